"""Hours in which Home Assistant did not run, filled flat by it, and mended."""

from datetime import datetime

from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.db_schema import RecorderRuns, States
from homeassistant.components.recorder.models import StatisticData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import session_scope
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..common import entity_id
from ..platforms import add_device, entity_id_of
from .common import (
    AIR_CONDITIONER,
    ENERGY,
    HISTORY,
    HOUR,
    PLUG,
    POWER,
    fill,
    hour,
    record,
    remember,
    rows_of,
    values,
)

pytestmark = pytest.mark.devices("plug_01", "ac_01")


async def ran(hass: HomeAssistant, *runs: RecorderRuns) -> None:
    """Let the recorder have run before."""

    def write() -> None:
        with session_scope(hass=hass) as session:
            session.add_all(runs)

    await get_instance(hass).async_add_executor_job(write)


def run(start: datetime, end: datetime, *, crashed: bool = False) -> RecorderRuns:
    """Return a run of the recorder."""
    return RecorderRuns(start=start, end=end, closed_incorrect=crashed, created=start)


def flat(first: int, last: int, value: float) -> list[StatisticData]:
    """Return hours with one value."""
    return [
        StatisticData(start=hour(number), mean=value, min=value, max=value)
        for number in range(first, last - 1, -1)
    ]


async def test_an_outage_is_mended(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its hours, and the one that it ended in, are as the cloud knows them."""
    remember(cloud, PLUG, "power", [(8, 0, 10), (6, 0, 60), (5, 30, 20)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(hass, power, "W", flat(8, 2, 10.0))
    await ran(hass, run(hour(9), hour(6)), run(hour(4), hour(1)))
    assert await fill(
        hass, entry, PLUG, properties=["power"], start=hour(8).isoformat()
    ) == {power: 2}
    rows = await rows_of(hass, power)
    assert values(rows, "mean") == [10, 10, 60, 40, 10, 10, 10]
    asked = cloud.calls[HISTORY]
    assert await fill(
        hass, entry, PLUG, properties=["power"], start=hour(8).isoformat()
    ) == {power: 0}
    assert cloud.calls[HISTORY] == asked


async def test_counts_of_an_outage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A reset that Home Assistant slept through is counted, in all sums after it."""
    counts = [(7, 0, 100), (6, 10, 104), (5, 10, 1), (5, 50, 3), (4, 30, 5)]
    remember(cloud, AIR_CONDITIONER, "power_consumption", counts)
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    states = [100.0, 100.0, 100.0, 5.0, 6.0]
    sums = [0.0, 0.0, 0.0, 5.0, 6.0]
    await record(
        hass,
        energy,
        "kWh",
        [
            StatisticData(start=hour(7 - number), state=state, sum=sum_)
            for number, (state, sum_) in enumerate(zip(states, sums, strict=True))
        ],
    )
    await ran(hass, run(hour(9), hour(6)), run(hour(4), hour(1)))
    start = hour(7).isoformat()
    assert (await fill(hass, entry, AIR_CONDITIONER, start=start))[energy] == 2
    rows = await rows_of(hass, energy)
    assert values(rows, "state") == [100, 104, 3, 5, 6]
    assert values(rows, "sum") == [0, 4, 7, 9, 10]
    assert (await fill(hass, entry, AIR_CONDITIONER, start=start))[energy] == 0
    assert await rows_of(hass, energy) == rows


async def test_reported_growth_of_an_outage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It began within an hour; what was reported meanwhile is in all sums after it."""
    growth = property_of("add", "增加电量", "float", "r", unit="kWh", min=0, max=50)
    device = add_device(cloud, {"add": 0.5}, growth)
    told = [(7, 30, 1.0), (6, 10, 0.25), (6, 40, 0.25), (5, 20, 2.0), (4, 30, 0.5)]
    remember(cloud, device.device_id, "add", told)
    entry = await set_up()
    energy = entity_id_of(hass, "sensor", device, "add")
    sums = [1.0, 1.25, 1.25, 1.75, 2.25]
    own = [
        StatisticData(start=hour(7 - number), state=sum_, sum=sum_)
        for number, sum_ in enumerate(sums)
    ]
    await record(hass, energy, "kWh", own)
    await ran(hass, run(hour(9), hour(6) + HOUR / 2), run(hour(4), hour(1)))
    start = hour(7).isoformat()
    assert await fill(hass, entry, device.device_id, start=start) == {energy: 2}
    rows = await rows_of(hass, energy)
    assert values(rows, "sum") == [1, 1.5, 3.5, 4, 4.5]


async def test_after_a_crash_the_last_state_tells_when(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The recorder notes the end of a crashed run as the begin of the next one."""
    remember(cloud, PLUG, "power", [(8, 0, 10), (6, 30, 60), (4, 30, 20)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(hass, power, "W", flat(8, 2, 10.0))
    await ran(hass, run(hour(9), hour(4), crashed=True), run(hour(4), hour(1)))

    def write_state() -> None:
        with session_scope(hass=hass) as session:
            session.add(States(state="1", last_updated_ts=hour(6).timestamp()))

    await get_instance(hass).async_add_executor_job(write_state)
    await fill(hass, entry, PLUG, properties=["power"], start=hour(8).isoformat())
    rows = await rows_of(hass, power)
    assert values(rows, "mean") == [10, 10, 35, 60, 10, 10, 10]


async def test_a_restart_is_no_outage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What Home Assistant held for a few minutes is as good as what the cloud has."""
    remember(cloud, PLUG, "power", [(8, 0, 99)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(hass, power, "W", flat(8, 2, 10.0))
    restarted = hour(6).replace(minute=4)
    await ran(hass, run(hour(9), hour(6)), run(restarted, hour(1)))
    await fill(hass, entry, PLUG, properties=["power"], start=hour(8).isoformat())
    assert set(values(await rows_of(hass, power), "mean")) == {10}
    assert cloud.calls[HISTORY] == 0
    await async_wait_recording_done(hass)
