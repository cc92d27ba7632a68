"""Sockets: switches with an outlet for a plug."""

from typing import Any

from ..device_classes import CLASS_BY_UNIT
from ..entities import VALUE
from ..model import NUMBERS, Property
from ..spelling import word_set
from ..units import unit_of
from ..words.toggles import POWER_WORDS
from .channels import CHANNEL_ID
from .evidence import Evidence, Weight, offers
from .kind import DeviceKind
from .parts import BOOL, Bindings, FoundParts, Part, Parts
from .products import CALLED

# Settings that sockets share with other devices.
COMMON_SETTING_WORDS = word_set(
    "countdown timer memory status child indicator led backlight overload limit protect reset clear fault "
    "倒计时 定时 记忆 上电 通电 断电 来电 童锁 指示灯 背光 过载 上限 阈值 保护 清零 故障 待机 温度"
)
# What breaks a circuit, or has several phases, is no outlet.
BREAKER_WORDS = word_set(
    "合闸 分闸 拉闸 跳闸 重合闸 三相 a相 b相 反向有功 最大需量 phase_a phase_b reclosing"
)
METERED = {"power", "voltage", "current", "energy"}


def _is_socket(_: FoundParts, evidence: Evidence) -> bool:
    """Return whether it is called a socket, or is a switch with a meter."""
    channels = [part for part in evidence.parts if CHANNEL_ID.fullmatch(part.id)]
    told = evidence.clue(CALLED["socket"]).weight
    if len(channels) > 1:
        return told >= Weight.NAME
    return told > 0 or _is_metered(evidence)


def _is_metered(evidence: Evidence) -> bool:
    """Return whether power and the like are measured, and little else can be set."""
    things = (CALLED[name] for name in CALLED if name not in {"socket", "light"})
    properties = evidence.properties.values()
    if any(evidence.clue(words).weight for words in (*things, BREAKER_WORDS)):
        return False
    if any(offers(each, BREAKER_WORDS) for each in properties):
        return False
    classes = {
        CLASS_BY_UNIT.get(unit_of(each.type.unit) or "")
        for each in properties
        if each.type.kind in NUMBERS
    }
    others = evidence.not_saying(COMMON_SETTING_WORDS).properties.values()
    more = [each for each in others if each.writable and _switches(each)]
    return len(classes & METERED) > 1 and len(more) == 1


def _switches(property_: Property) -> bool:
    """Return whether a property is switched or chosen, not counted."""
    return property_.type.kind not in NUMBERS or not unit_of(property_.type.unit)


def _describe(_: Bindings, __: Evidence) -> dict[str, Any]:
    """Return the role and the device class of an outlet."""
    return {"role": "power_switch", "device_class": "outlet"}


SOCKET = DeviceKind(
    name="socket",
    platform="switch",
    parts=Parts(
        Part(
            name=VALUE,
            words=f"{POWER_WORDS} switch_1 plug outlet socket 插座 插座开关",
            kinds=BOOL,
        )
    ),
    main=(VALUE,),
    needs=((VALUE,),),
    fits=_is_socket,
    describe=_describe,
)
