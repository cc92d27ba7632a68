"""Envelopes, answers and errors over real HTTP."""

from contextlib import nullcontext
import gzip
import time
from typing import Any

from aiohttp import ClientSession, web
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    ApplicationRefused,
    AuthenticationFailed,
    Client,
    CloudError,
    CloudUnavailable,
    ConnectionFailed,
    DeviceOffline,
    InternalError,
    NoReply,
    NotFound,
    PermissionDenied,
    RateLimited,
    RequestRefused,
    SignatureRefused,
    UnknownAction,
    transport,
)
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error

from .fake_cloud import FakeCloud, error

READ = "AppGetUser"
WRITE = "AppControlDeviceData"


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 0, "msg": "", "data": {"Data": {"UserID": "7"}, "RequestId": "r"}},
        {"code": "0", "data": {"Data": {"UserID": 7}}},
        {"Response": {"Data": {"UserId": "7"}, "RequestId": "r"}},
        {"code": 0, "data": {"Response": None, "UserID": "7"}},
        {"code": 0, "data": {"Data": {"UserID": "7", "New": [1]}, "Surprise": {}}},
        {"code": 0, "data": {"Response": {"Data": {"UserID": "7"}, "RequestId": "r"}}},
    ],
    ids=["code", "code as text", "Response", "flat", "unknown fields", "both"],
)
async def test_envelopes(
    client: Client, fake_cloud: FakeCloud, answer: dict[str, Any]
) -> None:
    fake_cloud.answer(READ, answer)
    assert (await client.user.get_user()).user_id == "7"


@pytest.mark.parametrize(
    ("answer", "kind", "code", "message", "request_id"),
    [
        (error("InvalidParameterValue.X"), RequestRefused, "InvalidParameterValue.X", "no", "r9"),
        (
            {"Response": {"Error": {"Code": "InvalidAction", "Message": "m"}, "RequestId": "r"}},
            UnknownAction,
            "InvalidAction",
            "m",
            "r",
        ),
        (
            {"code": 0, "data": {"Error": {"Code": "InvalidAction", "Message": "m"}}},
            UnknownAction,
            "InvalidAction",
            "m",
            "",
        ),
        ({"code": -1000, "msg": "no such thing"}, RequestRefused, "-1000", "no such thing", ""),
        ({"code": -1, "data": None}, RequestRefused, "-1", "-1", ""),
        ({"code": -1, "data": {"Error": "text"}}, RequestRefused, "Error", "text", ""),
        (error("FailedOperation.DeviceOffline"), DeviceOffline, "FailedOperation.DeviceOffline", "no", "r9"),
        (error("FailedOperation.ActionUnreachable"), DeviceOffline, "FailedOperation.ActionUnreachable", "no", "r9"),
        (error("FailedOperation.Timeout"), NoReply, "FailedOperation.Timeout", "no", "r9"),
        (error("UnauthorizedOperation"), PermissionDenied, "UnauthorizedOperation", "no", "r9"),
        (
            error("UnauthorizedOperation.APPNoPermissionToStudioProduct"),
            PermissionDenied,
            "UnauthorizedOperation.APPNoPermissionToStudioProduct",
            "no",
            "r9",
        ),
        (error("InvalidParameterValue.NoPermission"), PermissionDenied, "InvalidParameterValue.NoPermission", "no", "r9"),
        (error("ResourceNotFound.DeviceNotExist"), NotFound, "ResourceNotFound.DeviceNotExist", "no", "r9"),
        (error("ResourceNotFound.AppNotExists"), ApplicationRefused, "ResourceNotFound.AppNotExists", "no", "r9"),
        (
            error("UnsupportedOperation.ERR_APP_INVALID_IOTAPPID"),
            PermissionDenied,
            "UnsupportedOperation.ERR_APP_INVALID_IOTAPPID",
            "no",
            "r9",
        ),
        (error("InternalError.Timeout"), InternalError, "InternalError.Timeout", "no", "r9"),
        (
            error("InvalidParameterValue.InvalidSignature"),
            SignatureRefused,
            "InvalidParameterValue.InvalidSignature",
            "no",
            "r9",
        ),
        (error("AuthFailure.SignatureFailure"), SignatureRefused, "AuthFailure.SignatureFailure", "no", "r9"),
        (
            error("InvalidParameterValue", "Signature 无效"),
            SignatureRefused,
            "InvalidParameterValue",
            "Signature 无效",
            "r9",
        ),
        (error("InvalidParameterValue", "设备不存在 ResourceNotFound"), NotFound, "InvalidParameterValue", "设备不存在 ResourceNotFound", "r9"),
        ({"code": 0, "data": {"Response": error("InvalidAction")["data"]}}, UnknownAction, "InvalidAction", "no", "r9"),
        ({"code": -1000, "msg": "Signature 无效"}, SignatureRefused, "-1000", "Signature 无效", ""),
        (error("RequestLimitExceeded"), RateLimited, "RequestLimitExceeded", "no", "r9"),
        (error("LimitExceeded.FamilyDeviceExceedLimit"), RequestRefused, "LimitExceeded.FamilyDeviceExceedLimit", "no", "r9"),
        (
            error("InternalError", "InvalidParameterValue.UserLoginFailed|wrong password"),
            AuthenticationFailed,
            "InvalidParameterValue.UserLoginFailed",
            "wrong password",
            "r9",
        ),
        (error("InternalError", "this | that"), InternalError, "InternalError", "this | that", "r9"),
        (
            error("InvalidParameterValue.TokenInfoSaveError"),
            InternalError,
            "InvalidParameterValue.TokenInfoSaveError",
            "no",
            "r9",
        ),
        (error("ServiceUnavailable"), CloudUnavailable, "ServiceUnavailable", "no", "r9"),
        (error("ResourceUnavailable"), CloudUnavailable, "ResourceUnavailable", "no", "r9"),
        (error("InternalServerErrorExceptionDB"), InternalError, "InternalServerErrorExceptionDB", "no", "r9"),
        (
            {"code": -1000, "msg": "ResourceNotFound|gone"},
            NotFound,
            "ResourceNotFound",
            "gone",
            "",
        ),
        (
            {"code": -1000, "msg": "FailedOperation.DeviceOffline", "data": None},
            DeviceOffline,
            "-1000",
            "FailedOperation.DeviceOffline",
            "",
        ),
    ],
)  # fmt: skip
async def test_errors(
    client: Client,
    fake_cloud: FakeCloud,
    answer: dict[str, Any],
    kind: type[CloudError],
    code: str,
    message: str,
    request_id: str,
) -> None:
    fake_cloud.answer(WRITE, answer)
    with pytest.raises(CloudError) as caught:
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert type(caught.value) is kind
    assert (caught.value.code, caught.value.message) == (code, message)
    assert caught.value.request_id == request_id
    assert code in str(caught.value)
    assert (f"RequestId {request_id}" in str(caught.value)) is bool(request_id)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html>502 Bad Gateway</html>", "InvalidAnswer"),
        (b'{"code": 0, "data": {"Da', "InvalidAnswer"),
        (b"", "InvalidAnswer"),
        (b"[]", "InvalidAnswer"),
        (b"null", "InvalidAnswer"),
        (b'{"code": 0, "data": "OK"}', "InvalidAnswer"),
        (b'{"Response": [1]}', "InvalidAnswer"),
        (b'{"retcode": 0, "result": {"Data": {}}}', "InvalidAnswer"),
        (b"{}", "InvalidAnswer"),
        (b"\xff\xfe\x00", "InvalidAnswer"),
    ],
)
async def test_answers_in_no_language(
    client: Client, fake_cloud: FakeCloud, body: bytes, code: str
) -> None:
    fake_cloud.answer(WRITE, body)
    with pytest.raises(ConnectionFailed) as caught:
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("result", "delivered"),
    [
        ('{"Sent":1,"pushResult":0}', True),
        ("", True),
        ('{"Sent":1,"pushResult":23101}', False),
        ({"Sent": 0, "pushResult": "23101"}, False),
    ],
)
async def test_values_that_were_taken_but_not_delivered(
    client: Client, fake_cloud: FakeCloud, result: object, *, delivered: bool
) -> None:
    fake_cloud.answer(WRITE, {"Data": "", "Result": result})
    with nullcontext() if delivered else pytest.raises(DeviceOffline, match="23101"):
        await client.control.control_device_data("P1/lamp", {"power": 1})


async def test_read_that_is_answered_with_nothing(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """An empty answer must not look like a home without devices."""
    for nothing in ({"code": 0, "msg": "", "data": None}, {"code": 0, "data": {}}):
        fake_cloud.answer("AppGetFamilyDeviceList", nothing)
        with pytest.raises(ConnectionFailed, match="the answer is empty"):
            await client.device.get_family_device_list("f1")
        fake_cloud.answer(WRITE, nothing)
        await client.control.control_device_data("P1/lamp", {"power": 1})


async def test_answer_behind_a_byte_order_mark(
    client: Client, fake_cloud: FakeCloud
) -> None:
    fake_cloud.answer(READ, b'\xef\xbb\xbf{"code": 0, "data": {"UserID": "7"}}')
    assert (await client.user.get_user()).user_id == "7"


async def test_compressed_answer(client: Client, fake_cloud: FakeCloud) -> None:
    body = gzip.compress(b'{"code": 0, "data": {"UserID": "7"}}')
    fake_cloud.answer(
        READ, lambda _: web.Response(body=body, headers={"Content-Encoding": "gzip"})
    )
    assert (await client.user.get_user()).user_id == "7"


async def test_answer_that_does_not_end(
    client: Client, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither as it is nor packed: a small one may become large."""
    monkeypatch.setattr(transport, "LARGEST_BODY", 1000)
    packed = gzip.compress(b" " * 100_000)
    for body, headers in (
        (b" " * 1001, {}),
        (packed, {"Content-Encoding": "gzip"}),
    ):
        fake_cloud.answer(WRITE, web.Response(body=body, headers=headers))
        with pytest.raises(ConnectionFailed) as caught:
            await client.control.control_device_data("P1/lamp", {"power": 1})
        assert caught.value.code == "TooLarge"
    assert len(fake_cloud.requests) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/picture.jpg",
        "http://192.168.1.1/picture.jpg",
        "file:///etc/passwd",
        "https://",
        "http://[",
        "picture.jpg",
    ],
)
async def test_file_at_an_address_that_is_not_safe(client: Client, url: str) -> None:
    with pytest.raises(ConnectionFailed) as caught:
        await client.download(url)
    assert caught.value.code == "InvalidAddress"


async def test_session_that_was_closed(client: Client, session: ClientSession) -> None:
    await session.close()
    with pytest.raises(ConnectionFailed, match="session is closed"):
        await client.control.control_device_data("P1/lamp", {"power": 1})
    with pytest.raises(ConnectionFailed, match="session is closed"):
        await client.download("http://127.0.0.1/picture.jpg")


@pytest.mark.parametrize("place", [480, 490, 990, 999])
def test_refusal_without_end(place: int) -> None:
    """It holds up nobody and fills no log, and where it is cut off nobody is left."""
    person = "ann.smith@example.com"
    message = "x" * (place - 1) + " " + person + "x" * 30_000
    began = time.process_time()
    refusal = cloud_error("C" * 30_000, message, "R" * 30_000)
    assert time.process_time() - began < 1
    assert len(str(refusal)) < 1000
    assert len(repr(refusal)) < 1000
    assert "ann" not in repr(refusal)
