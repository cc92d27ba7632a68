"""Calendars: when the timers of a device run."""

from collections.abc import Mapping
from datetime import datetime, timedelta
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
from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util.dt import as_local, now

from .cloud import Timer
from .const import DOMAIN
from .home.account import Account, TencentConfigEntry
from .home.device import Device
from .home.errors import translated_errors
from .home.registry import family_subentry_id, unique_id
from .home.timers import (
    RUN,
    TimerCoordinator,
    describe_values,
    described_values,
    recurrence,
    recurring_days,
    runs,
)
from .home.weekdays import cloud_days, cloud_time
from .services.control import wire_values

PARALLEL_UPDATES = 0

WEEK = timedelta(days=7)
THIS_AND_FUTURE = "THISANDFUTURE"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a calendar for each device with timers, also where the first comes later."""
    account = entry.runtime_data
    known: set[str] = set()

    @callback
    def update() -> None:
        known.intersection_update(account.timers.data)
        for device_id, timers in account.timers.data.items():
            device = account.devices.get(device_id)
            if device and timers and device_id not in known:
                known.add(device_id)
                async_add_entities(
                    [TimerCalendar(account, device)],
                    config_subentry_id=family_subentry_id(
                        entry, device.record.family_id
                    ),
                )

    update()
    entry.async_on_unload(account.timers.async_add_listener(update))


class TimerCalendar(CoordinatorEntity[TimerCoordinator], CalendarEntity):
    """The timers of a device; what a timer sends is the event's description."""

    _attr_has_entity_name = True
    _attr_translation_key = "timers"
    _attr_supported_features = (
        CalendarEntityFeature.CREATE_EVENT
        | CalendarEntityFeature.DELETE_EVENT
        | CalendarEntityFeature.UPDATE_EVENT
    )

    def __init__(self, account: Account, device: Device) -> None:
        """Belong to the device."""
        super().__init__(account.timers)
        self.client = account.client
        self.device = device
        self._attr_unique_id = unique_id(device, ":timers")
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, device.device_id)})

    @property
    def timers(self) -> tuple[Timer, ...]:
        """Return the timers of the device."""
        return self.coordinator.data.get(self.device.device_id, ())

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return what runs now or next."""
        start = now()
        return min(
            self._events(start, start + WEEK),
            key=lambda event: event.start_datetime_local,
            default=None,
        )

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return what runs in a time."""
        return sorted(
            self._events(start_date, end_date),
            key=lambda event: event.start_datetime_local,
        )

    def _events(self, start: datetime, end: datetime) -> list[CalendarEvent]:
        """Return each run of each timer between start and end."""
        return [
            CalendarEvent(
                start=moment,
                end=moment + RUN,
                summary=timer.name,
                description=describe_values(timer.values),
                uid=timer.timer_id,
                recurrence_id=moment.isoformat() if timer.repeat else None,
                rrule=recurrence(timer),
            )
            for timer in self.timers
            for moment in runs(timer, start, end)
        ]

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Create a timer."""
        with translated_errors(self.device.name):
            await self.client.timer.create_timer(
                self.device.device_id, **self._settings(kwargs)
            )
        await self.coordinator.async_read(self.device.device_id)

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Change a timer as a whole."""
        _refuse_single_run(recurrence_id, recurrence_range)
        with translated_errors(self.device.name):
            await self.client.timer.modify_timer(
                self.device.device_id, uid, **self._settings(event)
            )
        await self.coordinator.async_read(self.device.device_id)

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Delete a timer as a whole."""
        _refuse_single_run(recurrence_id, recurrence_range)
        with translated_errors(self.device.name):
            await self.client.timer.delete_timer(self.device.device_id, uid)
        await self.coordinator.async_read(self.device.device_id)

    def _settings(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Return the settings of the timer that an event describes."""
        start = event[EVENT_START]
        if not isinstance(start, datetime):
            raise _refusal("timer_needs_time")
        values = described_values(event.get(EVENT_DESCRIPTION) or "")
        if not values:
            raise _refusal("timer_sends_nothing")
        local = as_local(start)
        return {
            "name": event[EVENT_SUMMARY],
            "days": cloud_days(_days(event.get(EVENT_RRULE), local)),
            "time_point": cloud_time(local.time()),
            "repeat": bool(event.get(EVENT_RRULE)),
            "values": wire_values(self.device, values),
        }


def _days(rule: str | None, start: datetime) -> list[str]:
    """Return the weekdays of a timer; one that runs once can wait a week at most."""
    if rule:
        if days := recurring_days(rule, start):
            return days
        raise _refusal("timer_cannot_recur_so", rule=rule)
    if not now() <= start < now() + WEEK:
        raise _refusal("timer_within_a_week")
    return [WEEKDAYS[start.weekday()]]


def _refuse_single_run(recurrence_id: str | None, recurrence_range: str | None) -> None:
    """Raise for a change that is meant for one run of many."""
    if recurrence_id and recurrence_range != THIS_AND_FUTURE:
        raise _refusal("timer_changes_as_a_whole")


def _refusal(translation_key: str, **placeholders: str) -> ServiceValidationError:
    """Return the error of an event that no timer can be."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=translation_key,
        translation_placeholders=placeholders,
    )
