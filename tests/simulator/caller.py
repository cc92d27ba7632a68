"""A plain caller of the API, written from the protocol alone."""

from base64 import b64encode
from collections.abc import Mapping
import hmac
import time
from typing import Any, Self

from aiohttp import ClientSession

API = "/api/exploreropen"


class Refused(Exception):
    """The cloud answered with an error; arguments are code and message."""


def sign(body: Mapping[str, Any], secret: str = "demo-app-secret") -> str:
    """Return the signature of a body."""
    text = "&".join(f"{key}={body[key]}" for key in sorted(body))
    return b64encode(hmac.digest(secret.encode(), text.encode(), "sha1")).decode()


class Caller:
    """One application user."""

    def __init__(self, session: ClientSession, token: str = "") -> None:
        """Call through a session whose base is the server."""
        self.session = session
        self.token = token

    async def log_in(self, login: Mapping[str, Any]) -> Self:
        """Get a token."""
        parameters = dict(login)
        answer = await self.call_signed(parameters.pop("Action"), **parameters)
        self.token = answer["Data"]["Token"]
        return self

    async def call(self, action: str, **parameters: object) -> dict[str, Any]:
        """Call an action of tokenapi."""
        body = {"Action": action, "AccessToken": self.token, "RequestId": "r-1"}
        return await self.post("tokenapi", body | parameters)

    async def call_signed(
        self, action: str, api: str = "appapi", **parameters: object
    ) -> dict[str, Any]:
        """Call an action of appapi or serviceapi."""
        body = {
            "Action": action,
            "AppKey": "demo-app-key",
            "RequestId": "r-1",
            "Timestamp": int(time.time()),
            "Nonce": 0,
            **parameters,
        }
        return await self.post(api, body | {"Signature": sign(body)})

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Post a body and unwrap the answer."""
        async with self.session.post(f"{API}/{path}", json=body) as response:
            assert response.status == 200
            answer = await response.json()
        data: dict[str, Any] = answer["data"]
        if answer["code"]:
            raise Refused(data["Error"]["Code"], data["Error"]["Message"])
        return data
