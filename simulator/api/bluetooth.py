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
from ..state import Device, User, now_s
from .device import product_of


@with_token("AppReportDataAsDevice")
def report_data_as_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Report values in the name of a device."""
    device = cloud.rights.device(user, device_id_of(body))
    values = json_object(required(body, "Data"))
    if values.keys() - device.product.definitions().keys():
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")
    cloud.report(device.device_id, values, number(body, "DataTimeStamp", 0))
    return {"Data": ""}


@with_token("AppReportDeviceEvent")
def report_device_event(cloud: Cloud, user: User, body: Body) -> Answer:
    """Post an event in the name of a device."""
    device = cloud.rights.device(user, device_id_of(body))
    parameters = json_object(required(body, "Params"))
    cloud.post_event(device.device_id, str(required(body, "EventId")), parameters)
    return {"Data": ""}


@with_token("AppPublishMsgAsDevice")
def publish_msg_as_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send any message on a topic of a device; replies to actions are pushed."""
    device = cloud.rights.device(user, device_id_of(body))
    topic = str(required(body, "Topic"))
    if not topic.endswith(f"/{device.device_id}"):
        raise Refusal("InvalidParameterValue")
    message = _decode(str(required(body, "Payload")))
    if topic.startswith("$thing/up/action/"):
        token, response = str(message.get("clientToken")), message.get("response", {})
        frames, code = DeviceFrames(device.device_id), message.get("code", 0)
        cloud.push(frames.action_reply(token, response, code))
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
    device = cloud.rights.device(user, device_id_of(body))
    digest = _sign(device, _content_of(body))
    return {"Signature": base64.b64encode(digest).decode()}


@with_token("AppDeviceCustomSignatureAgitated")
def device_custom_signature_agitated(cloud: Cloud, user: User, body: Body) -> Answer:
    """Sign a number of a device and the time, so that the device knows the cloud."""
    device = _bound_or_not(cloud, user, body)
    content = _content_of(body) + f"/{now_s()}/".encode()
    return {
        "AgitatedContent": content.hex(),
        "AgitatedSignature": base64.b64encode(_sign(device, content)).decode(),
    }


@with_token("AppGetLLsyncSecretEncryptKey")
def get_llsync_secret_encrypt_key(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the key that a device works out too, if the device has signed.

    How real clouds work it out is not known; the device of this simulator does as they.
    """
    device = _bound_or_not(cloud, user, body)
    ours, theirs = _hexadecimal(body, "AppNonce"), _hexadecimal(body, "DeviceNonce")
    if _hexadecimal(body, "DeviceNonceSign") != _sign(device, theirs):
        raise Refusal("InvalidParameterValue.InvalidSignature")
    return {"SecretEncryptKeyHex": _sign(device, ours + theirs).hex()}


def _bound_or_not(cloud: Cloud, user: User, body: Body) -> Device:
    """Return a device that is nobody's, or that the user may see."""
    device_id = device_id_of(body)
    return cloud.home.unbound.get(device_id) or cloud.rights.device(user, device_id)


def _content_of(body: Body) -> bytes:
    """Return what is to be signed."""
    if (body.get("ContentType"), body.get("SignMethod")) != ("hex", "hmacsha256"):
        raise Refusal("InvalidParameterValue")
    return _hexadecimal(body, "Content")


def _hexadecimal(body: Body, name: str) -> bytes:
    try:
        return bytes.fromhex(str(required(body, name)))
    except ValueError:
        raise Refusal("InvalidParameterValue") from None


def _sign(device: Device, content: bytes) -> bytes:
    return hmac.digest(base64.b64decode(device.psk), content, "sha256")


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
