"""What the cloud does by itself: switches of automations and timers, calendars."""

import asyncio
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
import json
import re
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import ATTR_ENTITY_ID, STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.dt import now
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from simulator import Cloud, begin_fault

from ..conftest import SetUp
from .common import call, entity_id, state_of

pytestmark = pytest.mark.devices("humidifier_01")

AUTOMATION = "automation_a_night"
HUMIDIFIER = "HUMIDIFIER/humidifier_01"
SEASIDE = "f_8b05e7d1c2a94f36"
TIMER_ID = "2c9f1b7d40de4a31"
TIMER = f"HUMIDIFIER_humidifier_01_:timer_{TIMER_ID}"
CALENDAR = "HUMIDIFIER_humidifier_01_:timers"
# A Saturday, 12:00 in the tests' time zone.
NOON = "2026-11-21 20:00:00+00:00"
REPEATING = {
    "dtstart": "2026-11-23T07:00:00",
    "dtend": "2026-11-23T07:30:00",
    "summary": "Mist",
    "description": "power_switch: 0",
    "rrule": "FREQ=WEEKLY;BYDAY=MO,SU",
}


@pytest.fixture
def set_up(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> SetUp:
    """Return a function that sets up the entry and waits for its timers too.

    The user lives where Home Assistant is.
    """
    cloud.home.users[0].settings["Region"] = hass.config.time_zone

    async def set_up_with_timers() -> MockConfigEntry:
        entry = await set_up()
        await entry.runtime_data.timers.async_refresh()
        await entry.runtime_data.hass.async_block_till_done()
        return entry

    return set_up_with_timers


async def test_automation_is_switched(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An automation that is switched off here is off in the cloud."""
    await set_up()
    settings = cloud.home.automations["a_night"].settings
    await check_switch(hass, cloud, AUTOMATION, "AppModifyAutomationStatus", settings)


async def test_timer_is_switched(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A timer that is switched off here is off in the cloud."""
    await set_up()
    settings = cloud.home.timers[TIMER_ID].settings
    await check_switch(hass, cloud, TIMER, "AppModifyTimerStatus", settings)


async def check_switch(
    hass: HomeAssistant,
    cloud: Cloud,
    unique_id: str,
    action: str,
    settings: Mapping[str, Any],
) -> None:
    """Switch something off and on; a refusal leaves it as it was."""
    cloud.fail(action, code="InternalError")
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "switch.turn_off", unique_id)
    assert error.value.translation_key == "cloud_trouble"
    assert state_of(hass, "switch", unique_id).state == "on"
    for service, state, status in (("turn_off", "off", 0), ("turn_on", "on", 1)):
        await call(hass, f"switch.{service}", unique_id)
        await hass.async_block_till_done()
        assert state_of(hass, "switch", unique_id).state == state
        assert settings["Status"] == status


@pytest.mark.parametrize(
    ("unique_id", "listing"),
    [(AUTOMATION, "AppGetAutomationList"), (TIMER, "AppGetTimerList")],
)
async def test_what_was_switched_stays_so_where_it_cannot_be_read_again(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, unique_id: str, listing: str
) -> None:
    """The cloud has agreed; a list that fails afterwards says nothing else."""
    await set_up()
    cloud.fail(listing, code="InternalError", times=100)
    await call(hass, "switch.turn_off", unique_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", unique_id).state == STATE_OFF


async def test_automations_come_and_go(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """An automation renamed, deleted or made in the app follows at the next look."""
    entry = await set_up()
    home = entry.runtime_data.home
    switch = entity_id(hass, "switch", AUTOMATION)
    cloud.home.automations["a_night"].settings["Name"] = "Good night"
    await home.async_refresh()
    assert state_of(hass, "switch", AUTOMATION).name.endswith("Good night")
    deleted = cloud.home.automations.pop("a_night")
    await home.async_refresh()
    assert state_of(hass, "switch", AUTOMATION).state == STATE_UNAVAILABLE
    freezer.tick(61)
    await home.async_refresh()
    await hass.async_block_till_done()
    assert not hass.states.get(switch)
    cloud.home.automations["a_night"] = deleted
    await home.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "switch", AUTOMATION).state == "on"


async def test_refused_automations_stay(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A cloud that refuses the list for a while has not deleted anything."""
    entry = await set_up()
    cloud.fail("AppGetAutomationList", code="InternalError", times=3)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "switch", AUTOMATION).state == "on"


async def test_timers_come_and_go(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """A timer deleted in the app goes, a device without timers has an empty calendar.

    One answer is no proof: it is unavailable until a second one agrees.
    """
    entry = await set_up()
    timers = entry.runtime_data.timers
    deleted = cloud.home.timers.pop(TIMER_ID)
    for _ in range(2):
        await timers.async_refresh()
        assert state_of(hass, "switch", TIMER).state == STATE_UNAVAILABLE
        assert state_of(hass, "calendar", CALENDAR).attributes.get("message") is None
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not hass.states.async_entity_ids("switch").count(TIMER)
    with pytest.raises(AssertionError, match="there is no switch"):
        entity_id(hass, "switch", TIMER)
    assert state_of(hass, "calendar", CALENDAR).attributes.get("message") is None
    cloud.home.timers[TIMER_ID] = deleted
    await timers.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "switch", TIMER).state == "on"


async def test_timers_that_are_missing_once_stay(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """What is missing from one answer only is there again, with what people set."""
    entry = await set_up()
    begin_fault(cloud, "empty_list", action="AppGetTimerList", times=1)
    await entry.runtime_data.timers.async_refresh_device(HUMIDIFIER)
    assert state_of(hass, "switch", TIMER).state == STATE_UNAVAILABLE
    before = entity_id(hass, "switch", TIMER)
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", TIMER).state == STATE_ON
    assert entity_id(hass, "switch", TIMER) == before


async def test_timers_that_cannot_be_read_after_a_change_are_read_a_minute_later(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was made here does not stay unseen until the questions of the next day."""
    entry = await set_up()
    await pass_time(hass, 40)
    made = copy(cloud.home.timers[TIMER_ID])
    made.timer_id = "made"
    cloud.home.timers[made.timer_id] = made
    cloud.fail("AppGetTimerList", code="InternalError", times=100)
    await call(hass, "switch.turn_off", TIMER)
    assert entry.runtime_data.timers.find(HUMIDIFIER, "made") is None
    cloud.mend()
    await pass_time(hass, 102)
    assert entry.runtime_data.timers.find(HUMIDIFIER, "made")


async def test_a_timer_made_while_others_are_read(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was asked last counts, in whatever order the answers arrive."""
    entry = await set_up()
    timers = entry.runtime_data.timers
    real, held = timers.client.timer.get_timer_list, asyncio.Event()
    asked = asyncio.Event()

    async def slow(device_id: str) -> list[Any]:
        found: list[Any] = await real(device_id)
        if not asked.is_set():
            asked.set()
            await held.wait()
        return found

    with patch.object(timers.client.timer, "get_timer_list", slow):
        reading = asyncio.create_task(timers.async_ask(HUMIDIFIER))
        await asked.wait()
        made = copy(cloud.home.timers[TIMER_ID])
        made.timer_id = "made_meanwhile"
        cloud.home.timers[made.timer_id] = made
        await timers.async_refresh_device(HUMIDIFIER)
        held.set()
        await reading
    assert timers.find(HUMIDIFIER, "made_meanwhile")


async def test_refused_timers_stay(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device that refuses its list keeps its timers, a silent cloud too."""
    entry = await set_up()
    for code in ("InternalError", "RequestLimitExceeded"):
        cloud.fail("AppGetTimerList", code=code, times=100)
        await entry.runtime_data.timers.async_refresh()
        await hass.async_block_till_done()
        assert state_of(hass, "switch", TIMER).state == "on"
        cloud.mend()


async def pass_time(hass: HomeAssistant, seconds: int) -> None:
    """Have what is planned within some seconds done."""
    async_fire_time_changed(hass, now() + timedelta(seconds=seconds))
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_unread_timers_are_read_again(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is asked daily is not put off for a day by one failure."""
    entry = await set_up()
    del entry.runtime_data.timers.data[HUMIDIFIER]
    entry.runtime_data.questions.async_forget([HUMIDIFIER])
    cloud.fail("AppGetTimerList", code="RequestLimitExceeded", times=100)
    await pass_time(hass, 40)
    assert HUMIDIFIER not in entry.runtime_data.timers.data
    cloud.mend()
    await pass_time(hass, 660)
    assert entry.runtime_data.timers.data[HUMIDIFIER]


@pytest.mark.parametrize("is_away", [True, False])
async def test_timers_follow_their_device(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    is_away: bool,
) -> None:
    """A device that is bound again, or in another family, brings its timers along."""
    entry = await set_up()
    home = entry.runtime_data.home
    device = cloud.devices[HUMIDIFIER]
    if is_away:
        del cloud.devices[HUMIDIFIER]
        await home.async_refresh()
        freezer.tick(61)
        await home.async_refresh()
        await hass.async_block_till_done(wait_background_tasks=True)
        with pytest.raises(AssertionError, match="there is no switch"):
            entity_id(hass, "switch", TIMER)
        cloud.devices[HUMIDIFIER] = device
    else:
        device.family_id, device.room_id = SEASIDE, "0"
    await home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, "switch", TIMER).state == STATE_ON
    assert state_of(hass, "calendar", CALENDAR).state == STATE_OFF


@pytest.mark.parametrize("repeat", [0, 1])
async def test_calendar_is_on_while_a_timer_runs(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    repeat: int,
    freezer: FrozenDateTimeFactory,
) -> None:
    """The minute in which a timer runs is still there, also of one that runs once."""
    cloud.home.timers[TIMER_ID].settings |= {"Repeat": repeat, "TimePoint": "07:00"}
    entry = await set_up()
    freezer.move_to("2026-11-23 15:00:30+00:00")
    entry.runtime_data.timers.async_update_listeners()
    state = state_of(hass, "calendar", CALENDAR)
    assert state.state == STATE_ON
    assert state.attributes["start_time"] == "2026-11-23 07:00:00"
    found = await events(hass, state.entity_id, now(), now() + timedelta(seconds=1))
    assert len(found) == 1
    found = await events(hass, state.entity_id, now() + timedelta(seconds=30))
    assert all(each["start"] > "2026-11-24" for each in found)


@pytest.mark.freeze_time(NOON)
async def test_calendar_shows_runs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A timer of the working days is there five times a week, until it is off."""
    await set_up()
    await call(hass, "switch.turn_on", TIMER)
    calendar = entity_id(hass, "calendar", CALENDAR)
    assert [each["start"][:16] for each in await events(hass, calendar, now())] == [
        f"2026-11-{day}T07:00" for day in (23, 24, 25, 26, 27)
    ]
    await call(hass, "switch.turn_off", TIMER)
    assert await events(hass, calendar, now()) == []


async def events(
    hass: HomeAssistant, calendar: str, start: datetime, end: datetime | None = None
) -> list[Any]:
    """Return what a calendar has in a time, else in the week to come."""
    answer = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            ATTR_ENTITY_ID: calendar,
            "start_date_time": start,
            "end_date_time": end or start + timedelta(days=7),
        },
        blocking=True,
        return_response=True,
    )
    assert answer
    listed = answer[calendar]
    assert isinstance(listed, dict)
    found = listed["events"]
    assert isinstance(found, list)
    return found


async def test_calendar_makes_changes_and_deletes_timers(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """What is done in the calendar is done to the cloud's timers."""
    await set_up()
    target = {ATTR_ENTITY_ID: entity_id(hass, "calendar", CALENDAR)}
    client = await hass_ws_client(hass)

    async def send(verb: str, **data: object) -> dict[str, Any]:
        await client.send_json_auto_id(
            {"type": f"calendar/event/{verb}", **target, **data}
        )
        answer: dict[str, Any] = await client.receive_json()
        return answer

    assert (await send("create", event=REPEATING))["success"]
    timer = cloud.home.timers.keys() - {TIMER_ID}
    (timer_id,) = timer
    assert told(cloud, timer_id) == ("Mist", "1100000", "07:00", 1, {"power_switch": 0})
    soon = now() + timedelta(minutes=10)
    once = {
        "dtstart": soon.isoformat(),
        "dtend": (soon + timedelta(minutes=1)).isoformat(),
        "summary": "Soon",
        "description": "power_switch: 1",
    }
    assert (await send("update", uid=timer_id, event=once))["success"]
    days = "".join(str(int(soon.isoweekday() % 7 == day)) for day in range(7))
    at = soon.strftime("%H:%M")
    assert told(cloud, timer_id) == ("Soon", days, at, 0, {"power_switch": 1})
    one_run = {"uid": TIMER_ID, "recurrence_id": "2026-11-23T07:00:00-08:00"}
    answer = await send("delete", **one_run)
    assert "with all its future runs" in answer["error"]["message"]
    assert TIMER_ID in cloud.home.timers
    assert (await send("delete", **one_run, recurrence_range="THISANDFUTURE"))[
        "success"
    ]
    assert (await send("delete", uid=timer_id))["success"]
    assert not cloud.home.timers
    await hass.async_block_till_done()
    with pytest.raises(AssertionError, match="there is no switch"):
        entity_id(hass, "switch", TIMER)


def told(cloud: Cloud, timer_id: str) -> tuple[object, ...]:
    """Return what the cloud was told of a timer."""
    settings = cloud.home.timers[timer_id].settings
    names = ("TimerName", "Days", "TimePoint", "Repeat")
    return (*(settings[name] for name in names), json.loads(settings["Data"]))


NO_TIMERS: Sequence[tuple[Mapping[str, str | None], str]] = (
    ({"dtstart": "2026-11-23", "dtend": "2026-11-24"}, "whole day"),
    ({"rrule": "FREQ=MONTHLY"}, "cannot repeat like this: FREQ"),
    ({"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"}, "cannot repeat like this: FREQ"),
    ({"rrule": "FREQ=DAILY;COUNT=3"}, "cannot repeat like this: FREQ"),
    ({"rrule": "FREQ=WEEKLY;BYDAY=1MO"}, "cannot repeat like this: FREQ"),
    ({"rrule": None, "dtstart": "2035-01-01T08:00:00"}, "within a week"),
    ({"description": "nothing_known: 1"}, "has no nothing_known"),
    (
        {"description": "power_switch: maybe"},
        "power_switch: maybe is neither true nor false",
    ),
    ({"description": ""}, "must send something"),
    ({"description": "power_switch"}, "such as power_switch: 1"),
    ({"description": "power_switch:"}, "such as power_switch: 1"),
)


async def test_event_that_cannot_be_a_timer(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_ws_client: WebSocketGenerator,
    subtests: pytest.Subtests,
) -> None:
    """What the cloud could not run is refused with the reason."""
    await set_up()
    client = await hass_ws_client(hass)
    for changed, reason in NO_TIMERS:
        event = {**REPEATING, "dtend": "2035-01-02T00:00:00", **changed}
        await client.send_json_auto_id(
            {
                "type": "calendar/event/create",
                ATTR_ENTITY_ID: entity_id(hass, "calendar", CALENDAR),
                "event": {key: each for key, each in event.items() if each is not None},
            }
        )
        answer = await client.receive_json()
        with subtests.test(**changed):
            assert reason in answer["error"]["message"]
            assert [*cloud.home.timers] == [TIMER_ID]


async def test_a_timer_written_with_a_chinese_keyboard(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Its colon is one, too."""
    await set_up()
    client = await hass_ws_client(hass)
    event = {**REPEATING, "description": "power_switch：1\nset_humidity： 55"}
    await client.send_json_auto_id(
        {
            "type": "calendar/event/create",
            ATTR_ENTITY_ID: entity_id(hass, "calendar", CALENDAR),
            "event": event,
        }
    )
    assert (await client.receive_json())["success"]
    (timer_id,) = cloud.home.timers.keys() - {TIMER_ID}
    assert told(cloud, timer_id)[-1] == {"power_switch": 1, "set_humidity": 55}


async def test_a_calendar_refuses_in_the_language_of_the_home(
    hass: HomeAssistant, set_up: SetUp, hass_ws_client: WebSocketGenerator
) -> None:
    """Its dialog shows what an error says, and translates nothing."""
    hass.config.language = "zh-Hans"
    await set_up()
    client = await hass_ws_client(hass)
    target = {ATTR_ENTITY_ID: entity_id(hass, "calendar", CALENDAR)}
    run = {"uid": TIMER_ID, "recurrence_id": "2026-11-23T07:00:00-08:00"}
    for message, said in (
        (
            {
                "type": "calendar/event/create",
                "event": {**REPEATING, "rrule": "FREQ=MONTHLY"},
            },
            "FREQ=MONTHLY",
        ),
        ({"type": "calendar/event/update", **run, "event": REPEATING}, "定时"),
        ({"type": "calendar/event/delete", **run}, "定时"),
    ):
        await client.send_json_auto_id({**message, **target})
        answer = await client.receive_json()
        assert said in answer["error"]["message"]
        assert re.match("[\u4e00-\u9fff]", answer["error"]["message"])
