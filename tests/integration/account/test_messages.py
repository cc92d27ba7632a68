"""The account's messages as events of its families, against the simulated cloud."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util.dt import parse_datetime, utc_from_timestamp
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.account import Account
from custom_components.tencent_iot_explorer.account.polling.messages import (
    MessageCoordinator,
)
from custom_components.tencent_iot_explorer.cloud import client
from simulator import Cloud, begin_fault, notices
from simulator.state import Message

from ...conftest import SetUp
from ...waiting import until
from ..common import entity_id, state_of

pytestmark = pytest.mark.devices("gw_01", "door_01", "lamp_01", "lamp_02", "board_01")

ACTION = "AppGetMessages"
USER = "144115205263168001"
HOME = "f_2f6c1d9a7b3e4c05"
SEASIDE = "f_8b05e7d1c2a94f36"
LAMP_AT_HOME = "WHITELAMP0/lamp_01"
LAMP_AT_SEA = "COLOURLAMP/lamp_02"
SHARED = "TESTBOARD0/board_01"

type Told = list[tuple[str, str, str]]


@pytest.fixture(autouse=True)
def only_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up no other entities, and let messages follow pushes at once."""
    package = "custom_components.tencent_iot_explorer"
    monkeypatch.setattr(f"{package}.account.platforms.PLATFORMS", [Platform.EVENT])
    monkeypatch.setattr(f"{package}.account.polling.messages.SOON_SECONDS", 0.01)


def messages_of(family_id: str) -> str:
    """Return the unique id of the messages of a family."""
    return f"{USER}_{family_id}_:messages"


@pytest.fixture
def told(hass: HomeAssistant, set_up: SetUp) -> Told:
    """Return where family, category and title of what is told will be."""
    return []


@pytest.fixture
def start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, told: Told
) -> Callable[[], Any]:
    """Return a function that sets up, looks once, and listens from then on."""

    async def set_up_and_listen() -> Account:
        account: Account = (await set_up()).runtime_data
        await until(lambda: account.push.connected)
        await until(lambda: cloud.calls[ACTION] >= 3)
        await account.messages.async_refresh()
        for family_id in (HOME, SEASIDE):
            listen(hass, family_id, told)
        return account

    return set_up_and_listen


def listen(hass: HomeAssistant, family_id: str, told: Told) -> None:
    """Note each message that is told from now on, as triggers see it."""

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        before, state = event.data["old_state"], event.data["new_state"]
        assert before
        assert state
        if STATE_UNAVAILABLE in (before.state, state.state):
            return
        attributes = state.attributes
        told.append((family_id, attributes["event_type"], attributes["title"]))

    async_track_state_change_event(
        hass, entity_id(hass, "event", messages_of(family_id)), note
    )


def tell(cloud: Cloud, title: str, category: int = 1, **more: Any) -> Message:
    """Put a message into the user's list; device and family by their ids."""
    if device_id := more.pop("device", None):
        more["device"] = cloud.devices[device_id]
    if family_id := more.pop("family", None):
        more["family"] = cloud.home.families[family_id]
    message = Message(
        user_id=USER, category=category, kind=100, title=title, content="", **more
    )
    cloud.tell(message)
    return message


async def test_messages_belong_to_families(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """To the one they name, else to that of their device, else to the first one."""
    account = await start()
    tell(cloud, "1", family=SEASIDE, device=LAMP_AT_HOME)
    tell(cloud, "2", device=LAMP_AT_SEA)
    tell(cloud, "3", device=SHARED)
    tell(cloud, "4", category=3)
    tell(cloud, "5", category=2, family="f_guest0000000000")
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert sorted(told, key=lambda each: each[2]) == [
        (SEASIDE, "device", "1"),
        (SEASIDE, "device", "2"),
        (HOME, "device", "3"),
        (HOME, "notification", "4"),
        (HOME, "family", "5"),
    ]


async def test_each_message_is_told_once(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """What is there at the start is old; the rest comes in the order of its times."""
    tell(cloud, "old")
    account = await start()
    assert state_of(hass, "event", messages_of(HOME)).state == STATE_UNKNOWN
    now = cloud.home.messages[0].moment
    for later, title, category in ((1, "1", 1), (2, "2", 3), (3, "3", 1), (4, "4", 2)):
        tell(cloud, title, category, moment=now + later)
    for _ in range(2):
        await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [title for _, _, title in told] == ["1", "2", "3", "4"]


async def test_what_a_message_tells(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any]
) -> None:
    """The attributes say who, what and when."""
    account = await start()
    lamp = cloud.devices[LAMP_AT_SEA]
    guest, owner = cloud.home.users[1], cloud.home.users[0]
    message = notices.share_invitation(owner, guest, lamp, "token")
    message.family = cloud.home.families[SEASIDE]
    cloud.tell(message)
    await account.messages.async_refresh()
    attributes = state_of(hass, "event", messages_of(SEASIDE)).attributes
    moment = parse_datetime(attributes["time"])
    assert moment == utc_from_timestamp(message.moment / 1000)
    assert {
        key: attributes[key] for key in ("title", "content", "device", "family")
    } == {
        "title": "Device sharing",
        "content": f"Guest shares {lamp.alias_name} with you",
        "device": lamp.alias_name,
        "family": "Seaside",
    }
    assert (attributes["event_type"], attributes["from"]) == (
        "notification",
        guest.user_id,
    )


async def test_messages_follow_pushes(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """An alarm that is pushed is asked for at once, many of a moment together."""
    await start()
    before = cloud.calls[ACTION]
    for _ in range(5):
        cloud.post_event("DOORSENSOR/door_01", "hardware_fault", {})
    await until(lambda: len(told) == 5)
    assert {each[:2] for each in told} == {(HOME, "device")}
    assert cloud.calls[ACTION] <= before + 6


async def test_a_message_that_comes_in_the_first_seconds(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is old is found out at the start, and not when something is pushed."""
    monkeypatch.setattr(f"{MessageCoordinator.__module__}.SOON_SECONDS", 60)
    account: Account = (await set_up()).runtime_data
    await until(lambda: cloud.calls[ACTION] == 3)
    await hass.async_block_till_done(wait_background_tasks=True)
    listen(hass, HOME, told)
    tell(cloud, "lamp removed", category=2, family=HOME)
    await account.messages.async_refresh()
    assert told == [(HOME, "family", "lamp removed")]


async def test_nobody_waits_for_messages(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """A cloud that keeps silent of an alarm holds up nothing that Home Assistant does."""
    await start()
    begin_fault(cloud, "hang", action=ACTION)
    before = cloud.calls[ACTION]
    cloud.post_event("DOORSENSOR/door_01", "hardware_fault", {})
    await until(lambda: cloud.calls[ACTION] > before)
    async with asyncio.timeout(5):
        await hass.async_block_till_done()
    assert not told


async def test_messages_follow_who_comes_and_goes(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """That somebody has added or removed a device is asked for at once, too."""
    await start()
    tell(cloud, "lamp removed", category=2, family=HOME)
    cloud.unbind(LAMP_AT_HOME)
    await until(lambda: told == [(HOME, "family", "lamp removed")])


async def test_deleted_messages_tell_nothing(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """Old messages that move up to the newest page stay old, and an empty list too."""
    for number in range(150):
        tell(cloud, f"old {number}", moment=1_790_000_000_000 + number)
    account = await start()
    del cloud.home.messages[-20:]
    await account.messages.async_refresh()
    cloud.alter(ACTION, lambda answer: answer | {"data": {"Data": {"Msgs": None}}})
    await account.messages.async_refresh()
    cloud.mend()
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert told == []
    cloud.home.messages.clear()
    tell(cloud, "new")
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert told == [(HOME, "device", "new")]


async def test_silent_cloud(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any], told: Told
) -> None:
    """The event is unavailable meanwhile; nothing is lost and nothing told twice."""
    account = await start()
    tell(cloud, "1")
    await account.messages.async_refresh()
    tell(cloud, "2")
    tell(cloud, "3", category=3)
    cloud.garble(ACTION, "nonsense", times=10, status=500)
    await account.messages.async_refresh()
    assert state_of(hass, "event", messages_of(HOME)).state == STATE_UNAVAILABLE
    cloud.mend()
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [title for _, _, title in told] == ["1", "2", "3"]


def refuse(cloud: Cloud) -> None:
    """Refuse the next list of messages."""
    cloud.fail(ACTION, code="UnauthorizedOperation")


def leave_unanswered(cloud: Cloud) -> None:
    """Answer nonsense until nobody asks for the next list of messages any more."""
    cloud.garble(ACTION, "nonsense", times=client.READ_ATTEMPTS, status=500)


@pytest.mark.parametrize("disturb", [refuse, leave_unanswered])
async def test_a_category_that_cannot_be_read(
    hass: HomeAssistant,
    cloud: Cloud,
    start: Callable[[], Any],
    told: Told,
    disturb: Callable[[Cloud], None],
) -> None:
    """It costs the others nothing, and loses nothing."""
    account = await start()
    tell(cloud, "1")
    tell(cloud, "2", category=2)
    disturb(cloud)
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [title for _, _, title in told] == ["2"]
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [title for _, _, title in told] == ["2", "1"]


async def test_refused_login(
    hass: HomeAssistant, cloud: Cloud, start: Callable[[], Any]
) -> None:
    """Home Assistant asks for the login."""
    account = await start()
    cloud.home.users[0].password = "changed"
    cloud.logins.end_tokens()
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [
        each["context"]["source"] for each in hass.config_entries.flow.async_progress()
    ] == ["reauth"]


@pytest.mark.parametrize(
    ("change", "titles"),
    [
        ({"MsgID": ""}, []),
        ({"MsgID": None, "MsgId": 5}, ["new"]),
        ({"MsgTimestamp": None}, ["new"]),
        ({"MsgTimestamp": "soon"}, ["new"]),
        ({"MsgTimestamp": 2**60}, ["new"]),
        ({"MsgTimestamp": -1}, ["new"]),
        ({"ProductId": None, "DeviceName": 7, "FamilyId": []}, ["new"]),
        ({"ProductId": "NOTHERE000", "DeviceName": "x"}, ["new"]),
        ({"Category": "x", "MsgType": {}, "Attachments": 1}, ["new"]),
        ({"MsgTitle": None}, [""]),
    ],
)
async def test_odd_messages(
    hass: HomeAssistant,
    cloud: Cloud,
    start: Callable[[], Any],
    told: Told,
    change: dict[str, Any],
    titles: list[str],
) -> None:
    """Whatever is wrong with a message, it is told as far as it can be."""

    def alter(answer: Any) -> object:
        for message in answer["data"]["Data"]["Msgs"]:
            message.update(change)
        return answer

    tell(cloud, "old", category=2)
    account = await start()
    tell(cloud, "new")
    cloud.alter(ACTION, alter)
    cloud.home.messages[0].category = 9
    await account.messages.async_refresh()
    await account.messages.async_refresh()
    await hass.async_block_till_done()
    assert [title for _, _, title in told] == titles
    state = state_of(hass, "event", messages_of(HOME))
    assert state.state != STATE_UNAVAILABLE


async def test_nobody_listens(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """Messages that nobody wants are not asked for."""
    registry = er.async_get(hass)
    config_entry.add_to_hass(hass)
    for family_id in (HOME, SEASIDE):
        registry.async_get_or_create(
            "event",
            config_entry.domain,
            messages_of(family_id),
            config_entry=config_entry,
            disabled_by=er.RegistryEntryDisabler.USER,
        )
    await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    account: Account = config_entry.runtime_data
    await until(lambda: account.push.connected)
    changes: list[str] = []
    account.devices["DOORSENSOR/door_01"].listen_event(
        "hardware_fault", lambda _: changes.append("fault")
    )
    cloud.post_event("DOORSENSOR/door_01", "hardware_fault", {})
    await until(lambda: bool(changes))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not cloud.calls[ACTION]


async def test_two_accounts_of_a_household(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """Each account has its own messages of a family that both see."""
    guest = cloud.home.users[1]
    other = MockConfigEntry(
        domain=config_entry.domain,
        title=guest.nick_name,
        unique_id=guest.user_id,
        data={
            **config_entry.data,
            "country_code": guest.country_code,
            "phone": guest.phone,
            "password": guest.password,
        },
        subentries_data=[
            {
                "data": {},
                "subentry_type": "family",
                "title": "Seaside",
                "unique_id": SEASIDE,
            }
        ],
    )
    await set_up()
    other.add_to_hass(hass)
    await hass.config_entries.async_setup(other.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    theirs = f"{guest.user_id}_{SEASIDE}_:messages"
    assert entity_id(hass, "event", theirs) != entity_id(
        hass, "event", messages_of(SEASIDE)
    )
    await other.runtime_data.messages.async_refresh()
    tell(cloud, "for the guest").user_id = guest.user_id
    await other.runtime_data.messages.async_refresh()
    await config_entry.runtime_data.messages.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "event", theirs).state != STATE_UNKNOWN
    assert state_of(hass, "event", messages_of(SEASIDE)).state == STATE_UNKNOWN
