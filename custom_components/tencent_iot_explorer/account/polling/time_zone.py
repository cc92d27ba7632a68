"""The time zone of an account's user, in which the cloud runs timers and automations."""

import asyncio
from datetime import timedelta, timezone, tzinfo

from homeassistant.util.dt import async_get_time_zone

from ...cloud import Client, CloudError, RequestRefused
from ...const import LOGGER
from ..devices.listeners import Audience

# What a user who has set no zone in the app lives in.
BEIJING = timezone(timedelta(hours=8))


class UserTimeZone:
    """Knows the zone that the user has set in the app; `learned` are told of it."""

    def __init__(self, client: Client) -> None:
        """Ask for nothing yet."""
        self._client = client
        self._is_known = False
        self._asking = asyncio.Lock()
        self.present: tzinfo = BEIJING
        self.learned = Audience()

    async def async_get(self) -> tzinfo:
        """Return the zone; ask for it once, and again where there was no answer."""
        async with self._asking:
            if not self._is_known:
                try:
                    await self.async_learn()
                except CloudError as error:
                    LOGGER.debug("The time zone cannot be read: %s", error)
                    self._is_known = isinstance(error, RequestRefused)
        return self.present

    async def async_learn(self) -> None:
        """Take over the zone as it is set now. Raises CloudError."""
        settings = await self._client.user.get_user_settings()
        try:
            zone = await async_get_time_zone(settings.time_zone)
        except ValueError, OSError:  # no name, but a path
            zone = None
        self.present = zone or BEIJING
        self._is_known = True
        self.learned.tell()
