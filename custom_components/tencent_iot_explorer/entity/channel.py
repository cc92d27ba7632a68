"""The channels of a device, such as the gangs of a panel, and their names."""

from collections.abc import Collection

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo
from homeassistant.helpers.translation import async_get_cached_translations

from ..account.account import Account
from ..account.devices.device import Device
from ..account.registry.identity import channel_identifier, device_identifier
from ..account.registry.registered import registered_name
from ..const import DOMAIN
from ..thing import Channel
from .naming import shown_name

NUMBERED = f"component.{DOMAIN}.device.switch_channel.name"
LEAST_IN_COMMON = 2


@callback
def channel_info(account: Account, device: Device, channel: Channel) -> ChildDeviceInfo:
    """Return the child device of a channel.

    A new one begins with its own name: Home Assistant makes entity ids of that and the
    panel's. A known one keeps its name.
    """
    identifier = channel_identifier(device.device_id, channel.property_id)
    known = dr.async_get(account.hass).async_get_child_device_by_identifier(
        identifier, account.entry.entry_id
    )
    return ChildDeviceInfo(
        identifiers={identifier},
        parent_device_id=dr.async_get_device_id_by_identifier(
            account.hass,
            device_identifier(device.device_id),
            config_entry_id=account.entry.entry_id,
        ),
        name=known.name if known else own_name(account.hass, channel),
    )


@callback
def async_follow_panels(account: Account) -> None:
    """Name channels after their panels, once their entities are added.

    Before that, the names would change the ids of the entities.
    """

    async def name(devices: Collection[Device]) -> None:
        for device in devices:
            async_name_channels(account, device)

    @callback
    def name_known() -> None:
        for device in account.devices.values():
            if device.device_id in account.channel_names.data:
                async_name_channels(account, device)

    account.entry.async_on_unload(account.arrivals.async_follow(name))
    account.entry.async_on_unload(account.channel_names.async_add_listener(name_known))


@callback
def async_name_channels(account: Account, device: Device) -> None:
    """Name the channels of a device."""
    registry = dr.async_get(account.hass)
    for channel in {each.channel for each in device.product.plan.entities}:
        if channel is None:
            continue
        identifier = channel_identifier(device.device_id, channel.property_id)
        known = registry.async_get_child_device_by_identifier(
            identifier, account.entry.entry_id
        )
        if known:
            name = full_name(account, device, channel)
            registry.async_update_child_device(known.id, name=name)


def full_name(account: Account, device: Device, channel: Channel) -> str:
    """Return the name of a channel: the app's, or its own with its panel's before it.

    Where the app names several alike, the own name follows.
    """
    given = account.channel_names.data.get(device.device_id, {})
    name = given.get(channel.property_id)
    if name and [*given.values()].count(name) == 1:
        return name
    before = name or registered_name(account.hass, account.entry, device)
    return joined_name(before, own_name(account.hass, channel))


def own_name(hass: HomeAssistant, channel: Channel) -> str:
    """Return the name of a channel without its panel's."""
    translations = async_get_cached_translations(
        hass, hass.config.language, "device", DOMAIN
    )
    if channel.name is None:
        return translations.get(NUMBERED, "{number}").format(number=channel.number)
    return shown_name(hass, channel.name)


def joined_name(panel: str, own: str) -> str:
    """Return the name of a panel and its channel; what both say is said once."""
    for length in range(min(len(panel), len(own)), LEAST_IN_COMMON - 1, -1):
        is_common = panel[-length:].casefold() == own[:length].casefold()
        if is_common and _parts_words(panel, -length) and _parts_words(own, length):
            return f"{panel}{own[length:]}"
    space = "" if _is_chinese(panel[-1:]) and _is_chinese(own[:1]) else " "
    return f"{panel}{space}{own}".strip()


def _parts_words(text: str, place: int) -> bool:
    """Return whether a text can be divided at a place without cutting a word."""
    before, after = text[:place][-1:], text[place:][:1]
    return not (before.isascii() and before.isalpha() and after.isalpha())


def _is_chinese(character: str) -> bool:
    """Return whether a character is written without spaces around it."""
    return character.isalpha() and not character.isascii()
