"""What properties are for a cover: commands, positions and states."""

from collections.abc import Mapping
from enum import StrEnum

from ..meanings import is_reversed
from ..model import NUMBERS, Kind, ValueType
from ..spelling import joined, word_set
from ..words.toggles import NOTHING_WORDS, POWER_WORDS
from .parts import BOOL, ENUMS, Part, Parts
from .products import CALLED, others
from .vocabulary import NO_WORDS, Vocabulary


class CoverPart(StrEnum):
    """What the bindings of a cover are called."""

    COMMAND = "command"
    POSITION = "position"
    CURRENT_POSITION = "current_position"
    TILT = "tilt"
    STATE = "state"
    OPEN = "open"
    CLOSE = "close"
    STOP = "stop"


# The on/off switch of a door; it opens and closes a door that reports its movement.
SWITCH = "switch"
COMMANDS = Vocabulary(
    open="open fully_open raise put_up lift extend open_door",
    close="close fully_closed lower put_down drop retract close_door",
    stop="stop paused",
)
STATES = Vocabulary(
    opening="opening rising raise opens",
    closing="closing lowering lower closes",
    open="opened fully_open lift",
    closed="closed fully_closed drop",
    stopped="stop paused",
)
DRIVE = ({"open"}, {"close"}, {"stop"})
# Where options for opening and closing exist, "open" and "close" are end positions.
ENDINGS = Vocabulary(
    opening="opening",
    closing="closing",
    open="open opened open_door lift extend",
    closed="close closed close_door drop retract",
    stopped="stop paused halfway",
)
# States that count only beside open and closed.
BETWEEN = Vocabulary(moving="moving", stopped="halfway")
ENDS = ({"opening", "closing"}, {"open", "closed"})
# The lid and the seat of a toilet.
SEAT_WORDS = word_set("翻盖 翻圈 座圈")
# Options that only a door, a window or a lid has.
LEAVES = Vocabulary(open="open_door", close="close_door", stop="stop")
OPEN_WHEN_ON = {"1": "open", "0": "closed"}
CLOSED_WHEN_ON = {"0": "open", "1": "closed"}
PERCENT = (0, 100)
POSITION_WORDS = word_set(
    "position percent degree extension 位置 百分比 开合 开度 程度 幅度 行程 展开 高度"
)
# Products whose position is that of something else, and what else is in percent or kept.
ELSEWHERE_WORDS = (
    CALLED["exerciser"]
    | CALLED["valve"]
    | CALLED["tracker"]
    | word_set(
        "battery signal volume speed brightness humidity memory preset 电池 电量 信号 音量 速度 亮度 湿度 记忆 预设"
    )
)
MEASURED_WORDS = word_set("current state real 当前 状态 实际 实时")
# The state that a relay takes when its power is back.
RESTORED_WORDS = word_set(
    "relay power_on init start memory default 上电 通电 来电 断电 停电 记忆 默认 继电器"
)
CONTROL_WORDS = (
    "control curtain_control control_mode motor_control curtain_state curtain_switch door_control gate_control "
    "garage_control garage_switch garage_door 控制 设备控制 窗控制 窗户控制 窗帘控制 电机控制 升降控制 推窗器控制 卷膜控制 "
    "门控制 大门控制 车库门控制 卷帘门控制 道闸控制 道闸 车库门开关 卷帘门开关 窗帘开关 "
    "卷被控制 卷被 保温被控制 保温被 screen_control 幕布控制 投影幕控制 投影幕布控制 幕布升降 投影幕升降"
)
# Commands of any device.
COMMAND_WORDS = "command cmd motor_cmd gate_cmd door_cmd action operation operate 指令 命令 动作 操作 控制指令 控制命令 门指令 电机指令 遥控指令"
# The on/off switch of a door.
LEAF_WORDS = f"{POWER_WORDS} door_switch gate_switch garage_door_switch door gate 门开关 大门开关 门"


def drive(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> command, for a choice of open, close and stop only."""
    commands = COMMANDS.read(type_)
    told = [
        each for each in type_.options.values() if joined(each) not in NOTHING_WORDS
    ]
    is_told = len(told) == len(set(commands.values())) == len(DRIVE)
    return commands if is_told else {}


def _states(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> state; a truth value is true when the cover is open."""
    if type_.kind is Kind.BOOL:
        return CLOSED_WHEN_ON if is_reversed(type_) else OPEN_WHEN_ON
    states = ENDINGS.read(type_)
    has_ends = {"opening", "closing"}.issubset(states.values()) or BETWEEN.read(type_)
    if not has_ends:
        states = STATES.read(type_)
    return states if any(ends <= set(states.values()) for ends in ENDS) else {}


COVER_PARTS = Parts(
    Part(
        name=CoverPart.COMMAND,
        words=CONTROL_WORDS,
        kinds=ENUMS | BOOL,
        reads=COMMANDS.read,
        requires=DRIVE,
    ),
    Part(
        name=CoverPart.COMMAND,
        words=f"{POWER_WORDS} {COMMAND_WORDS} 窗帘",
        kinds=ENUMS,
        reads=COMMANDS.read,
        requires=DRIVE,
    ),
    Part(
        name=CoverPart.COMMAND,
        words=CONTROL_WORDS,
        kinds=ENUMS | BOOL,
        reads=COMMANDS.read,
        requires=({"open"}, {"close"}),
    ),
    Part(
        name=SWITCH,
        words=LEAF_WORDS,
        kinds=BOOL,
        reads=COMMANDS.read,
        requires=({"open"}, {"close"}),
    ),
    Part(
        name=CoverPart.COMMAND,
        kinds=ENUMS,
        reads=drive,
        requires=DRIVE,
        speaks=(),
        never_speaks=others("cover"),
    ),
    Part(
        name=CoverPart.COMMAND,
        kinds=ENUMS | BOOL,
        reads=LEAVES.read,
        requires=({"open"}, {"close"}),
        speaks=(),
        never_speaks=others("cover") | SEAT_WORDS,
    ),
    *(
        Part(name=name, words=words, kinds=BOOL)
        for name, words in {
            CoverPart.OPEN: "open up open_door open_cover curtain_open open_cmd 打开 开启 上升 开门 开窗 开帘 升",
            CoverPart.CLOSE: "close down close_door close_cover curtain_close close_cmd 关闭 下降 关门 关窗 关帘 降",
            CoverPart.STOP: "stop stop_door stop_cover curtain_stop stop_cmd pause 停止 暂停 停",
        }.items()
    ),
    Part(
        name=CoverPart.POSITION,
        words="percent_control position curtain_position percent position_set "
        "target_position set_position 百分比控制 开合度 开合百分比 位置 目标位置 窗帘位置",
        kinds=NUMBERS,
    ),
    Part(
        name=CoverPart.POSITION,
        kinds=NUMBERS,
        span=PERCENT,
        speaks=(POSITION_WORDS,),
        never_speaks=MEASURED_WORDS | ELSEWHERE_WORDS,
    ),
    Part(
        name=CoverPart.CURRENT_POSITION,
        words="percent_state current_position position_state cur_position 百分比状态 当前位置 "
        "当前开合度 当前开合百分比",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name=CoverPart.CURRENT_POSITION,
        kinds=NUMBERS,
        writable=False,
        span=PERCENT,
        speaks=(POSITION_WORDS, MEASURED_WORDS),
        never_speaks=ELSEWHERE_WORDS,
    ),
    Part(
        name=CoverPart.CURRENT_POSITION,
        kinds=NUMBERS,
        writable=False,
        only_shown=True,
        span=PERCENT,
        speaks=(POSITION_WORDS,),
        never_speaks=ELSEWHERE_WORDS,
    ),
    Part(
        name=CoverPart.TILT,
        words="tilt tilt_position tilt_angle slat_angle blade_angle angle_control angle 角度 叶片角度 "
        "翻转角度 百叶角度 调光角度 帘片角度",
        kinds=NUMBERS,
    ),
    Part(
        name=CoverPart.STATE,
        words="work_state state motor_state status door_state gate_state garage_state 工作状态 运行状态 状态 门状态 "
        "大门状态 车库门状态 窗帘状态 电机状态",
        kinds=ENUMS | BOOL,
        writable=False,
        reads=_states,
        nears=NO_WORDS.read,
        never_speaks=RESTORED_WORDS,
    ),
    Part(
        name=CoverPart.STATE,
        kinds=ENUMS,
        writable=False,
        reads=_states,
        nears=NO_WORDS.read,
        never_speaks=RESTORED_WORDS,
        speaks=(word_set("state motor curtain 状态 电机 窗帘"),),
    ),
)
