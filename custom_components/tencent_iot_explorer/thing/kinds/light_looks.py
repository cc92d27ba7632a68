"""How a light can look: brightness, white, colour, work modes and scenes."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ..entities import Binding
from ..model import Kind, Property, ValueType
from ..ranges import span
from ..spelling import contains, word_set
from ..units import unit_of
from ..values import Byte
from .evidence import offers, says
from .parts import Bindings, FoundParts, bind
from .vocabulary import EFFECTS, Vocabulary


class LightPart(StrEnum):
    """What the bindings of a light are called."""

    POWER = "power"
    BRIGHTNESS = "brightness"
    COLOR_TEMPERATURE = "color_temperature"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    HUE = "hue"
    SATURATION = "saturation"
    VALUE = "value"
    MODE = "mode"
    EFFECT = "effect"


# Parts that are no bindings themselves: colours of which several bindings are made.
COLOR, PACKED_COLOR = "color", "packed_color"
RGB = (LightPart.RED, LightPart.GREEN, LightPart.BLUE)
HS = (LightPart.HUE, LightPart.SATURATION)
HUE_AND_VALUE = (*HS, LightPart.VALUE)
HIGHEST: dict[str, int] = {
    **dict.fromkeys(RGB, 255),
    LightPart.HUE: 360,
    LightPart.SATURATION: 100,
    LightPart.VALUE: 100,
}
WARM_KELVIN, COLD_KELVIN = 2700, 6500
LOWEST_KELVIN = 500
MIRED = (100, 600)
PER_MIRED = 1_000_000
HEX_DIGITS = 6
WHITE = 0xFFFFFF
BYTE = ValueType(kind=Kind.INT, minimum=0, maximum=255)
COLOR_MODES = Vocabulary(
    white="white white_light",
    single="single_color",
    color="color colored_light",
    scene="scene scenes",
    music="music rhythm",
)
NIGHT_WORDS = word_set("night 夜灯")
# A mode with such an option chooses the look of a light.
SCENE_WORDS = word_set(
    "reading night_light relax romantic movie 阅读 夜灯 温馨 观影 用餐 明亮 柔和 月光 起夜 影院 浪漫 会客 休闲"
)
# A text with such a name is a colour as six hexadecimal digits.
HEX_WORDS = word_set("rrggbb")
COLOR_MEMBERS = {
    member: name
    for name, members in {
        LightPart.RED: "red r 红 红色",
        LightPart.GREEN: "green g 绿 绿色",
        LightPart.BLUE: "blue b 蓝 蓝色",
        LightPart.HUE: "hue h 色调 色相",
        LightPart.SATURATION: "saturation s sat 饱和度",
        LightPart.VALUE: "value v brightness 明度 亮度",
    }.items()
    for member in members.split()
}


def looks_of(found: FoundParts) -> Bindings:
    """Return how the light can look: brightness, white and colour."""
    looks: Bindings = {}
    brightness = found.get(LightPart.BRIGHTNESS)
    if brightness and unit_of(brightness.type.unit) != "lx":
        is_beside = is_of_night_light(brightness)
        looks[LightPart.BRIGHTNESS] = bind(brightness, shared=is_beside)
    if temperature := found.get(LightPart.COLOR_TEMPERATURE):
        looks[LightPart.COLOR_TEMPERATURE] = bind(temperature)
    looks |= colors_of(found)
    return {name: _ranged(name, binding) for name, binding in looks.items()}


def colors_of(found: FoundParts) -> Bindings:
    """Return the colour: in a struct, in several numbers, or in a single one."""
    if color := found.get(COLOR):
        return _members(color)
    for names in (RGB, HS):
        if found.keys() >= set(names):
            wanted = HUE_AND_VALUE if names is HS else names
            return {name: bind(found[name]) for name in wanted if name in found}
    packed = found.get(PACKED_COLOR)
    return _unpacked(packed) if packed and _is_packed(packed) else {}


def can_be_color(property_: Property) -> bool:
    """Return whether a struct, a number or a text can hold a colour."""
    if property_.type.kind is Kind.STRUCT:
        return bool(_members(property_))
    is_one = property_.type.kind in {Kind.INT, Kind.STRING}
    return is_one and _is_packed(property_)


def _ranged(name: str, binding: Binding) -> Binding:
    """Return the binding of a colour with its usual range where the model has none."""
    if name not in HIGHEST or span(binding.type):
        return binding
    highest = binding.type.maximum or HIGHEST[name]
    type_ = replace(binding.type, minimum=0, maximum=highest)
    return replace(binding, type=type_)


def _members(color: Property) -> Bindings:
    """Return red, green and blue, or hue, saturation and value, of a struct."""
    members = {
        COLOR_MEMBERS[text]: Binding(
            property_id=color.id, type=member.type, member=member.id
        )
        for member in color.type.members
        for text in (member.name, member.id.lower())
        if text in COLOR_MEMBERS
    }
    for names in (RGB, HUE_AND_VALUE, HS):
        if members.keys() >= set(names):
            return {name: members[name] for name in names}
    return {}


def _is_packed(color: Property) -> bool:
    """Return whether a number or a text has room for a colour of three bytes."""
    if color.type.kind is Kind.STRING:
        is_told = says(color, HEX_WORDS) or contains(color.description, HEX_WORDS)
        return is_told or color.type.maximum in {HEX_DIGITS, HEX_DIGITS + 1}
    return color.type.maximum == WHITE


def _unpacked(color: Property) -> Bindings:
    """Return red, green and blue out of a single number, or a text like #ff8000."""
    numbers = range(3) if "bgr" in color.description.lower() else reversed(range(3))
    prefix = None
    if color.type.kind is Kind.STRING:
        is_marked = color.type.maximum == HEX_DIGITS + 1 or "#" in color.description
        prefix = "#" if is_marked else ""
    return {
        name: Binding(
            property_id=color.id, type=BYTE, byte=Byte(number=number, prefix=prefix)
        )
        for name, number in zip(RGB, numbers, strict=True)
    }


def modes_of(found: FoundParts) -> Bindings:
    """Return the work mode and the scenes."""
    bindings: Bindings = {}
    if mode := found.get(LightPart.MODE):
        meanings = _mode_meanings(mode.type)
        if _is_work_mode(meanings, mode.type):
            told = mode.type.options.keys() <= meanings.keys()
            bindings[LightPart.MODE] = bind(mode, meanings, shared=not told)
        elif offers(mode, SCENE_WORDS):
            bindings[LightPart.EFFECT] = bind(mode, EFFECTS.read_all(mode.type))
    if scene := found.get(LightPart.EFFECT):
        bindings[LightPart.EFFECT] = bind(scene, EFFECTS.read_all(scene.type))
    return bindings


def _is_work_mode(meanings: Mapping[str, str], type_: ValueType) -> bool:
    """Return whether the options are work modes: all of them, or white and colour."""
    words = set(meanings.values())
    is_complete = len(meanings) == len(type_.options) and len(words) > 1
    return is_complete or words >= {"white", "color"}


def _mode_meanings(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> work mode; a single colour is white if no other mode is."""
    meanings = COLOR_MODES.read(type_)
    if "white" in meanings.values():
        return meanings
    return {
        key: "white" if word == "single" else word for key, word in meanings.items()
    }


def temperature_traits(binding: Binding) -> dict[str, Any]:
    """Return the traits of a colour temperature in K, in mired or in percent."""
    low, high = binding.bounds
    if MIRED[0] <= low and high <= MIRED[1]:
        coldest, warmest = round(PER_MIRED / low), round(PER_MIRED / high)
        return _kelvin("mired", warmest, coldest)
    if low >= LOWEST_KELVIN:
        return _kelvin("kelvin", low, high)
    return _kelvin("percent", WARM_KELVIN, COLD_KELVIN)


def _kelvin(unit: str, low: float, high: float) -> dict[str, Any]:
    """Return the traits of a colour temperature."""
    return {"color_temperature_unit": unit, "min_kelvin": low, "max_kelvin": high}


def is_of_night_light(property_: Property) -> bool:
    """Return whether something belongs to a night light."""
    return says(property_, NIGHT_WORDS)
