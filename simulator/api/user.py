"""Accounts: logging in and out, who somebody is, and their settings."""

from collections.abc import Mapping
import secrets
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal, hidden_refusal
from ..routing import Answer, Body, required, signed, with_token
from ..state import User, new_id

FIRST_SETTINGS: Mapping[str, Any] = {
    "EnableWechatPush": 0,
    "EnableDeviceMessagePush": 1,
    "EnableFamilyMessagePush": 1,
    "EnableNotifyMessagePush": 1,
    "TemperatureUnit": "C",
    "Region": "Asia/Shanghai",
    "NoDisturbTime": "",
    "NoDisturbDeviceList": [],
    "NoDisturbFamilyList": [],
}


@signed("AppGetToken")
def get_token(cloud: Cloud, body: Body) -> Answer:
    """Log in by phone or e-mail, with password or code."""
    user = _known(cloud, body)
    if body.get("VerificationCode"):
        _spend_code(cloud, body)
    elif body.get("Password") != user.password:
        raise hidden_refusal("InvalidParameterValue.UserLoginFailed")
    return _token(cloud, user)


@signed("AppGetTokenByWeiXin")
def get_token_by_wei_xin(cloud: Cloud, body: Body) -> Answer:
    """Log in by WeChat OpenID; an unknown one becomes a new user."""
    open_id = str(required(body, "WxOpenID"))
    if len(str(body.get("NickName") or "")) > cloud.limits.letters_of_name:
        raise Refusal("InvalidParameterValue.NickNameLengthInvalid")
    for user in cloud.home.users:
        if user.open_id == open_id:
            return _token(cloud, user)
    user = _new_user(
        cloud,
        nick_name=str(body.get("NickName") or "WeChat user"),
        avatar=str(body.get("Avatar") or ""),
        open_id=open_id,
    )
    return _token(cloud, user)


@signed("AppSendVerificationCode")
@signed("AppSendEmailVerificationCode")
def send_verification_code(cloud: Cloud, body: Body) -> Answer:
    """Send a code; only who registers may be unknown."""
    if required(body, "Type") != "register":
        _known(cloud, body)
    cloud.logins.codes[_address(body)] = f"{secrets.randbelow(10**6):06}"
    return {"Data": "OK"}


@signed("AppCheckVerificationCode")
@signed("AppCheckEmailVerificationCode")
def check_verification_code(cloud: Cloud, body: Body) -> Answer:
    """Return whether a code is right; it stays good for its purpose."""
    _check_code(cloud, body)
    return {"Data": "OK"}


@signed("AppCreateCellphoneUser")
def create_cellphone_user(cloud: Cloud, body: Body) -> Answer:
    """Register by phone number."""
    if _find(cloud, body):
        raise Refusal("InvalidParameterValue.PhoneNumberUsed")
    country_code = str(required(body, "CountryCode"))
    phone = str(required(body, "PhoneNumber"))
    return _register(cloud, body, country_code=country_code, phone=phone)


@signed("AppCreateEmailUser")
def create_email_user(cloud: Cloud, body: Body) -> Answer:
    """Register by e-mail address."""
    if _find(cloud, body):
        raise Refusal("InvalidParameterValue.EmailUsed")
    return _register(cloud, body, email=str(required(body, "Email")))


@signed("AppResetPasswordByCellphone")
@signed("AppResetPasswordByEmail")
def reset_password(cloud: Cloud, body: Body) -> Answer:
    """Set a password with a code instead of the old one."""
    user = _known(cloud, body)
    _spend_code(cloud, body)
    user.password = str(required(body, "Password"))
    return {"Data": "OK"}


@with_token("AppGetUser")
def get_user(_cloud: Cloud, user: User, _body: Body) -> Answer:
    """Return who is logged in."""
    detail = {
        "HasPassword": int(bool(user.password)),
        "HasWxOpenID": int(bool(user.open_id)),
    }
    return {"Data": _describe(user) | detail}


@with_token("AppFindUser")
def find_user(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return whose phone number or e-mail address it is."""
    return {"Data": _describe(_known(cloud, body))}


@with_token("AppUpdateUser")
def update_user(_cloud: Cloud, user: User, body: Body) -> Answer:
    """Change the name or the picture of the user."""
    user.nick_name = str(body.get("NickName") or user.nick_name)
    user.avatar = str(body.get("Avatar") or user.avatar)
    return {"Data": "OK"}


@with_token("AppUserResetPassword")
def user_reset_password(_cloud: Cloud, user: User, body: Body) -> Answer:
    """Replace the password; the old one is asked for."""
    if required(body, "Password") != user.password:
        raise hidden_refusal("InvalidParameterValue.UserLoginFailed")
    user.password = str(required(body, "NewPassword"))
    return {"Data": "OK"}


@with_token("AppGetUserSetting")
def get_user_setting(_cloud: Cloud, user: User, _body: Body) -> Answer:
    """Return the user's settings."""
    return {"UserSetting": {**FIRST_SETTINGS, **user.settings}}


@with_token("AppUpdateUserSetting")
def update_user_setting(_cloud: Cloud, user: User, body: Body) -> Answer:
    """Change some of the user's settings."""
    user.settings |= {name: body[name] for name in FIRST_SETTINGS if name in body}
    return {"Data": "OK"}


@with_token("AppGetTokenTicket")
def get_token_ticket(cloud: Cloud, user: User, _body: Body) -> Answer:
    """Return a ticket that hands the login on once."""
    ticket = new_id()
    cloud.logins.tickets[ticket] = user
    return {"TokenTicket": ticket}


@signed("AppCheckInTokenTicket")
def check_in_token_ticket(cloud: Cloud, body: Body) -> Answer:
    """Log in with a ticket, which is used up then."""
    user = cloud.logins.tickets.pop(str(required(body, "TokenTicket")), None)
    if user is None:
        raise Refusal("InvalidParameterValue.TokenNotExist")
    return _token(cloud, user)


@with_token("AppLogoutUser")
def logout_user(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Make a token void."""
    cloud.logins.log_out(body["AccessToken"])
    return {"Data": "OK"}


def _address(body: Body) -> str:
    """Return the e-mail address or phone number of a request."""
    return str(body.get("Email") or required(body, "PhoneNumber"))


def _find(cloud: Cloud, body: Body) -> User | None:
    """Return whose address is in a request."""
    address, country_code = _address(body), str(body.get("CountryCode") or "")
    for user in cloud.home.users:
        if user.email == address or (user.country_code, user.phone) == (
            country_code,
            address,
        ):
            return user
    return None


def _known(cloud: Cloud, body: Body) -> User:
    """Return whose address is in a request, or refuse."""
    if (user := _find(cloud, body)) is None:
        raise Refusal("InvalidParameterValue.ErrorUserNotExists")
    return user


def _spend_code(cloud: Cloud, body: Body) -> None:
    """Take a code that was sent to the address; after a wrong one it is still good."""
    _check_code(cloud, body)
    del cloud.logins.codes[_address(body)]


def _check_code(cloud: Cloud, body: Body) -> None:
    code = str(required(body, "VerificationCode"))
    if cloud.logins.codes.get(_address(body)) != code:
        raise Refusal("InvalidParameterValue.CheckVerifyCodeFailed")


def _new_user(cloud: Cloud, **details: Any) -> User:
    user = User(user_id=str(10**17 + secrets.randbelow(10**16)), **details)
    cloud.home.users.append(user)
    return user


def _register(cloud: Cloud, body: Body, **address: str) -> Answer:
    """Return the id of a new user, who is called as the address until renamed."""
    password = str(required(body, "Password"))
    _spend_code(cloud, body)
    user = _new_user(cloud, nick_name=_address(body), password=password, **address)
    return {"Data": {"UserID": user.user_id}}


def _token(cloud: Cloud, user: User) -> Answer:
    token, expire_at = cloud.logins.log_in(user)
    return {"Data": {"Token": token, "ExpireAt": expire_at}}


def _describe(user: User) -> dict[str, Any]:
    return {
        "UserID": user.user_id,
        "NickName": user.nick_name,
        "Avatar": user.avatar,
        "CountryCode": user.country_code,
        "PhoneNumber": user.phone,
        "Email": user.email,
    }
