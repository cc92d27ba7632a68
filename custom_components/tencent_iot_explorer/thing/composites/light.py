"""Lights: brightness, white, colour, work modes and scenes."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..model import Property
from ..units import unit_of
from .common import Parts, Properties, bind, bind_all, meanings_of, parts_of

_RGB = ("red", "green", "blue")
WARM_KELVIN, COLD_KELVIN = 2700, 6500
LOWEST_KELVIN = 500


def recognise_light(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the light: something to switch, with brightness, white or colour."""
    parts = parts_of(tables.LIGHT_PARTS, properties)
    bindings = _light_looks(parts)
    power = parts.get("power") or (parts.get("main_power") if bindings else None)
    if power is None:
        return
    if bindings:
        bindings |= _light_modes(parts)
    if temperature := parts.get("color_temperature"):
        bindings["color_temperature"], traits = _color_temperature(temperature)
    else:
        traits = {}
    shared = power is not parts.get("main_power") and "main_power" in parts
    yield EntityPlan(
        platform="light",
        key=power.id,
        role="light",
        bindings={"power": bind(power)} | bindings,
        translation_key="light" if shared else None,
        traits=traits,
        reason=f"light: {', '.join(('power', *bindings))}",
    )


def _light_looks(parts: Parts) -> dict[str, Binding]:
    """Return how the light can look: brightness, white and colour."""
    looks = {}
    brightness = parts.get("brightness")
    if brightness and unit_of(brightness.type.unit) != "lx":
        looks["brightness"] = bind(brightness)
    if temperature := parts.get("color_temperature"):
        looks["color_temperature"] = bind(temperature)
    if color := parts.get("color"):
        looks |= _color(color)
    elif parts.keys() >= set(_RGB):
        looks |= bind_all(parts, _RGB)
    return looks


def _color(color: Property) -> dict[str, Binding]:
    """Return red, green and blue, or hue, saturation and value, of a struct."""
    members = {
        name: Binding(property_id=color.id, type=member.type, member=member.id)
        for member in color.type.members
        for name, words in tables.COLOR_MEMBERS.items()
        if member.id.lower() in words.split() or member.name in words.split()
    }
    for names in (("red", "green", "blue"), ("hue", "saturation", "value")):
        if members.keys() >= set(names):
            return {name: members[name] for name in names}
    if members.keys() >= {"hue", "saturation"}:
        return {name: members[name] for name in ("hue", "saturation")}
    return {}


def _light_modes(parts: Parts) -> dict[str, Binding]:
    """Return the work mode and the scenes."""
    found = {}
    if mode := parts.get("mode"):
        meanings = meanings_of(mode.type, tables.LIGHT_MODES)
        if len(meanings) == len(mode.type.options) and len(meanings) > 1:
            found["mode"] = bind(mode, meanings)
    if scene := parts.get("effect"):
        found["effect"] = bind(scene, dict(scene.type.options))
    return found


def _color_temperature(
    property_: Property,
) -> tuple[Binding, dict[str, str | float | bool]]:
    """Return the binding of a colour temperature in K, in mired or in percent."""
    binding = bind(property_)
    low, high = binding.bounds
    if low >= LOWEST_KELVIN:
        return binding, _kelvin("kelvin", low, high)
    return binding, _kelvin("percent", WARM_KELVIN, COLD_KELVIN)


def _kelvin(unit: str, low: float, high: float) -> dict[str, str | float | bool]:
    return {"color_temperature_unit": unit, "min_kelvin": low, "max_kelvin": high}
