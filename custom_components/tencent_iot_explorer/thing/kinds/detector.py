"""Detectors of smoke, gas and water: their alarm is what the device is."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ..entities import VALUE
from ..model import ValueType
from ..roles import State
from ..spelling import word_set
from ..words.states import STATES
from .evidence import Evidence, says
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Bindings, FoundParts, Part, Parts, alarms
from .products import CALLED
from .valve import VALVE
from .vocabulary import ALARMS

# The concentration that is measured beside the alarm.
AMOUNT_WORDS = word_set("concentration value lel ppm 浓度 检测值")
OTHER_WORDS = word_set("smoke gas 烟雾 燃气 可燃气")


def _read_whole(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> on or off, for a state that is nothing else."""
    told = ALARMS.read(type_)
    return told if len(told) == len(type_.options) else {}


def _nears(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> off: a test, a warm-up or a failure is no alarm."""
    return dict.fromkeys(type_.options, "off")


def _describe(role: State, bindings: Bindings, __: Evidence) -> dict[str, Any]:
    """Return what is sensed; a state with more options keeps its key for its sensor."""
    value = bindings[VALUE]
    key = f"{value.property_id}:alarm" if value.shared else value.property_id
    return {"key": key, "role": role.name, "device_class": role.device_class}


def _senses(_: FoundParts, evidence: Evidence) -> bool:
    """Return whether it senses: it is no valve that shuts at a leak."""
    measures = any(says(each, AMOUNT_WORDS) for each in evidence.properties.values())
    return measures or not VALVE.parts.find(evidence)


def _senses_nothing_else(found: FoundParts, evidence: Evidence) -> bool:
    """Return whether it senses, and measures neither smoke nor gas."""
    amounts = (
        each for each in evidence.properties.values() if says(each, AMOUNT_WORDS)
    )
    return _senses(found, evidence) and not any(
        says(each, OTHER_WORDS) for each in amounts
    )


def _detector(
    role: State, fits: Callable[[FoundParts, Evidence], bool] = _senses
) -> DeviceKind:
    """Return the detector that a role of a state is the alarm of."""
    alarm = partial(
        Part,
        name=VALUE,
        kinds=BOOL | ENUMS,
        writable=False,
        nears=_nears,
        requires=({"on"}, {"off"}),
    )
    return DeviceKind(
        name=role.name,
        platform="binary_sensor",
        parts=Parts(
            alarm(words=role.words, reads=_read_whole),
            alarm(words=role.words, reads=alarms, only_shown=True),
            alarm(words=role.words, reads=ALARMS.read),
            alarm(speaks=(CALLED[role.name],), reads=ALARMS.read, only_shown=True),
        ),
        main=(VALUE,),
        needs=((VALUE,),),
        describe=partial(_describe, role),
        fits=fits,
    )


_ROLES = {role.name: role for role in STATES.roles}
DETECTORS = (
    _detector(_ROLES["smoke"]),
    _detector(_ROLES["gas"]),
    _detector(_ROLES["carbon_monoxide"], fits=_senses_nothing_else),
)
LEAK_DETECTOR = _detector(_ROLES["moisture"])
