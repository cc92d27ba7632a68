"""What all tests share: a simulated cloud, and an entry that talks to it."""

import asyncio
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Generator,
    Iterator,
    Mapping,
)
import gc
from inspect import isasyncgenfunction, iscoroutinefunction
import logging
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from homeassistant.components.http import HomeAssistantHTTP
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from hypothesis import HealthCheck, settings
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, mock_storage
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import props

# imported before Home Assistant's test configuration takes the name custom_components
import custom_components.tencent_iot_explorer  # noqa: F401
from custom_components.tencent_iot_explorer.account.products import planning
from custom_components.tencent_iot_explorer.cloud import client, push
from custom_components.tencent_iot_explorer.cloud.decoding import warn_once
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.thing import (
    AppPanel,
    DevicePlan,
    Override,
    ThingModel,
    plan,
)
from simulator import Cloud, create_app, load_home

from .clock import hurry

# A busy machine is no fault of what is tested.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

# What is told of every request, statement and module, of which no test wants to know, and
# all that pytest has anyway, once more on stderr: a tenth of the time of all tests.
logging.getLogger().handlers.clear()
for each in (
    "aiohttp.access",
    "homeassistant.helpers.entity_registry",
    "homeassistant.loader",
    "homeassistant.setup",
    "sqlalchemy.engine",
):
    logging.getLogger(each).setLevel(logging.WARNING)

# The test package collects what a module's tests have left: an eighth of the time.
gc.set_threshold(100_000)

# has an environment of its own: scripts/browser
collect_ignore = ["browser"]

# What the test package does for every test, though it is for a Home Assistant, or for
# whoever awaits something.
FOR_HOME_ASSISTANT = {
    "fail_on_log_exception",
    "reset_globals",
    "skip_stop_scripts",
    "wait_for_stop_scripts_after_shutdown",
}
FOR_AWAITING = {"configure_event_loop", "verify_cleanup"}

PLANS: dict[str, DevicePlan] = {}
NO_PANEL = AppPanel()

type SetUp = Callable[[], Awaitable[MockConfigEntry]]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Spare a test what it has no use for: an event loop is most of its time.

    The tests of one function share their list of fixtures.
    """
    assert isinstance(item, pytest.Function)
    names = {*item.fixturenames}
    spared = set() if "hass" in names else FOR_HOME_ASSISTANT & names
    if FOR_AWAITING & names and not awaits(item):
        spared |= FOR_AWAITING
    if spared:
        item.fixturenames[:] = [
            each for each in item.fixturenames if each not in spared
        ]


def awaits(item: pytest.Function) -> bool:
    """Return whether a test awaits anything, or a fixture that is made for it alone."""
    functions = [item.function]
    for *_, fixture in item._fixtureinfo.name2fixturedefs.values():
        if fixture.scope == "function" and fixture.argname not in FOR_AWAITING:
            functions.append(fixture.func)
    return any(
        iscoroutinefunction(each) or isasyncgenfunction(each) for each in functions
    )


def pytest_configure(config: pytest.Config) -> None:
    """Plan a product once, but where it is recorded which test runs which line."""
    if not config.getoption("cov_context", None):
        planning.plan = plan_once


def plan_once(
    model: ThingModel,
    overrides: Collection[Override] = (),
    product_id: str = "",
    panel: AppPanel = NO_PANEL,
) -> DevicePlan:
    """Return the plan of a product: tests see the same few all the time."""
    asked = repr((model, overrides, product_id, panel))
    if asked not in PLANS:
        PLANS[asked] = plan(model, overrides, product_id, panel)
    return PLANS[asked]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    """Tell what was logged where a test fails: it is much, and sent thrice."""
    report = yield
    if report.passed:
        report.sections.clear()
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell why a test needed its second try."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.section(f"first try of {report.nodeid}")
        terminalreporter.line(report.longreprtext)


@pytest.fixture(autouse=True)
def auto_enable_custom_integrations(request: pytest.FixtureRequest) -> None:
    """Let every test that has a Home Assistant load this integration.

    The cloud is there before Home Assistant, and goes after it: without its cloud the
    integration would wait for it while Home Assistant stops. A fixture that overrides
    one of the same name hides what that one asks for, so any of them asks for a server.
    """
    names = set(request.fixturenames)
    if "hass" in names:
        if names & {"server", "urls", "config_entry", "set_up"}:
            request.getfixturevalue("server")
        if "recorder_mock" in names:
            request.getfixturevalue("recorder_mock")
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once; tests of the waits themselves set them."""
    monkeypatch.setattr(client, "RETRY_SECONDS", 0.001)
    monkeypatch.setattr(push, "FIRST_RETRY_SECONDS", 0.01)


@pytest.fixture(autouse=True, scope="session")
def disable_http_server() -> Iterator[None]:
    """Bind no port: what holds for all tests need not be said for each."""
    with (
        patch.object(HomeAssistantHTTP, "async_bind"),
        patch.object(HomeAssistantHTTP, "start"),
    ):
        yield


@pytest.fixture(scope="session")
def files() -> Iterator[dict[str, Any]]:
    """Keep all that Home Assistant stores in memory."""
    with mock_storage() as files:
        yield files


@pytest.fixture
def hass_storage(files: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the files of one test, of which there are none yet."""
    yield files
    files.clear()
    for name in ("_async_load", "_async_write_data", "async_remove"):
        getattr(Store, name).reset_mock()


@pytest.fixture
async def haste() -> None:
    """Let a test wait for nothing but what is really done."""
    hurry(asyncio.get_running_loop())


@pytest.fixture(autouse=True)
def enable_event_loop_debug() -> None:
    """Leave it to `--asyncio-debug`: it takes a third of the time of all tests.

    Home Assistant itself notices what is called from the wrong thread.
    """


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
    """Compare as Home Assistant does, but for what only its newest version knows."""
    extension = snapshot.use_extension(HomeAssistantSnapshotExtension)
    return extension.with_defaults(exclude=props("compat_name", "temperature_unit"))


@pytest.fixture
def cloud(request: pytest.FixtureRequest) -> Cloud:
    """Return a cloud with the demo home, in which nothing moves by itself.

    The mark `devices` names the devices that are in it: setting up the whole home takes
    ten times as long as setting up one lamp.
    """
    if not (mark := request.node.get_closest_marker("devices")):
        return Cloud(load_home("demo"))
    home = load_home("demo", mark.args)
    assert {*mark.args} == {device.device_name for device in home.devices.values()}
    return Cloud(home)


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
                data={"name": family.name},
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
