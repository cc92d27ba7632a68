"""One HTTP request and its answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from json import JSONDecodeError
import logging
from typing import Any, Final

import aiohttp

from .adaptive_limit import AdaptiveLimit
from .decoding import integer, read_json, to_json
from .endpoints import check_address
from .errors import CloudError, ConnectionFailed, RateLimited, cloud_error
from .tally import Tally

LOGGER = logging.getLogger(__name__)

REQUEST_SECONDS: Final = 15
COMMANDS_IN_FLIGHT: Final = 8
READ_PREFIXES: Final = (
    "AppGet",
    "APPGet",
    "AppDescribe",
    "AppList",
    "AppCheckFirmware",
    "IotVideoDescribe",
    "IotVideoGenerate",
)
LARGEST_BODY: Final = 16 * 2**20
MARKS: Final = frozenset({"code", "Response", "RequestId", "Error"})
TOO_MANY_REQUESTS: Final = 429
LONGEST_WAIT_SECONDS: Final = 3600
SECRETS: Final = frozenset(
    {
        "AccessToken",
        "DeviceSignature",
        "Password",
        "ShareDeviceToken",
        "ShareToken",
        "Signature",
        "Token",
        "TokenContext",
        "VerificationCode",
        "WxOpenID",
    }
)


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file and what its server says it is."""

    content: bytes
    content_type: str


class Transport:
    """Posts requests; reads and commands are limited apart, so that no command waits."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str) -> None:
        """Use a session that somebody else owns."""
        self._session = session
        self._api_url = api_url
        self._reads = AdaptiveLimit()
        self._commands = asyncio.Semaphore(COMMANDS_IN_FLIGHT)
        self.tally = Tally()

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cloud's answer to a request.

        Parameters: "appapi", "tokenapi" or "serviceapi"; the body with its Action.
        Raises CloudError: ConnectionFailed where no proper answer came; ValueError
        for parameters that JSON cannot hold.
        """
        action = body["Action"]
        self.tally.add()
        try:
            async with self._reads.place() if is_read(action) else self._commands:
                raw = await self._exchange(path, body)
                answer = _require_content(
                    action, unwrap(_require_envelope(action, read_json(raw)))
                )
        except JSONDecodeError as error:
            raise ConnectionFailed(
                "InvalidAnswer", f"{action}: the answer is no JSON"
            ) from error
        except CloudError as error:
            secrets = (str(body[name]) for name in SECRETS & body.keys())
            for secret in sorted(secrets, key=len, reverse=True):
                error.hide(secret)
            LOGGER.debug("%s: %s, RequestId %s", action, error.code, error.request_id)
            raise
        LOGGER.debug("%s: ok", action)
        return answer

    @property
    def _open_session(self) -> aiohttp.ClientSession:
        """Return the session. Raises ConnectionFailed if its owner has closed it."""
        if self._session.closed:
            raise ConnectionFailed("Closed", "The session is closed")
        return self._session

    async def _exchange(self, path: str, body: Mapping[str, Any]) -> bytes:
        """Send a body and return the answer's."""
        action = body["Action"]
        try:
            async with (
                asyncio.timeout(REQUEST_SECONDS),
                self._open_session.post(
                    self._api_url + path,
                    data=to_json(body),
                    headers={"Content-Type": "application/json"},
                    allow_redirects=False,
                ) as response,
            ):
                _check_status(action, response)
                return await _read(response)
        except TimeoutError as error:
            raise ConnectionFailed("Timeout", f"{action}: no answer") from error
        except aiohttp.ClientError as error:
            raise ConnectionFailed(
                type(error).__name__, f"{action}: {error}"
            ) from error

    async def download(self, url: str) -> Download:
        """Return a file that the cloud pointed to, without following redirects.

        Raises ConnectionFailed, also for one that another machine sends in the clear.
        """
        try:
            check_address(url, secure="https", plain="http")
            async with (
                self._reads.place(),
                asyncio.timeout(REQUEST_SECONDS),
                self._open_session.get(url, allow_redirects=False) as response,
            ):
                _check_status("The file", response)
                content, kind = await _read(response), response.content_type
                return Download(content=content, content_type=kind)
        except ValueError as error:
            raise ConnectionFailed("InvalidAddress", "No file") from error
        except TimeoutError as error:
            raise ConnectionFailed("Timeout", "The file did not arrive") from error
        except aiohttp.ClientError as error:
            raise ConnectionFailed(type(error).__name__, "No file") from error


def is_read(action: str) -> bool:
    """Return whether an action only reads."""
    return action.startswith(READ_PREFIXES)


def _check_status(action: str, response: aiohttp.ClientResponse) -> None:
    """Raise for any status but 200: the cloud's own errors come with 200 too."""
    if response.status == 200:
        return
    code, message = f"HTTP {response.status}", f"{action}: {response.reason}"
    if response.status != TOO_MANY_REQUESTS:
        raise ConnectionFailed(code, message)
    raise RateLimited(code, message, retry_after=_retry_after(response))


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """Return a body. Raises ConnectionFailed if it is too large."""
    body = bytearray()
    async for some in response.content.iter_any():
        body += some
        if len(body) > LARGEST_BODY:
            raise ConnectionFailed("TooLarge", "The answer does not end")
    return bytes(body)


def _retry_after(response: aiohttp.ClientResponse) -> int | None:
    """Return for how many seconds the cloud asks to wait, None if it does not."""
    seconds = integer({"asked": response.headers.get("Retry-After")}, "asked")
    return min(seconds, LONGEST_WAIT_SECONDS) if seconds > 0 else None


def _require_envelope(action: str, answer: object) -> object:
    """Return an answer, if it is this cloud's: another must not look like an empty one.

    Raises ConnectionFailed for an object with nothing that all answers have.
    """
    if isinstance(answer, dict) and answer.keys().isdisjoint(MARKS):
        raise ConnectionFailed("InvalidAnswer", f"{action}: the answer is another's")
    return answer


def _require_content(action: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an envelope, which may be empty only after a write.

    Raises ConnectionFailed for a read of which not even the RequestId has come: it must
    not look like a home without devices, or a device without values.
    """
    if not content and is_read(action):
        raise ConnectionFailed("InvalidAnswer", f"{action}: the answer is empty")
    return content


def unwrap(answer: object) -> dict[str, Any]:
    """Return what an answer's envelope holds, of either form.

    Parameters: `{"code", "msg", "data"}` as real clients read it, `{"Response"}` as
    it is documented and as the WebSocket has it, in some documents with a part of the
    content beside it, the one in the other, or the bare content. What only some answers
    have in `Data` stands beside it too. Raises the CloudError that the envelope holds.
    """
    if not isinstance(answer, dict):
        raise ConnectionFailed("InvalidAnswer", "The answer is no JSON object")
    content = _content(answer)
    request_id = str(content.get("RequestId", ""))
    if error := content.get("Error"):
        raise _error(error, request_id)
    if answer.get("code", 0) not in (0, "0"):
        raise cloud_error(str(answer["code"]), str(answer.get("msg", "")), request_id)
    data = content.get("Data")
    return {**data, **content} if isinstance(data, dict) else content


def _content(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what an envelope holds, be it in another one.

    Raises the CloudError of the inner envelope, which tells more than the outer code.
    """
    content = answer.get("Response", answer)
    if content is answer and "code" in answer:
        content = answer.get("data") or {}
    if not isinstance(content, dict):
        raise ConnectionFailed("InvalidAnswer", "The answer holds no JSON object")
    if "Response" in answer:
        beside = {name: each for name, each in answer.items() if name != "Response"}
        content = beside | content
    return unwrap(content) if isinstance(content.get("Response"), dict) else content


def _error(error: object, request_id: str) -> CloudError:
    """Return the error in the `Error` of an answer."""
    if not isinstance(error, dict):
        return cloud_error("Error", str(error), request_id)
    code, message = str(error.get("Code", "")), str(error.get("Message", ""))
    return cloud_error(code, message, request_id)
