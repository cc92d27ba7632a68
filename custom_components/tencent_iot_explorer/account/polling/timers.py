"""The timers of devices, which the cloud runs at a time of the week."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from time import monotonic
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.dt import utcnow

from ...cloud import Client, Timer
from ..absences import SECOND_LOOK_SECONDS, Absences
from ..devices.device import Device
from ..devices.devices import Devices
from ..later import Later
from ..schedule.timer_schedule import RUN, WEEK, runs
from .device_coordinator import RememberingCoordinator
from .time_zone import UserTimeZone

type Timers = tuple[Timer, ...]

# What is looked at again so soon is not asked for again.
FRESH_SECONDS = 60


class TimerCoordinator(RememberingCoordinator[Timers]):
    """The timers of the devices that have something to be set."""

    subject = "timers"

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        devices: Devices,
        time_zone: UserTimeZone,
    ) -> None:
        """Know no timer yet."""
        super().__init__(hass, entry, client, devices)
        self._time_zone = time_zone
        time_zone.learned.add(self._async_follow_all_runs)
        self._read_at: dict[str, float] = {}
        self._absences = defaultdict[str, Absences](Absences)
        self._absent: dict[str, frozenset[str]] = {}
        self._second_looks = Later(hass)
        self._looks_after_runs = defaultdict[str, Later](partial(Later, hass))

    @override
    def concerns(self, device: Device) -> bool:
        """Return whether there is anything that a timer could set."""
        return any(each.writable for each in device.product.thing_model.properties)

    @override
    async def _async_read(self, device_id: str) -> Timers:
        await self._time_zone.async_get()
        return tuple(await self.client.timer.get_timer_list(device_id))

    @callback
    @override
    def _take(self, device_id: str, found: Timers) -> None:
        """Keep what is missing from one answer; a later one must agree."""
        self._read_at[device_id] = monotonic()
        before = {each.timer_id: each for each in self.data.get(device_id, ())}
        listed = {each.timer_id: each for each in found}
        absent, _ = self._absences[device_id].compare(before, listed)
        self._absent[device_id] = absent
        kept = {each: before[each] for each in sorted(absent)}
        super()._take(device_id, (*listed.values(), *kept.values()))
        if absent:
            self._async_look_later(device_id)
        self._async_follow_single_runs(device_id)

    @callback
    def _async_follow_all_runs(self) -> None:
        """Plan anew: the runs are in another zone than was thought."""
        for device_id in self.data:
            self._async_follow_single_runs(device_id)

    @callback
    def _async_follow_single_runs(self, device_id: str) -> None:
        """Plan to look after the next runs of timers that are off once they have run."""
        if self._is_ending():
            return
        looks, now = self._looks_after_runs[device_id], utcnow()
        looks.async_cancel()
        for timer in self.data.get(device_id, ()):
            if timer.repeat:
                continue
            for moment in runs(timer, self._time_zone.present, now, now + WEEK):
                seconds = (moment + RUN - now).total_seconds()
                looks.async_plan(seconds, self._async_look, device_id)

    @callback
    @override
    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget also when devices were read, and what was absent."""
        for device_id in device_ids:
            self._read_at.pop(device_id, None)
            self._absences.pop(device_id, None)
            self._absent.pop(device_id, None)
            if looks := self._looks_after_runs.pop(device_id, None):
                looks.async_close()
        super().async_forget(device_ids)

    @override
    async def async_refresh_device(self, device_id: str) -> None:
        """Read a device; if that fails, look once more: else it is asked once a day."""
        asked_at = monotonic()
        await super().async_refresh_device(device_id)
        if self._read_at.get(device_id, 0) < asked_at:
            self._async_look_later(device_id)

    @callback
    def _async_look_later(self, device_id: str) -> None:
        """Plan a second look at the timers of a device."""
        self._second_looks.async_plan(SECOND_LOOK_SECONDS, self._async_look, device_id)

    @callback
    def _async_look(self, device_id: str) -> None:
        self.async_in_background(self._async_read_again(device_id))

    async def _async_read_again(self, device_id: str) -> None:
        """Read a device, again and again while it is open whether timers have gone."""
        await super().async_refresh_device(device_id)
        if self._absent.get(device_id):
            self._async_look_later(device_id)

    @override
    async def async_shutdown(self) -> None:
        """Cancel the looks that are planned."""
        self._second_looks.async_close()
        for each in self._looks_after_runs.values():
            each.async_close()
        await super().async_shutdown()

    @callback
    def async_mark_gone(self, device_id: str, timer_id: str) -> None:
        """Take note that a timer was deleted."""
        self._absences[device_id].mark_gone(timer_id)

    def listed(self, device_id: str) -> list[Timer]:
        """Return the timers of a device that the cloud listed last."""
        absent = self._absent.get(device_id, ())
        timers = self.data.get(device_id, ())
        return [each for each in timers if each.timer_id not in absent]

    def find(self, device_id: str, timer_id: str) -> Timer | None:
        """Return a timer of a device, if it is listed."""
        listed = self.listed(device_id)
        return next((each for each in listed if each.timer_id == timer_id), None)

    async def async_refresh_if_old(self, device_id: str) -> None:
        """Read the timers of a device, unless they were read a moment ago."""
        await self._time_zone.async_get()
        read_at = self._read_at.get(device_id)
        if read_at is None or monotonic() - read_at >= FRESH_SECONDS:
            await self.async_refresh_device(device_id)

    @override
    def _to_storage(self, found: Timers) -> list[dict[str, Any]]:
        return [{**each.as_dict(), "values": dict(each.values)} for each in found]

    @override
    def _from_storage(self, stored: Iterable[Mapping[str, Any]]) -> Timers:
        return tuple(Timer(**each) for each in stored)

    @override
    def take_stored(self, stored: Mapping[str, Any]) -> None:
        """Take over what was known, and look soon at what may have run meanwhile."""
        super().take_stored(stored)
        for device_id, timers in self.data.items():
            self._async_follow_single_runs(device_id)
            if any(each.enabled and not each.repeat for each in timers):
                self._async_look_later(device_id)
