"""Recognisers of entities that several properties make up together."""

from collections.abc import Callable, Iterator, Mapping
import re

from . import roles
from .entities import Binding, EntityPlan
from .model import Kind, Property, ValueType
from .roles import Part, Table
from .text import joined
from .units import unit_of
from .values import bounds

type Properties = Mapping[str, Property]
type Recogniser = Callable[[Properties], Iterator[EntityPlan]]
type Parts = dict[str, Property]

WARM_KELVIN, COLD_KELVIN = 2700, 6500
LOWEST_KELVIN = 500


def parts_of(table: Table[Part], properties: Properties) -> Parts:
    """Return the property for each part of a composite, by exact id or name."""
    parts: Parts = {}
    for property_ in properties.values():
        for part in table.exactly(property_.name, property_.id):
            if part.name not in parts and part.fits(property_):
                parts[part.name] = property_
                break
    return parts


def bind(property_: Property, meanings: Mapping[str, str] | None = None) -> Binding:
    """Tie a role to a whole property."""
    return Binding(
        property_id=property_.id, type=property_.type, meanings=meanings or {}
    )


def meanings_of(type_: ValueType, words: Mapping[str, str]) -> dict[str, str]:
    """Return raw key -> word for the options that one of the words means."""
    spelled = {joined(text): word for word in words for text in words[word].split()}
    meanings = {
        key: spelled.get(joined(label)) or spelled.get(joined(key))
        for key, label in type_.options.items()
    }
    return {key: word for key, word in meanings.items() if word}


def recognise_light(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the light: something to switch, with brightness, white or colour."""
    parts = parts_of(roles.LIGHT_PARTS, properties)
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
    return looks


def _color(color: Property) -> dict[str, Binding]:
    """Return red, green and blue, or hue, saturation and value, of a struct."""
    members = {
        name: Binding(property_id=color.id, type=member.type, member=member.id)
        for member in color.type.members
        for name, words in roles.COLOR_MEMBERS.items()
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
        meanings = meanings_of(mode.type, roles.LIGHT_MODES)
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


def recognise_cover(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the cover: something that is told to open and close."""
    parts = parts_of(roles.COVER_PARTS, properties)
    command = parts.get("command")
    if command is None:
        return
    commands = meanings_of(command.type, roles.COVER_COMMANDS)
    if not {"open", "close"} <= set(commands.values()):
        return
    bindings = {"command": bind(command, commands)}
    for name in ("position", "current_position"):
        if name in parts and bounds(parts[name].type):
            bindings[name] = bind(parts[name])
    if state := parts.get("state"):
        states = meanings_of(state.type, roles.COVER_STATES)
        if {"opening", "closing"} <= set(states.values()):
            bindings["state"] = bind(state, states)
    yield EntityPlan(
        platform="cover",
        key=command.id,
        role="cover",
        bindings=bindings,
        device_class="curtain" if "position" in bindings else None,
        reason=f"cover: {', '.join(bindings)}",
    )


_CHANNEL_ID = re.compile(
    r"(?:power_?)?(?:switch|sw|relay|outlet|socket|plug|channel|key|onoff)_?(?:led_?)?(\d+)",
    re.IGNORECASE,
)
_CHANNEL_NAME = re.compile(
    r"(?:第?[0-9一二三四五六七八九十]+|按键|开关|插座|通道|路|号|电源|继电器|switch|[_\s-])+",
    re.IGNORECASE,
)


def recognise_channels(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the channels of a switch with two or more of them."""
    channels = [
        (match[1].lstrip("0") or "0", property_)
        for property_ in properties.values()
        if property_.type.kind is Kind.BOOL
        and property_.writable
        and (match := _CHANNEL_ID.fullmatch(property_.id))
    ]
    if len(channels) < 2:
        return
    for number, property_ in channels:
        own = None if _CHANNEL_NAME.fullmatch(property_.name) else property_.name
        yield EntityPlan(
            platform="switch",
            key=property_.id,
            role="channel",
            bindings={"value": bind(property_)},
            name=own,
            translation_key=None if own else "switch_channel",
            placeholders={} if own else {"number": number},
            channel=property_.id,
            channel_name=own,
            reason=f"channel {number} of {len(channels)}",
        )


RECOGNISERS: tuple[Recogniser, ...] = (
    recognise_cover,
    recognise_light,
    recognise_channels,
)
