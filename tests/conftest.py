"""What all tests share: a simulated cloud, and an entry that talks to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

# imported before Home Assistant's test configuration takes the name custom_components
import custom_components.tencent_iot_explorer  # noqa: F401
from custom_components.tencent_iot_explorer.cloud.decoding import warn_once
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, create_app, load_home

type SetUp = Callable[[], Awaitable[MockConfigEntry]]


@pytest.fixture(autouse=True)
def auto_enable_custom_integrations(request: pytest.FixtureRequest) -> None:
    """Let every test that has a Home Assistant load this integration.

    The cloud is there before Home Assistant, and goes after it.
    """
    if "hass" in request.fixturenames:
        for name in ("server", "recorder_mock", "enable_custom_integrations"):
            if name in {*request.fixturenames, "enable_custom_integrations"}:
                request.getfixturevalue(name)


@pytest.fixture(autouse=True)
def forgotten_troubles() -> None:
    """Let every test see the troubles that another one saw before."""
    warn_once.cache_clear()


@pytest.fixture
async def complaints() -> AsyncIterator[list[str]]:
    """Return what the event loop complains of, such as errors that nobody saw."""
    found: list[str] = []
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    loop.set_exception_handler(lambda _, context: found.append(context["message"]))
    yield found
    loop.set_exception_handler(before)


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare as Home Assistant does."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
def cloud() -> Cloud:
    """Return a cloud with the demo home, in which nothing moves by itself."""
    return Cloud(load_home("demo"))


@pytest.fixture
async def server(cloud: Cloud, socket_enabled: None) -> AsyncIterator[TestServer]:
    """Serve the cloud on this machine."""
    server = TestServer(create_app(cloud), host="127.0.0.1")
    async with server:
        yield server


@pytest.fixture
def urls(server: TestServer) -> Mapping[str, str]:
    """Return the addresses that the config flow asks for."""
    return {
        "api_url": str(server.make_url("/api/exploreropen/")),
        "ws_url": str(server.make_url("/ws/explorer").with_scheme("ws")),
    }


@pytest.fixture
def config_entry(cloud: Cloud, urls: Mapping[str, str]) -> MockConfigEntry:
    """Return an account with all its families, as the config flow makes it."""
    user = cloud.home.users[0]
    return MockConfigEntry(
        domain=DOMAIN,
        title=user.nick_name,
        unique_id=user.user_id,
        data={
            "region": "custom",
            **urls,
            "app_key": "demo-app-key",
            "app_secret": "demo-app-secret",
            "login_method": "phone",
            "country_code": user.country_code,
            "phone": user.phone,
            "password": user.password,
        },
        subentries_data=[
            ConfigSubentryData(
                data={},
                subentry_type="family",
                title=family.name,
                unique_id=family.family_id,
            )
            for family in cloud.home.families.values()
            if user.user_id in family.members
        ],
    )


@pytest.fixture
def set_up(hass: HomeAssistant, config_entry: MockConfigEntry) -> SetUp:
    """Return a function that sets up the entry and waits for everything."""

    async def set_up_entry() -> MockConfigEntry:
        config_entry.add_to_hass(hass)
        await hass.config_entries.async_setup(config_entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        return config_entry

    return set_up_entry
