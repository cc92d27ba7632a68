"""Lawn mowers: they mow by themselves, and can be started."""

from enum import StrEnum

from ..spelling import word_set
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Part, Parts
from .power import power
from .products import CALLED
from .vocabulary import Vocabulary


class MowerPart(StrEnum):
    """What the bindings of a lawn mower are called."""

    POWER = "power"
    STATE = "state"
    COMMAND = "command"


STATES = Vocabulary(
    mowing="mowing",
    docked="charging charged docked",
    returning="going_home returning",
    paused="paused",
    error="fault trapped",
)
# The nearest words for states that Home Assistant has none of its own for.
NEAREST = Vocabulary(
    idle="standby idle asleep shut_down rained_off upgrading stop emergency_stop",
    mowing="mapping cutting_edges",
)
COMMANDS = Vocabulary(
    start="start begin mow",
    pause="paused pause_mowing",
    stop="stop stop_mowing",
    dock="go_home",
)
DRIVING_WORDS = word_set("command cmd control mode mow 指令 控制 模式 割草")


LAWN_MOWER = DeviceKind(
    name="lawn_mower",
    platform="lawn_mower",
    parts=Parts(
        Part(
            name=MowerPart.STATE,
            kinds=ENUMS,
            writable=False,
            only_shown=True,
            reads=STATES.read,
            nears=NEAREST.read,
            requires=({"mowing"}, {"docked", "returning", "paused"}),
            speaks=(),
        ),
        Part(
            name=MowerPart.COMMAND,
            kinds=ENUMS,
            reads=COMMANDS.read,
            requires=({"start"},),
            speaks=(DRIVING_WORDS,),
        ),
        Part(
            name=MowerPart.POWER,
            kinds=BOOL,
            speaks=(word_set("start 开始 启动"), CALLED["lawn_mower"]),
        ),
        *power(
            MowerPart.POWER,
            "mow mowing 割草 割草开关 开始割草",
            device=CALLED["lawn_mower"],
        ),
    ),
    main=(MowerPart.COMMAND, MowerPart.POWER, MowerPart.STATE),
    needs=((MowerPart.COMMAND, MowerPart.POWER, "start"), (MowerPart.STATE,)),
    offers=CALLED["lawn_mower"],
    needs_clue=True,
    calls=COMMANDS,
)
