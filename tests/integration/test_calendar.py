"""The calendar of a device's timers, in any zone and on the nights of the year."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
import json
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.schedule.timer_schedule import (
    MOST_RUNS,
)
from custom_components.tencent_iot_explorer.calendar import TimerCalendar
from simulator import Cloud
from simulator.routines import tick
from simulator.state import Timer, now_s

from ..conftest import SetUp
from .alterations import twice
from .common import entity_id, state_of

pytestmark = pytest.mark.devices("lamp_01")

LAMP = "WHITELAMP0/lamp_01"
CALENDAR = "WHITELAMP0_lamp_01_:timers"
SWITCH = "WHITELAMP0_lamp_01_:timer_t1"
DAILY = {"Days": "1111111", "Repeat": 1}
MINUTE = timedelta(minutes=1)


def add_timer(cloud: Cloud, at: str, settings: Mapping[str, Any] = DAILY) -> Timer:
    """Let the lamp's only timer be this one."""
    told = {
        "TimerName": "Morning",
        "Data": json.dumps({"power_switch": 1}),
        "Status": 1,
    }
    timer = Timer(
        timer_id="t1", device_id=LAMP, settings={**told, "TimePoint": at, **settings}
    )
    cloud.home.timers = {"t1": timer}
    return timer


async def set_up_in(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, here: str, there: str
) -> MockConfigEntry:
    """Set up where Home Assistant and the user's app have a zone each."""
    await hass.config.async_set_time_zone(here)
    cloud.home.users[0].settings["Region"] = there
    cloud.time_zone = ZoneInfo(there)
    entry = await set_up()
    await entry.runtime_data.timers.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


async def events(
    hass: HomeAssistant, start: datetime, end: datetime
) -> list[dict[str, Any]]:
    """Return what the calendar has in a time."""
    target = entity_id(hass, "calendar", CALENDAR)
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": target, "start_date_time": start, "end_date_time": end},
        blocking=True,
        return_response=True,
    )
    found: list[dict[str, Any]] = answer[target]["events"]
    return found


def calendar_of(hass: HomeAssistant) -> TimerCalendar:
    """Return the entity of the calendar."""
    calendar = hass.data["entity_components"]["calendar"].get_entity(
        entity_id(hass, "calendar", CALENDAR)
    )
    assert isinstance(calendar, TimerCalendar)
    return calendar


async def create(hass: HomeAssistant, **event: object) -> None:
    """Make an event in the calendar."""
    await calendar_of(hass).async_create_event(summary="Soon", **event)


NEW_YORK, BERLIN, SHANGHAI = "America/New_York", "Europe/Berlin", "Asia/Shanghai"


@pytest.mark.parametrize("here", [NEW_YORK, "Pacific/Auckland", SHANGHAI])
async def test_the_calendar_shows_when_the_cloud_runs_the_timer(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    here: str,
) -> None:
    begin = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    freezer.move_to(begin)
    add_timer(cloud, "07:00", {"Days": "1000000", "Repeat": 1})
    await set_up_in(hass, cloud, set_up, here, SHANGHAI)
    shown = state_of(hass, "calendar", CALENDAR).attributes["start_time"]
    for minute in range(7 * 24 * 60):
        moment = begin + minute * MINUTE
        tick(cloud, moment.astimezone(cloud.time_zone))
        if cloud.received:
            break
    assert shown == moment.astimezone(ZoneInfo(here)).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("settings", "rule"),
    [
        ({"Days": "0100000", "Repeat": 1}, "FREQ=WEEKLY;BYDAY=SU"),
        ({"Days": "0000000", "Repeat": 0}, None),
    ],
)
async def test_an_event_says_how_it_repeats_in_the_calendars_zone(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    settings: dict[str, Any],
    rule: str | None,
) -> None:
    """Monday morning in Shanghai is Sunday evening in New York."""
    begin = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    freezer.move_to(begin)
    add_timer(cloud, "07:00", settings)
    await set_up_in(hass, cloud, set_up, NEW_YORK, SHANGHAI)
    (event,) = await calendar_of(hass).async_get_events(
        hass, begin, begin + timedelta(days=7)
    )
    assert event.rrule == rule


async def test_a_timer_that_is_listed_twice_runs_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Pages that are read while timers come and go may overlap."""
    begin = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    freezer.move_to(begin)
    add_timer(cloud, "07:00")
    cloud.alter("AppGetTimerList", twice("TimerList"))
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    assert len(await events(hass, begin, begin + timedelta(days=1))) == 1


@pytest.mark.parametrize("told", ["../..", "/", "Nowhere/City", "x" * 300, None, 8])
async def test_a_zone_that_is_none_is_beijing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, told: object
) -> None:
    entry = await set_up()
    for region in (NEW_YORK, told):
        cloud.home.users[0].settings["Region"] = region
        await entry.runtime_data.time_zone.async_learn()
    zone = await entry.runtime_data.time_zone.async_get()
    assert utcnow().astimezone(zone).utcoffset() == timedelta(hours=8)


async def test_an_event_is_sent_in_the_users_zone(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Monday and Friday evening in New York are Tuesday and Saturday in Shanghai."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, NEW_YORK, SHANGHAI)
    start = datetime(2026, 11, 30, 19, 0, tzinfo=ZoneInfo(NEW_YORK))
    await create(
        hass,
        dtstart=start,
        description="power_switch: on",
        rrule="FREQ=WEEKLY;BYDAY=MO,FR",
    )
    (timer,) = (each for key, each in cloud.home.timers.items() if key != "t1")
    assert (timer.settings["TimePoint"], timer.settings["Days"]) == ("08:00", "0010001")
    assert json.loads(timer.settings["Data"]) == {"power_switch": 1}
    found = await events(hass, start, start + timedelta(days=7))
    evenings = [each["start"] for each in found if each["summary"] == "Soon"]
    assert evenings == ["2026-11-30T19:00:00-05:00", "2026-12-04T19:00:00-05:00"]


async def test_a_start_that_has_just_passed_is_tomorrows(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Home Assistant suggests the hour that has begun."""
    freezer.move_to("2026-11-28 12:59:00+00:00")
    add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    start = datetime(2026, 11, 28, 20, 0, tzinfo=ZoneInfo(SHANGHAI))
    await create(hass, dtstart=start, description="power_switch: off")
    found = await events(hass, start, start + timedelta(days=7))
    (begin,) = (each["start"] for each in found if each["summary"] == "Soon")
    assert begin == "2026-11-29T20:00:00+08:00"


async def test_a_start_that_has_long_passed_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Nobody means tomorrow by it."""
    freezer.move_to("2026-11-28 13:20:00+00:00")
    add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    start = datetime(2026, 11, 28, 20, 0, tzinfo=ZoneInfo(SHANGHAI))
    with pytest.raises(ServiceValidationError, match="20:00 of that day is over"):
        await create(hass, dtstart=start, description="power_switch: off")
    assert len(cloud.home.timers) == 1


async def test_a_timer_made_today_did_not_run_yesterday(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    now = datetime.fromtimestamp(now_s(), UTC)
    assert not await events(hass, now - timedelta(days=7), now)
    assert (
        len(await events(hass, now - timedelta(days=7), now + timedelta(days=2))) == 2
    )


async def test_a_timer_made_in_the_app_is_there_when_one_looks(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Whoever looks again within a minute costs nothing."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    timer = add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    timer.settings["TimerName"] = "Later"
    now = datetime.fromtimestamp(now_s(), UTC)
    week = (now, now + timedelta(days=7))
    asked = cloud.calls["AppGetTimerList"]
    assert {each["summary"] for each in await events(hass, *week)} == {"Morning"}
    assert cloud.calls["AppGetTimerList"] == asked
    freezer.tick(61)
    assert {each["summary"] for each in await events(hass, *week)} == {"Later"}
    await hass.async_block_till_done(wait_background_tasks=True)
    asked = cloud.calls["AppGetTimerList"]
    for _ in range(3):
        assert {each["summary"] for each in await events(hass, *week)} == {"Later"}
    assert cloud.calls["AppGetTimerList"] == asked


async def test_a_timer_that_is_made_late_turns_the_calendar_on(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """The calendar triggers of Home Assistant have planned the next minutes before."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "07:00")
    await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    start = utcnow() + 5 * MINUTE
    event = {
        "dtstart": start,
        "dtend": start + MINUTE,
        "description": "power_switch: 1",
    }
    await create(hass, **event)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "calendar", CALENDAR).state == "off"
    freezer.move_to(start)
    async_fire_time_changed(hass, start)
    await hass.async_block_till_done()
    assert state_of(hass, "calendar", CALENDAR).state == "on"


@pytest.mark.parametrize(("there", "at"), [(SHANGHAI, "20:05"), (NEW_YORK, "07:05")])
@pytest.mark.parametrize("is_reloaded", [False, True])
async def test_a_timer_that_has_run_once_is_over(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    there: str,
    at: str,
    is_reloaded: bool,
) -> None:
    """The cloud switches it off and pushes nothing: it is looked at after its run."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, at, {"Days": "1111111", "Repeat": 0})
    entry = await set_up_in(hass, cloud, set_up, SHANGHAI, there)
    run = utcnow() + 5 * MINUTE
    # What is asked once a day is asked before.
    await pass_until(hass, freezer, run - 2 * MINUTE)
    if is_reloaded:
        await hass.config_entries.async_reload(entry.entry_id)
    await pass_until(hass, freezer, run - MINUTE)
    assert state_of(hass, "switch", SWITCH).state == "on"
    tick(cloud, run.astimezone(cloud.time_zone))
    await pass_until(hass, freezer, run + MINUTE)
    assert state_of(hass, "switch", SWITCH).state == "off"
    assert "start_time" not in state_of(hass, "calendar", CALENDAR).attributes


async def test_a_timer_that_has_run_while_nobody_looked(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It is over a minute after the next start, and not at the next daily look."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "20:05", {"Days": "1111111", "Repeat": 0})
    entry = await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    run = utcnow() + 5 * MINUTE
    # What is asked once a day is asked before.
    await pass_until(hass, freezer, run - 2 * MINUTE)
    assert await hass.config_entries.async_unload(entry.entry_id)
    tick(cloud, run.astimezone(cloud.time_zone))
    await pass_until(hass, freezer, run + MINUTE)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", SWITCH).state == "on", "it is remembered"
    await pass_until(hass, freezer, run + 3 * MINUTE)
    assert state_of(hass, "switch", SWITCH).state == "off"


async def pass_until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime
) -> None:
    """Let the time pass until a moment."""
    freezer.move_to(moment)
    async_fire_time_changed(hass, moment)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_calendar_that_comes_late_is_heard_by_its_state_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Automations that were set up before it ask no calendar: docs/timers.md."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "20:05")
    entry = await set_up_in(hass, cloud, set_up, SHANGHAI, SHANGHAI)
    calendar = entity_id(hass, "calendar", CALENDAR)
    assert await hass.config_entries.async_unload(entry.entry_id)
    heard = async_capture_events(hass, "heard")
    tell = {"event": "heard", "event_data": {"by": "{{ trigger.id }}"}}
    purpose = {"trigger": "calendar.event_started", "target": {"entity_id": calendar}}
    state = {"trigger": "state", "entity_id": calendar, "to": "on"}
    triggers = [{**purpose, "id": "purpose"}, {**state, "id": "state"}]
    config = {
        "alias": "pump",
        "mode": "queued",
        "triggers": triggers,
        "actions": [tell],
    }
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    await hass.async_block_till_done()
    assert await hass.config_entries.async_setup(entry.entry_id)
    await entry.runtime_data.timers.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    await pass_until(hass, freezer, utcnow() + 5 * MINUTE)
    assert [each.data["by"] for each in heard] == ["state"]
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "all"}, blocking=True
    )


@pytest.mark.parametrize("repeat", [0, 1])
@pytest.mark.parametrize("here", [NEW_YORK, SHANGHAI])
async def test_the_ends_of_time(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    here: str,
    repeat: int,
) -> None:
    """A span from the first moment to the last has the first runs; none is before or after."""
    freezer.move_to("2026-11-28 12:00:00+00:00")
    add_timer(cloud, "07:00", {"Days": "1111111", "Repeat": repeat})
    entry = await set_up_in(hass, cloud, set_up, here, SHANGHAI)
    calendar = hass.data["entity_components"]["calendar"].get_entity(
        entity_id(hass, "calendar", CALENDAR)
    )
    assert entry.runtime_data.time_zone.present == ZoneInfo(SHANGHAI)
    first = datetime.min.replace(tzinfo=UTC)
    last = datetime.max.replace(tzinfo=UTC)
    assert not await calendar.async_get_events(hass, first, first + MINUTE)
    assert not await calendar.async_get_events(hass, last - MINUTE, last)
    found = await calendar.async_get_events(hass, first, last)
    assert len(found) == (MOST_RUNS if repeat else 1)
    assert found[0].start == datetime(2026, 11, 28, 23, tzinfo=UTC)


async def test_a_calendar_outlasts_its_last_timer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The next timer is made where the last one was deleted, also after a restart."""
    add_timer(cloud, "07:00")
    entry = await set_up_in(hass, cloud, set_up, "Asia/Shanghai", "Asia/Shanghai")
    timers = entry.runtime_data.timers
    cloud.home.timers.clear()
    timers.async_mark_gone(LAMP, "t1")
    await timers.async_refresh_device(LAMP)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "calendar", CALENDAR).state == "off"
