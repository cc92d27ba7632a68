"""Valves of water and gas: they open and close a pipe."""

from collections.abc import Mapping
from enum import StrEnum

from ..model import NUMBERS, ValueType
from ..spelling import word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Bindings, Part, Parts, states
from .vocabulary import Vocabulary


class ValvePart(StrEnum):
    """What the bindings of a valve are called."""

    VALVE = "valve"
    POSITION = "position"


STATES = Vocabulary(open="@open @on 开阀", close="@close @off 关阀")
OPEN_WHEN_ON = {"1": "open", "0": "close"}
GAS_WORDS = word_set("gas 燃气 气阀 天然气")


def _read(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> open or close; a truth value is true when the valve is open."""
    return states(type_, STATES, OPEN_WHEN_ON)


def _describe(_: Bindings, evidence: Evidence) -> dict[str, str]:
    """Tell a valve of gas from one of water."""
    return {"device_class": "gas" if evidence.clue(GAS_WORDS).weight else "water"}


VALVE = DeviceKind(
    name="valve",
    platform="valve",
    parts=Parts(
        Part(
            name=ValvePart.VALVE,
            words="valve valve_switch switch_valve valve_control water_valve gas_valve "
            "valve_state valve_ctrl 阀门 阀门开关 切断阀 切断阀控制 电磁阀控制 阀控制 球阀 水阀 水阀开关 气阀 气阀开关 阀门控制 阀门状态 "
            "燃气阀 电磁阀",
            kinds=BOOL | ENUMS,
            reads=_read,
            requires=({"open"}, {"close"}),
        ),
        Part(
            name=ValvePart.POSITION,
            words="valve_position valve_opening valve_percent opening 阀门开度 开度 阀门位置",
            kinds=NUMBERS,
        ),
    ),
    main=(ValvePart.VALVE,),
    needs=((ValvePart.VALVE,),),
    describe=_describe,
)
