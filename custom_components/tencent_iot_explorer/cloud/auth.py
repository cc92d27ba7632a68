"""Where the cloud is, who asks, and how a user logs in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoints:
    """The addresses of one region: API base (with trailing slash) and WebSocket."""

    api_url: str
    ws_url: str


MAINLAND = Endpoints(
    api_url="https://iot.cloud.tencent.com/api/exploreropen/",
    ws_url="wss://iot.cloud.tencent.com/ws/explorer",
)
OVERSEAS = Endpoints(
    api_url="https://oversea.iotcloud.tencentiotcloud.com/api/exploreropen/",
    ws_url="wss://oversea.iotcloud.tencentiotcloud.com/ws/explorer",
)


def custom_endpoints(api_url: str, ws_url: str) -> Endpoints:
    """Return the addresses of a private deployment.

    Raises ValueError for addresses that are unusable or would send secrets in the
    clear to another machine.
    """
    _check_address(api_url, secure="https", plain="http")
    _check_address(ws_url, secure="wss", plain="ws")
    return Endpoints(api_url=api_url.rstrip("/") + "/", ws_url=ws_url)


def _check_address(url: str, *, secure: str, plain: str) -> None:
    parts = urlsplit(url)
    if not parts.hostname or parts.port == 0:
        raise ValueError(f"{url} is no address")
    if parts.scheme == secure:
        return
    if parts.scheme != plain or parts.hostname not in LOOPBACK_HOSTS:
        raise ValueError(f"{url} does not start with {secure}://")


@dataclass(frozen=True, kw_only=True, slots=True)
class Application:
    """An application of the IoT Explorer console."""

    app_key: str
    app_secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """An access token and when it ends, in Unix seconds; None if unknown."""

    value: str = field(repr=False)
    expire_at: int | None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class WeChatLogin:
    """A user known by WeChat OpenID or UnionID (AppGetTokenByWeiXin)."""

    renewable: ClassVar[bool] = True
    open_id: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"WxOpenID": self.open_id, "NickName": "", "Avatar": ""}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class PhonePasswordLogin:
    """A phone number with its password (AppGetToken)."""

    renewable: ClassVar[bool] = True
    country_code: str
    phone: str
    password: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {
            "Type": "phone",
            "CountryCode": self.country_code,
            "PhoneNumber": self.phone,
            "Password": self.password,
        }


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class EmailPasswordLogin:
    """An e-mail address with its password (AppGetToken)."""

    renewable: ClassVar[bool] = True
    email: str
    password: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"Type": "email", "Email": self.email, "Password": self.password}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class PhoneCodeLogin:
    """A phone number with a verification code (AppGetToken)."""

    renewable: ClassVar[bool] = False
    country_code: str
    phone: str
    code: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {
            "Type": "phone",
            "CountryCode": self.country_code,
            "PhoneNumber": self.phone,
            "VerificationCode": self.code,
        }


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class EmailCodeLogin:
    """An e-mail address with a verification code (AppGetToken)."""

    renewable: ClassVar[bool] = False
    email: str
    code: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"Type": "email", "Email": self.email, "VerificationCode": self.code}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class TokenLogin:
    """A token that somebody else has got."""

    access_token: str


type Login = (
    WeChatLogin
    | PhonePasswordLogin
    | EmailPasswordLogin
    | PhoneCodeLogin
    | EmailCodeLogin
    | TokenLogin
)
