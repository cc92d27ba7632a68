"""Valves of water and gas: they open and close a pipe."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ..entities import EntityPlan
from ..model import NUMBERS, ValueType
from ..spelling import word_set
from .evidence import Evidence, Weight
from .kind import DeviceKind, Found, composite
from .parts import BOOL, ENUMS, Part, Parts, numbered, states
from .things import CALLED
from .vocabulary import NO_WORDS, Vocabulary


class ValvePart(StrEnum):
    """What the bindings of a valve are called."""

    VALVE = "valve"
    POSITION = "position"


STATES = Vocabulary(open="open on open_valve", close="close off close_valve")
# Options of which the first is only a valve's.
DRIVES = Vocabulary(open="open_valve let_run", close="close_valve close off stop")
OPEN_WHEN_ON = {"1": "open", "0": "close"}
# What counts is a meter first of all, although it can shut.
METER_WORDS = word_set(
    "meter meter_no magnet 水表 气表 燃气表 热量表 热表 表号 抄表 冻结 倒流 反向累计 磁干扰 磁攻击 余额 剩余金额 水价 气价"
)
# What a valve lets run, where its name does not say valve.
POURING_WORDS = word_set("irrigation watering sprinkler 出水 浇水 浇灌 灌溉 喷灌 滴灌")
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
        name=ValvePart.VALVE,
        kinds=BOOL | ENUMS,
        reads=_read,
        requires=({"open"}, {"close"}),
        speaks=(CALLED["valve"], POURING_WORDS),
    ),
    Part(
        name=ValvePart.VALVE,
        kinds=BOOL | ENUMS,
        reads=DRIVES.read,
        requires=({"open"}, {"close"}),
        speaks=(),
    ),
    Part(
        name=ValvePart.POSITION,
        words="valve_position valve_opening valve_percent opening 阀门开度 开度 阀门位置",
        kinds=NUMBERS,
    ),
)


def _build(_: Found, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the valve, or each of several, and those that are only spoken of."""
    device_class = "gas" if evidence.clue(GAS_WORDS).weight else "water"
    for valve in _known(evidence):
        evidence = evidence.without(valve.own_ids, ())
        yield replace(valve, device_class=device_class)
    for property_ in VALVE_PARTS.guess_all(ValvePart.VALVE, evidence):
        valve = _valve({ValvePart.VALVE: property_}, name=property_.name)
        yield replace(valve, device_class=device_class)


def _known(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the valve of a known name, or each of several that have a number."""
    found = VALVE_PARTS.find(evidence)
    if ValvePart.VALVE in found:
        is_meter = evidence.clue(METER_WORDS).weight > Weight.NOTHING
        yield _valve(found, translation_key="valve" if is_meter else None)
        return
    for number, gang in VALVE_PARTS.find_gangs(evidence).items():
        if ValvePart.VALVE in gang:
            yield _valve(gang, **numbered("valve", gang[ValvePart.VALVE].name, number))


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
