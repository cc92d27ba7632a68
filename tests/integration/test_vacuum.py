"""Vacuums, against the simulated cloud."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, call, check_calls, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()

STATES = {
    "0": "待机",
    "1": "清扫中",
    "2": "暂停",
    "3": "回充中",
    "4": "充电中",
    "5": "故障",
}


async def test_a_robot_with_commands(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    commands = {"0": "开始清扫", "1": "暂停", "2": "回充", "3": "停止", "4": "定点清扫"}
    device = add_device(
        cloud,
        {"clean_control": 3, "status": 4, "suction": 0, "seek": 0},
        property_of("clean_control", "清扫控制", "enum", mapping=commands),
        property_of("status", "状态", "enum", "r", mapping=STATES),
        property_of("suction", "吸力", "enum", mapping={"0": "静音", "1": "强力"}),
        property_of("seek", "寻找机器人", "bool"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "clean_control")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["fan_speed"]) == ("docked", "quiet")
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("start", {}, {"clean_control": 0}),
            ("pause", {}, {"clean_control": 1}),
            ("return_to_base", {}, {"clean_control": 2}),
            ("stop", {}, {"clean_control": 3}),
            ("clean_spot", {}, {"clean_control": 4}),
            ("set_fan_speed", {"fan_speed": "strong"}, {"suction": 1}),
            ("locate", {}, {"seek": 1}),
        ),
    )
    for raw, activity in (("1", "cleaning"), ("3", "returning"), ("5", "error")):
        state = await report(hass, cloud, device, entity_id, {"status": int(raw)})
        assert state.state == activity


async def test_a_robot_with_switches(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"power_go": 0, "switch_charge": 0, "pause": 0, "status": 0},
        property_of("power_go", "清扫开关", "bool"),
        property_of("switch_charge", "回充开关", "bool"),
        property_of("pause", "暂停", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=STATES),
    )
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "power_go")
    assert state_of(hass, entity_id).state == "idle"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("start", {}, {"power_go": 1}),
            ("pause", {}, {"pause": 1}),
            ("return_to_base", {}, {"switch_charge": 1}),
            ("stop", {}, {"power_go": 0}),
        ),
    )


@pytest.mark.parametrize(("power", "activity"), [(1, "cleaning"), (0, "idle")])
async def test_a_state_without_a_word_is_told_by_the_power(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, power: int, activity: str
) -> None:
    states = {**STATES, "9": "唱歌"}
    device = add_device(
        cloud,
        {"power_go": power, "status": 9, "suction": 0},
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=states),
        property_of("suction", "吸力", "enum", mapping={"0": "静音", "1": "强力"}),
    )
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "power_go")
    assert state_of(hass, entity_id).state == activity


async def test_a_robot_without_a_state_is_paused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    commands = {"0": "开始清扫", "1": "回充", "2": "定点清扫"}
    device = add_device(
        cloud,
        {"power_go": 1, "pause": 1, "mode": 0},
        property_of("power_go", "清扫开关", "bool"),
        property_of("pause", "暂停", "bool"),
        property_of("mode", "清扫模式", "enum", mapping=commands),
    )
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "power_go")
    assert state_of(hass, entity_id).state == "paused"
    state = await report(hass, cloud, device, entity_id, {"pause": 0})
    assert state.state == "cleaning"


async def test_a_suction_that_the_robot_does_not_have(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"power_go": 0, "status": 1, "suction": 0},
        property_of("power_go", "清扫开关", "bool"),
        property_of("status", "工作状态", "enum", "r", mapping=STATES),
        property_of("suction", "吸力", "enum", mapping={"0": "静音", "1": "强力"}),
    )
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "power_go")
    with pytest.raises(ServiceValidationError, match="hurricane is none of"):
        await call(hass, entity_id, "set_fan_speed", fan_speed="hurricane")


async def test_a_robot_that_actions_drive(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"robot_status": 4},
        property_of("robot_status", "机器状态", "enum", "r", mapping=STATES),
    )
    device.product.data_template["actions"] = [
        {"id": id_, "name": name, "input": [], "output": []}
        for id_, name in (
            ("start_clean", "开始清扫"),
            ("pause_clean", "暂停清扫"),
            ("go_home", "返回充电座"),
            ("find_me", "寻找机器人"),
        )
    ]
    await set_up()
    entity_id = entity_id_of(hass, "vacuum", device, "robot_status")
    assert state_of(hass, entity_id).state == "docked"
    for number, service in enumerate(
        ("start", "pause", "return_to_base", "locate"), start=1
    ):
        await call(hass, entity_id, service)
        assert cloud.calls["AppCallDeviceActionSync"] == number
