"""What an action is for: a device, a family or an account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from homeassistant.components.scene import DOMAIN as SCENE_DOMAIN
from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, entity_registry as er
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.service import (
    async_get_config_entry,
    async_get_device_and_config_entry,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..account.account import Account
from ..account.devices.device import Device
from ..account.errors import translation
from ..account.registry.identity import cloud_device_id, family_id_of
from ..cloud import Client, Scene
from ..const import DOMAIN


@dataclass(frozen=True, kw_only=True)
class _OfAccount:
    """What an action is for: an account, or something that is in it."""

    account: Account

    @property
    def client(self) -> Client:
        """Return the account's client."""
        return self.account.client


@dataclass(frozen=True, kw_only=True)
class AccountTarget(_OfAccount):
    """The account that an action is for."""

    @property
    def name(self) -> str:
        """Return the name of the account."""
        return self.account.entry.title


@dataclass(frozen=True, kw_only=True)
class FamilyTarget(_OfAccount):
    """The family that an action is for."""

    family_id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class DeviceTarget(_OfAccount):
    """The device that an action is for."""

    device: Device

    @property
    def device_id(self) -> str:
        """Return the cloud's id of the device."""
        return self.device.device_id

    @property
    def name(self) -> str:
        """Return the name of the device."""
        return self.device.name


@dataclass(frozen=True, kw_only=True)
class DevicesTarget(_OfAccount):
    """The devices of one account that an action is for."""

    devices: tuple[Device, ...]
    name: str


@dataclass(frozen=True, kw_only=True)
class SceneTarget(_OfAccount):
    """The scene that an action is for."""

    scene: Scene

    @property
    def name(self) -> str:
        """Return the name of the scene."""
        return self.scene.name


type AnyTarget = (
    AccountTarget | FamilyTarget | DeviceTarget | DevicesTarget | SceneTarget
)


class Target(NamedTuple):
    """The field that names a target, and how to find it."""

    key: str
    field: VolDictType
    find: Callable[[HomeAssistant, Any], AnyTarget]


def _find_account(hass: HomeAssistant, entry_id: str | None) -> AccountTarget:
    """Return an account; without an id the only one."""
    return AccountTarget(
        account=async_get_config_entry(hass, DOMAIN, entry_id).runtime_data
    )


def find_device(hass: HomeAssistant, device_id: str) -> DeviceTarget:
    """Return a device, also by one of its channels."""
    device_entry, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
    account: Account = entry.runtime_data
    if device := account.devices.get(cloud_device_id(device_entry)):
        return DeviceTarget(account=account, device=device)
    raise _wrong_target("not_a_device", device_entry)


def _find_family(hass: HomeAssistant, device_id: str) -> FamilyTarget:
    """Return the family of a service device."""
    device_entry, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
    if family_id := family_id_of(device_entry):
        return FamilyTarget(
            account=entry.runtime_data,
            family_id=family_id,
            name=device_entry.name or family_id,
        )
    raise _wrong_target("not_a_family", device_entry)


def _find_devices(hass: HomeAssistant, device_ids: Sequence[str]) -> DevicesTarget:
    """Return devices of one account; a family's service device stands for all its devices."""
    chosen = [_find_family_or_device(hass, each) for each in device_ids]
    account = chosen[0].account
    if any(each.account is not account for each in chosen):
        raise ServiceValidationError(**translation("several_accounts"))
    devices = {
        device.device_id: device for each in chosen for device in _devices_of(each)
    }
    return DevicesTarget(
        account=account,
        devices=tuple(devices.values()),
        name=", ".join(each.name for each in chosen),
    )


def find_scene(hass: HomeAssistant, entity_id: str) -> SceneTarget:
    """Return the scene of an entity."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        account: Account = entry.runtime_data
        for key, scene in account.home.data.scenes.items():
            found = er.async_get(hass).async_get_entity_id(SCENE_DOMAIN, DOMAIN, key)
            if found == entity_id:
                return SceneTarget(account=account, scene=scene)
    raise ServiceValidationError(**translation("not_a_scene", entity_id=entity_id))


def find_family_of(target: DeviceTarget) -> str:
    """Return the id of the family that a device belongs to."""
    if family_id := target.device.record.family_id:
        return family_id
    raise ServiceValidationError(**translation("shared_device", device=target.name))


def find_one[T](wanted: str, known: Mapping[str, T], name: Callable[[T], str]) -> T:
    """Return the item with an id, else the only one with a name.

    Raises ServiceValidationError where there is none, or more than one of that name.
    """
    if wanted in known:
        return known[wanted]
    named = [each for each in known.values() if name(each) == wanted]
    if len(named) == 1:
        return named[0]
    key = "several_of_that_name" if named else "none_of_that_name"
    listed = ", ".join(f"{name(each)} ({id_})" for id_, each in known.items())
    raise ServiceValidationError(**translation(key, name=wanted, known=listed or "-"))


def _find_family_or_device(
    hass: HomeAssistant, device_id: str
) -> FamilyTarget | DeviceTarget:
    """Return the family or the device of a registered device."""
    device_entry, _ = async_get_device_and_config_entry(hass, DOMAIN, device_id)
    find = _find_family if family_id_of(device_entry) else find_device
    return find(hass, device_id)


def _devices_of(target: FamilyTarget | DeviceTarget) -> list[Device]:
    """Return the device, or all devices of the family."""
    if isinstance(target, DeviceTarget):
        return [target.device]
    return [
        device
        for device in target.account.devices.values()
        if device.record.family_id == target.family_id
    ]


def _wrong_target(
    translation_key: str, device_entry: AnyDeviceEntry
) -> ServiceValidationError:
    """Return the error of a device that is no target of this kind."""
    name = device_entry.name or device_entry.id
    return ServiceValidationError(**translation(translation_key, device=name))


ACCOUNT = Target(
    key=ATTR_CONFIG_ENTRY_ID,
    field={vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string},
    find=_find_account,
)
FAMILY = Target(
    key=ATTR_DEVICE_ID,
    field={vol.Required(ATTR_DEVICE_ID): cv.string},
    find=_find_family,
)
DEVICE = Target(
    key=ATTR_DEVICE_ID,
    field={vol.Required(ATTR_DEVICE_ID): cv.string},
    find=find_device,
)
DEVICES = Target(
    key=ATTR_DEVICE_ID,
    field={
        vol.Required(ATTR_DEVICE_ID): vol.All(
            cv.ensure_list, [cv.string], vol.Length(min=1)
        )
    },
    find=_find_devices,
)
SCENE = Target(
    key=ATTR_ENTITY_ID,
    field={vol.Required(ATTR_ENTITY_ID): cv.entity_id},
    find=find_scene,
)
