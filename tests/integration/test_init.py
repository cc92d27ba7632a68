"""Setting up and unloading."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from ..conftest import SetUp


async def test_set_up_and_unload(hass: HomeAssistant, set_up: SetUp) -> None:
    """Everything starts, and nothing is left."""
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    for state in hass.states.async_all():
        print(state.entity_id, state.state, dict(state.attributes))
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert entry.state is ConfigEntryState.NOT_LOADED
