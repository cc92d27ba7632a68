"""The standing of the account with the cloud, and issues for what lasts."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.util.dt import utcnow

from ...cloud import CloudError, Push, RateLimited, WrongClock
from ..devices.listeners import Audience, Listener
from ..issues import Issue, async_update_issues
from ..later import Later
from ..polling.statuses import StatusCoordinator


class Standing(StrEnum):
    """How an account stands with the cloud."""

    PUSH = "push"
    POLLING = "polling"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    WRONG_CLOCK = "wrong_clock"


# What an error of the last poll means; the first that fits.
STANDINGS: Final[Mapping[type[BaseException], Standing]] = {
    RateLimited: Standing.RATE_LIMITED,
    WrongClock: Standing.WRONG_CLOCK,
    CloudError: Standing.UNREACHABLE,
}
# After how many seconds it is no longer a passing trouble. A refusal asks for a login.
TROUBLES: Final[Mapping[Standing, float]] = {
    Standing.POLLING: 3600,
    Standing.RATE_LIMITED: 900,
    Standing.UNREACHABLE: 3600,
    Standing.WRONG_CLOCK: 60,
}


class Connection:
    """Follows pushes and polls, tells listeners, and raises issues for what lasts."""

    def __init__(self, statuses: StatusCoordinator, push: Push) -> None:
        """Start with pushes, until something else is known."""
        self.standing = Standing.PUSH
        self.since: datetime = utcnow()
        self._hass = statuses.hass
        self._entry = statuses.config_entry
        self._statuses = statuses
        self._push = push
        self._listeners = Audience()
        self._issue = Later(self._hass)

    @callback
    def async_add_listener(self, listener: Listener) -> CALLBACK_TYPE:
        """Call the listener when the standing has changed."""
        return self._listeners.add(listener)

    @callback
    def async_update(self) -> None:
        """Update the standing: pushes came or went, or a poll has ended."""
        if (standing := self._present()) is self.standing:
            return
        self.standing, self.since = standing, utcnow()
        self.async_stop()
        if (seconds := TROUBLES.get(standing)) is not None:
            self._issue.async_plan(seconds, self._async_raise_issue)
        self._listeners.tell()

    @callback
    def async_stop(self) -> None:
        """Plan no issue, and delete the one that was raised."""
        self._issue.async_cancel()
        async_update_issues(self._hass, self._issue_owner, ())

    def _present(self) -> Standing:
        """Return how the account stands now."""
        if self._push.connected:
            return Standing.PUSH
        if self._statuses.client.refused:
            return Standing.REFUSED
        if self._statuses.last_update_success:
            return Standing.POLLING
        failure = self._statuses.last_exception
        cause = failure.__cause__ if failure else None
        fitting = (STANDINGS[kind] for kind in STANDINGS if isinstance(cause, kind))
        return next(fitting, Standing.UNREACHABLE)

    @callback
    def _async_raise_issue(self) -> None:
        """Tell the user what lasts."""
        account = {"account": self._entry.title}
        issue = Issue(f"connection_{self.standing}", "account", account)
        async_update_issues(self._hass, self._issue_owner, [issue])

    @property
    def _issue_owner(self) -> str:
        return f"{self._entry.entry_id}-connection"
