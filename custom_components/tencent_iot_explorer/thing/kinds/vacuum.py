"""Robot vacuums: they clean by themselves, and can be started."""

from enum import StrEnum

from ..model import Property
from ..spelling import word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Part, Parts
from .power import power
from .things import CALLED
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
    cleaning="cleaning sweeping smart_clean auto_clean zone_clean part_clean edge_clean spot_clean mop mopping @sweeping 扫地中 扫地 工作中 运行中 擦窗中 擦拭中 清洁中 拖地中 拖地 自动清扫 全屋清扫 定点清扫 局部清扫 沿边清扫 划区清扫",
    docked="@charging charged charge_done full docked charge @charged 充满 已回充",
    returning="goto_charge go_charge returning recharge to_charge docking back @returning 返回充电中 找充电座 回桩中 返回基站",
    paused="@paused",
    idle="@standby @idle sleep 休眠 休眠中",
    error="@fault 故障中",
)
# What comes nearest to states that Home Assistant has no word for.
NEAREST = Vocabulary(
    cleaning="mapping build_map 建图 建图中 快速建图 沿边 定点 remote_control 遥控 遥控中",
    docked="emptying dust_collecting collecting washing drying 集尘 集尘中 洗拖布 洗拖布中 清洗拖布 拖布清洗中 自清洁 @drying 烘干拖布 upgrading 升级中",
    idle="stop stopped off 关机 停止 已停止 complete finished 完成 清扫完成",
    error="trapped stuck 被困 卡住 低电量",
)
COMMANDS = Vocabulary(
    start="@start @auto clean smart auto_clean sweep @begin resume 继续 继续清扫 开始清扫 自动清扫 清扫 智能清扫 全屋清扫 全屋",
    pause="@paused 暂停清扫",
    stop="@stop @standby",
    dock="charge chargego goto_charge recharge dock 回充 充电 返回充电 返回充电座 返回基站",
    spot="spot part @spot",
)
CALLS = Vocabulary(
    start="@start clean start_clean clean_start start_sweep resume @begin 开始清扫 启动清扫 清扫 继续清扫",
    pause="@paused pause_clean clean_pause 暂停清扫",
    stop="@stop stop_clean clean_stop 停止清扫",
    dock="dock charge recharge go_home return_home go_charge return_dock back_home return_to_base start_charge "
    "回充 返回充电 返回充电座 返回基站 一键回充 回桩",
    locate="locate find find_me find_robot seek 寻找机器人 查找机器人 寻找 查找",
)

# What a choice speaks of that drives a robot.
DRIVING_WORDS = word_set("command cmd control mode 指令 控制 模式 清扫")


def _told(evidence: Evidence) -> Property | None:
    """Return the choice of a state or a command that only a robot has."""
    told = (VACUUM.parts.told(name, evidence) for name in DRIVEN)
    return next(filter(None, told), None)


DRIVEN = (VacuumPart.COMMAND, VacuumPart.STATE)
VACUUM = DeviceKind(
    name="vacuum",
    platform="vacuum",
    parts=Parts(
        *power(
            VacuumPart.POWER, "clean_switch power_go 清扫开关", device=CALLED["vacuum"]
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
            words="seek find_robot locate 寻找机器人 查找机器人 寻找扫地机",
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
        Part(
            name=VacuumPart.COMMAND,
            words="control clean_control direction_control mode work_mode clean_mode 控制 清扫控制 "
            "清扫模式 工作模式 模式",
            kinds=ENUMS,
            reads=COMMANDS.read,
            requires=({"start"},),
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
    told=_told,
    must_be_told=True,
)
