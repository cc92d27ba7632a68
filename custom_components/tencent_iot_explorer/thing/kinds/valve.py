"""Valves of water and gas: they open and close a pipe."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ..entities import EntityPlan
from ..model import NUMBERS, ValueType
from ..spelling import word_set
from .evidence import Evidence, Weight
from .kind import DeviceKind, Found, composite
from .parts import BOOL, ENUMS, Part, Parts, numbered, states
from .vocabulary import NO_WORDS, Vocabulary


class ValvePart(StrEnum):
    """What the bindings of a valve are called."""

    VALVE = "valve"
    POSITION = "position"


STATES = Vocabulary(open="open on open_valve", close="close off close_valve")
OPEN_WHEN_ON = {"1": "open", "0": "close"}
# What counts is a meter first of all, although it can shut.
METER_WORDS = word_set("meter 水表 气表 燃气表 热量表 热表")
GAS_WORDS = word_set("gas 燃气 气阀 天然气")


def _read(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> open or close; a truth value is true when the valve is open."""
    return states(type_, STATES, OPEN_WHEN_ON)


VALVE_PARTS = Parts(
    Part(
        name=ValvePart.VALVE,
        words="valve valve_switch switch_valve valve_control water_valve gas_valve "
        "valve_state valve_ctrl 阀门 阀门开关 切断阀 切断阀控制 电磁阀控制 阀控制 球阀 水阀 水阀开关 气阀 气阀开关 阀门控制 阀门状态 "
        "燃气阀 电磁阀 路阀门 号阀门 区阀门 号阀 路阀 灌溉区 zone_valve irrigation_zone 浇水开关 灌溉开关 浇灌开关 "
        "watering_switch irrigation_switch",
        kinds=BOOL | ENUMS,
        reads=_read,
        nears=NO_WORDS.read,
        requires=({"open"}, {"close"}),
    ),
    Part(
        name=ValvePart.POSITION,
        words="valve_position valve_opening valve_percent opening 阀门开度 开度 阀门位置",
        kinds=NUMBERS,
    ),
)


def _build(found: Found, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the valve, or each of several."""
    device_class = "gas" if evidence.clue(GAS_WORDS).weight else "water"
    if ValvePart.VALVE in found:
        is_meter = evidence.clue(METER_WORDS).weight >= Weight.NAME
        called = {"translation_key": "valve" if is_meter else None}
        yield _valve(found, device_class=device_class, **called)
        return
    for number, gang in VALVE_PARTS.find_gangs(evidence).items():
        if ValvePart.VALVE in gang:
            called = numbered("valve", gang[ValvePart.VALVE].name, number)
            yield _valve(gang, device_class=device_class, **called)


def _valve(found: Found, **details: Any) -> EntityPlan:
    """Return the valve that some parts make up."""
    key = found[ValvePart.VALVE].id
    return composite("valve", key, VALVE_PARTS.bind(found), **details)


VALVE = DeviceKind(
    name="valve",
    platform="valve",
    parts=VALVE_PARTS,
    build=_build,
)
