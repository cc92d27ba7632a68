"""What properties are for a climate: its switch, temperatures, modes and air."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from ..model import NUMBERS, Kind, ValueType
from ..ranges import span, step_of
from ..spelling import word_set
from ..words.measures import COMFORT_CELSIUS, TARGET_HUMIDITY, TARGET_TEMPERATURE
from .parts import (
    BOOL,
    CELSIUS,
    ENUMS,
    FAHRENHEIT,
    NOT_FAHRENHEIT,
    ON_OFF,
    Part,
    Parts,
    states,
)
from .power import power
from .products import (
    CALLED,
    ELSEWHERE_WORDS,
    INSIDE_WORDS,
    PRESENT_WORDS,
    ROOM_WORDS,
    SWITCHING_WORDS,
    WANTED_WORDS,
)
from .vocabulary import HVAC_MODES, MODES, NO_WORDS, ROOM_HEATING, Vocabulary


class ClimatePart(StrEnum):
    """What the bindings of a climate are called."""

    POWER = "power"
    TARGET_TEMPERATURE = "target_temperature"
    TARGET_TEMPERATURE_FAHRENHEIT = "target_temperature_fahrenheit"
    TARGET_TEMPERATURE_LOW = "target_temperature_low"
    HEATING_TEMPERATURE = "heating_temperature"
    COOLING_TEMPERATURE = "cooling_temperature"
    CURRENT_TEMPERATURE = "current_temperature"
    CURRENT_TEMPERATURE_FAHRENHEIT = "current_temperature_fahrenheit"
    TEMPERATURE_UNIT = "temperature_unit"
    CURRENT_HUMIDITY = "current_humidity"
    TARGET_HUMIDITY = "target_humidity"
    MODE = "mode"
    PRESET = "preset"
    FAN_MODE = "fan_mode"
    SWING = "swing"
    SWING_HORIZONTAL = "swing_horizontal"
    ACTION = "action"


TARGETS = (
    ClimatePart.TARGET_TEMPERATURE,
    ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
)
# The temperatures in °C, and their twins in °F.
SCALES = (
    (ClimatePart.TARGET_TEMPERATURE, ClimatePart.CURRENT_TEMPERATURE, CELSIUS),
    (
        ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
        ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
        FAHRENHEIT,
    ),
)
TWINS = {
    ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
    ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
}
TEMPERING = {"cool", "heat", "dry", "fan_only", "heat_cool"}
ACTIONS = Vocabulary(
    heating="heating heat",
    cooling="cooling cool",
    drying="dry drying_air dehumidifying",
    fan="fan ventilation blowing ventilating",
    idle="idle standby",
    off="off",
    preheating="preheating",
    defrosting="defrosting",
)
HEATING_WHEN_ON = {"1": "heating", "0": "idle"}
UNITS = Vocabulary(celsius="celsius", fahrenheit="fahrenheit")
SWINGS = Vocabulary(
    off="off no_swing",
    vertical="swing_vertical",
    horizontal="swing_horizontal",
    both="swing_both",
    on="on swing",
)
FAN_MODE_WORDS = (
    "fan_speed windspeed wind_speed fan_speed_enum fan_level fan_mode wind_level ac_wind ac_fan_speed "
    "ac_speed 风速 空调风速 风量 风速档位 风速设定 风速设置 空调风量 风档 风量档位"
)
# Up to so many speeds are chosen by their number.
MOST_LEVELS = 7
LEVELS = frozenset(map(str, range(1, MOST_LEVELS + 1)))
AIR_WORDS = word_set("fan wind 风 风速 风量 风机 风档 风力")
# Left and right of these are no zones.
NOT_ZONE_WORDS = word_set("swing light lamp wind door 摆 扫 摇 风 灯 光 门")
NOT_OF_ROOM_WORDS = (
    CALLED["water_heater"] | ELSEWHERE_WORDS | INSIDE_WORDS | WANTED_WORDS
)
TARGET_WORDS = word_set(TARGET_TEMPERATURE.words)
# What it is to be in a room, whatever warms the water that warms the room.
ROOM_TARGETS = (
    "房间设定温度 房间温度设定 房间设置温度 房间温度设置 房间目标温度 室内设定温度 室内温度设定 室内目标温度 室温设定 "
    "room_set_temp room_temp_set room_target_temp target_room_temp room_setpoint"
)


def hvac_modes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> mode; one that heats rooms is heating where no other is."""
    modes = HVAC_MODES.read(type_)
    if "heat" not in modes.values():
        modes = {**modes, **ROOM_HEATING.read(type_)}
    return {key: modes[key] for key in type_.options if key in modes}


def _tempering_modes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> mode, for a choice with options that only a climate has."""
    modes = hvac_modes(type_)
    words = TEMPERING.intersection(modes.values())
    is_told = ("cool" in words and len(words) > 1) or words >= {"heat", "fan_only"}
    return modes if is_told else {}


def _heats(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> action, for a truth value that tells whether it heats."""
    return states(type_, ACTIONS, HEATING_WHEN_ON)


def _swings(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> how the air swings."""
    return ON_OFF if type_.kind is Kind.BOOL else SWINGS.read_all(type_)


def _levels(type_: ValueType) -> Mapping[str, str]:
    """Return raw number -> its name, for a whole number with only a few values."""
    low, high = span(type_) or (0, 0)
    step = step_of(type_) or 1
    if type_.kind is not Kind.INT or low > 1 or high - low > MOST_LEVELS or step % 1:
        return {}
    numbers = map(str, range(int(low), int(high) + 1, int(step)))
    return {number: number for number in numbers}


# What may be shown beside the climate, too.
_measured = partial(Part, kinds=NUMBERS, writable=False, shared=True)
CLIMATE_PARTS = Parts(
    *power(
        ClimatePart.POWER,
        "空调开关 温控开关 ac_switch ac_power 空调电源 heating_switch 采暖开关 采暖 供暖开关 供暖",
        device=CALLED["climate"],
    ),
    Part(name=ClimatePart.POWER, words="加热 加热开关 heat_switch", kinds=BOOL),
    Part(
        name=ClimatePart.POWER,
        kinds=BOOL,
        speaks=(SWITCHING_WORDS, CALLED["climate_zone"] | ROOM_WORDS),
        never_speaks=NOT_ZONE_WORDS,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        words=ROOM_TARGETS,
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        words=f"{TARGET_TEMPERATURE.words} heating_target heating_set 采暖设定温度 采暖温度设定 "
        "采暖温度设置 采暖目标温度 供暖设定温度 供暖温度设定 供暖温度设置 供暖目标温度 出水设定温度 出水温度设定",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
        words=f"{TARGET_TEMPERATURE.words} set_fahrenheit target_f_temp temp_set_f "
        "set_temperature_f target_temperature_f fahrenheit_set 温度设置f 设置温度f 设定温度f 温度设定f 目标温度f",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        words="temperature 温度 空调温度 ac_temperature",
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
        span=COMFORT_CELSIUS,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
        speaks=(TARGET_WORDS,),
    ),
    *(
        Part(
            name=target,
            kinds=NUMBERS,
            units=units,
            speaks=(WANTED_WORDS,),
            never_speaks=CALLED["water_heater"],
        )
        for target, _, units in SCALES
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        kinds=NUMBERS,
        units=CELSIUS,
        span=COMFORT_CELSIUS,
        speaks=(),
        never_speaks=CALLED["water_heater"],
    ),
    *(
        _measured(
            name=current,
            units=units,
            speaks=(PRESENT_WORDS,),
            never_speaks=NOT_OF_ROOM_WORDS,
        )
        for _, current, units in SCALES
    ),
    _measured(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="temperature current_temperature room_temperature indoor_temperature "
        "current_c_temp return_air_temperature 温度 当前温度 室温 室内温度 回风温度 采暖出水温度 采暖水温 供暖出水温度 供暖水温",
        never_speaks=WANTED_WORDS,
        units=NOT_FAHRENHEIT,
    ),
    # A heater of running water may stand outdoors.
    _measured(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="pool_temperature water_temperature inlet_temperature inlet_water_temperature "
        "water_inlet_temperature 泳池温度 泳池水温 池水温度 水温 当前水温 进水温度",
        never_speaks=WANTED_WORDS,
        units=CELSIUS,
    ),
    _measured(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="环境温度",
        never_speaks=WANTED_WORDS,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
        words="temperature temp_f temp_current_f current_fahrenheit current_f_temp room_temperature_f 温度 "
        "当前温度 室温 温度f 室温f",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    _measured(
        name=ClimatePart.CURRENT_TEMPERATURE,
        only_shown=True,
        units=CELSIUS,
        speaks=(),
        never_speaks=NOT_OF_ROOM_WORDS,
    ),
    Part(
        name=ClimatePart.TEMPERATURE_UNIT,
        words="temp_unit temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
        "温度单位 温标转换",
        kinds=ENUMS,
        reads=UNITS.read,
        requires=({"celsius"}, {"fahrenheit"}),
    ),
    _measured(
        name=ClimatePart.CURRENT_HUMIDITY,
        words="humidity current_humidity humidity_current 湿度 当前湿度 室内湿度",
    ),
    Part(
        name=ClimatePart.TARGET_HUMIDITY,
        words=TARGET_HUMIDITY.words,
        kinds=NUMBERS,
    ),
    Part(
        name=ClimatePart.MODE,
        words="mode work_mode hvac_mode ac_mode system_mode sys_mode run_mode working_mode 模式 "
        "工作模式 运行模式 系统模式 空调模式",
        kinds=ENUMS,
    ),
    Part(
        name=ClimatePart.MODE,
        kinds=ENUMS | BOOL,
        reads=_tempering_modes,
        requires=({"cool", "heat"},),
        speaks=(),
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        words=FAN_MODE_WORDS,
        kinds=ENUMS,
        reads=MODES.read_all,
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        words=FAN_MODE_WORDS,
        kinds=NUMBERS,
        reads=_levels,
        requires=(LEVELS,),
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        kinds=ENUMS,
        reads=MODES.read_all,
        requires=({"lowest", "low", "quiet", "medium"}, {"high", "highest", "strong"}),
        speaks=(AIR_WORDS,),
        never_speaks=ELSEWHERE_WORDS,
    ),
    Part(
        name=ClimatePart.SWING,
        words="swing wind swing_mode swing_vertical switch_vertical vertical_swing "
        "ud_swing ac_swing oscillate oscillation 摆风 扫风 上下摆风 上下扫风 摆风模式 摇头 摆头 "
        "空调风向 空调扫风",
        kinds=ENUMS | BOOL,
        reads=_swings,
    ),
    Part(
        name=ClimatePart.SWING_HORIZONTAL,
        words="swing_horizontal switch_horizontal horizontal_swing lr_swing 左右摆风 "
        "左右扫风",
        kinds=ENUMS | BOOL,
        reads=_swings,
    ),
    Part(
        name=ClimatePart.ACTION,
        words="status work_state work_status state run_state running_state operating_state hvac_state hvac_action 状态 工作状态 运行状态 加热状态",
        kinds=ENUMS,
        writable=False,
        reads=ACTIONS.read,
        nears=NO_WORDS.read,
        requires=({"heating", "cooling"},),
    ),
    Part(
        name=ClimatePart.ACTION,
        words="heating_state heat_state heating_status 加热状态 制热状态 采暖状态 供暖状态 地暖状态 加热中 是否加热",
        kinds=BOOL,
        writable=False,
        only_shown=True,
        shared=True,
        reads=_heats,
        requires=({"heating"},),
    ),
)
