"""Actions that concern the timers of a device."""

from collections.abc import Mapping
from copy import replace
from datetime import time, timedelta, tzinfo
from typing import Any

from homeassistant.const import WEEKDAYS
from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.util.dt import now, parse_time
import voluptuous as vol

from ...account.schedule.weekdays import from_cloud, to_cloud, weekdays
from ...cloud import Timer, TimerSettings
from ..answers import listed
from ..periods import DAYS
from ..service import TEXT, Service, kept
from ..targets import DEVICE, DeviceTarget, find_one
from ..values import PROPERTIES, wire_values


async def get_timers(target: DeviceTarget) -> ServiceResponse:
    """Return the timers of a device, in Home Assistant's time."""
    zone = await target.account.time_zone.async_get()
    timers = await target.client.timer.get_timer_list(target.device_id)
    return listed("timers", [_in_local_time(each, zone) for each in timers])


async def create_timer(
    target: DeviceTarget,
    name: str,
    at: time,
    days: list[str],
    properties: Mapping[str, Any],
) -> ServiceResponse:
    """Create a timer: every week on the days, or once without any."""
    zone = await target.account.time_zone.async_get()
    days_there, time_point = to_cloud(at, days or _next_day(at), zone)
    settings = TimerSettings(
        name=name,
        days=days_there,
        time_point=time_point,
        repeat=bool(days),
        values=wire_values(target.device, properties),
    )
    timer_id = await target.client.timer.create_timer(target.device_id, settings)
    return {"timer_id": timer_id}


async def modify_timer(
    target: DeviceTarget,
    timer: str,
    name: str | None = None,
    at: time | None = None,
    days: list[str] | None = None,
    properties: Mapping[str, Any] | None = None,
) -> None:
    """Change what is given of a timer and keep the rest."""
    before = await _find_timer(target, timer)
    zone = await target.account.time_zone.async_get()
    known = _in_local_time(before, zone)
    repeat = before.repeat if days is None else bool(days)
    moment = at or kept(parse_time(known.time_point))
    if not repeat and (at, days) != (None, None):
        days = _next_day(moment)
    elif days is None:
        days = weekdays(known.days)
    days_there, time_point = to_cloud(moment, days, zone)
    settings = TimerSettings(
        name=name or before.name,
        days=days_there,
        time_point=time_point,
        repeat=repeat,
        values=wire_values(target.device, properties)
        if properties
        else kept(before.values),
    )
    await target.client.timer.modify_timer(target.device_id, before.timer_id, settings)


async def set_timer_enabled(target: DeviceTarget, timer: str, *, enabled: bool) -> None:
    """Switch a timer on or off."""
    found = await _find_timer(target, timer)
    await target.client.timer.modify_timer_status(
        target.device_id, found.timer_id, enabled=enabled
    )


async def delete_timer(target: DeviceTarget, timer: str) -> None:
    """Delete a timer."""
    found = await _find_timer(target, timer)
    await target.client.timer.delete_timer(target.device_id, found.timer_id)
    target.account.timers.async_mark_gone(target.device_id, found.timer_id)


async def _read_timers(target: DeviceTarget) -> None:
    """Read which timers the device has."""
    await target.account.timers.async_refresh_device(target.device_id)


def _next_day(at: time) -> list[str]:
    """Return the weekday on which a time comes next: a single run has one, too."""
    today = now()
    coming = today if at > today.time() else today + timedelta(days=1)
    return [WEEKDAYS[coming.weekday()]]


def _in_local_time(timer: Timer, zone: tzinfo) -> Timer:
    """Return a timer with its time as it is here."""
    days, time_point = from_cloud(timer.days, timer.time_point, zone)
    return replace(timer, days=days, time_point=time_point)


async def _find_timer(target: DeviceTarget, timer: str) -> Timer:
    """Return a timer of the device by id or name."""
    timers = await target.client.timer.get_timer_list(target.device_id)
    return find_one(
        timer, {each.timer_id: each for each in timers}, lambda each: each.name
    )


TIMER: VolDictType = {vol.Required("timer"): cv.string}

SERVICES = {
    "get_timers": Service(target=DEVICE, handler=get_timers),
    "create_timer": Service(
        target=DEVICE,
        handler=create_timer,
        fields={
            vol.Required("name"): TEXT,
            vol.Required("at"): cv.time,
            vol.Optional("days", default=list): DAYS,
            vol.Required("properties"): PROPERTIES,
        },
        afterwards=_read_timers,
    ),
    "modify_timer": Service(
        target=DEVICE,
        handler=modify_timer,
        fields={
            **TIMER,
            vol.Optional("name"): TEXT,
            vol.Optional("at"): cv.time,
            vol.Optional("days"): DAYS,
            vol.Optional("properties"): PROPERTIES,
        },
        afterwards=_read_timers,
    ),
    "set_timer_enabled": Service(
        target=DEVICE,
        handler=set_timer_enabled,
        fields={**TIMER, vol.Required("enabled"): cv.boolean},
        afterwards=_read_timers,
    ),
    "delete_timer": Service(
        target=DEVICE, handler=delete_timer, fields=TIMER, afterwards=_read_timers
    ),
}
