"""Actions that command a device."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...account.devices import actions
from ..service import Service
from ..targets import DEVICE, DeviceTarget
from ..values import PROPERTIES, to_wire, unknown, wire_values


async def call_action(
    target: DeviceTarget,
    action: str,
    inputs: Mapping[str, Any],
    *,
    asynchronous: bool,
    as_application: bool,
) -> ServiceResponse:
    """Call an action of a device and return its output."""
    known = {each.id: each for each in target.device.product.thing_model.actions}
    if action not in known:
        raise unknown("unknown_action", action, target.device, known)
    types = {member.id: member.type for member in known[action].inputs}
    values = to_wire(target.device, types, inputs)
    control = target.client.control
    answer_of = target.account.feed.replies.wait
    call = (target.device_id, action, values)
    if as_application:
        result = await answer_of(control.service_call_device_action_async(*call))
    elif asynchronous:
        result = await answer_of(control.call_device_action_async(*call))
    else:
        result = await actions.call_action(
            target.client, target.device_id, known[action], values
        )
    return {
        "client_token": result.client_token,
        "status": result.status,
        "output": dict(result.output),
    }


async def set_property(
    target: DeviceTarget, properties: Mapping[str, Any]
) -> ServiceResponse:
    """Send properties to a device in one command and return what was sent."""
    values = wire_values(target.device, properties)
    await target.device.write(values)
    return {"properties": values}


async def send_rrpc(target: DeviceTarget, payload: str) -> ServiceResponse:
    """Send a text to a device and return what it answers."""
    reply = await target.client.control.publish_rrpc_message(target.device_id, payload)
    return {
        "message_id": reply.message_id,
        "payload": reply.payload.decode(errors="replace"),
    }


SERVICES = {
    "call_action": Service(
        target=DEVICE,
        handler=call_action,
        fields={
            vol.Required("action"): cv.string,
            vol.Optional("inputs", default=dict): {cv.string: object},
            vol.Optional("asynchronous", default=False): cv.boolean,
            vol.Optional("as_application", default=False): cv.boolean,
        },
    ),
    "set_property": Service(
        target=DEVICE,
        handler=set_property,
        fields={vol.Required("properties"): PROPERTIES},
    ),
    "send_rrpc": Service(
        target=DEVICE,
        handler=send_rrpc,
        fields={vol.Required("payload"): cv.string},
    ),
}
