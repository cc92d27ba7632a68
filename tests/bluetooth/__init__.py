"""The protocol of Bluetooth devices, judged by what Tencent's own device code said."""

import json
from pathlib import Path
from typing import Any

from custom_components.tencent_iot_explorer.bluetooth import layout_of

RECORDED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "recorded.json").read_text("utf-8")
)
LAYOUT = layout_of(RECORDED["thing_model"])
PRODUCT_ID: str = RECORDED["identity"]["product_id"]
DEVICE_NAME: str = RECORDED["identity"]["device_name"]
KEY = bytes.fromhex(RECORDED["identity"]["local_psk_hex"])
EXCHANGES = {each["name"]: each["steps"] for each in RECORDED["exchanges"]}
