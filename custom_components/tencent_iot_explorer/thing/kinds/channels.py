"""Switches with several channels."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
import re

from ..entities import VALUE, Channel, EntityPlan
from ..model import Kind, Property
from .evidence import Evidence, Weight, says
from .kind import DeviceKind
from .parts import FoundParts, Parts, bind
from .things import CALLED

CHANNEL_ID = re.compile(
    r"(?:power_?)?(?:switch|sw|kaiguan|relay|outlet|socket|plug|channel|key|onoff)_?(?:led_?|usb_?)?(\d+)",
    re.IGNORECASE,
)
_CHANNEL_NAME = re.compile(
    r"(?:第?[0-9一二三四五六七八九十]+|按键|开关|插座|通道|路|号|电源|继电|继电器|switch|[_\s-])+",
    re.IGNORECASE,
)
COUNTDOWN = "countdown"
_LAST_NUMBER = re.compile(r"0*(\d+)$")
_NUMERAL = re.compile("[0-9一二三四五六七八九十]")


def _build(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the channels of a switch with two or more of them."""
    channels = [
        (match[1].lstrip("0") or "0", property_)
        for property_ in evidence.properties.values()
        if property_.type.kind is Kind.BOOL
        and property_.writable
        and (match := CHANNEL_ID.fullmatch(property_.texts[-1]))
    ]
    if len(channels) < 2:
        return
    is_strip = evidence.clue(CALLED["socket"]).weight >= Weight.NAME
    names = Counter(property_.name for _, property_ in channels)
    for number, property_ in channels:
        own = property_.name if names[property_.name] == 1 else None
        if _CHANNEL_NAME.fullmatch(property_.name) and _NUMERAL.search(property_.name):
            own = None
        yield EntityPlan(
            platform="switch",
            key=property_.id,
            role="channel",
            bindings={VALUE: bind(property_)},
            name=own,
            translation_key=None if own else "switch_channel",
            placeholders={} if own else {"number": number},
            channel=Channel(property_id=property_.id, number=number, name=own),
            device_class="outlet" if is_strip or _is_plug(property_) else None,
            reason=f"channel {number} of {len(channels)}",
        )


def _is_plug(property_: Property) -> bool:
    """Tell whether a plug is put into a channel."""
    return says(property_, CALLED["socket"])


def in_channels(entities: Iterable[EntityPlan]) -> Iterator[EntityPlan]:
    """Yield entities; a countdown with the number of a channel belongs to it."""
    entities = tuple(entities)
    channels = {each.channel.number: each.channel for each in entities if each.channel}
    for entity in entities:
        number = _LAST_NUMBER.search(entity.key)
        channel = channels.get(number[1]) if number else None
        if channel and entity.role == COUNTDOWN:
            yield replace(
                entity,
                channel=channel,
                name=None,
                translation_key=COUNTDOWN,
                placeholders={},
            )
        else:
            yield entity


CHANNELS = DeviceKind(
    name="channel",
    platform="switch",
    parts=Parts(),
    build=_build,
)
