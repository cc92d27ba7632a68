"""The timers of devices, which the cloud runs at a time of the week."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import takewhile
import json
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.dt import as_local, now, parse_time

from ..cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    CloudUnavailable,
    Timer,
)
from ..const import LOGGER, TIMER_INTERVAL
from ..coordinator import CloudCoordinator
from .device import Device
from .devices import Devices
from .weekdays import weekdays

type Timers = tuple[Timer, ...]

RUN = timedelta(minutes=1)


class TimerCoordinator(CloudCoordinator[dict[str, Timers]]):
    """The timers by device id."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Poll the timers daily; what changes them here has them read again."""
        super().__init__(hass, entry, client, subject="timers", interval=TIMER_INTERVAL)
        self.data = {}
        self._devices = devices

    def find(self, device_id: str, timer_id: str) -> Timer | None:
        """Return a timer of a device."""
        timers = self.data.get(device_id, ())
        return next((each for each in timers if each.timer_id == timer_id), None)

    async def async_read(self, device_id: str) -> None:
        """Read the timers of a device that have just changed."""
        try:
            timers = await self.client.timer.get_timer_list(device_id)
        except CloudError as error:
            LOGGER.debug("No timers of %s: %s", device_id, error)
            return
        self.async_set_updated_data({**self.data, device_id: tuple(timers)})

    async def async_read_new(self, devices: Iterable[Device]) -> None:
        """Read the timers of devices that were bound while we run."""
        for device in filter(_has_setting, devices):
            await self.async_read(device.device_id)

    @callback
    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget the timers of devices that have gone."""
        if not self.data.keys().isdisjoint(device_ids):
            kept = self.data.items()
            self.data = {key: each for key, each in kept if key not in device_ids}
            self.async_update_listeners()

    @override
    async def _async_fetch(self) -> dict[str, Timers]:
        """Read one device after the other; those without a setting have no timers."""
        return {
            device.device_id: await self._async_fetch_device(device.device_id)
            for device in list(filter(_has_setting, self._devices.values()))
        }

    async def _async_fetch_device(self, device_id: str) -> Timers:
        """Read the timers of a device; a device that refuses keeps those it had."""
        try:
            return tuple(await self.client.timer.get_timer_list(device_id))
        except AuthenticationFailed, CloudUnavailable:
            raise
        except CloudError as error:
            LOGGER.debug("No timers of %s: %s", device_id, error)
            return self.data.get(device_id, ())


def _has_setting(device: Device) -> bool:
    """Tell whether there is anything that a timer could set."""
    return any(each.writable for each in device.product.thing_model.properties)


def runs(timer: Timer, start: datetime, end: datetime) -> Iterator[datetime]:
    """Yield when a timer runs, if that begins before end and is not over by start."""
    at = parse_time(timer.time_point)
    if not timer.enabled or at is None:
        return
    if timer.repeat:
        moments = _moments(timer.days, at, start - RUN)
    else:
        only = next(_moments(timer.days, at, now() - RUN))
        moments = iter([only] if only > start - RUN else [])
    yield from takewhile(lambda moment: moment < end, moments)


def _moments(days: str, at: time, since: datetime) -> Iterator[datetime]:
    """Yield the time on each of the days after a moment; without any, on every day."""
    chosen = set(weekdays(days)) or set(WEEKDAYS)
    local = as_local(since)
    for ordinal in range(local.toordinal(), date.max.toordinal()):
        day = date.fromordinal(ordinal)
        moment = datetime.combine(day, at, local.tzinfo)
        if WEEKDAYS[day.weekday()] in chosen and moment > local:
            yield moment


def recurrence(timer: Timer) -> str | None:
    """Return how calendars write that a timer repeats; None for one that does not."""
    days = weekdays(timer.days)
    if not timer.repeat:
        return None
    return f"FREQ=WEEKLY;BYDAY={','.join(day[:2].upper() for day in days or WEEKDAYS)}"


def recurring_days(rule: str, start: date) -> list[str] | None:
    """Return the weekdays of a calendar's rule; None for one that timers cannot keep."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    if parts.pop("INTERVAL", "1") != "1":
        return None
    parts.pop("WKST", None)
    match parts:
        case {"FREQ": "DAILY", **rest} if not rest:
            return list(WEEKDAYS)
        case {"FREQ": "WEEKLY", **rest} if not rest:
            return [WEEKDAYS[start.weekday()]]
        case {"FREQ": "WEEKLY", "BYDAY": days, **rest} if not rest:
            codes = days.split(",")
            chosen = [day for day in WEEKDAYS if day[:2].upper() in codes]
            return chosen if len(chosen) == len(codes) else None
        case _:
            return None


def describe_values(values: Mapping[str, Any]) -> str:
    """Return what a timer sends as lines that people can read and change."""
    return "\n".join(
        f"{property_id}: {json.dumps(value, ensure_ascii=False)}"
        for property_id, value in values.items()
    )


def described_values(description: str) -> dict[str, Any]:
    """Return the values of such lines; what is no JSON is a text."""
    values: dict[str, Any] = {}
    for line in filter(str.strip, description.splitlines()):
        property_id, _, written = (part.strip() for part in line.partition(":"))
        try:
            values[property_id] = json.loads(written)
        except ValueError, RecursionError:
            values[property_id] = written
    return values
