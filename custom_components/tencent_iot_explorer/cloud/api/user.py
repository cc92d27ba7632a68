"""The user."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..decoding import inner, integer
from ..errors import AuthenticationFailed, NotFound, PermissionDenied, RequestRefused
from ..logins import (
    EmailCodeLogin,
    EmailPasswordLogin,
    Login,
    PhoneCodeLogin,
    PhonePasswordLogin,
    Token,
    TokenLogin,
    WeChatLogin,
)
from ..models.user import User, UserSettings
from ..wire import parse
from .caller import ActionGroup, granted

NAME_WANTED: Final = ("NickNameLengthInvalid", "RequiredParam")
# Only for a cloud that insists: it might rename a user whom it knows already.
NAME: Final = MappingProxyType(
    {
        "NickName": "Home Assistant",
        "Avatar": "https://www.home-assistant.io/images/favicon-192x192.png",
    }
)

type AddressLogin = (
    PhonePasswordLogin | EmailPasswordLogin | PhoneCodeLogin | EmailCodeLogin
)


class UserApi(ActionGroup):
    """Actions that concern the user."""

    async def log_in(self, login: WeChatLogin | AddressLogin) -> Token:
        """Return a token by the action that the login takes.

        Raises AuthenticationFailed for a login that the cloud refuses, other
        CloudError.
        """
        match login:
            case WeChatLogin():
                return await self.get_token_by_wei_xin(login)
            case _:
                return await self.get_token(login)

    async def send_code(self, login: Login) -> None:
        """Have the code sent that a login takes; nothing for one that takes none.

        Raises RateLimited when asked too often, other CloudError.
        """
        match login:
            case PhoneCodeLogin(country_code=country_code, phone=phone):
                await self.send_verification_code(country_code, phone)
            case EmailCodeLogin(email=email):
                await self.send_email_verification_code(email)
            case (
                WeChatLogin()
                | PhonePasswordLogin()
                | EmailPasswordLogin()
                | TokenLogin()
            ):
                return

    async def get_token(self, login: AddressLogin) -> Token:
        """Return a token for a phone number or an e-mail address.

        Parameters: the address with its password or a verification code.
        Raises AuthenticationFailed for a wrong password, code or AppSecret, other
        CloudError. Source: AppGetToken.
        """
        return await self._get_token("AppGetToken", login.parameters())

    async def get_token_by_wei_xin(self, login: WeChatLogin) -> Token:
        """Return a token for a WeChat user, who is registered on first use.

        Parameters: the OpenID or UnionID; a cloud that insists on a name and a picture
        gets some. Raises AuthenticationFailed, other CloudError.
        Source: AppGetTokenByWeiXin.
        """
        action, given = "AppGetTokenByWeiXin", login.parameters()
        try:
            return await self._get_token(action, given)
        except AuthenticationFailed as error:
            if not any(part in error.code for part in NAME_WANTED):
                raise
        return await self._get_token(action, {**given, **NAME})

    async def get_user(self) -> User:
        """Return who is logged in. Raises CloudError. Source: AppGetUser."""
        answer = inner(await self._caller.call("AppGetUser"))
        granted("AppGetUser", answer, "UserID", "UserId")
        return parse(User, answer)

    async def get_user_settings(self) -> UserSettings:
        """Return what the user has set. Raises CloudError. Source: AppGetUserSetting."""
        answer = await self._caller.call("AppGetUserSetting")
        return parse(UserSettings, inner(answer, "UserSetting", "Data"))

    async def logout_user(self) -> None:
        """End the login; its token is void from then on.

        Raises CloudError. Source: AppLogoutUser.
        """
        await self._caller.call("AppLogoutUser")

    async def send_verification_code(self, country_code: str, phone: str) -> None:
        """Have a login code sent to a phone.

        Parameters: country code in digits, phone number.
        Raises RateLimited when asked too often, other CloudError.
        Source: AppSendVerificationCode.
        """
        await self._caller.call_signed(
            "AppSendVerificationCode",
            {"Type": "login", "CountryCode": country_code, "PhoneNumber": phone},
        )

    async def send_email_verification_code(self, email: str) -> None:
        """Have a login code sent to an e-mail address.

        Raises RateLimited when asked too often, other CloudError.
        Source: AppSendEmailVerificationCode.
        """
        await self._caller.call_signed(
            "AppSendEmailVerificationCode", {"Type": "login", "Email": email}
        )

    async def _get_token(self, action: str, parameters: Mapping[str, str]) -> Token:
        try:
            answer = inner(await self._caller.call_signed(action, parameters))
        except (NotFound, PermissionDenied, RequestRefused) as error:
            raise AuthenticationFailed(
                error.code, error.message, error.request_id
            ) from error
        value = granted(action, answer, "Token")
        return Token(value=value, expire_at=integer(answer, "ExpireAt") or None)
