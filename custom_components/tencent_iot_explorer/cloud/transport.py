"""One HTTP request and its answer."""

import asyncio
from collections.abc import Mapping
import logging
from typing import Any, Final

import aiohttp
import orjson

from .errors import CloudError, ConnectionFailed, RequestRefused, cloud_error

LOGGER = logging.getLogger(__name__)

REQUEST_SECONDS: Final = 15
REQUESTS_IN_FLIGHT: Final = 8


class Transport:
    """Posts requests, never more than eight at a time."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str) -> None:
        """Use a session that somebody else owns."""
        self._session = session
        self._api_url = api_url
        self._in_flight = asyncio.Semaphore(REQUESTS_IN_FLIGHT)

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cloud's answer to a request.

        Parameters: "appapi", "tokenapi" or "serviceapi"; the body with its Action.
        Raises CloudError: ConnectionFailed where no proper answer came.
        """
        action = body["Action"]
        async with self._in_flight:
            raw = await self._exchange(path, body)
        try:
            answer = unwrap(orjson.loads(raw))
        except orjson.JSONDecodeError as error:
            raise ConnectionFailed(
                "InvalidAnswer", f"{action}: the answer is no JSON"
            ) from error
        except CloudError as error:
            LOGGER.debug("%s: %s", action, error)
            raise
        LOGGER.debug("%s: ok", action)
        return answer

    async def _exchange(self, path: str, body: Mapping[str, Any]) -> bytes:
        """Send a body and return the answer's."""
        action = body["Action"]
        try:
            async with (
                asyncio.timeout(REQUEST_SECONDS),
                self._session.post(
                    self._api_url + path,
                    data=orjson.dumps(body),
                    headers={"Content-Type": "application/json"},
                ) as response,
            ):
                if response.status != 200:
                    raise ConnectionFailed(
                        f"HTTP {response.status}", f"{action}: {response.reason}"
                    )
                return await response.read()
        except TimeoutError as error:
            raise ConnectionFailed("Timeout", f"{action}: no answer") from error
        except aiohttp.ClientError as error:
            raise ConnectionFailed(
                type(error).__name__, f"{action}: {error}"
            ) from error


def unwrap(answer: object) -> dict[str, Any]:
    """Return what an answer's envelope holds, of either form.

    Parameters: `{"code", "msg", "data"}` as real clients read it, `{"Response"}` as
    it is documented and as the WebSocket has it, or the bare content.
    Raises the CloudError that the envelope holds.
    """
    if not isinstance(answer, dict):
        raise ConnectionFailed("InvalidAnswer", "The answer is no JSON object")
    content = answer.get("Response", answer)
    if content is answer and "code" in answer:
        content = answer.get("data")
    if not isinstance(content, dict):
        content = {}
    request_id = str(content.get("RequestId", ""))
    if error := content.get("Error"):
        raise _error(error, request_id)
    if answer.get("code", 0) not in {0, "0"}:
        raise RequestRefused(str(answer["code"]), str(answer.get("msg")), request_id)
    return content


def _error(error: object, request_id: str) -> CloudError:
    if not isinstance(error, dict):
        return RequestRefused("Error", str(error), request_id)
    code, message = str(error.get("Code", "")), str(error.get("Message", ""))
    return cloud_error(code, message, request_id)
