"""The signature of requests that carry no token."""

import base64
from collections.abc import Mapping
import hashlib
import hmac


def sign(parameters: Mapping[str, str | int], app_secret: str) -> str:
    """Return the Signature of a request to appapi or serviceapi.

    Parameters: all top-level parameters of the body; the application's secret.
    Source: every official client; empty values and Signature itself do not count.
    """
    signed = "&".join(
        f"{key}={value}"
        for key, value in sorted(parameters.items())
        if key != "Signature" and value not in {"", None}
    )
    digest = hmac.new(app_secret.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
