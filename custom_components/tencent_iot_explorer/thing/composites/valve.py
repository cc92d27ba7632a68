"""Valves of water and gas."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from .common import Properties, bind, composite, parts_of, states_of, tells

_OPEN_WHEN_ON = {"1": "open", "0": "close"}
_GAS = frozenset({"gas", "燃气", "气阀", "天然气"})


def recognise_valve(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the valve: something that opens and closes a pipe."""
    parts = parts_of(tables.VALVE_PARTS, properties)
    valve = parts.get("valve")
    if valve is None:
        return
    meanings = states_of(valve.type, tables.VALVE_STATES, _OPEN_WHEN_ON)
    if not {"open", "close"} <= set(meanings.values()):
        return
    bindings = {"valve": bind(valve, meanings)}
    if position := parts.get("position"):
        bindings["position"] = bind(position)
    device_class = "gas" if tells(properties, _GAS) else "water"
    named = "valve" if tells(properties, tables.SENSED_GAS_WORDS) else None
    yield composite(
        "valve", valve, bindings, device_class=device_class, translation_key=named
    )
