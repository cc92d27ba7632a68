"""What is asked again, how long that waits, and how much is asked at a time."""

import asyncio

from aiohttp import web
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Client,
    ConnectionFailed,
    RateLimited,
    RequestRefused,
    Token,
    client as client_module,
    transport,
)

from .cases import CASES
from .conftest import MakeClient
from .fake_cloud import FakeCloud, error

READ = "AppGetUser"
WRITE = "AppControlDeviceData"
ASKING = ("check_", "describe_", "generate_", "get_", "list_")


@pytest.mark.parametrize("status", [302, 404, 500, 503])
async def test_statuses_of_writes(
    client: Client, fake_cloud: FakeCloud, status: int
) -> None:
    elsewhere = {"Location": f"{fake_cloud.api_url}elsewhere"}
    fake_cloud.answer(WRITE, lambda _: web.Response(status=status, headers=elsewhere))
    with pytest.raises(ConnectionFailed, match=str(status)):
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert [path for path, _ in fake_cloud.requests] == ["tokenapi"]


async def test_reads_are_repeated(client: Client, fake_cloud: FakeCloud) -> None:
    fake_cloud.answer(
        READ,
        lambda _: web.Response(status=503),
        error("InternalError"),
        {"Data": {"UserID": "7"}},
    )
    assert (await client.user.get_user()).user_id == "7"
    bodies = fake_cloud.sent(READ)
    assert len(bodies) == 3
    assert len({body["RequestId"] for body in bodies}) == 3


@pytest.mark.parametrize("name", [each for each in CASES if each.startswith(ASKING)])
async def test_every_question_is_repeated(
    client: Client, fake_cloud: FakeCloud, name: str
) -> None:
    case = CASES[name]
    fake_cloud.answer(case.action, lambda _: web.Response(status=503), case.answer)
    assert await case.call(client) == case.result


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wait for nothing, and return how long it would have been."""
    seconds: list[float] = []

    async def sleep(delay: float) -> None:
        seconds.append(delay)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return seconds


async def test_each_repetition_waits_longer(
    client: Client,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
    waited: list[float],
) -> None:
    monkeypatch.setattr(client_module, "RETRY_SECONDS", 1)
    monkeypatch.setattr(client_module, "uniform", lambda low, high: (low + high) / 2)
    fake_cloud.answer(READ, b"<html>", b"<html>", {"Data": {"UserID": "7"}})
    await client.user.get_user()
    assert waited == [1, 2]


async def test_reads_are_not_repeated_forever(
    client: Client, fake_cloud: FakeCloud
) -> None:
    fake_cloud.answer(READ, b"<html>")
    with pytest.raises(ConnectionFailed):
        await client.user.get_user()
    assert len(fake_cloud.sent(READ)) == 3


async def test_refusals_are_not_repeated(client: Client, fake_cloud: FakeCloud) -> None:
    fake_cloud.answer(READ, error("InvalidParameterValue"))
    with pytest.raises(RequestRefused):
        await client.user.get_user()
    assert len(fake_cloud.sent(READ)) == 1


async def test_rate_limit_is_heeded(
    client: Client, fake_cloud: FakeCloud, waited: list[float]
) -> None:
    fake_cloud.answer(
        READ,
        lambda _: web.Response(status=429, headers={"Retry-After": "7"}),
        lambda _: web.Response(status=429, headers={"Retry-After": "9999"}),
        {"Data": {"UserID": "7"}},
    )
    assert (await client.user.get_user()).user_id == "7"
    assert waited == [7, 30]


async def test_nobody_waits_longer_than_asked(
    client: Client, fake_cloud: FakeCloud, waited: list[float]
) -> None:
    fake_cloud.answer(
        READ,
        lambda _: web.Response(status=429),
        lambda _: web.Response(status=503),
        {"Data": {"UserID": "7"}},
    )
    await client.user.get_user()
    assert waited == [0, 0]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "7"}, 7),
        ({}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "604800"}, 3600),
        ({"Retry-After": "9" * 5000}, None),
        ({"retry-after": "7"}, 7),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "0"}, None),
    ],
)
async def test_rate_limit_of_writes(
    client: Client, fake_cloud: FakeCloud, headers: dict[str, str], expected: int | None
) -> None:
    fake_cloud.answer(WRITE, lambda _: web.Response(status=429, headers=headers))
    with pytest.raises(RateLimited) as caught:
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert caught.value.retry_after == expected
    assert len(fake_cloud.sent(WRITE)) == 1


async def test_silent_cloud(
    client: Client, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "REQUEST_SECONDS", 0.05)
    fake_cloud.gate.clear()
    with pytest.raises(ConnectionFailed, match="no answer"):
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert len(fake_cloud.sent(WRITE)) == 1


async def test_unreachable_cloud(
    make_client: MakeClient, fake_cloud: FakeCloud, unused_tcp_port: int
) -> None:
    fake_cloud.api_url = f"http://127.0.0.1:{unused_tcp_port}/api/"
    client = make_client(token=Token(value="t", expire_at=None))
    with pytest.raises(ConnectionFailed, match="AppGetUser"):
        await client.user.get_user()


async def test_eight_commands_in_flight(client: Client, fake_cloud: FakeCloud) -> None:
    fake_cloud.gate.clear()
    calls = [asyncio.create_task(client.call(WRITE)) for _ in range(20)]
    await fake_cloud.arrived(8)
    for _ in range(100):
        await asyncio.sleep(0)
    assert len(fake_cloud.requests) == 8
    fake_cloud.gate.set()
    await asyncio.gather(*calls)
    assert len(fake_cloud.requests) == 20
    assert fake_cloud.most_in_flight == 8


async def test_commands_do_not_wait_for_reads(
    client: Client, fake_cloud: FakeCloud
) -> None:
    fake_cloud.gate.clear()
    reads = [asyncio.create_task(client.call(READ)) for _ in range(20)]
    await fake_cloud.arrived(8)
    command = asyncio.create_task(client.call(WRITE))
    await fake_cloud.arrived(1)
    assert len(fake_cloud.sent(WRITE)) == 1
    fake_cloud.gate.set()
    await asyncio.gather(command, *reads)


async def test_sixteen_reads_in_flight(client: Client, fake_cloud: FakeCloud) -> None:
    """The cloud has answered well so far; a complaint makes it eight again."""
    await asyncio.gather(*(client.call(READ) for _ in range(8)))
    await fake_cloud.arrived(8)
    fake_cloud.gate.clear()
    calls = [asyncio.create_task(client.call(READ)) for _ in range(20)]
    await fake_cloud.arrived(16)
    fake_cloud.answers[READ].append(error("RequestLimitExceeded"))
    fake_cloud.answers[READ].append({})
    fake_cloud.gate.set()
    await asyncio.gather(*calls)
    fake_cloud.most_in_flight = 0
    await asyncio.gather(*(client.call(READ) for _ in range(20)))
    assert fake_cloud.most_in_flight <= 8
