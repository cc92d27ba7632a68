"""Probing the addresses of a cloud."""

import asyncio
from typing import Final

import aiohttp

from .endpoints import Endpoints
from .errors import CloudError, ConnectionFailed
from .transport import Transport

PROBE_SECONDS: Final = 10
QUESTION: Final = {"Action": "AppGetUserSetting", "AccessToken": "", "RequestId": "1"}


async def probe_api(session: aiohttp.ClientSession, endpoints: Endpoints) -> None:
    """Raise ConnectionFailed unless an application-side API answers.

    What it answers does not matter: without a token it refuses.
    """
    try:
        await Transport(session, endpoints.api_url).post("tokenapi", QUESTION)
    except ConnectionFailed:
        raise
    except CloudError:
        return


async def probe_push(session: aiohttp.ClientSession, endpoints: Endpoints) -> None:
    """Raise ConnectionFailed unless a WebSocket can be opened."""
    try:
        async with (
            asyncio.timeout(PROBE_SECONDS),
            session.ws_connect(
                endpoints.ws_url, timeout=aiohttp.ClientWSTimeout(ws_close=1)
            ),
        ):
            return
    except TimeoutError as error:
        raise ConnectionFailed("Timeout", "no answer") from error
    except aiohttp.WSServerHandshakeError as error:
        raise ConnectionFailed(f"HTTP {error.status}", error.message) from error
    except aiohttp.ClientError as error:
        raise ConnectionFailed(type(error).__name__, str(error)) from error
