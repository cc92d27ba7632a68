"""The push connection: one WebSocket for all devices of an account."""

import asyncio
from collections.abc import Callable, Collection
import logging
from random import uniform
import time
from typing import Any, Final, Never
from uuid import uuid4

import aiohttp
import orjson

from .client import Client
from .decoding import Record, items, warn_once
from .errors import LOGIN_ENDED, AuthenticationFailed, CloudError, ConnectionFailed
from .frames import read_changes, read_frame
from .models import DeviceChange
from .transport import unwrap

LOGGER = logging.getLogger(__name__)

CONNECT_SECONDS: Final = 20
CLOSE_SECONDS: Final = 2
HEARTBEAT_SECONDS: Final = 50
SILENCE_SECONDS: Final = 120
FIRST_RETRY_SECONDS: Final = 1
LAST_RETRY_SECONDS: Final = 60

# What garbage can raise on its way from the frame to the entities.
UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


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
            self._task = asyncio.create_task(self._run_on(), name="tencent push")

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
                LOGGER.debug("Devices could not be registered: %r", error)

    async def _run_on(self) -> None:
        """Begin again whatever happens: without pushes a home goes stale unnoticed."""
        while True:
            (error,) = await asyncio.gather(self._run(), return_exceptions=True)
            LOGGER.error("Push connection failed", exc_info=error)
            await asyncio.sleep(LAST_RETRY_SECONDS)

    async def _run(self) -> Never:
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
                self._client.endpoints.ws_url,
                max_msg_size=0,
                timeout=aiohttp.ClientWSTimeout(ws_close=CLOSE_SECONDS),
            )
        heart: asyncio.Task[None] | None = None
        try:
            await self._register(socket)
            self._socket = socket
            heart = asyncio.create_task(self._beat(socket), name="tencent heartbeat")
            await self._listen(socket)
        finally:
            self._socket = None
            if heart is not None:
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
                frame = read_frame(message.data)
                if frame.get("action") == "DeviceChange":
                    self._take_change(frame)
                else:
                    await self._take_answer(socket, frame)
            except UNREADABLE as error:
                warn_once(f"Ignored a broken push message: {error!r:.200}")

    def _take_change(self, frame: Record) -> None:
        """Hand on what a device has to say."""
        changes = read_changes(frame)
        for change in changes:
            self._on_change(change)
        if not changes:
            LOGGER.debug("Ignored a push message of another kind")

    async def _take_answer(
        self, socket: aiohttp.ClientWebSocketResponse, frame: Record
    ) -> None:
        """Take over an answer; log in again where the token is no longer known.

        Raises CloudError where the devices could not be registered.
        """
        about_devices = frame.get("reqId") == self._registering
        try:
            data = _read_answer(frame)
        except AuthenticationFailed as error:
            if LOGIN_ENDED not in error.code:
                raise
            await self._client.renew(self._client.token)
            if about_devices:
                raise
            await self._register(socket)
        except CloudError as error:
            if about_devices:
                raise
            LOGGER.debug("Push connection: %r", error)
        else:
            if about_devices:
                self._take_registered(data)

    def _take_registered(self, data: Record) -> None:
        """Compare what the cloud registered with what was asked for."""
        self.registered = frozenset(map(str, items(data, "deviceIds", "DeviceIds")))
        if missing := set(self._device_ids) - self.registered:
            LOGGER.debug("%s devices were not registered", len(missing))
        if not self.connected:
            self.connected = True
            self._on_connected(self.registered)

    async def _register(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Send the whole list of devices: it replaces the one before."""
        access_token = await self._client.access_token()
        self._registering = str(uuid4())
        await _send(
            socket,
            "ActivePush",
            self._registering,
            {"AccessToken": access_token, "DeviceIds": self._device_ids},
        )

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Keep the connection and the cloud's memory of the devices alive.

        A device that was bound a moment ago may not be registered at once, so what is
        missing is asked for again.
        """
        while True:
            try:
                await self._send_heartbeat(socket)
                await asyncio.sleep(HEARTBEAT_SECONDS)
                if self.registered != frozenset(self._device_ids):
                    await self._register(socket)
            except (aiohttp.ClientError, CloudError) as error:
                LOGGER.debug("No heartbeat: %r", error)
                await asyncio.sleep(HEARTBEAT_SECONDS)

    async def _send_heartbeat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Send AppDeviceTraceHeartBeat for all devices."""
        request_id = str(uuid4())
        await _send(
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


def _read_answer(frame: Record) -> Record:
    """Return what an answer holds. Raises the CloudError that it holds."""
    data = unwrap(frame.get("data") or {})
    if code := frame.get("error"):
        raise ConnectionFailed(str(code), str(frame.get("error_message", "")))
    return data


async def _send(
    socket: aiohttp.ClientWebSocketResponse,
    action: str,
    request_id: str,
    parameters: dict[str, Any],
) -> None:
    frame = {"action": action, "reqId": request_id, "params": parameters}
    await socket.send_str(orjson.dumps(frame).decode())
