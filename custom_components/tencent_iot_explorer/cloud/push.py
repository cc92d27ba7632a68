"""The push connection: one WebSocket for all devices of an account."""

import asyncio
from collections.abc import (
    Callable,
    Collection,
    Coroutine,
    Sequence,
    Set as AbstractSet,
)
from dataclasses import dataclass
import logging
from random import uniform
from time import monotonic, time
from typing import Any, Final, Never
from uuid import uuid4

import aiohttp
import orjson

from .bounded_dict import BoundedDict
from .capitals import Capitals
from .client import Client
from .decoding import Record, items, warn_once
from .errors import (
    UNREADABLE,
    AuthenticationFailed,
    CloudError,
    ConnectionFailed,
    LoginEnded,
    TryLater,
)
from .logins import Token
from .push_changes import DeviceChange
from .push_frames import read_frame
from .push_inbox import Inbox
from .transport import unwrap

LOGGER = logging.getLogger(__name__)

CONNECT_SECONDS: Final = 20
HEARTBEAT_SECONDS: Final = 50
SILENCE_SECONDS: Final = 120
FIRST_RETRY_SECONDS: Final = 1
LAST_RETRY_SECONDS: Final = 60
STEADY_SECONDS: Final = 60
# To go to and fro between reading and showing makes both slow: what comes together is
# read first and handed on then, so many frames and values that they hold up nobody.
MOST_AT_ONCE: Final = 120
MOST_UNANSWERED: Final = 16
LARGEST_FRAME: Final = 16 * 2**20

DATA: Final = frozenset({aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY})


@dataclass(frozen=True, kw_only=True)
class PushListener:
    """Whom a push connection tells.

    Calls: changes, in their order; once a connection, when devices are registered; when
    a connection is lost or cannot be made; when only the user can log in again, after
    which nothing is sent until started again.
    """

    on_changes: Callable[[Sequence[DeviceChange]], None]
    on_connected: Callable[[], None]
    on_disconnected: Callable[[], None]
    on_refused: Callable[[], None]


class Push:
    """Keeps the connection while the login is valid, and hands on its messages."""

    _listener: PushListener  # from the start on

    def __init__(self, client: Client) -> None:
        """Know whose login is used; nothing is sent before the start."""
        self.connected = False
        self.last_message: float | None = None
        self.heard_since: dict[str, float] = {}
        self._client = client
        self._inbox = Inbox()
        self._device_ids: list[str] = []
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task[None] | None = None
        self._registering = ""
        self._beating = ""
        self._tokens = BoundedDict[str, Token](MOST_UNANSWERED)
        self._renewed: Token | None = None
        self._heard_at = 0.0

    @property
    def registered(self) -> AbstractSet[str]:
        """Return the ids of the devices whose changes the cloud pushes."""
        return self.heard_since.keys()

    def start(self, listener: PushListener) -> None:
        """Connect and stay connected until stopped or refused; tell the listener."""
        if self._task is None or self._task.done():
            self._listener = listener
            self._task = asyncio.create_task(self._run_on(), name="tencent push")

    async def stop(self) -> None:
        """Close the connection; what was read and not handed on yet is dropped."""
        if self._task is None:
            return
        self._task.cancel()
        self._inbox.empty()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None

    async def subscribe(self, device_ids: Collection[str]) -> None:
        """Ask for the changes of these devices and no others (ActivePush).

        Parameters: "ProductId/DeviceName" each. Holds over reconnections.
        """
        self._device_ids = sorted(device_ids)
        self._inbox.follow(device_ids)
        if self._socket is not None:
            try:
                await self._register(self._socket)
            except (aiohttp.ClientError, CloudError) as error:
                LOGGER.debug("Devices could not be registered: %r", error)

    async def _run_on(self) -> None:
        """Restart after any failure: without pushes a home goes stale unnoticed."""
        while True:
            (error,) = await asyncio.gather(self._run(), return_exceptions=True)
            if isinstance(error, AuthenticationFailed):
                self._listener.on_refused()
                return
            LOGGER.error("Push connection failed", exc_info=error)
            self._listener.on_disconnected()
            await asyncio.sleep(LAST_RETRY_SECONDS)

    async def _run(self) -> Never:
        """Connect again and again, waiting longer until a connection holds a while.

        Raises AuthenticationFailed where only the user can log in again.
        """
        retry = FIRST_RETRY_SECONDS
        while True:
            began = monotonic()
            try:
                await self._connect_and_serve()
            except AuthenticationFailed:
                raise
            except (aiohttp.ClientError, CloudError, TimeoutError) as error:
                LOGGER.debug("Push connection: %r", error)
            finally:
                self.connected = False
                self.heard_since = {}
            self._listener.on_disconnected()
            if monotonic() - began >= STEADY_SECONDS:
                retry = FIRST_RETRY_SECONDS
            await asyncio.sleep(uniform(0.5, 1.5) * retry)
            retry = min(retry * 2, LAST_RETRY_SECONDS)

    async def _connect_and_serve(self) -> None:
        """Open a socket, register the devices and serve it until it breaks.

        A heartbeat follows at once, as Tencent's clients send it: unlike a registration
        it is refused for a token that has ended, so nobody believes in a connection
        that is none. A farewell is sent and not waited for: who stops has no time.
        """
        await self._client.valid_token()
        async with asyncio.timeout(CONNECT_SECONDS):
            socket = await self._client.session.ws_connect(
                self._client.endpoints.ws_url,
                max_msg_size=LARGEST_FRAME,
                timeout=aiohttp.ClientWSTimeout(ws_close=0),
            )
        try:
            _refuse_redirect(socket)
            await self._register(socket)
            self._beating = await self._send_heartbeat(socket)
            self._socket = socket
            self._heard_at = asyncio.get_running_loop().time()
            await _until_first(self._listen(socket), self._beat(socket), self._watch())
        finally:
            self._socket = None
            await socket.close()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Read frames in order, and give the event loop a turn when many wait."""
        loop, inbox = asyncio.get_running_loop(), self._inbox
        while True:
            message = await socket.receive()
            if message.type not in DATA:
                LOGGER.debug("Push connection closed: %s", message.type.name)
                return
            if inbox.load >= MOST_AT_ONCE:
                await asyncio.sleep(0)
            if not inbox.load:
                self._heard_at, self.last_message = loop.time(), time()
                loop.call_soon(self._hand_on)
            inbox.load += 1
            try:
                frame = read_frame(message.data)
                if frame.get("action") == "DeviceChange":
                    inbox.take(frame)
                else:
                    await self._take_answer(socket, frame)
            except UNREADABLE as error:
                warn_once(
                    "Ignored a broken push message; others are told to debug only"
                )
                LOGGER.debug("Broken push message: %.200r", error)

    async def _watch(self) -> None:
        """Return after a silence longer than heartbeats allow."""
        loop = asyncio.get_running_loop()
        while True:
            silence = loop.time() - self._heard_at
            if silence >= SILENCE_SECONDS:
                LOGGER.debug("Push connection: silent")
                return
            await asyncio.sleep(SILENCE_SECONDS - silence)

    def _hand_on(self) -> None:
        """Hand on the changes that were read."""
        self._listener.on_changes(self._inbox.empty())

    async def _take_answer(
        self, socket: aiohttp.ClientWebSocketResponse, frame: Record
    ) -> None:
        """Take over an answer; log in again where the token is no longer known.

        Raises ConnectionFailed where the devices could not be registered, or the token
        of such a login is refused too, and AuthenticationFailed where only the user can
        log in again.
        """
        request_id = str(frame.get("reqId"))
        about_devices = request_id == self._registering
        token = self._tokens.pop(request_id, self._client.token)
        try:
            data = _read_answer(frame)
        except LoginEnded as error:
            await self._log_in_again(token, error)
            if about_devices:
                raise ConnectionFailed(error.code, error.message) from error
            await self._register(socket)
        except CloudError as error:
            if about_devices or isinstance(error, AuthenticationFailed):
                raise ConnectionFailed(error.code, error.message) from error
            LOGGER.debug("Push connection: %r", error)
            # Without heartbeats the cloud soon forgets whose changes to push.
            self.heard_since = {}
        else:
            if about_devices:
                self._take_registered(data)
        if request_id == self._beating:
            self._beating = ""
        self._tell_connected()

    async def _log_in_again(self, refused: Token | None, error: LoginEnded) -> None:
        """Get another token, unless the refused one is such already."""
        if refused is self._renewed:
            raise ConnectionFailed(error.code, error.message) from error
        self._renewed = await self._client.renew(refused)

    def _take_registered(self, data: Record) -> None:
        """Compare what the cloud registered with what was asked for."""
        self._registering = ""
        now, before = monotonic(), self.heard_since
        told = map(str, items(data, "deviceIds", "DeviceIds"))
        registered = map(Capitals(self._device_ids).of, told)
        self.heard_since = {each: before.get(each, now) for each in registered}
        if missing := set(self._device_ids) - self.registered:
            LOGGER.debug("%s devices were not registered", len(missing))

    def _tell_connected(self) -> None:
        """Tell once that it is connected: registered, and with a valid login."""
        if not (self.connected or self._registering or self._beating):
            self.connected = True
            self._listener.on_connected()

    async def _register(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Send the whole list of devices: it replaces the one before."""
        token = await self._client.valid_token()
        self._registering = self._new_request_id(token)
        await _send(
            socket,
            "ActivePush",
            self._registering,
            {"AccessToken": token.value, "DeviceIds": self._device_ids},
        )

    async def _beat(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Keep the connection and the cloud's memory of the devices alive.

        A device that was bound a moment ago may not be registered at once, so what is
        missing is asked for again; and so is all after a heartbeat that nobody answers
        by the next one. It proves nothing against the login. Raises
        AuthenticationFailed.
        """
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            unanswered, self._beating = self._beating, ""
            self._tell_connected()
            try:
                if unanswered or self.registered != frozenset(self._device_ids):
                    await self._register(socket)
                self._beating = await self._send_heartbeat(socket)
            except (aiohttp.ClientError, TryLater) as error:
                LOGGER.debug("No heartbeat: %r", error)

    async def _send_heartbeat(self, socket: aiohttp.ClientWebSocketResponse) -> str:
        """Send AppDeviceTraceHeartBeat for all devices; return the request's id."""
        token = await self._client.valid_token()
        request_id = self._new_request_id(token)
        await _send(
            socket,
            "YunApi",
            request_id,
            {
                "Action": "AppDeviceTraceHeartBeat",
                "ActionParams": {
                    "AccessToken": token.value,
                    "RequestId": request_id,
                    "DeviceIds": self._device_ids,
                },
            },
        )
        return request_id

    def _new_request_id(self, token: Token) -> str:
        """Return an id for a request, whose answer may refuse the token."""
        request_id = str(uuid4())
        self._tokens[request_id] = token
        return request_id


async def _until_first(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Run coroutines until one of them ends; raise what it raises."""
    tasks = [asyncio.create_task(each, name="tencent push") for each in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


def _refuse_redirect(socket: aiohttp.ClientWebSocketResponse) -> None:
    """Raise ConnectionFailed after a redirect: the token must not go elsewhere."""
    if socket._response.history:  # noqa: SLF001  told by nobody else
        raise ConnectionFailed("Redirect", "The push connection leads elsewhere")


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
