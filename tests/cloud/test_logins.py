"""Ways to log in: what they ask for, hide and send, and what each request does."""

from dataclasses import fields
import time

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    LOGIN_METHODS,
    Application,
    AuthenticationFailed,
    Client,
    ConnectionFailed,
    EmailCodeLogin,
    EmailPasswordLogin,
    Login,
    LoginMethod,
    PhoneCodeLogin,
    PhonePasswordLogin,
    RateLimited,
    Token,
    TokenLogin,
    User,
    WeChatLogin,
)
from custom_components.tencent_iot_explorer.cloud.signing import sign

from .conftest import PHONE, MakeClient
from .fake_cloud import FAR, FakeCloud, error, token_answer

READ = "AppGetUser"
NUMBER = {"country_code": "86", "phone": "13800000000"}


@pytest.mark.parametrize(
    "secretive",
    [
        Application(app_key="key", app_secret="hidden"),
        Token(value="hidden", expire_at=1),
        WeChatLogin(open_id="hidden"),
        PhonePasswordLogin(country_code="86", phone="hidden", password="hidden"),
        PhoneCodeLogin(country_code="86", phone="hidden", code="hidden"),
        EmailPasswordLogin(email="hidden", password="hidden"),
        TokenLogin(access_token="hidden"),
        User(user_id="1", phone="hidden", email="hidden"),
    ],
)
def test_secrets_do_not_show(secretive: object) -> None:
    assert "hidden" not in repr(secretive)


@pytest.mark.parametrize(
    ("name", "stored", "login"),
    [
        (
            "phone",
            NUMBER | {"password": "secret"},
            PhonePasswordLogin(**NUMBER, password="secret"),
        ),
        (
            "email",
            {"email": "a@example.com", "password": "secret"},
            EmailPasswordLogin(email="a@example.com", password="secret"),
        ),
        ("wechat", {"open_id": "o"}, WeChatLogin(open_id="o")),
        ("phone_code", NUMBER, PhoneCodeLogin(**NUMBER)),
        ("phone_code", NUMBER | {"code": "1"}, PhoneCodeLogin(**NUMBER, code="1")),
        ("email_code", {"email": "a@b.c"}, EmailCodeLogin(email="a@b.c")),
        ("token", {"access_token": "t"}, TokenLogin(access_token="t")),
    ],
)
def test_login_methods(name: str, stored: dict[str, str], login: Login) -> None:
    method = LOGIN_METHODS[name]
    assert method.read({**stored, "of": "something else"}) == login
    assert method.secrets <= set(method.needs)
    for missing in method.needs:
        with pytest.raises(KeyError, match=missing):
            method.read({key: stored[key] for key in stored if key != missing})


@pytest.mark.parametrize("method", LOGIN_METHODS.values(), ids=list(LOGIN_METHODS))
def test_what_a_login_method_asks_for(method: LoginMethod) -> None:
    given = {each.name for each in fields(method.login)}
    assert given == {*method.needs, *(["code"] if method.needs_code else [])}
    assert not (method.renewable and method.needs_code), "a code works once"


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
