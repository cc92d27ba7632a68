"""What is imported into long-term statistics, against the simulated cloud."""

import asyncio
from datetime import timedelta
import time
from typing import Any

from homeassistant.components.recorder.models import StatisticData
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from simulator import Cloud, load_product

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..common import entity_id
from ..platforms import add_device, add_device_of, entity_id_of
from ..services.common import LAMP
from .common import (
    AIR_CONDITIONER,
    ENERGY,
    HISTORY,
    PLUG,
    POWER,
    Reported,
    fill,
    hour,
    import_history,
    record,
    remember,
    rows_of,
    values,
)

pytestmark = pytest.mark.devices("plug_01", "ac_01", "lamp_02")


async def test_measured_values(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Mean, lowest and highest value of each hour; hours that are there stay."""
    remember(
        cloud,
        PLUG,
        "power",
        [(5, 30, 10), (4, 15, 30), (4, 45, "50.5"), (3, 0, 7), (2, 59, 8)],
    )
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(
        hass, power, "W", [StatisticData(start=hour(3), mean=1.0, min=1.0, max=1.0)]
    )
    cloud.report(PLUG, {"power": 99})
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 3}
    rows = await rows_of(hass, power)
    assert rows == {
        hour(5): {"mean": 10, "min": 10, "max": 10},
        hour(4): {"mean": (10 + 2 * 30 + 50.5) / 4, "min": 10, "max": 50.5},
        hour(3): {"mean": 1, "min": 1, "max": 1},
        hour(2): {"mean": pytest.approx((7 * 59 + 8) / 60), "min": 7, "max": 8},
    }
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 0}
    assert await rows_of(hass, power) == rows


async def test_the_direction_of_the_wind(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A day of west wind is one of the west too: what has no weight is of 0°."""
    wind = property_of("wind_direction", "风向", "int", "r", min=0, max=359, unit="°")
    device = add_device(cloud, {"wind_direction": 20}, wind)
    reported = [(30 + ago, 0, 300 if ago % 2 else 280) for ago in range(14)]
    remember(cloud, device.device_id, "wind_direction", reported)
    entry = await set_up()
    direction = entity_id_of(hass, "sensor", device, "wind_direction")
    found = await fill(hass, entry, device.device_id)
    assert found == {direction: 42}
    rows = await rows_of(hass, direction)
    assert rows[hour(31)] == {"mean": pytest.approx(300)}
    assert rows[hour(30)] == {"mean": pytest.approx(280)}
    days = values(await rows_of(hass, direction, "day"), "mean")
    assert [270 < mean < 310 for mean in days] == [True] * len(days)
    assert await fill(hass, entry, device.device_id) == {direction: 0}


async def test_a_mean_of_another_kind_is_left_alone(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A direction that was once taken for a number has statistics to be put right."""
    wind = property_of("wind_direction", "风向", "int", "r", min=0, max=359, unit="°")
    device = add_device(cloud, {"wind_direction": 20}, wind)
    remember(cloud, device.device_id, "wind_direction", [(5, 0, 340)])
    entry = await set_up()
    direction = entity_id_of(hass, "sensor", device, "wind_direction")
    row = StatisticData(start=hour(3), mean=1.0, min=1.0, max=1.0)
    await record(hass, direction, "°", [row])
    answer = await import_history(hass, entry, device.device_id)
    (line,) = [each for each in answer["table"] if each["sensor"] == direction]
    assert "another unit, or are of another kind" in line["left_out"]
    assert list(await rows_of(hass, direction)) == [hour(3)]


async def test_all_sensors_and_whole_hours(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Without properties all sensors are filled; begun hours are left out."""
    for property_id in ("power", "current", "voltage"):
        remember(cloud, PLUG, property_id, [(ago, 40, ago) for ago in range(6, 0, -1)])
    entry = await set_up()
    answer = await fill(
        hass,
        entry,
        PLUG,
        start=(hour(5) - timedelta(minutes=1)).isoformat(),
        end=(hour(2) - timedelta(minutes=1)).isoformat(),
    )
    assert len(answer) == 3
    assert set(answer.values()) == {2}
    power = entity_id(hass, "sensor", POWER)
    assert list(await rows_of(hass, power)) == [hour(5), hour(4)]


async def test_statistics_keep_their_unit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Values are converted to the unit that the recorder has begun with."""
    remember(cloud, PLUG, "power", [(5, 0, 1500)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(
        hass, power, "kW", [StatisticData(start=hour(2), mean=1.0, min=1.0, max=1.0)]
    )
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 3}
    # shown in the unit of the entity
    assert values(await rows_of(hass, power), "mean") == [1500, 1500, 1500, 1000]


async def test_counted_values(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Sums begin at 0 with the first hour and lead up to what the recorder counted."""
    counts = [
        (9, 0, 100),
        (9, 50, 101),
        (8, 30, 103),
        (7, 10, 2),
        (7, 20, 5),
        (4, 9, 8.5),
    ]
    remember(cloud, AIR_CONDITIONER, "power_consumption", counts)
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    await record(
        hass,
        energy,
        "kWh",
        [
            StatisticData(start=hour(5), state=8.0, sum=1.0),
            StatisticData(start=hour(3), state=10.0, sum=3.0),
        ],
    )
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 5
    rows = await rows_of(hass, energy)
    assert list(rows) == [hour(number) for number in range(9, 2, -1)]
    assert values(rows, "state") == [101, 103, 5, 5, 8, 8.5, 10]
    assert values(rows, "sum") == [1, 3, 8, 8, 11, 11.5, 13]
    assert values(rows, "change") == [1, 2, 5, 0, 3, 0.5, 1.5]
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 0
    assert await rows_of(hass, energy) == rows


async def test_counted_values_of_a_longer_time(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was filled once can be led further back."""
    counts = [(ago, 20, 50 - ago) for ago in range(30, 1, -1)]
    remember(cloud, AIR_CONDITIONER, "power_consumption", counts)
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    own = StatisticData(start=hour(2), state=48.5, sum=0.5)
    await record(hass, energy, "kWh", [own])
    assert (await fill(hass, entry, AIR_CONDITIONER, start=hour(6).isoformat()))[
        energy
    ] == 4
    assert values(await rows_of(hass, energy), "sum") == [0, 1, 2, 3, 4.5]
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 24
    rows = await rows_of(hass, energy)
    assert values(rows, "sum") == [*range(28), 28.5]


async def test_a_bluetooth_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The cloud keeps what was reported for it, also while nobody is near it."""
    product = load_product("bluetooth-lock")
    lock = add_device_of(cloud, product, {"battery_percentage": 80})
    remember(cloud, lock.device_id, "battery_percentage", [(4, 0, 90), (3, 0, 88)])
    entry = await set_up()
    battery = entity_id_of(hass, "sensor", lock, "battery_percentage")
    filled = await fill(hass, entry, lock.device_id)
    assert filled == {battery: 3}
    assert values(await rows_of(hass, battery), "mean") == [90, 88, 88]


async def test_two_imports_at_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What two imports fill is counted once."""
    counts = [(ago, 20, 50 - ago) for ago in range(30, 1, -1)]
    remember(cloud, AIR_CONDITIONER, "power_consumption", counts)
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    own = StatisticData(start=hour(2), state=48.5, sum=0.5)
    await record(hass, energy, "kWh", [own])
    filled = await asyncio.gather(
        *(fill(hass, entry, AIR_CONDITIONER) for _ in range(3))
    )
    assert sorted(each[energy] for each in filled) == [0, 0, 28]
    assert values(await rows_of(hass, energy), "sum") == [*range(28), 28.5]


async def test_reported_growth_is_added_up(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Each report of a growth counts, and later sums rise by all of them."""
    growth = property_of(
        "add_elec", "增加电量", "float", "r", unit="kWh", min=0, max=50
    )
    device = add_device(cloud, {"add_elec": 0.5}, growth)
    counts = [(5, 30, 0.5), (5, 40, 0.5), (4, 10, 1.0), (3, 10, 9.0)]
    remember(cloud, device.device_id, "add_elec", counts)
    entry = await set_up()
    energy = entity_id_of(hass, "sensor", device, "add_elec")
    own = [
        StatisticData(start=hour(3), state=2.0, sum=0.25),
        StatisticData(start=hour(2), state=2.5, sum=0.75),
    ]
    await record(hass, energy, "kWh", own)
    assert await fill(hass, entry, device.device_id) == {energy: 2}
    rows = await rows_of(hass, energy)
    assert list(rows) == [hour(5), hour(4), hour(3), hour(2)]
    assert values(rows, "sum") == [1, 2, 2.25, 2.75]
    assert await fill(hass, entry, device.device_id) == {energy: 0}
    assert await rows_of(hass, energy) == rows


async def test_a_device_that_speaks_in_fahrenheit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What it remembers is in the unit that it is set to."""
    device = add_device(
        cloud,
        {"temp_current": 86, "temp_unit": 1},
        property_of("temp_current", "当前温度", "int", "r", unit="℃", min=0, max=120),
        property_of(
            "temp_unit", "温标", "enum", mapping={"0": "摄氏度", "1": "华氏度"}
        ),
    )
    remember(cloud, device.device_id, "temp_current", [(2, 0, 77)])
    entry = await set_up()
    temperature = entity_id_of(hass, "sensor", device, "temp_current")
    await fill(hass, entry, device.device_id)
    assert values(await rows_of(hass, temperature), "mean") == [pytest.approx(25)]


async def test_counting_goes_on(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The recorder's own sums continue those that were filled."""
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 0, 300), (3, 0, 310)])
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    now = utcnow().replace(second=0, microsecond=0)
    start = now - timedelta(minutes=now.minute % 5)
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 0
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=start)
    assert values(await rows_of(hass, energy, "5minute"), "sum") == [0]
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 4
    assert values(await rows_of(hass, energy), "sum")[:4] == [0, 0, 10, 10]
    cloud.report(AIR_CONDITIONER, {"power_consumption": 315})
    await until(lambda: hass.states.is_state(energy, "315"))
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=start + timedelta(minutes=5))
    own = await rows_of(hass, energy, "5minute")
    assert values(own, "state") == [312, 315]
    assert values(own, "sum") == [12, 15]


@pytest.mark.parametrize(
    "history",
    [
        [(9, 0, "much"), (8, 0, None), (7, 0, {}), (6, 0, "nan"), (5, 0, 10**20)],
        [],
    ],
)
async def test_nothing_to_fill(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, history: Reported
) -> None:
    """What is no number is no value."""
    remember(cloud, PLUG, "power", history)
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 0}
    assert await rows_of(hass, power) == {}


async def test_values_of_other_times(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A cloud that tells more than it was asked for, or odd times, changes nothing."""

    def alter(answer: Any) -> object:
        moments = (0, -5, 2**52, "soon", None, int(time.time() * 1000))
        answer["data"]["Results"] = [{"Time": each, "Value": "1"} for each in moments]
        return answer

    entry = await set_up()
    cloud.alter(HISTORY, alter)
    power = entity_id(hass, "sensor", POWER)
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 0}
    before = cloud.calls[HISTORY]
    answer = await fill(
        hass, entry, PLUG, start=hour(1).isoformat(), end=hour(3).isoformat()
    )
    assert set(answer.values()) == {0}
    assert cloud.calls[HISTORY] == before


@pytest.mark.parametrize(
    ("device", "properties", "key"),
    [
        (PLUG, {"properties": ["power", "flavour"]}, "no_statistics_of"),
        (PLUG, {"properties": ["power_switch"]}, "no_statistics_of"),
        (LAMP, {}, "no_statistics"),
    ],
)
async def test_no_such_sensor(
    hass: HomeAssistant,
    set_up: SetUp,
    device: str,
    properties: dict[str, Any],
    key: str,
) -> None:
    """Which sensors there are is told."""
    entry = await set_up()
    with pytest.raises(ServiceValidationError) as error:
        await fill(hass, entry, device, **properties)
    assert error.value.translation_key == key


async def test_disabled_sensor(hass: HomeAssistant, set_up: SetUp) -> None:
    """A sensor that is switched off has no statistics to fill."""
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    er.async_get(hass).async_update_entity(
        power, disabled_by=er.RegistryEntryDisabler.USER
    )
    await hass.async_block_till_done()
    with pytest.raises(ServiceValidationError) as error:
        await fill(hass, entry, PLUG, properties=["power"])
    assert error.value.translation_placeholders == {
        "device": "TV socket",
        "name": "power",
        "known": "current, voltage",
    }


async def test_refused_history(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Where the cloud refuses everything, that is the answer."""
    entry = await set_up()
    cloud.fail(HISTORY, code="UnauthorizedOperation", message="not yours")
    with pytest.raises(HomeAssistantError, match="may not do this"):
        await fill(hass, entry, PLUG, properties=["power"])
