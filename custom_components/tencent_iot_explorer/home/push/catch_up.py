"""When devices are read again: at the start, after a cut, and where no pushes come."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from heapq import nsmallest
from math import inf
from operator import attrgetter
from time import monotonic

from homeassistant.core import callback
from homeassistant.helpers.debounce import Debouncer

from ...cloud import Push
from ...const import LOGGER
from ..absences import SECOND_LOOK_SECONDS
from ..devices.device import Device
from ..devices.devices import Devices
from ..later import Later
from ..polling.home import HomeCoordinator
from ..polling.recordings import RecordingCoordinator
from ..polling.statuses import StatusCoordinator
from .reachability import Reachability

# However often the line is cut, the devices are read at most so often.
CATCH_UP_SECONDS = 60
# The line is gone for good: what it would have told is read instead.
AWAY_SECONDS = 300
# A push that is lost while all seems well leaves no trace but in the cloud's memory.
LONGEST_UNREAD_SECONDS = 900
MOST_READ_AGAIN = 2


class CatchUp:
    """Asks for what no push has told."""

    def __init__(
        self,
        devices: Devices,
        *,
        home: HomeCoordinator,
        statuses: StatusCoordinator,
        recordings: RecordingCoordinator,
        reachability: Reachability,
        push: Push,
    ) -> None:
        """Know what to read and from where; nothing is read yet."""
        self._devices = devices
        self._home = home
        self._statuses = statuses
        self._recordings = recordings
        self._reachability = reachability
        self._push = push
        self._lost_at = monotonic()
        self._being_read: set[Device] = set()
        self._second_look = Later(home.hass)
        self._catch_up = Debouncer(
            home.hass,
            LOGGER,
            cooldown=CATCH_UP_SECONDS,
            immediate=True,
            function=self._async_catch_up_soon,
        )

    async def async_begin(self) -> None:
        """Believe the first statuses; where there are none, that devices are online."""
        if self._statuses.last_update_success:
            await self._devices.async_take_statuses(
                self._statuses.data, self._statuses.asked_at
            )
            return
        for device in self._devices.values():
            device.set_online(online=True)

    @callback
    def async_start(self, connected: Callable[[], Awaitable[None]]) -> None:
        """Read everything, once no change is missed any more.

        Parameters: waits for that, and not for long.
        """
        self._statuses.async_in_background(self._async_load_first(connected))

    async def _async_load_first(self, connected: Callable[[], Awaitable[None]]) -> None:
        await connected()
        await self._async_load_twice(list(self._devices.values()))

    @callback
    def async_stop(self) -> None:
        """Stop reading."""
        self._catch_up.async_shutdown()
        self._second_look.async_close()

    @callback
    def async_lose(self) -> None:
        """Wait whether the line comes back, and how long that takes."""
        self._lost_at = monotonic()
        self._reachability.async_doubt()

    @callback
    def async_restore(self) -> None:
        """Find out what was missed while the line was cut."""
        self._reachability.async_update()
        self._catch_up.async_schedule_call()

    @callback
    def async_refuse(self) -> None:
        """Have a refusal ask for the login, and say so; the cloud hears nothing of it."""
        self._reachability.async_refuse()
        self.async_ask_statuses()

    @callback
    def async_ask_statuses(self) -> None:
        """Ask which devices are online."""
        self._statuses.async_in_background(self._statuses.async_refresh())

    @callback
    def async_read_again(self, devices: Collection[Device]) -> None:
        """Read devices of which more is shown than before."""
        if devices:
            self._statuses.async_in_background(self._async_load_twice(devices))

    @callback
    def async_greet(self, devices: Collection[Device]) -> None:
        """Ask devices that may be reached again how they are, and if need be whether."""
        if missed := [
            each for each in devices if not each.online or self._is_blind(each)
        ]:
            self._statuses.async_in_background(self._async_greet(missed))

    async def _async_greet(self, devices: Collection[Device]) -> None:
        if not all(each.online for each in devices):
            await self._statuses.async_refresh()
        await self._async_load_twice([each for each in devices if each.in_touch])

    async def _async_load_twice(self, devices: Collection[Device]) -> None:
        """Read devices, and in a minute once more those of which that was too little.

        They could not be read, nobody knows who is online, or no pushes tell what they
        have done since.
        """
        await self.async_load(devices)
        if not self._statuses.last_update_success or any(map(self._is_missed, devices)):
            self._second_look.async_plan(SECOND_LOOK_SECONDS, self._async_look_again)

    @callback
    def _async_look_again(self) -> None:
        """Find out what may have changed unnoticed: the next poll may be far off."""
        self._statuses.async_in_background(self._async_load_missed())

    async def _async_load_missed(self) -> None:
        """Ask who is there, and read of whom something may have been missed."""
        await self._statuses.async_refresh()
        await self.async_load(
            [each for each in self._devices.values() if self._is_missed(each)]
        )

    async def async_load(self, devices: Collection[Device]) -> None:
        """Read values, which tell who records, and what was recorded.

        Whoever is being read already is not read twice.
        """
        unasked = [each for each in devices if each not in self._being_read]
        self._being_read.update(unasked)
        try:
            await self._devices.async_load(unasked)
        finally:
            self._being_read.difference_update(unasked)
        for device in unasked:
            if self._recordings.concerns(device):
                await self._recordings.async_refresh_device(device.device_id)

    @callback
    def async_take_statuses(self) -> None:
        """Hand polled statuses to the devices, and read what nobody pushes."""
        self._reachability.async_update()
        if self._statuses.last_update_success:
            self._statuses.async_in_background(self._async_take_statuses())

    async def _async_take_statuses(self) -> None:
        statuses, devices = self._statuses, self._devices.values()
        away = {each for each in devices if not each.online}
        await self._devices.async_take_statuses(statuses.data, statuses.asked_at)
        missed = [
            each
            for each in devices
            if self._is_blind(each) or (each in away and each.online)
        ]
        await self.async_load(missed or self._longest_unread())

    def _longest_unread(self) -> Sequence[Device]:
        """Return a few devices of which a push may have been lost without a trace."""
        long_ago = monotonic() - LONGEST_UNREAD_SECONDS
        unread = (
            each
            for each in self._devices.values()
            if each.in_touch and each.read_at < long_ago
        )
        return nsmallest(MOST_READ_AGAIN, unread, key=attrgetter("read_at"))

    def _is_missed(self, device: Device) -> bool:
        """Return whether a device can be asked what may have changed unnoticed."""
        return device.in_touch and self._is_blind(device)

    def _is_blind(self, device: Device) -> bool:
        """Return whether what is known of a device may have changed unnoticed."""
        if not (device.loaded and device.in_touch):
            return not device.loaded
        if self._push.connected:
            heard_since = self._push.heard_since.get(device.device_id, inf)
            return device.read_at < max(heard_since, device.back_at)
        return monotonic() - self._lost_at >= AWAY_SECONDS

    @callback
    def _async_catch_up_soon(self) -> None:
        self._statuses.async_in_background(self._async_catch_up())

    async def _async_catch_up(self) -> None:
        """Read statuses, once each device in touch, and who has come or gone."""
        await self._statuses.async_refresh()
        await self._async_load_twice(
            [each for each in self._devices.values() if each.in_touch]
        )
        await self._home.async_request_if_changed()
