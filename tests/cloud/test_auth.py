"""Addresses and logins."""

from dataclasses import fields

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    LOGIN_METHODS,
    MAINLAND,
    OVERSEAS,
    Application,
    EmailCodeLogin,
    EmailPasswordLogin,
    Login,
    LoginMethod,
    PhoneCodeLogin,
    PhonePasswordLogin,
    Token,
    TokenLogin,
    User,
    WeChatLogin,
    custom_endpoints,
)


@pytest.mark.parametrize(
    ("api_url", "ws_url"),
    [
        ("https://example.com/api", "wss://example.com/ws"),
        ("http://127.0.0.1:8080/api/", "ws://localhost:8080/ws"),
        ("http://[::1]/api", "ws://[::1]/ws"),
    ],
)
def test_custom_endpoints(api_url: str, ws_url: str) -> None:
    endpoints = custom_endpoints(api_url, ws_url)
    assert endpoints.api_url == api_url.rstrip("/") + "/"
    assert endpoints.ws_url == ws_url


@pytest.mark.parametrize("door", ["appapi", "tokenapi", "tokenapi/", "serviceapi"])
def test_address_as_in_the_documents(door: str) -> None:
    """Tencent's pages give the address of one door; all doors are beside it."""
    typed = f"https://example.com/api/exploreropen/{door}"
    endpoints = custom_endpoints(typed, "wss://example.com/ws")
    assert endpoints.api_url == "https://example.com/api/exploreropen/"


@pytest.mark.parametrize(
    ("api_url", "ws_url"),
    [
        ("http://example.com/api", "wss://example.com/ws"),
        ("https://example.com/api", "ws://example.com/ws"),
        ("http://127.0.0.1.example.com/", "wss://example.com/ws"),
        ("ftp://127.0.0.1/api", "wss://example.com/ws"),
        ("https://example.com:99999/api", "wss://example.com/ws"),
        ("https://[broken/api", "wss://example.com/ws"),
        ("https:///api", "wss://example.com/ws"),
        ("example.com", "wss://example.com/ws"),
        ("", ""),
    ],
)
def test_unsafe_endpoints(api_url: str, ws_url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        custom_endpoints(api_url, ws_url)


@pytest.mark.parametrize("endpoints", [MAINLAND, OVERSEAS])
def test_regions_are_safe(endpoints: object) -> None:
    assert custom_endpoints(endpoints.api_url, endpoints.ws_url) == endpoints  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "secretive",
    [
        Application(app_key="key", app_secret="hidden"),
        Token(value="hidden", expire_at=1),
        WeChatLogin(open_id="hidden"),
        PhonePasswordLogin(country_code="86", phone="hidden", password="hidden"),
        PhoneCodeLogin(country_code="86", phone="hidden", code="hidden"),
        EmailPasswordLogin(email="hidden", password="hidden"),
        TokenLogin(access_token="hidden"),
        User(user_id="1", phone="hidden", email="hidden"),
    ],
)
def test_secrets_do_not_show(secretive: object) -> None:
    assert "hidden" not in repr(secretive)


PHONE = {"country_code": "86", "phone": "13800000000"}


@pytest.mark.parametrize(
    ("name", "stored", "login"),
    [
        (
            "phone",
            PHONE | {"password": "secret"},
            PhonePasswordLogin(**PHONE, password="secret"),
        ),
        (
            "email",
            {"email": "a@example.com", "password": "secret"},
            EmailPasswordLogin(email="a@example.com", password="secret"),
        ),
        ("wechat", {"open_id": "o"}, WeChatLogin(open_id="o")),
        ("phone_code", PHONE, PhoneCodeLogin(**PHONE)),
        ("phone_code", PHONE | {"code": "1"}, PhoneCodeLogin(**PHONE, code="1")),
        ("email_code", {"email": "a@b.c"}, EmailCodeLogin(email="a@b.c")),
        ("token", {"access_token": "t"}, TokenLogin(access_token="t")),
    ],
)
def test_login_methods(name: str, stored: dict[str, str], login: Login) -> None:
    method = LOGIN_METHODS[name]
    assert method.read({**stored, "of": "something else"}) == login
    assert method.secrets <= set(method.needs)
    for missing in method.needs:
        with pytest.raises(KeyError, match=missing):
            method.read({key: stored[key] for key in stored if key != missing})


@pytest.mark.parametrize("method", LOGIN_METHODS.values(), ids=list(LOGIN_METHODS))
def test_what_a_login_method_asks_for(method: LoginMethod) -> None:
    given = {each.name for each in fields(method.login)}
    assert given == {*method.needs, *(["code"] if method.needs_code else [])}
    assert not (method.renewable and method.needs_code), "a code works once"
