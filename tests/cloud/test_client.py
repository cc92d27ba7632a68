"""Requests, answers, errors and logins over real HTTP."""

import asyncio
from collections import Counter
from contextlib import nullcontext
import gc
import gzip
import logging
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
    EmailCodeLogin,
    EmailPasswordLogin,
    InternalError,
    Login,
    NotFound,
    PermissionDenied,
    PhoneCodeLogin,
    RateLimited,
    RequestRefused,
    SignatureRefused,
    Token,
    TokenLogin,
    TryLater,
    UnknownAction,
    WeChatLogin,
    client as client_module,
    transport,
)
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error
from custom_components.tencent_iot_explorer.cloud.signing import sign

from .cases import CASES
from .conftest import PHONE, MakeClient
from .fake_cloud import FakeCloud, error

INVALID = "InvalidParameterValue.InvalidAccessToken"
READ = "AppGetUser"
WRITE = "AppControlDeviceData"
ASKING = ("check_", "describe_", "generate_", "get_", "list_")
FAR = 4102444800


def token_answer(value: str, expire_at: object = FAR) -> dict[str, Any]:
    """Return the answer to a login."""
    return {"Data": {"Token": value, "ExpireAt": expire_at}}


# Envelopes


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 0, "msg": "", "data": {"Data": {"UserID": "7"}, "RequestId": "r"}},
        {"code": "0", "data": {"Data": {"UserID": 7}}},
        {"Response": {"Data": {"UserId": "7"}, "RequestId": "r"}},
        {"code": 0, "data": {"Response": None, "UserID": "7"}},
        {"code": 0, "data": {"Data": {"UserID": "7", "New": [1]}, "Surprise": {}}},
    ],
    ids=["code", "code as text", "Response", "flat", "unknown fields"],
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
        (error("FailedOperation.Timeout"), DeviceOffline, "FailedOperation.Timeout", "no", "r9"),
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


# Retries


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


# What is sent


async def test_common_parameters(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client(token=Token(value="token-1", expire_at=None), language="zh-CN")
    parameters = {"Given": 0, "Empty": "", "Missing": None, "RequestId": "an answer's"}
    await client.call("AppThing", parameters)
    ((path, body),) = fake_cloud.requests
    assert path == "tokenapi"
    assert body["RequestId"] != "an answer's"
    assert body == {
        "Action": "AppThing",
        "AccessToken": "token-1",
        "RequestId": body["RequestId"],
        "lang": "zh-CN",
        "Given": 0,
        "Empty": "",
    }


@pytest.mark.parametrize(
    ("login", "action", "parameters"),
    [
        (
            PHONE,
            "AppGetToken",
            {
                "Type": "phone",
                "CountryCode": "86",
                "PhoneNumber": "13800000000",
                "Password": "secret",
            },
        ),
        (
            EmailPasswordLogin(email="a@example.com", password="secret"),
            "AppGetToken",
            {"Type": "email", "Email": "a@example.com", "Password": "secret"},
        ),
        (
            PhoneCodeLogin(country_code="86", phone="13800000000", code="123456"),
            "AppGetToken",
            {
                "Type": "phone",
                "CountryCode": "86",
                "PhoneNumber": "13800000000",
                "VerificationCode": "123456",
            },
        ),
        (
            EmailCodeLogin(email="a@example.com", code="123456"),
            "AppGetToken",
            {"Type": "email", "Email": "a@example.com", "VerificationCode": "123456"},
        ),
        (
            WeChatLogin(open_id="open-id"),
            "AppGetTokenByWeiXin",
            {"WxOpenID": "open-id", "NickName": "", "Avatar": ""},
        ),
    ],
)
async def test_logins(
    make_client: MakeClient,
    fake_cloud: FakeCloud,
    login: Login,
    action: str,
    parameters: dict[str, str],
) -> None:
    told: list[Token] = []
    client = make_client(login, on_token=told.append)
    fake_cloud.answer(action, token_answer("token-1", str(FAR)))
    assert client.token is None
    token = await client.login()
    assert token == Token(value="token-1", expire_at=FAR)
    assert client.token == token
    assert told == [token]
    ((path, body),) = fake_cloud.requests
    assert path == "appapi"
    assert body["Signature"] == sign(body, "app-secret")
    assert abs(body["Timestamp"] - time.time()) < 60
    common = {
        "Action",
        "AppKey",
        "Nonce",
        "RequestId",
        "Timestamp",
        "lang",
        "Signature",
    }
    assert {key: body[key] for key in body.keys() - common} == parameters
    await client.call(READ)
    assert fake_cloud.sent(READ)[0]["AccessToken"] == "token-1"


@pytest.mark.parametrize(
    "code",
    ["InvalidParameterValue.NickNameLengthInvalid", "ErrorRequiredParamNotFound"],
)
async def test_cloud_that_insists_on_a_name(
    make_client: MakeClient, fake_cloud: FakeCloud, code: str
) -> None:
    """A name that nobody has asked for is told only then, and only once."""
    action = "AppGetTokenByWeiXin"
    client = make_client(WeChatLogin(open_id="open-id"))
    fake_cloud.refuse(action, code, "no", token_answer("token-1"))
    assert (await client.login()).value == "token-1"
    unnamed, named = fake_cloud.sent(action)
    assert (unnamed["NickName"], unnamed["Avatar"]) == ("", "")
    assert named["NickName"]
    assert named["Avatar"].startswith("https://")
    assert named["Signature"] == sign(named, "app-secret")
    fake_cloud.refuse(action, code)
    with pytest.raises(AuthenticationFailed, match=code):
        await client.login()
    assert len(fake_cloud.sent(action)) == 4


async def test_refused_wechat_user_is_not_asked_again_by_name(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    """A name would not help."""
    action = "AppGetTokenByWeiXin"
    fake_cloud.refuse(action, "AuthFailure.SignatureFailure", "no")
    with pytest.raises(AuthenticationFailed):
        await make_client(WeChatLogin(open_id="open-id")).login()
    assert len(fake_cloud.sent(action)) == 1


@pytest.mark.parametrize(
    ("login", "action", "address"),
    [
        (
            PhoneCodeLogin(country_code="86", phone="13800000000"),
            "AppSendVerificationCode",
            {"CountryCode": "86", "PhoneNumber": "13800000000"},
        ),
        (
            EmailCodeLogin(email="a@example.com"),
            "AppSendEmailVerificationCode",
            {"Email": "a@example.com"},
        ),
    ],
)
async def test_the_code_goes_where_the_login_is(
    make_client: MakeClient,
    fake_cloud: FakeCloud,
    login: Login,
    action: str,
    address: dict[str, str],
) -> None:
    fake_cloud.answer(action, {"Data": "OK"})
    await make_client(login).send_code()
    ((_, body),) = fake_cloud.requests
    assert body["Action"] == action
    assert body["Type"] == "login"
    assert address.items() <= body.items()


async def test_no_code_for_a_login_with_a_password(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    await make_client().send_code()
    assert not fake_cloud.requests


async def test_login_in_the_flat_form(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    fake_cloud.answer("AppGetToken", {"Response": {"Token": "token-1"}})
    assert await make_client().login() == Token(value="token-1", expire_at=None)


async def test_login_without_a_token(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    fake_cloud.answer("AppGetToken", {"Data": {"Token": None}})
    with pytest.raises(ConnectionFailed, match="no Token"):
        await make_client().login()


async def test_pasted_token(make_client: MakeClient, fake_cloud: FakeCloud) -> None:
    client = make_client(TokenLogin(access_token="pasted"))
    assert await client.login() == Token(value="pasted", expire_at=None)
    await client.call(READ)
    assert fake_cloud.sent(READ)[0]["AccessToken"] == "pasted"


async def test_verification_codes(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    user = make_client().user
    await user.send_verification_code("86", "13800000000")
    await user.send_email_verification_code("a@example.com")
    (phone_path, phone), (email_path, email) = fake_cloud.requests
    assert phone_path == email_path == "appapi"
    assert (phone["Type"], phone["CountryCode"]) == ("login", "86")
    assert phone["PhoneNumber"] == "13800000000"
    assert (email["Type"], email["Email"]) == ("login", "a@example.com")
    fake_cloud.answer(
        "AppSendVerificationCode", error("InvalidParameterValue.SendVerifyCodeTooQuick")
    )
    with pytest.raises(RateLimited):
        await user.send_verification_code("86", "13800000000")


@pytest.mark.parametrize("value", [10**30, {1: 2}, "\ud800", object()])
async def test_what_cannot_be_sent(
    client: Client, fake_cloud: FakeCloud, value: object
) -> None:
    with pytest.raises(ValueError, match="cannot be sent"):
        await client.control.control_device_data("P1/lamp", {"power": value})
    with pytest.raises(ValueError, match="cannot be sent"):
        await client.call("AppThing", {"Value": value})
    assert fake_cloud.requests == []


# Tokens that end


async def test_refused_token_is_renewed(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    told: list[Token] = []
    client = make_client(token=Token(value="old", expire_at=FAR), on_token=told.append)
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.refuse(WRITE, INVALID, "no", {})
    await client.control.control_device_data("P1/lamp", {"power": 1})
    tokens = [body["AccessToken"] for body in fake_cloud.sent(WRITE)]
    assert tokens == ["old", "new"]
    assert told == [Token(value="new", expire_at=FAR)]


async def test_refused_token_is_renewed_once_for_all(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.answer(
        READ,
        lambda body: web.json_response(
            error(INVALID)
            if body["AccessToken"] == "old"
            else {"code": 0, "data": {"UserID": "7"}}
        ),
    )
    users = await asyncio.gather(*(client.user.get_user() for _ in range(12)))
    assert {user.user_id for user in users} == {"7"}
    assert len(fake_cloud.sent("AppGetToken")) == 1


async def test_login_that_fails_when_nobody_waits(
    make_client: MakeClient, fake_cloud: FakeCloud, complaints: list[str]
) -> None:
    fake_cloud.answer("AppGetToken", lambda _: web.Response(status=500))
    waiting = asyncio.create_task(make_client().valid_token())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel()
    await fake_cloud.arrived(1)
    await asyncio.sleep(0.05)
    gc.collect()
    assert waiting.cancelled()
    assert not complaints


async def test_token_that_somebody_else_has_renewed(
    client: Client, fake_cloud: FakeCloud
) -> None:
    assert await client.renew(Token(value="older", expire_at=None)) == client.token
    assert fake_cloud.requests == []


async def test_new_token_that_somebody_else_ends_at_once(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    """Whoever logs in elsewhere in that moment is no reason to ask the user."""
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"), token_answer("newer"))
    fake_cloud.answer(WRITE, error(INVALID), error(INVALID), {})
    await client.control.control_device_data("P1/lamp", {"power": 1})
    tokens = [body["AccessToken"] for body in fake_cloud.sent(WRITE)]
    assert tokens == ["old", "new", "newer"]


async def test_new_tokens_that_are_all_refused(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.answer(WRITE, error(INVALID))
    with pytest.raises(AuthenticationFailed):
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert Counter(body["Action"] for _, body in fake_cloud.requests) == {
        WRITE: 3,
        "AppGetToken": 2,
    }


@pytest.mark.parametrize(("seconds_left", "logins"), [(3600, 0), (30, 1), (-5, 1)])
async def test_token_is_renewed_in_good_time(
    make_client: MakeClient, fake_cloud: FakeCloud, seconds_left: int, logins: int
) -> None:
    old = Token(value="old", expire_at=int(time.time()) + seconds_left)
    client = make_client(token=old)
    fake_cloud.answer("AppGetToken", token_answer("new"))
    await client.control.control_device_data("P1/lamp", {"power": 1})
    assert len(fake_cloud.sent("AppGetToken")) == logins
    (body,) = fake_cloud.sent(WRITE)
    assert body["AccessToken"] == ("new" if logins else "old")


async def test_new_token_that_seems_over_is_used_until_it_is_refused(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    """The clock of this machine or the cloud's is wrong: no login for each request."""
    client = make_client()
    fake_cloud.answer("AppGetToken", token_answer("new", int(time.time()) - 9))
    for _ in range(3):
        await client.user.get_user()
    assert len(fake_cloud.sent("AppGetToken")) == 1


@pytest.mark.parametrize(
    "message",
    [INVALID, "Token无效", "Invalid Token"],
    ids=["code", "the cloud's own words", "in English"],
)
async def test_refused_token_of_which_only_the_envelope_tells(
    make_client: MakeClient, fake_cloud: FakeCloud, message: str
) -> None:
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"))
    refusal = {"code": -1000, "msg": message, "data": None}
    fake_cloud.answer(READ, refusal, {"Data": {"UserID": "7"}})
    assert (await client.user.get_user()).user_id == "7"


@pytest.mark.parametrize(
    "login",
    [
        PhoneCodeLogin(country_code="86", phone="1", code="123456"),
        EmailCodeLogin(email="a@example.com", code="123456"),
        TokenLogin(access_token="pasted"),
    ],
)
@pytest.mark.parametrize("expire_at", [None, 1, FAR])
async def test_login_that_takes_the_user(
    make_client: MakeClient,
    fake_cloud: FakeCloud,
    login: Login,
    expire_at: int | None,
) -> None:
    """It holds until the cloud ends it, whatever the clock of this machine says."""
    client = make_client(login, token=Token(value="old", expire_at=expire_at))
    fake_cloud.answer(READ, {}, error(INVALID))
    await client.call(READ)
    for _ in range(2):
        with pytest.raises(AuthenticationFailed):
            await client.user.get_user()
    assert [each["AccessToken"] for each in fake_cloud.sent(READ)] == ["old", "old"]
    assert len(fake_cloud.requests) == 2


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InternalError", "InvalidParameterValue.UserLoginFailed|wrong"),
        ("InvalidParameterValue.ErrorUserNotExists", "wrong"),
        ("InvalidParameterValue", "wrong"),
        ("UnauthorizedOperation", "wrong"),
    ],
)
async def test_refused_login_is_not_tried_again(
    make_client: MakeClient, fake_cloud: FakeCloud, code: str, message: str
) -> None:
    client = make_client()
    fake_cloud.refuse("AppGetToken", code, message, token_answer("new"))
    for _ in range(3):
        with pytest.raises(AuthenticationFailed, match="wrong") as caught:
            await client.user.get_user()
        assert caught.value.request_id == "r9"
    assert len(fake_cloud.requests) == 1
    await client.login()
    await client.user.get_user()
    assert fake_cloud.sent(READ)[0]["AccessToken"] == "new"


@pytest.mark.parametrize(
    "code", [INVALID, "AuthFailure.VERIFY_LOGIN_FAIL", "VERIFY_LOGIN_FAIL"]
)
async def test_nothing_is_sent_once_only_the_user_can_log_in(
    make_client: MakeClient, fake_cloud: FakeCloud, code: str
) -> None:
    client = make_client(TokenLogin(access_token="pasted"))
    fake_cloud.answer(READ, error(code))
    for _ in range(3):
        with pytest.raises(AuthenticationFailed):
            await client.user.get_user()
    with pytest.raises(AuthenticationFailed):
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert len(fake_cloud.requests) == 1


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidParameterValue", "Signature 无效"),
        ("InvalidParameterValue.InvalidSignature", "签名错误"),
        ("AuthFailure.SignatureFailure", "签名错误"),
    ],
)
async def test_refused_signature_of_the_application(
    client: Client, fake_cloud: FakeCloud, code: str, message: str
) -> None:
    """It is the AppSecret that is wrong, which nobody else signs with."""
    fake_cloud.answer("AppGetToken", error(code, message))
    with pytest.raises(ApplicationRefused, match=message) as caught:
        await client.login()
    assert (caught.value.code, caught.value.request_id) == (code, "r9")


@pytest.mark.parametrize(
    "code", ["AuthFailure.SignatureExpire", "InvalidParameterValue.InvalidTimestamp"]
)
async def test_login_refused_for_a_wrong_clock_is_tried_again(
    make_client: MakeClient, fake_cloud: FakeCloud, code: str
) -> None:
    client = make_client()
    fake_cloud.refuse("AppGetToken", code, "no", token_answer("new"))
    with pytest.raises(TryLater):
        await client.user.get_user()
    await client.user.get_user()
    assert fake_cloud.sent(READ)[0]["AccessToken"] == "new"


async def test_failed_login_is_tried_again(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client()
    fake_cloud.answer("AppGetToken", b"<html>", token_answer("new"))
    with pytest.raises(ConnectionFailed):
        await client.call(WRITE)
    await client.call(WRITE)
    assert fake_cloud.sent(WRITE)[0]["AccessToken"] == "new"


async def test_impatient_caller_does_not_stop_the_login(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client()
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.gate.clear()
    impatient = asyncio.create_task(client.user.get_user())
    patient = asyncio.create_task(client.user.get_user())
    await fake_cloud.arrived(1)
    impatient.cancel()
    fake_cloud.gate.set()
    await patient
    assert impatient.cancelled()
    assert len(fake_cloud.sent("AppGetToken")) == 1


async def test_nothing_secret_is_logged(
    make_client: MakeClient, fake_cloud: FakeCloud, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "custom_components.tencent_iot_explorer")
    client = make_client(token=Token(value="old-token", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new-token"))
    user = {"Data": {"UserID": "7"}}
    fake_cloud.refuse(READ, INVALID, "user 13800000000 is gone", user)
    await client.user.get_user()
    told = "a@example.com and +86 138 0000 0000 have no lamp 20261129"
    fake_cloud.answer(WRITE, error("InvalidParameterValue", told))
    with pytest.raises(RequestRefused) as caught:
        await client.control.control_device_data("P1/lamp", {"power": 1})
    assert caught.value.message == "… and … have no lamp 20261129"
    assert "example" not in repr(caught.value)
    ours = [each.getMessage() for each in caplog.records if "cloud" in each.name]
    assert any("AppGetUser" in line for line in ours)
    for secret in ("secret", "-token", "13800000000", "example.com", "app-secret"):
        assert not any(secret in line for line in ours)


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
