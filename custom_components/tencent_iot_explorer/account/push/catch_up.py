"""Reading devices again: at the start, after a cut, and where no pushes come."""

from collections.abc import Awaitable, Callable, Collection

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
from .outdated import Outdated
from .reachability import Reachability

# However often the connection is lost, devices are not read more often.
CATCH_UP_SECONDS = 60


class CatchUp:
    """Reads what no push has told."""

    def __init__(
        self,
        devices: Devices,
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
        self._outdated = Outdated(devices, statuses, push)
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
        """Take over the first statuses; without any, take devices to be online."""
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

        Parameters: waits for the push connection, for a moment.
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
        """Note that the connection is lost, and doubt that the cloud can be reached."""
        self._outdated.note_loss()
        self._reachability.async_doubt()

    @callback
    def async_restore(self) -> None:
        """Read what was missed while the connection was lost."""
        self._reachability.async_update()
        self._catch_up.async_schedule_call()

    @callback
    def async_refuse(self) -> None:
        """Note that only the user can log in again, and start that with a refused poll."""
        self._reachability.async_refuse()
        self.async_ask_statuses()

    @callback
    def async_ask_statuses(self) -> None:
        """Ask which devices are online."""
        self._statuses.async_in_background(self._statuses.async_refresh())

    @callback
    def async_read_again(self, devices: Collection[Device]) -> None:
        """Read devices whose product has changed."""
        if devices:
            self._statuses.async_in_background(self._async_load_twice(devices))

    @callback
    def async_greet(self, devices: Collection[Device]) -> None:
        """Read devices that may be back; first the statuses, if any is offline."""
        if missed := [
            each for each in devices if not each.online or self._outdated.may_be(each)
        ]:
            self._statuses.async_in_background(self._async_greet(missed))

    async def _async_greet(self, devices: Collection[Device]) -> None:
        if not all(each.online for each in devices):
            await self._statuses.async_refresh()
        await self._async_load_twice([each for each in devices if each.in_touch])

    async def _async_load_twice(self, devices: Collection[Device]) -> None:
        """Read devices, and plan a second look if something may still be missed.

        That is so if a status is unknown, or a device could not be read or is not
        followed by pushes yet.
        """
        await self.async_load(devices)
        if self._outdated.lacks_statuses() or self._outdated.among(devices):
            self._second_look.async_plan(SECOND_LOOK_SECONDS, self._async_look_again)

    @callback
    def _async_look_again(self) -> None:
        """Read once more what may have changed unnoticed."""
        self._statuses.async_in_background(self._async_load_missed())

    async def _async_load_missed(self) -> None:
        """Read the statuses, then the devices that may have changed unnoticed."""
        await self._statuses.async_refresh()
        await self.async_load(self._outdated.among(self._devices.values()))

    async def async_load(self, devices: Collection[Device]) -> None:
        """Read values, and then the recordings of the devices that record.

        A device that is being read already is not read twice.
        """
        unasked = [each for each in devices if each not in self._being_read]
        self._being_read.update(unasked)
        try:
            await self._devices.reader.async_load(unasked)
        finally:
            self._being_read.difference_update(unasked)
        for device in unasked:
            if self._recordings.concerns(device):
                await self._recordings.async_refresh_device(device.device_id)

    @callback
    def async_take_statuses(self) -> None:
        """Hand polled statuses to the devices, and read what is not pushed."""
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
            if self._outdated.may_be(each) or (each in away and each.online)
        ]
        await self.async_load(
            dict.fromkeys((*missed, *self._outdated.longest_unread()))
        )

    @callback
    def _async_catch_up_soon(self) -> None:
        self._statuses.async_in_background(self._async_catch_up())

    async def _async_catch_up(self) -> None:
        """Read the statuses, each device in touch, and the lists if they have changed."""
        await self._statuses.async_refresh()
        await self._async_load_twice(
            [each for each in self._devices.values() if each.in_touch]
        )
        await self._home.async_request_if_changed()
