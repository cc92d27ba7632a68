"""The account's devices in Home Assistant's device registry."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from itertools import batched, chain
import re

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.typing import UNDEFINED

from ..cloud import DeviceInfo, FirmwareVersions
from ..const import CONF_ROOMS_AS_AREAS, DOMAIN, MANUFACTURER
from .contents import Home
from .device import Device
from .pace import Pace

DEVICES_PER_SLICE = 100
# With a device its entities move, each of which tells everybody.
MOVED_PER_SLICE = 5
DEFAULT_ROOM_ID = "0"
MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
FAMILY_PREFIX = "family_"
FAMILY_WORD = f"component.{DOMAIN}.config_subentries.family.entry_type"
OWN_KEY = ":"  # what no thing model plans: timers, firmware, pictures


async def async_register_families(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Register each family as the service that its scenes belong to."""
    words = await async_get_translations(
        hass, hass.config.language, "config_subentries", {DOMAIN}
    )
    registry = dr.async_get(hass)
    for subentry in entry.subentries.values():
        registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=subentry.subentry_id,
            identifiers={family_identifier(subentry.unique_id)},
            entry_type=dr.DeviceEntryType.SERVICE,
            manufacturer=MANUFACTURER,
            model=words.get(FAMILY_WORD),
            name=subentry.title,
        )


@callback
def async_rename_families(
    hass: HomeAssistant, entry: ConfigEntry, names: Mapping[str, str]
) -> None:
    """Take over the names of families that were changed in the app, and not here."""
    for subentry in entry.subentries.values():
        name = names.get(subentry.unique_id or "", "").strip()
        if name in ("", subentry.data.get(CONF_NAME)):
            continue
        is_named_here = subentry.title != subentry.data.get(CONF_NAME, name)
        hass.config_entries.async_update_subentry(
            entry,
            subentry,
            data={**subentry.data, CONF_NAME: name},
            title=subentry.title if is_named_here else name,
        )


async def async_register_devices(
    hass: HomeAssistant,
    entry: ConfigEntry,
    home: Home,
    devices: Iterable[Device],
) -> None:
    """Register devices, gateways first: sub-devices point at them."""
    registry = dr.async_get(hass)
    registered: dict[str, str] = {}
    rooms = home.rooms if entry.options.get(CONF_ROOMS_AS_AREAS, True) else {}
    gateways_first = sorted(devices, key=lambda each: each.device_id in home.gateways)
    for count, device in enumerate(gateways_first, start=1):
        record, product = device.record, device.product
        if record.family_id not in (families := chosen_families(entry)):
            continue
        known = _registered(hass, entry, device.device_id)
        gateway_id = registered.get(home.gateways.get(device.device_id, ""))
        device_entry = registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            config_subentry_id=families[record.family_id],
            identifiers={(DOMAIN, device.device_id)},
            manufacturer=product.manufacturer or MANUFACTURER,
            model=product.model or product.name or None,
            model_id=product.product_id,
            name=device.name,
            serial_number=record.device_name,
            suggested_area=None if known else _room_name(rooms, record.room_id),
            via_device_id=gateway_id or UNDEFINED,
        )
        if not known:
            _inherit(hass, entry, device_entry)
        registered[device.device_id] = device_entry.id
        if count % DEVICES_PER_SLICE == 0:
            await asyncio.sleep(0)  # the event loop shall breathe


@callback
def _inherit(
    hass: HomeAssistant, entry: ConfigEntry, device_entry: dr.DeviceEntry
) -> None:
    """Take over what people set on a device that another account has shown."""
    registry = dr.async_get(hass)
    for twin in registry.async_get_devices(identifiers=device_entry.identifiers):
        if twin.config_entry_id != entry.entry_id:
            registry.async_update_device(
                device_entry.id,
                name_by_user=twin.name_by_user,
                area_id=twin.area_id,
                labels=twin.labels,
            )


@callback
def registered_name(hass: HomeAssistant, entry: ConfigEntry, device: Device) -> str:
    """Return how Home Assistant calls a device."""
    if device_entry := _registered(hass, entry, device.device_id):
        return device_entry.name_by_user or device_entry.name or device.name
    return device.name


@callback
def async_register_versions(
    hass: HomeAssistant,
    entry: ConfigEntry,
    versions: Mapping[str, FirmwareVersions],
) -> None:
    """Note which firmware the devices run."""
    registry = dr.async_get(hass)
    for device_id, version in versions.items():
        if device_entry := _registered(hass, entry, device_id):
            registry.async_update_device(device_entry.id, sw_version=version.current)


@callback
def async_hardware_unknown(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str
) -> bool:
    """Return whether the network address of a registered device is still missing."""
    device_entry = _registered(hass, entry, device_id)
    return device_entry is not None and not device_entry.connections


@callback
def async_register_hardware(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str, info: DeviceInfo
) -> None:
    """Note the MAC address of a device, unless another one has it already."""
    registry = dr.async_get(hass)
    mac = dr.format_mac(info.mac)
    connection = (dr.CONNECTION_NETWORK_MAC, mac)
    if not MAC.fullmatch(mac) or registry.async_get_device_by_connection(
        connection, entry.entry_id
    ):
        return
    if device_entry := _registered(hass, entry, device_id):
        connections = device_entry.connections | {connection}
        registry.async_update_device(device_entry.id, new_connections=connections)


@callback
def async_registered(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str | None]:
    """Return the subentry of each registered device, scene and automation, by key.

    A device's key is its id, that of a scene or an automation its unique id.
    """
    registry = dr.async_get(hass)
    return {
        cloud_device_id(each): each.config_subentry_id
        for each in dr.async_entries_for_config_entry(registry, entry.entry_id)
        if not family_id_of(each)
    } | {each.unique_id: each.config_subentry_id for each in _routines(hass, entry)}


def _routines(hass: HomeAssistant, entry: ConfigEntry) -> Iterator[er.RegistryEntry]:
    """Yield the entities of scenes and automations: of a family, or of no device."""
    registry = dr.async_get(hass)
    families = {
        each.id
        for each in dr.async_entries_for_config_entry(registry, entry.entry_id)
        if family_id_of(each)
    }
    for entity in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id):
        if entity.domain == Platform.SCENE or (
            entity.domain == Platform.SWITCH and entity.device_id in families
        ):
            yield entity


def keys_of(home: Home) -> set[str]:
    """Return the keys of what is listed, as they are registered."""
    return {
        *home.devices,
        *map(scene_unique_id, home.scenes),
        *map(automation_unique_id, home.automations),
    }


async def async_remove_gone(
    hass: HomeAssistant, entry: ConfigEntry, home: Home
) -> None:
    """Remove what has gone."""
    if not home.gone:
        return
    registered = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    await _async_remove_devices(
        hass, [each for each in registered if cloud_device_id(each) in home.gone]
    )
    for entity in list(_routines(hass, entry)):
        if entity.unique_id in home.gone:
            er.async_get(hass).async_remove(entity.entity_id)


async def async_remove_all(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Remove all devices of an account that is being removed."""
    await _async_remove_devices(
        hass, dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    )


async def _async_remove_devices(
    hass: HomeAssistant, device_entries: Iterable[dr.DeviceEntry]
) -> None:
    """Remove devices and their entities from the registries, at a pace."""
    pace = Pace()
    for device_entry in device_entries:
        entities = er.async_entries_for_device(er.async_get(hass), device_entry.id)
        dr.async_get(hass).async_remove_device(device_entry.id)
        await pace.async_keep(len(entities))


async def async_move(hass: HomeAssistant, entry: ConfigEntry, home: Home) -> None:
    """Take devices along that moved to another family, with all that is set on them."""
    families = chosen_families(entry)
    registered = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    moved = [
        (each, subentry_id)
        for each in registered
        if (record := home.devices.get(cloud_device_id(each)))
        and record.family_id in families
        and each.config_subentry_id != (subentry_id := families[record.family_id])
    ]
    for some in batched(moved, MOVED_PER_SLICE, strict=False):
        for device_entry, subentry_id in some:
            _move(hass, device_entry, subentry_id)
        await asyncio.sleep(0)


@callback
def _move(
    hass: HomeAssistant, device_entry: dr.DeviceEntry, subentry_id: str | None
) -> None:
    """Move a device to a subentry, its entities first: it would leave them behind.

    A device cannot move while it has channels. They go, which leaves to the entities
    that were moved before nothing but their device, and come back as they were.
    """
    devices = dr.async_get(hass)
    channels = dr.async_entries_for_parent_device(devices, device_entry.id)
    owned = {channel.id: _own_entities(hass, channel) for channel in channels}
    for entity_id in chain(_own_entities(hass, device_entry), *owned.values()):
        er.async_get(hass).async_update_entity(
            entity_id, config_subentry_id=subentry_id
        )
    for channel in channels:
        devices.async_remove_device(channel.id)
    devices.async_update_device(device_entry.id, new_config_subentry_id=subentry_id)
    for channel in channels:
        again = devices.async_get_or_create_child(
            config_entry_id=channel.config_entry_id,
            config_subentry_id=subentry_id,
            identifiers=channel.identifiers,
            name=channel.name,
            parent_device_id=device_entry.id,
        )
        for entity_id in owned[channel.id]:
            er.async_get(hass).async_update_entity(entity_id, device_id=again.id)


def _own_entities(hass: HomeAssistant, device_entry: dr.AnyDeviceEntry) -> list[str]:
    """Return the ids of a device's entities that are its account's."""
    entities = er.async_entries_for_device(
        er.async_get(hass), device_entry.id, include_disabled_entities=True
    )
    return [
        each.entity_id
        for each in entities
        if each.config_entry_id == device_entry.config_entry_id
    ]


@callback
def async_remove_entity(hass: HomeAssistant, platform: str, unique_id: str) -> None:
    """Remove the entity of what was deleted in the cloud."""
    registry = er.async_get(hass)
    if entity_id := registry.async_get_entity_id(platform, DOMAIN, unique_id):
        registry.async_remove(entity_id)


def unique_id(device: Device, key: str) -> str:
    """Return an id made of the cloud's ids only: it outlives every rename."""
    return f"{device.record.product_id}_{device.record.device_name}_{key}"


def cloud_device_id(device_entry: dr.AnyDeviceEntry) -> str:
    """Return the cloud's id of a registered device or of a channel's device."""
    return "/".join(_key(device_entry).split("/")[:2])


def is_channel(device_entry: dr.AnyDeviceEntry) -> bool:
    """Return whether a registered device is only a part of one of the cloud."""
    return _key(device_entry) != cloud_device_id(device_entry)


def channel_identifier(device_id: str, channel: str) -> tuple[str, str]:
    """Return the registry identifier of a channel of a device."""
    return (DOMAIN, f"{device_id}/{channel}")


def family_identifier(family_id: str | None) -> tuple[str, str]:
    """Return the registry identifier of a family."""
    return (DOMAIN, f"{FAMILY_PREFIX}{family_id}")


def family_id_of(device_entry: dr.AnyDeviceEntry) -> str | None:
    """Return the family whose service a registered device is; None for a thing."""
    key = _key(device_entry)
    return key.removeprefix(FAMILY_PREFIX) if key.startswith(FAMILY_PREFIX) else None


def is_routine(key: str) -> bool:
    """Return whether a key is a scene's or an automation's: a device's has a slash."""
    return "/" not in key


def scene_unique_id(scene_id: str) -> str:
    """Return the unique id of a scene's entity."""
    return f"scene_{scene_id}"


def automation_unique_id(automation_id: str) -> str:
    """Return the unique id of the switch of an automation."""
    return f"automation_{automation_id}"


def timer_unique_id(device: Device, timer_id: str) -> str:
    """Return the unique id of the switch of a timer."""
    return unique_id(device, f":timer_{timer_id}")


def messages_unique_id(entry: ConfigEntry, family_id: str) -> str:
    """Return the unique id of an account's messages that concern a family."""
    return f"{entry.unique_id}_{family_id}_:messages"


def chosen_families(entry: ConfigEntry) -> dict[str | None, str | None]:
    """Return the subentries by family; None, which has none, for what is shared."""
    return {None: None} | {
        each.unique_id: each.subentry_id for each in entry.subentries.values()
    }


def family_subentry_id(entry: ConfigEntry, family_id: str | None) -> str | None:
    """Return the subentry of a family; None for a device shared with the user."""
    return chosen_families(entry).get(family_id)


def _registered(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str
) -> dr.DeviceEntry | None:
    """Return a device of the cloud as it is registered."""
    return dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, device_id), entry.entry_id
    )


def _key(device_entry: dr.AnyDeviceEntry) -> str:
    """Return what identifies a registered device within the integration."""
    (_, key), *_ = device_entry.identifiers
    return key


def _room_name(rooms: Mapping[str, str], room_id: str | None) -> str | None:
    """Return the room's name; the default room is no place in the home."""
    if room_id is None or room_id == DEFAULT_ROOM_ID:
        return None
    return rooms.get(room_id)
