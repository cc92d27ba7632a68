"""Registering an account's devices in Home Assistant."""

from collections.abc import Iterable, Mapping
import re
from typing import NamedTuple

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.helpers.typing import UNDEFINED, UndefinedType

from ...cloud import DeviceExtInfo, FirmwareVersions
from ...const import CONF_ROOMS_AS_AREAS, MANUFACTURER
from ..contents import Home
from ..devices.device import Device
from ..pace import in_turns
from .identity import chosen_families, device_identifier
from .registered import registered_device
from .twins import async_inherit

DEFAULT_ROOM_ID = "0"
MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")


class Place(NamedTuple):
    """Where a device belongs: in a family, in a room, behind a gateway."""

    subentry_id: str | None
    room: str | None
    gateway_id: str | UndefinedType | None


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
        families = chosen_families(entry)  # one may be removed at each turn
        if (family_id := device.record.family_id) in families:
            gateway_id = registered.get(home.gateways.get(device.device_id, ""))
            place = Place(
                subentry_id=families[family_id],
                room=_area_name(hass, rooms, device.record.room_id),
                gateway_id=gateway_id or unknown,
            )
            registered[device.device_id] = _register(hass, entry, device, place)


@callback
def _register(
    hass: HomeAssistant, entry: ConfigEntry, device: Device, place: Place
) -> str:
    """Register a device, in its room if it is new; return its id."""
    product = device.product
    known = registered_device(hass, entry, device.device_id)
    device_entry = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=place.subentry_id,
        identifiers={device_identifier(device.device_id)},
        manufacturer=product.manufacturer or MANUFACTURER,
        model=product.model or product.name or None,
        model_id=product.product_id,
        name=device.name,
        serial_number=device.record.device_name,
        suggested_area=None if known else place.room,
        via_device_id=place.gateway_id,
    )
    device.awaits_room |= not known
    if device.awaits_room:
        _place(hass, device, device_entry, place.room)
    if not known:
        async_inherit(hass, device_entry)
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
