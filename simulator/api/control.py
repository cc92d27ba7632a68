"""Reading and controlling devices."""

import asyncio
from base64 import b64encode
from collections.abc import Mapping
import json
import secrets
from typing import Any

from ..cloud import Cloud
from ..errors import UNREACHED, Refusal
from ..frames import DeviceFrames
from ..homes import default_value
from ..routing import (
    Answer,
    Body,
    device_id_of,
    json_object,
    required,
    signed,
    with_token,
)
from ..state import Device, User


@with_token("AppGetDeviceData")
def get_device_data(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what a device last reported."""
    device = cloud.rights.device(user, device_id_of(body))
    data = {
        property_id: {"Value": value, "LastUpdate": device.updated[property_id]}
        for property_id, value in device.values.items()
    }
    return {"Data": json.dumps(data, ensure_ascii=False)}


@with_token("AppControlDeviceData")
def control_device_data(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send values to a device."""
    device = cloud.rights.device(user, device_id_of(body))
    values = json_object(required(body, "Data"))
    if values.keys() - device.product.definitions().keys():
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")
    cloud.control(device, values)
    return {"Data": ""}


@with_token("AppCallDeviceActionSync")
def call_device_action_sync(cloud: Cloud, user: User, body: Body) -> Answer:
    """Call an action and return the device's output."""
    device = cloud.rights.device(user, device_id_of(body))
    if not device.online:
        return UNREACHED.copy()
    action, token = _start_action(cloud, device, body)
    return {
        "ClientToken": token,
        "Status": "succ",
        "OutputParams": json.dumps(_output(action), ensure_ascii=False),
    }


@with_token("AppCallDeviceActionAsync")
def call_device_action_async(cloud: Cloud, user: User, body: Body) -> Answer:
    """Start an action; the device's reply is pushed."""
    return _start_reply(
        cloud, cloud.rights.device(user, device_id_of(body)), body, "Sent"
    )


@signed("ServiceCallDeviceActionAsync")
def service_call_device_action_async(cloud: Cloud, body: Body) -> Answer:
    """Start an action in the application's name."""
    device = cloud.devices.get(device_id_of(body))
    if device is None:
        raise Refusal("ResourceNotFound.DeviceNotExist")
    return _start_reply(cloud, device, body, "succ")


@with_token("AppPublishRRPCMessage")
def publish_rrpc_message(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send a device a message; here the device says the same back."""
    device = cloud.rights.device(user, device_id_of(body))
    payload = str(required(body, "Payload"))
    if not device.online:
        raise Refusal("FailedOperation.RRPCTimeout")
    cloud.received.append((device.device_id, {"payload": payload}))
    return {
        "MessageId": secrets.randbelow(65_536),
        "PayloadBase64": b64encode(payload.encode()).decode(),
    }


def _start_reply(cloud: Cloud, device: Device, body: Body, status: str) -> Answer:
    """Call an action whose reply comes by push, and answer that with a status.

    For a Bluetooth device the phone beside it replies.
    """
    if not device.online:
        return UNREACHED.copy()
    action, token = _start_action(cloud, device, body)
    if device.product.net_type != "ble":
        cloud.spawn(_reply(cloud, device.device_id, token, _output(action)))
    return {"ClientToken": token, "Status": status}


async def _reply(
    cloud: Cloud, device_id: str, token: str, output: Mapping[str, Any]
) -> None:
    """Let the device take a moment."""
    await asyncio.sleep(cloud.reply_seconds)
    cloud.push(DeviceFrames(device_id).action_reply(token, output))


def _start_action(
    cloud: Cloud, device: Device, body: Body
) -> tuple[Mapping[str, Any], str]:
    """Return the action of a call and its ClientToken, once it is sent."""
    action_id = required(body, "ActionId")
    inputs = json_object(body.get("InputParams") or "{}")
    for action in device.product.data_template.get("actions", ()):
        if action["id"] == action_id:
            token = f"{secrets.randbelow(10**9)}::{body.get('RequestId')}"
            cloud.received.append((device.device_id, {action_id: inputs}))
            frames = DeviceFrames(device.device_id)
            cloud.push(frames.action(token, action_id, inputs))
            return action, token
    raise Refusal("InvalidParameterValue", f"行为不存在 {action_id}")


def _output(action: Mapping[str, Any]) -> dict[str, Any]:
    return {each["id"]: default_value(each["define"]) for each in action["output"]}
