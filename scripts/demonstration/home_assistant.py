"""A Home Assistant, spoken to as its own frontend does."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
import itertools
from typing import Any, Self

import aiohttp

from .failure import DemoFailed, expected

ANSWER_SECONDS = 60
OWNER = {"name": "Demo", "username": "demo", "password": "demo"}


class HomeAssistant:
    """One Home Assistant and a login to it."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        """Remember the login; nothing is sent yet."""
        self.session = session
        self.url = url
        self.token = token
        self.on_state: Callable[[Mapping[str, Any]], None] = lambda _: None
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._socket: aiohttp.ClientWebSocketResponse

    @classmethod
    async def onboard(
        cls, session: aiohttp.ClientSession, url: str, language: str
    ) -> Self:
        """Create the owner of a new Home Assistant and log in."""
        client_id = f"{url}/"
        owner = {**OWNER, "client_id": client_id, "language": language}
        async with session.post(f"{url}/api/onboarding/users", json=owner) as response:
            code = (await response.json())["auth_code"]
        login = {
            "client_id": client_id,
            "grant_type": "authorization_code",
            "code": code,
        }
        async with session.post(f"{url}/auth/token", data=login) as response:
            token = (await response.json())["access_token"]
        return cls(session, url, token)

    async def get(self, path: str) -> Any:
        """Return the answer to a GET of the REST API."""
        return await self._ask("GET", path)

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Return the answer to a POST of the REST API."""
        return await self._ask("POST", path, body)

    async def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.session.request(
            method, self.url + path, json=body, headers=headers
        ) as response:
            if response.status >= 400:
                raise DemoFailed(f"{path}: {response.status} {await response.text()}")
            return await response.json()

    async def call(self, domain: str, service: str, **data: Any) -> None:
        """Call an action and wait until it is done."""
        await self.post(f"/api/services/{domain}/{service}", data)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Open the WebSocket and follow all states."""
        async with self.session.ws_connect(
            f"{self.url}/api/websocket", max_msg_size=0
        ) as socket:
            self._socket = socket
            async with expected(ANSWER_SECONDS, "Home Assistant lets us in"):
                await socket.receive_json()
                await socket.send_json({"type": "auth", "access_token": self.token})
                await socket.receive_json()
            reader = asyncio.create_task(self._read())
            try:
                await self.command("subscribe_events", event_type="state_changed")
                yield
            finally:
                reader.cancel()

    async def command(self, command: str, **data: Any) -> Any:
        """Return the result of a WebSocket command."""
        number = next(self._numbers)
        answer = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        await self._socket.send_json({"id": number, "type": command, **data})
        async with expected(ANSWER_SECONDS, f"{command} is answered"):
            return await answer

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return all states by entity id."""
        return {each["entity_id"]: each for each in await self.command("get_states")}

    async def _read(self) -> None:
        async for message in self._socket:
            frame = message.json()
            if frame["type"] == "event":
                self.on_state(frame["event"]["data"])
            elif (answer := self._answers.pop(frame["id"], None)) and not answer.done():
                if frame.get("success"):
                    answer.set_result(frame["result"])
                else:
                    answer.set_exception(DemoFailed(str(frame.get("error"))))
