"""What the options of a value mean: on and off, a known word, or the model's text."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
import re

from .model import Kind, ValueType
from .roles import Choice
from .spelling import contains, elements, joined, without_remarks
from .words.option_meanings import MEANINGS
from .words.states import (
    AFFIRMED_WORDS,
    OFF_WORDS,
    ON_WORDS,
    REFUSED_WORDS,
    TROUBLES,
    UNCERTAIN_WORDS,
)
from .words.toggles import SWITCH_OFF_WORDS, SWITCH_ON_WORDS


def _as_states(on: str, off: str) -> dict[str, str]:
    """Return what is written -> on or off."""
    states = {"on": on, "off": off}
    return {joined(word): state for state in states for word in states[state].split()}


def _spellings(words_by_meaning: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn word -> spellings into spelling -> the words it can stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for word, spelled in words_by_meaning.items():
        for spelling in map(joined, spelled.split()):
            found[spelling] = (*found.get(spelling, ()), word)
    return found


OPPOSITE = {"on": "off", "off": "on"}
# Words that only look like negations: unknown, wireless, stainless.
_DENIED = re.compile(
    "(?:未(?![知来])|不(?![锈同])|无(?![线极刷])|没|非(?!标)|not?[ _-])(.*)",
    re.IGNORECASE,
)
# What surrounds the word for a state: 已关闭, 开启到位.
_MERE = re.compile("^[已被](?=.)|(?<=.)(?:着|到位|[好紧严上了]|状态)$")
# What is missing, too much, or in the way.
_WRONG = "缺.+|欠[^缺].*|断[料纸粮水]|无[水货料纸粮豆油墨药液盐]|超[载重温限压时标员].*|过[载温热流压充放].*|[卡堵].+|空[桶箱罐仓盒瓶]|[已装]?满了?"
_SHUT = frozenset("关闭合锁")
_OPENED = frozenset("开解")
# Negations; 无 is none: it is a choice of nothing.
_NOT_DONE = ("未", "不")
_ON_OFF = _as_states(ON_WORDS, OFF_WORDS)
_AFFIRMED = _ON_OFF | _as_states(AFFIRMED_WORDS, REFUSED_WORDS)
_SWITCHED = _as_states(SWITCH_ON_WORDS, SWITCH_OFF_WORDS)
_OPTION_SPELLINGS = _spellings(MEANINGS)


def on_off_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off for a state; one known option decides the other."""
    known = _two_meanings(type_.options, _ON_OFF) or _unshut(type_.options)
    known = _completed(known, type_.options)
    return known if set(known.values()) == {"on", "off"} else {}


def affirmed_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off, if one option negates the other: 未佩戴, 已佩戴."""
    denied = dict.fromkeys(_denied(type_.options), "off")
    known = _completed(denied, type_.options) or _two_meanings(type_.options, _AFFIRMED)
    return known if set(known.values()) == {"on", "off"} else {}


def troubled_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off, if one of two options says what is wrong: 有料, 断料."""
    wrong = {key: label for key, label in type_.options.items() if _is_wrong(label)}
    others = type_.options.keys() - wrong.keys()
    if len(wrong) != 1 or len(others) != 1:
        return {}
    (key, label), (other,) = *wrong.items(), others
    is_told = _contradicts(type_.options[other], label)
    return {key: "on", other: "off"} if is_told else {}


def _is_wrong(label: str) -> bool:
    """Return whether an option says that something lacks, overflows or is stuck."""
    return bool(re.fullmatch(_WRONG, label)) or joined(label) in TROUBLES


def _contradicts(label: str, other: str) -> bool:
    """Return whether an option is the opposite of another: a negation, or normality."""
    denied = _DENIED.fullmatch(label)
    has = label.startswith("有") and (other[0] == "空" or other.endswith(label[1:]))
    is_off = _AFFIRMED.get(joined(label)) == "off"
    return is_off or has or (denied is not None and denied[1] in other)


def _completed(known: Mapping[str, str], options: Mapping[str, str]) -> dict[str, str]:
    """Return the meanings of two options; the known one decides the other."""
    others = options.keys() - known.keys()
    opposite = {key: OPPOSITE[state] for state in known.values() for key in others}
    return {**known, **opposite}


def _denied(options: Mapping[str, str]) -> dict[str, str]:
    """Return key -> what an option negates, if one of two does: 未加热, 不闪."""
    found = {key: _DENIED.fullmatch(label) for key, label in options.items()}
    denied = {key: match[1] for key, match in found.items() if match}
    return denied if len(options) == 2 and len(denied) == 1 else {}


def _unshut(options: Mapping[str, str]) -> dict[str, str]:
    """Return the state that a negation means: off, but on for 未关严 (not quite shut)."""
    denied = _denied(options).items()
    return {key: "on" if _is_shut(text) else "off" for key, text in denied}


def _is_shut(text: str) -> bool:
    """Return whether a text is about shutting, not about opening or unlocking."""
    return not _SHUT.isdisjoint(text) and _OPENED.isdisjoint(text)


def detected_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off, for several kinds of one detection; else nothing.

    An option that is neither, such as a fault, has no meaning.
    """
    told = {
        key: _ON_OFF.get(joined(label)) or "on"
        for key, label in type_.options.items()
        if not contains(label, UNCERTAIN_WORDS)
    }
    return told if set(told.values()) == {"on", "off"} else {}


def switch_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off for a choice that switches; else nothing."""
    return dict(_switch_meanings(tuple(type_.options.items())))


@lru_cache(maxsize=4096)
def _switch_meanings(told: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return what options mean; cached, since many switches share their options."""
    options = dict(told)
    if known := _switched(options) or _switched(_without_object(options)):
        return known
    refused = [key for key in _denied(options) if options[key].startswith(_NOT_DONE)]
    return _completed(dict.fromkeys(refused, "off"), options)


def _switched(options: Mapping[str, str]) -> dict[str, str]:
    """Return raw key -> on or off if there are options for both; else nothing."""
    known = _two_meanings(options, _SWITCHED) | _shut(options)
    return known if set(known.values()) == {"on", "off"} else {}


def _shut(options: Mapping[str, str]) -> dict[str, str]:
    """Return raw key -> off for the option that shuts, if the other one opens."""
    opens = any(label[:1] == "开" for label in options.values())
    return {key: "off" for key, label in options.items() if opens and label[:1] == "合"}


def power_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off for a power; of two options one decides the other."""
    known = _two_meanings(type_.options, _SWITCHED)
    return switch_meanings(type_) or (
        _completed(known, type_.options) if len(known) == 1 else {}
    )


def _two_meanings(
    options: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, str]:
    """Return raw key -> on or off for those of two options that are known."""
    if len(options) != 2:
        return {}
    bare = without_remarks(options)
    states = {
        key: words.get(joined(label))
        or words.get(joined(bare[key]))
        or words.get(joined(_MERE.sub("", label)))
        or words.get(joined(key))
        for key, label in options.items()
    }
    return {key: state for key, state in states.items() if state}


def _without_object(options: Mapping[str, str]) -> Mapping[str, str]:
    """Return the verbs without their common object: 启动充电, 停止充电."""
    rows = [elements(label) for label in options.values()]
    before, behind = _alike(rows), _alike([row[::-1] for row in rows])
    return {
        key: "".join(row[before : len(row) - behind])
        for key, row in zip(options, rows, strict=True)
    }


def _alike(rows: Sequence[tuple[str, ...]]) -> int:
    """Return how many elements all rows share at their start."""
    columns = (set(column) for column in zip(*rows, strict=False))
    return sum(1 for _ in takewhile(lambda column: len(column) == 1, columns))


def is_reversed(type_: ValueType) -> bool:
    """Return whether a boolean is on when it is 0."""
    return type_.kind is Kind.BOOL and bool(turned(switch_meanings(type_)))


def turned(meanings: dict[str, str]) -> dict[str, str]:
    """Return the meanings of a boolean if they are reversed, else none."""
    return meanings if meanings.get("1") == "off" else {}


def option_words(type_: ValueType, role: Choice) -> dict[str, str]:
    """Return raw key -> translated word when the role has a word for each option."""
    allowed = role.options.split()
    words: dict[str, str] = {}
    bare = without_remarks(type_.options)
    for key, label in type_.options.items():
        texts = (label, bare[key], key)
        word = next(filter(None, (_word(text, allowed) for text in texts)), None)
        if word is None or word in words.values():
            return {}
        words[key] = word
    return words


def _word(text: str, allowed: list[str]) -> str | None:
    """Return the first allowed option word that `text` spells."""
    spelled = _OPTION_SPELLINGS.get(joined(text), ())
    return next((word for word in allowed if word in spelled), None)


def own_options(type_: ValueType) -> dict[str, str]:
    """Return raw key -> the model's own text, each text once."""
    texts: dict[str, str] = {}
    for key, label in type_.options.items():
        texts[key] = f"{label} ({key})" if label in texts.values() else label
    return texts
