"""The protocol of Bluetooth devices, judged by what Tencent's own device code said."""

import json
from pathlib import Path
from typing import Any

from custom_components.tencent_iot_explorer.bluetooth import layout_of
from simulator.bluetooth import Peripheral
from simulator.state import Device, Product

RECORDED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "recorded.json").read_text("utf-8")
)
LAYOUT = layout_of(RECORDED["thing_model"])
IDENTITY: dict[str, str] = RECORDED["identity"]
PRODUCT_ID = IDENTITY["product_id"]
DEVICE_NAME = IDENTITY["device_name"]
KEY = bytes.fromhex(IDENTITY["local_psk_hex"])
NPM_CLIENT_KEY = bytes.fromhex("12345678")
PSK = IDENTITY["device_psk_base64"]
MAC = bytes.fromhex(IDENTITY["mac"])
EXCHANGES = {each["name"]: each["steps"] for each in RECORDED["exchanges"]}
INPUTS = {each["name"]: each.get("inputs", {}) for each in RECORDED["exchanges"]}
NPM_CLIENT = {each["name"]: each["steps"] for each in RECORDED["npm_client"]}
COMBO = {each["name"]: each["steps"] for each in RECORDED["combo"]}
ENCRYPTED: dict[str, Any] = RECORDED["encrypted"]


def lamp_product() -> Product:
    """Return the product whose messages are recorded, as a cloud has it."""
    return Product(
        product_id="LLSYNCDEMO",
        name="Lamp",
        net_type="ble",
        category_id=3,
        product_type=0,
        manufacturer="",
        model="",
        data_template=json.loads(json.dumps(RECORDED["thing_model"])),
    )


def peripheral_of(device: Device, key: bytes = b"") -> Peripheral:
    """Return a device itself: bound by a key, or nobody's."""
    return Peripheral(
        model=device.product.data_template,
        product_id=device.product.product_id,
        device_name=device.device_name,
        key=key,
        psk=device.psk,
    )
