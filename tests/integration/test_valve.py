"""Valve entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.state import async_reproduce_state
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import Call, add_device, check_calls, entity_id_of, report, state_of

MEASURED_VALVE = (
    property_of("valve_switch", "水阀开关", "bool"),
    property_of("position", "开度设定", "int", min=0, max=100, unit="%"),
    property_of("current_position", "当前开度", "int", "r", min=0, max=100),
)

pytestmark = pytest.mark.devices()


async def test_a_valve(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    device = add_device(
        cloud,
        {"valve_switch": 0},
        property_of("valve_switch", "水阀开关", "bool"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["device_class"]) == ("closed", "water")
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("open_valve", {}, {"valve_switch": 1}),
            ("close_valve", {}, {"valve_switch": 0}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"valve_switch": 1})
    assert state.state == "open"


async def test_a_valve_with_a_position(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"valve": "open", "valve_position": 25},
        property_of(
            "valve", "燃气阀", "stringenum", mapping={"open": "开", "close": "关"}
        ),
        property_of("valve_position", "开度", "int", min=0, max=50),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve")
    state = state_of(hass, entity_id)
    assert state.attributes["device_class"] == "gas"
    assert state.attributes["current_position"] == 50
    await check_calls(
        hass,
        device,
        entity_id,
        (
            (
                "set_valve_position",
                {"position": 80},
                {"valve": "open", "valve_position": 40},
            ),
            ("close_valve", {}, {"valve": "close", "valve_position": 40}),
        ),
    )
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["current_position"]) == ("closed", 0)
    opened = {"valve": "open", "valve_position": 50}
    await check_calls(hass, device, entity_id, [("open_valve", {}, opened)])
    assert state_of(hass, entity_id).state == "open"


async def test_a_valve_that_is_closed_when_on(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"gas_valve": 0},
        property_of("gas_valve", "燃气阀", "bool", mapping={"0": "打开", "1": "关闭"}),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "gas_valve")
    assert state_of(hass, entity_id).state == "open"
    closed: Call = ("close_valve", {}, {"gas_valve": 1})
    await check_calls(hass, device, entity_id, [closed])


async def test_a_valve_that_is_neither_open_nor_closed_is_not_closed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    states = {"0": "打开", "1": "关闭", "2": "半开"}
    device = add_device(
        cloud,
        {"valve_state": 2},
        property_of("valve_state", "阀门状态", "enum", mapping=states),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_state")
    assert state_of(hass, entity_id).state == "open"


async def test_a_valve_that_stops_on_its_way(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    commands = {"0": "打开", "1": "关闭", "2": "停止"}
    device = add_device(
        cloud,
        {"valve": 1},
        property_of("valve", "阀门", "enum", mapping=commands),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve")
    assert state_of(hass, entity_id).state == "closed"
    await check_calls(
        hass,
        device,
        entity_id,
        (("open_valve", {}, {"valve": 0}), ("stop_valve", {}, {"valve": 2})),
    )
    assert state_of(hass, entity_id).state == "open"


async def test_a_position_of_which_no_step_is_told(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A hundredth of the way counts as one: the least that is asked for opens it."""
    device = add_device(
        cloud,
        {"valve_switch": 0, "opening": 0.0},
        property_of("valve_switch", "水阀开关", "bool"),
        property_of("opening", "阀门开度", "float", min=0, max=10),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    for position, opening in ((30, 3.0), (1, 0.1)):
        told = {"valve_switch": 1, "opening": opening}
        asked = ("set_valve_position", {"position": position}, told)
        await check_calls(hass, device, entity_id, [asked])


async def test_a_valve_that_is_only_set_to_a_position(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"sd": 0, "fk": 0},
        property_of("sd", "阀位设定", "int", min=0, max=1000, unit="0.1%"),
        property_of("fk", "阀位反馈", "int", "r", min=0, max=1000, unit="0.1%"),
    )
    device.product.name = "电动球阀"
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "sd")
    assert state_of(hass, entity_id).state == "closed"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("set_valve_position", {"position": 40}, {"sd": 400}),
            ("open_valve", {}, {"sd": 1000}),
            ("close_valve", {}, {"sd": 0}),
            ("toggle", {}, {"sd": 1000}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"fk": 250})
    assert (state.state, state.attributes["current_position"]) == ("open", 25)


@pytest.mark.parametrize(
    "states",
    [
        ("已关闭", "已打开", "关闭中", "打开中"),
        ("关闭", "打开", "关阀中", "开阀中"),
        ("关阀", "开阀", "正在关阀", "正在开阀"),
    ],
)
async def test_a_valve_that_tells_how_it_moves(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, states: tuple[str, ...]
) -> None:
    told = dict(zip("0123", states, strict=True))
    device = add_device(
        cloud,
        {"valve_switch": 0, "work_state": 0},
        property_of("valve_switch", "水阀开关", "bool"),
        property_of("work_state", "阀门状态", "enum", "r", mapping=told),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    for value, shown in ((3, "opening"), (1, "open"), (2, "closing"), (0, "closed")):
        state = await report(hass, cloud, device, entity_id, {"work_state": value})
        assert state.state == shown


async def test_a_valve_that_is_stuck_is_as_open_as_it_measures(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What it was told is no measurement."""
    device = add_device(
        cloud,
        {"valve_switch": 0, "position": 0, "current_position": 60},
        *MEASURED_VALVE,
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["current_position"]) == ("open", 60)


async def test_toggling_follows_the_position_that_is_shown(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"valve_switch": 1, "position": 50, "current_position": 0},
        *MEASURED_VALVE,
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    assert state_of(hass, entity_id).state == "closed"
    opened: Call = ("toggle", {}, {"valve_switch": 1, "position": 100})
    await check_calls(hass, device, entity_id, [opened])
    await report(hass, cloud, device, entity_id, {"current_position": 100})
    await check_calls(hass, device, entity_id, [("toggle", {}, {"valve_switch": 0})])


async def test_a_scene_closes_no_valve(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant has no way to, and raises nothing: docs/troubleshooting.md."""
    device = add_device(
        cloud,
        {"valve_switch": 1},
        property_of("valve_switch", "水阀开关", "bool"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "valve", device, "valve_switch")
    await async_reproduce_state(hass, [State(entity_id, "closed")])
    assert device.values["valve_switch"] == 1
    assert state_of(hass, entity_id).state == "open"
