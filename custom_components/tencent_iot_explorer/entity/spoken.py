"""The names that Assist hears entities by, beside those that it makes itself."""

from functools import partial

from homeassistant.const import Platform
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..home.account import Account
from .renames import async_follow_renames

# The helper that shows a switch as a light, a lock, a cover and so on.
SHOWN_AS = "switch_as_x"


@callback
def async_add_aliases(account: Account, entity_id: str, *aliases: str) -> None:
    """Let an entity be spoken to by more names, if it is new: users have their own."""
    if not any(aliases):
        return
    registry = er.async_get(account.hass)
    entity = registry.async_get(entity_id)
    if entity and entity.created_at >= account.made_at:
        known = list(dict.fromkeys([*entity.aliases, *filter(None, aliases)]))
        registry.async_update_entity(entity_id, aliases=known)


def names_in_one(
    hass: HomeAssistant, device: str, entity: er.RegistryEntry
) -> tuple[str, ...]:
    """Return the names of a device and its entity as people say them.

    Assist puts a space between. In Chinese it then finds them neither at the end of a
    sentence nor beside Latin letters; in English nobody asks for a value like that.
    None in other languages, and of what nobody speaks to.
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
def async_follow_names(account: Account) -> None:
    """Let the aliases follow new names of devices, as what Assist makes itself does."""
    async_follow_renames(account, partial(_async_rename, account.hass))


@callback
def async_follow_disguises(account: Account) -> None:
    """Let what shows a switch as a light be spoken to by the names of the switch.

    Home Assistant hides the switch then, and takes its names away with it.
    """
    registry = er.async_get(account.hass)

    @callback
    def follow(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        disguise = registry.async_get(event.data["entity_id"])
        if event.data["action"] != "update" or disguise is None:
            return
        before = event.data["changes"].get("options", disguise.options)
        if SHOWN_AS in before or SHOWN_AS not in disguise.options:
            return
        switch = registry.async_get(disguise.options[SHOWN_AS]["entity_id"])
        if switch and switch.config_entry_id == account.entry.entry_id:
            aliases = list(dict.fromkeys([*disguise.aliases, *switch.aliases]))
            registry.async_update_entity(disguise.entity_id, aliases=aliases)

    account.entry.async_on_unload(
        account.hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, follow)
    )


@callback
def _async_rename(
    hass: HomeAssistant, device: dr.AnyDeviceEntry, before: str, after: str
) -> None:
    """Put the new name of a device or channel into the aliases that have the old one."""
    registry = er.async_get(hass)
    for entity in er.async_entries_for_device(registry, device.id):
        old, new = (names_in_one(hass, name, entity) for name in (before, after))
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
