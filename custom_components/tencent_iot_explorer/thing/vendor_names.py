"""What vendors call things, in English and in Chinese homes."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
import re

from .chinese import in_chinese, option_in_chinese
from .english import in_english, option_in_english
from .entities import VALUE, Binding, EntityPlan
from .identifiers import spelled_out
from .model import NUMBERS
from .units import measure_word

type Translate = Callable[[str], str | None]

# What a name leaves to its entity to say, by platform, role or device class: 电量 is how
# full a battery is, else energy; 风向 where the wind comes from, else where a fan blows.
_CHARGE = re.compile("(?<!电池)电量"), "电池电量"
_BOUND = re.compile("(?<=[ _])(开始|结束)$"), r"\1时间"
_LEFT_TO_SAY = {
    "number": _BOUND,
    "select": (re.compile("浓度$"), "浓度档位"),
    "text": _BOUND,
    "time": _BOUND,
    "battery": _CHARGE,
    "battery_level": _CHARGE,
    "wind_direction": (re.compile("(?<!室外)风向"), "室外风向"),
    "wind_speed": (re.compile("(?<!室外)风速"), "室外风速"),
    "generic_money": (re.compile("^balance$", re.IGNORECASE), "Account balance"),
}
_COMPASS = re.compile("[东南西北]|^[NESW]{1,3}$")
# Words for things that are closed when they are off.
_OPENING = re.compile("[门窗阀帘盖舱](?![铃牌灯])|道闸|闸[杆机]|(?<!屏)幕")
_OPENED = {
    "On": "Open",
    "Off": "Closed",
    "All on": "Open",
    "All off": "Closed",
    "Always on": "Always open",
    "Always off": "Always closed",
}
# Keys of a remote control, and what is written on them.
_KEYS = re.compile("按键|遥控")
_PRESSED = {"Power supply": "Power", "Quiet": "Mute"}
# What is brewed is strong where something else is thick.
_STRENGTH = "浓度"
_BREWED = {"Thick": "Strong", "Very thick": "Very strong", "Thin": "Mild"}
# Commands, and the states that they lead to.
_REACHED = {"Pause": "Paused", "Stop": "Stopped"}
_DEGREES = re.compile("(?<=[0-9])度$")
# Platforms whose options are the model's own texts, or all translated.
_CHOICES = frozenset({"select", "sensor"})


def with_languages(
    entities: Sequence[EntityPlan], chosen: Collection[str]
) -> Iterator[EntityPlan]:
    """Yield entities, each with its English and its Chinese form.

    What people chose, by its key, stays. Two that would be called alike keep their names.
    """
    own = [each for each in entities if each.key not in chosen]
    english_names, chinese_names = _names(own, _english), _names(own, in_chinese)
    for entity in entities:
        if entity.key in chosen:
            yield entity
            continue
        is_free = entity.platform in _CHOICES and entity.options_key is None
        words = option_in_chinese if is_free else str
        option = _option_of(entity)
        english = _shown(entity, english_names, option, entity.unit)
        chinese = _shown(entity, chinese_names, words, _counted_in(entity))
        is_same = english is None and chinese is None
        yield entity if is_same else replace(entity, english=english, chinese=chinese)


def _english(name: str) -> str | None:
    """Return a name in English; None if it is English already, or not all is known."""
    return in_english(name) or spelled_out(name)


def _names(entities: Sequence[EntityPlan], translate: Translate) -> dict[str, str]:
    """Return key -> name in a language, for entities whose name differs there."""
    names = {
        each.key: name
        for each in entities
        if each.name and each.translation_key is None
        if (name := translate(_told(each, each.name)))
    }
    taken = Counter(names.values())
    return {key: name for key, name in names.items() if taken[name] == 1}


def _told(entity: EntityPlan, name: str) -> str:
    """Return a name completed by what only its entity tells."""
    told = entity.platform, entity.device_class, entity.role, _direction(entity)
    for meaning in filter(None, told):
        if left := _LEFT_TO_SAY.get(meaning):
            pattern, words = left
            name = pattern.sub(words, name)
    return name


def _direction(entity: EntityPlan) -> str | None:
    """Return the completion for a choice of compass directions."""
    return "wind_direction" if any(map(_COMPASS.search, entity.options)) else None


def _option_of(entity: EntityPlan) -> Translate:
    """Return what says an option of an entity in English, which knows what it is about."""
    name = entity.name or ""
    if _OPENING.search(name):
        return _option_of_opening
    if _KEYS.search(name):
        return _option_of_key
    if _STRENGTH in name:
        return _option_of_strength
    if "温" in name:
        return _option_of_warmth
    return _option_of_state if entity.platform == "sensor" else option_in_english


def _option_of_key(text: str) -> str | None:
    """Return an option in English, for a key of a remote control."""
    option = option_in_english(text)
    return _PRESSED.get(option, option) if option else None


def _option_of_strength(text: str) -> str | None:
    """Return an option in English, for how strong something is."""
    option = option_in_english(text)
    return _BREWED.get(option, option) if option else None


def _option_of_state(text: str) -> str | None:
    """Return an option in English, for what is shown: it has been reached."""
    option = option_in_english(text)
    return _REACHED.get(option, option) if option else None


def _option_of_opening(text: str) -> str | None:
    """Return an option in English, for something that is opened and closed."""
    option = option_in_english(text)
    return _OPENED.get(option, option) if option else None


def _option_of_warmth(text: str) -> str | None:
    """Return an option in English, for a temperature: what is in degrees is in °C."""
    return option_in_english(_DEGREES.sub("摄氏度", text))


def _counted_in(entity: EntityPlan) -> str | None:
    """Return the unit of a number in Chinese, which counts with measure words."""
    value = entity.bindings.get(VALUE)
    if value is None or value.type.kind not in NUMBERS:
        return entity.unit
    is_count = entity.unit is None and entity.device_class is None
    return measure_word(value.type.unit) if is_count else entity.unit


def _shown(
    entity: EntityPlan, names: Mapping[str, str], translate: Translate, unit: str | None
) -> EntityPlan | None:
    """Return an entity in a language; None if nothing differs."""
    bindings = {
        name: _translated(binding, translate)
        for name, binding in entity.bindings.items()
    }
    value = bindings.get(VALUE)
    options = tuple(value.meanings.values()) if value and entity.options else ()
    name = names.get(entity.key, entity.name)
    own = entity.name, entity.bindings, entity.options, entity.unit
    if (name, bindings, options, unit) == own:
        return None
    return replace(entity, name=name, bindings=bindings, options=options, unit=unit)


def _translated(binding: Binding, translate: Translate) -> Binding:
    """Return a binding with all that it can mean in a language; else as it is."""
    own = binding.meanings
    meanings = {key: translate(word) for key, word in own.items()}
    known = {key: option for key, option in meanings.items() if option}
    is_told = len(known) == len(own) and len({*known.values()}) == len({*own.values()})
    return replace(binding, meanings=known) if is_told and known != own else binding
