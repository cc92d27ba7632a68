"""Tokens that end: renewed in good time, once for all who wait, or by the user."""

import asyncio
from collections import Counter
import gc
import logging
import time

from aiohttp import web
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    ApplicationRefused,
    AuthenticationFailed,
    Client,
    ConnectionFailed,
    EmailCodeLogin,
    Login,
    PhoneCodeLogin,
    RequestRefused,
    Token,
    TokenLogin,
    TryLater,
)
from custom_components.tencent_iot_explorer.cloud.errors import LONGEST_MESSAGE

from .conftest import MakeClient
from .fake_cloud import FAR, FakeCloud, error, token_answer

INVALID = "InvalidParameterValue.InvalidAccessToken"
READ = "AppGetUser"
WRITE = "AppControlDeviceData"


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
    """The user, who was let in twice, can do nothing about that."""
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.answer(WRITE, error(INVALID))
    with pytest.raises(TryLater):
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
        ("InvalidParameterValue", "Token无效"),
        ("InvalidParameterValue", "InvalidAccessToken"),
        ("InternalError", "InvalidParameterValue.InvalidAccessToken|Token无效"),
        ("-1000", "Token无效"),
    ],
)
async def test_token_that_only_the_message_refuses(
    make_client: MakeClient, fake_cloud: FakeCloud, code: str, message: str
) -> None:
    client = make_client(token=Token(value="old", expire_at=FAR))
    fake_cloud.answer("AppGetToken", token_answer("new"))
    fake_cloud.refuse(WRITE, code, message, {})
    await client.call(WRITE)
    assert [each["AccessToken"] for each in fake_cloud.sent(WRITE)] == ["old", "new"]


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


async def test_a_secret_that_is_cut_off_is_told_to_nobody(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client(token=Token(value="old-token", expire_at=FAR))
    long = "x" * (LONGEST_MESSAGE - len("old-tok"))
    fake_cloud.answer(WRITE, error("InvalidParameter", f"{long}old-token"))
    with pytest.raises(RequestRefused) as refused:
        await client.call(WRITE)
    assert refused.value.message == f"{long}…"


async def test_what_a_cloud_repeats_of_a_secret_is_told_to_nobody(
    make_client: MakeClient, fake_cloud: FakeCloud
) -> None:
    client = make_client(token=Token(value="old-token", expire_at=FAR))
    fake_cloud.answer(WRITE, error("InvalidParameter", "old-token has no lamp"))
    fake_cloud.answer(
        "AppGetToken",
        lambda body: error("AuthFailure.SignatureFailure", str(sorted(body.items()))),
    )
    with pytest.raises(RequestRefused) as refused:
        await client.call(WRITE)
    with pytest.raises(ApplicationRefused) as application:
        await client.login()
    assert refused.value.message == "… has no lamp"
    told = repr(application.value)
    assert "Password" in told
    for secret in ("secret", fake_cloud.sent("AppGetToken")[0]["Signature"]):
        assert secret not in told
