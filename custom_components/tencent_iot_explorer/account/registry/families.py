"""Registering an account's families in Home Assistant."""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_get_translations

from ...const import DOMAIN, MANUFACTURER
from .identity import family_identifier

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
