"""When what failed is asked for again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import cast, override
from unittest.mock import Mock

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.errors import AccountUnloaded
from custom_components.tencent_iot_explorer.cloud import (
    CloudError,
    InternalError,
    RateLimited,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.coordinator import CloudCoordinator

LOADED = ConfigEntryState.LOADED
MINUTE = 60


class Failing(CloudCoordinator[None]):
    """A coordinator of something that cannot be read, and how often it was asked for."""

    subject = "home"
    interval = timedelta(hours=1)
    error: CloudError
    asked = 0

    @override
    async def _async_fetch(self) -> None:
        self.asked += 1
        raise self.error


class Slow(CloudCoordinator[int]):
    """A coordinator whose readings last until somebody lets them end."""

    subject = "home"

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Have nobody let a reading end yet."""
        client = Mock(closed=False)
        super().__init__(hass, entry, client)
        self.begun = 0
        self.end = asyncio.Event()

    @override
    async def _async_fetch(self) -> int:
        self.begun += 1
        await self.end.wait()
        return self.begun


class CutOff(Slow):
    """A coordinator whose readings fail once somebody lets them end."""

    @override
    async def _async_fetch(self) -> int:
        await super()._async_fetch()
        raise AccountUnloaded


async def unload(coordinator: CutOff) -> None:
    """Begin to unload the account."""
    coordinator.config_entry._async_set_state(
        coordinator.hass, ConfigEntryState.UNLOAD_IN_PROGRESS, None
    )


async def replace_coordinator(coordinator: CutOff) -> None:
    """Unload the account, which another coordinator reads from then on."""
    await coordinator.async_shutdown()


async def stop(coordinator: CutOff) -> None:
    """Stop Home Assistant, and let its last state come."""
    cast("Mock", coordinator.client).closed = True
    coordinator.hass.set_state(CoreState.stopped)


@pytest.mark.parametrize("end", [unload, replace_coordinator, stop])
async def test_a_reading_that_the_end_cuts_off_is_no_error(
    hass: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    end: Callable[[CutOff], Awaitable[None]],
) -> None:
    coordinator = CutOff(hass, MockConfigEntry(domain=DOMAIN, state=LOADED))
    reading = hass.async_create_task(coordinator.async_refresh())
    assert coordinator.begun == 1
    await end(coordinator)
    coordinator.end.set()
    await reading
    assert "Error fetching" not in caplog.text
    assert not coordinator.last_update_success


async def test_who_asks_during_a_long_reading_is_heard(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Something was bound after the lists were read, and before all was answered."""
    coordinator = Slow(hass, MockConfigEntry(domain=DOMAIN, state=LOADED))
    first = hass.async_create_task(coordinator.async_request_refresh())
    assert coordinator.begun == 1
    await coordinator.async_request_refresh()
    for seconds in (2, 2):
        freezer.tick(timedelta(seconds=seconds))
        async_fire_time_changed(hass)
        await asyncio.sleep(0)
    assert coordinator.begun == 1
    coordinator.end.set()
    await first
    freezer.tick(timedelta(seconds=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    freezer.tick(timedelta(seconds=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert coordinator.data == 2


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (RateLimited("RequestLimitExceeded", "", retry_after=17 * MINUTE), 17 * MINUTE),
        (RateLimited("RequestLimitExceeded", "", retry_after=1), MINUTE),
        (RateLimited("RequestLimitExceeded", ""), 5 * MINUTE),
        (InternalError("InternalError", ""), 5 * MINUTE),
    ],
    ids=["as the cloud says", "a moment", "the cloud does not say", "another error"],
)
async def test_what_failed_is_asked_for_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, error: CloudError, wait: int
) -> None:
    """After the wait that the cloud names, else sooner than an hour, and not before."""
    entry = MockConfigEntry(domain=DOMAIN, state=ConfigEntryState.LOADED)
    coordinator = Failing(hass, entry, Mock(closed=False))
    coordinator.error = error
    coordinator.async_add_listener(lambda: None)
    await coordinator.async_refresh()
    for seconds, times in ((wait - MINUTE / 2, 1), (MINUTE / 2 + 10, 2)):
        freezer.tick(timedelta(seconds=seconds))
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert coordinator.asked == times
