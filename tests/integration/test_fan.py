"""Fan entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant

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


async def test_a_fan_with_named_speeds(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "fan_01")
    entity_id = entity_id_of(hass, "fan", device, "power_switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["percentage"]) == ("on", 40)
    assert state.attributes["percentage_step"] == 20
    assert state.attributes["preset_modes"] == [
        "auto",
        "normal",
        "natural",
        "sleep",
        "smart",
    ]
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_percentage", {"percentage": 100}, {"windspeed": "5"}),
            ("set_percentage", {"percentage": 0}, {"power_switch": 0}),
            ("turn_on", {"percentage": 1}, {"power_switch": 1, "windspeed": "1"}),
            ("set_preset_mode", {"preset_mode": "sleep"}, {"mode": "2"}),
            ("set_preset_mode", {"preset_mode": "auto"}, {"windspeed": "0"}),
            ("oscillate", {"oscillating": True}, {"swing": 1}),
            ("turn_off", {}, {"power_switch": 0}),
        ),
    )
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["percentage"]) == ("off", 0)


async def test_a_fan_with_a_range_of_speeds(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 1, "fan_speed": 2, "direction": "forward"},
        property_of("switch", "开关", "bool"),
        property_of("fan_speed", "风速", "int", min=0, max=4, step=1),
        property_of(
            "direction",
            "正反转",
            "stringenum",
            mapping={"forward": "正转", "reverse": "反转"},
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["percentage"]) == ("on", 50)
    assert state.attributes["direction"] == "forward"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_percentage", {"percentage": 75}, {"fan_speed": 3}),
            ("set_direction", {"direction": "reverse"}, {"direction": "reverse"}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"fan_speed": "4"})
    assert state.attributes["percentage"] == 100


async def test_kinds_of_wind_are_presets_not_speeds(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 1, "fan_speed": 1},
        property_of("switch", "开关", "bool"),
        property_of(
            "fan_speed", "风速", "enum", mapping={"1": "自然风", "2": "睡眠风"}
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    state = state_of(hass, entity_id)
    assert state.attributes["preset_modes"] == ["natural", "sleep"]
    assert "percentage" not in state.attributes
    slept: Call = ("turn_on", {"preset_mode": "sleep"}, {"fan_speed": 2})
    await check_calls(hass, device, entity_id, [slept])


async def test_a_fan_without_speeds_ignores_a_percentage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"switch": 0, "fan_speed": 1},
        property_of("switch", "开关", "bool"),
        property_of(
            "fan_speed", "风速", "enum", mapping={"1": "自然风", "2": "睡眠风"}
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    switched: Call = ("turn_on", {"percentage": 50}, {"switch": 1, "fan_speed": 1})
    await check_calls(hass, device, entity_id, [switched])
