"""Diagnostics: how each property was mapped, and its value, without private data."""

from collections.abc import Mapping
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_ACCESS_TOKEN, CONF_CODE, CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import AnyDeviceEntry

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.privacy import is_guard, redact_values
from .account.products.product_model import ProductModel
from .account.registry.identity import cloud_device_id
from .cloud import LOGIN_METHODS, DeviceRecord
from .const import CONF_APP_KEY, CONF_APP_SECRET
from .thing import EntityPlan, Kind, read_json

SECRETS = frozenset(
    {
        CONF_ACCESS_TOKEN,
        CONF_APP_KEY,
        CONF_APP_SECRET,
        CONF_CODE,
        CONF_NAME,
        "title",
        "unique_id",
        *(field for method in LOGIN_METHODS.values() for field in method.needs),
    }
)
WORDY = frozenset({Kind.STRING, Kind.STRUCT, Kind.ARRAY})


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
        "products": [
            _describe_product(account, product) for product in products.values()
        ],
        "products_not_permitted": sorted(account.products.unreadable),
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
        "product": _describe_product(account, device.product),
    }


def describe_device(account: Account, device: Device) -> dict[str, Any]:
    """Return what is known of a device."""
    properties = device.product.thing_model.properties
    guards = is_guard(device.product)
    texts = {each.id for each in properties if each.type.kind in WORDY and guards}
    return {
        "device_id": device.device_id,
        "listed": _listing(device.record),
        "online": device.online,
        "loaded": device.loaded,
        "available": device.available,
        "pushed": device.device_id in account.push.registered,
        "gateway": account.home.data.gateways.get(device.device_id),
        "firmware": _firmware(account, device),
        "bluetooth": _carrier(account, device),
        "values": redact_values(device.values, properties, texts),
    }


def _describe_product(account: Account, product: ProductModel) -> dict[str, Any]:
    """Return how each part of a product's thing model was mapped, and the model."""
    return {
        "product_id": product.product_id,
        "name": product.name,
        "net_type": product.net_type,
        "entities": [_describe_plan(each) for each in product.plan.entities],
        "excluded": [each._asdict() for each in product.plan.exclusions],
        "problems": [each._asdict() for each in product.thing_model.problems],
        "override": describe_override(product),
        "category": product.thing_model.category,
        "model": _readable(account.products.data_template(product.product_id)),
    }


def describe_override(product: ProductModel) -> dict[str, Any]:
    """Return an override that changes nothing, ready to be edited."""
    return {
        "match": {"product_ids": [product.product_id]},
        "sleeps": product.plan.sleeps,
        "entities": {
            plan.key: {"enabled": plan.enabled}
            | ({"name": plan.name} if plan.name else {})
            for plan in product.plan.entities
        },
    }


def _describe_plan(plan: EntityPlan) -> Mapping[str, Any]:
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


def _readable(template: object) -> object:
    """Return a thing model decoded, as it came if it is no JSON."""
    try:
        return read_json(template) if isinstance(template, str) else template
    except ValueError:
        return template


def _listing(record: DeviceRecord) -> dict[str, int]:
    """Return the fields of a device's record that are not private."""
    return {
        "device_type": record.device_type,
        "shared": record.shared,
        "create_time": record.create_time,
        "update_time": record.update_time,
    }


def _firmware(account: Account, device: Device) -> dict[str, str | None] | None:
    versions = account.firmware.data.get(device.device_id)
    if versions is None:
        return None
    return {"current": versions.current, "latest": versions.latest}


def _carrier(account: Account, device: Device) -> Mapping[str, Any] | None:
    """Return how Home Assistant reaches a device itself, None if it does not."""
    carrier = account.devices.carriers.get(device.device_id)
    return carrier.describe() if carrier else None
