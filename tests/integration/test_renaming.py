"""Entities whose ids are changed by the user."""

from collections.abc import Mapping
from typing import Any

from homeassistant.const import ATTR_ENTITY_PICTURE
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
import pytest

from ..conftest import SetUp
from .common import registered

TOKENS = {ATTR_ENTITY_PICTURE, "access_token"}


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
async def test_an_entity_is_under_another_id_what_it_was(
    hass: HomeAssistant,
    set_up: SetUp,
    entity_registry: er.EntityRegistry,
    subtests: pytest.Subtests,
) -> None:
    """So are its aliases, of which the user has removed those that we gave it."""
    entry = await set_up()
    for old_id in registered(hass, entry).values():
        if (before := hass.states.get(old_id)) is None:
            continue
        new_id = f"{old_id}_of_another_name"
        entity_registry.async_update_entity(old_id, aliases=[])
        entity_registry.async_update_entity(old_id, new_entity_id=new_id)
        await hass.async_block_till_done()
        with subtests.test(old_id):
            after, renamed = hass.states.get(new_id), entity_registry.async_get(new_id)
            assert after
            assert _told(after) == _told(before)
            assert renamed
            assert renamed.aliases == []


def _told(state: State) -> tuple[str, Mapping[str, Any]]:
    return state.state, {
        name: value for name, value in state.attributes.items() if name not in TOKENS
    }
