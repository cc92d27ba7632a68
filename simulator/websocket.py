"""The WebSocket side: ActivePush, YunApi, Hello."""

from collections.abc import Mapping
import json
from typing import Any

from aiohttp import WSMsgType, web

from .cloud import Cloud
from .dispatch import serve_with_token
from .errors import Refusal
from .http import CLOUD
from .state import User

PATHS = ("/ws/explorer", "/iotstudio_v2_weapp_1")


class Socket:
    """One connected client and the devices it has registered."""

    def __init__(self, cloud: Cloud, socket: web.WebSocketResponse) -> None:
        """Start with nothing registered."""
        self.cloud = cloud
        self.user: User | None = None
        self.device_ids: set[str] = set()
        self._socket = socket

    async def send(self, frame: object) -> None:
        """Send a frame; text goes out as it is."""
        if not self._socket.closed:
            text = frame if isinstance(frame, str) else json.dumps(frame)
            await self._socket.send_str(text)

    async def close(self) -> None:
        """Cut the connection."""
        await self._socket.close(code=1001)

    async def take(self, text: str) -> None:
        """Answer one frame of the client."""
        frame = json.loads(text)
        action = str(frame.get("action"))
        parameters = frame.get("params") or {}
        self.cloud.calls[f"ws:{action}"] += 1
        match action:
            case "ActivePush":
                data = self._register(parameters)
            case "YunApi":
                data = {"Response": await self._serve(parameters)}
            case "Hello":
                data = {"result": "hello world"}
            case _:
                data = {}
        await self.send(
            {"error": "", "error_message": "", "data": data, "reqId": frame["reqId"]}
        )

    def _register(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Replace the registered devices; those of strangers are left out silently."""
        try:
            self.user = self.cloud.user_of(parameters.get("AccessToken"))
        except Refusal:
            self.device_ids = set()
            return {"deviceIds": []}
        self.device_ids = {
            device_id
            for device_id in parameters.get("DeviceIds") or ()
            if (device := self.cloud.devices.get(device_id))
            and self.cloud.may_see(self.user, device)
        }
        return {"deviceIds": sorted(self.device_ids)}

    async def _serve(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Answer a tunnelled action; the token stands in either place."""
        inner = parameters.get("ActionParams") or {}
        body = {**parameters, **inner, "Action": str(parameters.get("Action"))}
        request_id = {"RequestId": body.get("RequestId", "")}
        self.cloud.calls[body["Action"]] += 1
        try:
            if body["Action"] == "AppDeviceTraceHeartBeat":
                self.cloud.user_of(body.get("AccessToken"))
                return request_id
            return {**await serve_with_token(self.cloud, body), **request_id}
        except Refusal as refusal:
            error = {"Code": refusal.code, "Message": refusal.message}
            return {"Error": error, **request_id}


def add_routes(app: web.Application) -> None:
    """Serve the WebSocket at both of its addresses."""
    for path in PATHS:
        app.router.add_get(path, _handle)


async def _handle(request: web.Request) -> web.WebSocketResponse:
    """Serve one client until it goes."""
    cloud = request.app[CLOUD]
    response = web.WebSocketResponse()
    await response.prepare(request)
    socket = Socket(cloud, response)
    cloud.sockets.add(socket)
    try:
        async for message in response:
            if message.type is WSMsgType.TEXT and not cloud.frozen:
                await socket.take(message.data)
    finally:
        cloud.sockets.discard(socket)
    return response
