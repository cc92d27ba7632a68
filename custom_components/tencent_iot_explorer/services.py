"""The integration's actions."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
import voluptuous as vol

from .account import Account
from .const import (
    ATTR_ACTION,
    ATTR_ASYNCHRONOUS,
    ATTR_INPUTS,
    ATTR_PROPERTIES,
    DOMAIN,
)
from .device import Device
from .errors import translated_errors
from .registry import cloud_device_id
from .thing import ValueType, write

CALL_ACTION_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required(ATTR_ACTION): cv.string,
        vol.Optional(ATTR_INPUTS, default=dict): {cv.string: object},
        vol.Optional(ATTR_ASYNCHRONOUS, default=False): cv.boolean,
    }
)
SET_PROPERTY_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required(ATTR_PROPERTIES): vol.All({cv.string: object}, vol.Length(min=1)),
    }
)


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, handler, schema in (
        ("call_action", _call_action, CALL_ACTION_SCHEMA),
        ("set_property", _set_property, SET_PROPERTY_SCHEMA),
    ):
        hass.services.async_register(
            DOMAIN,
            name,
            handler,
            schema=schema,
            supports_response=SupportsResponse.OPTIONAL,
        )


async def _call_action(call: ServiceCall) -> ServiceResponse:
    """Call an action of a device and return its output."""
    account, device = _find_device(call)
    actions = {each.id: each for each in device.product.thing_model.actions}
    action = actions.get(call.data[ATTR_ACTION])
    if action is None:
        raise _unknown("unknown_action", call.data[ATTR_ACTION], device, actions)
    types = {member.id: member.type for member in action.inputs}
    with translated_errors(device.name):
        inputs = _wire(device, types, call.data[ATTR_INPUTS])
        if call.data[ATTR_ASYNCHRONOUS]:
            result = await account.async_call_action(device, action.id, inputs)
        else:
            result = await account.client.control.call_device_action_sync(
                device.device_id, action.id, inputs
            )
    return {
        "client_token": result.client_token,
        "status": result.status,
        "output": dict(result.output),
    }


async def _set_property(call: ServiceCall) -> ServiceResponse:
    """Send properties to a device in one command and return what was sent."""
    _, device = _find_device(call)
    types = {
        each.id: each.type
        for each in device.product.thing_model.properties
        if each.writable
    }
    with translated_errors(device.name):
        values = _wire(device, types, call.data[ATTR_PROPERTIES])
        await device.write(values)
    return {"properties": values}


def _find_device(call: ServiceCall) -> tuple[Account, Device]:
    """Return the device that was chosen, also by one of its channels."""
    device_entry, entry = async_get_device_and_config_entry(
        call.hass, DOMAIN, call.data[ATTR_DEVICE_ID]
    )
    account: Account = entry.runtime_data
    if device := account.devices.get(cloud_device_id(device_entry)):
        return account, device
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_a_device",
        translation_placeholders={"device": device_entry.name or device_entry.id},
    )


def _wire(
    device: Device, types: Mapping[str, ValueType], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return values as the device's thing model wants them."""
    for name in values.keys() - types.keys():
        raise _unknown("unknown_field", name, device, types)
    return {name: write(types[name], value) for name, value in values.items()}


def _unknown(
    translation_key: str, name: str, device: Device, known: Iterable[str]
) -> ServiceValidationError:
    """Return the error of a name that the thing model does not have."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=translation_key,
        translation_placeholders={
            "name": name,
            "device": device.name,
            "known": ", ".join(sorted(known)) or "-",
        },
    )
