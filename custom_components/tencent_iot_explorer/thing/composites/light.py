"""Lights: brightness, white, colour, work modes and scenes."""

from collections.abc import Iterator
from dataclasses import replace

from .. import parts as tables
from ..entities import Binding, EntityPlan
from ..meanings import own_options
from ..model import Kind, Property, ValueType
from ..units import unit_of
from ..values import Byte, span
from .common import (
    Parts,
    Properties,
    bind,
    bind_all,
    meanings_of,
    parts_of,
    says,
    says_any,
    tells,
    without,
)

_RGB = ("red", "green", "blue")
_HUE = ("hue", "saturation")
_HUE_AND_VALUE = (*_HUE, "value")
_HIGHEST = dict.fromkeys(_RGB, 255) | {"hue": 360, "saturation": 100, "value": 100}
WARM_KELVIN, COLD_KELVIN = 2700, 6500
LOWEST_KELVIN = 500
_MIRED = (100, 600)
_PER_MIRED = 1_000_000
_HEX_DIGITS = 6
_WHITE = 0xFFFFFF
_BYTE = ValueType(kind=Kind.INT, minimum=0, maximum=255)


def recognise_light(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the light: something to switch, with brightness, white or colour."""
    parts = _light_parts(without(properties, tables.INDICATOR_WORDS))
    bindings = _light_looks(parts)
    power = parts.get("power") or (parts.get("main_power") if bindings else None)
    if power is None or tells(properties, tables.PICTURE_WORDS):
        return
    if bindings:
        bindings |= _light_modes(parts)
    if temperature := parts.get("color_temperature"):
        bindings["color_temperature"], traits = _color_temperature(temperature)
    else:
        traits = {}
    yield EntityPlan(
        platform="light",
        key=power.id,
        role="light",
        bindings={"power": bind(power)} | bindings,
        translation_key=None if _is_lamp(power, parts, properties) else "light",
        traits=traits,
        reason=f"light: {', '.join(('power', *bindings))}",
    )


def _light_parts(properties: Properties) -> Parts:
    """Return the parts by id or name, else those that a name only speaks of."""
    parts = parts_of(tables.LIGHT_PARTS, properties)
    lamps = (each for each in properties.values() if _is_named_lamp(each))
    if "power" not in parts and (lamp := next(lamps, None)):
        parts["power"] = lamp
    if "power" in parts:
        own = without(properties, tables.OTHER_LOOK_WORDS)
        for name, words in tables.LOOK_WORDS.items():
            spoken = [each for each in own.values() if _is_look(each, words)]
            if name not in parts and len(spoken) == 1:
                parts[name] = spoken[0]
    return parts


def _is_named_lamp(property_: Property) -> bool:
    """Tell whether a property switches what its name calls a lamp."""
    name, id_ = property_.texts
    is_switch = property_.writable and property_.type.kind is Kind.BOOL
    is_channel = tables.CHANNEL_ID.fullmatch(id_)
    return bool(is_switch and not is_channel and tables.LAMP_NAME.fullmatch(name))


def _is_look(property_: Property, words: frozenset[str]) -> bool:
    """Tell whether a number that is set speaks of a look."""
    is_set = property_.writable and property_.type.kind in tables.NUMBERS
    return is_set and says(property_, words)


def _is_lamp(power: Property, parts: Parts, properties: Properties) -> bool:
    """Tell whether the light is what the device is, not one of its functions."""
    if _light_looks(parts):
        return power is parts.get("main_power") or "main_power" not in parts
    return not any(
        each.writable and each.type.kind is Kind.BOOL and each is not power
        for each in properties.values()
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
    elif parts.keys() >= set(_HUE):
        looks |= bind_all(parts, _HUE_AND_VALUE)
    elif packed := parts.get("packed_color"):
        looks |= _packed_color(packed) if _is_packed(packed) else {}
    return {name: _ranged(name, binding) for name, binding in looks.items()}


def _ranged(name: str, binding: Binding) -> Binding:
    """Return the binding of a colour with its usual range where the model has none."""
    if name not in _HIGHEST or span(binding.type):
        return binding
    highest = binding.type.maximum or _HIGHEST[name]
    type_ = replace(binding.type, minimum=0, maximum=highest)
    return replace(binding, type=type_)


def _color(color: Property) -> dict[str, Binding]:
    """Return red, green and blue, or hue, saturation and value, of a struct."""
    members = {
        name: Binding(property_id=color.id, type=member.type, member=member.id)
        for member in color.type.members
        for name, words in tables.COLOR_MEMBERS.items()
        if member.id.lower() in words.split() or member.name in words.split()
    }
    for names in (_RGB, _HUE_AND_VALUE, _HUE):
        if members.keys() >= set(names):
            return {name: members[name] for name in names}
    return {}


def _is_packed(color: Property) -> bool:
    """Tell whether a number or a text is as large as a colour of three bytes."""
    if color.type.kind is Kind.STRING:
        is_told = says(color, tables.HEX_WORDS)
        return is_told or color.type.maximum in {_HEX_DIGITS, _HEX_DIGITS + 1}
    return color.type.maximum == _WHITE


def _packed_color(color: Property) -> dict[str, Binding]:
    """Return red, green and blue of a single number, or of a text like #ff8000."""
    numbers = range(3) if "bgr" in color.description.lower() else reversed(range(3))
    prefix = None
    if color.type.kind is Kind.STRING:
        prefix = "#" if color.type.maximum == _HEX_DIGITS + 1 else ""
    return {
        name: Binding(
            property_id=color.id, type=_BYTE, byte=Byte(number=number, prefix=prefix)
        )
        for name, number in zip(_RGB, numbers, strict=True)
    }


def _light_modes(parts: Parts) -> dict[str, Binding]:
    """Return the work mode and the scenes."""
    found = {}
    if mode := parts.get("mode"):
        meanings = _mode_meanings(mode.type)
        if _is_work_mode(meanings, mode.type):
            found["mode"] = bind(mode, meanings)
        elif says_any(mode.type, tables.LIGHT_SCENES):
            found["effect"] = bind(mode, own_options(mode.type))
    if scene := parts.get("effect"):
        found["effect"] = bind(scene, own_options(scene.type))
    return found


def _is_work_mode(meanings: dict[str, str], type_: ValueType) -> bool:
    """Tell whether the options are work modes: all of them, or white and colour."""
    words = set(meanings.values())
    is_complete = len(meanings) == len(type_.options) and len(words) > 1
    return is_complete or words >= {"white", "color"}


def _mode_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> work mode; white of one colour counts where there is no other."""
    meanings = meanings_of(type_, tables.LIGHT_MODES)
    if "white" in meanings.values():
        return meanings
    return {
        key: "white" if word == "single" else word for key, word in meanings.items()
    }


def _color_temperature(
    property_: Property,
) -> tuple[Binding, dict[str, str | float | bool]]:
    """Return the binding of a colour temperature in K, in mired or in percent."""
    binding = bind(property_)
    low, high = binding.bounds
    if _MIRED[0] <= low and high <= _MIRED[1]:
        coldest, warmest = round(_PER_MIRED / low), round(_PER_MIRED / high)
        return binding, _kelvin("mired", warmest, coldest)
    if low >= LOWEST_KELVIN:
        return binding, _kelvin("kelvin", low, high)
    return binding, _kelvin("percent", WARM_KELVIN, COLD_KELVIN)


def _kelvin(unit: str, low: float, high: float) -> dict[str, str | float | bool]:
    """Return the traits of a colour temperature."""
    return {"color_temperature_unit": unit, "min_kelvin": low, "max_kelvin": high}
