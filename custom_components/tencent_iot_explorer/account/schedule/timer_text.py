"""What a timer sets, as text that people can read and change."""

from collections.abc import Mapping
import json
import re
from typing import Any

from ...thing import Kind, ValueType, read
from ..devices.device import Device

# A Chinese keyboard types the second one.
COLON = re.compile("[:：]")


def format_values(values: Mapping[str, Any]) -> str:
    """Return values by property id as lines of text, each with a value in JSON."""
    return "\n".join(
        f"{property_id}: {json.dumps(value, ensure_ascii=False)}"
        for property_id, value in values.items()
    )


def parse_values(description: str) -> dict[str, Any]:
    """Return the values that such lines tell, or none if a line tells none."""
    lines = [
        [part.strip() for part in COLON.split(line, 1)]
        for line in description.splitlines()
        if line.strip()
    ]
    if not all(len(line) > 1 and line[1] for line in lines):
        return {}
    return {property_id: _parsed(written) for property_id, written in lines}


def _parsed(written: str) -> Any:
    """Return a value in JSON; what is none is a text."""
    try:
        return json.loads(written)
    except ValueError, RecursionError:
        return written


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
