"""Diagnostics: how each property was mapped and what it says, without secrets."""

from collections.abc import Mapping
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    CONF_ACCESS_TOKEN,
    CONF_CODE,
    CONF_EMAIL,
    CONF_PASSWORD,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import AnyDeviceEntry

from .const import CONF_APP_KEY, CONF_APP_SECRET, CONF_OPEN_ID, CONF_PHONE
from .home.account import Account, TencentConfigEntry
from .home.device import Device, ProductModel
from .home.registry import cloud_device_id
from .thing import EntityPlan
from .thing.values import decode_json

SECRETS = frozenset(
    {
        CONF_ACCESS_TOKEN,
        CONF_APP_KEY,
        CONF_APP_SECRET,
        CONF_CODE,
        CONF_EMAIL,
        CONF_OPEN_ID,
        CONF_PASSWORD,
        CONF_PHONE,
        "title",
        "unique_id",
    }
)
PRIVATE_VALUES = re.compile(
    r"addr|bssid|card|ccid|contact_n|face|finger|gps|imei|imsi|lat$|lat_|latitude|ln?g$|"
    r"location|long|^ip|mac|mail|mobile|pass|phone|pwd|secret|sos_n|ssid|^tel|token|url|"
    r"wifi",
    re.IGNORECASE,
)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: TencentConfigEntry
) -> dict[str, Any]:
    """Return the state of the account, its products and its devices."""
    described = async_redact_data(entry.as_dict(), SECRETS)
    if entry.state is not ConfigEntryState.LOADED:
        return {"entry": described, "state": entry.state.value}
    account = entry.runtime_data
    products = {
        device.product.product_id: device.product for device in account.devices.values()
    }
    return {
        "entry": described,
        "push": {
            "connected": account.push.connected,
            "registered": len(account.push.registered),
            "last_message": account.push.last_message,
        },
        "products": [describe_product(product) for product in products.values()],
        "products_not_permitted": sorted(account.products.denied),
        "devices": [
            describe_device(account, device) for device in account.devices.values()
        ],
    }


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: TencentConfigEntry, device_entry: AnyDeviceEntry
) -> dict[str, Any]:
    """Return the state of one device and how its product was mapped."""
    if entry.state is not ConfigEntryState.LOADED:
        return {"state": entry.state.value}
    account = entry.runtime_data
    device = account.devices.get(cloud_device_id(device_entry))
    if device is None:
        return {"devices": len(account.devices)}
    return {
        "device": describe_device(account, device),
        "product": describe_product(device.product),
    }


def describe_device(account: Account, device: Device) -> dict[str, Any]:
    """Return what is known of a device."""
    return {
        "device_id": device.device_id,
        "online": device.online,
        "loaded": device.loaded,
        "available": device.available,
        "pushed": device.device_id in account.push.registered,
        "gateway": account.home.data.gateways.get(device.device_id),
        "firmware": _firmware(account, device),
        "values": redact_values(device.values),
    }


def redact_values(values: Mapping[str, object]) -> dict[str, object]:
    """Return values of properties without those that tell of people."""
    return {
        id_: REDACTED if PRIVATE_VALUES.search(id_) else _redact_members(value)
        for id_, value in values.items()
    }


def describe_product(product: ProductModel) -> dict[str, Any]:
    """Return how each property, event and action of a product was mapped."""
    return {
        "product_id": product.product_id,
        "name": product.name,
        "net_type": product.net_type,
        "entities": [describe_plan(each) for each in product.plan.entities],
        "excluded": [
            {"kind": each.kind, "id": each.id, "reason": each.reason}
            for each in product.plan.exclusions
        ],
        "problems": [
            {"kind": each.kind, "id": each.id, "reason": each.reason}
            for each in product.thing_model.problems
        ],
        "override": describe_override(product),
    }


def describe_override(product: ProductModel) -> dict[str, Any]:
    """Return an override that changes nothing, ready to be edited."""
    return {
        "match": {"product_ids": [product.product_id]},
        "entities": {
            plan.key: {"enabled": plan.enabled}
            | ({"name": plan.name} if plan.name else {})
            for plan in product.plan.entities
        },
    }


def describe_plan(plan: EntityPlan) -> Mapping[str, Any]:
    """Return an entity plan in short."""
    return {
        "platform": plan.platform,
        "key": plan.key,
        "role": plan.role,
        "properties": list(plan.property_ids),
        "events": [event.id for event in plan.events],
        "actions": [action.id for action in plan.actions],
        "device_class": plan.device_class,
        "unit": plan.unit,
        "enabled": plan.enabled,
        "reason": plan.reason,
    }


def _redact_members(value: object) -> object:
    """Return a value without the private members that a struct may have."""
    match decode_json(value):
        case dict() as members:
            return redact_values(members)
        case list() as elements:
            return [_redact_members(each) for each in elements]
        case _:
            return value


def _firmware(account: Account, device: Device) -> dict[str, str | None] | None:
    versions = account.firmware.data.get(device.device_id)
    if versions is None:
        return None
    return {"current": versions.current, "latest": versions.latest}
