"""Humidifier entities, against the simulated cloud."""

from importlib import import_module

from homeassistant.components.humidifier.intent import async_setup_intents
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, intent
from homeassistant.helpers.state import async_reproduce_state
from homeassistant.setup import async_setup_component
import pytest
import voluptuous as vol

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_device,
    check_calls,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("humidifier_01")


async def test_a_humidifier(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    await set_up()
    device = find_device(cloud, "humidifier_01")
    entity_id = entity_id_of(hass, "humidifier", device, "power_switch")
    state = state_of(hass, entity_id)
    assert state.state == "on"
    assert state.attributes["device_class"] == "humidifier"
    assert state.attributes["current_humidity"] == 45
    assert state.attributes["humidity"] == 55
    assert {"auto", "sleep", "baby"} <= set(state.attributes["available_modes"])
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_humidity", {"humidity": 60}, {"set_humidity": 60}),
            ("set_mode", {"mode": "sleep"}, {"spray_mode": "sleep"}),
            ("turn_off", {}, {"power_switch": 0}),
            ("turn_on", {}, {"power_switch": 1}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"current_humidity": 50})
    assert state.attributes["current_humidity"] == 50


async def test_a_language_model_is_told_the_humidity_that_was_set(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """And of the sensor the one that is: docs/voice.md."""
    await set_up()
    assert await async_setup_component(hass, "homeassistant", {})
    device = find_device(cloud, "humidifier_01")
    humidifier = entity_id_of(hass, "humidifier", device, "power_switch")
    sensor = entity_id_of(hass, "sensor", device, "current_humidity")
    exposed = import_module("homeassistant.components.homeassistant.exposed_entities")
    assert exposed.async_should_expose(hass, "conversation", sensor)
    model = import_module("homeassistant.components.homeassistant.llm")
    told = model.async_get_exposed_entities(hass, "conversation")
    attributes = told[humidifier]["attributes"]
    assert attributes["humidity"] == "55"
    assert "current_humidity" not in attributes
    assert told[sensor]["state"] == "45"


async def test_it_is_on_before_it_is_told_a_humidity(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Assist tells both at once; they arrive as one command, or in their order."""
    device = find_device(cloud, "humidifier_01")
    device.values["power_switch"] = 0
    await set_up()
    await async_setup_intents(hass)
    entity_id = entity_id_of(hass, "humidifier", device, "power_switch")
    name = state_of(hass, entity_id).name
    slots = {"name": {"value": name}, "humidity": {"value": 60}}
    await intent.async_handle(hass, "test", "HassHumidifierSetpoint", slots)
    await hass.async_block_till_done()
    told = [id_ for _, values in cloud.received for id_ in values]
    assert told == ["power_switch", "set_humidity"]
    assert (device.values["power_switch"], device.values["set_humidity"]) == (1, 60)


async def test_a_dehumidifier_is_called_so(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 1, "target_humidity": 50},
        property_of("switch", "除湿开关", "bool"),
        property_of("target_humidity", "目标湿度", "int", min=30, max=80, step=5),
    )
    await set_up()
    entity_id = entity_id_of(hass, "humidifier", device, "switch")
    entry = er.async_get(hass).async_get(entity_id)
    assert entry
    assert entry.translation_key == "dehumidifier"
    attributes = state_of(hass, entity_id).attributes
    assert attributes["device_class"] == "dehumidifier"
    assert attributes["target_humidity_step"] == 5
    dried: Call = ("set_humidity", {"humidity": 52}, {"target_humidity": 50})
    await check_calls(hass, device, entity_id, [dried])


async def test_a_humidity_that_is_chosen_from_a_few(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    choices = {"0": "连续", "1": "40%", "2": "50%", "3": "60%"}
    device = add_device(
        cloud,
        {"switch": 1, "h": 2},
        property_of("switch", "除湿开关", "bool"),
        property_of("h", "湿度设定", "enum", mapping=choices),
    )
    await set_up()
    entity_id = entity_id_of(hass, "humidifier", device, "switch")
    state = state_of(hass, entity_id)
    shown = [state.attributes[each] for each in ("min_humidity", "max_humidity")]
    assert (state.attributes["humidity"], shown) == (50, [40, 60])
    calls: list[Call] = [("set_humidity", {"humidity": 58}, {"h": 3})]
    await check_calls(hass, device, entity_id, calls)
    state = await report(hass, cloud, device, entity_id, {"h": 0})
    assert "humidity" not in state.attributes
    assert entity_id_of(hass, "select", device, "h")


async def test_a_scene_fails_at_a_mode_that_was_not_known(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant sends it as nothing: docs/troubleshooting.md."""
    device = find_device(cloud, "humidifier_01")
    del device.values["spray_mode"]
    await set_up()
    entity_id = entity_id_of(hass, "humidifier", device, "power_switch")
    saved = state_of(hass, entity_id)
    await report(hass, cloud, device, entity_id, {"spray_mode": "sleep"})
    with pytest.raises(vol.Invalid, match="mode"):
        await async_reproduce_state(hass, [saved])
