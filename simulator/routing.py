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


def number(body: Body, name: str, default: int | None = None) -> int:
    """Return a parameter that is a whole number, or what stands for a missing one."""
    value = body.get(name)
    if default is not None and value in ("", None):
        return default
    if not isinstance(value, int | str) or not str(value).isdecimal():
        raise Refusal("InvalidParameterValue", f"参数取值错误 {name}")
    return int(value)


def flag(body: Body, name: str) -> int:
    """Return a parameter that is 0 or 1."""
    if (value := number(body, name)) > 1:
        raise Refusal("InvalidParameterValue", f"参数取值错误 {name}")
    return value


def texts(body: Body, name: str) -> list[str]:
    """Return a parameter that is a list of texts."""
    values = required(body, name)
    if not isinstance(values, list) or not all(
        isinstance(each, str) for each in values
    ):
        raise Refusal("InvalidParameterValue", f"参数取值错误 {name}")
    return values


def objects(body: Body, name: str) -> list[dict[str, Any]]:
    """Return a parameter that is a list of objects, of one at least."""
    values = required(body, name)
    if not isinstance(values, list) or not values:
        raise Refusal("InvalidParameterValue", f"参数取值错误 {name}")
    return [as_object(each) for each in values]


def as_object(value: object) -> dict[str, Any]:
    """Return what has to be an object."""
    if not isinstance(value, dict):
        raise Refusal("InvalidParameterValue")
    return value


def check_limit(count: int, limit: int, code: str = "LimitExceeded") -> None:
    """Refuse one more where there are as many as there may be."""
    if count >= limit:
        raise Refusal(code)


def lets_pass(body: Body, name: str, value: str) -> bool:
    """Return whether a filter wants a value; a missing filter wants all."""
    return str(body.get(name) or value) == value


def device_id_of(body: Body) -> str:
    """Return which device a request is about, named in either way, or in both alike."""
    device_id = body.get("DeviceId")
    if device_id and not ("ProductId" in body and "DeviceName" in body):
        return str(device_id)
    pair = f"{required(body, 'ProductId')}/{required(body, 'DeviceName')}"
    if device_id and device_id != pair:
        raise Refusal("ResourceNotFound.DeviceNotExist")
    return pair


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
    offset, limit = number(body, "Offset", 0), number(body, "Limit", 0) or 50
    return {key: items[offset : offset + limit], "Total": len(items)}
