"""Questions that are asked regularly, each about many subjects."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from operator import is_
from random import uniform
from typing import Any, NamedTuple

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.util.dt import utcnow

from ...cloud import (
    AuthenticationFailed,
    CloudError,
    CloudUnavailable,
    DeviceOffline,
    RateLimited,
)
from ...const import DOMAIN, LOGGER
from ..pace import in_turns

FIRST_LOOK_SECONDS = 30
SOON_SECONDS = 10
LOOK_INTERVAL = timedelta(minutes=10)
# What part of the interval passes at least before the second time.
LEAST_WAIT = 0.85


class Question(NamedTuple):
    """A question to be asked about each subject, once a day or at its own interval.

    It is asked about the subjects that it concerns at the time. Asking may raise
    CloudError; a refusal counts as an answer. After each round the listeners are told.
    """

    name: str
    subjects: Callable[[], Iterable[str]]
    ask: Callable[[str], Awaitable[None]]
    concerns: Callable[[str], bool] = lambda _: True
    every: timedelta = timedelta(days=1)
    tell: Callable[[], Awaitable[None]] | None = None


class Questions:
    """Asks what is due, one after the other, and spreads the next round."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Have nothing to ask yet."""
        self._hass = hass
        self._entry = entry
        self._questions: tuple[Question, ...] = ()
        self._due: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._asking: asyncio.Task[None] | None = None
        self._begun = False
        self._soon = Debouncer(
            hass,
            LOGGER,
            cooldown=SOON_SECONDS,
            immediate=False,
            function=self.async_ask_if_begun,
        )
        entry.async_on_unload(self._soon.async_shutdown)

    def as_stored(self) -> dict[str, Any]:
        """Return when each is due, in Unix seconds, as it is written to disk."""
        return self._due

    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over when each was due before a restart."""
        for name, due in stored.items():
            self._due[name] |= {subject: float(due[subject]) for subject in due}

    @callback
    def async_start(self, questions: tuple[Question, ...]) -> None:
        """Look regularly for what is due of these questions.

        Forget subjects that do not exist now: they are asked about when they are back.
        """
        self._questions = questions
        for each in questions:
            due = self._due[each.name]
            for subject in due.keys() - set(each.subjects()):
                del due[subject]
        self._entry.async_on_unload(
            async_call_later(self._hass, FIRST_LOOK_SECONDS, self._async_begin)
        )
        self._entry.async_on_unload(
            async_track_time_interval(self._hass, self._async_begin, LOOK_INTERVAL)
        )

    @callback
    def async_forget(self, subjects: Iterable[str]) -> None:
        """Forget when subjects are due, so that all is asked of those that are back."""
        for subject in subjects:
            for due in self._due.values():
                due.pop(subject, None)

    @callback
    def _async_begin(self, _now: datetime) -> None:
        """Ask what is due: the busy first moments are over."""
        self._begun = True
        self.async_ask()

    @callback
    def async_ask_if_begun(self) -> None:
        """Ask what is due, unless the first moments are not over yet."""
        if self._begun:
            self.async_ask()

    @callback
    def async_ask_soon(self) -> None:
        """Ask in a few seconds what is due: a device has come online."""
        self._soon.async_schedule_call()

    @callback
    def async_ask(self) -> None:
        """Ask what is due in the background, no longer than the entry is loaded."""
        if self._asking is None or self._asking.done():
            self._asking = self._entry.async_create_background_task(
                self._hass, self.async_ask_due(), f"{DOMAIN} questions"
            )

    async def async_ask_due(self) -> None:
        """Ask what is due; the rest waits if the cloud limits requests.

        The limit may be of one action only: that question comes last from then on.
        """
        try:
            for question in self._questions:
                if due := await self._async_due_subjects(question):
                    await self._ask_each(question, due)
        except AuthenticationFailed:
            self._entry.async_start_reauth(self._hass)
        except RateLimited as error:
            LOGGER.debug("The questions wait: %s", error)
            self._questions = tuple(sorted(self._questions, key=partial(is_, question)))

    async def _async_due_subjects(self, question: Question) -> list[str]:
        """Return the subjects to ask about now, those that have waited longest first.

        What is due later than anything can be was asked by a clock that was wrong.
        """
        due, now = self._due[question.name], utcnow().timestamp()
        latest = now + question.every.total_seconds()
        found = [
            each
            async for each in in_turns(question.subjects())
            if not now < due.get(each, 0) <= latest and question.concerns(each)
        ]
        return sorted(found, key=lambda each: due.get(each, 0))

    async def _ask_each(self, question: Question, subjects: Iterable[str]) -> None:
        """Ask one subject after the other; one that is offline stays due.

        If the cloud is unavailable, the question waits, with that subject as the last.
        """
        due = self._due[question.name]
        try:
            for subject in subjects:
                try:
                    await question.ask(subject)
                except AuthenticationFailed, RateLimited:
                    raise
                except CloudUnavailable as error:
                    LOGGER.debug("%s of %s waits: %s", question.name, subject, error)
                    due[subject] = utcnow().timestamp()
                    return
                except DeviceOffline:
                    continue
                except CloudError as error:
                    LOGGER.debug("No %s of %s: %s", question.name, subject, error)
                due[subject] = _next(due.get(subject, 0), question.every)
        finally:
            if question.tell:
                await question.tell()


def _next(due: float, every: timedelta) -> float:
    """Return when to ask again: an interval after the due time, else at random."""
    now, seconds = utcnow().timestamp(), every.total_seconds()
    on_time = due + seconds
    if now < on_time <= now + seconds:
        return on_time
    return now + seconds * uniform(LEAST_WAIT, 1)
