"""Climate: air conditioners, thermostats and heaters."""

from collections.abc import Iterator, Mapping

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Kind, Property
from ..values import span
from .common import (
    Parts,
    Properties,
    bind,
    bind_all,
    composite,
    meanings_of,
    parts_of,
    says,
    spoken_target,
    tells,
    words_or_labels,
)

_PLAIN = (
    "power",
    "target_temperature",
    "current_temperature",
    "target_humidity",
    "current_humidity",
)
_TWINS = ("target_temperature_fahrenheit", "current_temperature_fahrenheit")
_BOTH = {"cool", "heat"}
_TEMPERING = {"cool", "heat", "dry", "fan_only", "heat_cool"}
_ON_OFF = {"1": "on", "0": "off"}


def recognise_climate(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the climate: a temperature to reach, and a way to switch it off."""
    parts = parts_of(tables.CLIMATE_PARTS, properties)
    if chosen := parts.pop("chosen_temperature", None):
        parts.setdefault("target_temperature", chosen)
    if parts.keys().isdisjoint({"target_temperature", *_TWINS}):
        parts |= spoken_target(properties)
    modes = _modes(parts)
    main = parts.get("power")
    if main is None and "mode" in modes and "off" in modes["mode"].meanings.values():
        main = parts["mode"]
    if (
        main is None
        or parts.keys().isdisjoint({"target_temperature", _TWINS[0]})
        or not _is_climate(parts, modes, properties)
    ):
        return
    heats = tells(properties, tables.HEATING_WORDS)
    if "mode" not in modes and not heats and "current_temperature" not in parts:
        return
    only_mode = {} if "mode" in modes else {"only_mode": "heat" if heats else "auto"}
    bindings = bind_all(parts, _PLAIN) | _twins(parts) | modes | _air(parts)
    yield composite("climate", main, bindings | _action(parts), traits=only_mode)


def _is_climate(
    parts: Parts, modes: Mapping[str, Binding], properties: Properties
) -> bool:
    """Tell whether a temperature to reach is one of a room, or of what heats it."""
    target = parts.get("target_temperature")
    is_circuit = target is not None and says(target, tables.CIRCUIT_WORDS)
    is_told = "mode" in modes and set(modes["mode"].meanings.values()) >= _BOTH
    if is_circuit or is_told:
        return not _is_hotter(target, tables.HOTTEST_CIRCUIT_CELSIUS)
    is_of_a_room = not tells(properties, tables.NOT_CLIMATE_WORDS)
    return is_of_a_room and not _is_hotter(target, tables.HOTTEST_ROOM_CELSIUS)


def _is_hotter(target: Property | None, hottest: float) -> bool:
    """Tell whether a temperature to reach can be higher than another one."""
    limits = span(target.type) if target else None
    return limits is not None and limits[1] > hottest


def _modes(parts: Parts) -> dict[str, Binding]:
    """Return the modes and, of the same property, the presets among them."""
    mode = parts.get("mode")
    if mode is None:
        return {}
    modes = meanings_of(mode.type, tables.HVAC_MODES)
    if "power" not in parts and _TEMPERING.isdisjoint(modes.values()):
        modes = meanings_of(mode.type, tables.VALVE_MODES)
    if _TEMPERING.isdisjoint(modes.values()):
        return {"preset": bind(mode, words_or_labels(mode.type, tables.MODE_WORDS))}
    presets = words_or_labels(mode.type, tables.MODE_WORDS, without=modes)
    found = {"mode": bind(mode, modes)}
    return found | {"preset": bind(mode, presets)} if presets else found


def _twins(parts: Parts) -> dict[str, Binding]:
    """Return the °F twins, and the property that tells which of the two counts."""
    twins = bind_all(parts, _TWINS)
    unit = parts.get("temperature_unit")
    units = meanings_of(unit.type, tables.TEMPERATURE_UNITS) if unit else {}
    if twins and unit and len(units) == 2:
        twins["temperature_unit"] = bind(unit, units)
    return twins


def _air(parts: Parts) -> dict[str, Binding]:
    """Return fan speeds and swing."""
    found = {}
    if fan_mode := parts.get("fan_mode"):
        words = words_or_labels(fan_mode.type, tables.MODE_WORDS)
        found["fan_mode"] = bind(fan_mode, words)
    for name in ("swing", "swing_horizontal"):
        if swing := parts.get(name):
            found[name] = bind(swing, _swing_words(swing))
    return found


def _swing_words(swing: Property) -> dict[str, str]:
    """Return raw key -> Home Assistant's swing mode."""
    if swing.type.kind is Kind.BOOL:
        return _ON_OFF
    return words_or_labels(swing.type, tables.SWING_MODES)


def _action(parts: Parts) -> dict[str, Binding]:
    """Return what the device is doing at the moment."""
    action = parts.get("action")
    actions = meanings_of(action.type, tables.HVAC_ACTIONS) if action else {}
    if action and not {"heating", "cooling"}.isdisjoint(actions.values()):
        return {"action": bind(action, actions)}
    return {}
