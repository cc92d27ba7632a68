"""Texts, against the simulated cloud."""

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, call, entity_id_of

pytestmark = pytest.mark.devices()


@pytest.mark.parametrize("saved", [STATE_UNAVAILABLE, STATE_UNKNOWN])
async def test_a_scene_writes_nothing_that_was_not_known(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, saved: str
) -> None:
    """Home Assistant hands the state of a text on, whatever it is."""
    shown = property_of("shown", "显示内容", "string", min=0, max=64)
    device = add_device(cloud, {"shown": "你好"}, shown)
    await set_up()
    entity_id = entity_id_of(hass, "text", device, "shown")
    with pytest.raises(ServiceValidationError, match="is not a text"):
        await async_reproduce_state(hass, [State(entity_id, saved)])
    assert device.values["shown"] == "你好"
    await call(hass, entity_id, "set_value", value="Hello")
    assert device.values["shown"] == "Hello"
