"""What the cloud pushes: to the devices, to those who wait, or a reason to ask."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

from homeassistant.core import callback

from ..cloud import ChangeKind, Client, DeviceChange, Push
from ..const import LOGGER
from .device import Device
from .devices import Devices
from .errors import log_failures
from .listing import HomeCoordinator
from .messages import MessageCoordinator
from .replies import ActionReplies

CONNECT_SECONDS = 3


class Feed:
    """The push connection of one config entry, and where its news go."""

    def __init__(
        self,
        client: Client,
        *,
        devices: Devices,
        home: HomeCoordinator,
        messages: MessageCoordinator,
        replies: ActionReplies,
        on_lost: Callable[[], None],
        on_restored: Callable[[], None],
    ) -> None:
        """Remember whom to tell; nothing is sent yet.

        Parameters: called when the connection is lost, and when it is back.
        """
        self._devices = devices
        self._home = home
        self._messages = messages
        self._replies = replies
        self._on_lost = on_lost
        self._on_restored = on_restored
        self._lost = False
        self._connected = asyncio.Event()
        self.push = Push(
            client,
            on_change=log_failures(self._take, _describe_failure),
            on_connected=log_failures(self._on_connected, _describe_failure),
            on_disconnected=log_failures(self._on_disconnected, _describe_failure),
            on_refused=log_failures(self._on_refused, _describe_failure),
        )

    async def async_wait(self) -> None:
        """Wait a moment for the first connection: no change is missed from then on."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._connected.wait()

    @callback
    def _take(self, change: DeviceChange) -> None:
        """Take over one message of the push connection."""
        if change.kind in TOLD_IN_MESSAGES:
            self._messages.async_ask_soon()
        if change.kind in HOME_CHANGES:
            self._home.async_ask()
        elif change.kind is ChangeKind.ACTION_REPLY:
            self._replies.take(change.payload)
        elif change.kind in CARRIED:
            self._devices.async_carry(change)
        elif (device := self._devices.get(change.device_id)) and (
            handler := DEVICE_CHANGES.get(change.kind)
        ):
            handler(device, change)

    @callback
    def _on_connected(self, _registered: frozenset[str]) -> None:
        """After a cut, find out what was missed."""
        self._connected.set()
        if not self._lost:
            return
        self._lost = False
        LOGGER.info("%s: push connection restored", self._home.config_entry.title)
        self._on_restored()

    @callback
    def _on_disconnected(self) -> None:
        """Say once that pushes are missing; polling goes on."""
        if self._lost:
            return
        self._lost = True
        LOGGER.warning(
            "%s: push connection lost, reconnecting", self._home.config_entry.title
        )
        self._on_lost()

    @callback
    def _on_refused(self) -> None:
        """Have the statuses asked for: their refusal asks for the login, and says so."""
        self._lost = True
        self._on_lost()


def _apply_report(device: Device, change: DeviceChange) -> None:
    device.apply_report(change.payload, change.timestamp, change.precision)


def _apply_event(device: Device, change: DeviceChange) -> None:
    device.set_online(True)
    parameters = change.payload.get("params")
    device.fire_event(
        str(change.payload.get("eventId")),
        parameters if isinstance(parameters, dict) else {},
    )


def _describe_failure(*_: object) -> str:
    """Return what is logged of a failure that must not end the push connection."""
    return "A push message could not be taken over"


HOME_CHANGES = frozenset(
    {
        ChangeKind.BIND,
        ChangeKind.UNBIND,
        ChangeKind.SUB_BIND,
        ChangeKind.SUB_UNBIND,
    }
)
TOLD_IN_MESSAGES = HOME_CHANGES | {ChangeKind.EVENT}
CARRIED = frozenset({ChangeKind.CONTROL, ChangeKind.ACTION})
DEVICE_CHANGES: Mapping[ChangeKind, Callable[[Device, DeviceChange], None]] = {
    ChangeKind.REPORT: _apply_report,
    ChangeKind.EVENT: _apply_event,
    ChangeKind.ONLINE: lambda device, _: device.set_online(True),
    ChangeKind.OFFLINE: lambda device, _: device.set_online(False),
}
