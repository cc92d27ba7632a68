"""Sensor entities, against the simulated cloud."""

from collections.abc import Iterator
from datetime import datetime
import gc
from unittest.mock import Mock, patch

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.entity import Entity
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
import pytest

from custom_components.tencent_iot_explorer import sensor
from custom_components.tencent_iot_explorer.thing.roles import OFF_BY_DEFAULT
from custom_components.tencent_iot_explorer.thing.words.measures import MEASURES
from simulator import Cloud, begin_fault

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()

UNITS = ("", "°", "%", "级", "kWh")


@pytest.mark.parametrize("mode", ["r", "rw"])
@pytest.mark.parametrize("unit", UNITS)
async def test_every_measure_has_a_state_in_every_unit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, unit: str, mode: str
) -> None:
    shown = (role for role in MEASURES.roles if role.name not in OFF_BY_DEFAULT)
    ids = dict.fromkeys(role.words.split()[0] for role in shown)
    properties = [
        property_of(id_, id_, "int", mode, min=0, max=100, unit=unit) for id_ in ids
    ]
    add_device(cloud, dict.fromkeys(ids, 5), *properties)
    await set_up()
    states = {
        state.entity_id: state.state
        for state in hass.states.async_all(["sensor", "number"])
        if "test_device" in state.entity_id
    }
    assert len(states) >= len(ids)
    assert set(states.values()).isdisjoint({"unavailable", "unknown"})


@pytest.mark.parametrize(
    ("highest", "unit", "shown"),
    [(360, "", "°"), (359, "", "°"), (16, "", None), (16, "级", None)],
)
async def test_a_wind_direction_is_an_angle_only_in_degrees(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    highest: int,
    unit: str,
    shown: str | None,
) -> None:
    angle = property_of(
        "wind_direction", "风向", "int", "r", min=0, max=highest, unit=unit
    )
    device = add_device(cloud, {"wind_direction": 7}, angle)
    await set_up()
    state = state_of(hass, entity_id_of(hass, "sensor", device, "wind_direction"))
    assert state.state == "7"
    assert state.attributes.get("unit_of_measurement") == shown
    is_angle = state.attributes.get("state_class") == "measurement_angle"
    assert is_angle is (shown == "°")


@pytest.mark.parametrize(
    ("language", "unit", "shown"),
    [("en", "次", None), ("zh-Hans", "次", "次"), ("zh-Hans", "%", "%")],
)
async def test_what_is_counted_has_a_word_for_it_in_a_chinese_home(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    language: str,
    unit: str,
    shown: str | None,
) -> None:
    hass.config.language = language
    count = property_of("n", "投料次数", "int", "r", min=0, max=99, unit=unit)
    device = add_device(cloud, {"n": 7}, count)
    await set_up()
    state = state_of(hass, entity_id_of(hass, "sensor", device, "n"))
    assert (state.state, state.attributes.get("unit_of_measurement")) == ("7", shown)


async def test_a_list_shows_its_items(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    numbers = property_of("values", "数值", "array", "r", arrayInfo={"type": "int"})
    device = add_device(cloud, {"values": [3, "4", None]}, numbers)
    with patch.object(Entity, "entity_registry_enabled_default", new=True):
        await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "values")
    shown = state_of(hass, entity_id)
    assert (shown.state, shown.attributes["items"]) == ("2", [3, 4])
    shown = await report(hass, cloud, device, entity_id, {"values": "none"})
    assert shown.state == "unknown"
    assert "items" not in shown.attributes


async def test_increments_are_added_up_over_restarts(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    growth = property_of(
        "add_elec", "增加电量", "float", "r", unit="kWh", min=0, max=50
    )
    power = property_of("power", "功率", "int", "r", unit="W")
    device = add_device(cloud, {"add_elec": 0.5, "power": 1}, growth, power)
    entry = await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "add_elec")
    assert state_of(hass, entity_id).state == "0"
    for total in ("0.01", "0.02"):
        state = await report(hass, cloud, device, entity_id, {"add_elec": 0.01})
        assert state.state == total
    # A report of everything repeats what has been counted.
    power_id = entity_id_of(hass, "sensor", device, "power")
    await report(hass, cloud, device, power_id, {"add_elec": 0.01, "power": 9})
    assert state_of(hass, entity_id).state == "0.02"
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id).state == "0.02"
    state = await report(hass, cloud, device, entity_id, {"add_elec": 0.03})
    assert state.state == "0.05"
    begin_fault(cloud, "push_duplicated")
    cloud.report(device.device_id, {"add_elec": 0.05})
    await report(hass, cloud, device, power_id, {"power": 10})
    state = state_of(hass, entity_id)
    assert state.state == "0.1"
    assert state.attributes["state_class"] == "total_increasing"


async def test_a_temperature_is_in_the_unit_that_the_device_is_set_to(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"temp_current": 25, "temp_unit": 0},
        property_of("temp_current", "当前温度", "int", "r", unit="℃", min=0, max=120),
        property_of(
            "temp_unit", "温标", "enum", mapping={"0": "摄氏度", "1": "华氏度"}
        ),
    )
    await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "temp_current")
    assert state_of(hass, entity_id).state == "25"
    values = {"temp_current": 86, "temp_unit": 1}
    state = await report(hass, cloud, device, entity_id, values)
    assert float(state.state) == 30
    assert state.attributes["unit_of_measurement"] == "°C"


async def test_a_home_in_fahrenheit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What the device reads and what can be set are both shown in the home's unit."""
    hass.config.units = US_CUSTOMARY_SYSTEM
    device = add_device(
        cloud,
        {"room_temp": 20, "alarm_temp": 20},
        property_of("room_temp", "室内温度", "int", "r", unit="℃", min=0, max=50),
        property_of("alarm_temp", "报警温度", "int", unit="℃", min=0, max=50),
    )
    await set_up()
    for platform, key in (("sensor", "room_temp"), ("number", "alarm_temp")):
        state = state_of(hass, entity_id_of(hass, platform, device, key))
        assert float(state.state) == 68
        assert state.attributes["unit_of_measurement"] == "°F"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (32767, "unknown"),
        ("32767", "unknown"),
        (-500, "unknown"),
        (1251, "125.1"),
        (-400, "-40.0"),
    ],
)
async def test_a_value_that_cannot_be_is_unknown(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    value: int | str,
    shown: str,
) -> None:
    probe = property_of(
        "temp", "温度", "int", "r", min=-400, max=1250, step=1, unit="0.1℃"
    )
    device = add_device(cloud, {"temp": 215}, probe)
    entry = await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "temp")
    state = await report(hass, cloud, device, entity_id, {"temp": value})
    assert state.state == shown
    # Diagnostics tell what was reported.
    known = entry.runtime_data.devices[device.device_id].values
    assert known["temp"] == value
    await report(hass, cloud, device, entity_id, {"temp": 215})
    await report(hass, cloud, device, entity_id, {"temp": value})
    assert caplog.text.count("excludes") == (shown == "unknown")


async def test_a_struct_keeps_the_members_that_are_not_told_again(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    members = [
        {"id": "pm25", "name": "PM2.5", "dataType": {"type": "int"}},
        {"id": "co2", "name": "CO2", "dataType": {"type": "int"}},
    ]
    air = property_of("air", "空气", "struct", "r", specs=members)
    device = add_device(cloud, {"air": {"pm25": 8, "co2": 700}}, air)
    await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "air.pm25")
    for told in ({"pm25": 9}, '{"pm25": 10}', {"pm25": 11, "co2": None}):
        cloud.report(device.device_id, {"air": " null"})
        await report(hass, cloud, device, entity_id, {"air": told})
    assert state_of(hass, entity_id).state == "11"
    assert (
        state_of(hass, entity_id_of(hass, "sensor", device, "air.co2")).state == "700"
    )


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (1_700_000_000, "2023-11-14T22:13:20+00:00"),
        (1_700_000_000_000, "2023-11-14T22:13:20+00:00"),
        (0, None),
        (10**17, None),
    ],
)
def test_moments(told: int, shown: str | None) -> None:
    """A moment may be told in seconds or in milliseconds."""
    read = sensor.READERS["timestamp"](Mock(read=lambda _: told))
    found = read({})
    assert (found.isoformat() if isinstance(found, datetime) else None) == shown


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Collect no garbage unless a test asks for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
async def test_a_state_that_was_replaced_waits_for_the_collector(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant keeps each until then: docs/performance.md."""
    power = property_of("power", "功率", "int", "r", min=0, max=5000, unit="W")
    device = add_device(cloud, {"power": 0}, power)
    await set_up()
    entity_id = entity_id_of(hass, "sensor", device, "power")
    before = alive(entity_id)
    for watts in range(1, 21):
        await report(hass, cloud, device, entity_id, {"power": watts})
    await hass.async_block_till_done()
    assert alive(entity_id) - before == 20
    gc.collect()
    assert alive(entity_id) - before < 3


def alive(entity_id: str) -> int:
    """Return how many states of an entity there are."""
    states = (each for each in gc.get_objects() if type(each) is State)
    return sum(each.entity_id == entity_id for each in states)
