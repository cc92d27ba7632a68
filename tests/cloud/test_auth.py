"""Addresses and logins."""

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    MAINLAND,
    OVERSEAS,
    Application,
    EmailPasswordLogin,
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
