"""The login of the push connection, which may end at any time."""

import asyncio

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    AuthenticationFailed,
    Client,
    ConnectionFailed,
    Push,
    Token,
    TokenLogin,
    push as push_module,
)

from ...waiting import PATIENCE_SECONDS
from ..conftest import MakeClient
from ..fake_cloud import FakeCloud
from ..listener import Listener, connected, soon
from . import INVALID


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


@pytest.mark.usefixtures("beating")
async def test_heart_beats_on_while_the_cloud_cannot_log_in(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
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


@pytest.mark.usefixtures("beating")
async def test_login_that_ends_between_two_heartbeats(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await connected(push, listener)

    async def valid_token() -> Token:
        raise AuthenticationFailed("UserLoginFailed", "no")

    monkeypatch.setattr(push._client, "valid_token", valid_token)
    await soon(listener.refused)
    assert not push.connected
    assert len(fake_cloud.sockets) == 1


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


@pytest.mark.usefixtures("beating")
async def test_heartbeat_that_is_refused_with_every_token(
    push: Push,
    listener: Listener,
    fake_cloud: FakeCloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new token that is refused as well is not what is wrong."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(push_module, "LAST_RETRY_SECONDS", 0.01)
    tokens = [{"Data": {"Token": f"token-{each}"}} for each in range(9)]
    fake_cloud.answer("AppGetToken", *tokens)
    fake_cloud.socket_answers["YunApi"].extend([INVALID] * 8)
    await connected(push, listener)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while fake_cloud.socket_answers["YunApi"]:
            await asyncio.sleep(0.01)
    assert len(fake_cloud.sent("AppGetToken")) == 1
