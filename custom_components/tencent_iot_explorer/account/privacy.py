"""Keeping private data out of titles, the log and diagnostics."""

from collections.abc import Collection, Mapping
import re

from homeassistant.components.diagnostics import REDACTED
from homeassistant.const import Platform

from ..cloud import CONTACT_DETAILS
from ..thing.kinds.products import CALLED
from ..thing.model import Action, Event, Kind, Member, Property, ValueType
from ..thing.spelling import contains, ends_with
from ..thing.values import decode_json
from ..thing.words.private import GUARD_WORDS, PERSONAL_WORDS, SECRET_WORDS
from .products.product_model import ProductModel

# Contents that are private, whatever their name.
NUMBER = re.compile(r"(?<![\w.])\+?\d[\d -]{5,}\d(?![\w.])")
EMAIL = re.compile(r"([\w.+-])[\w.+-]*(@[\w-]+(\.[\w-]+)+)")
MAC = re.compile(r"(?i)(?<![\da-f])[\da-f]{2}([:-][\da-f]{2}){5}(?![\da-f])")
CONTENTS = (
    CONTACT_DETAILS,
    MAC,
    re.compile(r"(?<!\d)\d{15,19}[\dXx]?(?!\d)"),
    re.compile(r"-?\d{1,3}\.\d{3,}\s*[,;， ]\s*-?\d{1,3}\.\d{3,}"),
    re.compile(r"(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])"),
)
PRIVATE = SECRET_WORDS | PERSONAL_WORDS
GUARDING = CALLED["lock"] | CALLED["alarm_control_panel"]
GUARDS = GUARDING | GUARD_WORDS
GUARD_PLATFORMS = frozenset({Platform.LOCK, Platform.ALARM_CONTROL_PANEL})
ANYTHING = ValueType(kind=Kind.STRING)
PRIVATE_IDS = (
    r"(?i)addr|bssid|card|ccid|contact_n|face|finger|gps|imei|imsi|lat$|lat_|latitude|ln?g$|"
    r"location|longitude|^ip|mac(?!h)|mail|mobile|pass|phone|pwd|secret|sos_n|ssid|^tel|token|url|"
    r"wifi"
)


def without_addresses(text: str) -> str:
    """Return a text in which phone numbers and e-mail addresses are shortened."""
    return EMAIL.sub(r"\1***\2", NUMBER.sub(_shortened, text))


def without_macs(text: str) -> str:
    """Return a text in which the addresses of machines are hidden."""
    return MAC.sub(REDACTED, text)


def redact_values(
    values: Mapping[str, object],
    members: Collection[Property | Member] = (),
    texts: Collection[str] = (),
) -> dict[str, object]:
    """Return values of properties, with private data and codes redacted.

    Parameters: the values by id, what the model says of them, and the ids all of whose
    texts are private.
    """
    known: dict[str, Property | Member] = {each.id: each for each in members}
    return {
        id_: REDACTED
        if _has_private_name(id_, known[id_].name if id_ in known else "", value)
        else _without_private_parts(
            value,
            known[id_].type if id_ in known else ANYTHING,
            all_texts=id_ in texts,
        )
        for id_, value in values.items()
    }


def is_guard(product: ProductModel) -> bool:
    """Return whether a product guards a home: any of its texts may be a code or a name."""
    if not GUARD_PLATFORMS.isdisjoint(product.plan.by_platform):
        return True
    model = product.thing_model
    parts: tuple[Property | Event | Action, ...] = (
        *model.properties,
        *model.events,
        *model.actions,
    )
    return any(contains(each, GUARDS) for each in (model.name, model.category)) or any(
        contains(text, GUARDING) for each in parts for text in (each.id, each.name)
    )


def without_codes(
    values: Mapping[str, object], members: Collection[Member] = ()
) -> dict[str, object]:
    """Return parameters of an event without codes that open something.

    Parameters: the values by id, and what the model says of them.
    """
    known = {each.id: each for each in members}
    return {
        id_: _without_inner_codes(value, known.get(id_))
        for id_, value in values.items()
        if not _is_code(id_, known.get(id_))
    }


def _without_inner_codes(value: object, member: Member | None) -> object:
    if not isinstance(value, Mapping):
        return value
    return without_codes(value, member.type.members if member else ())


def _is_code(id_: str, member: Member | None) -> bool:
    """Return whether a parameter is a code; a "password_id" or a choice is none."""
    if member is None:
        return ends_with(id_, SECRET_WORDS)
    can_be = member.type.kind in {Kind.STRING, Kind.INT}
    return can_be and any(ends_with(each, SECRET_WORDS) for each in (id_, member.name))


def _has_private_name(id_: str, name: str, value: object) -> bool:
    """Return whether the name of a value says that it is private."""
    if value in (0, 1, None, ""):
        return False
    return bool(
        re.search(PRIVATE_IDS, id_) or contains(id_, PRIVATE) or contains(name, PRIVATE)
    )


def _without_private_parts(
    value: object, type_: ValueType, *, all_texts: bool
) -> object:
    """Return a value with the private parts of its content redacted."""
    match decode_json(value):
        case dict() as parts:
            return redact_values(parts, type_.members, parts if all_texts else ())
        case list() as items:
            item = type_.item or ANYTHING
            return [
                _without_private_parts(each, item, all_texts=all_texts)
                for each in items
            ]
        case _:
            is_hidden = isinstance(value, str) and value and all_texts
            return REDACTED if is_hidden or _is_private(str(value)) else value


def _is_private(text: str) -> bool:
    return any(each.search(text) for each in CONTENTS)


def _shortened(number: re.Match[str]) -> str:
    return f"{number[0][:3]}****{number[0][-2:]}"
