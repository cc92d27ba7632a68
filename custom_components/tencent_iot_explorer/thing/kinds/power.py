"""The power of a device: a boolean, or a choice of on and off."""

from collections.abc import Iterator, Mapping

from ..model import ValueType
from ..spelling import joined, word_set
from ..words.toggles import POWER_WORDS
from .evidence import Evidence
from .parts import BOOL, ENUMS, Part
from .products import SWITCHING_WORDS
from .vocabulary import Vocabulary

SWITCHED = Vocabulary(on="on begin switched_on", off="off stop switched_off shut_down")
# A switch called a lamp or a socket is no power of a device, although its id is one.
OTHER_WORDS = word_set("灯光 照明 插座")
_POWER = frozenset(map(joined, POWER_WORDS.split()))
# Options that only the power of a device has, whatever it is called.
POWERED = Vocabulary(on="switched_on", off="switched_off shut_down")


def switched(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> on or off, for a choice of nothing else."""
    return SWITCHED.read(type_) if len(type_.options) == 2 else {}


def has_power(evidence: Evidence) -> bool:
    """Return whether something is called the power of a device."""
    return not _POWER.isdisjoint(evidence.by_spelling)


def power(name: str, *called: str, device: frozenset[str]) -> Iterator[Part]:
    """Yield the parts that switch a device, by whole names or by words in them."""
    words = f"{POWER_WORDS} start_stop system_power main_power 系统电源 系统开关 整机电源 整机开关 启停控制 开关机状态 开关状态 运行 机器启停 机器开关 主机启停 主机运行 机组启停 机组运行 整机启停 {' '.join(called)}"
    yield Part(name=name, words=words, kinds=BOOL, never_speaks=OTHER_WORDS)
    yield Part(
        name=name,
        words=words,
        kinds=ENUMS,
        reads=switched,
        requires=({"on"}, {"off"}),
    )
    yield Part(name=name, words=" ".join(sorted(device)), kinds=BOOL)
    yield Part(name=name, kinds=BOOL, speaks=(SWITCHING_WORDS, device))
    yield Part(
        name=name,
        kinds=ENUMS,
        reads=switched,
        requires=({"on"}, {"off"}),
        speaks=(SWITCHING_WORDS, device),
    )
    yield Part(
        name=name,
        kinds=BOOL,
        reads=POWERED.read,
        requires=({"on"}, {"off"}),
        speaks=(),
    )
