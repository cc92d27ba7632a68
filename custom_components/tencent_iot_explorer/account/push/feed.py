"""Handing on what the cloud pushes: to devices, listeners and coordinators."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import chain

from homeassistant.const import EVENT_STATE_REPORTED
from homeassistant.core import callback

from ...cloud import ChangeKind, DeviceChange, Push, PushListener
from ..devices.device import Device
from ..devices.devices import Devices
from ..devices.keys import Keys
from ..devices.listeners import Audience, Listener, tell_each
from ..failures import log_each_failure, log_failures
from ..polling.home import HomeCoordinator
from ..polling.messages import MessageCoordinator
from .catch_up import CatchUp
from .losses import Losses
from .newcomers import Newcomers
from .replies import ActionReplies

CONNECT_SECONDS = 3


class Feed:
    """What the push connection of one config entry brings, and what that causes."""

    def __init__(
        self,
        push: Push,
        catch_up: CatchUp,
        devices: Devices,
        home: HomeCoordinator,
        messages: MessageCoordinator,
        keys: Keys,
    ) -> None:
        """Remember where news go; nothing is sent yet."""
        self.replies = ActionReplies()
        self.losses = Losses(home.hass, home.config_entry)
        self._push = push
        self._catch_up = catch_up
        self._devices = devices
        self._home = home
        self._messages = messages
        self._keys = keys
        self._newcomers = Newcomers(home)
        self._watchers = Audience()
        self._untold: dict[Device, Collection[Listener]] = {}
        self._repeats_count = False
        self._missing = False
        self._answered = asyncio.Event()
        self._take_each = log_each_failure(self._take, _describe_failure)

    def watch(self, watcher: Listener) -> None:
        """Call the watcher when the connection is lost, restored or refused."""
        self._watchers.add(watcher)

    async def async_start(self) -> None:
        """Connect: no change of the home is missed from now on."""
        await self._push.subscribe(self._devices)
        self._push.start(
            PushListener(
                on_changes=self._take_all,
                on_connected=log_failures(self._on_connected, _describe_failure),
                on_disconnected=log_failures(self._on_disconnected, _describe_failure),
                on_refused=log_failures(self._on_refused, _describe_failure),
            )
        )

    async def async_wait(self) -> None:
        """Wait a moment for the first connection: no change is missed from then on.

        One that is slow to come is not lost: nothing is logged.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._answered.wait()
        if not self._answered.is_set():
            self._miss()

    @callback
    def _take_all(self, changes: Sequence[DeviceChange]) -> None:
        """Take over messages that came together, and tell then what is new.

        What has not changed is told only where a helper counts that too.
        """
        listeners = self._home.hass.bus.async_listeners()
        self._repeats_count = EVENT_STATE_REPORTED in listeners
        self._take_each(changes)
        self._tell()

    @callback
    def _take(self, change: DeviceChange) -> None:
        """Take over one message."""
        if change.kind is ChangeKind.REPORT:
            self._take_report(change)
            return
        self._tell()
        match change.kind:
            case ChangeKind.EVENT:
                self._take_event(change)
            case ChangeKind.ONLINE | ChangeKind.OFFLINE:
                self._take_connection(change)
            case ChangeKind.CONTROL | ChangeKind.ACTION:
                self._devices.async_carry(change)
            case ChangeKind.ACTION_REPLY:
                self.replies.take(change.payload)
            case (
                ChangeKind.BIND
                | ChangeKind.UNBIND
                | ChangeKind.SUB_BIND
                | ChangeKind.SUB_UNBIND
            ):
                self._take_home_change(change)

    @callback
    def _take_report(self, change: DeviceChange) -> None:
        """Take over what a device reports; who shows it is told with the rest.

        A device that nobody knows is looked for.
        """
        device = self._devices.get(change.device_id)
        if device is None:
            self._newcomers.async_hear(change.device_id)
            return
        if device in self._untold:
            self._tell()
        concerned = device.take_report(change)
        if self._repeats_count:
            concerned = device.with_unchanged(concerned, change.payload)
        if concerned:
            self._untold[device] = concerned

    @callback
    def _tell(self) -> None:
        """Tell the listeners of what was reported."""
        untold, self._untold = self._untold, {}
        tell_each(chain.from_iterable(untold.values()))

    @callback
    def _take_event(self, change: DeviceChange) -> None:
        """Hand on an event; the cloud may write a message of it too."""
        self._messages.async_request_refresh_soon()
        if device := self._devices.get(change.device_id):
            device.take_sign_of_life(change.timestamp, change.precision)
            parameters = change.payload.get("params")
            device.fire_event(
                str(change.payload.get("eventId")),
                parameters if isinstance(parameters, dict) else {},
            )
        else:
            self._newcomers.async_hear(change.device_id)

    @callback
    def _take_connection(self, change: DeviceChange) -> None:
        """Take over that a device, and what is behind it, went online or offline."""
        device = self._devices.get(change.device_id)
        if device is None:
            self._newcomers.async_hear(change.device_id)
            return
        if not device.take_connection_time(change.pushed_at):
            return
        back = self._devices.async_take_connection(
            change.device_id, online=change.kind is ChangeKind.ONLINE
        )
        self._catch_up.async_greet(back)

    @callback
    def _take_home_change(self, change: DeviceChange) -> None:
        """Have the lists read; what the cloud says has gone needs no second look.

        A device that is bound anew has a new key.
        """
        self._messages.async_request_refresh_soon()
        match change.kind:
            case ChangeKind.UNBIND:
                self._home.async_mark_gone(change.device_id)
                self._home.async_request_devices_soon(change.device_id)
            case ChangeKind.BIND:
                self._keys.async_forget([change.device_id])
                self._home.async_request_devices_soon(change.device_id)
            case _:  # it is the gateway that is named
                self._home.async_request_devices_soon()

    @callback
    def _on_connected(self) -> None:
        """Read what was missed while the connection was lost."""
        self._answered.set()
        self.losses.async_restore()
        if not self._missing:
            return
        self._missing = False
        self._catch_up.async_restore()
        self._watchers.tell()

    @callback
    def _on_disconnected(self) -> None:
        """Say that the connection is lost; polling goes on."""
        self.losses.async_lose()
        self._miss()

    @callback
    def _miss(self) -> None:
        """Note once that pushes are missing."""
        if self._missing:
            return
        self._missing = True
        self._catch_up.async_lose()
        self._watchers.tell()

    @callback
    def _on_refused(self) -> None:
        """Note that only the user can log in again."""
        self._answered.set()
        self._missing = True
        self._catch_up.async_refuse()
        self._watchers.tell()


def _describe_failure(*_: object) -> str:
    """Return what to log of a failure that must not end the push connection."""
    return "A push message could not be taken over"
