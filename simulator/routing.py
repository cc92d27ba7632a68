"""Which function serves which action."""

from collections.abc import Awaitable, Callable, Mapping
import json
from typing import TYPE_CHECKING, Any

from .errors import Refusal
from .state import User

if TYPE_CHECKING:
    from .cloud import Cloud

type Body = Mapping[str, Any]
type Answer = dict[str, Any]
type SignedHandler = Callable[[Cloud, Body], Answer]
type TokenHandler = Callable[[Cloud, User, Body], Answer | Awaitable[Answer]]

SIGNED: dict[str, SignedHandler] = {}
WITH_TOKEN: dict[str, TokenHandler] = {}


def signed(action: str) -> Callable[[SignedHandler], SignedHandler]:
    """Register a function for an action of appapi."""

    def register(handler: SignedHandler) -> SignedHandler:
        SIGNED[action] = handler
        return handler

    return register


def with_token(action: str) -> Callable[[TokenHandler], TokenHandler]:
    """Register a function for an action of tokenapi."""

    def register(handler: TokenHandler) -> TokenHandler:
        WITH_TOKEN[action] = handler
        return handler

    return register


def required(body: Body, name: str) -> Any:
    """Return a parameter that must be there."""
    if (value := body.get(name)) is None:
        raise Refusal("ErrorRequiredParamNotFound", f"缺少参数 {name}")
    return value


def device_id_of(body: Body) -> str:
    """Return which device a request is about, named in either way."""
    if device_id := body.get("DeviceId"):
        return str(device_id)
    return f"{required(body, 'ProductId')}/{required(body, 'DeviceName')}"


def json_object(text: object) -> dict[str, Any]:
    """Return the object in a JSON string."""
    try:
        values = json.loads(text) if isinstance(text, str) else None
    except json.JSONDecodeError:
        values = None
    if not isinstance(values, dict):
        raise Refusal("InvalidParameterValue.InvalidJSON")
    return values


def gateway_id_of(body: Body) -> str:
    """Return which gateway a request is about."""
    product_id = required(body, "GatewayProductId")
    return f"{product_id}/{required(body, 'GatewayDeviceName')}"


def either(body: Body, *names: str) -> Any:
    """Return a parameter that documents and clients spell differently."""
    for name in names:
        if (value := body.get(name)) is not None:
            return value
    return required(body, names[0])


def page(body: Body, key: str, items: list[Answer]) -> Answer:
    """Return one page of a list."""
    offset, limit = int(body.get("Offset") or 0), int(body.get("Limit") or 50)
    return {key: items[offset : offset + limit], "Total": len(items)}
