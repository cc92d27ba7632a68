"""What a timer sets, as text that people can read and change."""

from collections.abc import Mapping
import json
from typing import Any

from ...thing import Kind, ValueType, read
from ..devices.device import Device


def format_values(values: Mapping[str, Any]) -> str:
    """Return values by property id as lines of text, each with a value in JSON."""
    return "\n".join(
        f"{property_id}: {json.dumps(value, ensure_ascii=False)}"
        for property_id, value in values.items()
    )


def parse_values(description: str) -> dict[str, Any]:
    """Return the values that such lines tell; what is no JSON is a text."""
    values: dict[str, Any] = {}
    for line in filter(str.strip, description.splitlines()):
        property_id, _, written = (part.strip() for part in line.partition(":"))
        try:
            values[property_id] = json.loads(written)
        except ValueError, RecursionError:
            values[property_id] = written
    return values


def read_truth_values(device: Device, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with on and off, or yes and no, as true and false."""
    types = {each.id: each.type for each in device.product.thing_model.properties}
    return {
        property_id: _read_truth(types.get(property_id), value)
        for property_id, value in values.items()
    }


def _read_truth(type_: ValueType | None, value: Any) -> Any:
    """Return a truth value in any spelling, and everything else as it is."""
    if type_ is None or type_.kind is not Kind.BOOL:
        return value
    spoken = read(type_, value)
    return value if spoken is None else spoken
