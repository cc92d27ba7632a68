"""Calendars: when the timers of a device run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any, override

from homeassistant.components.calendar import (
    EVENT_DESCRIPTION,
    EVENT_RRULE,
    EVENT_START,
    EVENT_SUMMARY,
    CalendarEntity,
    CalendarEntityFeature,
    CalendarEvent,
)
from homeassistant.const import WEEKDAYS, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util.dt import as_local, utcnow

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import errors_in_home_language, translated_errors, translation
from .account.polling.timers import TimerCoordinator
from .account.registry.identity import own_unique_id
from .account.schedule.timer_schedule import RUN, WEEK, recurrence, recurring_days, runs
from .account.schedule.timer_text import format_values, parse_values, read_truth_values
from .account.schedule.weekdays import cloud_days, cloud_time, shifted
from .cloud import Timer, TimerSettings
from .const import DOMAIN
from .entity import DeviceEntity
from .entity.setting_up import async_follow_coordinator
from .services.values import wire_values

PARALLEL_UPDATES = 0

DAY = timedelta(days=1)
JUST_PASSED = timedelta(hours=1)
THIS_AND_FUTURE = "THISANDFUTURE"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a calendar for each device with timers, also where the first comes later.

    One whose last timer was deleted stays: there the next one is made.
    """
    account = entry.runtime_data

    def has_calendar(device_id: str) -> bool:
        key = _calendar_unique_id(account.devices[device_id])
        return bool(account.timers.data.get(device_id)) or _is_registered(hass, key)

    async_follow_coordinator(
        entry, account.timers, has_calendar, TimerCalendar, async_add_entities
    )


def _is_registered(hass: HomeAssistant, key: str) -> bool:
    """Return whether there was a calendar before."""
    registry = er.async_get(hass)
    return bool(registry.async_get_entity_id(Platform.CALENDAR, DOMAIN, key))


def _calendar_unique_id(device: Device) -> str:
    """Return the unique id of the calendar of a device."""
    return own_unique_id(device, "timers")


class TimerCalendar(CoordinatorEntity[TimerCoordinator], DeviceEntity, CalendarEntity):
    """The timers of a device; what a timer sends is the event's description."""

    _attr_translation_key = "timers"
    _attr_supported_features = (
        CalendarEntityFeature.CREATE_EVENT
        | CalendarEntityFeature.DELETE_EVENT
        | CalendarEntityFeature.UPDATE_EVENT
    )

    def __init__(self, account: Account, device: Device) -> None:
        """Belong to the device."""
        super().__init__(account.timers, device.device_id)
        self.client = account.client
        self.time_zone = account.time_zone
        self.device = device
        self._attr_unique_id = _calendar_unique_id(device)

    @property
    def timers(self) -> list[Timer]:
        """Return the timers of the device."""
        return self.coordinator.listed(self.device.device_id)

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud, which runs the timers, can be reached."""
        return self.device.reachable

    @override
    async def async_added_to_hass(self) -> None:
        """Find out in which zone the timers run."""
        await super().async_added_to_hass()
        self.coordinator.async_in_background(self._async_learn_time_zone())

    async def _async_learn_time_zone(self) -> None:
        """Show the runs in the zone of the timers once it is known."""
        await self.time_zone.async_get()
        self.async_write_ha_state()

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the run that is now or next."""
        start = utcnow()
        return min(self._events(start, start + WEEK), key=_start, default=None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the runs of a time span, of timers made just now in the app too."""
        await self.coordinator.async_refresh_if_old(self.device.device_id)
        return sorted(self._events(start_date, end_date), key=_start)

    def _events(self, start: datetime, end: datetime) -> list[CalendarEvent]:
        """Return all runs of all timers between start and end."""
        zone = self.time_zone.present
        return [
            TimerRun(
                start=_local(moment),
                end=_local(moment + RUN),
                summary=timer.name,
                description=format_values(timer.values),
                uid=timer.timer_id,
                recurrence_id=_local(moment).isoformat() if timer.repeat else None,
                rrule=recurrence(timer, zone, _local(moment)),
            )
            for timer in self.timers
            for moment in runs(timer, zone, start, end)
        ]

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Create a timer."""
        with self._readable_errors():
            await self.client.timer.create_timer(
                self.device.device_id, await self._settings(kwargs)
            )
        await self.coordinator.async_refresh_device(self.device.device_id)

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Change a timer as a whole."""
        with self._readable_errors():
            _refuse_single_run(recurrence_id, recurrence_range)
            await self.client.timer.modify_timer(
                self.device.device_id, uid, await self._settings(event)
            )
        await self.coordinator.async_refresh_device(self.device.device_id)

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Delete a timer as a whole."""
        with self._readable_errors():
            _refuse_single_run(recurrence_id, recurrence_range)
            await self.client.timer.delete_timer(self.device.device_id, uid)
        self.coordinator.async_mark_gone(self.device.device_id, uid)
        await self.coordinator.async_refresh_device(self.device.device_id)

    @contextmanager
    def _readable_errors(self) -> Iterator[None]:
        """Raise errors in words that the calendar can show."""
        with (
            errors_in_home_language(self.hass),
            translated_errors(self.device.name),
        ):
            yield

    async def _settings(self, event: Mapping[str, Any]) -> TimerSettings:
        """Return the settings of the timer that an event describes."""
        start, rule = event[EVENT_START], event.get(EVENT_RRULE)
        if not isinstance(start, datetime):
            raise ServiceValidationError(**translation("timer_needs_time"))
        values = parse_values(event.get(EVENT_DESCRIPTION) or "")
        if not values:
            raise ServiceValidationError(**translation("timer_sends_nothing"))
        local = as_local(start if rule else _next(start))
        there = local.astimezone(await self.time_zone.async_get())
        days = _days(rule, local)
        return TimerSettings(
            name=event[EVENT_SUMMARY],
            days=cloud_days(shifted(days, (there.date() - local.date()).days)),
            time_point=cloud_time(there.time()),
            repeat=bool(rule),
            values=wire_values(self.device, read_truth_values(self.device, values)),
        )


class TimerRun(CalendarEvent):
    """A run of a timer.

    When clocks go back, local times of one zone are ambiguous and compare wrongly; times
    with a fixed offset compare as moments.
    """

    @property
    @override
    def start_datetime_local(self) -> datetime:
        """Return when the run begins."""
        return _local(super().start_datetime_local)

    @property
    @override
    def end_datetime_local(self) -> datetime:
        """Return when the run is over."""
        return _local(super().end_datetime_local)


def _start(event: CalendarEvent) -> datetime:
    return event.start_datetime_local


def _local(moment: datetime) -> datetime:
    """Return a local time with a fixed offset from UTC."""
    local = as_local(moment)
    return local.astimezone(timezone(local.utcoffset() or timedelta(0)))


def _next(start: datetime) -> datetime:
    """Return the start of a single run, within a week.

    Home Assistant suggests the full hour that has passed last: tomorrow's is meant.
    """
    wait = start - utcnow()
    if wait < -JUST_PASSED:
        raise ServiceValidationError(
            **translation("timer_has_passed", time=f"{as_local(start):%H:%M}")
        )
    if wait >= WEEK:
        raise ServiceValidationError(**translation("timer_within_a_week"))
    return start if wait >= timedelta(0) else as_local(start) + DAY


def _days(rule: str | None, local: datetime) -> list[str]:
    """Return the weekdays of a timer."""
    if not rule:
        return [WEEKDAYS[local.weekday()]]
    if days := recurring_days(rule, local):
        return days
    raise ServiceValidationError(**translation("timer_cannot_recur_so", rule=rule))


def _refuse_single_run(recurrence_id: str | None, recurrence_range: str | None) -> None:
    """Refuse to change one run of many."""
    if recurrence_id and recurrence_range != THIS_AND_FUTURE:
        raise ServiceValidationError(**translation("timer_changes_as_a_whole"))
