"""The account's messages: alarms of devices, news of families, notifications."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer

from ...cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    CloudUnavailable,
    Message,
    RateLimited,
)
from ...const import LOGGER
from ...coordinator import CloudCoordinator
from .home import HomeCoordinator

POLL_INTERVAL = timedelta(hours=2)
CATEGORIES: Mapping[str, int] = {"device": 1, "family": 2, "notification": 3}

# The cloud writes a message some time after it has pushed what happened.
SOON_SECONDS = 5.0


class News(NamedTuple):
    """A new message."""

    category: str
    message: Message


class MessageCoordinator(CloudCoordinator[tuple[News, ...]]):
    """The messages since the last reading, the oldest first."""

    subject = "messages"
    interval = POLL_INTERVAL

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        home: HomeCoordinator,
    ) -> None:
        """Know no message yet."""
        super().__init__(hass, entry, client)
        self.data = ()
        self._home = home
        self._soon = Debouncer(
            hass,
            LOGGER,
            cooldown=SOON_SECONDS,
            immediate=False,
            background=True,
            function=self.async_refresh,
        )
        entry.async_on_unload(self._soon.async_shutdown)
        self._begun = False
        self._known: dict[str, dict[str, int]] = {}

    @callback
    def async_begin(self) -> None:
        """Read which messages are old: all that come later are new."""
        if not self._begun:
            self._begun = True
            self.async_in_background(self.async_refresh())

    @callback
    def async_request_refresh_soon(self) -> None:
        """Request a refresh in a moment, if anybody listens."""
        if any(self.async_contexts()):
            self._soon.async_schedule_call()

    def family_of(self, message: Message) -> str | None:
        """Return the family that a message concerns; the first one where none is told."""
        families = [each.unique_id for each in self.config_entry.subentries.values()]
        device = self._home.data.devices.get(
            f"{message.product_id}/{message.device_name}"
        )
        known = device.family_id if device else None
        named = [message.family_id, known, *families]
        return next((each for each in named if each in families), None)

    @override
    async def _async_fetch(self) -> tuple[News, ...]:
        """Read the newest page of each category before any is taken over.

        Raises CloudUnavailable where none is answered.
        """
        answers = {
            category: await self._async_fetch_page(number)
            for category, number in CATEGORIES.items()
        }
        silent = [
            each for each in answers.values() if isinstance(each, CloudUnavailable)
        ]
        if len(silent) == len(answers):
            raise silent[0]
        news = [
            News(category=category, message=message)
            for category, page in answers.items()
            if not isinstance(page, CloudError)
            for message in self._take_new(category, page)
        ]
        return tuple(sorted(news, key=lambda each: each.message.timestamp))

    async def _async_fetch_page(self, number: int) -> list[Message] | CloudError:
        """Read a category, or return why it cannot be read."""
        try:
            return await self.client.message.get_newest_messages(number)
        except AuthenticationFailed, RateLimited:
            raise
        except CloudError as error:
            LOGGER.debug("No messages of category %s: %s", number, error)
            return error

    def _take_new(self, category: str, page: list[Message]) -> list[Message]:
        """Return the new messages of a page, the oldest first; none at the first reading.

        One older than all of the page before has only moved up: others were deleted.
        """
        known = self._known.get(category)
        times = {each.message_id: each.timestamp for each in page}
        self._known[category] = times or known or {}
        if known is None:
            return []
        oldest = min(known.values(), default=0)
        return [
            message
            for message_id, message in {each.message_id: each for each in page}.items()
            if message_id not in known and not 0 < message.timestamp < oldest
        ][::-1]
