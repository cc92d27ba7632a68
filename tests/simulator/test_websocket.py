"""The WebSocket: what is registered, what is pushed, what is nonsense."""

from collections.abc import AsyncIterator
import json
from typing import Any

from aiohttp import ClientWebSocketResponse
from aiohttp.test_utils import TestServer
import pytest

from simulator import Cloud
from tests.cloud.cases import HUB, LAMP

from .caller import Caller
from .samples import MATE, OWNER, STRANGER, be_a_guest, prepare

type Socket = ClientWebSocketResponse


@pytest.fixture
async def socket(
    stranger: Caller, server: TestServer, cloud: Cloud
) -> AsyncIterator[Socket]:
    """Return a connection to the cloud with the sample home."""
    prepare(cloud, "")
    async with stranger.session.ws_connect(server.make_url("/ws/explorer")) as socket:
        yield socket
    cloud.stop()


async def exchange(socket: Socket, action: object, params: object) -> dict[str, Any]:
    """Send a frame and return the answer to it."""
    await socket.send_json({"action": action, "reqId": 7, "params": params})
    while (frame := await socket.receive_json(timeout=5)).get("reqId") != 7:
        pass
    answer: dict[str, Any] = frame
    return answer


async def register(
    socket: Socket, cloud: Cloud, user_id: str, *device_ids: str
) -> list[str]:
    """Register devices for a user; return those that the cloud will tell of."""
    token, _ = cloud.logins.log_in(cloud.logins.user(user_id))
    answer = await exchange(
        socket, "ActivePush", {"AccessToken": token, "DeviceIds": device_ids}
    )
    registered: list[str] = answer["data"]["deviceIds"]
    return registered


async def pushes(socket: Socket) -> list[tuple[str, str]]:
    """Return what has been pushed until now: devices and what is told of them."""
    await socket.send_json({"action": "Hello", "reqId": "end"})
    found = []
    while (frame := await socket.receive_json(timeout=5)).get("reqId") != "end":
        found.append((frame["params"]["DeviceId"], frame["params"]["SubType"]))
    return found


@pytest.mark.parametrize(
    ("user_id", "registered"),
    [(OWNER, [LAMP, HUB]), (MATE, [LAMP, HUB]), (STRANGER, [])],
)
async def test_only_what_one_may_see(
    socket: Socket, cloud: Cloud, user_id: str, registered: list[str]
) -> None:
    found = await register(socket, cloud, user_id, LAMP, HUB, "P1/none")
    assert found == sorted(registered)


async def test_what_is_registered_is_replaced(socket: Socket, cloud: Cloud) -> None:
    await register(socket, cloud, OWNER, LAMP)
    await register(socket, cloud, OWNER, HUB)
    cloud.report(LAMP, {"power": 0})
    cloud.set_online(HUB, online=False)
    assert await pushes(socket) == [(HUB, "Offline")]


async def test_nothing_is_told_after_a_right_has_ended(
    socket: Socket, cloud: Cloud
) -> None:
    be_a_guest(cloud)
    assert await register(socket, cloud, OWNER, LAMP) == [LAMP]
    cloud.report(LAMP, {"power": 0})
    cloud.unshare(cloud.devices[LAMP], cloud.logins.user(OWNER))
    cloud.report(LAMP, {"power": 1})
    assert await pushes(socket) == [(LAMP, "Report"), (LAMP, "Unbind")]


@pytest.mark.parametrize("token", [None, "", "wrong", 5, [], {}])
async def test_tokens_that_do_not_hold(socket: Socket, token: object) -> None:
    parameters = {"AccessToken": token, "DeviceIds": [LAMP]}
    answer = await exchange(socket, "ActivePush", parameters)
    assert answer["data"] == {"deviceIds": []}
    parameters = {"AccessToken": token, "Action": "AppGetUser", "ActionParams": {}}
    answer = await exchange(socket, "YunApi", parameters)
    code = answer["data"]["Response"]["Error"]["Code"]
    assert code == "InvalidParameterValue.InvalidAccessToken"


@pytest.mark.parametrize("action", ["ActivePush", "YunApi", "Hello", "", None, 5, {}])
@pytest.mark.parametrize(
    "params",
    [
        *(None, "", 5, [], [1], {}, {"DeviceIds": 5}, {"DeviceIds": [5, None, [], {}]}),
        *({"Action": 5}, {"Action": []}, {"ActionParams": 5}, {"ActionParams": [1]}),
    ],
)
async def test_garbage_is_answered(
    socket: Socket, cloud: Cloud, action: object, params: object
) -> None:
    if isinstance(params, dict):
        params["AccessToken"], _ = cloud.logins.log_in(cloud.logins.user(OWNER))
    assert await exchange(socket, action, params)
    assert (await exchange(socket, "Hello", {}))["data"] == {"result": "hello world"}


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", '"x"', "\0"])
async def test_frames_that_are_no_objects(socket: Socket, text: str) -> None:
    await socket.send_str(text)
    assert (await socket.receive_json(timeout=5))["error"] == "-1"
    assert (await exchange(socket, "Hello", {}))["error"] == ""


@pytest.mark.parametrize("request_id", [0, 1, "a", None, "", 1.5, [1], {"a": 1}])
async def test_request_ids_come_back(socket: Socket, request_id: object) -> None:
    await socket.send_str(json.dumps({"action": "Hello", "reqId": request_id}))
    assert (await socket.receive_json(timeout=5))["reqId"] == request_id
