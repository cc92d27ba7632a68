"""The client of the application-side API."""

import asyncio
from collections.abc import Callable, Mapping
from random import randint, uniform
import time
from typing import Any, Final
from uuid import uuid4

import aiohttp

from .api.automation import AutomationApi
from .api.bluetooth import BluetoothApi
from .api.control import ControlApi
from .api.device import DeviceApi
from .api.family import FamilyApi
from .api.firmware import FirmwareApi
from .api.history import HistoryApi
from .api.message import MessageApi
from .api.music import MusicApi
from .api.provisioning import ProvisioningApi
from .api.scene import SceneApi
from .api.sharing import SharingApi
from .api.timer import TimerApi
from .api.user import UserApi
from .api.video import VideoApi
from .endpoints import Endpoints
from .errors import (
    ApplicationRefused,
    AuthenticationFailed,
    CloudError,
    CloudUnavailable,
    InternalError,
    LoginEnded,
    RateLimited,
    SignatureRefused,
    TryLater,
)
from .logins import Application, Login, Token, TokenLogin, method_of
from .signing import sign
from .transport import Download, Transport, is_read
from .waiting import Waiting, closed

READ_ATTEMPTS: Final = 3
RETRY_SECONDS: Final = 1.0
LONGEST_RETRY_SECONDS: Final = 30
RENEW_BEFORE_SECONDS: Final = 60
MOST_LOGINS: Final = 2


class Client:
    """A user of an application; each group of actions is an attribute."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        endpoints: Endpoints,
        application: Application,
        login: Login,
        *,
        token: Token | None = None,
        on_token: Callable[[Token], None] | None = None,
        language: str = "en-US",
    ) -> None:
        """Take what is needed to log in; nothing is sent yet.

        Parameters: a session, which stays the caller's; the token of an earlier login;
        called with a new token; language of the cloud's messages.
        """
        self.session = session
        self.endpoints = endpoints
        self._application = application
        self._login = login
        self._renewable = method_of(login).renewable
        given = login.token if isinstance(login, TokenLogin) else None
        self._token = token or given
        self._on_token = on_token
        self._language = language
        self._transport = Transport(session, endpoints.api_url)
        self._waiting = Waiting()
        self._renewing: asyncio.Task[Token] | None = None
        self._may_log_in = True
        self._refusal: AuthenticationFailed | None = None
        self.automation = AutomationApi(self)
        self.bluetooth = BluetoothApi(self)
        self.control = ControlApi(self)
        self.device = DeviceApi(self)
        self.family = FamilyApi(self)
        self.firmware = FirmwareApi(self)
        self.history = HistoryApi(self)
        self.message = MessageApi(self)
        self.music = MusicApi(self)
        self.provisioning = ProvisioningApi(self)
        self.scene = SceneApi(self)
        self.sharing = SharingApi(self)
        self.timer = TimerApi(self)
        self.user = UserApi(self)
        self.video = VideoApi(self)

    @property
    def token(self) -> Token | None:
        """Return the token in use, None before the first login."""
        return self._token

    @property
    def refused(self) -> bool:
        """Return whether only the user can log in again, and nothing is sent."""
        return self._refusal is not None

    @property
    def closed(self) -> bool:
        """Return whether nothing is sent any more, whoever could log in."""
        return self._waiting.closed

    @property
    def requests_today(self) -> int:
        """Return how many requests were sent since midnight."""
        return self._transport.tally.today

    async def send_code(self) -> None:
        """Have the cloud send the code for the login, if it takes one.

        Raises RateLimited when asked too often, other CloudError.
        """
        await self.user.send_code(self._login)

    async def login(self) -> Token:
        """Log in again and return the token; a pasted token is returned as it is.

        Raises AuthenticationFailed for a login that the cloud refuses, other
        CloudError.
        """
        if isinstance(self._login, TokenLogin):
            return self._login.token
        token = _believable(await self.user.log_in(self._login))
        self._token, self._refusal = token, None
        if self._on_token:
            self._on_token(token)
        return token

    async def valid_token(self) -> Token:
        """Return a valid token; log in again in good time if that needs no user.

        Raises AuthenticationFailed where that takes the user, other CloudError.
        """
        self._check_login()
        token = self._token
        if token and not (self._renewable and _is_ending(token)):
            return token
        return await self.renew(token)

    async def renew(self, refused: Token | None) -> Token:
        """Replace a token that has ended; concurrent callers get the same new one.

        Raises AuthenticationFailed if only the user can log in. From then on nothing is
        sent: trying again and again would lock the account. Raises ClientClosed where
        nobody needs a login any more.
        """
        self._check_login()
        if self._token is not None and self._token is not refused:
            return self._token
        if not self._renewable:
            self.refuse()
            self._check_login()
        if not self._may_log_in:
            raise closed()
        if self._renewing is None:
            self._renewing = asyncio.create_task(self.login(), name="tencent login")
            self._renewing.add_done_callback(self._renewed)
        renewing = self._renewing
        await asyncio.wait([renewing])
        if renewing.cancelled():
            raise closed()
        return renewing.result()

    async def call(
        self, action: str, parameters: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the answer to an action of tokenapi.

        Parameters: the action, its parameters; those that are None are left out.
        Reads are repeated after a bad connection or a failure of the cloud; anything else
        is sent again only if its token was refused.
        Raises CloudError; ValueError for parameters that JSON cannot hold.
        """
        given = {
            name: value
            for name, value in (parameters or {}).items()
            if value is not None
        }
        attempts = READ_ATTEMPTS if is_read(action) else 1
        async with self._waiting.until_closed():
            for attempt in range(attempts - 1):
                try:
                    return await self._call_with_token(action, given)
                except (CloudUnavailable, InternalError) as error:
                    await asyncio.sleep(_retry_delay(attempt, error))
            return await self._call_with_token(action, given)

    async def call_signed(
        self, action: str, parameters: Mapping[str, Any], path: str = "appapi"
    ) -> dict[str, Any]:
        """Return the answer to an action that the application signs.

        Parameters: the action, its parameters, "appapi" or "serviceapi".
        Raises ApplicationRefused for a wrong AppKey or AppSecret, other CloudError.
        """
        body = {
            **parameters,
            "Action": action,
            "AppKey": self._application.app_key,
            "Nonce": randint(1, 2**31 - 1),
            "RequestId": str(uuid4()),
            "Timestamp": int(time.time()),
            "lang": self._language,
        }
        body["Signature"] = sign(body, self._application.app_secret)
        async with self._waiting.until_closed():
            try:
                return await self._transport.post(path, body)
            except SignatureRefused as error:
                raise ApplicationRefused(
                    error.code, error.message, error.request_id
                ) from error

    async def download(self, url: str) -> Download:
        """Return a file that the cloud pointed to. Raises ConnectionFailed."""
        async with self._waiting.until_closed():
            return await self._transport.download(url)

    def refuse(self) -> None:
        """Send nothing more: the token has ended, and only the user can log in."""
        self._refusal = LoginEnded("InvalidAccessToken", "The login has ended")

    def close(self) -> None:
        """Send nothing more, and end all waits for an answer."""
        self._waiting.close()

    def end_login(self) -> None:
        """Log in no more, and cancel a login that is under way."""
        self._may_log_in = False
        if self._renewing:
            self._renewing.cancel()

    async def _call_with_token(
        self, action: str, parameters: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Call; log in and call again if the token was refused.

        Another login elsewhere may end a new token at once, but not forever: a cloud that
        lets the user in and takes no token is in trouble.
        """
        token = await self.valid_token()
        for _ in range(MOST_LOGINS):
            try:
                return await self._post(action, parameters, token)
            except LoginEnded:
                token = await self.renew(token)
        try:
            return await self._post(action, parameters, token)
        except LoginEnded as error:
            raise TryLater("TokensRefused", error.message, error.request_id) from error

    async def _post(
        self, action: str, parameters: Mapping[str, Any], token: Token
    ) -> dict[str, Any]:
        body = {
            **parameters,
            "Action": action,
            "AccessToken": token.value,
            "RequestId": str(uuid4()),
            "lang": self._language,
        }
        return await self._transport.post("tokenapi", body)

    def _check_login(self) -> None:
        """Raise AuthenticationFailed if only the user can log in again."""
        if error := self._refusal:
            raise type(error)(error.code, error.message, error.request_id)

    def _renewed(self, task: asyncio.Task[Token]) -> None:
        """Note the end of a login, and a refusal."""
        self._renewing = None
        if not task.cancelled() and isinstance(
            error := task.exception(), AuthenticationFailed
        ):
            self._refusal = error


def _is_ending(token: Token) -> bool:
    """Return whether a token ends soon, or has ended, by the clock of this machine."""
    if token.expire_at is None:
        return False
    return token.expire_at <= time.time() + RENEW_BEFORE_SECONDS


def _believable(token: Token) -> Token:
    """Return a new token; if it has ended already, a clock is wrong: ignore its end."""
    return Token(value=token.value, expire_at=None) if _is_ending(token) else token


def _retry_delay(attempt: int, error: CloudError) -> float:
    """Return how many seconds to wait: longer each time, and what the cloud asks for."""
    asked = (error.retry_after or 0) if isinstance(error, RateLimited) else 0
    backoff = uniform(0.5, 1.5) * RETRY_SECONDS * (attempt + 1)
    return backoff + min(asked, LONGEST_RETRY_SECONDS)
