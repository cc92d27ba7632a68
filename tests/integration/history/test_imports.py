"""Imports as a whole: of many devices, again, cancelled, interrupted, refused."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.components.recorder import get_instance
from homeassistant.components.recorder.models import StatisticData
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.cloud import client
from custom_components.tencent_iot_explorer.cloud.api.history import HistoryApi
from custom_components.tencent_iot_explorer.cloud.models.history import HistoricValue
from custom_components.tencent_iot_explorer.history import sensors, to_recorder
from custom_components.tencent_iot_explorer.history.import_memory import ImportMemory
from custom_components.tencent_iot_explorer.history.imports import IMPORTS
from custom_components.tencent_iot_explorer.history.progress import INTERVAL
from custom_components.tencent_iot_explorer.history.slices import Slice
from custom_components.tencent_iot_explorer.history.spans import HOUR, MONTH, YEAR
from simulator import Cloud, begin_fault

from ...conftest import SetUp
from ...waiting import until
from ..common import entity_id
from ..services.answers import compare_answers
from ..services.common import HOME, LAMP, SEASIDE, call
from .common import (
    AIR_CONDITIONER,
    ENERGY,
    HISTORY,
    PLUG,
    POWER,
    fill,
    hour,
    import_history,
    record,
    remember,
    rows_of,
    values,
)

pytestmark = pytest.mark.devices("plug_01", "ac_01", "lamp_02")

FAMILIES = (HOME, SEASIDE)
NOT_BEGUN = "Home Assistant has no statistics of {}"


@dataclass(kw_only=True)
class Gate:
    """What holds the cloud's answers about history back."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Hold every answer about history back until the gate is opened."""
    gate = Gate()
    read = HistoryApi.get_device_data_history

    async def wait_and_read(api: HistoryApi, *asked: Any) -> AsyncIterator[Any]:
        gate.asked.set()
        await gate.opened.wait()
        async for each in read(api, *asked):
            yield each

    monkeypatch.setattr(HistoryApi, "get_device_data_history", wait_and_read)
    return gate


async def begin(hass: HomeAssistant, gate: Gate, import_: Any) -> asyncio.Task[Any]:
    """Start an import and let it come as far as its first question."""
    task = hass.async_create_background_task(import_, "import")
    await gate.asked.wait()
    return task


def notices(hass: HomeAssistant) -> list[str]:
    """Return what the notifications say."""
    shown = persistent_notification._async_get_or_create_notifications(hass)
    return [notice["message"] for notice in shown.values()]


async def test_families(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """All their sensors are filled; a counter that has not begun is named and why."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 0, 300)])
    entry = await set_up()
    answer = await import_history(hass, entry, *(f"family_{id_}" for id_ in FAMILIES))
    table = {line["sensor"]: line for line in answer["table"]}
    power, energy = (entity_id(hass, "sensor", each) for each in (POWER, ENERGY))
    assert table[power] == {
        "device": "TV socket",
        "sensor": power,
        "hours": 4,
        "left_out": None,
    }
    assert table[energy]["hours"] == 0
    assert table[energy]["left_out"].startswith(NOT_BEGUN.format(energy))
    assert answer["hours"] == {key: line["hours"] for key, line in table.items()}
    assert len(await rows_of(hass, power)) == 4


async def test_the_documentation_shows_such_a_table(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, request: pytest.FixtureRequest
) -> None:
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 0, 300)])
    entry = await set_up()
    answer = await import_history(hass, entry, PLUG, AIR_CONDITIONER)
    compare_answers(request.config, {"import_history": answer})


async def test_a_left_out_sensor_is_explained_in_chinese(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    hass.config.language = "zh-Hans"
    entry = await set_up()
    table = (await import_history(hass, entry, AIR_CONDITIONER))["table"]
    energy = entity_id(hass, "sensor", ENERGY)
    (line,) = [each for each in table if each["sensor"] == energy]
    assert line["left_out"].startswith("Home Assistant 尚无")


async def test_a_family_without_history(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A family with nothing that could be filled is told so by name."""
    for device_id, device in cloud.devices.items():
        if device.family_id == SEASIDE and device_id != LAMP:
            device.family_id = HOME
    entry = await set_up()
    with pytest.raises(ServiceValidationError) as error:
        await import_history(hass, entry, f"family_{SEASIDE}")
    assert error.value.translation_key == "no_statistics"
    assert error.value.translation_placeholders == {"device": "Seaside"}


async def test_several_devices_in_the_order_asked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device without sensors is no hindrance, one named twice is filled once."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    answer = await import_history(hass, entry, LAMP, AIR_CONDITIONER, PLUG, PLUG)
    assert [line["device"] for line in answer["table"]] == [
        *["客厅空调"] * 3,
        *["TV socket"] * 3,
    ]


async def test_the_sensors_of_a_large_home_are_found_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look a thousand devices up in one turn would stop Home Assistant."""
    monkeypatch.setattr(sensors, "DEVICES_PER_TURN", 1)
    turn = 0
    looked: list[int] = []

    async def list_ids(_: HomeAssistant, ids: set[str]) -> list[dict[str, Any]]:
        looked.append(turn)
        return []

    monkeypatch.setattr(sensors, "async_list_statistic_ids", list_ids)
    devices = (await set_up()).runtime_data.devices
    finding = asyncio.ensure_future(sensors.async_find_sensors(hass, devices.values()))
    while not finding.done():
        turn += 1
        await asyncio.sleep(0)
    assert len(set(looked)) == len(looked) == len(devices)


async def test_a_second_run_asks_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Neither for hours that are filled nor for hours the cloud had nothing for."""
    remember(cloud, PLUG, "power", [(30, 30, 10), (9, 0, 20)])
    entry = await set_up()
    first = await fill(hass, entry, PLUG)
    asked = cloud.calls[HISTORY]
    assert asked
    assert sum(first.values())
    assert set((await fill(hass, entry, PLUG)).values()) == {0}
    assert cloud.calls[HISTORY] == asked


async def test_only_what_is_missing_is_asked(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of hours that have statistics the cloud is not asked."""
    asked = []

    async def read(_: HistoryApi, *period: Any) -> AsyncIterator[HistoricValue]:
        asked.append(period[2:])
        for _ in ():
            yield _

    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    there = [
        StatisticData(start=hour(number), mean=1.0, min=1.0, max=1.0)
        for number in range(48, 1, -1)
        if number != 20
    ]
    await record(hass, power, "W", there)
    monkeypatch.setattr(HistoryApi, "get_device_data_history", read)
    await fill(hass, entry, PLUG, properties=["power"])
    begin_of_hour = int(hour(20).timestamp() * 1000)
    assert asked == [
        (begin_of_hour - YEAR * 1000, begin_of_hour - 1),
        (begin_of_hour, begin_of_hour + HOUR * 1000 - 1),
    ]


async def test_more_readings_than_fit_into_memory_at_once(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Month by month, and to the recorder a week at a time: none is cut off."""
    spans: list[int] = []
    weeks: list[int] = []
    write = to_recorder.write

    async def read(
        _: HistoryApi, device: str, name: str, since: int, until: int
    ) -> AsyncIterator[HistoricValue]:
        if since >= first:
            spans.append(until - since)
        for moment in range(until - until % 300_000, since - 1, -300_000):
            if moment >= first:
                yield HistoricValue(time=moment, value=str(moment // 3_600_000 % 50))

    def spy(session: Any, metadata_id: int, slice_: Slice) -> int:
        weeks.append(len(slice_.hours))
        return write(session, metadata_id, slice_)

    entry = await set_up()
    monkeypatch.setattr(HistoryApi, "get_device_data_history", read)
    monkeypatch.setattr(to_recorder, "write", spy)
    hours = 350 * 24
    first = int(hour(hours).timestamp() * 1000)
    power = entity_id(hass, "sensor", POWER)
    answer = await fill(
        hass, entry, PLUG, properties=["power"], start=hour(hours).isoformat()
    )
    assert answer == {power: hours - 1}
    assert max(spans) <= MONTH * 1000
    assert max(weeks) == 168
    rows = await rows_of(hass, power)
    assert next(iter(rows)) == hour(hours)
    assert all(
        row["mean"] == start.timestamp() // 3600 % 50 for start, row in rows.items()
    )


async def test_a_value_from_before_the_period_holds(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was reported days before is still so in the hours that are asked for."""
    remember(cloud, PLUG, "power", [(100, 0, 60), (3, 30, 0)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await fill(hass, entry, PLUG, properties=["power"], start=hour(4).isoformat())
    assert values(await rows_of(hass, power), "mean") == [60, 30, 0]


async def test_a_value_holds_for_months(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """However long ago it was reported, and however the time is divided."""
    days = 70
    remember(cloud, PLUG, "power", [((days + 2) * 24, 0, 60)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    start = hour(days * 24).isoformat()
    answer = await fill(hass, entry, PLUG, properties=["power"], start=start)
    assert answer == {power: days * 24 - 1}
    assert set(values(await rows_of(hass, power), "mean")) == {60}


async def test_a_device_that_is_offline_holds_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """From when the cloud last heard of it there are no values."""
    remember(cloud, PLUG, "power", [(9, 0, 60)])
    plug = cloud.devices[PLUG]
    plug.updated = dict.fromkeys(plug.values, int(hour(6).timestamp() * 1000))
    plug.online = False
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 3}
    assert list(await rows_of(hass, power)) == [hour(9), hour(8), hour(7)]


async def test_nothing_is_half_done(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where later sums cannot be raised, no hour is written either."""
    counts = [(ago, 20, 200 - ago) for ago in range(40, 1, -1)]
    remember(cloud, AIR_CONDITIONER, "power_consumption", counts)
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    own = StatisticData(start=hour(2), state=198.0, sum=0.5)
    await record(hass, energy, "kWh", [own])

    def stumble(*_: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(
            "custom_components.tencent_iot_explorer.history.slices._raise_sums", stumble
        )
        table = (await import_history(hass, entry, AIR_CONDITIONER))["table"]
    (line,) = [each for each in table if each["sensor"] == energy]
    assert line["hours"] == 0
    assert "log says why" in line["left_out"]
    assert list(await rows_of(hass, energy)) == [hour(2)]
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 38
    assert values(await rows_of(hass, energy), "sum") == [*range(39)]


async def test_a_cancelled_import_keeps_what_it_has(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """Who waits gets the table, with what was not done; a later import goes on."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    waiting = await begin(hass, gate, import_history(hass, entry, PLUG))
    await call(hass, "cancel_history_import")
    answer = await waiting
    assert {line["left_out"] for line in answer["table"]} == {
        "The import was cancelled before."
    }
    gate.opened.set()
    assert sum((await fill(hass, entry, PLUG)).values()) == 4


async def test_a_stopped_script_stops_its_import(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """Nothing is asked any more, nor after a restart."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    waiting = await begin(hass, gate, import_history(hass, entry, PLUG))
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.opened.set()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls[HISTORY] == 0


async def test_an_interrupted_import_is_resumed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """Who waits is told; it goes on with the account, and says so, and when it is done."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    waiting = await begin(hass, gate, import_history(hass, entry, PLUG))
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(HomeAssistantError) as error:
        await waiting
    assert error.value.translation_key == "import_interrupted"
    await hass.config_entries.async_setup(entry.entry_id)
    await until(lambda: bool(notices(hass)))
    (notice,) = notices(hass)
    assert notice.startswith("0 of")
    gate.opened.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(await rows_of(hass, power)) == 4
    (notice,) = notices(hass)
    assert notice.startswith("Done: 4 hours")
    asked = cloud.calls[HISTORY]
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.calls[HISTORY] == asked


async def test_home_assistant_does_not_wait_for_an_import_to_stop(
    hass: HomeAssistant, set_up: SetUp, gate: Gate
) -> None:
    """Who waits is told at once; the order is kept for the next start."""
    entry = await set_up()
    waiting = await begin(hass, gate, import_history(hass, entry, PLUG))
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    with pytest.raises(HomeAssistantError) as error:
        await waiting
    assert error.value.translation_key == "import_interrupted"
    memory = ImportMemory(hass, entry.entry_id)
    await memory.async_load()
    assert [order.device_ids for order in memory.orders] == [(PLUG,)]


async def test_a_device_that_is_removed_meanwhile(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """Its sensors are left out, the others are filled."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    waiting = await begin(hass, gate, import_history(hass, entry, PLUG))
    er.async_get(hass).async_remove(power)
    await until(lambda: hass.states.get(power) is None)
    gate.opened.set()
    table = {line["sensor"]: line for line in (await waiting)["table"]}
    assert table.pop(power)["left_out"] == (
        f"{power} has been removed or disabled in the meantime."
    )
    assert {line["left_out"] for line in table.values()} == {None}
    assert await rows_of(hass, power) == {}


async def test_one_device_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What the cloud says of it stands in the table; the others are filled."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    cloud.fail(HISTORY, code="ResourceNotFound.DeviceNotExist", message="gone")
    table = (await import_history(hass, entry, PLUG))["table"]
    left_out = [line["left_out"] for line in table if line["left_out"]]
    assert len(left_out) == 1
    assert left_out[0].startswith("TV socket: ")


async def test_one_device_of_which_nothing_is_answered(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The others are filled all the same."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    begin_fault(cloud, "http_500", action=HISTORY, device_id=AIR_CONDITIONER)
    answer = await import_history(hass, entry, AIR_CONDITIONER, PLUG)
    assert answer["hours"][entity_id(hass, "sensor", POWER)] == 4


@pytest.mark.devices(
    "ac_01",
    "air_01",
    "climate_01",
    "gas_01",
    "gw_01",
    "heater_01",
    "purifier_01",
    "rack_01",
)
@pytest.mark.parametrize(
    ("action", "fault", "most"),
    [("", "login_refused", 6), (HISTORY, "http_500", 12 * client.READ_ATTEMPTS)],
)
async def test_a_cloud_that_is_away(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    action: str,
    fault: str,
    most: int,
) -> None:
    """The first sensors find out; for the others nobody is asked."""
    entry = await set_up()
    begin_fault(cloud, fault, action=action)
    with suppress(HomeAssistantError):  # unless a counter is left out for itself
        await import_history(hass, entry, f"family_{HOME}")
    assert cloud.calls[HISTORY] <= most


async def test_the_unit_changes_meanwhile(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """Nothing is written in the wrong unit; a second import knows the new one."""
    remember(cloud, PLUG, "power", [(5, 0, 1500)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    own = StatisticData(start=hour(2), mean=1000.0, min=1000.0, max=1000.0)
    await record(hass, power, "W", [own])
    waiting = await begin(
        hass, gate, import_history(hass, entry, PLUG, properties=["power"])
    )
    get_instance(hass).async_change_statistics_unit(
        power, new_unit_of_measurement="kW", old_unit_of_measurement="W"
    )
    await get_instance(hass).async_block_till_done()
    gate.opened.set()
    (line,) = (await waiting)["table"]
    assert "another unit" in line["left_out"]
    assert list(await rows_of(hass, power)) == [hour(2)]
    await fill(hass, entry, PLUG, properties=["power"])
    assert values(await rows_of(hass, power), "mean") == [1500, 1500, 1500, 1000]


async def test_statistics_of_another_kind(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A unit that does not fit is no reason to leave the others out."""
    remember(cloud, PLUG, "power", [(5, 0, 1500)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await record(hass, power, "kWh", [StatisticData(start=hour(2), state=1.0, sum=1.0)])
    answer = await import_history(hass, entry, PLUG)
    table = {line["sensor"]: line["left_out"] for line in answer["table"]}
    assert "another unit" in table.pop(power)
    assert set(table.values()) == {None}


async def test_a_recorder_that_upgrades_its_database(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    entry = await set_up()
    get_instance(hass).migration_in_progress = True
    with pytest.raises(ServiceValidationError) as error:
        await fill(hass, entry, PLUG)
    assert error.value.translation_key == "recorder_not_ready"


async def test_an_import_that_comes_before_home_assistant_has_started(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """The recorder writes nothing before: an automation must not hold up the start."""
    entry = await set_up()
    hass.set_state(CoreState.starting)
    with pytest.raises(ServiceValidationError) as error:
        await fill(hass, entry, PLUG)
    assert error.value.translation_key == "still_starting"
    hass.set_state(CoreState.running)
    await fill(hass, entry, PLUG)


async def test_progress_of_a_long_import(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, gate: Gate
) -> None:
    """After ten seconds a notification tells how far it is, in the end the sum."""
    remember(cloud, PLUG, "power", [(5, 30, 10)])
    entry = await set_up()
    waiting = await begin(
        hass, gate, import_history(hass, entry, PLUG, AIR_CONDITIONER)
    )
    assert notices(hass) == []
    async_fire_time_changed(hass, utcnow() + INTERVAL)
    await until(lambda: bool(notices(hass)))
    assert notices(hass) == ["0 of 6 sensors are done; 0 hours are filled so far."]
    gate.opened.set()
    await waiting
    assert notices(hass) == [
        "Done: 4 hours of 6 sensors are filled; 1 sensors were left out."
    ]


async def test_nothing_is_written_for_an_account_that_was_removed(
    hass: HomeAssistant, set_up: SetUp, hass_storage: dict[str, Any]
) -> None:
    """What was to be remembered a little later is written before it goes."""
    entry = await set_up()
    hass.data[IMPORTS][entry.entry_id]._memory.settle("key", {HOUR})
    await hass.config_entries.async_remove(entry.entry_id)
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=2))
    await hass.async_block_till_done()
    assert not [name for name in hass_storage if entry.entry_id in name]


async def test_what_is_settled_is_on_disk_soon_however_much_comes(
    hass: HomeAssistant, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import of hours that loses its power has not been for nothing."""
    module = "custom_components.tencent_iot_explorer.history.import_memory"
    monkeypatch.setattr(f"{module}.SAVE_SECONDS", 0.05)
    memory = ImportMemory(hass, "account")
    numbers = count()

    def is_stored() -> bool:
        memory.settle(str(next(numbers)), {0})
        return "tencent_iot_explorer.account.history" in hass_storage

    await until(is_stored)
