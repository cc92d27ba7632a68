"""What comes over the push connection, once and in its order."""

import asyncio
from collections.abc import Sequence
import json
import logging
from typing import Any
from unittest.mock import Mock

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    ChangeKind,
    Client,
    DeviceChange,
    Push,
    push as push_module,
    push_inbox,
    push_repeats,
)

from ...waiting import PATIENCE_SECONDS
from ..fake_cloud import FakeCloud, change, encode
from ..listener import Listener, connected, soon
from . import EVENT, REPORT


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Return the clock by which messages are repeats; it stands still."""
    clock = Mock(return_value=0.0)
    monkeypatch.setattr(push_repeats, "monotonic", clock)
    return clock


async def test_changes_arrive(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    await connected(push, listener)
    await fake_cloud.push(change("Property", "Report", REPORT))
    await fake_cloud.push(json.dumps(change("StatusChange", "Offline")).encode())
    found = await soon(listener.changes)
    assert (found.kind, found.payload) == ("report", {"power": 1})
    assert (await soon(listener.changes)).kind == "offline"


async def test_a_device_is_recognised_whatever_its_capitals(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """One of two that differ in nothing else is meant as it is written."""
    await connected(push, listener, "P1/lamp", "P1/Fan", "P1/fan")
    for written in ("p1/LAMP", "P1/fan", "p1/FAN", "P2/new"):
        frame = change("Property", "Report", {**REPORT, "x": written})
        frame["params"]["DeviceId"] = written
        await fake_cloud.push(frame)
    heard = [(await soon(listener.changes)).device_id for _ in range(4)]
    assert heard == ["P1/lamp", "P1/fan", "p1/FAN", "P2/new"]


BROKEN: Sequence[Any] = (
    "<html>",
    "",
    "[]",
    '{"truncated": ',
    {"action": "DeviceChange"},
    {"action": "DeviceChange", "params": []},
    {"action": "DeviceChange", "params": {"DeviceId": "P1/lamp", "Payload": 5}},
    change("Property", "Report", Payload="äöü"),
    change("Property", "Report", Payload=encode(b"{")),
    b"\xff\x00",
)


async def test_broken_frames_of_every_kind_are_one_line(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever sends garbage sends it of all kinds; which ones, debugging tells."""
    caplog.set_level(logging.DEBUG, push_module.__name__)
    await connected(push, listener)
    for broken in BROKEN:
        await fake_cloud.push(broken)
    await fake_cloud.push(change("StatusChange", "Online"))
    assert (await soon(listener.changes)).kind == "online"
    levels = [each.levelno for each in caplog.records if "roken" in each.message]
    assert levels.count(logging.WARNING) == 1
    assert levels.count(logging.DEBUG) == len(BROKEN)


@pytest.mark.parametrize("broken", BROKEN)
async def test_broken_frame_costs_only_itself(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    caplog: pytest.LogCaptureFixture,
    broken: Any,
) -> None:
    await connected(push, listener)
    await fake_cloud.push(broken)
    await fake_cloud.push(change("StatusChange", "Online"))
    assert (await soon(listener.changes)).kind == "online"
    warnings = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert warnings[0].exc_info is None
    assert len(fake_cloud.sockets) == 1


@pytest.mark.parametrize(
    "unknown",
    [
        change("UserDefined", "Report", {"a": 1}),
        change("Property", "Report", {"method": "report_reply"}),
    ],
)
async def test_unknown_messages_cost_one_debug_line(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    caplog: pytest.LogCaptureFixture,
    unknown: dict[str, Any],
) -> None:
    caplog.set_level(logging.DEBUG, push_inbox.__name__)
    await connected(push, listener)
    await fake_cloud.push(unknown)
    await fake_cloud.push(change("StatusChange", "Online"))
    assert (await soon(listener.changes)).kind == "online"
    ours = [each for each in caplog.records if each.name == push_inbox.__name__]
    assert [each.levelno for each in ours] == [logging.DEBUG]


@pytest.mark.no_fail_on_log_exception
async def test_listener_that_fails_does_not_end_the_connection(
    client: Client, fake_cloud: FakeCloud, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    push = Push(client)

    def hear(changes: Sequence[DeviceChange]) -> None:
        listener.hear([{"P1/lamp": each}[each.device_id] for each in changes])

    await connected(push, listener, on_changes=hear)
    await fake_cloud.push(change("StatusChange", "Online", DeviceId="P9/stranger"))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "P9/stranger" not in caplog.text:
            await asyncio.sleep(0)
    await fake_cloud.push(change("StatusChange", "Offline"))
    assert (await soon(listener.changes)).kind == "offline"
    await push.stop()


async def test_repeated_event_fires_once(
    push: Push, listener: Listener, fake_cloud: FakeCloud, clock: Mock
) -> None:
    await connected(push, listener)
    tokened = EVENT | {"clientToken": "t1"}
    for payload, sequence in (
        (tokened, 1),
        (tokened, 1),
        (tokened, 2),
        (EVENT, 3),
        (EVENT, 3),
        (EVENT, 4),
        (EVENT | {"clientToken": "t2"}, 4),
    ):
        await fake_cloud.push(change("Event", "Report", payload, Seq=sequence))
    await fake_cloud.push(change("StatusChange", "Online"))
    fired = [await soon(listener.changes) for _ in range(5)]
    assert [each.payload.get("clientToken") for each in fired] == [
        "t1",
        None,
        None,
        "t2",
        None,
    ]
    clock.return_value += push_repeats.REPEAT_SECONDS
    await fake_cloud.push(change("Event", "Report", tokened, Seq=1))
    assert (await soon(listener.changes)).payload == tokened


@pytest.mark.parametrize(
    ("timestamp", "fires"),
    [({}, 2), ({"timestamp": 1689229188406}, 1), ({"timestamp": 1514764850000}, 2)],
    ids=["undated", "dated", "its clock was never set"],
)
async def test_a_device_that_has_started_anew_numbers_its_events_anew(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    timestamp: dict[str, int],
    fires: int,
) -> None:
    """A button that sleeps between presses sends the same bytes each time."""
    await connected(push, listener)
    pressed = EVENT | {"clientToken": "PRODUCT-0"} | timestamp
    for sequence in (1, 3):
        await fake_cloud.push(change("StatusChange", "Online"))
        for _ in range(2):
            await fake_cloud.push(change("Event", "Report", pressed, Seq=sequence))
    await fake_cloud.push(change("StatusChange", "Offline"))
    kinds: list[ChangeKind] = []
    while ChangeKind.OFFLINE not in kinds:
        kinds.append((await soon(listener.changes)).kind)
    assert kinds.count(ChangeKind.EVENT) == fires


async def test_firmware_that_writes_one_token_into_all_messages(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """Once its token is known to say nothing, the same event twice happened twice."""
    await connected(push, listener)
    sent = [
        change(
            "Event",
            "Report",
            EVENT | {"clientToken": "123", "params": {"level": level}},
            Seq=sequence,
        )
        for sequence, level in enumerate((1, 2, 2, 2))
    ]
    for each in (*sent, sent[-1], sent[0]):
        await fake_cloud.push(each)
    await fake_cloud.push(change("StatusChange", "Offline"))
    fired = [await soon(listener.changes) for _ in range(5)]
    told = [each.payload["params"]["level"] for each in fired[:-1]]
    assert (told, fired[-1].kind) == ([1, 2, 2, 2], ChangeKind.OFFLINE)


async def test_a_device_that_sends_again_what_nobody_acknowledged(
    push: Push, listener: Listener, fake_cloud: FakeCloud, clock: Mock
) -> None:
    """The cloud counts it as another message, the person heard one bell."""
    await connected(push, listener)
    rung = EVENT | {"clientToken": "123"}
    for sequence in range(2):
        await fake_cloud.push(change("Event", "Report", rung, Seq=sequence))
        clock.return_value += push_repeats.RESEND_SECONDS / 2
    await fake_cloud.push(change("StatusChange", "Offline"))
    heard = [(await soon(listener.changes)).kind for _ in range(2)]
    assert heard == [ChangeKind.EVENT, ChangeKind.OFFLINE]


async def test_a_bell_that_sends_the_same_bytes_each_time(
    push: Push, listener: Listener, fake_cloud: FakeCloud, clock: Mock
) -> None:
    """Nothing is sent again after so long, so it rang again."""
    await connected(push, listener)
    rung = EVENT | {"clientToken": "123"}
    for sequence in range(3):
        await fake_cloud.push(change("Event", "Report", rung, Seq=sequence))
        assert (await soon(listener.changes)).payload == rung
        clock.return_value += push_repeats.RESEND_SECONDS / (sequence + 1)


async def test_starts_are_counted_of_devices_that_are_asked_for(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """Whoever was unbound, or never bound, is not remembered."""

    async def starts() -> list[int]:
        """Have each come online; return how often each had done so before."""
        for device_id in ("P1/lamp", "P1/gone", "P1/stranger"):
            started = change("StatusChange", "Online", DeviceId=device_id)
            await fake_cloud.push(started)
        return [(await soon(listener.changes)).start for _ in range(3)]

    await connected(push, listener, "P1/lamp", "P1/gone")
    assert await starts() == [0, 0, 0]
    assert await starts() == [1, 1, 0]
    await push.subscribe({"P1/lamp"})
    await push.subscribe({"P1/lamp", "P1/gone"})
    assert await starts() == [2, 0, 0]


def test_a_flood_of_messages_is_remembered_so_far_as_there_is_room() -> None:
    repeats = push_repeats.Repeats()
    first, *flood = [
        DeviceChange("P1/lamp", ChangeKind.EVENT, encoded=str(each))
        for each in range(push_repeats.MOST_MESSAGES + 1)
    ]
    assert not any(repeats.note(each) for each in flood)
    assert all(repeats.note(each) for each in flood)
    assert not repeats.note(first)
    assert not repeats.note(flood[0])


async def test_many_frames_at_once_let_others_run_and_keep_their_order(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push_module, "MOST_AT_ONCE", 4)
    taken: list[int] = []
    unbroken = longest = 0

    def take(found: Sequence[DeviceChange]) -> None:
        nonlocal unbroken, longest
        unbroken += len(found)
        longest = max(longest, unbroken)
        taken.extend(each.payload["power"] for each in found)

    async def breathe() -> None:
        nonlocal unbroken
        while len(taken) < 200:
            await asyncio.sleep(0)
            unbroken = 0

    await connected(push, listener, on_changes=take)
    reports = [{"method": "report", "params": {"power": each}} for each in range(200)]
    breathing = asyncio.create_task(breathe())
    for report in reports:
        await fake_cloud.push(change("Property", "Report", report))
    async with asyncio.timeout(PATIENCE_SECONDS):
        await breathing
    assert taken == list(range(200))
    assert longest <= 2


async def test_nothing_is_handed_on_after_stopping(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever listens has stopped too, even where a frame is read in that moment."""
    await connected(push, listener)
    assert push._socket
    receive, loop = push._socket.receive, asyncio.get_running_loop()
    stopping: asyncio.Queue[asyncio.Task[None]] = asyncio.Queue()

    def stop() -> None:
        stopping.put_nowait(loop.create_task(push.stop(), eager_start=True))

    async def receive_and_stop() -> aiohttp.WSMessage:
        message = await receive()
        loop.call_soon(stop)
        return message

    monkeypatch.setattr(push._socket, "receive", receive_and_stop)
    await fake_cloud.push(change("Property", "Report", REPORT))
    await soon(listener.changes)
    await fake_cloud.push(change("StatusChange", "Bind"))
    await (await soon(stopping))
    assert listener.changes.empty()
