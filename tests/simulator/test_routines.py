"""Timers, automations and scenes, and what they leave behind."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from simulator import Cloud
from simulator.frames import BEIJING
from simulator.routines import tick
from tests.cloud.cases import HUB, LAMP, NEW_AUTOMATION, PAIR, SWITCH_ON, TIMER

from ..waiting import until
from .caller import Caller
from .samples import MATE, OWNER, STRANGER, prepare

SUNDAY = datetime(2026, 1, 4, 6, 30, tzinfo=BEIJING)
MONDAY = SUNDAY + timedelta(days=1)
MINUTE = timedelta(minutes=1)
SWITCHED = (LAMP, {"brightness": 25})
TELL = {"ActionType": 3, "Data": "Good evening"}


@pytest.fixture
async def owner(stranger: Caller, cloud: Cloud) -> AsyncIterator[Caller]:
    """Return the owner of the sample home, in which nothing is planned yet."""
    prepare(cloud, "")
    cloud.home.timers.clear()
    cloud.home.automations.clear()
    stranger.token, _ = cloud.logins.log_in(cloud.logins.user(OWNER))
    yield stranger
    cloud.stop()


async def settle() -> None:
    """Let everything happen that needs no time."""
    for _ in range(10):
        await asyncio.sleep(0)


# Timers


async def plan(owner: Caller, **settings: object) -> str:
    """Add a timer and return its id."""
    answer = await owner.call("AppCreateTimer", **{**PAIR, **TIMER, **settings})
    return str(answer["Data"]["TimerId"])


@pytest.mark.parametrize(
    ("settings", "moment", "fires"),
    [
        ({}, SUNDAY, True),
        ({}, SUNDAY + MINUTE, False),
        ({}, SUNDAY - MINUTE, False),
        ({}, MONDAY, False),
        ({"Days": "0111110"}, MONDAY, True),
        ({"Days": "0111110"}, SUNDAY, False),
        ({"Days": "0000001"}, SUNDAY - timedelta(days=1), True),
        ({"Days": "0000000", "Repeat": 0}, MONDAY, True),
        ({"TimePoint": "18:30"}, SUNDAY + timedelta(hours=12), True),
    ],
)
async def test_timers_fire_when_they_should(
    owner: Caller,
    cloud: Cloud,
    settings: Mapping[str, Any],
    moment: datetime,
    fires: bool,
) -> None:
    await plan(owner, **settings)
    tick(cloud, moment)
    await settle()
    assert cloud.received == [SWITCHED] * fires
    assert (cloud.devices[LAMP].values["brightness"] == 25) == fires


async def test_timers_repeat_or_fire_once(owner: Caller, cloud: Cloud) -> None:
    weekly, once = await plan(owner), await plan(owner, Repeat=0)
    for week in range(3):
        tick(cloud, SUNDAY + timedelta(weeks=week))
    assert cloud.received == [SWITCHED] * 4
    listed = (await owner.call("AppGetTimerList", **PAIR))["TimerList"]
    assert {each["TimerId"]: each["Status"] for each in listed} == {weekly: 1, once: 0}


async def test_timers_that_are_off_or_gone(owner: Caller, cloud: Cloud) -> None:
    off, gone = await plan(owner), await plan(owner)
    await owner.call("AppModifyTimerStatus", **PAIR, TimerId=off, Status=0)
    await owner.call("AppDeleteTimer", **PAIR, TimerId=gone)
    tick(cloud, SUNDAY)
    assert cloud.received == []


async def test_timers_leave_out_what_is_offline(owner: Caller, cloud: Cloud) -> None:
    await plan(owner)
    cloud.set_online(LAMP, online=False)
    tick(cloud, SUNDAY)
    assert cloud.received == []


async def test_timers_go_with_their_device(owner: Caller, cloud: Cloud) -> None:
    await plan(owner)
    await owner.call("AppDeleteDeviceInFamily", FamilyId="f_1", **PAIR)
    tick(cloud, SUNDAY)
    assert cloud.home.timers == {}


# Automations


def property_is(property_id: str, operator: str, value: object) -> dict[str, Any]:
    """Return a condition on the lamp."""
    wanted = {**PAIR, "PropertyId": property_id, "Op": operator, "Value": value}
    return {"CondId": property_id, "CondType": 0, "Property": wanted}


AT_HALF_PAST_SIX = {
    "CondId": "t",
    "CondType": 1,
    "Timer": {"Days": "1000000", "TimePoint": "06:30"},
}
BRIGHT = property_is("brightness", "gt", 50)
POWERED = property_is("power", "eq", 1)


async def automate(owner: Caller, *conditions: object, **settings: object) -> str:
    """Add an automation that tells something, and return its id."""
    body = NEW_AUTOMATION | {
        "FamilyId": "f_1",
        "Status": 1,
        "MatchType": 0,
        "EffectiveBeginTime": "00:00",
        "EffectiveEndTime": "23:59",
        "EffectiveDays": "1111111",
        "Conditions": list(conditions),
        "Actions": [TELL],
    }
    answer = await owner.call("AppCreateAutomation", **body | settings)
    return str(answer["AutomationId"])


def told(cloud: Cloud, user_id: str = OWNER) -> list[str]:
    """Return what automations and scenes have told somebody."""
    return [
        each.content
        for each in cloud.home.messages
        if each.user_id == user_id and each.title == "Home"
    ]


@pytest.mark.parametrize(
    ("operator", "matching", "other"),
    [
        ("eq", 50, 51),
        ("ne", 51, 50),
        ("gt", 51, 50),
        ("ge", 50, 49),
        ("lt", 49, 50),
        ("le", 50, 51),
    ],
)
@pytest.mark.parametrize("wanted", [50, "50"])
async def test_operators(
    owner: Caller,
    cloud: Cloud,
    operator: str,
    matching: int,
    other: int,
    wanted: object,
) -> None:
    await automate(owner, property_is("brightness", operator, wanted))
    cloud.report(LAMP, {"brightness": other})
    await settle()
    assert told(cloud) == []
    cloud.report(LAMP, {"brightness": matching})
    await settle()
    assert told(cloud) == ["Good evening"]
    cloud.report(LAMP, {"brightness": matching})
    await settle()
    assert told(cloud) == ["Good evening"]


@pytest.mark.parametrize(
    ("match_type", "power", "count"), [(0, 1, 1), (0, 0, 0), (1, 0, 1), (1, 1, 1)]
)
async def test_all_conditions_or_any(
    owner: Caller, cloud: Cloud, match_type: int, power: int, count: int
) -> None:
    cloud.report(LAMP, {"power": power})
    await automate(owner, BRIGHT, POWERED, MatchType=match_type)
    cloud.report(LAMP, {"brightness": 80})
    await settle()
    assert len(told(cloud)) == count


@pytest.mark.parametrize(("power", "count"), [(1, 1), (0, 0)])
async def test_time_and_property_together(
    owner: Caller, cloud: Cloud, power: int, count: int
) -> None:
    await automate(owner, AT_HALF_PAST_SIX, POWERED)
    cloud.devices[LAMP].values["power"] = power
    tick(cloud, SUNDAY)
    await settle()
    assert len(told(cloud)) == count
    tick(cloud, MONDAY)
    await settle()
    assert len(told(cloud)) == count


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        ({}, 1),
        ({"Status": 0}, 0),
        ({"EffectiveDays": "0111111"}, 0),
        ({"EffectiveBeginTime": "06:30", "EffectiveEndTime": "06:30"}, 1),
        ({"EffectiveBeginTime": "07:00", "EffectiveEndTime": "23:00"}, 0),
        ({"EffectiveBeginTime": "22:00", "EffectiveEndTime": "07:00"}, 1),
        ({"EffectiveBeginTime": "22:00", "EffectiveEndTime": "06:00"}, 0),
    ],
)
async def test_effective_times(
    owner: Caller, cloud: Cloud, settings: Mapping[str, Any], count: int
) -> None:
    await automate(owner, AT_HALF_PAST_SIX, **settings)
    tick(cloud, SUNDAY)
    await settle()
    assert len(told(cloud)) == count


async def test_an_automation_is_switched_off(owner: Caller, cloud: Cloud) -> None:
    automation_id = await automate(owner, BRIGHT)
    await owner.call("AppModifyAutomationStatus", AutomationId=automation_id, Status=0)
    cloud.report(LAMP, {"brightness": 80})
    await settle()
    assert told(cloud) == []


async def test_one_automation_starts_another(owner: Caller, cloud: Cloud) -> None:
    await automate(owner, POWERED, Actions=[SWITCH_ON | {"Data": '{"brightness":99}'}])
    await automate(owner, BRIGHT)
    cloud.report(LAMP, {"power": 0})
    cloud.report(LAMP, {"power": 1})
    await settle()
    assert told(cloud) == ["Good evening"]


# Scenes


async def test_a_scene_does_one_thing_after_the_other(
    owner: Caller, cloud: Cloud
) -> None:
    steps = [
        SWITCH_ON,
        {"ActionType": 1, "Data": "0"},
        {"ActionType": 2, "Data": "s_2"},
        TELL,
    ]
    created = await owner.call(
        "AppCreateScene", FamilyId="f_1", SceneName="Bright", Actions=steps
    )
    await owner.call("AppRunScene", **created)
    await until(lambda: told(cloud))
    assert cloud.received == [SWITCHED, SWITCHED]
    assert told(cloud, MATE) == ["Good evening"]
    assert told(cloud, STRANGER) == []


async def test_a_scene_is_running_while_it_waits(owner: Caller, cloud: Cloud) -> None:
    await owner.call(
        "AppModifyScene",
        SceneId="s_1",
        SceneName="Slow",
        Actions=[{"ActionType": 1, "Data": "60"}],
    )
    await owner.call("AppRunScene", SceneId="s_1")
    await until(lambda: cloud.home.scenes["s_1"].running)
    listed = (await owner.call("AppGetSceneList", FamilyId="f_1"))["SceneList"]
    assert {each["SceneId"]: each["Status"] for each in listed} == {"s_1": 1, "s_2": 0}


async def test_scenes_that_run_each_other_come_to_an_end(
    owner: Caller, cloud: Cloud
) -> None:
    for scene_id, other in (("s_1", "s_2"), ("s_2", "s_1")):
        await owner.call(
            "AppModifyScene",
            SceneId=scene_id,
            SceneName="Round",
            Actions=[SWITCH_ON, {"ActionType": 2, "Data": other}],
        )
    await owner.call("AppRunScene", SceneId="s_1")
    await settle()
    assert cloud.received == [SWITCHED, SWITCHED]


async def test_a_scene_whose_device_is_gone_is_marked(
    owner: Caller, cloud: Cloud
) -> None:
    cloud.unbind(LAMP)
    listed = (await owner.call("AppGetSceneList", FamilyId="f_1"))["SceneList"]
    assert [each["Flag"] for each in listed] == [1, 1]
    await owner.call("AppRunScene", SceneId="s_1")
    await settle()
    assert cloud.received == []


# What is left behind


async def test_the_log_tells_what_was_not_reached(owner: Caller, cloud: Cloud) -> None:
    await automate(owner, POWERED, Name="Evening")
    cloud.report(LAMP, {"power": 0})
    cloud.report(LAMP, {"power": 1})
    await settle()
    cloud.set_online(LAMP, online=False)
    await owner.call("AppRunScene", SceneId="s_1")
    await settle()
    asked = {"FamilyId": "f_1", "Limit": 1}
    (newest,) = (await owner.call("AppGetSceneAndAutomationLogs", **asked))["Data"][
        "Msgs"
    ]
    assert (newest["SceneId"], newest["ResultCode"]) == ("s_1", -1)
    assert newest["ActionResults"] == [{"DeviceId": LAMP, "Result": "Device offline"}]
    asked["MsgId"] = newest["MsgId"]
    rest = (await owner.call("AppGetSceneAndAutomationLogs", **asked))["Data"]
    assert [each["AutomationName"] for each in rest["Msgs"]] == ["Evening"]
    assert (rest["Listover"], rest["Msgs"][0]["ResultCode"]) == (True, 0)


async def test_history_tells_what_was_controlled(owner: Caller, cloud: Cloud) -> None:
    for level in (10, 20, 30):
        await owner.call(
            "AppControlDeviceData", **PAIR, Data=f'{{"brightness":{level}}}'
        )
    await settle()
    answer = await owner.call(
        "AppGetDeviceDataHistory",
        **PAIR,
        FieldName="brightness",
        MinTime=0,
        MaxTime=2**42,
        Limit=3,
    )
    assert [each["Value"] for each in answer["Results"]] == ["30", "20", "10"]
    assert not answer["Listover"]


async def messages(caller: Caller, category: int) -> list[dict[str, Any]]:
    """Return the messages of a category, the newest first."""
    answer = await caller.call("AppGetMessages", Category=category, Limit=9)
    found: list[dict[str, Any]] = answer["Data"]["Msgs"]
    return found


async def test_messages_tell_who_comes_and_goes(owner: Caller, cloud: Cloud) -> None:
    cloud.set_online(LAMP, online=False)
    cloud.set_online(LAMP, online=False)
    cloud.set_online(LAMP, online=True)
    online, offline, *_ = await messages(owner, 1)
    assert (online["MsgTitle"], offline["MsgTitle"]) == (
        "Device online",
        "Device offline",
    )
    assert (online["DeviceName"], online["DeviceAlias"]) == ("lamp", "Lamp")


async def test_messages_tell_of_alarms(owner: Caller, cloud: Cloud) -> None:
    await owner.call(
        "AppReportDeviceEvent",
        DeviceId=LAMP,
        EventId="low_voltage",
        Params='{"voltage":3.1}',
    )
    alarm, *_ = await messages(owner, 1)
    assert alarm["MsgType"] == 101
    assert "low_voltage" in alarm["MsgContent"]


async def test_messages_tell_of_members(owner: Caller, cloud: Cloud) -> None:
    guest = Caller(owner.session)
    guest.token, _ = cloud.logins.log_in(cloud.logins.user(STRANGER))
    await owner.call("AppSendShareFamilyInvite", FamilyId="f_1", ToUserID=STRANGER)
    invitation, *_ = await messages(guest, 2)
    token = invitation["Attachments"]["ShareToken"]
    await guest.call("AppJoinFamily", ShareToken=token)
    assert [each["MsgType"] for each in await messages(owner, 2)][:1] == [200]
    await guest.call("AppExitFamily", FamilyId="f_1")
    assert [each["MsgType"] for each in await messages(owner, 2)][:2] == [201, 200]


async def test_messages_tell_of_sharing(owner: Caller, cloud: Cloud) -> None:
    guest = Caller(owner.session)
    guest.token, _ = cloud.logins.log_in(cloud.logins.user(STRANGER))
    await owner.call("AppSendShareDeviceInvite", **PAIR, ToUserID=STRANGER)
    offer, *_ = await messages(guest, 3)
    token = offer["Attachments"]["ShareToken"]
    await guest.call("AppBindUserShareDevice", **PAIR, ShareDeviceToken=token)
    result, *_ = await messages(owner, 3)
    assert (offer["MsgType"], result["MsgType"]) == (301, 300)


async def test_pages_of_messages(owner: Caller, cloud: Cloud) -> None:
    cloud.home.messages.clear()
    for _ in range(3):
        cloud.set_online(HUB, online=not cloud.devices[HUB].online)
    first = (await owner.call("AppGetMessages", Category=1, Limit=2))["Data"]
    last = first["Msgs"][-1]
    rest = await owner.call(
        "AppGetMessages",
        Category=1,
        Limit=2,
        MsgID=last["MsgID"],
        MsgTimestamp=last["MsgTimestamp"],
    )
    assert (first["Listover"], rest["Data"]["Listover"]) == (False, True)
    ids = [each["MsgID"] for each in (*first["Msgs"], *rest["Data"]["Msgs"])]
    assert len(set(ids)) == 3
