"""The link to one device: made on demand, held while somebody needs it."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
import time

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..account.devices.device import Device
from ..account.devices.keys import Bond, Keys
from ..bluetooth import (
    HEARTBEAT_VERSION,
    READY_VERSION,
    BluetoothError,
    Conversation,
    Introduction,
    NoAnswer,
    connect,
    connect_encrypted,
    keep_alive,
    tell_ready,
)
from ..cloud import Client, CloudError
from ..const import DOMAIN, LOGGER
from .connection import DeviceConnection, NoFreeSlot, OutOfReach, async_open
from .device_key import DeviceKey

IDLE_SECONDS = 120
PATIENCE_SECONDS = 60

type Begin = Callable[[DeviceConnection], None]


class Link:
    """The way to a bound device, over connections that are made on demand."""

    def __init__(
        self,
        hass: HomeAssistant,
        client: Client,
        keys: Keys,
        device: Device,
        begin: Begin,
        *,
        stays_connected: Callable[[], bool],
    ) -> None:
        """Know the device, and what begins with each link; nothing is sent yet."""
        self.address = ""
        self.key = DeviceKey(client, keys, device)
        self._stays_connected = stays_connected
        self.trouble: str | None = None
        self.crowded_out = False
        self._hass = hass
        self._client = client
        self._device = device
        self._begin = begin
        self._version = ""
        self._turn = asyncio.Lock()
        self._connection: DeviceConnection | None = None
        self._proved = False
        self._closed = False
        self._tried_at: float | None = None
        self._stop_idling: CALLBACK_TYPE | None = None

    @property
    def stays_connected(self) -> bool:
        """Return whether the link is to be held when nobody needs it."""
        return self._stays_connected()

    @property
    def encrypted(self) -> bool:
        """Return whether the device speaks the encrypted protocol."""
        return self.key.bond.encrypted

    @property
    def is_busy(self) -> bool:
        """Return whether a link is being made."""
        return self._turn.locked()

    @property
    def connected(self) -> bool:
        """Return whether the device is there for us."""
        return self._proved

    @callback
    def take_place(self, address: str, bond: Bond) -> None:
        """Take over where the device is heard, and how it is bound now."""
        self.address, self.key.bond = address, bond

    async def conversation(self) -> Conversation:
        """Return the conversation over the link that is held, or make one.

        A device is tried once a minute, so that a wrong key disturbs nobody. Raises
        BluetoothError, CloudError.
        """
        async with self._turn:
            connection = self._connection
            if connection is None or not self._proved:
                connection = await self._try()
        self.stay()
        return connection.conversation

    @callback
    def stay(self) -> None:
        """Start the idle time again."""
        self._idle_no_more()
        if not (self.stays_connected or self._closed):
            self._stop_idling = async_call_later(
                self._hass, IDLE_SECONDS, self._async_leave
            )

    async def end(self) -> None:
        """Let go of the link, so that a phone can have it."""
        self._idle_no_more()
        connection, self._connection, self._proved = self._connection, None, False
        if connection:
            await connection.close()

    async def close(self) -> None:
        """Let go of the link for good, one that is being made too."""
        self._closed = True
        await self.end()

    async def _try(self) -> DeviceConnection:
        self._raise_if_closed()
        now = self._hass.loop.time()
        if self._tried_at is not None and now - self._tried_at < PATIENCE_SECONDS:
            raise NoAnswer(self.trouble or "the device was tried a moment ago")
        self._tried_at = now
        self._idle_no_more()
        try:
            connection = await self._open()
        except (BluetoothError, CloudError) as error:
            self._note(error)
            raise
        self.trouble, self.crowded_out, self._tried_at = None, False, None
        self.key.doubted = False
        return connection

    def _note(self, error: BluetoothError | CloudError) -> None:
        """Keep why the device was not reached."""
        self.trouble, self.crowded_out = str(error), isinstance(error, NoFreeSlot)
        # Silence may mean that another phone has bound the device again.
        if not isinstance(error, (OutOfReach, CloudError)):
            self.key.doubted = True

    async def _open(self) -> DeviceConnection:
        """Connect and prove the key."""
        key = await self.key.read()
        connection = self._connection = await async_open(
            self._hass, self.address, self._device.name, self._lose
        )
        async with AsyncExitStack() as on_failure:
            on_failure.push_async_callback(self.end)
            self._raise_if_closed()
            info = await self._greet(connection.conversation, key)
            self._raise_if_closed()
            on_failure.pop_all()
        self._proved = True
        self._begin(connection)
        if info.version >= READY_VERSION:
            connection.serve(tell_ready(connection.conversation))
        if info.version >= HEARTBEAT_VERSION:
            connection.serve(keep_alive(connection.conversation))
        connection.serve(self._tell_version(info.text))
        return connection

    def _raise_if_closed(self) -> None:
        if self._closed:
            raise NoAnswer("the device is let go of")

    async def _greet(self, conversation: Conversation, key: bytes) -> Introduction:
        if self.encrypted:
            return await self._greet_encrypted(conversation, key)
        record = self._device.record
        return await connect(
            conversation,
            key,
            product_id=record.product_id,
            device_name=record.device_name,
            seconds=int(time.time()),
        )

    async def _greet_encrypted(
        self, conversation: Conversation, key: bytes
    ) -> Introduction:
        try:
            return await connect_encrypted(conversation, key, self._sign)
        except CloudError as error:
            error.hide(key.hex())
            raise

    async def _sign(self, content: bytes) -> bytes:
        return await self._client.bluetooth.device_custom_signature(
            self._device.device_id, content
        )

    async def _tell_version(self, version: str) -> None:
        """Tell the cloud which firmware the device runs, once for each version."""
        if version == self._version:
            return
        self._version, device_id = version, self._device.device_id
        try:
            await self._client.firmware.report_firmware_version(device_id, version)
        except CloudError as error:
            LOGGER.debug("The version of %s is untold: %s", device_id, error)

    @callback
    def _lose(self) -> None:
        """Forget a link that is gone."""
        if connection := self._connection:
            self._connection, self._proved = None, False
            self._hass.async_create_background_task(
                connection.close(), f"{DOMAIN} {self._device.device_id} lost"
            )

    @callback
    def _idle_no_more(self) -> None:
        if self._stop_idling:
            self._stop_idling()
            self._stop_idling = None

    async def _async_leave(self, _: datetime) -> None:
        self._stop_idling = None
        LOGGER.debug("%s was silent: the link is free", self._device.device_id)
        await self.end()
