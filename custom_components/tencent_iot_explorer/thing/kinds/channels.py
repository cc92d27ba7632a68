"""Switches with several channels."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
import re

from ..entities import VALUE, Channel, EntityPlan
from ..model import Kind, Property
from ..spelling import contains, word_set
from ..table import split_number
from .evidence import Evidence, Weight, says
from .kind import DeviceKind
from .parts import FoundParts, Parts, bind
from .products import CALLED

CHANNEL_ID = re.compile(
    r"(?:power_?)?(?:switch|sw|kaiguan|relay|outlet|socket|plug|channel|key|onoff)_?(?:led_?|usb_?)?(\d+)",
    re.IGNORECASE,
)
# A port of USB beside two outlets or more.
_PORT_ID = re.compile(f"usb_?{CHANNEL_ID.pattern}", re.IGNORECASE)
_CHANNEL_NAME = r"(?i)(?:第?[0-9一二三四五六七八九十]+|按键|开关|插座|通道|路|号|电源|继电|继电器|switch|[_\s-])+"
COUNTDOWN = "countdown"
# Outlets and USB ports are counted apart.
_USB = word_set("usb")
_LAST_NUMBER = re.compile(r"0*(\d+)$")
_NUMERAL = "[0-9一二三四五六七八九十]"


def _build(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the channels of a switch with two or more of them."""
    channels = [
        (match[1].lstrip("0") or "0", property_)
        for property_ in evidence.properties.values()
        if property_.type.kind is Kind.BOOL
        and property_.writable
        and (match := _numbered(property_))
    ]
    if sum(bool(CHANNEL_ID.fullmatch(each.texts[-1])) for _, each in channels) < 2:
        return
    is_strip = evidence.clue(CALLED["socket"]).weight >= Weight.NAME
    names = Counter(property_.name for _, property_ in channels)
    for number, property_ in channels:
        own = property_.name if names[property_.name] == 1 else ""
        channel = _called(property_.id, own, number)
        yield EntityPlan(
            platform="switch",
            key=property_.id,
            role="channel",
            bindings={VALUE: bind(property_)},
            name=channel.name,
            translation_key=None if channel.name else "switch_channel",
            placeholders={} if channel.name else {"number": channel.number},
            channel=channel,
            device_class="outlet" if _is_outlet(property_, is_strip=is_strip) else None,
            reason=f"channel {channel.number} of {len(channels)}",
        )


def _numbered(property_: Property) -> re.Match[str] | None:
    """Match the number of a channel; a port of USB is one only if its name says so."""
    name, id_ = property_.texts
    port = _PORT_ID.fullmatch(id_) if contains(name, _USB) else None
    return CHANNEL_ID.fullmatch(id_) or port


def _called(id_: str, name: str, number: str) -> Channel:
    """Return a channel by its own name, else by a number: first that in its name.

    Names count from 1 where ids count from 0.
    """
    if name and not (re.fullmatch(_CHANNEL_NAME, name) and re.search(_NUMERAL, name)):
        return Channel(property_id=id_, number=number, name=name)
    _, told = split_number(name) or (name, number)
    return Channel(property_id=id_, number=told)


def _is_outlet(property_: Property, *, is_strip: bool) -> bool:
    """Return whether a channel is an outlet for a plug, not the lamp of a strip."""
    is_lamp = says(property_, CALLED["light"])
    return says(property_, CALLED["socket"]) or (is_strip and not is_lamp)


def in_channels(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Yield entities; the first countdown with the number of a channel belongs to it."""
    entities = tuple(entities)
    channels = {_number(each.key): each.channel for each in entities if each.channel}
    for entity in entities:
        is_countdown = entity.role == COUNTDOWN
        channel = channels.pop(_number(entity.key), None) if is_countdown else None
        if channel:
            yield replace(
                entity,
                channel=channel,
                name=None,
                translation_key=COUNTDOWN,
                placeholders={},
            )
        else:
            yield entity


def _number(key: str) -> tuple[bool, str] | None:
    """Return whether a key is of a port of USB, and the number it ends with."""
    number = _LAST_NUMBER.search(key)
    return (contains(key, _USB), number[1]) if number else None


CHANNELS = DeviceKind(
    name="channel",
    platform="switch",
    parts=Parts(),
    build=_build,
)
