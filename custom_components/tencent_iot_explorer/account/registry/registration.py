"""Registering an account's families and devices in Home Assistant."""

from collections.abc import Iterable, Mapping
import re

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.typing import UNDEFINED, UndefinedType

from ...cloud import DeviceExtInfo, FirmwareVersions
from ...const import CONF_ROOMS_AS_AREAS, DOMAIN, MANUFACTURER
from ..contents import Home
from ..devices.device import Device
from ..pace import in_turns
from .identity import (
    chosen_families,
    device_identifier,
    family_identifier,
    family_subentry_id,
)
from .registered import registered_device

DEFAULT_ROOM_ID = "0"
MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
# By which the forms of actions know families; it is shown beside the word for them.
FAMILY_MODEL_ID = "IoT Explorer"
FAMILY_WORD = f"component.{DOMAIN}.config_subentries.family.entry_type"


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
            model_id=FAMILY_MODEL_ID,
            name=subentry.title,
        )


@callback
def async_rename_families(
    hass: HomeAssistant, entry: ConfigEntry, names: Mapping[str, str]
) -> None:
    """Take over new names of families, unless the user has renamed them here."""
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
    registered: dict[str, str] = {}
    # Behind a gateway that tells nothing may be whoever was behind it before.
    unknown = UNDEFINED if home.unread_gateways else None
    rooms = home.rooms if entry.options.get(CONF_ROOMS_AS_AREAS, True) else {}
    gateways_first = sorted(devices, key=lambda each: len(home.above(each.device_id)))
    async for device in in_turns(gateways_first):
        if device.record.family_id in chosen_families(entry):
            gateway_id = registered.get(home.gateways.get(device.device_id, ""))
            room = _area_name(hass, rooms, device.record.room_id)
            registered[device.device_id] = _register(
                hass, entry, device, room, gateway_id or unknown
            )


@callback
def _register(
    hass: HomeAssistant,
    entry: ConfigEntry,
    device: Device,
    room: str | None,
    via_device_id: str | UndefinedType | None,
) -> str:
    """Register a device, in its room if it is new; return its id."""
    record, product = device.record, device.product
    known = registered_device(hass, entry, device.device_id)
    device_entry = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=family_subentry_id(entry, record.family_id),
        identifiers={device_identifier(device.device_id)},
        manufacturer=product.manufacturer or MANUFACTURER,
        model=product.model or product.name or None,
        model_id=product.product_id,
        name=device.name,
        serial_number=record.device_name,
        suggested_area=None if known else room,
        via_device_id=via_device_id,
    )
    device.awaits_room |= not known
    if device.awaits_room:
        _place(hass, device, device_entry, room)
    if not known:
        _inherit(hass, entry, device_entry)
    return device_entry.id


@callback
def _place(
    hass: HomeAssistant, device: Device, device_entry: dr.DeviceEntry, room: str | None
) -> None:
    """Put a device into its room, which the cloud told late, or to which it came back.

    One that is in an area awaits no room any more: whoever takes it out wants it so.
    """
    if room and device_entry.area_id is None:
        area = ar.async_get(hass).async_get_or_create(room)
        dr.async_get(hass).async_update_device(device_entry.id, area_id=area.id)
    device.awaits_room = not (room or device_entry.area_id)


@callback
def _inherit(
    hass: HomeAssistant, entry: ConfigEntry, device_entry: dr.DeviceEntry
) -> None:
    """Copy the settings of the same device of another account."""
    registry = dr.async_get(hass)
    for twin in registry.async_get_devices(identifiers=device_entry.identifiers):
        if twin.config_entry_id != entry.entry_id:
            registry.async_update_device(
                device_entry.id,
                name_by_user=twin.name_by_user,
                area_id=twin.area_id,
                labels=twin.labels,
            )
            _inherit_channels(registry, twin, device_entry)


@callback
def _inherit_channels(
    registry: dr.DeviceRegistry, twin: dr.DeviceEntry, device_entry: dr.DeviceEntry
) -> None:
    """Copy the channels of the same device of another account."""
    for known in dr.async_entries_for_parent_device(registry, twin.id):
        channel = registry.async_get_or_create_child(
            config_entry_id=device_entry.config_entry_id,
            config_subentry_id=device_entry.config_subentry_id,
            identifiers=known.identifiers,
            name=known.name,
            parent_device_id=device_entry.id,
        )
        registry.async_update_child_device(
            channel.id,
            name_by_user=known.name_by_user,
            area_id=known.area_id,
            labels=known.labels,
        )


@callback
def async_register_version(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str, versions: FirmwareVersions
) -> None:
    """Note which firmware a device runs."""
    if device_entry := registered_device(hass, entry, device_id):
        dr.async_get(hass).async_update_device(
            device_entry.id, sw_version=versions.current
        )


@callback
def async_register_hardware(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str, info: DeviceExtInfo
) -> None:
    """Note the MAC address of a device, unless another one has it already."""
    registry = dr.async_get(hass)
    mac = dr.format_mac(info.mac)
    connection = (dr.CONNECTION_NETWORK_MAC, mac)
    if not MAC.fullmatch(mac) or registry.async_get_device_by_connection(
        connection, entry.entry_id
    ):
        return
    if device_entry := registered_device(hass, entry, device_id):
        connections = device_entry.connections | {connection}
        registry.async_update_device(device_entry.id, new_connections=connections)


def _area_name(
    hass: HomeAssistant, rooms: Mapping[str, str], room_id: str | None
) -> str | None:
    """Return the name of the area of a room, which may be its alias; None for the default room."""
    if room_id is None or room_id == DEFAULT_ROOM_ID:
        return None
    name, areas = rooms.get(room_id), ar.async_get(hass)
    if name is None or areas.async_get_area_by_name(name):
        return name
    return next((each.name for each in areas.async_get_areas_by_alias(name)), name)
