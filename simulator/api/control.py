"""Reading and controlling devices."""

import asyncio
from collections.abc import Mapping
import json
import secrets
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..frames import DeviceFrames
from ..homes import default_value
from ..routing import Answer, Body, device_id_of, required, with_token
from ..state import Device, User


@with_token("AppGetDeviceData")
def get_device_data(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what a device last reported."""
    device = cloud.device(user, device_id_of(body))
    data = {
        property_id: {"Value": value, "LastUpdate": device.updated[property_id]}
        for property_id, value in device.values.items()
    }
    return {"Data": json.dumps(data, ensure_ascii=False)}


@with_token("AppControlDeviceData")
def control_device_data(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send values to a device."""
    device = cloud.device(user, device_id_of(body))
    values = _json_object(required(body, "Data"))
    if unknown := values.keys() - device.product.definitions().keys():
        raise Refusal(
            "InvalidParameterValue.ModelPropertyNotExist",
            f"属性不存在 {', '.join(sorted(unknown))}",
        )
    cloud.control(device, values)
    return {"Data": ""}


@with_token("AppCallDeviceActionSync")
def call_device_action_sync(cloud: Cloud, user: User, body: Body) -> Answer:
    """Call an action and return the device's output."""
    _, action, token = _start_action(cloud, user, body)
    return {
        "ClientToken": token,
        "Status": "succ",
        "OutputParams": json.dumps(_output(action), ensure_ascii=False),
    }


@with_token("AppCallDeviceActionAsync")
def call_device_action_async(cloud: Cloud, user: User, body: Body) -> Answer:
    """Start an action; the device's reply is pushed."""
    device, action, token = _start_action(cloud, user, body)
    cloud.spawn(_reply(cloud, device.device_id, token, _output(action)))
    return {"ClientToken": token, "Status": "Sent"}


async def _reply(
    cloud: Cloud, device_id: str, token: str, output: Mapping[str, Any]
) -> None:
    """Let the device take a moment."""
    await asyncio.sleep(0.05)
    cloud.push(DeviceFrames(device_id).action_reply(token, output))


def _start_action(
    cloud: Cloud, user: User, body: Body
) -> tuple[Device, Mapping[str, Any], str]:
    """Return device, action and ClientToken of a call."""
    device = cloud.device(user, device_id_of(body))
    action_id = required(body, "ActionId")
    inputs = _json_object(body.get("InputParams") or "{}")
    if not device.online:
        raise Refusal("FailedOperation.ActionUnreachable", "设备不在线")
    for action in device.product.data_template.get("actions", ()):
        if action["id"] == action_id:
            cloud.received.append((device.device_id, {action_id: inputs}))
            return device, action, f"{secrets.randbelow(10**9)}::{body['RequestId']}"
    raise Refusal("InvalidParameterValue", f"行为不存在 {action_id}")


def _output(action: Mapping[str, Any]) -> dict[str, Any]:
    return {each["id"]: default_value(each["define"]) for each in action["output"]}


def _json_object(text: object) -> dict[str, Any]:
    """Return the object in a JSON string."""
    try:
        values = json.loads(text) if isinstance(text, str) else None
    except json.JSONDecodeError:
        values = None
    if not isinstance(values, dict):
        raise Refusal("InvalidParameterValue.InvalidJSON", "JSON 格式错误")
    return values
