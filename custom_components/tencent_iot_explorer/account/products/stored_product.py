"""What is remembered on disk of a product."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, NotRequired, TypedDict

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ...cloud import Product, ProductConfig
from ...const import DOMAIN
from ...thing import AppPanel

STORAGE_VERSION = 1
PANEL_KEYS = {each.name for each in fields(AppPanel)}


class StoredProduct(TypedDict):
    """One product as it lies on disk."""

    name: str
    category: NotRequired[str]
    product_type: NotRequired[int]
    net_type: str
    manufacturer: str | None
    model: str | None
    panel: NotRequired[dict[str, Any] | None]
    data_template: Any


def product_store(
    hass: HomeAssistant, entry_id: str
) -> Store[dict[str, StoredProduct]]:
    """Return the file that remembers the products of a config entry."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}.{entry_id}.products")


def is_whole(stored: Mapping[str, Any]) -> bool:
    """Return whether a stored product is complete."""
    return isinstance(stored, dict) and StoredProduct.__required_keys__ <= stored.keys()


def to_storage(
    product: Product, config: ProductConfig | None, before: StoredProduct | None
) -> StoredProduct:
    """Return a product as it is stored; without settings, with those from before."""
    maker = config.manufacturer if config else before and before["manufacturer"]
    model = config.model if config else before and before["model"]
    panel = _panel(config) if config else before and before.get("panel")
    return StoredProduct(
        name=product.name,
        category=product.category_key,
        product_type=product.product_type,
        net_type=product.net_type,
        manufacturer=maker,
        model=model,
        panel=panel,
        data_template=product.data_template,
    )


def _panel(config: ProductConfig) -> dict[str, Any]:
    """Return what is of use of a product's panel."""
    return asdict(
        AppPanel(
            power_switch=config.power_switch,
            big_button=config.big_button,
            shortcuts=[each.property_id for each in config.shortcuts],
            hidden=config.hidden,
        )
    )


def panel_of(stored: StoredProduct) -> AppPanel:
    """Return the panel of a product; one that was stored without has none."""
    told = stored.get("panel") or {}
    return AppPanel(**{key: told[key] for key in PANEL_KEYS & told.keys()})
