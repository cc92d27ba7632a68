"""Choices of values, by what they choose."""

from ..roles import CONFIG, DIAGNOSTIC, Choice
from ..table import Table
from ..text import word_set

TEMPERATURE_UNITS = Choice(
    name="temperature_unit",
    words="temp_unit temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
    "温度单位 温标转换",
    options="celsius fahrenheit",
    category=CONFIG,
)

CHOICES = Table(
    Choice(
        name="power_on_behavior",
        words="relay_status power_on_state power_on_behavior power_on init_status "
        "power_memory power_off_memory start_state 上电状态 通电状态 断电记忆 上电默认状态 "
        "设备重启状态设置 来电状态 通电反应",
        options="on off memory",
        category=CONFIG,
    ),
    TEMPERATURE_UNITS,
    Choice(
        name="generic_meaning",
        words="situation_set percent_meaning 百分比含义",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="generic_unit",
        words="unit unit_switch display_unit 单位 单位转换 单位切换",
        category=CONFIG,
    ),
    Choice(
        name="alarm_volume",
        words="alarm_vol alarm_volume 报警音量 告警音量",
        options="low middle high mute",
        category=CONFIG,
    ),
    Choice(
        name="volume",
        words="volume sound_volume voice_volume 音量 语音音量 提示音量",
        options="low middle high mute",
        category=CONFIG,
    ),
    Choice(
        name="alarm_ringtone",
        words="alarm_ringtone ringtone 报警铃声 铃声",
        category=CONFIG,
    ),
    Choice(
        name="battery_level",
        words="battery_state battery_status battery_level battery 电池电量状态 电量状态 电池状态",
        options="empty low middle high full",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="air_quality",
        words="air_quality 空气质量 空气质量等级",
        options="excellent good fair poor light_pollution moderate_pollution "
        "heavy_pollution",
        settable=False,
    ),
    Choice(
        name="water_quality",
        words="water_quality 水质",
        options="excellent good fair poor",
        settable=False,
    ),
    Choice(
        name="fault",
        words="fault fault_alarm fault_warning fault_event device_fault error 故障 故障告警 "
        "故障警告 故障报警",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="network_type",
        words="network_type net_type 网络制式 设备网络制式 网络类型",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="status",
        words="work_state work_status working_state run_state running_state status state "
        "device_status run_status 工作状态 状态 运行状态 设备状态 加热状态",
        options="off standby working running heating cooling paused finished reserved "
        "keeping_warm preheating ended idle",
        settable=False,
    ),
    Choice(
        name="fan_speed",
        words="fan_speed windspeed wind_speed fan_speed_enum fan_level fan_mode speed "
        "wind_level 风速 空调风速 风量 档位风速 空气净化器风速",
        options="auto low middle high mute natural strong sleep health highest lowest",
    ),
    Choice(
        name="mode",
        words="mode work_mode working_mode run_mode 模式 工作模式 运行模式 模式控制",
        options="auto manual sleep comfort eco smart turbo mute cool heat dry fan low "
        "middle high natural normal strong",
    ),
    Choice(
        name="light_mode",
        words="light_mode color_mode 灯光模式",
        options="white color scene music",
    ),
    Choice(
        name="heating_level",
        words="heat_level heating_level 加热档位",
        options="auto low middle high off",
    ),
    Choice(
        name="sensitivity",
        words="sensitivity pir_sensitivity 灵敏度",
        options="low middle high",
        category=CONFIG,
    ),
    Choice(
        name="motion_hold_time",
        words="pir_time pir_delay 感应时间",
        category=CONFIG,
    ),
    Choice(name="scene", words="scene scene_type scene_mode 场景 场景类型 场景模式"),
    Choice(
        name="light_source",
        words="light_type light_source 光源类型",
        category=CONFIG,
    ),
    Choice(
        name="motor_direction",
        words="control_back motor_direction control_back_mode 电机反向 电机方向",
        options="forward back",
        category=CONFIG,
    ),
)

# A choice with such a word is shown, not set, even when the model calls it writable.
SHOWN_WORDS = word_set("state status result event report 状态 结果 上报 事件")
