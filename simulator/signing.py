"""Checks signatures; written on its own, so that client and cloud share no mistake."""

from base64 import b64encode
from collections.abc import Mapping
import hmac
from typing import Any

from .errors import Refusal

CLOCK_SECONDS = 600


def check_signature(body: Mapping[str, Any], app_key: str, secret: str) -> None:
    """Refuse a request that the application did not sign."""
    if body.get("AppKey") != app_key:
        raise Refusal("InvalidParameterValue.AppNotExists")
    expected = {_signature(body, secret, empties=each) for each in (False, True)}
    if body.get("Signature") not in expected:
        raise Refusal("InvalidParameterValue.InvalidSignature")


def _signature(body: Mapping[str, Any], secret: str, *, empties: bool) -> str:
    """Return the signature, as newer clients (without empty values) or older make it."""
    pairs = [
        f"{name}={'' if body[name] is None else body[name]}"
        for name in sorted(body)
        if name != "Signature" and (empties or body[name] not in {"", None})
    ]
    return b64encode(
        hmac.digest(secret.encode(), "&".join(pairs).encode(), "sha1")
    ).decode()
