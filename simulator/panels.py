"""How the console lays out the panel of a product, unless its vendor changes that."""

from collections.abc import Iterator
from typing import Any

from .state import Product

# What a panel can show.
WITH_WIDGET = frozenset({"bool", "int", "float", "enum", "stringenum"})
POWER = "power_switch"


def panel_settings(product: Product) -> dict[str, Any]:
    """Return the settings of a product: its vendor's, else the console's."""
    definitions = product.definitions()
    return {
        "profile": {"ProductId": product.product_id},
        "Global": {
            "customizeControl": False,
            "ProductDisplayName": product.name,
            "ManufacturerName": product.manufacturer,
            "ProductModel": product.model,
        },
        "Panel": {
            "type": "standard",
            "standard": {
                "theme": "standard",
                "bgImgId": "Default",
                "navBar": {"visible": False, "templateId": "", "timingProject": False},
                "timingProject": False,
                "properties": [*_widgets(product)],
            },
        },
        "ShortCut": {
            "powerSwitch": POWER if POWER in definitions else "",
            "shortcut": [],
        },
        "AppAutomation": {"conditions": [*definitions], "actions": [*definitions]},
        "WifiConfTypeList": ["smartconfig", "softap", "airkiss"],
        "BleConfig": {
            "protocolType": "standard",
            "bindingBootConfig": {
                "confirmRequired": str(int(product.confirms_binding))
            },
        },
        **product.panel,
    }


def _widgets(product: Product) -> Iterator[dict[str, Any]]:
    """Yield the properties that a panel can show, all of them visible."""
    for property_id, definition in product.definitions().items():
        if definition.get("type") in WITH_WIDGET:
            look = {"type": "btn-col-1", "icon": "create", "visible": True}
            yield {"id": property_id, "ui": look}
