"""Actions that command a device."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.core import ServiceResponse, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.template import ResultWrapper
import voluptuous as vol

from ..home.devices.device import Device
from ..home.errors import translation
from ..thing import Kind, ValueType, write
from .service import Service
from .targets import DEVICE, DeviceTarget

# Models often call a setpoint read-only although it is there to be set.
TARGET = "target_"
PROPERTIES = vol.All({cv.string: object}, vol.Length(min=1))


async def call_action(
    target: DeviceTarget,
    action: str,
    inputs: Mapping[str, Any],
    *,
    asynchronous: bool,
    as_application: bool,
) -> ServiceResponse:
    """Call an action of a device and return its output."""
    actions = {each.id: each for each in target.device.product.thing_model.actions}
    if action not in actions:
        raise unknown("unknown_action", action, target.device, actions)
    types = {member.id: member.type for member in actions[action].inputs}
    request = (target.device_id, action, _wire(target.device, types, inputs))
    control = target.client.control
    if as_application:
        started = control.service_call_device_action_async(*request)
        result = await target.account.feed.replies.wait(started)
    elif asynchronous:
        started = control.call_device_action_async(*request)
        result = await target.account.feed.replies.wait(started)
    else:
        result = await control.call_device_action_sync(*request)
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


def wire_values(device: Device, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of properties that can be set as the thing model wants them."""
    product = device.product
    targets = {
        binding.property_id
        for entity in product.plan.entities
        for name, binding in entity.bindings.items()
        if name.startswith(TARGET)
    }
    types = {
        each.id: each.type
        for each in product.thing_model.properties
        if each.writable or each.id in targets
    }
    return _wire(device, types, properties)


def property_value(device: Device, property_id: str, value: object) -> object:
    """Return the value that a property is compared with, as the cloud wants it."""
    types = {each.id: each.type for each in device.product.thing_model.properties}
    if property_id not in types:
        raise unknown("unknown_property", property_id, device, types)
    return _write(types[property_id], value)


def _wire(
    device: Device, types: Mapping[str, ValueType], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return values as the device's thing model wants them."""
    for name in values.keys() - types.keys():
        raise unknown("unknown_field", name, device, types)
    return {name: _write(types[name], value) for name, value in values.items()}


def _write(type_: ValueType, value: object) -> object:
    """Return a value for the wire, also one made by a template."""
    return write(type_, _with_texts(type_, value))


def _with_texts(type_: ValueType, value: object) -> object:
    """Return a value with its texts restored.

    Home Assistant converts the result of a template that looks like a number or a list:
    the text "4711" arrives as 4711.
    """
    match type_.kind, value:
        case Kind.STRING, bool():
            return value
        case Kind.STRING, int() | float() | ResultWrapper():
            return cv.string(value)
        case Kind.STRUCT, Mapping():
            types = {member.id: member.type for member in type_.members}
            return {
                name: _with_texts(types[name], each) if name in types else each
                for name, each in value.items()
            }
        case Kind.ARRAY, list() if type_.item:
            return [_with_texts(type_.item, each) for each in value]
    return value


def unknown(
    translation_key: str, name: str, device: Device, known: Iterable[str]
) -> ServiceValidationError:
    """Return the error of a name that the thing model does not have."""
    listed = ", ".join(sorted(known)) or "-"
    return ServiceValidationError(
        **translation(translation_key, name=name, device=device.name, known=listed)
    )


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
        response=SupportsResponse.OPTIONAL,
    ),
    "set_property": Service(
        target=DEVICE,
        handler=set_property,
        fields={vol.Required("properties"): PROPERTIES},
        response=SupportsResponse.OPTIONAL,
    ),
    "send_rrpc": Service(
        target=DEVICE,
        handler=send_rrpc,
        fields={vol.Required("payload"): cv.string},
        response=SupportsResponse.OPTIONAL,
    ),
}
