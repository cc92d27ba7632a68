"""Faults by name, over the address at which they are begun and ended."""

import asyncio
import base64
from collections.abc import AsyncIterator
import json
from typing import Any

from aiohttp import ClientConnectionError, ClientWebSocketResponse
import pytest

from simulator import Cloud
from simulator.faults import pushes as pushes_module, requests as requests_module
from simulator.faults.table import FAULTS, SUDDEN

from .caller import API, Caller, Refused

FAULTS_PATH = "/simulator/faults"
LAMP = "LIGHTSTRIP/strip_01"
PLUG = "METERPLUG0/plug_01"


async def begin(caller: Caller, name: str, **options: Any) -> None:
    """Begin a fault as somebody outside does."""
    body = {"name": name, **options}
    async with caller.session.post(FAULTS_PATH, json=body) as response:
        assert response.status == 200


async def ask(caller: Caller, action: str, **parameters: Any) -> tuple[int, str]:
    """Return status and text of an answer."""
    body = {"Action": action, "AccessToken": caller.token, **parameters}
    async with caller.session.post(f"{API}/tokenapi", json=body) as response:
        return response.status, await response.text()


async def works(caller: Caller) -> bool:
    """Return whether the cloud answers properly."""
    status, text = await ask(caller, "AppGetFamilyList")
    return status == 200 and len(json.loads(text)["data"]["FamilyList"]) == 2


@pytest.fixture
async def socket(demo: Caller) -> AsyncIterator[ClientWebSocketResponse]:
    """Return a socket that has registered a lamp and a plug."""
    async with demo.session.ws_connect("/ws/explorer") as socket:
        await register(socket, demo)
        assert (await socket.receive_json())["data"]["deviceIds"] == [LAMP, PLUG]
        yield socket


async def register(socket: ClientWebSocketResponse, demo: Caller) -> None:
    """Register a lamp and a plug."""
    parameters = {"AccessToken": demo.token, "DeviceIds": [LAMP, PLUG]}
    await socket.send_json({"action": "ActivePush", "reqId": 1, "params": parameters})


def payload(frame: dict[str, Any]) -> Any:
    """Return what a frame holds."""
    return json.loads(base64.b64decode(frame["params"]["Payload"]))


async def test_every_fault_begins_and_ends(demo: Caller, cloud: Cloud) -> None:
    async with demo.session.get(FAULTS_PATH) as response:
        assert (await response.json())["names"] == [*FAULTS, *SUDDEN]
    for name in FAULTS:
        await begin(demo, name)
    async with demo.session.get(FAULTS_PATH) as response:
        assert (await response.json())["begun"] == list(FAULTS)
    async with demo.session.delete(FAULTS_PATH) as response:
        assert response.status == 200
    assert not cloud.faults.begun
    assert await works(demo)


@pytest.mark.parametrize(
    "body", [{}, {"name": "nothing"}, {"name": "html", "colour": 1}, {"name": []}]
)
async def test_unknown_faults_are_refused(demo: Caller, body: dict[str, Any]) -> None:
    async with demo.session.post(FAULTS_PATH, json=body) as response:
        assert response.status == 400
    assert await works(demo)


@pytest.mark.parametrize(
    ("name", "status", "text"),
    [
        ("http_403", 403, "Forbidden"),
        ("http_429", 429, ""),
        ("http_500", 500, "Internal"),
        ("http_502", 502, "<html>"),
        ("http_503", 503, "Service"),
        ("html", 200, "<html>"),
        ("empty", 200, ""),
        ("truncated", 200, '{"code": 0, "msg": "", "data": {"FamilyList"'),
        ("error_in_data", 200, '{"code": -1000'),
        ("error_in_response", 200, '{"Response": {"Error"'),
        ("wrong_envelope", 200, '{"retcode": 0, "result": {"FamilyList"'),
        ("empty_list", 200, '{"code": 0, "msg": "", "data": {"FamilyList": []'),
    ],
)
async def test_answers(demo: Caller, name: str, status: int, text: str) -> None:
    await begin(demo, name, times=2)
    for _ in range(2):
        answered = await ask(demo, "AppGetFamilyList")
        assert answered[0] == status
        assert answered[1].startswith(text)
    assert await works(demo)


@pytest.mark.parametrize(
    ("name", "families", "total"), [("short_list", 1, 1), ("wrong_total", 2, 9)]
)
async def test_lists(demo: Caller, name: str, families: int, total: int) -> None:
    await begin(demo, name, action="AppGetFamilyList")
    answer = await demo.call("AppGetFamilyList")
    assert (len(answer["FamilyList"]), answer["Total"]) == (families, total)


async def test_more_ids_than_the_cloud_takes(demo: Caller, cloud: Cloud) -> None:
    ids = list(cloud.devices)[:11]
    await begin(demo, "ids_cut")
    answer = await demo.call("AppGetDeviceStatuses", DeviceIds=ids)
    assert [each["DeviceId"] for each in answer["DeviceStatuses"]] == ids[:10]
    family_id = cloud.devices[LAMP].family_id
    listed = await demo.call("AppGetFamilyDeviceList", FamilyId=family_id, RoomId="")
    assert len(listed["DeviceList"]) > 10
    cloud.mend()
    await begin(demo, "ids_refused")
    with pytest.raises(Refused, match="InvalidParameterValue"):
        await demo.call("AppGetDeviceStatuses", DeviceIds=ids)
    answer = await demo.call("AppGetDeviceStatuses", DeviceIds=ids[:10])
    assert len(answer["DeviceStatuses"]) == 10


ACTION = {"DeviceId": LAMP, "ActionId": "blink", "InputParams": "{}"}
ACTIONS = ("AppCallDeviceActionSync", "AppCallDeviceActionAsync")
UNREACHABLE = "FailedOperation.ActionUnreachable"


@pytest.mark.parametrize("action", ACTIONS)
async def test_an_action_that_does_not_reach_its_device(
    demo: Caller, cloud: Cloud, action: str
) -> None:
    """By Tencent's examples the status of a good answer tells it; others, an error."""
    cloud.devices[LAMP].online = False
    unreached = await demo.call(action, **ACTION)
    assert unreached["ClientToken"] == unreached["OutputParams"] == ""
    assert unreached["Status"].startswith(f"{UNREACHABLE}|")
    signed = "ServiceCallDeviceActionAsync"
    assert await demo.call_signed(signed, "serviceapi", **ACTION) == unreached
    cloud.devices[LAMP].online = True
    await begin(demo, "action_unreached", times=1)
    assert (await demo.call(action, **ACTION))["Status"] == unreached["Status"]
    await begin(demo, "action_refused", times=2)
    with pytest.raises(Refused, match=UNREACHABLE):
        await demo.call(action, **ACTION)
    assert await works(demo)
    assert not cloud.received


async def test_an_action_that_nobody_replies_to(demo: Caller, cloud: Cloud) -> None:
    """It has reached the device."""
    device_id, action = "COLOURLAMP/lamp_02", "light_blink"
    await begin(demo, "action_unanswered")
    with pytest.raises(Refused, match=r"FailedOperation\.Timeout"):
        await demo.call("AppCallDeviceActionSync", DeviceId=device_id, ActionId=action)
    assert await works(demo)
    assert cloud.received == [(device_id, {action: {}})]


async def test_faults_of_one_action_and_one_device(demo: Caller) -> None:
    await begin(demo, "http_500", action="AppGetDeviceData", device_id=LAMP)
    assert await works(demo)
    for naming in (
        {"DeviceId": LAMP},
        {"ProductId": "LIGHTSTRIP", "DeviceName": "strip_01"},
    ):
        assert (await ask(demo, "AppGetDeviceData", **naming))[0] == 500
    assert (await ask(demo, "AppGetDeviceData", DeviceId=PLUG))[0] == 200


async def test_a_fault_lasts_for_a_time(
    demo: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("simulator.faults.fault.time.monotonic", lambda: now)
    await begin(demo, "http_500", seconds=60)
    now = 59.9
    assert not await works(demo)
    now = 60
    assert await works(demo)


async def test_lines_that_break(demo: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests_module, "DRIP_SECONDS", 0.2)
    await begin(demo, "reset", times=1)
    with pytest.raises(ClientConnectionError):
        await works(demo)
    for name in ("hang", "drip"):
        await begin(demo, name, times=1)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await works(demo)
    assert await works(demo)


@pytest.mark.parametrize(
    ("name", "registered"), [("registration_short", [LAMP]), ("registration_empty", [])]
)
async def test_registrations(
    demo: Caller, socket: ClientWebSocketResponse, name: str, registered: list[str]
) -> None:
    await begin(demo, name, times=1)
    await register(socket, demo)
    assert (await socket.receive_json())["data"]["deviceIds"] == registered


async def test_registrations_late_and_never(
    demo: Caller, socket: ClientWebSocketResponse, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(demo, "registration_never", times=1)
    await register(socket, demo)
    await socket.send_json({"action": "Hello", "reqId": 2})
    assert (await socket.receive_json())["reqId"] == 2


async def test_sockets_that_take_and_give_nothing(
    demo: Caller, socket: ClientWebSocketResponse, cloud: Cloud
) -> None:
    await begin(demo, "socket_half_open")
    await socket.send_json({"action": "Hello", "reqId": 2})
    cloud.report(LAMP, {"brightness": 1})
    with pytest.raises(TimeoutError):
        await socket.receive(timeout=0.1)
    cloud.mend()
    await begin(demo, "socket_silent")
    cloud.report(LAMP, {"brightness": 1})
    await socket.send_json({"action": "Hello", "reqId": 3})
    assert (await socket.receive_json())["reqId"] == 3


async def test_refused_sockets(demo: Caller) -> None:
    await begin(demo, "socket_refused", times=1)
    async with demo.session.get("/ws/explorer") as response:
        assert response.status == 503


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("push_of_unknown_property", {"brightness": 1, "nonsense": 1}),
        ("push_of_wrong_types", {"brightness": [{}]}),
    ],
)
async def test_values_of_pushes(
    demo: Caller, socket: ClientWebSocketResponse, cloud: Cloud, name: str, told: Any
) -> None:
    await begin(demo, name, device_id=LAMP)
    cloud.report(LAMP, {"brightness": 1})
    assert payload(await socket.receive_json())["params"] == told
    cloud.report(PLUG, {"power": 2})
    assert payload(await socket.receive_json())["params"] == {"power": 2}


@pytest.mark.parametrize("name", ["push_of_wrong_types", "push_of_old_shape"])
async def test_what_a_gateway_tells_has_no_values(
    demo: Caller, socket: ClientWebSocketResponse, cloud: Cloud, name: str
) -> None:
    behind = next(each for each in cloud.devices.values() if each.gateway_id)
    await begin(demo, name)
    cloud.unbind(behind.device_id)
    _, told = [await socket.receive_json() for _ in range(2)]
    (listed,) = payload(told)
    assert f"{listed['product_id']}/{listed['device_name']}" == behind.device_id


async def test_shapes_of_pushes(
    demo: Caller, socket: ClientWebSocketResponse, cloud: Cloud
) -> None:
    for name in ("push_of_old_shape", "push_duplicated", "push_padded", "push_corrupt"):
        await begin(demo, name, times=1)
    cloud.report(LAMP, {"brightness": 1})
    assert payload(await socket.receive_json())["state"] == {
        "reported": {"brightness": 1}
    }
    cloud.report(LAMP, {"brightness": 2})
    assert await socket.receive_json() == await socket.receive_json()
    cloud.report(LAMP, {"brightness": 3})
    padded = base64.b64decode((await socket.receive_json())["params"]["Payload"])
    assert json.loads(padded.replace(b"\0", b""))["params"] == {"brightness": 3}
    assert b"\0" in padded.strip(b"\0")
    cloud.report(LAMP, {"brightness": 4})
    with pytest.raises(ValueError, match=r"."):
        payload(await socket.receive_json())


@pytest.mark.parametrize("name", ["push_late", "push_out_of_order"])
async def test_pushes_that_come_later(
    demo: Caller,
    socket: ClientWebSocketResponse,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setattr(pushes_module, "LATE_SECONDS", 0.05)
    await begin(demo, name, times=2)
    for brightness in (1, 2, 3):
        cloud.report(LAMP, {"brightness": brightness})
    told = [
        payload(await socket.receive_json())["params"]["brightness"] for _ in range(3)
    ]
    assert sorted(told) == [1, 2, 3]
    assert told != [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "echoes"),
    [("echo_missing", []), ("echo_different", [{"power_switch": 0}])],
)
async def test_echoes(
    demo: Caller, socket: ClientWebSocketResponse, cloud: Cloud, name: str, echoes: Any
) -> None:
    await begin(demo, name)
    await demo.call("AppControlDeviceData", DeviceId=LAMP, Data='{"power_switch": 1}')
    assert payload(await socket.receive_json())["method"] == "control"
    await socket.send_json({"action": "Hello", "reqId": 9})
    frames = []
    while "reqId" not in (frame := await socket.receive_json()):
        frames.append(payload(frame)["params"])
    assert frames == echoes


@pytest.mark.parametrize("name", ["token_expired", "used_elsewhere", "login_refused"])
async def test_tokens(demo: Caller, cloud: Cloud, name: str) -> None:
    await begin(demo, name)
    _, text = await ask(demo, "AppGetFamilyList")
    assert "InvalidAccessToken" in text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("device_gone", None),
        ("device_unbound", None),
        ("device_renamed", {"AliasName": "2"}),
        ("device_moved", {"RoomId": "0"}),
        ("device_bound_again", {"DeviceName": "plug_01"}),
    ],
)
async def test_devices(
    demo: Caller, cloud: Cloud, name: str, told: dict[str, str] | None
) -> None:
    await begin(demo, name, device_id=PLUG)
    device = cloud.devices.get(PLUG)
    assert (device is None) == (told is None)
    if told is None or device is None:
        return
    found = await demo.call(
        "AppGetFamilyDeviceList", FamilyId=device.family_id, RoomId=""
    )
    (record,) = (each for each in found["DeviceList"] if each["DeviceId"] == PLUG)
    assert all(record[field].endswith(value) for field, value in told.items())


async def test_devices_that_come_and_models_that_change(
    demo: Caller, cloud: Cloud
) -> None:
    await begin(demo, "device_added", device_id=PLUG)
    assert cloud.devices[f"{PLUG}_new"].values == cloud.devices[PLUG].values
    before = cloud.devices[PLUG].product.update_time
    await begin(demo, "model_changed", device_id=PLUG)
    (product,) = (await demo.call("AppGetProducts", ProductIds=["METERPLUG0"]))[
        "Products"
    ]
    assert product["UpdateTime"] == before + 1
    assert "new_level" in product["DataTemplate"]
    await begin(demo, "model_shrunk", device_id=PLUG)
    (product,) = (await demo.call("AppGetProducts", ProductIds=["METERPLUG0"]))[
        "Products"
    ]
    assert product["UpdateTime"] == before + 2
    assert "new_level" not in product["DataTemplate"]
