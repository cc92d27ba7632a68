"""Reading thing models, which vendors write: every part may be wrong.

Parsing never fails for a bad part: the part becomes an `Exclusion`, everything else stays
usable.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
import math
import re
from types import MappingProxyType

from .english import in_english
from .json_text import read_json
from .model import (
    NUMBERS,
    Action,
    Event,
    Exclusion,
    Kind,
    Member,
    Property,
    ThingModel,
    ValueType,
)
from .spelling import CHARACTER, contains, word_set
from .true_types import LONGEST_LABEL, degrees, true_kind, true_type
from .units import scaled_unit, stem_of, without_unit
from .words.system import SYSTEM_MEANINGS

_KINDS = {kind.value: kind for kind in Kind} | {
    "boolean": Kind.BOOL,
    "integer": Kind.INT,
    "long": Kind.INT,
    "double": Kind.FLOAT,
    "number": Kind.FLOAT,
    "text": Kind.STRING,
    "str": Kind.STRING,
    "enumstring": Kind.STRINGENUM,
    "date": Kind.TIMESTAMP,
    "time": Kind.TIMESTAMP,
    "object": Kind.STRUCT,
    "list": Kind.ARRAY,
}
_PLAIN = (str, int, float)
# Nobody reads more of a name or a description, and patterns need not either.
_LONGEST_WORDS = 500
_LONGEST_ID = 100
_NO_TEXT = {"undefined", "null", "none", "nan", "无", "-", "--", "/", "n/a"}

_FIRST_WORD = rf"{CHARACTER}{{2,8}}(?=\s*(?:[\d:：(（]|$))"
# What begins with one of these tells about a value, not what it is.
_NO_NAME = word_set(
    "单位 范围 取值 默认 缺省 只读 可读 读写 枚举 布尔 整型 整数 浮点 字符 数值 类型 保留 预留 备用 放大 缩小 精度 步长 最大 最小 支持 "
    "分钟 小时 上报 参数 属性 说明 备注 描述 有效 实际值 当前值"
)


class _UnusableError(ValueError):
    """A part of the model cannot be used."""


class ThingModelError(ValueError):
    """The text is no JSON object, so there is no thing model to read."""


def parse_thing_model(
    template: object, *, category: str = "", name: str = ""
) -> ThingModel:
    """Read a thing model as AppGetProducts delivers it.

    `template` is the JSON text of `DataTemplate`, or the object already decoded;
    `category` and `name` are the product's `CategoryKey` and `Name`. Parts that cannot be
    read are listed in `problems`. Raises ThingModelError when the whole is no JSON object.
    """
    root = _decode(template)
    profile = root.get("profile")
    profile = profile if isinstance(profile, Mapping) else {}
    problems: list[Exclusion] = []

    def read[T](
        key: str, build: Callable[[str, Mapping[str, object]], T]
    ) -> tuple[T, ...]:
        """Return the parts of one list."""
        return _parse_list(key, root.get(key, profile.get(key)), build, problems)

    return ThingModel(
        product_id=_first_text(profile, "ProductId", "productID", "ProductID"),
        category_id=_first_text(profile, "CategoryId", "categoryID"),
        category=category,
        name=name,
        properties=_without_units(read("properties", _property)),
        events=read("events", _event),
        actions=read("actions", _action),
        problems=tuple(problems),
    )


def _decode(template: object) -> Mapping[str, object]:
    """Return the JSON object inside `template`, which may be text twice over."""
    for _ in range(2):
        if isinstance(template, str | bytes):
            try:
                template = read_json(template)
            except ValueError as error:
                raise ThingModelError(f"no JSON: {error}") from error
    if not isinstance(template, Mapping):
        raise ThingModelError(f"no JSON object but {type(template).__name__}")
    return template


def _parse_list[T](
    key: str,
    raw: object,
    build: Callable[[str, Mapping[str, object]], T],
    problems: list[Exclusion],
) -> tuple[T, ...]:
    """Build every usable part of one list; note the others in `problems`."""
    kind = {"properties": "property", "events": "event", "actions": "action"}[key]
    if raw is None:
        return ()
    if not isinstance(raw, list):
        problems.append(Exclusion(kind=kind, id=key, reason=f"{key} is no list"))
        return ()
    parts: dict[str, T] = {}
    for position, entry in enumerate(raw, start=1):
        part_id = _text(entry.get("id")) if isinstance(entry, Mapping) else ""
        try:
            _check_part(entry, part_id, parts)
            parts[part_id] = build(part_id, entry)
        except (_UnusableError, ThingModelError, RecursionError) as error:
            reason = str(error)
            problems.append(
                Exclusion(
                    kind=kind, id=part_id[:_LONGEST_ID] or f"#{position}", reason=reason
                )
            )
    return tuple(parts.values())


def _check_part(entry: object, part_id: str, parts: Collection[str]) -> None:
    """Raise _UnusableError when a part has no id of its own."""
    if not isinstance(entry, Mapping):
        raise _UnusableError("no object")
    if not part_id:
        raise _UnusableError("no id")
    if len(part_id) > _LONGEST_ID:
        raise _UnusableError("an id without end")
    if part_id in parts:
        raise _UnusableError("defined twice: the first definition counts")


def _property(part_id: str, raw: Mapping[str, object]) -> Property:
    """Build one property."""
    description, told_name = _text(raw.get("desc")), _name(raw)
    name = _called(told_name, part_id, description)
    define = _define(raw)
    type_ = _definition(define, told_name, description)
    return Property(
        id=part_id,
        name=name,
        description=description,
        writable="w" in _text(raw.get("mode")).lower(),
        type=true_type(type_, (part_id, name), description, _text(define.get("unit"))),
        means=SYSTEM_MEANINGS.get(part_id, ""),
    )


def _called(name: str, part_id: str, description: str) -> str:
    """Return a name; where it is none but the id, the one a description begins with."""
    if name and name.lower() != part_id.lower():
        return name
    said = re.match(_FIRST_WORD, description)
    is_name = said and in_english(said[0]) and not contains(said[0], _NO_NAME)
    return said[0] if said and is_name else name or part_id


def _without_units[T: (Property, Member)](parts: tuple[T, ...]) -> tuple[T, ...]:
    """Return parts; numbers leave unit and scale to their type, but where those differ."""
    stems = Counter(stem_of(each.name) for each in parts)
    return tuple(
        replace(each, name=without_unit(each.name))
        if each.type.kind in NUMBERS and stems[stem_of(each.name)] == 1
        else each
        for each in parts
    )


def _event(part_id: str, raw: Mapping[str, object]) -> Event:
    """Build one event."""
    return Event(
        id=part_id,
        name=_name(raw) or part_id,
        kind=_text(raw.get("type")) or "info",
        parameters=_members(raw.get("params")),
    )


def _action(part_id: str, raw: Mapping[str, object]) -> Action:
    """Build one action."""
    return Action(
        id=part_id,
        name=_name(raw) or part_id,
        inputs=_members(raw.get("input")),
        outputs=_members(raw.get("output")),
    )


def _members(raw: object) -> tuple[Member, ...]:
    """Build the members of a struct or the parameters of an event or action."""
    members: dict[str, Member] = {}
    for entry in raw if isinstance(raw, list) else ():
        if not isinstance(entry, Mapping):
            continue
        member_id, told_name = _text(entry.get("id")), _name(entry)
        try:
            type_ = _definition(_define(entry), told_name, _text(entry.get("desc")))
        except _UnusableError, ThingModelError:
            continue
        if 0 < len(member_id) <= _LONGEST_ID and member_id not in members:
            members[member_id] = Member(
                id=member_id, name=told_name or member_id, type=type_
            )
    return _without_units(tuple(members.values()))


def _define(raw: Mapping[str, object]) -> Mapping[str, object]:
    """Return what is under `define` or `dataType`; _UnusableError when that is nothing."""
    define = raw.get("define", raw.get("dataType"))
    if isinstance(define, str):
        define = _decode(define)
    if not isinstance(define, Mapping):
        raise _UnusableError("no definition")
    return define


def _definition(
    define: Mapping[str, object], told_name: str = "", description: str = ""
) -> ValueType:
    """Read one definition; _UnusableError when its type is unknown."""
    name = _text(define.get("type")).lower().replace("_", "")
    kind = _KINDS.get(name)
    if kind is None:
        raise _UnusableError(f"unknown type {name!r}" if name else "no type")
    options = _options(define.get("mapping"))
    kind, options = true_kind(kind, options, told_name)
    if kind is Kind.ENUM and (number := degrees(options)):
        return number
    told = (told_name, description) if kind in NUMBERS else ()
    scale, unit = scaled_unit(_text(define.get("unit")), *told)
    item = define.get("arrayInfo")
    return ValueType(
        kind=kind,
        minimum=_number(define.get("min")),
        maximum=_number(define.get("max")),
        step=_number(define.get("step")),
        unit=unit or None,
        scale=scale,
        options=MappingProxyType(options),
        members=_members(define.get("specs")) if kind is Kind.STRUCT else (),
        item=_item(item) if kind is Kind.ARRAY else None,
    )


def _item(raw: object) -> ValueType | None:
    """Read what a list consists of; None when that is not told."""
    try:
        return _definition(raw) if isinstance(raw, Mapping) else None
    except _UnusableError:
        return None


def _options(raw: object) -> dict[str, str]:
    """Read raw key -> label; a list counts its labels from 0."""
    if isinstance(raw, list):
        raw = dict(enumerate(raw))
    if not isinstance(raw, Mapping):
        return {}
    labels = {str(key): _label(label) for key, label in raw.items()}
    return {key: labels[key] or key for key in labels if len(key) <= _LONGEST_ID}


def _label(raw: object) -> str:
    """Return what an option is called; nothing for what is no text."""
    return raw.strip()[:LONGEST_LABEL] if isinstance(raw, str) else ""


def _number(raw: object) -> float | None:
    """Read a bound, which arrives as text; None when it is no finite number."""
    if isinstance(raw, bool) or not isinstance(raw, _PLAIN):
        return None
    try:
        number = float(raw)
    except ValueError, OverflowError:
        return None
    return number if math.isfinite(number) else None


def _text(raw: object) -> str:
    """Return trimmed text, not without end; numbers as their digits, else nothing."""
    if isinstance(raw, bool) or not isinstance(raw, _PLAIN):
        return ""
    text = str(raw).strip()[:_LONGEST_WORDS]
    return "" if text.lower() in _NO_TEXT else text


def _name(raw: Mapping[str, object]) -> str:
    """Return the name of a part, without a colon or a caret behind it: 机器状态：."""
    return _text(raw.get("name")).rstrip(" :：^")


def _first_text(raw: Mapping[str, object], *keys: str) -> str:
    """Return the first of several spellings of a field that holds text."""
    texts: Iterable[str] = (_text(raw.get(key)) for key in keys)
    return next(filter(None, texts), "")
