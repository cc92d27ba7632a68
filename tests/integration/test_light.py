"""Light entities, against the simulated cloud."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.state import async_reproduce_state
import pytest

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

pytestmark = pytest.mark.devices()

POWER = property_of("power_switch", "电源开关", "bool")
MODE = property_of(
    "work_mode", "模式", "enum", mapping={"0": "白光", "1": "彩光", "2": "情景"}
)
COLOR = property_of(
    "colour_data",
    "彩光",
    "struct",
    specs=[
        {"id": id_, "name": name, "dataType": {"type": "int", "min": "0", "max": high}}
        for id_, name, high in (
            ("h", "色相", "360"),
            ("s", "饱和度", "100"),
            ("v", "亮度", "100"),
        )
    ],
)


def brightness(high: int = 100, step: int = 1) -> dict[str, Any]:
    """Return the brightness of a white lamp."""
    return property_of("bright_value", "亮度", "int", min=0, max=high, step=step)


def add_color_lamp(cloud: Cloud, mode: int) -> Device:
    """Add a lamp whose white and whose colour have a brightness each."""
    values = {
        "power_switch": 1,
        "work_mode": mode,
        "bright_value": 50,
        "colour_data": {"h": 120, "s": 100, "v": 20},
    }
    return add_device(cloud, values, POWER, MODE, brightness(), COLOR)


async def test_a_colour_has_a_brightness_of_its_own(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_color_lamp(cloud, 1)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    state = state_of(hass, entity_id)
    assert (state.attributes["color_mode"], state.attributes["brightness"]) == (
        "hs",
        51,
    )
    dimmed: Call = (
        "turn_on",
        {"brightness_pct": 80},
        {"colour_data": {"h": 120, "s": 100, "v": 80}, "bright_value": 50},
    )
    await check_calls(hass, device, entity_id, [dimmed])


async def test_what_is_asked_for_tells_which_brightness_is_meant(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_color_lamp(cloud, 0)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    assert state_of(hass, entity_id).attributes["brightness"] == 128
    calls: list[Call] = [
        ("turn_on", {"brightness_pct": 60}, {"bright_value": 60}),
        (
            "turn_on",
            {"brightness_pct": 30, "hs_color": (240, 50)},
            {
                "colour_data": {"h": 240, "s": 50, "v": 30},
                "work_mode": 1,
                "bright_value": 60,
            },
        ),
        ("turn_on", {"white": 255}, {"bright_value": 100, "work_mode": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(("high", "step", "lowest"), [(100, 1, 1), (1000, 10, 10)])
async def test_the_lowest_brightness_is_lit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, high: int, step: int, lowest: int
) -> None:
    values = {"power_switch": 1, "bright_value": high}
    device = add_device(cloud, values, POWER, brightness(high, step))
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    calls: list[Call] = [
        ("turn_on", {"brightness": 1}, {"bright_value": lowest}),
        ("turn_on", {"brightness": 255}, {"bright_value": high}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_a_brightness_beside_the_end_is_full(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    values = {"power_switch": 1, "bright_value": 50}
    device = add_device(cloud, values, POWER, brightness(100, 1))
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    state = await report(hass, cloud, device, entity_id, {"bright_value": 101})
    assert state.attributes["brightness"] == 255


async def test_turning_on_says_on_even_where_it_seems_to_be(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud, {"power_switch": 1, "bright_value": 9}, POWER, brightness()
    )
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    device.values["power_switch"] = 0
    await call(hass, entity_id, "turn_on")
    assert device.values["power_switch"] == 1


async def test_mired_are_neither_kelvin_nor_a_share(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    mired = property_of("colour_temp", "色温", "int", min=153, max=500)
    values = {"power_switch": 1, "colour_temp": 250}
    device = add_device(cloud, values, POWER, mired)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    assert state_of(hass, entity_id).attributes["color_temp_kelvin"] == 4000
    calls: list[Call] = [
        ("turn_on", {"color_temp_kelvin": 5000}, {"colour_temp": 200}),
        ("turn_on", {"color_temp_kelvin": 2000}, {"colour_temp": 500}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(
    ("range_", "coldest", "warmest"),
    [((153, 500), 153, 500), ((2700, 6500), 6500, 2700), ((0, 100), 100, 0)],
)
async def test_a_colour_that_a_lamp_of_two_whites_cannot_show(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    range_: tuple[int, int],
    coldest: int,
    warmest: int,
) -> None:
    """Home Assistant makes 30,212 K of purple, and minus a hundred billion of pink."""
    low, high = range_
    white = property_of("colour_temp", "色温", "int", min=low, max=high)
    values = {"power_switch": 1, "colour_temp": (low + high) // 2}
    device = add_device(cloud, values, POWER, white)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    calls: list[Call] = [
        ("turn_on", {"color_name": "purple"}, {"colour_temp": coldest}),
        ("turn_on", {"rgb_color": (255, 0, 205)}, {"colour_temp": warmest}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_red_green_and_blue_of_any_range(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    names = ("red", "green", "blue")
    parts = (property_of(name, name, "int", min=0, max=100) for name in names)
    values = {"power_switch": 1, "red": 100, "green": 0, "blue": 20}
    device = add_device(cloud, values, POWER, *parts)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    assert state_of(hass, entity_id).attributes["rgb_color"] == (255, 0, 51)
    painted = {"red": 20, "green": 100, "blue": 0}
    called: Call = ("turn_on", {"rgb_color": (51, 255, 0)}, painted)
    await check_calls(hass, device, entity_id, [called])


@pytest.mark.parametrize(
    ("low", "high", "shown", "told"), [(2700, 6500, 4600, 5000), (0, 1000, 4600, 605)]
)
async def test_kelvin_and_shares(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    low: int,
    high: int,
    shown: int,
    told: int,
) -> None:
    white = property_of("colour_temp", "色温", "int", min=low, max=high)
    values = {"power_switch": 1, "colour_temp": (low + high) // 2}
    device = add_device(cloud, values, POWER, white)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    assert state_of(hass, entity_id).attributes["color_temp_kelvin"] == shown
    cooled: Call = ("turn_on", {"color_temp_kelvin": 5000}, {"colour_temp": told})
    await check_calls(hass, device, entity_id, [cooled])


async def test_a_scene_is_an_effect(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    scenes = {"0": "阅读", "1": "晚安"}
    scene = property_of("scene", "场景", "enum", mapping=scenes)
    values = {"power_switch": 1, "work_mode": 0, "scene": 0, "bright_value": 9}
    device = add_device(cloud, values, POWER, MODE, brightness(), COLOR, scene)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    attributes = state_of(hass, entity_id).attributes
    assert (attributes["effect"], attributes["effect_list"][0]) == ("off", "off")
    dreamt: Call = ("turn_on", {"effect": "晚安"}, {"scene": 1, "work_mode": 2})
    woken: Call = ("turn_on", {"effect": "off"}, {"scene": 1, "work_mode": 0})
    off: Call = ("turn_off", {}, {"power_switch": 0})
    await check_calls(hass, device, entity_id, [dreamt])
    assert state_of(hass, entity_id).attributes["effect"] == "Good night"
    await check_calls(hass, device, entity_id, [woken, off])


async def test_hue_and_saturation_are_properties_of_their_own(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    parts = (
        property_of("hue", "色调", "int", min=0, max=360),
        property_of("saturation", "饱和度", "int", min=0, max=100),
        property_of("value", "明度", "int", min=0, max=100),
    )
    values = {"power_switch": 1, "hue": 240, "saturation": 50, "value": 100}
    device = add_device(cloud, values, POWER, *parts)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    shown = state_of(hass, entity_id).attributes
    assert (shown["hs_color"], shown["brightness"]) == ((240, 50), 255)
    calls: list[Call] = [
        ("turn_on", {"hs_color": (120, 80)}, {"hue": 120, "saturation": 80}),
        ("turn_on", {"brightness_pct": 40}, {"value": 40}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_a_lamp_with_few_levels_gets_brighter_and_dimmer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    values = {"power_switch": 1, "bright_value": 50}
    device = add_device(cloud, values, POWER, brightness(step=25))
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    calls: list[Call] = [
        ("turn_on", {"brightness_step_pct": 10}, {"bright_value": 75}),
        ("turn_on", {"brightness_step_pct": -10}, {"bright_value": 50}),
        ("turn_on", {"brightness_pct": 1}, {"bright_value": 25}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(
    "scenes", [{"1": "彩虹", "2": "呼吸"}, {"0": "无", "1": "彩虹"}]
)
async def test_a_colour_of_ones_own_ends_an_effect(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, scenes: dict[str, str]
) -> None:
    effect = property_of("scene", "场景", "enum", mapping=scenes)
    values = {
        "power_switch": 1,
        "scene": 1,
        "colour_data": {"h": 120, "s": 100, "v": 20},
    }
    device = add_device(cloud, values, POWER, COLOR, effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    assert state_of(hass, entity_id).attributes["effect"] == "Rainbow"
    await call(hass, entity_id, "turn_on", hs_color=(30, 100))
    assert state_of(hass, entity_id).attributes["effect"] in {None, "None"}
    await call(hass, entity_id, "turn_on", effect="彩虹")
    assert state_of(hass, entity_id).attributes["effect"] == "Rainbow"


async def test_an_effect_is_chosen_again_at_the_lamp(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It runs again, although a colour has ended the same one before."""
    effect = property_of("scene", "场景", "enum", mapping={"1": "彩虹", "2": "呼吸"})
    looks = {"work_mode": 2, "colour_data": {"h": 120, "s": 100, "v": 20}}
    values = {"power_switch": 1, "scene": 1, "bright_value": 20, **looks}
    device = add_device(cloud, values, POWER, MODE, brightness(), COLOR, effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    await call(hass, entity_id, "turn_on", hs_color=(30, 100))
    assert state_of(hass, entity_id).attributes["effect"] == "off"
    state = await report(hass, cloud, device, entity_id, {"work_mode": 2})
    assert state.attributes["effect"] == "Rainbow"


async def test_an_effect_is_chosen_again_at_a_lamp_without_a_mode_for_white(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It runs again there too, although nothing is called off."""
    modes = {"1": "彩光", "2": "情景"}
    device = add_device(
        cloud,
        {
            "power_switch": 1,
            "work_mode": 2,
            "scene": 1,
            "bright_value": 20,
            "color_temp": 50,
            "colour_data": {"h": 120, "s": 100, "v": 20},
        },
        POWER,
        property_of("work_mode", "模式", "enum", mapping=modes),
        brightness(),
        property_of("color_temp", "色温", "int", min=0, max=100),
        COLOR,
        property_of("scene", "场景", "enum", mapping={"1": "彩虹", "2": "呼吸"}),
    )
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    await call(hass, entity_id, "turn_on", hs_color=(30, 100))
    assert state_of(hass, entity_id).attributes["effect"] is None
    state = await report(hass, cloud, device, entity_id, {"work_mode": 2})
    assert state.attributes["effect"] == "Rainbow"


async def test_an_effect_is_over_before_the_cloud_answers(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It goes on where the cloud refuses what was to end it."""
    effect = property_of("scene", "场景", "enum", mapping={"1": "彩虹", "2": "呼吸"})
    values = {
        "power_switch": 1,
        "scene": 1,
        "colour_data": {"h": 120, "s": 100, "v": 20},
    }
    device = add_device(cloud, values, POWER, COLOR, effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    cloud.fail("AppControlDeviceData", code="FailedOperation.DeviceOffline")
    with pytest.raises(HomeAssistantError):
        await call(hass, entity_id, "turn_on", hs_color=(30, 100))
    assert state_of(hass, entity_id).attributes["effect"] == "Rainbow"
    cloud.delay("AppControlDeviceData", 1)
    pending = hass.async_create_task(
        call(hass, entity_id, "turn_on", hs_color=(30, 100))
    )
    await until(lambda: state_of(hass, entity_id).attributes["effect"] is None)
    assert not pending.done()
    await pending


async def test_a_colour_tells_nothing_of_an_effect_that_does_not_run(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    effect = property_of("scene", "场景", "enum", mapping={"0": "无", "1": "彩虹"})
    values = {"power_switch": 1, "work_mode": 0, "scene": 1, "bright_value": 20}
    device = add_device(cloud, values, POWER, MODE, brightness(), COLOR, effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    painted: Call = ("turn_on", {"hs_color": (30, 100)}, {"work_mode": 1, "scene": 1})
    await check_calls(hass, device, entity_id, [painted])


@pytest.mark.parametrize("meanwhile", [{"hs_color": (30, 100)}, {"effect": "呼吸"}])
@pytest.mark.parametrize(
    ("scenes", "values", "lamp"),
    [
        ({"1": "彩虹", "2": "呼吸"}, {}, (POWER, COLOR)),
        ({"0": "无", "1": "彩虹", "2": "呼吸"}, {}, (POWER, COLOR)),
        ({"1": "彩虹", "2": "呼吸"}, {"work_mode": 2}, (POWER, MODE, COLOR)),
    ],
)
async def test_a_scene_brings_an_effect_back(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    scenes: dict[str, str],
    values: dict[str, Any],
    lamp: tuple[dict[str, Any], ...],
    meanwhile: dict[str, Any],
) -> None:
    """Home Assistant tells the colour beside the effect; it is the effect that counts."""
    looks = {"scene": 1, "colour_data": {"h": 120, "s": 100, "v": 20}, **values}
    effect = property_of("scene", "场景", "enum", mapping=scenes)
    device = add_device(cloud, {"power_switch": 1, **looks}, *lamp, effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    saved = state_of(hass, entity_id)
    assert saved.attributes["effect"] == "Rainbow"
    await call(hass, entity_id, "turn_on", **meanwhile)
    assert state_of(hass, entity_id).attributes["effect"] != "Rainbow"
    await async_reproduce_state(hass, [saved])
    await hass.async_block_till_done()
    assert state_of(hass, entity_id).attributes["effect"] == "Rainbow"
    assert {name: device.values[name] for name in looks} == looks


@pytest.mark.parametrize(
    ("scenes", "no_effect"),
    [
        ({"1": "彩虹", "2": "呼吸"}, "off"),
        ({"0": "无", "1": "彩虹", "2": "呼吸"}, "None"),
    ],
)
@pytest.mark.parametrize("colors", [(), (COLOR,)])
@pytest.mark.parametrize("mode", [0, 1])
async def test_a_scene_ends_an_effect(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    scenes: dict[str, str],
    no_effect: str,
    colors: tuple[dict[str, Any], ...],
    mode: int,
) -> None:
    """What is none is not told: an effect that does not run has a name, too."""
    looks = {"work_mode": mode, "colour_data": {"h": 120, "s": 100, "v": 20}}
    values = {"power_switch": 1, "scene": 1, "bright_value": 20, **looks}
    effect = property_of("scene", "场景", "enum", mapping=scenes)
    lamp = (POWER, MODE, brightness(), *colors, effect)
    device = add_device(cloud, values, *lamp)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    saved = state_of(hass, entity_id)
    assert saved.attributes["effect"] == no_effect
    await call(hass, entity_id, "turn_on", effect="呼吸")
    assert device.values["work_mode"] == 2
    await async_reproduce_state(hass, [saved])
    await hass.async_block_till_done()
    assert state_of(hass, entity_id).attributes["effect"] == no_effect
    assert device.values["work_mode"] != 2


@pytest.mark.parametrize(("white", "is_told"), [({}, 0), ({"colour_temp": 50}, 1)])
async def test_a_scene_leaves_a_lamp_off_whose_white_was_not_known(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    white: dict[str, int],
    is_told: int,
) -> None:
    """Home Assistant wants it to name all or nothing: docs/troubleshooting.md."""
    values = {"power_switch": 1, "bright_value": 50, **white}
    temperature = property_of("colour_temp", "色温", "int", min=0, max=100)
    device = add_device(cloud, values, POWER, brightness(), temperature)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    saved = state_of(hass, entity_id)
    await call(hass, entity_id, "turn_off")
    await async_reproduce_state(hass, [saved])
    await hass.async_block_till_done()
    assert device.values["power_switch"] == is_told


async def test_an_effect_that_the_lamp_does_not_have(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    effect = property_of("scene", "场景", "enum", mapping={"1": "彩虹", "2": "呼吸"})
    values = {"power_switch": 0, "bright_value": 10}
    device = add_device(cloud, values, POWER, brightness(), effect)
    await set_up()
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    with pytest.raises(ServiceValidationError, match="Disco is none of"):
        await call(hass, entity_id, "turn_on", effect="Disco", brightness_pct=50)
    assert device.values["power_switch"] == 0


@pytest.mark.parametrize(
    ("meanwhile", "color_mode"), [({}, "rgb"), ({"color_mode": 1}, "color_temp")]
)
@pytest.mark.devices("strip_01")
async def test_what_changed_last_outlasts_a_restart(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    meanwhile: dict[str, Any],
    color_mode: str,
) -> None:
    """A mode of one colour does not tell which of the others it has been."""
    entry = await set_up()
    device = find_device(cloud, "strip_01")
    entity_id = entity_id_of(hass, "light", device, "power_switch")
    believed = entry.runtime_data.devices[device.device_id].values
    for mode in (2, 0):
        cloud.report(device.device_id, {"color_mode": mode})
        await until(lambda told=mode: believed["color_mode"] == told)  # type: ignore[misc]
    assert state_of(hass, entity_id).attributes["color_mode"] == "rgb"
    await hass.config_entries.async_unload(entry.entry_id)
    device.record(meanwhile, cloud.moment())
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).attributes["color_mode"] == color_mode
