"""What a person switches reaches the device, once and in the right words."""

from collections.abc import Mapping
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.light import ATTR_BRIGHTNESS, ATTR_COLOR_TEMP_KELVIN
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ..conftest import SetUp
from ..waiting import until
from .common import call, entity_id, state_of

pytestmark = pytest.mark.devices(
    "strip_01",
    "switch_01",
    "curtain_01",
    "air_01",
    "lock_01",
    "vacuum_01",
    "lamp_02",
    "plug_01",
)

STRIP = "LIGHTSTRIP/strip_01"
LIGHT = "LIGHTSTRIP_strip_01_power_switch"
SWITCH = "METERPLUG0_plug_01_power_switch"


@pytest.mark.parametrize(
    ("action", "unique_id", "data", "device_id", "sent"),
    [
        ("light.turn_off", LIGHT, {}, STRIP, {"power_switch": 0}),
        ("light.turn_on", LIGHT, {ATTR_BRIGHTNESS: 255}, STRIP, {"brightness": 100}),
        ("light.turn_on", LIGHT, {ATTR_BRIGHTNESS: 1}, STRIP, {"brightness": 1}),
        (
            "light.turn_on",
            LIGHT,
            {ATTR_COLOR_TEMP_KELVIN: 3000},
            STRIP,
            {"color_temp": 3000, "color_mode": 1},
        ),
        (
            "light.turn_on",
            LIGHT,
            {"rgb_color": [10, 20, 30]},
            STRIP,
            {"rgb_color": {"red": 10, "green": 20, "blue": 30}, "color_mode": 2},
        ),
        ("switch.turn_off", SWITCH, {}, "METERPLUG0/plug_01", {"power_switch": 0}),
        (
            "switch.turn_on",
            "SWITCH3WAY_switch_01_switch_2",
            {},
            "SWITCH3WAY/switch_01",
            {"switch_2": 1},
        ),
        (
            "cover.close_cover",
            "CURTAIN000_curtain_01_control",
            {},
            "CURTAIN000/curtain_01",
            {"control": "close"},
        ),
        (
            "cover.set_cover_position",
            "CURTAIN000_curtain_01_control",
            {"position": 30},
            "CURTAIN000/curtain_01",
            {"percent_control": 30},
        ),
        (
            "cover.stop_cover",
            "CURTAIN000_curtain_01_control",
            {},
            "CURTAIN000/curtain_01",
            {"control": "pause"},
        ),
        (
            "number.set_value",
            "METERPLUG0_plug_01_count_down",
            {"value": 600},
            "METERPLUG0/plug_01",
            {"count_down": 600},
        ),
        (
            "text.set_value",
            "COLOURLAMP_lamp_02_name",
            {"value": "Desk"},
            "COLOURLAMP/lamp_02",
            {"name": "Desk"},
        ),
    ],
)
async def test_command_reaches_the_device(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    action: str,
    unique_id: str,
    data: Mapping[str, Any],
    device_id: str,
    sent: Mapping[str, Any],
) -> None:
    """One action is one command with the device's own values."""
    await set_up()
    await call(hass, action, unique_id, **data)
    assert cloud.received == [(device_id, sent)]
    assert cloud.devices[device_id].values.items() >= sent.items()


async def test_select_sends_the_value_of_the_option(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The option is a word, the value is the device's."""
    await set_up()
    unique_id = "LIGHTSTRIP_strip_01_scene_type"
    light = state_of(hass, "light", LIGHT)
    effect = light.attributes["effect_list"][3]
    await call(hass, "light.turn_on", LIGHT, effect=effect)
    ((device_id, sent),) = cloud.received
    assert device_id == STRIP
    assert sent["scene_type"] == 3, unique_id


async def test_actions_of_one_moment_are_one_command(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Three gangs switched by one action are one command."""
    await set_up()
    gangs = [
        entity_id(hass, "switch", f"SWITCH3WAY_switch_01_switch_{number}")
        for number in (1, 2, 3)
    ]
    await hass.services.async_call(
        "switch", "turn_off", {"entity_id": gangs}, blocking=True
    )
    assert cloud.received == [
        ("SWITCH3WAY/switch_01", {"switch_1": 0, "switch_2": 0, "switch_3": 0})
    ]


async def test_switch_shows_its_state_at_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A slow cloud is not felt; the device's own word counts in the end."""
    await set_up()
    cloud.delay("AppControlDeviceData", 0.3)
    pending = hass.async_create_task(call(hass, "switch.turn_off", SWITCH))
    await until(lambda: state_of(hass, "switch", SWITCH).state == STATE_OFF)
    assert not pending.done()
    await pending
    cloud.report("METERPLUG0/plug_01", {"power_switch": 1})
    await until(lambda: state_of(hass, "switch", SWITCH).state == STATE_ON)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("FailedOperation.DeviceOffline", "device_offline"),
        ("UnauthorizedOperation", "not_permitted"),
        ("InvalidParameterValue.UserLoginForbidden", "login_locked"),
    ],
)
async def test_refused_command(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, code: str, key: str
) -> None:
    """The cloud's words are shown, the state goes back, nothing is sent twice."""
    await set_up()
    calls = cloud.calls["AppControlDeviceData"]
    cloud.fail("AppControlDeviceData", code=code, message="not now")
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "switch.turn_off", SWITCH)
    assert error.value.translation_domain == DOMAIN
    assert error.value.translation_key == key
    assert error.value.translation_placeholders == {
        "device": "TV socket",
        "message": "not now",
    }
    assert state_of(hass, "switch", SWITCH).state == STATE_ON
    assert cloud.calls["AppControlDeviceData"] == calls + 1


async def test_command_without_connection_is_not_repeated(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whether a command arrived is unknown, so it is not sent again."""
    await set_up()
    cloud.garble("AppControlDeviceData", "<html>")
    with pytest.raises(HomeAssistantError):
        await call(hass, "switch.turn_off", SWITCH)
    assert cloud.calls["AppControlDeviceData"] == 1


async def test_scene_runs(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A scene of the app moves its devices."""
    await set_up()
    await call(hass, "scene.turn_on", "scene_s_movie")
    lamp = cloud.devices["COLOURLAMP/lamp_02"]
    await until(lambda: lamp.values["brightness"] == 20)
    cloud.fail("AppRunScene", code="InternalServerError", message="busy")
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "scene.turn_on", "scene_s_movie")
    assert error.value.translation_key == "cloud_trouble"


async def test_scenes_are_called_as_in_the_app(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The family is said only where two families have the same scene."""
    cloud.home.scenes["s_home"].name = cloud.home.scenes["s_movie"].name
    await set_up()
    assert state_of(hass, "scene", "scene_s_away").name == "离家"
    families = {each.family_id: each.name for each in cloud.home.families.values()}
    for scene_id in ("s_home", "s_movie"):
        family = families[cloud.home.scenes[scene_id].family_id]
        name = state_of(hass, "scene", f"scene_{scene_id}").name
        assert name == f"{family} Movie night"


async def test_scenes_come_and_go(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """A scene deleted in the app goes once a second look agrees; one made is there."""
    entry = await set_up()
    scene = cloud.home.scenes.pop("s_movie")
    await entry.runtime_data.home.async_refresh()
    assert state_of(hass, "scene", "scene_s_movie").state == STATE_UNAVAILABLE
    freezer.tick(61)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert not hass.states.get("scene.movie_night")
    cloud.home.scenes["s_movie"] = scene
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "scene", "scene_s_movie").state == "unknown"


async def test_button_calls_its_action(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A property that starts something is pressed."""
    await set_up()
    await call(hass, "button.press", "AIRCLEANER_air_01_reset_filter")
    assert cloud.received == [("AIRCLEANER/air_01", {"reset_filter": 1})]


async def test_refused_login_is_asked_for_at_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A command that the cloud does not accept any more starts the repair."""
    await set_up()
    cloud.home.users[0].password = "new"
    cloud.logins.end_tokens()
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "button.press", "AIRCLEANER_air_01_reset_filter")
    assert error.value.translation_key == "invalid_auth"
    assert hass.config_entries.flow.async_progress()


@pytest.mark.parametrize(
    ("action", "unique_id", "before", "after"),
    [
        ("lock.unlock", "DOORLOCK00_lock_01_lock", "locked", "unlocked"),
        ("vacuum.start", "VACUUM0000_vacuum_01_power_switch", "docked", "cleaning"),
        (
            "vacuum.return_to_base",
            "VACUUM0000_vacuum_01_power_switch",
            "docked",
            "returning",
        ),
    ],
)
async def test_device_that_does_what_it_is_told(
    hass: HomeAssistant,
    set_up: SetUp,
    action: str,
    unique_id: str,
    before: str,
    after: str,
) -> None:
    """What a command leads to is shown as soon as the device reports it."""
    await set_up()
    platform = action.partition(".")[0]
    assert state_of(hass, platform, unique_id).state == before
    await call(hass, action, unique_id)
    await until(lambda: state_of(hass, platform, unique_id).state == after)
