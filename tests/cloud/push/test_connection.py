"""The push connection over a real WebSocket: kept, made again, and ended."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Client,
    Push,
    Token,
    push as push_module,
)

from ..conftest import MakeClient
from ..fake_cloud import FakeCloud, change
from ..listener import Listener, connected, soon
from . import INVALID, REPORT


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


@pytest.mark.usefixtures("beating")
async def test_heartbeat_goes_on_and_asks_again_for_what_is_missing(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    fake_cloud.socket_answers["ActivePush"].append({"data": {"deviceIds": ["P1/a"]}})
    await push.subscribe(["P1/a", "P1/b"])
    listener.start(push)
    assert await soon(listener.connected) == {"P1/a"}
    for action in ("ActivePush", "YunApi", "ActivePush", "YunApi", "YunApi"):
        await fake_cloud.frame(action)
    assert push.registered == {"P1/a", "P1/b"}


@pytest.mark.usefixtures("beating")
async def test_a_refused_heartbeat_has_the_devices_registered_anew(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    """Without heartbeats the cloud soon forgets whose changes to push."""
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


async def test_devices_are_registered_whatever_their_capitals(
    push: Push, listener: Listener, fake_cloud: FakeCloud
) -> None:
    fake_cloud.socket_answers["ActivePush"].append({"data": {"deviceIds": ["p1/A"]}})
    await connected(push, listener, "P1/a")
    assert push.registered == {"P1/a"}


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
