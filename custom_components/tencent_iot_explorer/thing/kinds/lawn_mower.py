"""Lawn mowers: they mow by themselves, and can be started."""

from enum import StrEnum

from ..model import Property
from ..spelling import word_set
from .evidence import Evidence, offers
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Part, Parts
from .power import power
from .things import CALLED
from .vocabulary import Vocabulary


class MowerPart(StrEnum):
    """What the bindings of a lawn mower are called."""

    POWER = "power"
    STATE = "state"
    COMMAND = "command"


STATES = Vocabulary(
    mowing="mowing mow working 割草 割草中 修草中 工作中 作业中",
    docked="@charging charged full docked @charged 充满 已回充 在桩",
    returning="returning docking recharge go_home to_charge @returning 返回中 返回充电中 回桩中",
    paused="@paused",
    error="@fault 故障中 stuck trapped 被困 卡住",
)
# What comes nearest to states that Home Assistant has no word for.
NEAREST = Vocabulary(
    docked="@standby @idle sleep off 休眠 关机 rain_delay 雨天延时 upgrading 升级中",
    mowing="mapping edge_cut 建图 建图中 修边 修边中",
    paused="@stop emergency_stop 急停",
)
COMMANDS = Vocabulary(
    start="@start mow start_mow mowing resume @begin 开始割草 割草 继续割草 自动割草",
    pause="@paused @stop pause_mow stop_mow 暂停割草 停止割草",
    dock="dock charge recharge go_home return_home back_home go_charge 回充 回桩 返回充电 返回充电座 返回基站 充电",
)
DRIVING_WORDS = word_set("command cmd control mode mow 指令 控制 模式 割草")


def _told(evidence: Evidence) -> Property | None:
    """Return a choice whose options speak of mowing."""
    called = CALLED["lawn_mower"]
    told = (each for each in evidence.properties.values() if offers(each, called))
    return next(told, None)


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
    told=_told,
    must_be_told=True,
    calls=COMMANDS,
)
