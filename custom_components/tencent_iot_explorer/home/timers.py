"""The timers of devices, which the cloud runs at a time of the week."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import takewhile
import json
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.dt import (
    async_get_time_zone,
    parse_time,
    utcnow,
)

from ..cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    CloudUnavailable,
    Timer,
)
from ..const import LOGGER, TIMER_INTERVAL
from ..coordinator import CloudCoordinator
from ..thing import Kind, ValueType, read
from .device import Device
from .devices import Devices
from .moments import moment_of
from .weekdays import shifted, weekdays

type Timers = tuple[Timer, ...]

RUN = timedelta(minutes=1)
EPOCH = datetime.fromtimestamp(0, UTC)
# What a user who has set no zone in the app lives in.
BEIJING = timezone(timedelta(hours=8))
# What is looked at again so soon is not asked for again.
FRESH = timedelta(minutes=1)


class TimerCoordinator(CloudCoordinator[dict[str, Timers]]):
    """The timers by device id."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, client: Client, devices: Devices
    ) -> None:
        """Poll the timers daily; what changes them here has them read again."""
        super().__init__(hass, entry, client, subject="timers", interval=TIMER_INTERVAL)
        self.data = {}
        self._devices = devices
        self.time_zone: tzinfo = BEIJING
        self._zone_known = False
        self._read_at: dict[str, datetime] = {}

    def find(self, device_id: str, timer_id: str) -> Timer | None:
        """Return a timer of a device."""
        timers = self.data.get(device_id, ())
        return next((each for each in timers if each.timer_id == timer_id), None)

    async def async_get_time_zone(self) -> tzinfo:
        """Return the zone in which the cloud runs the user's timers: the user's own."""
        if not self._zone_known:
            await self._async_learn_time_zone()
        return self.time_zone

    async def async_read(self, device_id: str) -> None:
        """Read the timers of a device that have just changed."""
        try:
            timers = await self.client.timer.get_timer_list(device_id)
        except CloudError as error:
            LOGGER.debug("No timers of %s: %s", device_id, error)
            return
        self._read_at[device_id] = utcnow()
        self.async_set_updated_data({**self.data, device_id: tuple(timers)})

    async def async_look(self, device_id: str) -> None:
        """Read the timers of a device, unless that was done a moment ago."""
        await self.async_get_time_zone()
        read_at = self._read_at.get(device_id)
        if read_at is None or utcnow() - read_at >= FRESH:
            await self.async_read(device_id)

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
        await self._async_learn_time_zone()
        return {
            device.device_id: await self._async_fetch_device(device.device_id)
            for device in list(filter(_has_setting, self._devices.values()))
        }

    async def _async_fetch_device(self, device_id: str) -> Timers:
        """Read the timers of a device; a device that refuses keeps those it had."""
        try:
            timers = tuple(await self.client.timer.get_timer_list(device_id))
        except AuthenticationFailed, CloudUnavailable:
            raise
        except CloudError as error:
            LOGGER.debug("No timers of %s: %s", device_id, error)
            return self.data.get(device_id, ())
        self._read_at[device_id] = utcnow()
        return timers

    async def _async_learn_time_zone(self) -> None:
        """Take over the zone that the user has set in the app."""
        try:
            settings = await self.client.user.get_user_settings()
        except CloudError as error:
            LOGGER.debug("The time zone of the timers cannot be read: %s", error)
            return
        zone = await async_get_time_zone(settings.time_zone)
        self.time_zone = zone or BEIJING
        self._zone_known = True


def _has_setting(device: Device) -> bool:
    """Tell whether there is anything that a timer could set."""
    return any(each.writable for each in device.product.thing_model.properties)


def runs(
    timer: Timer, zone: tzinfo, start: datetime, end: datetime
) -> Iterator[datetime]:
    """Yield when a timer runs, if that begins before end and is not over by start.

    The moments are in UTC: local times come twice when clocks go back.
    """
    at = parse_time(timer.time_point)
    if not timer.enabled or at is None:
        return
    if timer.repeat:
        moments = _moments(timer.days, at, zone, max(start, _made_at(timer)) - RUN)
    else:
        only = next(_moments(timer.days, at, zone, utcnow() - RUN))
        moments = iter([only] if only > start - RUN else [])
    yield from takewhile(lambda moment: moment < end, moments)


def _made_at(timer: Timer) -> datetime:
    """Return since when a timer has been as it is."""
    made = moment_of(max(timer.create_time, timer.update_time))
    return min(made or EPOCH, utcnow())


def _moments(days: str, at: time, zone: tzinfo, since: datetime) -> Iterator[datetime]:
    """Yield the time on each of the days after a moment; without any, on every day."""
    chosen = set(weekdays(days)) or set(WEEKDAYS)
    for ordinal in range(since.astimezone(zone).toordinal(), date.max.toordinal()):
        day = date.fromordinal(ordinal)
        moment = datetime.combine(day, at, zone).astimezone(UTC)
        if WEEKDAYS[day.weekday()] in chosen and moment > since:
            yield moment


def recurrence(timer: Timer, zone: tzinfo, local: datetime) -> str | None:
    """Return how calendars write that a timer repeats; None for one that does not.

    Parameters: the timer, its zone, and a run of it in the calendar's zone.
    """
    if not timer.repeat:
        return None
    ahead = (local.date() - local.astimezone(zone).date()).days
    days = shifted(weekdays(timer.days) or WEEKDAYS, ahead)
    return f"FREQ=WEEKLY;BYDAY={','.join(day[:2].upper() for day in days)}"


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


def spoken_values(device: Device, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with on and off, or yes and no, as true and false."""
    types = {each.id: each.type for each in device.product.thing_model.properties}
    return {
        property_id: _spoken(types.get(property_id), value)
        for property_id, value in values.items()
    }


def _spoken(type_: ValueType | None, value: Any) -> Any:
    """Return a truth value in any spelling, and everything else as it is."""
    if type_ is None or type_.kind is not Kind.BOOL:
        return value
    spoken = read(type_, value)
    return value if spoken is None else spoken
