"""Logging in and out."""

import secrets

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, required, signed, with_token
from ..state import User


@signed("AppGetToken")
def get_token(cloud: Cloud, body: Body) -> Answer:
    """Log in by phone or e-mail, with password or code."""
    address, user = _addressed(cloud, body)
    if code := body.get("VerificationCode"):
        if cloud.codes.pop(address, None) != code:
            raise Refusal("InvalidParameterValue.CheckVerifyCodeFailed", "验证码错误")
    elif body.get("Password") != user.password:
        raise Refusal(
            "InternalError", "InvalidParameterValue.UserLoginFailed|用户登录失败"
        )
    return _token(cloud, user)


@signed("AppGetTokenByWeiXin")
def get_token_by_wei_xin(cloud: Cloud, body: Body) -> Answer:
    """Log in by WeChat OpenID; an unknown one becomes a new user."""
    open_id = str(required(body, "WxOpenID"))
    for user in cloud.home.users:
        if user.open_id == open_id:
            return _token(cloud, user)
    user = User(
        user_id=str(secrets.randbelow(10**12)),
        nick_name=str(body.get("NickName") or "WeChat user"),
        open_id=open_id,
    )
    cloud.home.users.append(user)
    return _token(cloud, user)


@signed("AppSendVerificationCode")
@signed("AppSendEmailVerificationCode")
def send_verification_code(cloud: Cloud, body: Body) -> Answer:
    """Send a code; here it can be read at /simulator/codes."""
    address, _ = _addressed(cloud, {**body, "Type": _kind(body)})
    cloud.codes[address] = f"{secrets.randbelow(10**6):06}"
    return {"Data": "OK"}


@with_token("AppGetUser")
def get_user(_cloud: Cloud, user: User, _body: Body) -> Answer:
    """Return who is logged in."""
    return {
        "Data": {
            "UserID": user.user_id,
            "NickName": user.nick_name,
            "Avatar": "",
            "CountryCode": user.country_code,
            "PhoneNumber": user.phone,
            "Email": user.email,
            "HasPassword": int(bool(user.password)),
            "HasWxOpenID": int(bool(user.open_id)),
        }
    }


@with_token("AppLogoutUser")
def logout_user(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Make a token void."""
    cloud.sessions.pop(body["AccessToken"], None)
    return {"Data": "OK"}


def _kind(body: Body) -> str:
    return "email" if body.get("Email") else "phone"


def _addressed(cloud: Cloud, body: Body) -> tuple[str, User]:
    """Return the address in a request and whose it is."""
    if required(body, "Type") == "email":
        email = str(required(body, "Email"))
        return email, cloud.find_user(lambda user: user.email == email)
    country_code = str(required(body, "CountryCode"))
    phone = str(required(body, "PhoneNumber"))
    return phone, cloud.find_user(
        lambda user: user.phone == phone and user.country_code == country_code
    )


def _token(cloud: Cloud, user: User) -> Answer:
    token, expire_at = cloud.log_in(user)
    return {"Data": {"Token": token, "ExpireAt": expire_at}}
