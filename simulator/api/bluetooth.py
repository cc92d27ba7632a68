"""Speaking for a Bluetooth device that has no connection of its own."""

import base64
import binascii
import hmac
import json
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..frames import DeviceFrames
from ..routing import (
    Answer,
    Body,
    device_id_of,
    json_object,
    number,
    required,
    with_token,
)
from ..state import Device, User
from .device import product_of


@with_token("AppReportDataAsDevice")
def report_data_as_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Report values in the name of a device."""
    device = cloud.device(user, device_id_of(body))
    values = json_object(required(body, "Data"))
    if values.keys() - device.product.definitions().keys():
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")
    cloud.report(device.device_id, values)
    return {"Data": ""}


@with_token("AppReportDeviceEvent")
def report_device_event(cloud: Cloud, user: User, body: Body) -> Answer:
    """Post an event in the name of a device."""
    device = cloud.device(user, device_id_of(body))
    parameters = json_object(required(body, "Params"))
    cloud.post_event(device.device_id, str(required(body, "EventId")), parameters)
    return {"Data": ""}


@with_token("AppPublishMsgAsDevice")
def publish_msg_as_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send any message on a topic of a device; replies to actions are pushed."""
    device = cloud.device(user, device_id_of(body))
    topic = str(required(body, "Topic"))
    if not topic.endswith(f"/{device.device_id}"):
        raise Refusal("InvalidParameterValue")
    message = _decode(str(required(body, "Payload")))
    if topic.startswith("$thing/up/action/"):
        token, response = str(message.get("clientToken")), message.get("response", {})
        cloud.push(DeviceFrames(device.device_id).action_reply(token, response))
    elif topic.startswith("$thing/up/property/"):
        cloud.report(device.device_id, message.get("params", {}))
    return {}


@with_token("AppDeviceDynamicRegister")
def device_dynamic_register(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Make a device known that its product's secret proves.

    Returns what only the device understands; real clouds encrypt it with the secret.
    """
    product_id, _, name = device_id_of(body).partition("/")
    product = product_of(cloud, product_id)
    text = (
        f"deviceName={name}&nonce={number(body, 'Nonce')}"
        f"&productId={product_id}&timestamp={number(body, 'DeviceTimestamp')}"
    )
    digest = hmac.digest(product.secret.encode(), text.encode(), "sha1")
    if required(body, "Signature") != base64.b64encode(digest).decode():
        raise Refusal("InvalidParameterValue.InvalidSignature")
    device = Device(product=product, device_name=name, alias_name="")
    if device.device_id not in cloud.devices:
        cloud.home.unbound.setdefault(device.device_id, device)
    return {"Payload": base64.b64encode(f'{{"psk":"{device.psk}"}}'.encode()).decode()}


@with_token("AppDeviceCustomSignature")
def device_custom_signature(cloud: Cloud, user: User, body: Body) -> Answer:
    """Sign a text with a device's own key, for a phone that speaks with the device."""
    device = cloud.device(user, device_id_of(body))
    if (body.get("ContentType"), body.get("SignMethod")) != ("hex", "hmacsha256"):
        raise Refusal("InvalidParameterValue")
    try:
        content = bytes.fromhex(str(required(body, "Content")))
    except ValueError:
        raise Refusal("InvalidParameterValue") from None
    digest = hmac.digest(base64.b64decode(device.psk), content, "sha256")
    return {"Signature": base64.b64encode(digest).decode()}


def _decode(payload: str) -> dict[str, Any]:
    """Return the message in a payload: documented as Base64, sent as plain JSON."""
    try:
        plain = payload.lstrip().startswith("{")
        message = json.loads(
            payload if plain else base64.b64decode(payload, validate=True)
        )
    except binascii.Error, ValueError:
        message = None
    if not isinstance(message, dict):
        raise Refusal("InvalidParameterValue.InvalidJSON")
    return message
