"""Lawn mowers, against the simulated cloud."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, call, check_calls, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()

STATES = {
    "0": "待机",
    "1": "割草中",
    "2": "回充中",
    "3": "充电中",
    "4": "暂停",
    "5": "故障",
    "9": "唱歌",
}


async def test_a_mower_with_commands(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    commands = {"0": "开始割草", "1": "暂停", "2": "回充", "3": "停止割草"}
    device = add_device(
        cloud,
        {"mow_cmd": 2, "mow_state": 3},
        property_of("mow_cmd", "割草控制", "enum", mapping=commands),
        property_of("mow_state", "割草机状态", "enum", "r", mapping=STATES),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lawn_mower", device, "mow_cmd")
    assert state_of(hass, entity_id).state == "docked"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("start_mowing", {}, {"mow_cmd": 0}),
            ("pause", {}, {"mow_cmd": 1}),
            ("dock", {}, {"mow_cmd": 2}),
            ("stop", {}, {"mow_cmd": 3}),
        ),
    )
    for raw, activity in (
        ("9", "paused"),
        ("1", "mowing"),
        ("2", "returning"),
        ("0", "idle"),
        ("4", "paused"),
        ("5", "error"),
    ):
        state = await report(hass, cloud, device, entity_id, {"mow_state": int(raw)})
        assert state.state == activity


async def test_a_mower_with_a_switch(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"power_go": 0, "status": 3},
        property_of("power_go", "割草开关", "bool"),
        property_of("status", "机器状态", "enum", "r", mapping=STATES),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lawn_mower", device, "power_go")
    await check_calls(
        hass,
        device,
        entity_id,
        (("start_mowing", {}, {"power_go": 1}), ("pause", {}, {"power_go": 0})),
    )


async def test_a_mower_that_actions_drive(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"status": 3},
        property_of("status", "割草机状态", "enum", "r", mapping=STATES),
    )
    device.product.data_template["actions"] = [
        {"id": "start_mow", "name": "开始割草", "input": [], "output": []},
        {"id": "dock", "name": "回充", "input": [], "output": []},
    ]
    await set_up()
    entity_id = entity_id_of(hass, "lawn_mower", device, "status")
    assert state_of(hass, entity_id).state == "docked"
    await call(hass, entity_id, "start_mowing")
    await call(hass, entity_id, "dock")
    assert cloud.calls["AppCallDeviceActionSync"] == 2


async def test_a_mower_without_a_pause_stops(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    commands = {"0": "开始割草", "1": "停止割草", "2": "回充"}
    device = add_device(
        cloud,
        {"mow_cmd": 2, "mow_state": 1},
        property_of("mow_cmd", "割草控制", "enum", mapping=commands),
        property_of("mow_state", "割草机状态", "enum", "r", mapping=STATES),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lawn_mower", device, "mow_cmd")
    await check_calls(hass, device, entity_id, [("pause", {}, {"mow_cmd": 1})])
