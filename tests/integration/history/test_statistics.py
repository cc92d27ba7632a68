"""The action that fills long-term statistics, against the simulated cloud."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta
import time
from typing import Any, Literal

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_import_statistics,
    statistics_during_period,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utc_from_timestamp, utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from simulator import Cloud

from ...conftest import SetUp
from ..common import entity_id, until
from ..services.common import LAMP, call, device_id

pytestmark = pytest.mark.devices("ac_01", "lamp_02", "plug_01")

HISTORY = "AppGetDeviceDataHistory"
PLUG = "METERPLUG0/plug_01"
POWER = "METERPLUG0_plug_01_power"
AIR_CONDITIONER = "AIRCOND000/ac_01"
ENERGY = "AIRCOND000_ac_01_power_consumption"
HOUR = timedelta(hours=1)
LAST_HOUR = utcnow().replace(minute=0, second=0, microsecond=0) - HOUR

type Reported = Iterable[tuple[int, int, Any]]


@pytest.fixture(autouse=True)
def only_sensors(monkeypatch: pytest.MonkeyPatch, recorder_mock: Recorder) -> None:
    """Set up no other entities, and let the recorder run."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.PLATFORMS", [Platform.SENSOR]
    )


@pytest.fixture
def set_up(hass: HomeAssistant, set_up: SetUp) -> SetUp:
    """Return a function that also waits until the recorder knows the sensors."""

    async def set_up_with_recorder() -> MockConfigEntry:
        entry = await set_up()
        await async_wait_recording_done(hass)
        return entry

    return set_up_with_recorder


def hour(number: int) -> datetime:
    """Return when an hour begins; 10 is the first of ten before the present one."""
    return LAST_HOUR - (number - 1) * HOUR


def remember(cloud: Cloud, device: str, property_id: str, reported: Reported) -> None:
    """Let the cloud remember values: the hour, the minute in it, the value."""
    cloud.devices[device].history[property_id].extend(
        (int((hour(ago) + timedelta(minutes=minute)).timestamp() * 1000), value)
        for ago, minute, value in reported
    )


async def rows_of(
    hass: HomeAssistant, statistic_id: str, period: Literal["5minute", "hour"] = "hour"
) -> dict[datetime, dict[str, Any]]:
    """Return the statistics by their begin."""
    await async_wait_recording_done(hass)
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        utc_from_timestamp(0),
        None,
        {statistic_id},
        period,
        None,
        {"mean", "min", "max", "state", "sum", "change"},
    )
    return {
        utc_from_timestamp(row["start"]): {
            key: value
            for key, value in row.items()
            if key not in ("start", "end") and value is not None
        }
        for row in found.get(statistic_id, [])
    }


def values(rows: dict[datetime, dict[str, Any]], column: str) -> list[Any]:
    """Return a column of statistics."""
    return [row[column] for row in rows.values()]


async def record(
    hass: HomeAssistant, statistic_id: str, unit: str, rows: list[StatisticData]
) -> None:
    """Let the recorder have statistics of its own."""
    counts = "sum" in rows[0]
    metadata = StatisticMetaData(
        mean_type=StatisticMeanType.NONE if counts else StatisticMeanType.ARITHMETIC,
        has_sum=counts,
        name=None,
        source="recorder",
        statistic_id=statistic_id,
        unit_class="energy" if counts else "power",
        unit_of_measurement=unit,
    )
    async_import_statistics(hass, metadata, rows)
    await async_wait_recording_done(hass)


async def fill(hass: HomeAssistant, entry: Any, device: str, **data: Any) -> Any:
    """Import the history of a device's sensors since long ago."""
    target = device_id(hass, entry, device)
    start = data.pop("start", (hour(48)).isoformat())
    data.setdefault("end", hour(1).isoformat())
    answer = await call(hass, "import_history", device_id=target, start=start, **data)
    return answer["hours"]


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
    assert await fill(hass, entry, AIR_CONDITIONER) == {energy: 5}
    rows = await rows_of(hass, energy)
    assert list(rows) == [hour(number) for number in range(9, 2, -1)]
    assert values(rows, "state") == [101, 103, 5, 5, 8, 8.5, 10]
    assert values(rows, "sum") == [1, 3, 8, 8, 11, 11.5, 13]
    assert values(rows, "change") == [1, 2, 5, 0, 3, 0.5, 1.5]
    assert await fill(hass, entry, AIR_CONDITIONER) == {energy: 0}
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
    assert await fill(hass, entry, AIR_CONDITIONER, start=hour(6).isoformat()) == {
        energy: 4
    }
    assert values(await rows_of(hass, energy), "sum") == [0, 1, 2, 3, 4.5]
    assert await fill(hass, entry, AIR_CONDITIONER) == {energy: 24}
    rows = await rows_of(hass, energy)
    assert values(rows, "sum") == [*range(28), 28.5]


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


async def test_counting_goes_on(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The recorder's own sums continue those that were filled."""
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 0, 300), (3, 0, 310)])
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    now = utcnow().replace(second=0, microsecond=0)
    start = now - timedelta(minutes=now.minute % 5)
    assert await fill(hass, entry, AIR_CONDITIONER) == {energy: 0}
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=start)
    assert values(await rows_of(hass, energy, "5minute"), "sum") == [0]
    assert await fill(hass, entry, AIR_CONDITIONER) == {energy: 4}
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
    """The cloud's own words are told."""
    entry = await set_up()
    cloud.fail(HISTORY, code="UnauthorizedOperation", message="not yours")
    with pytest.raises(HomeAssistantError, match="not yours"):
        await fill(hass, entry, PLUG, properties=["power"])
