"""Valves of water and gas: they open and close a pipe."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ..entities import EntityPlan
from ..model import NUMBERS, ValueType
from ..spelling import word_set
from .evidence import Evidence, Weight, says
from .kind import DeviceKind, composite
from .parts import BOOL, ENUMS, FoundParts, Part, Parts, numbered, states
from .products import CALLED, GAS_WORDS
from .vocabulary import NO_WORDS, Vocabulary


class ValvePart(StrEnum):
    """What the bindings of a valve are called."""

    VALVE = "valve"
    POSITION = "position"
    CURRENT_POSITION = "current_position"
    STATE = "state"


STATES = Vocabulary(
    open="open on open_valve", close="close off close_valve", stop="stop"
)
# A choice with the first option belongs to a valve.
DRIVES = Vocabulary(open="open_valve let_run", close="close_valve close off stop")
# What a valve reports of itself.
TOLD = Vocabulary(
    opening="opening",
    closing="closing",
    open="opened open open_valve",
    closed="closed close close_valve",
)
OPEN_WHEN_ON = {"1": "open", "0": "close"}
# Something that counts is a meter first of all, although it can shut.
METER_WORDS = word_set(
    "meter meter_no magnet 水表 气表 燃气表 热量表 热表 表号 抄表 冻结 倒流 反向累计 磁干扰 磁攻击 余额 剩余金额 水价 气价 标况 工况"
)
# Names of a valve that only say where something runs: water, unless they say what else.
POURING_WORDS = word_set(
    "irrigation watering sprinkler bypass inlet outlet drain 出水 浇水 浇灌 灌溉 喷灌 滴灌 旁通 进水 补水 供水 排水 放水 泄水 排污"
)
NOT_POURED_WORDS = word_set(
    "air steam exhaust refrigerant hot_gas oxygen vacuum pneumatic pressure_relief 空气 进气 排气 出气 充气 放气 泄气 泄压 "
    "蒸汽 热气 气动 氧 真空 冷媒 制冷剂 氟"
)
# What air and refrigerants pass by, too, and where.
BYPASS_WORDS = word_set("bypass 旁通")
BYPASSED_BY_AIR = CALLED["fan"] | CALLED["climate"]
# A valve that says so is for water beside whatever gas.
WATER_WORDS = word_set("water drain irrigation watering sprinkler 水 浇 灌 排污")


def _read(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> open or close; a boolean is true when the valve is open."""
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
        never_speaks=NOT_POURED_WORDS,
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
        words="valve_position valve_opening valve_percent opening position_set 阀门开度 开度 号阀开度 路阀开度 号阀门开度 路阀门开度 阀门位置 阀位 阀位设定 "
        "阀位设置 阀位控制 阀门开度设定 阀门开度设置 阀门开度控制 开度设定 开度设置 开度控制 目标开度 目标阀位",
        kinds=NUMBERS,
    ),
    Part(
        name=ValvePart.CURRENT_POSITION,
        words="valve_position valve_opening current_position position_state 阀门开度 开度 号阀开度 路阀开度 阀位 当前开度 当前阀位 "
        "实际开度 实际阀位 阀位反馈 开度反馈 阀门开度反馈 阀门当前开度",
        kinds=NUMBERS,
        writable=False,
        only_shown=True,
        shared=True,
    ),
    Part(
        name=ValvePart.STATE,
        words="valve_state valve_status work_state state 阀门状态 阀状态 阀门开关状态 阀门当前状态 工作状态 状态",
        kinds=ENUMS,
        writable=False,
        only_shown=True,
        shared=True,
        reads=TOLD.read,
        requires=({"open"}, {"closed"}),
    ),
)


def _build(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the valve, or each of several, known or guessed."""
    device_class = "gas" if evidence.clue(GAS_WORDS).weight else "water"
    for valve in _known(evidence):
        evidence = evidence.without(valve.property_ids, ())
        yield replace(valve, device_class=device_class)
    if evidence.clue(BYPASSED_BY_AIR).weight:
        evidence = evidence.not_saying(BYPASS_WORDS)
    for property_ in VALVE_PARTS.guess_all(ValvePart.VALVE, evidence):
        valve = _valve({ValvePart.VALVE: property_}, name=property_.name)
        is_wet = says(property_, WATER_WORDS)
        yield replace(valve, device_class="water" if is_wet else device_class)


def _known(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the valve with a known name, and those with a number."""
    found = VALVE_PARTS.find(evidence)
    if ValvePart.VALVE in found or (
        ValvePart.POSITION in found and _is_only_a_valve(evidence)
    ):
        is_meter = evidence.clue(METER_WORDS).weight > Weight.NOTHING
        valve = _valve(found, translation_key="valve" if is_meter else None)
        evidence = evidence.without(valve.own_ids, ())
        yield valve
    for number, gang in VALVE_PARTS.find_gangs(evidence).items():
        if ValvePart.VALVE in gang:
            yield _valve(gang, **numbered("valve", gang[ValvePart.VALVE].name, number))


def _valve(found: FoundParts, **details: Any) -> EntityPlan:
    """Return the valve that some parts make up."""
    main = found.get(ValvePart.VALVE) or found[ValvePart.POSITION]
    return composite("valve", main.id, VALVE_PARTS.bind(found), **details)


def _is_only_a_valve(evidence: Evidence) -> bool:
    """Return whether a product is called a valve, and is none that heats a room."""
    is_called = evidence.clue(CALLED["valve"]).weight >= Weight.NAME
    return is_called and not evidence.clue(CALLED["climate"]).weight


VALVE = DeviceKind(
    name="valve",
    platform="valve",
    parts=VALVE_PARTS,
    build=_build,
)
