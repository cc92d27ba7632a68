"""Alarm control panels, against the simulated cloud."""

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.state import async_reproduce_state
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    add_device,
    check_calls,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("siren_01")


async def test_an_alarm_host(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    await set_up()
    device = find_device(cloud, "siren_01")
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    assert state_of(hass, entity_id).state == "disarmed"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("alarm_arm_home", {}, {"master_mode": "home"}),
            ("alarm_arm_away", {}, {"master_mode": "Arm"}),
            ("alarm_trigger", {}, {"master_mode": "Sos"}),
            ("alarm_disarm", {}, {"master_mode": "Disarmed"}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"master_mode": "Arm"})
    assert state.state == "armed_away"
    state = await report(hass, cloud, device, entity_id, {"master_mode": "Play"})
    assert state.state == "unknown"


async def test_a_scene_sets_off_an_alarm_that_rang_when_it_was_saved(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """As docs/troubleshooting.md says."""
    await set_up()
    device = find_device(cloud, "siren_01")
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    assert state_of(hass, entity_id).state == "disarmed"
    await async_reproduce_state(hass, [State(entity_id, "triggered")])
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device.values["master_mode"] == "Sos"


async def test_a_host_that_gives_time_to_leave_and_to_come_in(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    arms = {"0": "撤防", "1": "外出布防", "2": "在家布防"}
    delays = {"3": "退出延时", "4": "进入延时", "5": "正在撤防"}
    device = add_device(
        cloud,
        {"cmd": 0, "arm_state": 0},
        property_of("cmd", "布撤防控制", "enum", mapping=arms),
        property_of("arm_state", "布防状态", "enum", "r", mapping=arms | delays),
    )
    await set_up()
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "cmd")
    for raw, shown in (
        (3, "arming"),
        (1, "armed_away"),
        (4, "pending"),
        (5, "disarming"),
    ):
        state = await report(hass, cloud, device, entity_id, {"arm_state": raw})
        assert state.state == shown


async def test_a_host_that_calls_being_armed_arming(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Where nothing else arms it while nobody is at home, that does."""
    modes = {"0": "disarm", "1": "arming", "2": "stay"}
    device = add_device(
        cloud,
        {"arm_mode": 0},
        property_of("arm_mode", "arm mode", "enum", mapping=modes),
    )
    await set_up()
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "arm_mode")
    await check_calls(
        hass, device, entity_id, (("alarm_arm_away", {}, {"arm_mode": 1}),)
    )
    assert state_of(hass, entity_id).state == "armed_away"


async def test_a_host_tells_its_own_state_and_that_there_is_an_alarm(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    arms = {"0": "撤防", "1": "外出布防", "2": "在家布防"}
    device = add_device(
        cloud,
        {"cmd": 1, "arm_state": 0, "alarm_state": 0},
        property_of("cmd", "布撤防控制", "enum", mapping=arms),
        property_of("arm_state", "布防状态", "enum", "r", mapping=arms),
        property_of("alarm_state", "报警状态", "bool", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "cmd")
    assert state_of(hass, entity_id).state == "disarmed"
    state = await report(hass, cloud, device, entity_id, {"arm_state": 1})
    assert state.state == "armed_away"
    state = await report(hass, cloud, device, entity_id, {"alarm_state": 1})
    assert state.state == "triggered"
