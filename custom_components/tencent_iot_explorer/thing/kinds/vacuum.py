"""Robot vacuums: they clean by themselves, and can be started."""

from enum import StrEnum

from ..spelling import word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Bindings, FoundParts, Part, Parts
from .power import power
from .products import CALLED, SWITCHING_WORDS
from .vocabulary import MODES, Vocabulary


class VacuumPart(StrEnum):
    """What the bindings of a vacuum are called."""

    POWER = "power"
    DOCK = "dock"
    PAUSE = "pause"
    LOCATE = "locate"
    STATE = "state"
    COMMAND = "command"
    FAN_SPEED = "fan_speed"


STATES = Vocabulary(
    cleaning="cleaning sweeping working",
    docked="charging charged docked",
    returning="going_home returning",
    paused="paused",
    idle="standby idle asleep",
    error="fault in_error",
)
# The nearest words for states that Home Assistant has none for.
NEAREST = Vocabulary(
    cleaning="mapping cleaning_there driven_by_hand",
    docked="tended drying upgrading",
    idle="stop shut_down finished cleaned",
    error="trapped low_on_power",
)
COMMANDS = Vocabulary(
    start="start auto begin clean",
    pause="paused pause_cleaning",
    stop="stop standby",
    dock="go_home",
    spot="spot clean_spot",
)
CALLS = Vocabulary(
    start="start begin clean",
    pause="paused pause_cleaning",
    stop="stop stop_cleaning",
    dock="go_home",
    locate="locate",
)

# Where only a robot can go: the floor and the walls of a pool.
PLACE_WORDS = word_set("池底 池壁")
WIPING_WORDS = word_set("擦窗 擦玻璃")
# What starts a robot that has no other start, such as one that cleans windows.
STARTING = Parts(
    Part(
        name=VacuumPart.POWER,
        words="start start_clean start_sweep clean_start 启动 启动清扫 开始清扫 清扫启动 启动清洁 开始清洁",
        kinds=BOOL,
    ),
    Part(name=VacuumPart.POWER, words="擦窗 擦玻璃", kinds=BOOL),
    Part(
        name=VacuumPart.POWER,
        kinds=BOOL,
        speaks=(SWITCHING_WORDS, WIPING_WORDS),
    ),
)
# Words in the options that drive a robot.
DRIVING_WORDS = word_set("command cmd control mode 指令 控制 模式 清扫")


# What pauses a robot that something else switches on.
PAUSES = Vocabulary(on="paused", off="start begin")
PAUSING = Parts(
    Part(
        name=VacuumPart.PAUSE,
        words="power_go start_pause run_pause 启动暂停 开始暂停 暂停启动 暂停开始",
        kinds=BOOL | ENUMS,
        reads=PAUSES.read,
        requires=({"on"}, {"off"}),
    ),
)


def _more(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return what starts a robot that has no other start, or pauses one that has."""
    power = found.get(VacuumPart.POWER)
    if power is None:
        return _starting(found, evidence)
    if VacuumPart.PAUSE in found:
        return {}
    return PAUSING.bind(PAUSING.find(evidence.without({power.id}, ())))


def _starting(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return the switch that starts a robot that has no other start."""
    if VacuumPart.COMMAND in found:
        return {}
    return STARTING.bind(STARTING.guess(STARTING.find(evidence), evidence))


VACUUM = DeviceKind(
    name="vacuum",
    platform="vacuum",
    parts=Parts(
        *power(
            VacuumPart.POWER,
            "clean_switch power_go 清扫开关",
            device=CALLED["vacuum"] - WIPING_WORDS,
        ),
        Part(
            name=VacuumPart.DOCK,
            words="switch_charge charge_switch recharge go_charge return_dock 回充 充电开关 回充开关 "
            "一键回充",
            kinds=BOOL,
        ),
        Part(name=VacuumPart.PAUSE, words="pause 暂停 暂停开关", kinds=BOOL),
        Part(
            name=VacuumPart.LOCATE,
            words="seek find_me find_robot locate 寻找 寻找机器 寻找机器人 查找机器人 寻找扫地机",
            kinds=BOOL,
        ),
        Part(
            name=VacuumPart.STATE,
            words="status work_state work_status state run_state robot_state 状态 工作状态 运行状态 "
            "机器状态",
            kinds=ENUMS,
            writable=False,
            only_shown=True,
            reads=STATES.read,
            nears=NEAREST.read,
            requires=({"cleaning"},),
        ),
        Part(
            name=VacuumPart.STATE,
            kinds=ENUMS,
            writable=False,
            only_shown=True,
            reads=STATES.read,
            nears=NEAREST.read,
            requires=({"cleaning"}, {"returning"}),
            speaks=(),
        ),
        *(
            Part(
                name=VacuumPart.COMMAND,
                words="control clean_control direction_control mode work_mode clean_mode 控制 清扫控制 "
                "清扫模式 工作模式 模式",
                kinds=ENUMS,
                reads=COMMANDS.read,
                requires=({"start"}, *driven),
            )
            for driven in (({"dock", "pause"},), ())
        ),
        Part(
            name=VacuumPart.COMMAND,
            kinds=ENUMS,
            reads=COMMANDS.read,
            requires=({"start"}, {"dock"}, {"spot"}),
            speaks=(),
        ),
        Part(
            name=VacuumPart.COMMAND,
            kinds=ENUMS,
            reads=COMMANDS.read,
            requires=({"start"}, {"dock", "pause", "stop"}),
            speaks=(DRIVING_WORDS,),
        ),
        Part(
            name=VacuumPart.FAN_SPEED,
            words="suction fan_speed suction_level 吸力 吸力档位 吸力模式 风力",
            kinds=ENUMS,
            reads=MODES.read_all,
        ),
        Part(
            name=VacuumPart.FAN_SPEED,
            kinds=ENUMS,
            reads=MODES.read_all,
            speaks=(word_set("suction 吸力"),),
        ),
    ),
    main=(VacuumPart.POWER, VacuumPart.COMMAND, VacuumPart.STATE),
    needs=(
        (VacuumPart.POWER, VacuumPart.COMMAND, "start"),
        (VacuumPart.STATE, VacuumPart.COMMAND),
    ),
    calls=CALLS,
    more=_more,
    known_by=(VacuumPart.COMMAND, VacuumPart.STATE),
    offers=PLACE_WORDS,
    needs_clue=True,
)
