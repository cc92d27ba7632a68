"""Signatures of requests and devices."""

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    BLUETOOTH_BINDING,
    OTHER_BINDING,
    SHA256,
    sign_binding,
    sign_sub_device,
)
from custom_components.tencent_iot_explorer.cloud.signing import sign

# "secret-of-device" in base64; the expected values were computed with OpenSSL.
PSK = "c2VjcmV0LW9mLWRldmljZQ=="

REQUEST = {
    "Action": "AppGetToken",
    "AppKey": "ahPxdKTESTTGrejd",
    "CountryCode": "",
    "Email": "test@example.com",
    "Nonce": 71087795,
    "Password": "My!P@ss word+&=中",
    "Platform": "android",
    "RequestId": "8b8d499bbba1ac28b6da21b4",
    "Timestamp": 1546315200,
    "Type": "email",
    "lang": "zh-CN",
}
SIGNATURE = "TQwnsoCL9619j+ey3Hbi7r+GvTI="


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        dict(reversed(REQUEST.items())),
        REQUEST | {"Signature": "an earlier one", "Region": None},
    ],
    ids=["as listed", "any order", "without what does not count"],
)
def test_request(request_: dict[str, str | int]) -> None:
    assert sign(request_, "NcbHqkTESTTCGbKnQH") == SIGNATURE


def test_request_counts_zero() -> None:
    assert sign(REQUEST | {"Nonce": 0}, "NcbHqkTESTTCGbKnQH") != SIGNATURE


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "63cb3757a129645d5e37578eba26aab60231889e"),
        (
            {"sign_method": SHA256},
            "52ab7eb4ecba69e6ea1e8346ea9b2bec64b8440c65befae86d80fa7ac1328306",
        ),
        ({"bind_type": BLUETOOTH_BINDING}, "8aabf8d3ac7b440370b429577b2aa89816a45227"),
        (
            {"bind_type": OTHER_BINDING, "sign_method": SHA256},
            "d606e8024c9e30f5ed4d82b830ad22c02a69409e0c7334845953f50204128273",
        ),
    ],
)
def test_device(options: dict[str, str], expected: str) -> None:
    proof = sign_binding(
        "PRODUCT001/dev/1", PSK, timestamp=1694141664, connection_id="12345", **options
    )
    assert proof.signature == expected
    assert (proof.timestamp, proof.connection_id) == (1694141664, "12345")


@pytest.mark.parametrize(
    ("psk", "options"),
    [("no base64!", {}), (PSK, {"sign_method": "md5"})],
)
def test_device_that_cannot_be_signed(psk: str, options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"base64|Non-base64|padding|md5"):
        sign_binding("P1/d1", psk, timestamp=1, connection_id="c", **options)


def test_sub_device() -> None:
    proof = sign_sub_device(
        "PRODUCT001/dev/1", "product-secret", timestamp=1583810805, nonce="123456"
    )
    assert proof.signature == "3RD50LyEodDDCRmeJaGoOdlXEyc="
    assert (proof.timestamp, proof.nonce) == (1583810805, "123456")
