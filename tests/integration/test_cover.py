"""Cover entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import Call, add_device, check_calls, entity_id_of, report, state_of

PROPERTIES = (
    property_of(
        "control", "控制", "enum", mapping={"0": "打开", "1": "停止", "2": "关闭"}
    ),
    property_of("percent_control", "目标位置", "int", min=0, max=100, unit="%"),
    property_of("percent_state", "当前位置", "int", "r", min=0, max=100, unit="%"),
    property_of(
        "work_state", "工作状态", "enum", "r", mapping={"0": "打开中", "1": "关闭中"}
    ),
)


@pytest.mark.parametrize(
    ("command", "work_state", "moving", "end", "there"),
    [
        ("open_cover", 0, "opening", 100, "open"),
        ("close_cover", 1, "closing", 0, "closed"),
    ],
)
async def test_a_cover_that_never_says_that_it_stops(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    command: str,
    work_state: int,
    moving: str,
    end: int,
    there: str,
) -> None:
    values = {"control": 1, "percent_control": 30, "percent_state": 30}
    device = add_device(cloud, values, *PROPERTIES)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    told: Call = (command, {}, {"percent_control": 30})
    await check_calls(hass, device, entity_id, [told])
    report_ = {"work_state": work_state, "percent_state": 50}
    state = await report(hass, cloud, device, entity_id, report_)
    assert state.state == moving
    await report(hass, cloud, device, entity_id, {"percent_state": end})
    assert state_of(hass, entity_id).state == there


async def test_a_cover_that_knows_positions_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    position = property_of("position", "窗帘位置", "int", min=0, max=100, unit="%")
    device = add_device(cloud, {"position": 40}, position)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "position")
    assert state_of(hass, entity_id).attributes["current_position"] == 40
    calls: list[Call] = [
        ("open_cover", {}, {"position": 100}),
        ("set_cover_position", {"position": 25}, {"position": 25}),
        ("close_cover", {}, {"position": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)
    assert state_of(hass, entity_id).state == "closed"


async def test_a_cover_that_knows_commands_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    ends = {"0": "已打开", "1": "已关闭"}
    state = property_of("work_state", "工作状态", "enum", "r", mapping=ends)
    device = add_device(cloud, {"control": 1, "work_state": 1}, PROPERTIES[0], state)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    assert state_of(hass, entity_id).state == "closed"
    calls: list[Call] = [
        ("open_cover", {}, {"control": 0}),
        ("stop_cover", {}, {"control": 1}),
        ("close_cover", {}, {"control": 2}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_a_cover_whose_slats_turn(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    angle = property_of("angle", "叶片角度", "int", min=0, max=180, unit="°")
    device = add_device(cloud, {"control": 1, "angle": 90}, PROPERTIES[0], angle)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    assert state_of(hass, entity_id).attributes["current_tilt_position"] == 50
    opened: Call = ("open_cover_tilt", {}, {"angle": 180})
    closed: Call = ("close_cover_tilt", {}, {"angle": 0})
    turned: Call = ("set_cover_tilt_position", {"tilt_position": 25}, {"angle": 45})
    await check_calls(hass, device, entity_id, [opened, closed, turned])
