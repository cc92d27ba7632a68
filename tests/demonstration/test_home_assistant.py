"""That nobody waits for ever for a Home Assistant that says nothing."""

from collections.abc import AsyncIterator

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
import pytest

from scripts.demonstration import home_assistant
from scripts.demonstration.failure import DemoFailed
from scripts.demonstration.home_assistant import HomeAssistant

GREETINGS = ("auth_required", "auth_ok")


@pytest.fixture(params=range(3))
async def taciturn(
    request: pytest.FixtureRequest, socket_enabled: None
) -> AsyncIterator[HomeAssistant]:
    """Return a Home Assistant that falls silent after so many greetings."""

    async def serve(asked: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(asked)
        for each in GREETINGS[: request.param]:
            await socket.send_json({"type": each})
        async for _ in socket:
            pass
        return socket

    app = web.Application()
    app.router.add_get("/api/websocket", serve)
    async with TestServer(app) as server, ClientSession() as session:
        yield HomeAssistant(session, str(server.make_url("")).rstrip("/"), "token")


async def test_silence_ends_the_wait(
    taciturn: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_assistant, "ANSWER_SECONDS", 0.1, raising=False)
    with pytest.raises(DemoFailed):
        async with taciturn.connected():
            pass
