"""Unique ids and identifiers: made of the cloud's ids, whatever the names."""

from enum import StrEnum
import re

from homeassistant.config_entries import ConfigEntry
from homeassistant.helpers import device_registry as dr

from ...const import DOMAIN
from ..devices.device import Device

FAMILY_PREFIX = "family_"
OWN_KEY = ":"  # what no thing model plans: timers, firmware, pictures
# A slash within the name of a device is doubled; a single one separates.
DEVICE_KEY = re.compile(
    r"(?P<product_id>[^/]*)/(?P<name>(?:[^/]|//)+)(?P<channel>/.+)?"
)


class KeyKind(StrEnum):
    """What is listed in a family."""

    DEVICE = "device"
    SCENE = "scene"
    AUTOMATION = "automation"


def unique_id(device: Device, key: str) -> str:
    """Return an id made of the cloud's ids only: it outlives every rename."""
    return f"{device.record.product_id}_{device.record.device_name}_{key}"


def own_unique_id(device: Device, name: str) -> str:
    """Return the unique id of a device's entity that no thing model plans."""
    return unique_id(device, f"{OWN_KEY}{name}")


def cloud_device_id(device_entry: dr.AnyDeviceEntry) -> str:
    """Return the cloud's id of a registered device or of a channel's device."""
    key = _key(device_entry)
    if not (parts := DEVICE_KEY.fullmatch(key)):
        return key
    return f"{parts['product_id']}/{parts['name'].replace('//', '/')}"


def is_channel(device_entry: dr.AnyDeviceEntry) -> bool:
    """Return whether a registered device is only a part of one of the cloud."""
    parts = DEVICE_KEY.fullmatch(_key(device_entry))
    return bool(parts and parts["channel"])


def device_identifier(device_id: str) -> tuple[str, str]:
    """Return the registry identifier of a device."""
    product_id, slash, name = device_id.partition("/")
    return (DOMAIN, f"{product_id}{slash}{name.replace('/', '//')}")


def channel_identifier(device_id: str, channel: str) -> tuple[str, str]:
    """Return the registry identifier of a channel of a device."""
    _, key = device_identifier(device_id)
    return (DOMAIN, f"{key}/{channel}")


def family_identifier(family_id: str | None) -> tuple[str, str]:
    """Return the registry identifier of a family."""
    return (DOMAIN, f"{FAMILY_PREFIX}{family_id}")


def family_id_of(device_entry: dr.AnyDeviceEntry) -> str | None:
    """Return the family whose service a registered device is; None for a thing."""
    key = _key(device_entry)
    return key.removeprefix(FAMILY_PREFIX) if key.startswith(FAMILY_PREFIX) else None


def kind_of(key: str) -> KeyKind:
    """Return the kind of a key; that of a device has a slash."""
    if "/" in key:
        return KeyKind.DEVICE
    is_scene = key.startswith(KeyKind.SCENE)
    return KeyKind.SCENE if is_scene else KeyKind.AUTOMATION


def scene_unique_id(scene_id: str) -> str:
    """Return the unique id of a scene's entity."""
    return f"{KeyKind.SCENE}_{scene_id}"


def automation_unique_id(automation_id: str) -> str:
    """Return the unique id of the switch of an automation."""
    return f"{KeyKind.AUTOMATION}_{automation_id}"


def timer_unique_id(device: Device, timer_id: str) -> str:
    """Return the unique id of the switch of a timer."""
    return own_unique_id(device, f"timer_{timer_id}")


def messages_unique_id(entry: ConfigEntry, family_id: str) -> str:
    """Return the unique id of an account's messages that concern a family."""
    return f"{entry.unique_id}_{family_id}_:messages"


def chosen_families(entry: ConfigEntry) -> dict[str | None, str | None]:
    """Return the subentry ids by family; None for shared devices, without one."""
    return {None: None} | {
        each.unique_id: each.subentry_id for each in entry.subentries.values()
    }


def family_subentry_id(entry: ConfigEntry, family_id: str | None) -> str | None:
    """Return the subentry of a family; None for a device shared with the user."""
    return chosen_families(entry).get(family_id)


def _key(device_entry: dr.AnyDeviceEntry) -> str:
    """Return what identifies a registered device within the integration."""
    (_, key), *_ = device_entry.identifiers
    return key
