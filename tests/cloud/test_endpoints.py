"""Addresses of the cloud."""

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    MAINLAND,
    OVERSEAS,
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
