"""The account's devices in Home Assistant's device registry."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.typing import UNDEFINED

from .cloud import FirmwareVersions
from .const import CONF_ROOMS_AS_AREAS, DOMAIN, MANUFACTURER
from .coordinator import Home
from .device import Device

if TYPE_CHECKING:
    from .account import TencentConfigEntry

DEFAULT_ROOM_ID = "0"
FAMILY_PREFIX = "family_"
FAMILY_MODEL = "Family"


@callback
def async_register_families(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Register each family as the service that its scenes belong to."""
    registry = dr.async_get(hass)
    for subentry in entry.subentries.values():
        registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=subentry.subentry_id,
            identifiers={family_identifier(subentry.unique_id)},
            entry_type=dr.DeviceEntryType.SERVICE,
            manufacturer=MANUFACTURER,
            model=FAMILY_MODEL,
            name=subentry.title,
        )


@callback
def async_register_devices(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    home: Home,
    devices: Iterable[Device],
) -> None:
    """Register devices, gateways first: sub-devices point at them."""
    registry = dr.async_get(hass)
    registered: dict[str, str] = {}
    rooms = home.rooms if entry.options.get(CONF_ROOMS_AS_AREAS, True) else {}
    for device in sorted(devices, key=lambda each: each.device_id in home.gateways):
        record, product = device.record, device.product
        gateway_id = registered.get(home.gateways.get(device.device_id, ""))
        device_entry = registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=family_subentry_id(entry, record.family_id),
            identifiers={(DOMAIN, device.device_id)},
            manufacturer=product.manufacturer or MANUFACTURER,
            model=product.model or product.name or None,
            model_id=product.product_id,
            name=device.name,
            serial_number=record.device_name,
            suggested_area=_room_name(rooms, record.room_id),
            via_device_id=gateway_id or UNDEFINED,
        )
        registered[device.device_id] = device_entry.id


@callback
def async_register_versions(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    versions: Mapping[str, FirmwareVersions],
) -> None:
    """Note which firmware the devices run."""
    registry = dr.async_get(hass)
    for device_id, version in versions.items():
        if device_entry := registry.async_get_device_by_identifier(
            (DOMAIN, device_id), entry.entry_id
        ):
            registry.async_update_device(device_entry.id, sw_version=version.current)


@callback
def async_remove_gone(
    hass: HomeAssistant, entry: TencentConfigEntry, home: Home
) -> None:
    """Remove registered devices that the cloud no longer lists, or elsewhere."""
    registry = dr.async_get(hass)
    kept = {
        ((DOMAIN, device_id), family_subentry_id(entry, record.family_id))
        for device_id, record in home.devices.items()
    } | {
        (family_identifier(each.unique_id), each.subentry_id)
        for each in entry.subentries.values()
    }
    for device_entry in dr.async_entries_for_config_entry(registry, entry.entry_id):
        place = (
            (DOMAIN, cloud_device_id(device_entry)),
            device_entry.config_subentry_id,
        )
        if place not in kept:
            registry.async_remove_device(device_entry.id)


def cloud_device_id(device_entry: dr.AnyDeviceEntry) -> str:
    """Return the cloud's id of a registered device or of a channel's device."""
    (_, key), *_ = device_entry.identifiers
    return "/".join(key.split("/")[:2])


def channel_identifier(device_id: str, channel: str) -> tuple[str, str]:
    """Return the registry identifier of a channel of a device."""
    return (DOMAIN, f"{device_id}/{channel}")


def family_identifier(family_id: str | None) -> tuple[str, str]:
    """Return the registry identifier of a family."""
    return (DOMAIN, f"{FAMILY_PREFIX}{family_id}")


def family_id_of(device_entry: dr.AnyDeviceEntry) -> str | None:
    """Return the family whose service a registered device is; None for a thing."""
    (_, key), *_ = device_entry.identifiers
    return key.removeprefix(FAMILY_PREFIX) if key.startswith(FAMILY_PREFIX) else None


def scene_unique_id(scene_id: str) -> str:
    """Return the unique id of a scene's entity."""
    return f"scene_{scene_id}"


def family_subentry_id(entry: TencentConfigEntry, family_id: str | None) -> str | None:
    """Return the subentry of a family; None for a device shared with the user."""
    return next(
        (
            subentry.subentry_id
            for subentry in entry.subentries.values()
            if subentry.unique_id == family_id
        ),
        None,
    )


def _room_name(rooms: Mapping[str, str], room_id: str | None) -> str | None:
    """Return the room's name; the default room is no place in the home."""
    if room_id is None or room_id == DEFAULT_ROOM_ID:
        return None
    return rooms.get(room_id)
