"""When what failed is asked for again."""

from datetime import timedelta
from typing import override
from unittest.mock import Mock

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.cloud import (
    CloudError,
    InternalError,
    RateLimited,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.coordinator import CloudCoordinator

MINUTE = 60


class Failing(CloudCoordinator[None]):
    """A coordinator of something that cannot be read, and how often it was asked for."""

    error: CloudError
    asked = 0

    @override
    async def _async_fetch(self) -> None:
        self.asked += 1
        raise self.error


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        (RateLimited("RequestLimitExceeded", "", retry_after=17 * MINUTE), 17 * MINUTE),
        (RateLimited("RequestLimitExceeded", ""), 5 * MINUTE),
        (InternalError("InternalError", ""), 5 * MINUTE),
    ],
    ids=["as the cloud says", "the cloud does not say", "another error"],
)
async def test_what_failed_is_asked_for_again(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, error: CloudError, wait: int
) -> None:
    """After the wait that the cloud names, else sooner than an hour, and not before."""
    entry = MockConfigEntry(domain=DOMAIN, state=ConfigEntryState.LOADED)
    coordinator = Failing(
        hass, entry, Mock(), subject="home", interval=timedelta(hours=1)
    )
    coordinator.error = error
    coordinator.async_add_listener(lambda: None)
    await coordinator.async_refresh()
    for seconds, times in ((wait - MINUTE, 1), (MINUTE + 10, 2)):
        freezer.tick(timedelta(seconds=seconds))
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert coordinator.asked == times
