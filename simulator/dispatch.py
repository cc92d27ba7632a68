"""From a request's body to the answer's content."""

from collections.abc import Mapping
import inspect
import time
from typing import Any

from . import api  # noqa: F401  registers the actions
from .cloud import APP_KEY, APP_SECRET, Cloud
from .errors import Refusal
from .routing import SIGNED, WITH_TOKEN
from .signing import CLOCK_SECONDS, check_signature


async def serve_signed(cloud: Cloud, body: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request to appapi."""
    check_signature(body, APP_KEY, APP_SECRET)
    if abs(time.time() - float(body.get("Timestamp") or 0)) > CLOCK_SECONDS:
        raise Refusal("InvalidParameterValue.InvalidTimestamp")
    if (handler := SIGNED.get(str(body.get("Action")))) is None:
        raise Refusal("InvalidAction")
    return handler(cloud, body)


async def serve_with_token(cloud: Cloud, body: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request to tokenapi."""
    user = cloud.logins.user_of(body.get("AccessToken"))
    action = str(body.get("Action"))
    if (handler := WITH_TOKEN.get(action)) is None:
        raise Refusal("InvalidAction")
    try:
        answer = handler(cloud, user, body)
        return await answer if inspect.isawaitable(answer) else answer
    except Refusal as refusal:
        raise refusal.on_page_of(action) from None
