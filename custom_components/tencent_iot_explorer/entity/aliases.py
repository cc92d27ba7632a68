"""Aliases: more names by which Assist knows an entity."""

from collections.abc import Iterable

from homeassistant.const import Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..account.account import Account

# The helper that shows a switch as a light, a lock or a cover.
SWITCH_AS_X = "switch_as_x"


def is_new(account: Account, entity: er.RegistryEntry) -> bool:
    """Return whether an entity was registered since the set-up, and has no aliases of ours yet.

    Home Assistant adds an entity again when its id has changed.
    """
    return entity.created_at >= account.made_at and entity.id not in account.aliased


@callback
def async_add_aliases(
    account: Account, entity: er.RegistryEntry, aliases: Iterable[str]
) -> None:
    """Add aliases to a new entity; the user decides about those of a known one."""
    account.aliased.add(entity.id)
    if new := [*filter(None, aliases)]:
        known = list(dict.fromkeys([*entity.aliases, *new]))
        er.async_get(account.hass).async_update_entity(entity.entity_id, aliases=known)


def spoken_names(
    hass: HomeAssistant, device: str, entity: er.RegistryEntry
) -> tuple[str, ...]:
    """Return the names of a device and its entity as people join them.

    Assist joins them with a space. In Chinese it does not find that at the end of a
    sentence or next to Latin letters; in English nobody asks for a value like that.
    Other languages, diagnostics and settings need none.
    """
    own, language = entity.original_name, hass.config.language
    if not own or entity.entity_category:
        return ()
    if language.startswith("zh"):
        return (f"{device}{own}", f"{device}的{own}")
    if language.startswith("en") and entity.domain == Platform.SENSOR:
        return (f"{own} of {device}", f"{own} of the {device}")
    return ()


@callback
def async_follow_switch_as_x(account: Account) -> None:
    """Give a helper that shows a switch as a light the aliases of the switch.

    Home Assistant hides the switch, and its aliases with it.
    """
    registry = er.async_get(account.hass)

    @callback
    def follow(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        wrapper = registry.async_get(event.data["entity_id"])
        if event.data["action"] != "update" or wrapper is None:
            return
        before = event.data["changes"].get("options", wrapper.options)
        if SWITCH_AS_X in before or SWITCH_AS_X not in wrapper.options:
            return
        switch = registry.async_get(wrapper.options[SWITCH_AS_X]["entity_id"])
        if switch and switch.config_entry_id == account.entry.entry_id:
            aliases = list(dict.fromkeys([*wrapper.aliases, *switch.aliases]))
            registry.async_update_entity(wrapper.entity_id, aliases=aliases)

    account.entry.async_on_unload(
        account.hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, follow)
    )


@callback
def async_rename_aliases(
    hass: HomeAssistant, device: dr.AnyDeviceEntry, before: str, after: str
) -> None:
    """Rename aliases with their device or channel, as Assist does with its own names."""
    registry = er.async_get(hass)
    for entity in er.async_entries_for_device(registry, device.id):
        old, new = (spoken_names(hass, name, entity) for name in (before, after))
        if isinstance(device, dr.ChildDeviceEntry) and entity.original_name is None:
            old, new = (before,), (after,)
        renamed = {
            was: now
            for was, now in zip(old, new, strict=True)
            if was in entity.aliases and now not in entity.aliases
        }
        if renamed:
            aliases = [renamed.get(str(each), each) for each in entity.aliases]
            registry.async_update_entity(entity.entity_id, aliases=aliases)
