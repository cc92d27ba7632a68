"""The push connection: one WebSocket for all devices of an account."""

import asyncio
from collections.abc import Callable, Collection
import logging
from random import uniform
import time
from typing import Any, Final
from uuid import uuid4

import aiohttp
import orjson

from .client import Client
from .decoding import Record
from .errors import LOGIN_ENDED, AuthenticationFailed, CloudError
from .frames import BrokenFrame, read_change, read_frame
from .models import DeviceChange
from .transport import unwrap

LOGGER = logging.getLogger(__name__)

CONNECT_SECONDS: Final = 20
HEARTBEAT_SECONDS: Final = 50
SILENCE_SECONDS: Final = 120
FIRST_RETRY_SECONDS: Final = 1
LAST_RETRY_SECONDS: Final = 60


class Push:
    """Keeps the connection, forever, and hands on what it brings."""

    def __init__(
        self,
        client: Client,
        *,
        on_change: Callable[[DeviceChange], None],
        on_connected: Callable[[frozenset[str]], None],
        on_disconnected: Callable[[], None],
    ) -> None:
        """Remember whom to tell; nothing is sent yet.

        Parameters: called with each change; with the device ids that the cloud
        registered, once a connection; when a connection is lost or cannot be made.
        """
        self.connected = False
        self.last_message: float | None = None
        self.registered: frozenset[str] = frozenset()
        self._client = client
        self._on_change = on_change
        self._on_connected = on_connected
        self._on_disconnected = on_disconnected
        self._device_ids: list[str] = []
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task[None] | None = None
        self._registering = ""

    def start(self) -> None:
        """Connect and stay connected until stopped."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="tencent push")

    async def stop(self) -> None:
        """Close the connection."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None

    async def subscribe(self, device_ids: Collection[str]) -> None:
        """Ask for the changes of these devices and no others (ActivePush).

        Parameters: "ProductId/DeviceName" each. Holds over reconnections.
        """
        self._device_ids = sorted(device_ids)
        if self._socket is not None:
            try:
                await self._register(self._socket)
            except (aiohttp.ClientError, CloudError) as error:
                LOGGER.debug("Devices could not be registered: %s", error)

    async def _run(self) -> None:
        """Connect again and again, waiting longer after each failure."""
        retry = FIRST_RETRY_SECONDS
        while True:
            try:
                await self._connect_and_listen()
            except (aiohttp.ClientError, CloudError, TimeoutError) as error:
                LOGGER.debug("Push connection: %r", error)
            finally:
                was_connected, self.connected = self.connected, False
                self.registered = frozenset()
            self._on_disconnected()
            retry = FIRST_RETRY_SECONDS if was_connected else retry
            await asyncio.sleep(uniform(0.5, 1.5) * retry)
            retry = min(retry * 2, LAST_RETRY_SECONDS)

    async def _connect_and_listen(self) -> None:
        """Open a socket, register the devices and read until it breaks."""
        await self._client.access_token()
        async with asyncio.timeout(CONNECT_SECONDS):
            socket = await self._client.session.ws_connect(
                self._client.endpoints.ws_url, max_msg_size=0
            )
        heart = asyncio.create_task(self._beat(socket), name="tencent heartbeat")
        try:
            self._socket = socket
            await self._register(socket)
            await self._listen(socket)
        finally:
            self._socket = None
            heart.cancel()
            await asyncio.gather(heart, return_exceptions=True)
            await socket.close()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Read frames; a silence longer than any heartbeat means a dead line."""
        while True:
            async with asyncio.timeout(SILENCE_SECONDS):
                message = await socket.receive()
            if message.type not in {aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY}:
                LOGGER.debug("Push connection closed: %s", message.type.name)
                return
            self.last_message = time.time()
            try:
                await self._take(message.data)
            except BrokenFrame as error:
                LOGGER.warning("Ignored a broken push message: %s", error)

    async def _take(self, data: str | bytes) -> None:
        """Hand on a change, or take over an answer."""
        frame = read_frame(data)
        if frame.get("action") == "DeviceChange":
            if change := read_change(frame):
                self._on_change(change)
            else:
                LOGGER.debug("Ignored a push message of another kind")
        elif frame.get("reqId") == self._registering:
            self._take_registered(frame)
        else:
            await self._take_answer(frame)

    def _take_registered(self, frame: Record) -> None:
        """Compare what the cloud registered with what was asked for."""
        data = frame.get("data")
        device_ids = data.get("deviceIds") if isinstance(data, dict) else None
        self.registered = frozenset(device_ids if isinstance(device_ids, list) else ())
        if missing := set(self._device_ids) - self.registered:
            LOGGER.debug("%s devices were not registered", len(missing))
        if not self.connected:
            self.connected = True
            self._on_connected(self.registered)

    async def _take_answer(self, frame: Record) -> None:
        """Log in again where the cloud no longer knows the token."""
        try:
            unwrap(frame.get("data"))
        except AuthenticationFailed as error:
            if LOGIN_ENDED not in error.code:
                raise
            await self._client.renew(self._client.token)
            if self._socket is not None:
                await self._register(self._socket)
        except CloudError as error:
            LOGGER.debug("Heartbeat refused: %s", error)

    async def _register(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Send the whole list of devices: it replaces the one before."""
        self._registering = str(uuid4())
        await self._send(
            socket,
            "ActivePush",
            self._registering,
            {
                "AccessToken": await self._client.access_token(),
                "DeviceIds": self._device_ids,
            },
        )

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Keep the connection and the cloud's memory of the devices alive."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            try:
                if self.registered != frozenset(self._device_ids):
                    await self._register(socket)
                await self._send_heartbeat(socket)
            except (aiohttp.ClientError, CloudError) as error:
                LOGGER.debug("No heartbeat: %s", error)

    async def _send_heartbeat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Send AppDeviceTraceHeartBeat for all devices."""
        request_id = str(uuid4())
        await self._send(
            socket,
            "YunApi",
            request_id,
            {
                "Action": "AppDeviceTraceHeartBeat",
                "ActionParams": {
                    "AccessToken": await self._client.access_token(),
                    "RequestId": request_id,
                    "DeviceIds": self._device_ids,
                },
            },
        )

    async def _send(
        self,
        socket: aiohttp.ClientWebSocketResponse,
        action: str,
        request_id: str,
        parameters: dict[str, Any],
    ) -> None:
        frame = {"action": action, "reqId": request_id, "params": parameters}
        await socket.send_str(orjson.dumps(frame).decode())
