"""Values that an action is given, as the thing model of a device wants them."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.template import ResultWrapper
import voluptuous as vol

from ..account.devices.device import Device
from ..account.errors import translated_errors, translation
from ..thing import Kind, ValueType, write

# Models often call a setpoint read-only although it is there to be set.
TARGET = "target_"
PROPERTIES = vol.All({cv.string: object}, vol.Length(min=1))


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
    return to_wire(device, types, properties)


def property_value(device: Device, property_id: str, value: object) -> object:
    """Return the value that a property is compared with, as the cloud wants it."""
    types = {each.id: each.type for each in device.product.thing_model.properties}
    if property_id not in types:
        raise unknown("unknown_property", property_id, device, types)
    return _write(device, property_id, types[property_id], value)


def to_wire(
    device: Device, types: Mapping[str, ValueType], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return values as the device's thing model wants them."""
    for name in values.keys() - types.keys():
        raise unknown("unknown_field", name, device, types)
    return {
        name: _write(device, name, types[name], value) for name, value in values.items()
    }


def _write(device: Device, name: str, type_: ValueType, value: object) -> object:
    """Return a value for the wire, also one made by a template; an error names both."""
    with translated_errors(f"{device.name} {name}"):
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
