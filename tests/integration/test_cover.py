"""Cover entities, against the simulated cloud."""

from collections.abc import Mapping, Sequence

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.state import async_reproduce_state
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.entity.motion import MOVING_SECONDS
from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_device,
    call,
    check_calls,
    entity_id_of,
    report,
    state_of,
)

pytestmark = pytest.mark.devices()

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


async def test_a_cover_with_a_press_for_each_command(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    presses = {"open": "开门", "close": "关门", "stop": "停止"}
    device = add_device(
        cloud,
        dict.fromkeys(presses, 0),
        *(property_of(id_, name, "bool") for id_, name in presses.items()),
    )
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "open")
    calls: list[Call] = [
        ("open_cover", {}, {"open": 1}),
        ("stop_cover", {}, {"stop": 1}),
        ("close_cover", {}, {"close": 1}),
    ]
    await check_calls(hass, device, entity_id, calls)


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


async def test_a_scene_turns_the_slats_that_it_does_not_name(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """As docs/troubleshooting.md says."""
    angle = property_of("angle", "叶片角度", "int", min=0, max=180, unit="°")
    device = add_device(cloud, {"control": 1, "angle": 90}, PROPERTIES[0], angle)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    await async_reproduce_state(hass, [State(entity_id, "closed")])
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device.values == {"control": 2, "angle": 0}


MOVING = {"control": 0, "work_state": 0, "percent_control": 100, "percent_state": 10}
AT_REST = {"control": 1, "work_state": 1, "percent_control": 0, "percent_state": 0}


async def test_a_cover_that_is_stopped_half_way(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, AT_REST, *PROPERTIES)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    assert (await report(hass, cloud, device, entity_id, MOVING)).state == "opening"
    await call(hass, entity_id, "stop_cover")
    assert state_of(hass, entity_id).state == "open"
    state = await report(hass, cloud, device, entity_id, {"percent_state": 40})
    assert state.state == "open"


@pytest.mark.parametrize(
    ("begin", "short", "there"),
    [
        (MOVING, 99, "open"),
        ({**MOVING, "percent_control": 70}, 69, "open"),
        ({"control": 2, "percent_state": 50}, 1, "closed"),
    ],
)
async def test_a_motor_that_stops_short(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    begin: Mapping[str, int],
    short: int,
    there: str,
) -> None:
    device = add_device(cloud, {**AT_REST, "percent_state": 100}, *PROPERTIES)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    state = await report(hass, cloud, device, entity_id, begin)
    assert state.state in {"opening", "closing"}
    state = await report(hass, cloud, device, entity_id, {"percent_state": short})
    assert state.state == there


async def test_a_cover_that_stands_near_its_end_is_after_a_restart_as_before(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The order in which command and position were told is not remembered."""
    values = {"control": 1, "percent_control": 50}
    device = add_device(cloud, values, *PROPERTIES[:2])
    entry = await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    await report(hass, cloud, device, entity_id, {"percent_control": 1})
    state = await report(hass, cloud, device, entity_id, {"control": 2})
    assert state.state == "closed"
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == "closed"


async def test_a_cover_that_measures_nothing_comes_to_its_end(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, AT_REST, *PROPERTIES[:2], PROPERTIES[3])
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    begun = {"control": 0, "work_state": 0, "percent_control": 50}
    assert (await report(hass, cloud, device, entity_id, begun)).state == "opening"
    state = await report(hass, cloud, device, entity_id, {"percent_control": 100})
    assert state.state == "open"


@pytest.mark.parametrize(("work_state", "there"), [(0, "open"), (1, "closed")])
async def test_a_movement_of_which_nothing_more_is_heard_is_over(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    work_state: int,
    there: str,
) -> None:
    values = {"control": 1, "work_state": 1 - work_state}
    device = add_device(cloud, values, PROPERTIES[0], PROPERTIES[3])
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    told = {"control": 2 * work_state, "work_state": work_state}
    state = await report(hass, cloud, device, entity_id, told)
    assert state.state in {"opening", "closing"}
    freezer.tick(MOVING_SECONDS + 1)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass, entity_id).state == there


@pytest.mark.parametrize(
    ("ways", "there"), [((1, 0), "open"), ((0, 1), "closed"), ((1, 0, 1), "closed")]
)
async def test_a_cover_that_turns_round_comes_to_its_other_end(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    ways: Sequence[int],
    there: str,
) -> None:
    """It is moved by hand or by a remote control: only its state tells."""
    values = {"control": 1, "work_state": 1 - ways[0]}
    device = add_device(cloud, values, PROPERTIES[0], PROPERTIES[3])
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    for way in ways:
        state = await report(hass, cloud, device, entity_id, {"work_state": way})
        assert state.state == ("opening", "closing")[way]
    freezer.tick(MOVING_SECONDS + 1)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass, entity_id).state == there


@pytest.mark.parametrize("told", [(1,), (1, 2), (0, 2), (1, 0, 2)])
async def test_a_cover_that_was_moved_by_hand_is_after_a_restart_as_before(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, told: Sequence[int]
) -> None:
    """How it moved is not remembered where it stands near its end."""
    states = {"0": "打开中", "1": "关闭中", "2": "停止"}
    work_state = property_of("work_state", "工作状态", "enum", "r", mapping=states)
    values = {"control": 1, "percent_state": 1, "work_state": 2}
    device = add_device(cloud, values, PROPERTIES[0], PROPERTIES[2], work_state)
    entry = await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    for each in told:
        await report(hass, cloud, device, entity_id, {"work_state": each})
    before = state_of(hass, entity_id).state
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == before


@pytest.mark.parametrize("told", [(0, 2), (1, 2), (0, 1, 2), (1, 0, 2)])
async def test_a_cover_without_a_position_is_after_a_restart_where_it_went(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    told: Sequence[int],
) -> None:
    """All that the device tells is an older command, and that it stands still."""
    states = {"0": "打开中", "1": "关闭中", "2": "停止"}
    work_state = property_of("work_state", "工作状态", "enum", "r", mapping=states)
    values = {"control": 2 if told[-2] == 0 else 0, "work_state": 2}
    device = add_device(cloud, values, PROPERTIES[0], work_state)
    entry = await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    for each in told:
        await report(hass, cloud, device, entity_id, {"work_state": each})
    there = "open" if told[-2] == 0 else "closed"
    assert state_of(hass, entity_id).state == there
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == there


async def test_a_cover_that_was_moved_while_nobody_looked_is_where_it_says(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was known before a restart counts only while the device tells the same."""
    device = add_device(cloud, {"control": 0}, PROPERTIES[0])
    entry = await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    assert state_of(hass, entity_id).state == "open"
    await hass.config_entries.async_unload(entry.entry_id)
    device.values["control"] = 2
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == "closed"


async def test_a_cover_that_rests_does_not_move_after_a_restart(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
) -> None:
    """It has never said that its movement is over."""
    device = add_device(
        cloud, {"control": 2, "work_state": 1}, PROPERTIES[0], PROPERTIES[3]
    )
    entry = await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    freezer.tick(MOVING_SECONDS + 1)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass, entity_id).state == "closed"
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == "closed"


@pytest.mark.parametrize(
    ("control", "work_state", "there"),
    [(2, 0, "open"), (0, 1, "closed"), (1, 1, "closed"), (1, 0, "open")],
)
async def test_a_cover_that_was_turned_round_by_hand_is_where_it_went_last(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    control: int,
    work_state: int,
    there: str,
) -> None:
    """After a start, what it was told is older than how it moved."""
    values = {"control": control, "work_state": work_state}
    device = add_device(cloud, values, PROPERTIES[0], PROPERTIES[3])
    await set_up()
    freezer.tick(MOVING_SECONDS + 1)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass, entity_id_of(hass, "cover", device, "control")).state == there


async def test_a_cover_that_was_seen_moving_moves_on_while_it_is_measured(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    device = add_device(cloud, AT_REST, *PROPERTIES)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    await report(hass, cloud, device, entity_id, MOVING)
    for position in (30, 50, 70):
        freezer.tick(MOVING_SECONDS - 1)
        async_fire_time_changed(hass)
        state = await report(
            hass, cloud, device, entity_id, {"percent_state": position}
        )
        assert state.state == "opening"


@pytest.mark.parametrize("measured", [{}, {"percent_state": 60}])
@pytest.mark.parametrize(
    ("work_state", "service", "data", "moving"),
    [
        (0, "set_cover_position", {"position": 30}, "closing"),
        (0, "close_cover", {}, "closing"),
        (0, "set_cover_position", {"position": 80}, "opening"),
        (1, "set_cover_position", {"position": 80}, "opening"),
        (1, "open_cover", {}, "opening"),
    ],
)
async def test_a_cover_moves_where_it_is_told_to_and_not_as_it_did_before(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    measured: Mapping[str, int],
    work_state: int,
    service: str,
    data: Mapping[str, int],
    moving: str,
) -> None:
    """It tells how it moves, and goes on telling that when it has come to its goal."""
    values = {"control": 1, "percent_control": 60, "work_state": work_state}
    known = [each for each in PROPERTIES if each["id"] != "percent_state" or measured]
    device = add_device(cloud, {**values, **measured}, *known)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "control")
    await call(hass, entity_id, service, **data)
    assert state_of(hass, entity_id).state == moving


async def test_a_cover_with_steps_opens_at_least_one(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    position = property_of("position", "窗帘位置", "int", min=0, max=100, step=10)
    device = add_device(cloud, {"position": 0}, position)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "position")
    calls: list[Call] = [
        ("set_cover_position", {"position": 3}, {"position": 10}),
        ("set_cover_position", {"position": 8}, {"position": 10}),
        ("set_cover_position", {"position": 12}, {"position": 20}),
        ("set_cover_position", {"position": 18}, {"position": 10}),
        ("set_cover_position", {"position": 0}, {"position": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)


@pytest.mark.parametrize(("told", "shown"), [(-1, 0), (101, 100)])
async def test_a_position_beside_the_end_is_the_end(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, told: int, shown: int
) -> None:
    position = property_of("position", "窗帘位置", "int", min=0, max=100, step=1)
    device = add_device(cloud, {"position": 50}, position)
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "position")
    state = await report(hass, cloud, device, entity_id, {"position": told})
    assert state.attributes["current_position"] == shown


async def test_a_gate_whose_state_tells_more_than_its_ends(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    ends = {"0": "关闭", "1": "打开", "2": "运行中", "3": "停在中途"}
    device = add_device(
        cloud,
        {"gate_op": 0, "gate_st": 0},
        property_of(
            "gate_op",
            "大门操作",
            "enum",
            mapping={"0": "无", "1": "开门", "2": "关门", "3": "停止"},
        ),
        property_of("gate_st", "大门状态", "enum", "r", mapping=ends),
    )
    await set_up()
    entity_id = entity_id_of(hass, "cover", device, "gate_op")
    assert state_of(hass, entity_id).state == "closed"
    for raw, expected in ((1, "open"), (0, "closed"), (3, "open")):
        state = await report(hass, cloud, device, entity_id, {"gate_st": raw})
        assert state.state == expected
