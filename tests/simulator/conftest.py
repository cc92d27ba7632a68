"""Callers of the simulated cloud: our own, and the official SDK."""

from collections.abc import AsyncIterator, Mapping

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
import pytest

from . import sdk_driver
from .caller import Caller
from .sdk_driver import Sdk

DEMO_LOGIN = {
    "Action": "AppGetToken",
    "Type": "phone",
    "CountryCode": "86",
    "PhoneNumber": "13800000000",
    "Password": "demo-password",
}
GUEST_LOGIN = {
    "Action": "AppGetToken",
    "Type": "email",
    "Email": "guest@example.com",
    "Password": "guest-password",
}


@pytest.fixture
async def stranger(server: TestServer) -> AsyncIterator[Caller]:
    """Return somebody who has not logged in."""
    async with ClientSession(server.make_url("/")) as session:
        yield Caller(session)


@pytest.fixture
async def demo(server: TestServer) -> AsyncIterator[Caller]:
    """Return the owner of the demo home, logged in."""
    async with ClientSession(server.make_url("/")) as session:
        yield await Caller(session).log_in(DEMO_LOGIN)


@pytest.fixture
async def guest(server: TestServer) -> AsyncIterator[Caller]:
    """Return the second account, logged in."""
    async with ClientSession(server.make_url("/")) as session:
        yield await Caller(session).log_in(GUEST_LOGIN)


@pytest.fixture(scope="session")
def sdk_installed() -> None:
    """Install the official SDK before the first test that needs it."""
    if reason := sdk_driver.install():
        pytest.skip(reason)


@pytest.fixture
async def sdk(sdk_installed: None, urls: Mapping[str, str]) -> AsyncIterator[Sdk]:
    """Return the official SDK with the demo account."""
    sdk = await Sdk.start(
        {
            "apiUrl": urls["api_url"],
            "wsUrl": urls["ws_url"],
            "appKey": "demo-app-key",
            "appSecret": "demo-app-secret",
            "login": DEMO_LOGIN,
        }
    )
    yield sdk
    await sdk.stop()
