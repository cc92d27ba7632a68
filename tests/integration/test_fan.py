"""Fan entities, against the simulated cloud."""

import operator

from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
import pytest
import voluptuous as vol

from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from ..waiting import until
from .platforms import (
    Call,
    add_device,
    call,
    check_calls,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("fan_01")


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


async def test_a_fan_shows_the_preset_that_was_chosen_last(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its speed may be automatic and its wind that of a sleeper at once."""
    entry = await set_up()
    device = find_device(cloud, "fan_01")
    entity_id = entity_id_of(hass, "fan", device, "power_switch")
    for preset in ("auto", "sleep", "normal", "auto", "auto", "smart"):
        await call(hass, entity_id, "set_preset_mode", preset_mode=preset)
        assert state_of(hass, entity_id).attributes["preset_mode"] == preset
    await report(hass, cloud, device, entity_id, {"mode": "0", "windspeed": "3"})
    await report(hass, cloud, device, entity_id, {"mode": "2", "windspeed": "0"})
    assert state_of(hass, entity_id).attributes["preset_mode"] == "auto"
    await report(hass, cloud, device, entity_id, {"mode": "1"})
    state = await report(hass, cloud, device, entity_id, {"mode": "2"})
    assert state.attributes["preset_mode"] == "sleep", "chosen in the app"
    await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: state_of(hass, entity_id).state == "on")
    assert state_of(hass, entity_id).attributes["preset_mode"] == "sleep"
    state = await report(hass, cloud, device, entity_id, {"windspeed": "3"})
    state = await report(hass, cloud, device, entity_id, {"windspeed": "0"})
    assert state.attributes["preset_mode"] == "auto"


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


async def test_a_fan_without_speeds_refuses_a_percentage(
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
    with pytest.raises(ServiceValidationError, match="no speeds"):
        await call(hass, entity_id, "turn_on", percentage=50)
    assert device.values["switch"] == 0


def add_fan_in_tens(cloud: Cloud, speed: int) -> Device:
    """Add a fan whose speed is a percentage in steps of ten."""
    return add_device(
        cloud,
        {"switch": 1, "fan_speed": speed},
        property_of("switch", "开关", "bool"),
        property_of("fan_speed", "风速", "int", min=0, max=100, step=10, unit="%"),
    )


async def test_the_steps_of_a_speed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_fan_in_tens(cloud, 30)
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    state = state_of(hass, entity_id)
    assert state.attributes["percentage"] == 30
    assert state.attributes["percentage_step"] == 10
    calls: list[Call] = [
        ("increase_speed", {}, {"fan_speed": 40}),
        ("decrease_speed", {}, {"fan_speed": 30}),
        ("decrease_speed", {"percentage_step": 5}, {"fan_speed": 20}),
        ("increase_speed", {"percentage_step": 1}, {"fan_speed": 30}),
        ("set_percentage", {"percentage": 1}, {"switch": 1, "fan_speed": 10}),
        ("set_percentage", {"percentage": 5}, {"switch": 1, "fan_speed": 10}),
        ("turn_on", {"percentage": 100}, {"switch": 1, "fan_speed": 100}),
        ("turn_on", {"percentage": 0}, {"switch": 0, "fan_speed": 100}),
    ]
    await check_calls(hass, device, entity_id, calls)
    assert state_of(hass, entity_id).state == "off"


@pytest.mark.parametrize(
    ("high", "percentage"), [(255, 50), (1000, 50), (3, 33), (7, 42)]
)
async def test_every_speed_can_be_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, high: int, percentage: int
) -> None:
    device = add_device(
        cloud,
        {"switch": 1, "fan_speed": 1},
        property_of("switch", "开关", "bool"),
        property_of("fan_speed", "风速", "int", min=0, max=high, step=1),
    )
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    await call(hass, entity_id, "set_percentage", percentage=percentage)
    assert state_of(hass, entity_id).attributes["percentage"] == percentage
    for service, is_right in (
        ("increase_speed", operator.gt),
        ("decrease_speed", operator.lt),
    ):
        before = device.values["fan_speed"]
        await call(hass, entity_id, service)
        assert is_right(device.values["fan_speed"], before)


async def test_speeds_of_the_same_word_can_all_be_chosen(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    speeds = {"0": "低", "1": "低速", "2": "中", "3": "高"}
    device = add_device(
        cloud,
        {"switch": 1, "fan_speed": 0},
        property_of("switch", "开关", "bool"),
        property_of("fan_speed", "风速", "enum", mapping=speeds),
    )
    await set_up()
    calls: list[Call] = [
        ("set_percentage", {"percentage": 25 * (each + 1)}, {"fan_speed": each})
        for each in range(4)
    ]
    entity_id = entity_id_of(hass, "fan", device, "switch")
    await check_calls(hass, device, entity_id, calls)


def add_purifier(cloud: Cloud, *modes: str) -> Device:
    """Add an air purifier with three speeds, in the first of its modes."""
    mapping = {str(number): mode for number, mode in enumerate(modes)}
    speeds = {"1": "低", "2": "中", "3": "高"}
    return add_device(
        cloud,
        {"switch": 1, "windspeed": "1", "mode": 0},
        property_of("switch", "开关", "bool"),
        property_of("windspeed", "风速", "stringenum", mapping=speeds),
        property_of("mode", "模式", "enum", mapping=mapping),
        property_of("pm25", "PM2.5", "int", "r", min=0, max=999),
    )


async def test_a_speed_of_ones_own_ends_the_automatic(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_purifier(cloud, "自动", "手动", "睡眠")
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["preset_mode"], attributes["percentage"]) == ("auto", None)
    chosen: Call = (
        "set_percentage",
        {"percentage": 100},
        {"windspeed": "3", "mode": 1},
    )
    await check_calls(hass, device, entity_id, [chosen])
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["preset_mode"], attributes["percentage"]) == ("manual", 100)


async def test_an_automatic_without_a_counterpart_ends_with_a_speed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_purifier(cloud, "自动", "睡眠")
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    await call(hass, entity_id, "set_percentage", percentage=100)
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["preset_mode"], attributes["percentage"]) == (None, 100)
    await call(hass, entity_id, "set_preset_mode", preset_mode="auto")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["preset_mode"], attributes["percentage"]) == ("auto", None)


async def test_a_speed_of_ones_own_is_shown_before_the_cloud_answers(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It falls back to the automatic where the cloud refuses it."""
    device = add_purifier(cloud, "自动", "睡眠")
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    cloud.fail("AppControlDeviceData", code="FailedOperation.DeviceOffline")
    with pytest.raises(HomeAssistantError):
        await call(hass, entity_id, "set_percentage", percentage=100)
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["preset_mode"], attributes["percentage"]) == ("auto", None)
    cloud.delay("AppControlDeviceData", 1)
    pending = hass.async_create_task(
        call(hass, entity_id, "set_percentage", percentage=100)
    )
    await until(lambda: state_of(hass, entity_id).attributes["percentage"] == 100)
    assert not pending.done()
    assert state_of(hass, entity_id).attributes["preset_mode"] is None
    await pending


async def test_slowing_down_does_not_switch_an_automatic_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant takes a speed that the device has chosen for none."""
    device = add_purifier(cloud, "自动", "手动", "睡眠")
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "switch")
    slower: Call = ("decrease_speed", {}, {"switch": 1, "windspeed": "1", "mode": 1})
    off: Call = ("decrease_speed", {}, {"switch": 0})
    await check_calls(hass, device, entity_id, [slower, off])


async def test_a_speed_and_a_preset_that_is_one_instead(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "fan_01")
    entity_id = entity_id_of(hass, "fan", device, "power_switch")
    told = dict(device.values)
    with pytest.raises(ServiceValidationError, match="contradicts"):
        await call(hass, entity_id, "turn_on", percentage=100, preset_mode="auto")
    assert device.values == told


async def test_a_fan_that_is_off_at_a_speed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    speeds = {"0": "停", "1": "低", "2": "中", "3": "高"}
    device = add_device(
        cloud, {"FS": 0}, property_of("FS", "风扇档位", "enum", mapping=speeds)
    )
    device.product.name = "吊扇"
    await set_up()
    entity_id = entity_id_of(hass, "fan", device, "FS")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["percentage"]) == ("off", 0)
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("turn_on", {}, {"FS": 1}),
            ("set_percentage", {"percentage": 100}, {"FS": 3}),
            ("turn_on", {}, {"FS": 3}),
            ("turn_off", {}, {"FS": 0}),
            ("turn_on", {"percentage": 60}, {"FS": 2}),
            ("set_percentage", {"percentage": 0}, {"FS": 0}),
        ),
    )


async def test_a_scene_has_to_name_what_a_fan_does(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant sends what it does not name as nothing, as we tell people."""
    await set_up()
    device = find_device(cloud, "fan_01")
    entity_id = entity_id_of(hass, "fan", device, "power_switch")
    told = {"oscillating": state_of(hass, entity_id).attributes["oscillating"]}
    await call(hass, entity_id, "turn_off")
    with pytest.raises(vol.Invalid):
        await async_reproduce_state(hass, [State(entity_id, "on")])
    assert state_of(hass, entity_id).state == "on"
    await async_reproduce_state(hass, [State(entity_id, "on", told)])
