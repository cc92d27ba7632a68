"""The WebSocket side: ActivePush, YunApi, Hello."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
import json
import time
from typing import Any

from aiohttp import WSMsgType, web

from .cloud import Cloud
from .dispatch import serve_with_token
from .errors import Refusal
from .faults.fault import Place
from .http import CLOUD
from .state import User

type Parameters = Mapping[str, Any]
type Answer = dict[str, Any]

BROKEN = "后台连接出错，请联系管理员"
PATHS = ("/ws/explorer", "/iotstudio_v2_weapp_1")


class Socket:
    """One connected client and the devices it has registered."""

    def __init__(self, cloud: Cloud, socket: web.WebSocketResponse) -> None:
        """Start with nothing registered."""
        self.cloud = cloud
        self.user: User | None = None
        self.device_ids: set[str] = set()
        self._socket = socket
        self._renewed_at = 0.0
        self._serve: Mapping[str, Callable[[Parameters], Awaitable[Answer]]] = {
            "ActivePush": self._register,
            "YunApi": self._tunnel,
            "Hello": self._greet,
        }

    def listens_to(self, device_id: str) -> bool:
        """Return whether a device is registered, still seen, and kept by heartbeats."""
        device = self.cloud.devices.get(device_id)
        if device_id not in self.device_ids or not (device and self.user):
            return False
        age = time.monotonic() - self._renewed_at
        return age < self.cloud.trace_seconds and self.cloud.rights.may_see(
            self.user, device
        )

    async def send(self, frame: object) -> None:
        """Send a frame, if somebody is there; text and bytes go out as they are."""
        if self._socket.closed or self.cloud.frozen:
            return
        with suppress(ConnectionError):
            if isinstance(frame, bytes):
                await self._socket.send_bytes(frame)
            else:
                text = frame if isinstance(frame, str) else json.dumps(frame)
                await self._socket.send_str(text)

    async def close(self) -> None:
        """Cut the connection."""
        await self._socket.close(code=1001)

    async def take(self, text: str) -> None:
        """Serve one frame of the client, perhaps late or never."""
        frame = _json_object(text)
        action = str(frame.get("action"))
        self.cloud.calls[f"ws:{action}"] += 1
        if delay := self.cloud.faults.strike(Place.FRAME, f"ws:{action}"):
            self.cloud.spawn(self._answer_after(delay(), action, frame))
        else:
            await self._answer(action, frame)

    async def _answer_after(
        self, seconds: float | None, action: str, frame: Mapping[str, Any]
    ) -> None:
        """Serve a frame after some time, or never."""
        if seconds is not None:
            await asyncio.sleep(seconds)
            await self._answer(action, frame)

    async def _answer(self, action: str, frame: Mapping[str, Any]) -> None:
        """Serve a frame; reqId goes back with its type."""
        answer = {"error": "", "error_message": "", "reqId": frame.get("reqId", "")}
        if serve := self._serve.get(action):
            answer["data"] = await serve(_mapping(frame.get("params")))
        else:
            answer |= {"error": "-1", "error_message": BROKEN, "data": {}}
        altered = self.cloud.altered(f"ws:{action}", answer)
        if action == "ActivePush":
            told = _mapping(_mapping(altered).get("data")).get("deviceIds")
            self.device_ids.intersection_update(_texts(told))
        await self.send(altered)

    async def _register(self, parameters: Parameters) -> Answer:
        """Replace the registered devices; those of strangers are left out silently.

        A token that has ended is accepted all the same: only heartbeats are refused.
        """
        token = parameters.get("AccessToken")
        try:
            self.user = self.cloud.logins.user_of(token)
        except Refusal:
            self.device_ids = set()
            ended = str(token) in self.cloud.logins.ended_tokens
            asked = _texts(parameters.get("DeviceIds"))
            return {"deviceIds": sorted(asked) if ended else []}
        self._renewed_at = time.monotonic()
        self.device_ids = {
            device_id
            for device_id in _texts(parameters.get("DeviceIds"))
            if (device := self.cloud.devices.get(device_id))
            and self.cloud.rights.may_see(self.user, device)
        }
        return {"deviceIds": sorted(self.device_ids)}

    async def _tunnel(self, parameters: Parameters) -> Answer:
        """Answer an action of tokenapi; the token stands in either place."""
        inner = _mapping(parameters.get("ActionParams"))
        body = {**parameters, **inner, "Action": str(parameters.get("Action"))}
        request_id = {"RequestId": body.get("RequestId", "")}
        self.cloud.calls[f"ws:{body['Action']}"] += 1
        if respond := self.cloud.faults.strike(Place.TUNNEL, body["Action"]):
            return {"Response": respond() | request_id}
        try:
            answer = await self._call(body)
        except Refusal as refusal:
            answer = {"Error": refusal.as_error(body.get("lang"))}
        return {"Response": answer | request_id}

    async def _call(self, body: Parameters) -> Answer:
        """Answer an action; the heartbeat is one that only sockets have."""
        if body["Action"] != "AppDeviceTraceHeartBeat":
            return await serve_with_token(self.cloud, body)
        self.cloud.logins.user_of(body.get("AccessToken"))
        self._renewed_at = time.monotonic()
        return {}

    async def _greet(self, _parameters: Parameters) -> Answer:
        """Answer the ping of the Android app."""
        return {"result": "hello world"}


def _json_object(text: str) -> dict[str, Any]:
    """Return the object in a text, or an empty one."""
    try:
        return _mapping(json.loads(text))
    except json.JSONDecodeError:
        return {}


def _mapping(value: object) -> dict[str, Any]:
    """Return an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> list[str]:
    """Return the texts in a list."""
    items = value if isinstance(value, list) else []
    return [each for each in items if isinstance(each, str)]


def add_routes(app: web.Application) -> None:
    """Serve the WebSocket at both of its addresses."""
    for path in PATHS:
        app.router.add_get(path, _handle)


async def _handle(request: web.Request) -> web.WebSocketResponse:
    """Serve one client until it goes."""
    cloud = request.app[CLOUD]
    if cloud.faults.strike(Place.OPENING):
        raise web.HTTPServiceUnavailable
    response = web.WebSocketResponse()
    await response.prepare(request)
    socket = Socket(cloud, response)
    cloud.sockets.add(socket)
    cloud.opened_sockets += 1
    try:
        async for message in response:
            if message.type is WSMsgType.TEXT and not cloud.frozen:
                await socket.take(message.data)
    finally:
        cloud.sockets.discard(socket)
    return response
