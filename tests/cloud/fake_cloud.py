"""A cloud that answers what a test tells it to, over real HTTP and WebSocket."""

import asyncio
import base64
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
import json
from typing import Any

from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

from ..waiting import PATIENCE_SECONDS

type Answer = dict[str, Any] | Callable[[dict[str, Any]], Any] | web.Response | bytes

ELSEWHERE = "/ws/elsewhere"
FAR = 4102444800


class FakeCloud:
    """Remembers requests and frames, answers from a script."""

    def __init__(self) -> None:
        """Answer every action with nothing in particular, but who the user is."""
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, deque[Answer]] = defaultdict(deque)
        self.answer("AppGetUser", {"Data": {"UserID": "7"}})
        self.arrivals: asyncio.Queue[None] = asyncio.Queue()
        self.frames: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.sockets: list[web.WebSocketResponse] = []
        self.answering = True
        self.deaf_to: set[str] = set()
        self.leads_elsewhere = False
        self.socket_answers: dict[str, deque[dict[str, Any]]] = defaultdict(deque)
        self.gate = asyncio.Event()
        self.gate.set()
        self.in_flight = 0
        self.most_in_flight = 0
        self.api_url = ""
        self.ws_url = ""

    def answer(self, action: str, *answers: Answer) -> None:
        """Answer an action with these in turn, the last one again and again."""
        self.answers[action] = deque(answers)

    def refuse(
        self, action: str, code: str, message: str = "no", *then: Answer
    ) -> None:
        """Refuse an action once with a code, then answer as told."""
        self.answer(action, error(code, message), *then)

    def sent(self, action: str) -> list[dict[str, Any]]:
        """Return the bodies of the requests of an action."""
        return [body for _, body in self.requests if body["Action"] == action]

    def sent_once(self, action: str) -> dict[str, Any]:
        """Return what was asked in the only request of an action."""
        (body,) = self.sent(action)
        common = {"Action", "AccessToken", "RequestId", "lang"}
        return {name: value for name, value in body.items() if name not in common}

    async def arrived(self, count: int) -> None:
        """Wait for the next requests."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            for _ in range(count):
                await self.arrivals.get()

    async def post(self, request: web.Request) -> web.Response:
        """Take a request."""
        body = await request.json()
        self.requests.append((request.match_info["path"], body))
        self.arrivals.put_nowait(None)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        await self.gate.wait()
        self.in_flight -= 1
        answers = self.answers[body["Action"]]
        answer: Any = {} if not answers else answers[0]
        if len(answers) > 1:
            answers.popleft()
        if callable(answer) and not isinstance(answer, web.Response):
            answer = answer(body)
        if isinstance(answer, bytes):
            return web.Response(body=answer, content_type="application/json")
        if isinstance(answer, web.Response):
            return answer
        if "code" not in answer and "Response" not in answer:
            answer = {"code": 0, "msg": "", "data": {"RequestId": "r1", **answer}}
        return web.json_response(answer)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Take a socket, or lead it to another address."""
        if self.leads_elsewhere and request.path != ELSEWHERE:
            raise web.HTTPFound(ELSEWHERE)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        async for message in socket:
            assert message.type is WSMsgType.TEXT
            frame = json.loads(message.data)
            self.frames.put_nowait(frame)
            if self.answering and frame["action"] not in self.deaf_to:
                await socket.send_json(self._reply(frame))
        return socket

    def _reply(self, frame: dict[str, Any]) -> dict[str, Any]:
        parameters = frame["params"]
        data = {"Response": {"RequestId": frame["reqId"]}}
        if frame["action"] == "ActivePush":
            data = {"deviceIds": parameters["DeviceIds"]}
        reply = {"error": "", "error_message": "", "data": data}
        if scripted := self.socket_answers[frame["action"]]:
            reply |= scripted.popleft()
        return {**reply, "reqId": frame["reqId"]}

    async def frame(self, action: str) -> dict[str, Any]:
        """Wait for the next frame of an action; return its parameters."""
        while True:
            async with asyncio.timeout(PATIENCE_SECONDS):
                frame = await self.frames.get()
            if frame["action"] == action:
                parameters: dict[str, Any] = frame["params"]
                return parameters

    async def push(self, frame: dict[str, Any] | str | bytes) -> None:
        """Send a frame to whoever is connected last."""
        if isinstance(frame, bytes):
            await self.sockets[-1].send_bytes(frame)
        else:
            text = frame if isinstance(frame, str) else json.dumps(frame)
            await self.sockets[-1].send_str(text)


def token_answer(value: str, expire_at: object = FAR) -> dict[str, Any]:
    """Return the answer to a login."""
    return {"Data": {"Token": value, "ExpireAt": expire_at}}


def error(code: str, message: str = "no") -> dict[str, Any]:
    """Return the answer of a cloud that refuses."""
    return {
        "code": -1000,
        "msg": message,
        "data": {"Error": {"Code": code, "Message": message}, "RequestId": "r9"},
    }


def change(
    kind: str, sub_kind: str, payload: object = None, **parameters: Any
) -> dict[str, Any]:
    """Return the frame of a DeviceChange."""
    encoded = "" if payload is None else encode(json.dumps(payload).encode())
    return {
        "push": True,
        "action": "DeviceChange",
        "params": {
            "Time": "2023-07-13T14:19:48+08:00",
            "Type": kind,
            "SubType": sub_kind,
            "Payload": encoded,
            "Seq": 1,
            "DeviceId": "P1/lamp",
            **parameters,
        },
    }


def encode(payload: bytes) -> str:
    """Return a payload as it travels."""
    return base64.b64encode(payload).decode()


@asynccontextmanager
async def running_cloud() -> AsyncIterator[FakeCloud]:
    """Run a cloud on this machine."""
    cloud = FakeCloud()
    app = web.Application()
    app.router.add_post("/api/exploreropen/{path}", cloud.post)
    for path in ("/ws/explorer", ELSEWHERE):
        app.router.add_get(path, cloud.connect)
    async with TestServer(app, host="127.0.0.1") as server:
        cloud.api_url = str(server.make_url("/api/exploreropen/"))
        cloud.ws_url = str(server.make_url("/ws/explorer")).replace("http", "ws", 1)
        yield cloud
        cloud.gate.set()
        for socket in cloud.sockets:
            await socket.close()
