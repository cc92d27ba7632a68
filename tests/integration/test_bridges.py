"""What becomes of the home in the assistants of others, as docs/voice.md tells."""

from functools import partial
from importlib import import_module
import sys
from types import SimpleNamespace
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.climate import ClimateEntityFeature
from homeassistant.components.cover import CoverEntityFeature
from homeassistant.components.sensor.significant_change import (
    async_check_significant_change,
)
from homeassistant.components.vacuum import VacuumEntityFeature
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entityfilter import FILTER_SCHEMA
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    add_box,
    add_device,
    call,
    entity_id_of,
    find_device,
    state_of,
)

pytestmark = pytest.mark.devices()

ASSISTANTS = "homeassistant.components"
EXPOSED = {
    "expose_by_default": True,
    "exposed_domains": [
        "alarm_control_panel",
        "climate",
        "cover",
        "fan",
        "media_player",
        "sensor",
        "water_heater",
    ],
}
CLEANING = {"0": "待机", "1": "清扫中"}
MODES = {"0": "制冷", "1": "制热", "2": "自动"}
MOVES = {"0": "停止", "1": "打开", "2": "关闭"}


async def ask_google(
    hass: HomeAssistant, user: User, intent: str, payload: Any, **settings: str
) -> Any:
    """Return what Google is answered."""
    http, smart_home = (
        import_module(f"{ASSISTANTS}.google_assistant.{each}")
        for each in ("http", "smart_home")
    )
    google = http.GoogleConfig(hass, EXPOSED | settings)
    await google.async_initialize()
    asked = {"intent": f"action.devices.{intent}", "payload": payload}
    message = {"requestId": "1", "inputs": [asked]}
    answer = await smart_home.async_handle_message(
        hass, google, user.id, user.id, message, "cloud"
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return answer["payload"]


async def ask_alexa(
    hass: HomeAssistant,
    entity_id: str,
    namespace: str,
    name: str,
    instance: str | None = None,
    **payload: Any,
) -> dict[str, Any]:
    """Return what Alexa is told of an entity in answer to a directive."""
    smart_home = import_module(f"{ASSISTANTS}.alexa.smart_home")
    filter_ = FILTER_SCHEMA({"include_entities": [entity_id]})
    alexa = smart_home.AlexaConfig(hass, {"filter": filter_})
    await alexa.async_initialize()
    header = {"messageId": "1", "payloadVersion": "3", "instance": instance}
    directive = {
        "header": {"namespace": namespace, "name": name, **header},
        "endpoint": {"endpointId": entity_id.replace(".", "#"), "scope": {}},
        "payload": payload,
    }
    answer = await smart_home.async_handle_message(
        hass, alexa, {"directive": directive}
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return {each["name"]: each["value"] for each in answer["context"]["properties"]}


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do without the library for pictures of cameras, which assistants import."""
    monkeypatch.setitem(sys.modules, "turbojpeg", SimpleNamespace(TurboJPEG=object))


@pytest.mark.parametrize(
    ("pin", "told", "state"),
    [
        ({}, "disarmed", "Disarmed"),
        ({"secure_devices_pin": "1234"}, "armed_away", "Arm"),
    ],
)
@pytest.mark.devices("siren_01")
async def test_google_arms_with_a_pin_only(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_admin_user: User,
    pin: dict[str, str],
    told: str,
    state: str,
) -> None:
    await set_up()
    device = find_device(cloud, "siren_01")
    panel = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    arm = {
        "command": "action.devices.commands.ArmDisarm",
        "params": {"arm": True, "armLevel": "armed_away"},
    }
    asked = [{"devices": [{"id": panel}], "execution": [arm]}]
    await ask_google(hass, hass_admin_user, "EXECUTE", {"commands": asked}, **pin)
    assert (state_of(hass, panel).state, device.values["master_mode"]) == (told, state)


async def test_a_curtain_that_stands_still_runs_for_google(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    """As long as it can be set to a position."""
    add_device(
        cloud,
        {"control": 1, "position": 100},
        property_of("control", "窗帘控制", "enum", mapping=MOVES),
        property_of("position", "开合度", "int", min=0, max=100, unit="%"),
    )
    await set_up()
    [curtain] = hass.states.async_all("cover")
    assert curtain.state == "open"
    devices = {"devices": [{"id": curtain.entity_id}]}
    answer = await ask_google(hass, hass_admin_user, "QUERY", devices)
    assert answer["devices"][curtain.entity_id]["isRunning"]


@pytest.mark.parametrize(
    ("platform", "properties"),
    [
        (
            "water_heater",
            [property_of("temp", "热水设定温度", "int", min=30, max=75, unit="℃")],
        ),
        (
            "climate",
            [
                property_of("mode", "模式", "enum", mapping=MODES),
                property_of("heat", "制热设定温度", "int", min=5, max=30, unit="℃"),
                property_of("cool", "制冷设定温度", "int", min=5, max=30, unit="℃"),
            ],
        ),
    ],
)
async def test_what_was_never_set_is_offline_for_google(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_admin_user: User,
    platform: str,
    properties: list[dict[str, Any]],
) -> None:
    """And no state of the home is told by itself: a boiler, and two temperatures."""
    power = property_of("power_switch", "开关", "bool")
    add_device(cloud, {"power_switch": 1, "mode": 2}, power, *properties)
    await set_up()
    [heater] = hass.states.async_all(platform)
    assert heater.attributes["temperature"] is None
    devices = {"devices": [{"id": heater.entity_id}]}
    answer = await ask_google(hass, hass_admin_user, "QUERY", devices)
    assert not answer["devices"][heater.entity_id]["online"]


async def test_an_automatic_purifier_runs_at_its_lowest_speed_for_google(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    add_device(
        cloud,
        {"switch": 1, "speed": "auto"},
        property_of("switch", "开关", "bool"),
        property_of(
            "speed",
            "风速",
            "stringenum",
            mapping={"auto": "自动", "low": "低", "mid": "中", "high": "高"},
        ),
    )
    await set_up()
    [purifier] = hass.states.async_all("fan")
    assert purifier.attributes["percentage"] is None
    devices = {"devices": [{"id": purifier.entity_id}]}
    answer = await ask_google(hass, hass_admin_user, "QUERY", devices)
    assert answer["devices"][purifier.entity_id]["currentFanSpeedSetting"] == "1/3"


async def test_louder_is_ten_presses_for_google(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    """Of a box that has buttons and no level."""
    device = add_box(cloud)
    await set_up()
    box = entity_id_of(hass, "media_player", device, "power")
    louder = {
        "command": "action.devices.commands.volumeRelative",
        "params": {"relativeSteps": 10},
    }
    asked = [{"devices": [{"id": box}], "execution": [louder]}]
    await ask_google(hass, hass_admin_user, "EXECUTE", {"commands": asked})
    assert cloud.received == [(device.device_id, {"vol_up": 1})] * 10


async def test_vapours_are_parts_per_million_for_google(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    """Whatever their unit."""
    vapours = property_of("tvoc", "TVOC", "float", "r", max=5, unit="mg/m³")
    device = add_device(cloud, {"tvoc": 2.8}, vapours)
    await set_up()
    air = entity_id_of(hass, "sensor", device, "tvoc")
    assert state_of(hass, air).attributes["unit_of_measurement"] == "mg/m³"
    listed = (await ask_google(hass, hass_admin_user, "SYNC", {}))["devices"]
    [attributes] = [each["attributes"] for each in listed if each["id"] == air]
    [told] = attributes["sensorStatesSupported"]
    assert told["numericCapabilities"] == {"rawValueUnit": "PARTS_PER_MILLION"}


async def test_vapours_in_milligrams_grow_by_a_whole_one_before_google_is_told(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    vapours = property_of("tvoc", "TVOC", "float", "r", max=5, unit="mg/m³")
    device = add_device(cloud, {"tvoc": 0.1}, vapours)
    await set_up()
    attributes = dict(
        state_of(hass, entity_id_of(hass, "sensor", device, "tvoc")).attributes
    )
    is_told = partial(async_check_significant_change, hass, "0.1", attributes)
    assert not is_told("1.0", attributes)
    assert is_told("1.1", attributes)


async def test_a_thermometer_in_another_unit_is_told_to_google_as_it_is(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_admin_user: User
) -> None:
    """As degrees of the home, which its user may have chosen otherwise."""
    warmth = property_of("temp", "温度", "float", "r", min=-40, max=80, unit="℃")
    device = add_device(cloud, {"temp": 4}, warmth)
    await set_up()
    store = entity_id_of(hass, "sensor", device, "temp")
    chosen = {"unit_of_measurement": "°F"}
    er.async_get(hass).async_update_entity_options(store, "sensor", chosen)
    await hass.async_block_till_done()
    assert state_of(hass, store).state == "39.2"
    devices = {"devices": [{"id": store}]}
    answer = await ask_google(hass, hass_admin_user, "QUERY", devices)
    assert answer["devices"][store]["temperatureAmbientCelsius"] == 39.2


@pytest.mark.parametrize(("asked", "speed"), [(-1, "mid"), (1, "high")])
async def test_a_fan_of_three_speeds_goes_on_in_the_direction_that_alexa_asks_for(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, asked: int, speed: str
) -> None:
    """A step down from full speed is 67 %, which rounds up to full speed."""
    device = add_device(
        cloud,
        {"switch": 1, "speed": "high" if asked < 0 else "mid"},
        property_of("switch", "风扇开关", "bool"),
        property_of(
            "speed",
            "风速",
            "stringenum",
            mapping={"low": "低", "mid": "中", "high": "高"},
        ),
    )
    await set_up()
    [fan] = hass.states.async_entity_ids("fan")
    step = {"rangeValueDelta": asked, "rangeValueDeltaDefault": True}
    controller = "Alexa.RangeController"
    await ask_alexa(hass, fan, controller, "AdjustRangeValue", "fan.percentage", **step)
    assert device.values["speed"] == speed


async def test_the_least_suction_is_not_the_least_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It calls the second one so."""
    suctions = {"0": "安静", "1": "标准", "2": "强力"}
    add_device(
        cloud,
        {"power_go": 1, "status": 1, "suction": 0},
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=CLEANING),
        property_of("suction", "吸力", "enum", mapping=suctions),
    )
    await set_up()
    [robot] = hass.states.async_all("vacuum")
    capabilities = import_module(f"{ASSISTANTS}.alexa.capabilities")
    suction = capabilities.AlexaRangeController(robot, "vacuum.fan_speed")
    suction.capability_resources()
    [least] = [
        each["rangeValue"]
        for each in suction.configuration()["presets"]
        if "Alexa.Value.Minimum" in str(each)
    ]
    speeds = robot.attributes["fan_speed_list"]
    assert (speeds.index(robot.attributes["fan_speed"]), least) == (0, 1)


async def test_opening_a_blind_is_turning_its_slats_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """To raise it is left to the blind."""
    add_device(
        cloud,
        {"control": 2, "position": 0, "angle": 0},
        property_of("control", "窗帘控制", "enum", mapping=MOVES),
        property_of("position", "开合度", "int", min=0, max=100, unit="%"),
        property_of("angle", "叶片角度", "int", min=0, max=180, unit="°"),
    )
    await set_up()
    [blind] = hass.states.async_all("cover")
    range_of = import_module(f"{ASSISTANTS}.alexa.capabilities").AlexaRangeController
    actions = {
        part: str(range_of(blind, f"cover.{part}").semantics()["actionMappings"])
        for part in ("position", "tilt")
    }
    assert "Alexa.Actions.Raise" in actions["position"]
    assert "Alexa.Actions.Open" not in actions["position"]
    assert "Alexa.Actions.Open" in actions["tilt"]


async def test_a_switch_of_which_nothing_is_known_is_on_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, {}, property_of("power_switch", "开关", "bool"))
    await set_up()
    switch = entity_id_of(hass, "switch", device, "power_switch")
    assert state_of(hass, switch).state == "unknown"
    said = await ask_alexa(hass, switch, "Alexa", "ReportState")
    assert said["powerState"] == "ON"


@pytest.mark.devices("siren_01")
async def test_an_alarm_that_rings_is_disarmed_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = find_device(cloud, "siren_01")
    device.values["master_mode"] = "Sos"
    await set_up()
    panel = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    assert state_of(hass, panel).state == "triggered"
    said = await ask_alexa(hass, panel, "Alexa", "ReportState")
    assert said["armState"] == "DISARMED"


async def test_a_lock_of_which_nothing_is_known_is_jammed_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    states = {"0": "已上锁", "1": "未上锁"}
    add_device(
        cloud,
        {},
        property_of("unlock", "远程开锁", "bool", "w"),
        property_of("lock_state", "门锁状态", "enum", "r", mapping=states),
    )
    await set_up()
    [lock] = hass.states.async_all("lock")
    assert lock.state == "unknown"
    said = await ask_alexa(hass, lock.entity_id, "Alexa", "ReportState")
    assert said["lockState"] == "JAMMED"


async def test_alexa_says_that_a_lock_is_locked_that_refuses(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    add_device(
        cloud,
        {"lock_state": 1},
        property_of("unlock", "远程开锁", "bool", "w"),
        property_of(
            "lock_state",
            "门锁状态",
            "enum",
            "r",
            mapping={"0": "已上锁", "1": "未上锁"},
        ),
    )
    await set_up()
    [lock] = hass.states.async_entity_ids("lock")
    said = await ask_alexa(hass, lock, "Alexa.LockController", "Lock")
    assert (said["lockState"], state_of(hass, lock).state) == ("LOCKED", "unlocked")


async def test_an_air_conditioner_in_eco_is_not_off_for_alexa(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    modes = {"cold": "制冷", "hot": "制热", "eco": "节能"}
    add_device(
        cloud,
        {"power_switch": 0, "mode": "eco", "temp_set": 26},
        property_of("power_switch", "开关", "bool"),
        property_of("mode", "模式", "stringenum", mapping=modes),
        property_of("temp_set", "设定温度", "int", min=16, max=30, unit="℃"),
    )
    await set_up()
    [air_conditioner] = hass.states.async_all("climate")
    assert air_conditioner.state == "off"
    said = await ask_alexa(hass, air_conditioner.entity_id, "Alexa", "ReportState")
    assert (said["thermostatMode"], said["powerState"]) == ("ECO", "OFF")


@pytest.mark.devices("ac_01", "sos_01")
async def test_what_apples_home_mistakes_is_offered_to_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge shows what has no category: meters of gas, alarms and options."""
    gas = property_of("total_gas", "累计用气量", "float", "r", unit="m³")
    add_device(cloud, {"total_gas": 340}, gas)
    await set_up()
    offered = {
        (each.domain, each.original_device_class)
        for each in er.async_get(hass).entities.values()
        if each.entity_category is None and each.disabled_by is None
    }
    assert offered >= {
        ("sensor", "gas"),
        ("binary_sensor", "safety"),
        ("binary_sensor", "tamper"),
        ("select", None),
    }


@pytest.mark.devices("gas_01")
async def test_what_apples_home_makes_up_is_not_known(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge takes it for told unless it is unavailable."""
    find_device(cloud, "gas_01").values.pop("gas_sensor_state")
    add_device(
        cloud,
        {"power_switch": 1, "temp_set": 45},
        property_of("power_switch", "热水器开关", "bool"),
        property_of("temp_set", "热水设定温度", "int", min=30, max=75, unit="℃"),
    )
    await set_up()
    [boiler] = hass.states.async_all("water_heater")
    assert boiler.attributes["temperature"] == 45
    assert boiler.attributes["current_temperature"] is None
    detector = find_device(cloud, "gas_01")
    gas = entity_id_of(hass, "binary_sensor", detector, "gas_sensor_state")
    assert state_of(hass, gas).state == "unknown"


@pytest.mark.devices("ac_01")
async def test_an_air_conditioner_is_a_thermostat_in_apples_home(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """With a humidity to reach it is, and drying counts as cooling."""
    await set_up()
    [air_conditioner] = hass.states.async_all("climate")
    attributes = air_conditioner.attributes
    assert attributes["supported_features"] & ClimateEntityFeature.TARGET_HUMIDITY
    assert {"cool", "dry", "fan_only"} <= set(attributes["hvac_modes"])


@pytest.mark.devices("rack_01")
async def test_a_laundry_rack_knows_no_position_to_be_set(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A bridge offers one of such a cover, and takes the middle of it for a stop."""
    await set_up()
    [rack] = hass.states.async_all("cover")
    features = rack.attributes["supported_features"]
    assert features & CoverEntityFeature.STOP
    assert not features & CoverEntityFeature.SET_POSITION


async def test_turning_on_leaves_the_mode_which_apples_home_does_not(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge asks for heat where it has seen no mode of its own, and no automatic is there."""
    device = add_device(
        cloud,
        {"power_switch": 0, "mode": "cold", "temp_set": 26, "fan_speed": "high"},
        property_of("power_switch", "空调开关", "bool"),
        property_of(
            "mode",
            "空调模式",
            "stringenum",
            mapping={"cold": "制冷", "hot": "制热", "dry": "除湿"},
        ),
        property_of("temp_set", "设定温度", "int", min=16, max=30, unit="℃"),
        property_of(
            "fan_speed",
            "风速",
            "stringenum",
            mapping={"low": "低风", "middle": "中风", "high": "高风"},
        ),
    )
    await set_up()
    [air_conditioner] = hass.states.async_all("climate")
    assert air_conditioner.state == "off"
    modes, speeds = (
        air_conditioner.attributes[each] for each in ("hvac_modes", "fan_modes")
    )
    assert "auto" not in modes
    assert len(speeds) > 1
    await call(hass, air_conditioner.entity_id, "turn_on")
    assert cloud.received == [(device.device_id, {"power_switch": 1})]


@pytest.mark.devices("fan_01")
async def test_a_preset_that_is_switched_off_in_apples_home_goes_on(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge turns the fan on, and asks for nothing else."""
    await set_up()
    device = find_device(cloud, "fan_01")
    fan = entity_id_of(hass, "fan", device, "power_switch")
    assert len(state_of(hass, fan).attributes["preset_modes"]) > 1
    for action, data in (
        ("set_preset_mode", {"preset_mode": "sleep"}),
        ("turn_on", {}),
    ):
        await call(hass, fan, action, **data)
    assert state_of(hass, fan).attributes["preset_mode"] == "sleep"


async def test_a_purifier_that_chooses_its_speed_has_none_for_apples_home(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A bridge makes up 100 % until it has seen one, and sets it for "manual"."""
    speeds = {"auto": "自动", "low": "低", "mid": "中", "high": "高"}
    add_device(
        cloud,
        {"switch": 1, "speed": "auto", "pm25": 12, "filter_life": 0},
        property_of("switch", "开关", "bool"),
        property_of("speed", "风速", "stringenum", mapping=speeds),
        property_of("pm25", "PM2.5", "int", "r", min=0, max=999, unit="μg/m³"),
        property_of("filter_life", "滤芯寿命", "int", "r", min=0, max=100, unit="%"),
    )
    await set_up()
    [purifier] = hass.states.async_all("fan")
    told = purifier.attributes
    assert (told["preset_mode"], told["percentage"]) == ("auto", None)
    sensors = {
        (each.attributes.get("device_class"), each.state)
        for each in hass.states.async_all("sensor")
    }
    assert sensors >= {("pm25", "12"), (None, "0")}


async def test_a_vacuum_without_a_way_home_is_not_stopped_in_apples_home(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What a bridge tells it is no action of a vacuum."""
    device = add_device(
        cloud,
        {"power_go": 1, "status": 1},
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=CLEANING),
    )
    await set_up()
    vacuum = entity_id_of(hass, "vacuum", device, "power_go")
    features = state_of(hass, vacuum).attributes["supported_features"]
    assert features & VacuumEntityFeature.STOP
    assert not features & VacuumEntityFeature.RETURN_HOME
    assert not hass.services.has_service("vacuum", "turn_off")
    await call(hass, vacuum, "stop")
    assert device.values["power_go"] == 0
