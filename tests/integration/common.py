"""What the tests of the running integration share."""

from typing import Any

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN

# what a command is told that nobody, or nobody proper, has answered
NO_PROPER_ANSWER = {
    "cannot_connect",
    "cloud_failed",
    "cloud_trouble",
    "no_answer",
    "not_a_cloud",
    "rate_limited",
}


def entity_id(hass: HomeAssistant, platform: str, unique_id: str) -> str:
    """Return the entity id of a unique id."""
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    assert found, f"there is no {platform} {unique_id}"
    return found


def state_of(hass: HomeAssistant, platform: str, unique_id: str) -> State:
    """Return the state of a unique id."""
    state = hass.states.get(entity_id(hass, platform, unique_id))
    assert state, f"{platform} {unique_id} has no state"
    return state


def registered(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return unique id -> entity id of all that an account has registered."""
    found = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return {each.unique_id: each.entity_id for each in found}


async def call(
    hass: HomeAssistant, action: str, unique_id: str, /, **data: Any
) -> None:
    """Call an action of an entity, such as "light.turn_on"."""
    platform, _, service = action.partition(".")
    target = {ATTR_ENTITY_ID: entity_id(hass, platform, unique_id)}
    await hass.services.async_call(platform, service, {**target, **data}, blocking=True)
