"""What the tests of the cloud client share."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Application,
    Client,
    Login,
    PhonePasswordLogin,
    Token,
    client as client_module,
    custom_endpoints,
)

from .fake_cloud import FakeCloud, running_cloud
from .listener import Listener

PHONE = PhonePasswordLogin(country_code="86", phone="13800000000", password="secret")

type MakeClient = Callable[..., Client]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let retries follow at once."""
    monkeypatch.setattr(client_module, "RETRY_SECONDS", 0.0)


@pytest.fixture
async def fake_cloud(socket_enabled: None) -> AsyncIterator[FakeCloud]:
    """Return a cloud on this machine."""
    async with running_cloud() as cloud:
        yield cloud


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Return the session that the clients use."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def make_client(fake_cloud: FakeCloud, session: aiohttp.ClientSession) -> MakeClient:
    """Return what makes clients of that cloud."""

    def make(login: Login = PHONE, **options: Any) -> Client:
        return Client(
            session,
            custom_endpoints(fake_cloud.api_url, fake_cloud.ws_url),
            Application(app_key="key", app_secret="app-secret"),
            login,
            **options,
        )

    return make


@pytest.fixture
def client(make_client: MakeClient) -> Client:
    """Return a client that is logged in."""
    return make_client(token=Token(value="token-1", expire_at=None))


@pytest.fixture
def listener() -> Listener:
    """Return who hears what a push connection says."""
    return Listener()
