"""One Bluetooth device nearby: its link is held while somebody needs it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
import time
from typing import Any, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..bluetooth import (
    BluetoothError,
    CommandRefused,
    DeviceInfo,
    Layout,
    Listener,
    NoAnswer,
    NotEncodable,
    Session,
    connect,
    read_local_key,
    unbind,
)
from ..cloud import Client, CloudError, DeviceOffline, RequestRefused
from ..const import DOMAIN, LOGGER
from ..home.device import Device
from ..home.devices import Carrier
from .connection import Connection, async_open

IDLE_SECONDS = 120
PATIENCE_SECONDS = 60


class Neighbour(Listener, Carrier):
    """A bound device that is heard."""

    def __init__(
        self,
        hass: HomeAssistant,
        client: Client,
        device: Device,
        layout: Layout,
        *,
        stays_connected: bool,
    ) -> None:
        """Know the device; nothing is sent yet."""
        self.address = ""
        self.device = device
        self.stays_connected = stays_connected
        self.trouble: str | None = None
        self._hass = hass
        self._client = client
        self._layout = layout
        self._key: bytes | None = None
        self._version = ""
        self._meeting = asyncio.Lock()
        self._connection: Connection | None = None
        self._session: Session | None = None
        self._tried_at: float | None = None
        self._stop_idling: CALLBACK_TYPE | None = None

    @property
    def connected(self) -> bool:
        """Return whether the link is held."""
        return self._session is not None

    @override
    async def control(self, values: Mapping[str, Any]) -> None:
        with _as_cloud_errors():
            session = await self._met()
            await session.control(values)
        await self._report(values)

    @override
    async def call_action(self, payload: Mapping[str, Any]) -> None:
        action_id, inputs = str(payload.get("actionId")), payload.get("params")
        with _as_cloud_errors():
            session = await self._met()
            outputs = await session.call_action(
                action_id, inputs if isinstance(inputs, dict) else {}
            )
        await self._client.bluetooth.reply_to_action(
            self.device.device_id,
            str(payload.get("clientToken")),
            action_id,
            outputs,
            int(time.time()),
        )

    @override
    def describe(self) -> Mapping[str, Any]:
        return {
            "connected": self.connected,
            "stays_connected": self.stays_connected,
            "trouble": self.trouble,
        }

    @override
    async def release(self, forget: Callable[[], Awaitable[None]]) -> None:
        with _as_cloud_errors():
            await self._met()
            if self._connection and self._key:
                await unbind(self._connection.conversation, self._key, forget)
        await self.disconnect()

    async def connect(self) -> None:
        """Hold the link, for a while or for good."""
        with _as_cloud_errors():
            await self._met()

    async def disconnect(self) -> None:
        """Let go of the link, so that a phone can have it."""
        self._idle_no_more()
        connection, self._connection, self._session = self._connection, None, None
        if connection:
            await connection.close()

    @override
    async def on_report(self, values: Mapping[str, Any]) -> None:
        self._stay()
        self.device.apply_report(values, _milliseconds())
        try:
            await self._report(values)
        except CloudError as error:
            raise BluetoothError(error.message) from error

    @override
    async def on_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Hand an event to the cloud, which pushes it to everyone, us included."""
        self._stay()
        try:
            await self._client.device.report_device_event(
                self.device.device_id, event_id, parameters, _milliseconds()
            )
        except CloudError as error:
            self.device.fire_event(event_id, parameters)
            raise BluetoothError(error.message) from error

    @override
    async def stored_values(self) -> Mapping[str, Any]:
        known = {each.id for each in self._layout.properties}
        return {key: each for key, each in self.device.values.items() if key in known}

    async def _report(self, values: Mapping[str, Any]) -> None:
        await self._client.device.report_data_as_device(
            self.device.device_id, values, _milliseconds()
        )

    async def _met(self) -> Session:
        """Return the session over the link that is held, or make one.

        A device is tried once a minute, so that a wrong key disturbs nobody.
        """
        async with self._meeting:
            if (session := self._session) is None:
                session = await self._meet()
        self._stay()
        return session

    async def _meet(self) -> Session:
        now = self._hass.loop.time()
        if self._tried_at is not None and now - self._tried_at < PATIENCE_SECONDS:
            raise NoAnswer(self.trouble or "the device was tried a moment ago")
        self._tried_at = now
        try:
            session = await self._open()
        except BluetoothError as error:
            # Silence may mean that another phone has bound the device anew.
            self.trouble, self._key = str(error), None
            raise
        self.trouble = self._tried_at = None
        return session

    async def _open(self) -> Session:
        """Connect, prove the key, and serve the device from then on."""
        key = await self._known_key()
        connection = self._connection = await async_open(
            self._hass, self.address, self.device.name, self._lose
        )
        try:
            info = await self._prove(connection, key)
        except BluetoothError:
            await self.disconnect()
            raise
        await self._tell_version(info.text)
        session = self._session = Session(connection.conversation, self._layout, self)
        connection.serve(session.serve())
        return session

    async def _prove(self, connection: Connection, key: bytes) -> DeviceInfo:
        record = self.device.record
        return await connect(
            connection.conversation,
            key,
            product_id=record.product_id,
            device_name=record.device_name,
            seconds=int(time.time()),
        )

    async def _tell_version(self, version: str) -> None:
        """Tell the cloud which firmware the device runs, once for each version."""
        if version == self._version:
            return
        self._version, device_id = version, self.device.device_id
        try:
            await self._client.firmware.report_firmware_version(device_id, version)
        except CloudError as error:
            LOGGER.debug("The version of %s is untold: %s", device_id, error)

    async def _known_key(self) -> bytes:
        if self._key is None:
            stored = await self._client.bluetooth.get_local_key(self.device.device_id)
            self._key = read_local_key(stored)
        if self._key is None:
            raise NoAnswer("the cloud has no key of the device")
        return self._key

    @callback
    def _lose(self) -> None:
        """Forget a link that is gone."""
        if connection := self._connection:
            self._connection = self._session = None
            connection.conversation.lose()
            self._hass.async_create_background_task(
                connection.close(), f"{DOMAIN} {self.device.device_id} lost"
            )

    @callback
    def _stay(self) -> None:
        """Begin the idle time anew."""
        self._idle_no_more()
        if not self.stays_connected:
            self._stop_idling = async_call_later(
                self._hass, IDLE_SECONDS, self._async_leave
            )

    @callback
    def _idle_no_more(self) -> None:
        if self._stop_idling:
            self._stop_idling()
            self._stop_idling = None

    async def _async_leave(self, _: datetime) -> None:
        self._stop_idling = None
        LOGGER.debug("%s was silent: the link is free", self.device.device_id)
        await self.disconnect()


@contextmanager
def _as_cloud_errors() -> Iterator[None]:
    """Raise what callers of the cloud know for what goes wrong beside it."""
    try:
        yield
    except NotEncodable:
        raise
    except CommandRefused as error:
        raise RequestRefused("Bluetooth", str(error)) from error
    except BluetoothError as error:
        raise DeviceOffline("Bluetooth", str(error)) from error


def _milliseconds() -> int:
    return int(time.time() * 1000)
