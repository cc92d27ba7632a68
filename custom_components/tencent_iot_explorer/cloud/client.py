"""The client of the application-side API."""

import asyncio
from collections.abc import Callable, Mapping
from random import randint, uniform
import time
from typing import Any, Final
from uuid import uuid4

import aiohttp

from .api.control import ControlApi
from .api.device import DeviceApi
from .api.family import FamilyApi
from .api.firmware import FirmwareApi
from .api.scene import SceneApi
from .api.sharing import SharingApi
from .api.user import UserApi
from .auth import Application, Endpoints, Login, Token, TokenLogin
from .decoding import inner, integer, text
from .errors import (
    LOGIN_ENDED,
    AuthenticationFailed,
    ConnectionFailed,
    RateLimited,
)
from .signing import sign
from .transport import Transport

READ_ATTEMPTS: Final = 3
RETRY_SECONDS: Final = 0.5
RENEW_BEFORE_SECONDS: Final = 600
READ_PREFIXES: Final = (
    "AppGet",
    "AppDescribe",
    "AppList",
    "AppCheckFirmware",
    "IotVideoDescribe",
)


class Client:
    """A user of one application; every group of actions is an attribute."""

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

        Parameters: a session that somebody else owns; the token of an earlier
        login; whom to tell about a new token; language of the cloud's messages.
        """
        self.session = session
        self.endpoints = endpoints
        self._application = application
        self._login = login
        self._token = token
        self._on_token = on_token
        self._language = language
        self._transport = Transport(session, endpoints.api_url)
        self._renewing: asyncio.Task[Token] | None = None
        if isinstance(login, TokenLogin) and token is None:
            self._token = Token(value=login.access_token, expire_at=None)
        self.control = ControlApi(self)
        self.device = DeviceApi(self)
        self.family = FamilyApi(self)
        self.firmware = FirmwareApi(self)
        self.scene = SceneApi(self)
        self.sharing = SharingApi(self)
        self.user = UserApi(self)

    @property
    def token(self) -> Token | None:
        """Return the token in use, None before the first login."""
        return self._token

    async def login(self) -> Token:
        """Log in anew and return the token.

        Raises AuthenticationFailed for a login that the cloud refuses.
        Source: AppGetToken, AppGetTokenByWeiXin.
        """
        if isinstance(self._login, TokenLogin):
            return self._known_token()
        answer = await self.call_signed(self._login.action, self._login.parameters())
        data = inner(answer)
        if not (value := text(data, "Token")):
            raise ConnectionFailed("InvalidAnswer", "The login brought no token")
        self._token = Token(value=value, expire_at=integer(data, "ExpireAt") or None)
        if self._on_token:
            self._on_token(self._token)
        return self._token

    async def access_token(self) -> str:
        """Return a token that is valid, logging in where it is needed.

        Raises AuthenticationFailed where that takes the user.
        """
        token = self._token
        if (
            token is None
            or (token.expire_at
            and time.time() > self._renew_at(token.expire_at))
        ):
            token = await self.renew(token)
        return token.value

    async def renew(self, refused: Token | None) -> Token:
        """Replace a token that ended; everyone who asks meanwhile gets the same one."""
        if self._token is not refused and self._token is not None:
            return self._token
        if isinstance(self._login, TokenLogin) or not self._login.renewable:
            raise AuthenticationFailed(LOGIN_ENDED, "The login has ended")
        if self._renewing is None:
            self._renewing = asyncio.create_task(self.login())
            self._renewing.add_done_callback(self._renewed)
        return await asyncio.shield(self._renewing)

    async def call(
        self, action: str, parameters: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the answer to an action of tokenapi.

        Reads are repeated after a bad connection; nothing else is ever sent twice,
        unless the cloud refused it for the token's sake.
        Raises CloudError.
        """
        attempts = READ_ATTEMPTS if action.startswith(READ_PREFIXES) else 1
        for attempt in range(1, attempts):
            try:
                return await self._call_with_token(action, parameters or {})
            except ConnectionFailed, RateLimited:
                await asyncio.sleep(uniform(0.5, 1.5) * RETRY_SECONDS * 2**attempt)
        return await self._call_with_token(action, parameters or {})

    async def call_signed(
        self, action: str, parameters: Mapping[str, Any], path: str = "appapi"
    ) -> dict[str, Any]:
        """Return the answer to an action that the application signs.

        Raises CloudError.
        """
        body = {
            "Action": action,
            "AppKey": self._application.app_key,
            "Nonce": randint(1, 2**31 - 1),
            "RequestId": str(uuid4()),
            "Timestamp": int(time.time()),
            "lang": self._language,
            **parameters,
        }
        body["Signature"] = sign(body, self._application.app_secret)
        return await self._transport.post(path, body)

    async def _call_with_token(
        self, action: str, parameters: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Call once; log in again and call once more if the token was refused."""
        await self.access_token()
        token = self._known_token()
        try:
            return await self._post(action, parameters, token)
        except AuthenticationFailed as error:
            if LOGIN_ENDED not in error.code:
                raise
            return await self._post(action, parameters, await self.renew(token))

    async def _post(
        self, action: str, parameters: Mapping[str, Any], token: Token
    ) -> dict[str, Any]:
        body = {
            "Action": action,
            "AccessToken": token.value,
            "RequestId": str(uuid4()),
            "lang": self._language,
            **parameters,
        }
        return await self._transport.post("tokenapi", body)

    def _known_token(self) -> Token:
        if self._token is None:
            raise AuthenticationFailed(LOGIN_ENDED, "Nobody is logged in")
        return self._token

    def _renewed(self, task: asyncio.Task[Token]) -> None:
        """Let the next one log in anew."""
        self._renewing = None
        if not task.cancelled():
            task.exception()

    def _renew_at(self, expire_at: int) -> int:
        """Return when to log in again: in good time, if that needs nobody."""
        if isinstance(self._login, TokenLogin) or not self._login.renewable:
            return expire_at
        return expire_at - RENEW_BEFORE_SECONDS
