"""Numbers, against the simulated cloud."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.state import async_reproduce_state
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_device,
    call,
    check_calls,
    entity_id_of,
    report,
    state_of,
)

pytestmark = pytest.mark.devices()

RANGE: dict[str, Any] = {"min": 0, "max": 100, "step": 30}


@pytest.mark.parametrize(
    ("kind", "define", "value", "told"),
    [
        ("int", {}, 1500.4, 1500),
        ("int", {"min": 5, "max": 35, "step": 1}, 21.111, 21),
        ("int", RANGE, 52, 60),
        ("int", RANGE, 99, 90),
        ("int", RANGE, 100, 100),
        ("int", RANGE | {"step": 60}, 95, 100),
        ("float", {"min": -10, "max": 10, "step": 0.5}, -3.3, -3.5),
        ("float", {"min": 0, "max": 1}, 0.123, 0.123),
    ],
)
async def test_a_number_is_told_in_the_steps_of_the_model(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    kind: str,
    define: dict[str, Any],
    value: float,
    told: float,
) -> None:
    device = add_device(cloud, {"x": 1}, property_of("x", "某值", kind, **define))
    await set_up()
    entity_id = entity_id_of(hass, "number", device, "x")
    called: Call = ("set_value", {"value": value}, {"x": told})
    await check_calls(hass, device, entity_id, [called])


@pytest.mark.parametrize("kind", ["int", "float"])
async def test_what_is_no_number_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, kind: str
) -> None:
    """Home Assistant lets it pass: it is neither too low nor too high."""
    device = add_device(cloud, {"x": 1}, property_of("x", "某值", kind, **RANGE))
    await set_up()
    with pytest.raises(ServiceValidationError) as refused:
        await call(
            hass, entity_id_of(hass, "number", device, "x"), "set_value", value="nan"
        )
    assert refused.value.translation_key
    assert device.values["x"] == 1


@pytest.mark.parametrize(("unit", "mode"), [("%", "auto"), ("s", "box"), ("", "box")])
async def test_only_percentages_have_a_slider(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, unit: str, mode: str
) -> None:
    """Beside a slider a name has room for a few letters."""
    device = add_device(
        cloud, {"x": 1}, property_of("x", "某值", "int", unit=unit, **RANGE)
    )
    await set_up()
    state = hass.states.get(entity_id_of(hass, "number", device, "x"))
    assert state
    assert state.attributes["mode"] == mode


async def test_minutes_are_not_lost_in_hours(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whoever wants to see a countdown in hours is not told of no time or twice of it."""
    countdown = property_of("x", "倒计时", "int", unit="min", min=0, max=1440, step=1)
    device = add_device(cloud, {"x": 90}, countdown)
    await set_up()
    entity_id = entity_id_of(hass, "number", device, "x")
    unit = {"unit_of_measurement": "h"}
    er.async_get(hass).async_update_entity_options(entity_id, "number", unit)
    state = await report(hass, cloud, device, entity_id, {"x": 30})
    assert (state.state, state.attributes["unit_of_measurement"]) == ("0.5", "h")
    await call(hass, entity_id, "set_value", value=1.5)
    assert device.values["x"] == 90
    assert state_of(hass, entity_id).state == "1.5"


async def test_a_scene_keeps_the_number_and_not_its_unit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Twenty minutes become twenty hours: docs/troubleshooting.md."""
    countdown = property_of("x", "倒计时", "int", unit="min", min=0, max=1440, step=1)
    device = add_device(cloud, {"x": 20}, countdown)
    await set_up()
    entity_id = entity_id_of(hass, "number", device, "x")
    saved = state_of(hass, entity_id)
    unit = {"unit_of_measurement": "h"}
    er.async_get(hass).async_update_entity_options(entity_id, "number", unit)
    await async_reproduce_state(hass, [saved])
    await hass.async_block_till_done()
    assert device.values["x"] == 20 * 60
