"""Every action: what is sent, and what becomes of the answer."""

from collections.abc import Mapping
from contextlib import nullcontext
import json
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    ActionResult,
    Client,
    ConnectionFailed,
    DeviceOffline,
    MusicLoginMissing,
    PropertyValue,
    RequestRefused,
)

from .cases import CASES, LAMP
from .fake_cloud import FakeCloud


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("envelope", ["code", "Response"])
async def test_actions(
    client: Client, fake_cloud: FakeCloud, name: str, envelope: str
) -> None:
    case = CASES[name]
    content = {**case.answer, "RequestId": "r1"}
    fake_cloud.answer(
        case.action,
        {"Response": content}
        if envelope == "Response"
        else {"code": 0, "data": content},
    )
    assert await case.call(client) == case.result
    assert fake_cloud.sent_once(case.action) == case.sent
    assert [path for path, _ in fake_cloud.requests] == ["tokenapi"]


# What is asked for one thing only, a token, an address or who it is.
GRANTED = {
    "AppCreateDeviceBindToken",
    "AppCreateShareDeviceToken",
    "AppGetUser",
    "AppInviteMember",
    "AppSecureAddDeviceInFamily",
    "IotVideoDescribeCloudStorageThumbnail",
    "IotVideoGenerateSignedVideoURL",
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("content", [{}, dict.fromkeys("ab")])
async def test_empty_answers(
    client: Client, fake_cloud: FakeCloud, name: str, content: dict[str, Any]
) -> None:
    case = CASES[name]
    fake_cloud.answer(case.action, dict.fromkeys(case.answer) | content)
    granted = pytest.raises(ConnectionFailed, match="InvalidAnswer")
    with granted if case.action in GRANTED else nullcontext():
        await case.call(client)


async def test_values_as_tencents_sdk_for_devices_spells_them(
    client: Client, fake_cloud: FakeCloud
) -> None:
    data = '{"power":{"value":0,"lastUpdate":2}}'
    fake_cloud.answer("AppGetDeviceData", {"Data": data})
    assert await client.control.get_device_data(LAMP) == {
        "power": PropertyValue(value=0, last_update=2)
    }


async def test_values_that_cannot_be_read_cost_one_line(
    client: Client, fake_cloud: FakeCloud, caplog: pytest.LogCaptureFixture
) -> None:
    data = '{"power":{"Value":1,"LastUpdate":2},"level":5,"mode":null}'
    fake_cloud.answer("AppGetDeviceData", {"Data": data}, {"Data": "{truncated"})
    assert await client.control.get_device_data(LAMP) == {
        "power": PropertyValue(value=1, last_update=2)
    }
    assert await client.control.get_device_data(LAMP) == {}
    warnings = [each for each in caplog.records if each.levelname == "WARNING"]
    assert [each.getMessage() for each in warnings] == [
        f"Ignored values of {LAMP}: ['level', 'mode']",
        f"Ignored the values of {LAMP}: a str that is no JSON object",
    ]


PANELS: Mapping[str, tuple[object, str, list[str]]] = {
    "as the console makes it": (
        {"properties": [{"id": "a", "ui": {"type": "btn-big"}}, {"id": "b"}]},
        "a",
        [],
    ),
    "hidden": (
        {"properties": [{"id": "a", "ui": {"visible": False}}, {"id": "b", "ui": {}}]},
        "",
        ["a"],
    ),
    "of nulls": ({"properties": [{"id": "a", "ui": {"visible": None}}]}, "", []),
    "of garbage": ({"properties": [7, {"ui": 1}, {"id": "a", "ui": "x"}]}, "", []),
    "without properties": ({"theme": "dark"}, "", []),
    "empty": (None, "", []),
}


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("kind", ["standard", "", None, "h5", "free"])
async def test_what_the_panel_of_a_product_shows(
    client: Client, fake_cloud: FakeCloud, name: str, kind: str | None
) -> None:
    """What the console made is left behind where a vendor has made a page."""
    standard, big_button, hidden = PANELS[name]
    panel = {"type": kind, "standard": standard}
    answer = {"ProductId": "P1", "Config": json.dumps({"Panel": panel})}
    fake_cloud.answer("AppGetProductsConfig", {"Data": [answer]})
    config = (await client.device.get_products_config(["P1"]))["P1"]
    told = (big_button, hidden) if kind in ("standard", "", None) else ("", [])
    assert (config.big_button, config.hidden) == told


async def test_names_of_switches_in_their_other_place(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """Some of Tencent's panels keep them by the device's id."""
    kept = f"switch_name_map_{LAMP}"
    fake_cloud.answer(
        "AppGetDeviceConfig",
        {"Configs": {"SWITCH_NAME_MAP": ""}},
        {"Configs": {kept: '{"switch_1":"Kettle","USB_switch1":"USB1"}'}},
    )
    names = await client.device.get_switch_names(LAMP)
    assert names == {"switch_1": "Kettle", "USB_switch1": "USB1"}
    asked = fake_cloud.sent("AppGetDeviceConfig")
    assert [each["DeviceKey"] for each in asked] == ["SWITCH_NAME_MAP", kept]


async def test_service_call_device_action_async(
    client: Client, fake_cloud: FakeCloud
) -> None:
    fake_cloud.answer(
        "ServiceCallDeviceActionAsync", {"ClientToken": "c", "Status": "succ"}
    )
    result = await client.control.service_call_device_action_async(
        LAMP, "echo", {"message": "hello"}
    )
    assert result == ActionResult(client_token="c", status="succ", output={})
    ((path, body),) = fake_cloud.requests
    assert path == "serviceapi"
    assert "AccessToken" not in body
    assert (body["AppKey"], body["ActionId"]) == ("key", "echo")
    assert body["InputParams"] == '{"message":"hello"}'
    assert body["Signature"]


@pytest.mark.parametrize(
    ("action", "method"),
    [
        ("AppCallDeviceActionSync", "call_device_action_sync"),
        ("AppCallDeviceActionAsync", "call_device_action_async"),
        ("ServiceCallDeviceActionAsync", "service_call_device_action_async"),
    ],
)
@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("FailedOperation.ActionUnreachable|动作消息不可达", "动作消息不可达"),
        ("FailedOperation.ActionUnreachable", "FailedOperation.ActionUnreachable"),
    ],
)
async def test_action_that_does_not_reach_its_device(
    client: Client,
    fake_cloud: FakeCloud,
    action: str,
    method: str,
    status: str,
    message: str,
) -> None:
    """The cloud tells it as the status of a call that it took."""
    fake_cloud.answer(
        action,
        {
            "ClientToken": "",
            "OutputParams": "",
            "Status": status,
            "RequestId": "r1",
        },
    )
    with pytest.raises(DeviceOffline) as caught:
        await getattr(client.control, method)(LAMP, "blink", {})
    error = caught.value
    assert error.code == "FailedOperation.ActionUnreachable"
    assert (error.message, error.request_id) == (message, "r1")


async def test_report_that_the_cloud_does_not_take(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """It answers as it does to a device."""
    data = '{"code":405,"status":"data invalid"}'
    fake_cloud.answer("AppReportDataAsDevice", {"Data": data, "RequestId": "r1"})
    with pytest.raises(RequestRefused, match="data invalid") as caught:
        await client.device.report_data_as_device(LAMP, {"brightness": 101}, 1)
    assert (caught.value.code, caught.value.request_id) == ("Report 405", "r1")


@pytest.mark.parametrize("data", ["", None, '{"code":0,"status":"success"}'])
async def test_report_that_the_cloud_takes(
    client: Client, fake_cloud: FakeCloud, data: str | None
) -> None:
    fake_cloud.answer("AppReportDataAsDevice", {"Data": data})
    await client.device.report_data_as_device(LAMP, {"brightness": 1}, 1)


@pytest.mark.parametrize("garbage", ["a", "<pong>", "cG9u!w==", "cG9uZw==cG9uZw=="])
async def test_reply_that_is_no_base64(
    client: Client, fake_cloud: FakeCloud, garbage: str
) -> None:
    fake_cloud.answer("AppPublishRRPCMessage", {"PayloadBase64": garbage})
    with pytest.raises(RequestRefused, match="base64"):
        await client.control.publish_rrpc_message(LAMP, "x")


@pytest.mark.parametrize("encoded", ["cG9uZw==", "cG9uZw", "cG9u\nZw=="])
async def test_reply_in_forms_that_a_push_has(
    client: Client, fake_cloud: FakeCloud, encoded: str
) -> None:
    fake_cloud.answer("AppPublishRRPCMessage", {"PayloadBase64": encoded})
    reply = await client.control.publish_rrpc_message(LAMP, "x")
    assert reply.payload == b"pong"


@pytest.mark.parametrize(
    "answer",
    [
        {"ErrorCode": 200, "ErrorMsg": "no rights", "Data": None},
        {
            "Response": {"Data": {}},
            "ErrorCode": 200,
            "ErrorMsg": "no rights",
            "RequestId": "r1",
        },
    ],
    ids=["within the answer", "beside it, as most samples have it"],
)
async def test_kugou_refuses(
    client: Client, fake_cloud: FakeCloud, answer: dict[str, Any]
) -> None:
    fake_cloud.answer("AppKugouUserCommand", answer)
    with pytest.raises(RequestRefused, match="no rights") as caught:
        await client.music.awesome_everyday(LAMP)
    assert (caught.value.code, caught.value.request_id) == ("Kugou 200", "r1")


@pytest.mark.parametrize("code", [200003, "200004"])
async def test_kugou_wants_a_login(
    client: Client, fake_cloud: FakeCloud, code: object
) -> None:
    fake_cloud.answer("AppKugouUserCommand", {"ErrorCode": code, "ErrorMsg": "log in"})
    with pytest.raises(MusicLoginMissing, match="log in"):
        await client.music.awesome_everyday(LAMP)
