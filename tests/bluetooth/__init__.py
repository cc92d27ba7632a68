"""The protocol of Bluetooth devices, judged by what Tencent's own device code said."""

import json
from pathlib import Path
from typing import Any

from custom_components.tencent_iot_explorer.bluetooth import layout_of

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
