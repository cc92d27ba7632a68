"""Signatures: of requests without a token, and of devices that are to be bound."""

import base64
from collections.abc import Mapping
import hashlib
import hmac
import secrets
import time
from types import MappingProxyType
from typing import Final, NamedTuple

WIFI_BINDING: Final = "wifi_sign"
BLUETOOTH_BINDING: Final = "bluetooth_sign"
OTHER_BINDING: Final = "other_sign"

SHA1: Final = "hmacsha1"
SHA256: Final = "hmacsha256"
DIGESTS: Mapping[str, str] = MappingProxyType({SHA1: "sha1", SHA256: "sha256"})


def sign(parameters: Mapping[str, object], app_secret: str) -> str:
    """Return the Signature of a request to appapi or serviceapi.

    Parameters: all top-level parameters of the body; the application's secret.
    Source: every official client; empty values and Signature itself do not count.
    """
    signed = "&".join(
        f"{key}={value}"
        for key, value in sorted(parameters.items())
        if key != "Signature" and value not in {"", None}
    )
    return _base64_hmac_sha1(app_secret, signed)


class BindSignature(NamedTuple):
    """Proof of a device at hand, made by sign_binding or sent by the device.

    Attributes: the signature in hexadecimal, its time in Unix seconds, the random
    text that was signed with it, how the device is bound and which hash was used.
    """

    signature: str
    timestamp: int
    connection_id: str
    bind_type: str = WIFI_BINDING
    sign_method: str = SHA1


def sign_binding(
    device_id: str,
    psk: str,
    *,
    timestamp: int,
    connection_id: str,
    bind_type: str = WIFI_BINDING,
    sign_method: str = SHA1,
) -> BindSignature:
    """Return the proof of a device whose key is known.

    Parameters: "ProductId/DeviceName"; the device's key as base64; Unix seconds; a
    random text of about five characters; one of the bindings and hashes above.
    Raises ValueError for a key that is no base64 or a hash that is not known.
    Source: AppSigBindDeviceInFamily.
    """
    if sign_method not in DIGESTS:
        raise ValueError(f"{sign_method} is not one of {', '.join(DIGESTS)}")
    key = base64.b64decode(psk, validate=True)
    signed = _text_to_sign(device_id, timestamp, connection_id, bind_type)
    return BindSignature(
        signature=hmac.new(key, signed.encode(), DIGESTS[sign_method]).hexdigest(),
        timestamp=timestamp,
        connection_id=connection_id,
        bind_type=bind_type,
        sign_method=sign_method,
    )


def _text_to_sign(
    device_id: str, timestamp: int, connection_id: str, bind_type: str
) -> str:
    product_id, _, device_name = device_id.partition("/")
    if bind_type != WIFI_BINDING:
        return f"{product_id}{device_name};{connection_id};{timestamp}"
    return (
        f"DeviceName={device_name}&DeviceTimestamp={timestamp}"
        f"&ProductId={product_id}&ConnId={connection_id}"
    )


class SubDeviceSignature(NamedTuple):
    """Proof of a device that is to be bound to a gateway, at a time in Unix seconds."""

    signature: str
    timestamp: int
    nonce: str


def sign_sub_device(
    device_id: str, product_secret: str, *, timestamp: int, nonce: str
) -> SubDeviceSignature:
    """Return the proof of a device whose product's secret is known.

    Parameters: "ProductId/DeviceName"; the secret; Unix seconds; a random text.
    Source: AppSigGatewayBindDevice.
    """
    product_id, _, device_name = device_id.partition("/")
    signed = (
        f"deviceName={device_name}&nonce={nonce}"
        f"&productId={product_id}&timestamp={timestamp}"
    )
    return SubDeviceSignature(
        signature=_base64_hmac_sha1(product_secret, signed),
        timestamp=timestamp,
        nonce=nonce,
    )


def prove_sub_device(device_id: str, product_secret: str) -> SubDeviceSignature:
    """Return the proof of a device now; parameters as of sign_sub_device."""
    return sign_sub_device(
        device_id,
        product_secret,
        timestamp=int(time.time()),
        nonce=secrets.token_hex(4),
    )


def _base64_hmac_sha1(secret: str, signed: str) -> str:
    digest = hmac.new(secret.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
