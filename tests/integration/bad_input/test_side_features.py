"""Garbage in what stands beside devices: timers, automations, messages, recordings."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from homeassistant.components.media_source import (
    async_browse_media,
    async_resolve_media,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import now
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tencent_iot_explorer.account.account import Account
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..alterations import Alter, content, each, put
from ..common import NO_PROPER_ANSWER, call, entity_id, state_of
from . import BODIES, SEASIDE, troubles

pytestmark = pytest.mark.devices("strip_01", "humidifier_01", "camera_01")

TIMER = "HUMIDIFIER_humidifier_01_:timer_2c9f1b7d40de4a31"
CALENDAR = "HUMIDIFIER_humidifier_01_:timers"
AUTOMATION = "automation_a_night"
CAMERA = "CAMERA0000/camera_01"
IMAGE = "CAMERA0000_camera_01_:last_event"
PLACE = f"media-source://{DOMAIN}/{CAMERA}"
EVENTS = "IotVideoDescribeCloudStorageEvents"
TIME = "IotVideoDescribeCloudStorageTime"
SIGNED = "IotVideoGenerateSignedVideoURL"
THUMBNAIL = "IotVideoDescribeCloudStorageThumbnail"

DEEP = '{"a": ' + "[" * 900 + "]" * 900 + "}"
HUGE = 2**53
ODD: tuple[object, ...] = (
    None,
    *("", "\x00\n\x1b[31m", "1" * 5000, "24:00", "7:5", "2222222", f"{2**70}:0"),
    *("{", "[]", DEEP, '{"": null}'),
    *(-1, 2**70, 1e308, HUGE, -HUGE, True),
    *([None], {"a": {"b": [None]}}),
)


def inside(name: str, **fields: object) -> Alter:
    """Return an alteration of each record of a list in Data."""
    return content(
        lambda data: [each.update(fields) for each in data["Data"].get(name, [])]
    )


async def look(account: Account) -> None:
    """Ask for everything that stands beside devices."""
    await account.timers.async_refresh()
    await account.home.async_refresh()
    await account.messages.async_refresh()
    await account.recordings.async_refresh()
    await account.hass.async_block_till_done()


async def calendar_events(hass: HomeAssistant, start: str, end: str) -> Any:
    """Return what the calendar of the humidifier tells of a time."""
    target = entity_id(hass, "calendar", CALENDAR)
    answer = await hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": target, "start_date_time": start, "end_date_time": end},
        blocking=True,
        return_response=True,
    )
    assert answer
    return answer[target]


LISTS: Mapping[str, tuple[str, Callable[..., Alter], str, tuple[str, ...]]] = {
    "AppGetTimerList": (
        "timers",
        each,
        "TimerList",
        ("TimerId", "TimerName", "Days", "TimePoint", "Repeat", "Data", "Status"),
    ),
    "AppGetAutomationList": (
        "home",
        each,
        "List",
        ("AutomationId", "FamilyId", "Name", "Icon", "Status"),
    ),
    "AppGetSceneList": (
        "home",
        each,
        "SceneList",
        ("SceneId", "FamilyId", "SceneName"),
    ),
    "AppGetMessages": (
        "messages",
        inside,
        "Msgs",
        ("MsgID", "MsgTitle", "MsgTimestamp", "DeviceName", "FamilyId", "Attachments"),
    ),
    EVENTS: (
        "recordings",
        each,
        "Events",
        ("EventId", "StartTime", "EndTime", "Thumbnail"),
    ),
}


@pytest.mark.parametrize("action", LISTS)
async def test_odd_fields(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    complaints: list[str],
    action: str,
) -> None:
    """Whatever stands in a field, the rest of the home and of the list stay."""
    account = (await set_up()).runtime_data
    await look(account)
    coordinator, alter, name, fields = LISTS[action]
    for field in fields:
        for value in ODD:
            caplog.clear()
            cloud.alter(action, alter(name, **{field: value}))
            await getattr(account, coordinator).async_refresh()
            await hass.async_block_till_done()
            # one line for each of two families
            assert len(troubles(caplog)) <= 2, (field, value)
    cloud.mend()
    await look(account)
    for platform, unique_id in (
        ("switch", TIMER),
        ("switch", AUTOMATION),
        ("calendar", CALENDAR),
        ("image", IMAGE),
    ):
        state = state_of(hass, platform, unique_id)
        assert state.state != STATE_UNAVAILABLE, unique_id
    assert not complaints


@pytest.mark.parametrize("action", ["AppGetTimerList", "AppGetMessages", EVENTS])
async def test_unusable_lists(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    subtests: pytest.Subtests,
    action: str,
) -> None:
    """A list that cannot be read is told once at most, and costs no entity."""
    account = (await set_up()).runtime_data
    await look(account)
    for body, (text, status) in BODIES.items():
        caplog.clear()
        cloud.garble(action, text, times=10_000, status=status)
        with subtests.test(body):
            for _ in range(2):
                await look(account)
            assert len(troubles(caplog)) <= 1
            light = state_of(hass, "light", "LIGHTSTRIP_strip_01_power_switch")
            assert light.state == "on"
            assert state_of(hass, "image", IMAGE).state != STATE_UNAVAILABLE
            if body != "code of no kind":
                assert state_of(hass, "switch", TIMER).state == "on"
            cloud.mend()
            await look(account)
            assert state_of(hass, "switch", TIMER).state == "on"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("9999-12-30 00:00:00", "9999-12-31 12:00:00"),
        ("1971-01-01 00:00:00", "1971-02-01 00:00:00"),
    ],
)
async def test_calendar_of_another_age(
    hass: HomeAssistant, set_up: SetUp, start: str, end: str
) -> None:
    """A calendar can be asked for any time."""
    await look((await set_up()).runtime_data)
    assert "events" in await calendar_events(hass, start, end)


NONSENSE = (
    *(f"target_humidity: {'9' * 400}", "target_humidity: Infinity"),
    *("target_humidity: NaN", "nothing: 1", ": 1", "\x00"),
    "target_humidity: " + "[" * 5000,
)


async def test_calendar_event_that_says_nonsense(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """An event whose description no device understands is refused in words."""
    await look((await set_up()).runtime_data)
    calendar = hass.data["calendar"].get_entity(entity_id(hass, "calendar", CALENDAR))
    assert calendar
    for description in NONSENSE:
        with subtests.test(description[:30]):
            with pytest.raises(ServiceValidationError) as error:
                await calendar.async_create_event(
                    dtstart=now().replace(minute=0),
                    summary="Mist",
                    rrule="FREQ=DAILY",
                    description=description,
                )
            assert error.value.translation_domain == DOMAIN
    assert not cloud.calls["AppCreateTimer"]


@pytest.mark.parametrize("action", [EVENTS, TIME])
async def test_odd_recordings(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """What has no possible time is left out of a day; the day can be opened."""
    assert await async_setup_component(hass, "media_source", {})
    await set_up()
    days = (await async_browse_media(hass, PLACE)).children or []
    for field in ("EventId", "StartTime", "EndTime", "Thumbnail"):
        for value in ODD:
            if action == EVENTS:
                cloud.alter(EVENTS, each("Events", **{field: value}))
            else:
                cloud.alter(TIME, inside("TimeList", **{field: value}))
            await async_browse_media(hass, days[0].media_content_id)
    assert not troubles(caplog)


NO_ADDRESSES: tuple[object, ...] = (
    *("", "x", 5, None, "//host/path", "file:///etc/passwd", "http://[", "http:"),
)


async def test_addresses_that_are_none(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    hass_client: ClientSessionGenerator,
    subtests: pytest.Subtests,
) -> None:
    """What is no address on the web is not fetched, nor given to a player."""
    assert await async_setup_component(hass, "media_source", {})
    await set_up()
    client = await hass_client()
    day = ((await async_browse_media(hass, PLACE)).children or [])[0]
    recording = ((await async_browse_media(hass, day.media_content_id)).children or [])[
        0
    ]
    assert recording.thumbnail
    for url in NO_ADDRESSES:
        with subtests.test(url=url):
            cloud.alter(THUMBNAIL, put(ThumbnailURL=url))
            answer = await client.get(recording.thumbnail)
            assert answer.status == HTTPStatus.BAD_GATEWAY
            if not str(url).startswith("http:"):
                cloud.alter(SIGNED, put(SignedVideoURL=url))
                with pytest.raises(HomeAssistantError):
                    await async_resolve_media(hass, recording.media_content_id, None)
    assert not troubles(caplog)


@pytest.mark.parametrize(
    ("device_id", "entities"),
    [
        (
            "HUMIDIFIER/humidifier_01",
            [("switch", TIMER), ("calendar", CALENDAR)],
        ),
        (CAMERA, [("image", IMAGE)]),
    ],
)
async def test_device_that_moves(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    device_id: str,
    entities: list[tuple[str, str]],
) -> None:
    """What belongs to a device follows it to another family."""
    entry = await set_up()
    await look(entry.runtime_data)
    cloud.devices[device_id].family_id = SEASIDE
    cloud.devices[device_id].room_id = "0"
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    for platform, unique_id in entities:
        state = state_of(hass, platform, unique_id)
        assert state.state != STATE_UNAVAILABLE, unique_id
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, device_id), entry.entry_id
    )
    assert device
    assert entry.subentries[device.config_subentry_id or ""].unique_id == SEASIDE
    assert not troubles(caplog)


async def ask_vendor(account: Account) -> None:
    """Let the time come at which the account looks for what can wait."""
    account.questions.async_ask()


ASKS: Mapping[str, Callable[[Account], Awaitable[None]]] = {
    "AppGetTimerList": ask_vendor,
    "AppGetProducts": ask_vendor,
    "AppGetDeviceExtInfo": ask_vendor,
    "AppGetMessages": lambda account: account.messages.async_refresh(),
    EVENTS: lambda account: account.recordings.async_refresh(),
    "AppGetAutomationList": lambda account: account.home.async_refresh(),
}


@pytest.mark.parametrize("action", ASKS)
@pytest.mark.parametrize("removed", [False, True])
async def test_answers_that_come_too_late(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    complaints: list[str],
    action: str,
    removed: bool,
) -> None:
    """An answer that arrives after the account was unloaded or removed is ignored."""
    entry = await set_up()
    asked = cloud.calls[action]
    cloud.delay(action, 0.3, times=100)
    asking = asyncio.ensure_future(ASKS[action](entry.runtime_data))
    await until(lambda: cloud.calls[action] > asked)
    if removed:
        await hass.config_entries.async_remove(entry.entry_id)
    else:
        await hass.config_entries.async_unload(entry.entry_id)
    cloud.mend()
    await asking
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.NOT_LOADED
    assert not troubles(caplog)
    assert not complaints


@pytest.mark.parametrize(
    ("action", "service", "unique_id"),
    [
        ("AppModifyTimerStatus", "switch.turn_off", TIMER),
        ("AppModifyAutomationStatus", "switch.turn_off", AUTOMATION),
    ],
)
async def test_commands_without_a_proper_answer(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    subtests: pytest.Subtests,
    action: str,
    service: str,
    unique_id: str,
) -> None:
    """Who switches something is told in words that nobody answered."""
    await look((await set_up()).runtime_data)
    for body in ("html", "list", "server error", "too many"):
        text, status = BODIES[body]
        cloud.garble(action, text, status=status)
        with subtests.test(body):
            with pytest.raises(HomeAssistantError) as error:
                await call(hass, service, unique_id)
            assert error.value.translation_key in NO_PROPER_ANSWER
            assert state_of(hass, "switch", unique_id).state == "on"


async def test_expired_token(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each of the questions may find that the token has ended."""
    account = (await set_up()).runtime_data
    for ask in (
        account.timers.async_refresh,
        account.messages.async_refresh,
        account.recordings.async_refresh,
    ):
        cloud.logins.end_tokens()
        await ask()
    await asyncio.sleep(0)
    assert not troubles(caplog)
    assert state_of(hass, "switch", TIMER).state == "on"
