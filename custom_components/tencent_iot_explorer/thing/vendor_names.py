"""What vendors call things, in English and in Chinese homes."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
import re
from typing import NamedTuple

from .chinese import in_chinese, option_in_chinese
from .english import in_english, option_in_english, word_in_english
from .entities import VALUE, Binding, EntityPlan
from .identifiers import spelled_out, told_by, worded
from .model import NUMBERS, Event, Member
from .spelling import is_chinese
from .units import is_unit, measure_word
from .words.option_meanings import MEANINGS

type Translate = Callable[[str], str | None]


class _Options(NamedTuple):
    """What says options in a language: by their texts, else by their keys; and in events."""

    by_text: Translate
    by_key: Translate = lambda _: None
    in_events: Translate = option_in_english


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
_REACHED = {
    "Pause": "Paused",
    "Stop": "Stopped",
    "Lock": "Locked",
    "Unlock": "Unlocked",
}
_DEGREES = re.compile("(?<=[0-9])度$")
# What is shorter may be a unit, or written so everywhere: km, MAX.
_SHORTEST_WORD = 4
# Platforms whose options are the model's own texts, or all translated.
_CHOICES = frozenset({"select", "sensor"})


def with_languages(
    entities: Sequence[EntityPlan], chosen: Collection[str]
) -> Iterator[EntityPlan]:
    """Yield entities, each with its English and its Chinese form.

    What people chose, by its key, stays. Two that would be called alike keep their names.
    """
    own = [each for each in entities if each.key not in chosen]
    english_names = _names(own, _in_english)
    chinese_names = _names(own, lambda _, name: in_chinese(name))
    for entity in entities:
        if entity.key in chosen:
            yield entity
            continue
        english = _shown(entity, english_names, _english_of(entity), entity.unit)
        options = _Options(
            option_in_chinese if _is_free(entity) else str, in_events=option_in_chinese
        )
        chinese = _shown(entity, chinese_names, options, _counted_in(entity))
        is_same = english is None and chinese is None
        yield entity if is_same else replace(entity, english=english, chinese=chinese)


def _is_free(entity: EntityPlan) -> bool:
    """Return whether the options of an entity are the model's own."""
    return entity.platform in _CHOICES and entity.options_key is None


def _english_of(entity: EntityPlan) -> _Options:
    """Return what says the options of an entity in English."""
    option = _option_of(entity)
    if not _is_free(entity):
        return _Options(option)
    translated = MEANINGS if entity.translation_key else ()

    def spelled(text: str) -> str | None:
        return option(text) if text in translated else _in_words(text) or option(text)

    return _Options(spelled, worded)


def _in_words(option: str) -> str | None:
    """Return an option that is an identifier in words; None for any other, and a unit."""
    is_short = len(option) < _SHORTEST_WORD
    is_code = option.isupper() or is_unit(option)
    if is_short and is_code:
        return None
    said = worded(option.lower() if option.isupper() else option)
    return said or (None if is_short or is_code else spelled_out(option))


def _in_english(entity: EntityPlan, name: str) -> str | None:
    """Return a name in English, or what the id says where not all of it is known."""
    told = in_english(name) or spelled_out(name)
    if told or not is_chinese(name):
        return told
    return _told_by_id(entity) or word_in_english(name)


def _told_by_id(entity: EntityPlan) -> str | None:
    """Return what an id of English words says."""
    id_ = entity.key.rpartition(".")[2].removeprefix("event:").removeprefix("action:")
    return told_by(id_)


def _names(
    entities: Sequence[EntityPlan], translate: Callable[[EntityPlan, str], str | None]
) -> dict[str, str]:
    """Return key -> name in a language, for entities whose name differs there."""
    names = {
        each.key: name
        for each in entities
        if each.name and each.translation_key is None
        if (name := translate(each, _told(each, each.name)))
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
    reached = _REACHED if entity.platform == "sensor" else {}
    if _OPENING.search(name):
        return partial(_reworded, _OPENED | reached)
    if _KEYS.search(name):
        return partial(_reworded, _PRESSED)
    if _STRENGTH in name:
        return partial(_reworded, _BREWED)
    if "温" in name:
        return _option_of_warmth
    return partial(_reworded, reached) if reached else option_in_english


def _reworded(words: Mapping[str, str], text: str) -> str | None:
    """Return an option in English, in the words for what it is about."""
    option = option_in_english(text)
    return words.get(option, option) if option else None


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
    entity: EntityPlan, names: Mapping[str, str], options: _Options, unit: str | None
) -> EntityPlan | None:
    """Return an entity in a language; None if nothing differs."""
    bindings = {
        name: _translated(binding, options) for name, binding in entity.bindings.items()
    }
    value = bindings.get(VALUE)
    shown = tuple(value.meanings.values()) if value and entity.options else ()
    name = names.get(entity.key, entity.name)
    events = tuple(_told_in(event, options.in_events) for event in entity.events)
    own = entity.name, entity.bindings, entity.options, entity.unit, entity.events
    if (name, bindings, shown, unit, events) == own:
        return None
    return replace(
        entity, name=name, bindings=bindings, options=shown, unit=unit, events=events
    )


def _told_in(event: Event, say: Translate) -> Event:
    """Return an event whose parameters have their options in a language."""
    return event._replace(
        parameters=tuple(_said_in(each, say) for each in event.parameters)
    )


def _said_in(member: Member, say: Translate) -> Member:
    """Return a parameter with all of its options in a language; else as it is."""
    own = member.type.options
    known = {key: said for key, label in own.items() if (said := say(label))}
    if known == own or len({*known.values()}) < len(own):
        return member
    return replace(member, type=replace(member.type, options=known))


def _translated(binding: Binding, options: _Options) -> Binding:
    """Return a binding with all that it can mean in a language; else as it is."""
    own = binding.meanings
    by_text = {key: options.by_text(word) for key, word in own.items()}
    by_key = {key: options.by_key(key) for key in own}
    for meanings in (by_text, by_key):
        known = {key: option for key, option in meanings.items() if option}
        if len(known) == len(own) and len({*known.values()}) == len({*own.values()}):
            return binding if known == own else replace(binding, meanings=known)
    return binding
