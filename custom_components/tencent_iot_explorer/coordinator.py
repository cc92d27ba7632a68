"""What all coordinators share: how often they poll, and what an error means."""

from abc import abstractmethod
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, ClassVar, override

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .account.errors import translation_of
from .cloud import AuthenticationFailed, Client, CloudError, RateLimited
from .const import LOGGER, MANUFACTURER

REQUEST_COOLDOWN_SECONDS = 1.0
RETRY_SECONDS = 300.0
LEAST_RETRY_SECONDS = 60.0


class CloudCoordinator[T](DataUpdateCoordinator[T]):
    """A coordinator that tells Home Assistant what a cloud error means."""

    config_entry: ConfigEntry
    subject: ClassVar[str]
    interval: ClassVar[timedelta | None] = None

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, client: Client) -> None:
        """Poll the subject at its interval, if any, and soon when requested."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{entry.title} {self.subject}",
            update_interval=self.interval,
            request_refresh_debouncer=Debouncer(
                hass,
                LOGGER,
                cooldown=REQUEST_COOLDOWN_SECONDS,
                immediate=True,
                background=True,
            ),
        )
        self.client = client
        self._is_refresh_requested = False

    @callback
    def async_in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something in the background, no longer than the entry is loaded."""
        self.config_entry.async_create_background_task(self.hass, work, self.name)

    @override
    async def async_request_refresh(self) -> None:
        """Read soon, and once more if a reading is under way: it may be outdated.

        Home Assistant drops such a request while a reading outlasts the cooldown.
        """
        self._is_refresh_requested = True
        await super().async_request_refresh()

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        if self._is_refresh_requested and not self._is_ending():
            self.hass.loop.call_soon(self._refresh_again)

    @callback
    def _refresh_again(self) -> None:
        self.async_in_background(super().async_request_refresh())

    @abstractmethod
    async def _async_fetch(self) -> T:
        """Read the subject from the cloud."""

    @override
    async def _async_update_data(self) -> T:
        self._is_refresh_requested = False
        try:
            return await self._async_fetch()
        except AuthenticationFailed as error:
            if self._is_reauth_in_progress():
                self.last_update_success = False  # else each subject would log it again
            raise ConfigEntryAuthFailed(
                **translation_of(error, MANUFACTURER)
            ) from error
        except CloudError as error:
            if self._is_ending():
                self.last_update_success = False  # else the log calls it an error
            raise UpdateFailed(
                retry_after=self._retry_after_of(error),
                **translation_of(error, MANUFACTURER),
            ) from error

    def _is_reauth_in_progress(self) -> bool:
        """Return whether the user is being asked to log in again."""
        flows = self.config_entry.async_get_active_flows(self.hass, {SOURCE_REAUTH})
        return any(flows)

    def _is_ending(self) -> bool:
        """Return whether the entry is being unloaded or the client is closed."""
        unloading = self.config_entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS
        return unloading or self._shutdown_requested or self.client.closed

    def _retry_after_of(self, error: CloudError) -> float | None:
        """Return how many seconds to wait before the next try, None for the default.

        A cloud that limits requests gets a minute at least. During set-up we name no
        wait of our own: Home Assistant has its own delay for the next try.
        """
        if isinstance(error, RateLimited) and error.retry_after:
            return max(error.retry_after, LEAST_RETRY_SECONDS)
        loaded = self.config_entry.state is ConfigEntryState.LOADED
        return RETRY_SECONDS if loaded else None
