"""Applications, tokens and the ways to log in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application of the IoT Explorer console."""

    app_key: str
    app_secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Token:
    """An access token and when it ends, in Unix seconds; None if unknown."""

    value: str = field(repr=False)
    expire_at: int | None


@dataclass(frozen=True, kw_only=True, repr=False)
class WeChatLogin:
    """A user known by WeChat OpenID or UnionID (AppGetTokenByWeiXin)."""

    open_id: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"WxOpenID": self.open_id, "NickName": "", "Avatar": ""}


@dataclass(frozen=True, kw_only=True, repr=False)
class PhonePasswordLogin:
    """A phone number with its password (AppGetToken)."""

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


@dataclass(frozen=True, kw_only=True, repr=False)
class EmailPasswordLogin:
    """An e-mail address with its password (AppGetToken)."""

    email: str
    password: str

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"Type": "email", "Email": self.email, "Password": self.password}


@dataclass(frozen=True, kw_only=True, repr=False)
class PhoneCodeLogin:
    """A phone number with a verification code (AppGetToken)."""

    country_code: str
    phone: str
    code: str = ""

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {
            "Type": "phone",
            "CountryCode": self.country_code,
            "PhoneNumber": self.phone,
            "VerificationCode": self.code,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class EmailCodeLogin:
    """An e-mail address with a verification code (AppGetToken)."""

    email: str
    code: str = ""

    def parameters(self) -> Mapping[str, str]:
        """Return the parameters of the login."""
        return {"Type": "email", "Email": self.email, "VerificationCode": self.code}


@dataclass(frozen=True, kw_only=True, repr=False)
class TokenLogin:
    """A token that was obtained elsewhere."""

    access_token: str

    @property
    def token(self) -> Token:
        """Return the token; when it ends is unknown."""
        return Token(value=self.access_token, expire_at=None)


type Login = (
    WeChatLogin
    | PhonePasswordLogin
    | EmailPasswordLogin
    | PhoneCodeLogin
    | EmailCodeLogin
    | TokenLogin
)


class LoginMethod(NamedTuple):
    """A way to log in.

    Attributes: the class of its logins; the attributes that the user gives; which of
    them are secret; whether the cloud also sends a code; whether it can be repeated
    without the user; whether the application signs it, with AppKey and AppSecret;
    whether the cloud registers unknown users.
    """

    login: type[Login]
    needs: tuple[str, ...]
    secrets: frozenset[str] = frozenset()
    needs_code: bool = False
    renewable: bool = False
    signed: bool = True
    registers: bool = False

    def read(self, data: Mapping[str, str]) -> Login:
        """Return the login made of data by attribute. Raises KeyError."""
        given = {name: data[name] for name in self.needs}
        if self.needs_code:
            given["code"] = data.get("code", "")
        return self.login(**given)


LOGIN_METHODS: Mapping[str, LoginMethod] = MappingProxyType(
    {
        "phone": LoginMethod(
            login=PhonePasswordLogin,
            needs=("country_code", "phone", "password"),
            secrets=frozenset({"password"}),
            renewable=True,
        ),
        "email": LoginMethod(
            login=EmailPasswordLogin,
            needs=("email", "password"),
            secrets=frozenset({"password"}),
            renewable=True,
        ),
        "wechat": LoginMethod(
            login=WeChatLogin, needs=("open_id",), renewable=True, registers=True
        ),
        "phone_code": LoginMethod(
            login=PhoneCodeLogin, needs=("country_code", "phone"), needs_code=True
        ),
        "email_code": LoginMethod(
            login=EmailCodeLogin, needs=("email",), needs_code=True
        ),
        "token": LoginMethod(
            login=TokenLogin,
            needs=("access_token",),
            secrets=frozenset({"access_token"}),
            signed=False,
        ),
    }
)


def method_of(login: Login) -> LoginMethod:
    """Return the method of a login."""
    return next(
        each for each in LOGIN_METHODS.values() if isinstance(login, each.login)
    )
