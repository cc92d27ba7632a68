"""The push connection over a real WebSocket."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
import json
import logging
from typing import Any

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    AuthenticationFailed,
    ChangeKind,
    Client,
    ConnectionFailed,
    DeviceChange,
    Push,
    Token,
    TokenLogin,
    push as push_module,
    push_repeats,
)

from .conftest import MakeClient
from .fake_cloud import FakeCloud, change, encode
from .listener import Listener

INVALID = {
    "data": {
        "Response": {
            "Error": {
                "Code": "InvalidParameterValue.InvalidAccessToken",
                "Message": "no",
            }
        }
    }
}
REPORT = {"method": "report", "params": {"power": 1}}
EVENT = {"method": "event_post", "eventId": "ring", "params": {}}


async def soon[T](queue: asyncio.Queue[T]) -> T:
    """Return the next item of a queue."""
    async with asyncio.timeout(5):
        return await queue.get()


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reconnect at once, but do not beat."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 0.001)
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 0.01)


@pytest.fixture
async def push(client: Client) -> AsyncIterator[Push]:
    """Return a push connection that is stopped in the end."""
    push = Push(client)
    yield push
    await push.stop()


async def connected(
    push: Push, listener: Listener, *device_ids: str, **instead: Callable[..., None]
) -> None:
    """Start and wait until the devices are registered."""
    await push.subscribe(device_ids or ("P1/lamp",))
    listener.start(push, **instead)
    await soon(listener.connected)


async def test_registers_all_devices_at_once(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    await push.subscribe({"P2/b", "P1/a"})
    assert (push.connected, push.last_message) == (False, None)
    listener.start(push)
    listener.start(push)
    assert await soon(listener.connected) == {"P1/a", "P2/b"}
    assert push.connected
    assert push.registered == {"P1/a", "P2/b"}
    assert push.last_message is not None
    assert await fake_cloud.frame("ActivePush") == {
        "AccessToken": "token-1",
        "DeviceIds": ["P1/a", "P2/b"],
    }
    heartbeat = await fake_cloud.frame("YunApi")
    assert heartbeat["Action"] == "AppDeviceTraceHeartBeat"
    assert heartbeat["ActionParams"]["DeviceIds"] == ["P1/a", "P2/b"]
    assert heartbeat["ActionParams"]["AccessToken"] == "token-1"
    assert len(fake_cloud.sockets) == 1


async def test_connection_that_is_led_elsewhere(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """No token goes to an address that nobody chose."""
    fake_cloud.leads_elsewhere = True
    await push.subscribe({"P1/lamp"})
    listener.start(push)
    await soon(listener.disconnected)
    assert fake_cloud.frames.empty()
    fake_cloud.leads_elsewhere = False
    assert await soon(listener.connected) == {"P1/lamp"}


async def test_changes_arrive(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    await connected(push, listener)
    await fake_cloud.push(change("Property", "Report", REPORT))
    await fake_cloud.push(json.dumps(change("StatusChange", "Offline")).encode())
    found = await soon(listener.changes)
    assert (found.kind, found.payload) == ("report", {"power": 1})
    assert (await soon(listener.changes)).kind == "offline"


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
    caplog.set_level(logging.DEBUG, push_module.__name__)
    await connected(push, listener)
    await fake_cloud.push(unknown)
    await fake_cloud.push(change("StatusChange", "Online"))
    assert (await soon(listener.changes)).kind == "online"
    ours = [each for each in caplog.records if each.name == push_module.__name__]
    assert [each.levelno for each in ours] == [logging.DEBUG]


@pytest.mark.parametrize(
    "frame",
    [
        {},
        {"push": True, "action": "Else", "params": {}},
        {"error": "", "data": {"result": "hello world"}, "reqId": 1},
        {"error": "-1", "error_message": "broken", "data": {}, "reqId": "x"},
        {"data": [1], "reqId": "x"},
        {"data": {"Response": {"Error": {"Code": "InternalError"}}}, "reqId": "x"},
    ],
)
async def test_other_answers_do_not_matter(
    push: Push, listener: Listener, fake_cloud: FakeCloud, frame: dict[str, Any]
) -> None:
    await connected(push, listener)
    await fake_cloud.push(frame)
    await fake_cloud.push(change("StatusChange", "Online"))
    await soon(listener.changes)
    assert push.connected
    assert len(fake_cloud.sockets) == 1


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
    async with asyncio.timeout(5):
        while "P9/stranger" not in caplog.text:
            await asyncio.sleep(0)
    await fake_cloud.push(change("StatusChange", "Offline"))
    assert (await soon(listener.changes)).kind == "offline"
    await push.stop()


async def test_connection_begins_again_whatever_happens(
    client: Client, fake_cloud: FakeCloud, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    push = Push(client)
    failures = iter([RuntimeError("a listener's own fault")])

    def disconnected() -> None:
        for failure in failures:
            raise failure

    await connected(push, listener, on_disconnected=disconnected)
    await fake_cloud.sockets[-1].close()
    assert await soon(listener.connected) == {"P1/lamp"}
    assert "a listener's own fault" in caplog.text
    await push.stop()


async def test_new_list_replaces_the_old_one(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    await connected(push, listener, "P1/a")
    await fake_cloud.frame("ActivePush")
    await push.subscribe(["P1/c", "P1/b"])
    assert (await fake_cloud.frame("ActivePush"))["DeviceIds"] == ["P1/b", "P1/c"]
    await fake_cloud.push(change("StatusChange", "Online"))
    await soon(listener.changes)
    assert push.registered == {"P1/b", "P1/c"}
    assert listener.connected.empty()


async def test_reconnects_and_registers_again(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    await connected(push, listener)
    for _ in range(3):
        await fake_cloud.sockets[-1].close()
        await soon(listener.disconnected)
        assert not push.connected
        assert push.registered == frozenset()
        assert await soon(listener.connected) == {"P1/lamp"}
    assert len(fake_cloud.sockets) == 4


async def test_unreachable_cloud_is_tried_forever(
    make_client: MakeClient,
    fake_cloud: FakeCloud,
    listener: Listener,
    unused_tcp_port: int,
) -> None:
    address, fake_cloud.ws_url = fake_cloud.ws_url, f"ws://127.0.0.1:{unused_tcp_port}"
    client = make_client(token=Token(value="token-1", expire_at=None))
    push = Push(client)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    for _ in range(8):
        await soon(listener.disconnected)
    client.endpoints = type(client.endpoints)(api_url="", ws_url=address)
    await soon(listener.connected)
    await push.stop()


async def test_back_off_grows_to_its_limit(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.Event().wait() if len(waited) == 8 else None

    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 1)
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 60)
    monkeypatch.setattr(push_module, "uniform", lambda low, high: (low + high) / 2)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    push._client.endpoints = type(push._client.endpoints)(
        api_url="", ws_url=fake_cloud.ws_url + "/gone"
    )
    listener.start(push)
    for _ in range(8):
        await soon(listener.disconnected)
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_half_open_connection_is_given_up(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push_module, "SILENCE_SECONDS", 0.1)
    await connected(push, listener)
    await fake_cloud.push(change("StatusChange", "Online"))
    await soon(listener.disconnected)
    await soon(listener.connected)
    assert len(fake_cloud.sockets) >= 2


async def test_heartbeat_goes_on_and_asks_again_for_what_is_missing(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.01)
    fake_cloud.socket_answers["ActivePush"].append({"data": {"deviceIds": ["P1/a"]}})
    await push.subscribe(["P1/a", "P1/b"])
    listener.start(push)
    assert await soon(listener.connected) == {"P1/a"}
    for action in ("ActivePush", "YunApi", "ActivePush", "YunApi", "YunApi"):
        await fake_cloud.frame(action)
    assert push.registered == {"P1/a", "P1/b"}


async def test_a_refused_heartbeat_has_the_devices_registered_anew(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without heartbeats the cloud soon forgets whose changes to push."""
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.01)
    refusal = {"Response": {"Error": {"Code": "InternalError", "Message": "m"}}}
    fake_cloud.socket_answers["YunApi"] += [{"data": {}}, {"data": refusal}]
    await connected(push, listener)
    for action in ("ActivePush", "YunApi", "YunApi", "ActivePush"):
        await fake_cloud.frame(action)
    assert push.connected
    assert len(fake_cloud.sockets) == 1


async def test_a_connection_without_answered_heartbeats_is_believed_in_the_end(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody knows whether they were heard, so the devices are registered anew."""
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.2)
    fake_cloud.deaf_to.add("YunApi")
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    for action in ("ActivePush", "YunApi"):
        await fake_cloud.frame(action)
    while not push.registered:
        await asyncio.sleep(0)
    assert not push.connected
    assert await soon(listener.connected) == {"P1/lamp"}
    assert push.connected
    for action in ("ActivePush", "YunApi") * 2:
        await fake_cloud.frame(action)


@pytest.mark.parametrize("data", [{}, {"deviceIds": None}, {"deviceIds": "x"}, None])
async def test_nothing_registered(
    push: Push, listener: Listener, fake_cloud: FakeCloud, data: Any
) -> None:
    fake_cloud.socket_answers["ActivePush"].append({"data": data})
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    assert await soon(listener.connected) == frozenset()


@pytest.mark.parametrize(
    "refusal",
    [
        {"error": "-1", "error_message": "backend", "data": {}},
        {"data": {"Response": {"Error": {"Code": "InternalError", "Message": "m"}}}},
        {"data": "text"},
    ],
)
async def test_refused_registration_is_tried_on_a_new_connection(
    push: Push, listener: Listener, fake_cloud: FakeCloud, refusal: dict[str, Any]
) -> None:
    fake_cloud.socket_answers["ActivePush"].append(refusal)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    assert await soon(listener.connected) == {"P1/lamp"}
    assert len(fake_cloud.sockets) == 2


@pytest.mark.parametrize("action", ["ActivePush", "YunApi"])
async def test_refused_token_is_renewed(
    push: Push, listener: Listener, fake_cloud: FakeCloud, action: str
) -> None:
    fake_cloud.answer("AppGetToken", {"Data": {"Token": "token-2"}})
    fake_cloud.socket_answers[action].append(INVALID)
    await connected(push, listener)
    assert (await fake_cloud.frame("ActivePush"))["AccessToken"] == "token-1"
    assert (await fake_cloud.frame("ActivePush"))["AccessToken"] == "token-2"
    assert len(fake_cloud.sent("AppGetToken")) == 1


async def test_token_that_cannot_be_renewed(
    make_client: MakeClient, fake_cloud: FakeCloud, listener: Listener
) -> None:
    client = make_client(TokenLogin(access_token="pasted"))
    push = Push(client)
    fake_cloud.socket_answers["YunApi"].append(INVALID)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    await soon(listener.refused)
    with pytest.raises(AuthenticationFailed):
        await client.user.get_user()
    assert listener.connected.empty()
    assert listener.disconnected.empty()
    assert len(fake_cloud.sockets) == 1
    assert not fake_cloud.requests
    await push.stop()


async def test_refused_login_ends_the_connection_until_started_anew(
    push: Push, client: Client, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """The cloud takes the registration of a dead token, but not its heartbeat."""
    fake_cloud.refuse("AppGetToken", "InvalidParameterValue.UserLoginFailed")
    fake_cloud.socket_answers["YunApi"].append(INVALID)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    await soon(listener.refused)
    assert listener.connected.empty()
    assert len(fake_cloud.requests) == 1
    listener.start(push)
    await soon(listener.refused)
    assert len(fake_cloud.requests) == len(fake_cloud.sockets) == 1
    fake_cloud.answer("AppGetToken", {"Data": {"Token": "token-2"}})
    await client.login()
    listener.start(push)
    assert await soon(listener.connected) == {"P1/lamp"}


async def test_other_refusal_of_the_login_ends_the_connection(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    refusal = {"Code": "AuthFailure.UnauthorizedOperation", "Message": "no"}
    fake_cloud.socket_answers["YunApi"].append(
        {"data": {"Response": {"Error": refusal}}}
    )
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    await soon(listener.disconnected)
    await soon(listener.connected)


async def test_both_answers_refuse_the_token(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """One login is enough for all requests with the same token."""
    fake_cloud.answer("AppGetToken", {"Data": {"Token": "token-2"}})
    fake_cloud.socket_answers["ActivePush"].append(INVALID)
    fake_cloud.socket_answers["YunApi"].append(INVALID)
    await connected(push, listener)
    assert len(fake_cloud.sent("AppGetToken")) == 1


async def test_heart_beats_on_while_the_cloud_cannot_log_in(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.01)
    await connected(push, listener)
    tokens = iter(["none"])

    async def valid_token() -> Token:
        for _ in tokens:
            raise ConnectionFailed("Timeout", "no")
        return Token(value="token-3", expire_at=None)

    monkeypatch.setattr(push._client, "valid_token", valid_token)
    while (await fake_cloud.frame("YunApi"))["ActionParams"][
        "AccessToken"
    ] != "token-3":
        pass
    assert len(fake_cloud.sockets) == 1


async def test_login_that_ends_between_two_heartbeats(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(push_module, "HEARTBEAT_SECONDS", 0.01)
    await connected(push, listener)

    async def valid_token() -> Token:
        raise AuthenticationFailed("UserLoginFailed", "no")

    monkeypatch.setattr(push._client, "valid_token", valid_token)
    await soon(listener.refused)
    assert not push.connected
    assert len(fake_cloud.sockets) == 1


async def test_a_cloud_that_never_answers_a_heartbeat_costs_no_memory(
    push: Push,
) -> None:
    class Deaf:
        async def send_str(self, _: str) -> None:
            """Answer nothing."""

    for _ in range(1000):
        await push._send_heartbeat(Deaf())  # type: ignore[arg-type]
    assert len(push._tokens) < 100


async def test_short_connections_do_not_shorten_the_wait(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    waits: asyncio.Queue[float] = asyncio.Queue()
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 1)
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 60)
    monkeypatch.setattr(push_module, "uniform", lambda low, high: (low + high) / 2)
    monkeypatch.setattr(push_module, "monotonic", lambda: now)
    sleep = asyncio.sleep

    async def wait(seconds: float) -> None:
        if seconds <= 60 and seconds not in {0, push_module.HEARTBEAT_SECONDS}:
            waits.put_nowait(seconds)
            seconds = 0
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    for lived, expected in ((5, 1), (59, 2), (0, 4), (60, 1), (1, 2)):
        await soon(listener.connected)
        now += lived
        await fake_cloud.sockets[-1].close()
        assert await soon(waits) == expected


async def test_repeated_event_fires_once(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr(push_repeats, "monotonic", lambda: now)
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
    now += push_repeats.REPEAT_SECONDS
    await fake_cloud.push(change("Event", "Report", tokened, Seq=1))
    assert (await soon(listener.changes)).payload == tokened


@pytest.mark.parametrize(("timestamp", "fires"), [({}, 2), ({"timestamp": 10**12}, 1)])
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


async def test_starts_are_counted_of_devices_that_are_asked_for(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """Whoever was unbound, or never bound, is not remembered."""
    await connected(push, listener, "P1/lamp", "P1/gone")
    for device_id in ("P1/lamp", "P1/gone", "P1/stranger"):
        started = change("StatusChange", "Online", DeviceId=device_id)
        await fake_cloud.push(started)
        assert (await soon(listener.changes)).device_id == device_id
    assert push._starts == {"P1/lamp": 1, "P1/gone": 1}
    await push.subscribe({"P1/lamp", "P1/new"})
    assert push._starts == {"P1/lamp": 1, "P1/new": 0}


def test_a_flood_of_messages_is_remembered_so_far_as_there_is_room() -> None:
    repeats = push_repeats.Repeats()
    flood = range(push_repeats.MOST_MESSAGES)
    assert not any(repeats.note(each) for each in flood)
    assert all(repeats.note(each) for each in flood)
    assert not repeats.note("one more")
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
    async with asyncio.timeout(5):
        await breathing
    assert taken == list(range(200))
    assert longest <= 2


async def test_subscribing_through_a_broken_connection(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await connected(push, listener)

    async def send_str(_text: str) -> None:
        raise aiohttp.ClientConnectionResetError

    monkeypatch.setattr(push._socket, "send_str", send_str)
    await push.subscribe(["P1/b"])
    await fake_cloud.sockets[-1].close()
    assert await soon(listener.connected) == {"P1/b"}


async def test_subscribing_between_two_connections(
    push: Push,
    client: Client,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next connection registers the devices; nobody is asked for a login before."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 600)
    await connected(push, listener)
    await fake_cloud.sockets[-1].close()
    await soon(listener.disconnected)
    monkeypatch.setattr(client, "_token", None)
    await push.subscribe(["P1/b"])
    assert not fake_cloud.sent("AppGetToken")


async def test_registration_that_is_refused_with_every_token(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One login is tried, then the cloud has some time: it might lock the account."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 600)
    fake_cloud.answer("AppGetToken", {"Data": {"Token": "token-2"}})
    fake_cloud.socket_answers["ActivePush"].extend([INVALID] * 100)
    await push.subscribe(["P1/lamp"])
    listener.start(push)
    await soon(listener.disconnected)
    assert len(fake_cloud.sent("AppGetToken")) == 1


async def test_stopping(push: Push, listener: Listener, fake_cloud: FakeCloud) -> None:
    await push.stop()
    await connected(push, listener)
    before = asyncio.all_tasks()
    await push.stop()
    assert not push.connected
    assert listener.disconnected.empty()
    ours = [each for each in before if each.get_name() == "tencent push"]
    assert ours
    assert all(each.done() for each in ours)
    await push.stop()
    listener.start(push)
    await soon(listener.connected)
    assert len(fake_cloud.sockets) == 2


@pytest.mark.parametrize("talks", [False, True])
async def test_a_cloud_that_hears_nothing_is_not_waited_for(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
    *,
    talks: bool,
) -> None:
    """Not even while a login is under way, and where it talks itself all the time."""
    await connected(push, listener)
    (socket,) = fake_cloud.sockets
    fake_cloud.gate.clear()
    await fake_cloud.push({"reqId": "any", **INVALID})
    while not fake_cloud.sent("AppGetToken"):
        await asyncio.sleep(0.01)
    monkeypatch.setattr(socket, "send_json", lambda _: asyncio.sleep(60))
    await push.subscribe(["P1/lamp", "P1/other"])

    async def talk() -> None:
        while talks:
            await fake_cloud.push(change("Property", "Report", REPORT))
            await asyncio.sleep(0.02)

    talking = asyncio.create_task(talk())
    try:
        async with asyncio.timeout(1):
            await push.stop()
    finally:
        talking.cancel()
        fake_cloud.gate.set()


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


async def test_an_unexpected_failure_is_a_cut(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever listens finds out what was missed, whatever broke."""
    await connected(push, listener)
    frames = iter([RuntimeError("a fault of ours")])

    def read_frame(data: Any) -> Any:
        for failure in frames:
            raise failure
        return json.loads(data)

    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(push_module, "read_frame", read_frame)
    await fake_cloud.sockets[0].send_str("{}")
    await soon(listener.disconnected)
    await soon(listener.connected)
