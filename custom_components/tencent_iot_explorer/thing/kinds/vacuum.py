"""Robot vacuums: they clean by themselves, and can be started."""

from enum import StrEnum

from ..words.toggles import POWER_WORDS
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Part, Parts
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
    cleaning="cleaning sweeping smart_clean zone_clean part_clean mop 清扫中 清扫 扫地中 工作中 拖地中 "
    "打扫中",
    docked="@charging charged charge_done full docked charge 充电完成 已充满 充满 已回充",
    returning="goto_charge go_charge returning recharge to_charge 回充中 回充 返回充电 找充电座 回桩中",
    paused="@paused",
    idle="@standby @idle sleep 休眠",
    error="@fault",
)
COMMANDS = Vocabulary(
    start="@start @auto clean smart auto_clean sweep 开始清扫 自动清扫 清扫 智能清扫 全屋清扫",
    pause="@paused",
    stop="@stop @standby",
    dock="charge chargego goto_charge recharge dock 回充 充电 返回充电",
    spot="spot part 定点清扫 局部清扫 定点",
)

VACUUM = DeviceKind(
    name="vacuum",
    platform="vacuum",
    parts=Parts(
        Part(
            name=VacuumPart.POWER,
            words=f"{POWER_WORDS} clean_switch power_go 清扫开关",
            kinds=BOOL,
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
            reads=STATES.read,
            requires=({"cleaning"},),
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
            name=VacuumPart.FAN_SPEED,
            words="suction fan_speed suction_level 吸力 吸力档位 吸力模式 风力",
            kinds=ENUMS,
            reads=MODES.read_all,
        ),
    ),
    main=(VacuumPart.POWER, VacuumPart.COMMAND, VacuumPart.STATE),
    needs=(
        (VacuumPart.POWER, VacuumPart.COMMAND),
        (VacuumPart.STATE, VacuumPart.COMMAND),
    ),
    must_be_told=True,
)
