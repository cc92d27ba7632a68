"""What the product itself tells of its connection."""

import asyncio
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.system_health import get_info
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault

from ...clock import Clock
from ...conftest import SetUp
from ..common import state_of

pytestmark = [
    pytest.mark.devices("strip_01"),
    pytest.mark.freeze_time("2026-11-21 12:00:00+00:00"),
]

CONNECTION = "144115205263168001_:connection"
HOUR = 3600


@pytest.fixture
async def entry(set_up: SetUp, freezer: FrozenDateTimeFactory) -> MockConfigEntry:
    """Return an account that is connected, with a clock that goes on by itself."""
    Clock(asyncio.get_running_loop(), freezer.tick)
    entry = await set_up()
    await asyncio.sleep(1)
    return entry


def standing(hass: HomeAssistant) -> str:
    """Return how the account is shown to stand with the cloud."""
    return state_of(hass, "sensor", CONNECTION).state


def raised(hass: HomeAssistant) -> list[str]:
    """Return what is raised of connections."""
    return [
        issue_id.partition("_01")[0]
        for domain, issue_id in ir.async_get(hass).issues
        if domain == DOMAIN and issue_id.startswith("connection_")
    ]


@pytest.mark.parametrize(
    ("fault", "shown", "seconds"),
    [
        ("http_502", "unreachable", HOUR),
        ("http_429", "rate_limited", HOUR / 4),
        ("push_padded", "polling", HOUR),
    ],
)
async def test_outage(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    fault: str,
    shown: str,
    seconds: float,
) -> None:
    """It is told at once, raised when it lasts, and taken back when it is over."""
    assert standing(hass) == "push"
    before = state_of(hass, "sensor", CONNECTION).attributes["since"]
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, fault)
    cloud.drop_sockets()
    await asyncio.sleep(100)
    assert standing(hass) == shown
    assert state_of(hass, "sensor", CONNECTION).attributes["since"] > before
    await asyncio.sleep(seconds - 200)
    assert not raised(hass)
    await asyncio.sleep(400)
    assert raised(hass) == [f"connection_{shown}"]
    cloud.mend()
    await asyncio.sleep(120)
    assert standing(hass) == "push"
    assert not raised(hass)


async def test_lost_pushes_are_told_before_the_next_poll(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, "hang")
    cloud.drop_sockets()
    await asyncio.sleep(5)
    assert standing(hass) == "polling"


async def test_outage_of_another_kind(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What was unreachable and is rate-limited by now is told as that."""
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, "http_502")
    cloud.drop_sockets()
    await asyncio.sleep(100)
    assert standing(hass) == "unreachable"
    since = state_of(hass, "sensor", CONNECTION).attributes["since"]
    cloud.mend()
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, "http_429")
    await asyncio.sleep(400)
    assert standing(hass) == "rate_limited"
    assert state_of(hass, "sensor", CONNECTION).attributes["since"] > since


async def test_login_that_is_refused(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Who is asked to log in needs no issue beside that."""
    begin_fault(cloud, "login_refused")
    cloud.drop_sockets()
    await asyncio.sleep(2 * HOUR)
    assert standing(hass) == "refused"
    assert not raised(hass)


async def test_clock_that_is_wrong(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """A login that is dated too far off is told as what it is."""
    begin_fault(cloud, "token_expired")
    cloud.fail("AppGetToken", code="InvalidParameterValue.InvalidTimestamp", times=1000)
    cloud.drop_sockets()
    await asyncio.sleep(HOUR / 4)
    assert standing(hass) == "wrong_clock"
    assert raised(hass) == ["connection_wrong_clock"]
    cloud.mend()
    await asyncio.sleep(400)
    assert standing(hass) == "push"
    assert not raised(hass)


async def test_unloaded_in_an_outage(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What was raised goes with the account, and nothing goes on."""
    begin_fault(cloud, "socket_refused")
    begin_fault(cloud, "hang")
    cloud.drop_sockets()
    await asyncio.sleep(2 * HOUR)
    assert raised(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    assert not raised(hass)


async def test_system_health(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """The page tells of the connection, the last message and the requests."""
    assert await async_setup_component(hass, "system_health", {})
    told: Any = (await get_info(hass))[DOMAIN]
    assert told["connection"] == "小林: Push"
    assert told["can_reach_server"] == "ok"
    assert str(told["last_message"]).startswith("2026-11-21T12:00:0")
    sent = sum(count for call, count in cloud.calls.items() if call.startswith("App"))
    assert told["requests_today"] == sent
    await asyncio.sleep(24 * HOUR)
    told = (await get_info(hass))[DOMAIN]
    assert 0 < told["requests_today"] < 1000


async def test_system_health_in_chinese(hass: HomeAssistant, set_up: SetUp) -> None:
    hass.config.language = "zh-Hans"
    await set_up()
    assert await async_setup_component(hass, "system_health", {})
    told: Any = (await get_info(hass))[DOMAIN]
    assert told["connection"] == "小林: 实时推送"


async def test_system_health_without_an_account(hass: HomeAssistant) -> None:
    """A page without accounts is no broken one."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert await async_setup_component(hass, "system_health", {})
    told: Any = (await get_info(hass))[DOMAIN]
    assert told == {"connection": "", "last_message": "", "requests_today": 0}
