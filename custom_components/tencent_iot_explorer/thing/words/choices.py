"""Choices of values, by what they choose."""

from ..roles import CONFIG, DIAGNOSTIC, Choice
from ..spelling import word_set
from ..table import Table

TEMPERATURE_UNITS = Choice(
    name="temperature_unit",
    words="temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
    "温度单位 温标转换",
    options="celsius fahrenheit",
    category=CONFIG,
)

# Where it only starts and stops, it is a switch.
OPERATION = Choice(
    name="operation",
    words="运行控制",
    options="begin paused cancel start stop",
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
        name="percent_meaning",
        words="situation_set percent_meaning 百分比含义",
        category=DIAGNOSTIC,
        settable=False,
        options="fully_open fully_closed",
    ),
    Choice(
        name="display_unit",
        words="unit unit_switch display_unit 单位 单位转换 单位切换",
        category=CONFIG,
        options="cup bowl dish kilogram pound stone",
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
        words="alarm_ringtone 报警铃声",
        category=CONFIG,
        options="melody_1 melody_2 melody_3 melody_4 melody_5",
    ),
    Choice(
        name="battery_level",
        words="battery_state battery_level battery 电量 电池电量 剩余电量 电池电量状态 电量状态 电池状态",
        options="empty low middle high full",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="generic_signal",
        words="signal signal_strength signal_level signal_quality wifi_signal 信号 信号强度 信号质量 信号等级 网络信号 wifi信号 wifi信号强度",
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
        words="fault fault_alarm fault_event device_fault error 故障 故障告警 "
        "故障警告 故障报警",
        category=DIAGNOSTIC,
        settable=False,
        options=(
            "normal fault no_fault unknown_fault serious_fault sensor_fault "
            "probe_fault power_fault wheel_fault bin_fault fault_1 fault_2 "
            "fault_3"
        ),
    ),
    Choice(
        name="network_type",
        words="network_type net_type 网络制式 设备网络制式 网络类型",
        category=DIAGNOSTIC,
        settable=False,
    ),
    Choice(
        name="status",
        words="work_state working_state run_state running_state status "
        "device_status 工作状态 状态 运行状态 设备状态 加热状态",
        options=(
            "off standby working running heating cooling paused finished reserved "
            "keeping_warm preheating ended idle stop begin room_heating normal "
            "fault cooking purifying dispensing flushing sterilizing "
            "water_shortage water_full charging charged returning sweeping drying "
            "washing rinsing spinning defrosting rising lowering checking "
            "preparing feeding fan dry ventilating self_cleaning dehumidifying "
            "blowing air_cleaning eco"
        ),
        settable=False,
    ),
    Choice(
        name="fan_speed",
        words="fan_speed wind_speed fan_speed_enum fan_level fan_mode "
        "wind_level 风速 空调风速 风量 档位风速 空气净化器风速",
        options=(
            "auto low middle high mute natural strong sleep health highest lowest "
            "normal level_1 level_2 level_3 level_4 level_5 level_6 off turbo"
        ),
    ),
    Choice(
        name="mode",
        words="mode work_mode working_mode run_mode 模式 工作模式 运行模式 模式控制",
        options=(
            "auto manual sleep comfort eco smart turbo mute cool heat dry fan low "
            "middle high natural standard normal strong off standby regular "
            "health baby home away program frost boost floor_heat auxiliary_heat "
            "heat_cool white color scene music custom spot edge carpet charging "
            "sterilizing returning quick_wash big_items good_morning good_night "
            "cooking preheat keep_warm rice hotpot stir_fry whole_chicken "
            "sausages pizza steak chiffon_cake chicken_wings seafood egg_tarts "
            "fries boil_water coffee milk white_fungus flower_tea boiled_eggs "
            "medicinal_food soup steaming noodles light_rice soft_rice "
            "children_rice natural_evaporation heated_evaporation ultrasonic "
            "soy_milk thick_soup rice_paste congee corn_juice juice milkshake "
            "selfie dimming beauty reading gentle level_1 level_2 level_3"
        ),
    ),
    Choice(
        name="light_mode",
        words="light_mode color_mode 灯光模式",
        options="white color scene music low middle high",
    ),
    Choice(
        name="heating_level",
        words="heat_level heating_level 加热档位",
        options=(
            "auto low middle high off coffee milk hot_water warm_water level_1 "
            "level_2 level_3"
        ),
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
        options="white color",
    ),
    Choice(
        name="motor_direction",
        words="control_back motor_direction control_back_mode 电机反向 电机方向",
        options="forward back",
        category=CONFIG,
    ),
    # As they are on real products.
    Choice(
        name="spray_level",
        words="喷雾档位",
        options=(
            "level_1 level_2 level_3 level_4 level_5 level_6 level_7 level_8 level_9 "
            "level_10 auto low middle high"
        ),
    ),
    Choice(
        name="spray_amount",
        words="喷雾量",
        options="much medium_amount little low middle high auto",
    ),
    Choice(
        name="spray_mode",
        words="喷雾模式",
        options="auto manual sleep comfort health smart low middle high",
    ),
    Choice(
        name="upper_mode",
        words="上层模式",
        options="off cleaning_air sterile drying",
    ),
    Choice(
        name="lower_mode",
        words="下层模式",
        options="off cleaning_air sterile drying",
    ),
    Choice(
        name="vertical_swing_range",
        words="上下摆风档位",
        options="off opposite parallel",
    ),
    Choice(
        name="horizontal_swing_range",
        words="左右摆风档位",
        options="off opposite parallel",
    ),
    Choice(
        name="swing_direction",
        words="风摆",
        options="horizontal vertical off",
    ),
    Choice(
        name="brightness_level",
        words="亮度等级 亮度档位",
        options="low middle high level_1 level_2 level_3",
    ),
    Choice(
        name="heating_mode",
        words="制热模式 加热模式 加热模式控制",
        options="half_tank full_tank upper_heater lower_heater both_heaters auto manual",
    ),
    Choice(
        name="heating_type",
        words="加热类型 加热类型控制",
        options="hot_air cold_air",
    ),
    Choice(
        name="power_level",
        words="功率档位 功率设置 功率模式 功率",
        options="watts_2000 watts_3000 watts_4000 watts_5000 low middle high",
    ),
    Choice(
        name="card_state",
        words="取卡状态 插卡状态",
        options="removed inserted",
        settable=False,
    ),
    Choice(
        name="cup_size",
        words="取水杯量",
        options="continuous ml_100 ml_200 ml_300",
    ),
    Choice(
        name="call_state",
        words="呼叫业务状态 呼叫状态",
        options="initial call_timeout answered declined ringing busy",
        settable=False,
    ),
    Choice(
        name="call_result",
        words="呼叫结果情况描述 呼叫结果",
        options=(
            "call_idle ringing room_unpaid room_unknown room_without_calls room_empty "
            "busy"
        ),
        settable=False,
    ),
    Choice(
        name="feeding_state",
        words="喂食状态",
        options="preparing feeding ended finished idle standby",
        settable=False,
    ),
    Choice(
        name="dispensing_calibration",
        words="出粮校准状态",
        options="success failure",
        settable=False,
    ),
    Choice(
        name="scene_link",
        words="场景联动",
        options="key_1 key_2 key_3 key_4",
    ),
    Choice(
        name="unlock_verification",
        words="多重验证",
        category=CONFIG,
        options=(
            "single_method fingerprint_password fingerprint_card fingerprint_face "
            "password_card password_face card_face"
        ),
    ),
    Choice(
        name="unlock_method",
        words="开锁方式 最近开锁方式",
        options="fingerprint password card face key remote",
        settable=False,
    ),
    Choice(
        name="guide_volume",
        words="导航音量",
        category=CONFIG,
        options="low middle high mute",
    ),
    Choice(
        name="recording_mode",
        words="录像模式",
        category=CONFIG,
        options="on_event always_recording",
    ),
    Choice(
        name="playing_quality",
        words="推荐播放质量 推荐音质 recommend_quality",
        options="standard high_quality lossless",
    ),
    Choice(
        name="water_level_step",
        words="水位档位",
        options="low middle high",
    ),
    Choice(
        name="temperature_comfort",
        words="温度级别 温度等级",
        options="frigid chilly comfortable warmer sweltering",
        settable=False,
    ),
    Choice(
        name="humidity_comfort",
        words="湿度等级 湿度级别",
        options="arid slightly_dry comfortable humid",
        settable=False,
    ),
    Choice(
        name="phone_network",
        words="电话网络状态",
        options=(
            "normal no_network no_phone no_card searching signal_1 signal_2 signal_3 "
            "signal_4 signal_5"
        ),
        settable=False,
    ),
    Choice(
        name="night_vision",
        words="红外夜视 夜视 night_vision",
        options="auto_switching always_off always_on auto off on",
        category=CONFIG,
    ),
    Choice(
        name="alarm_sound_preview",
        words="警报声音试听",
        category=CONFIG,
        options="alarm_sound burglar_alarm gas_alarm water_alarm smoke_alarm emergency",
    ),
    Choice(
        name="alarm_sound",
        words="警报提示声音",
        category=CONFIG,
        options="alarm_sound burglar_alarm gas_alarm water_alarm smoke_alarm emergency",
    ),
    Choice(
        name="self_test_result",
        words="设备自检结果 自检结果 checking_result",
        options="checking success failure others normal fault",
        category=DIAGNOSTIC,
        settable=False,
    ),
    OPERATION,
    Choice(
        name="connection_mode",
        words="连接模式",
        category=CONFIG,
        options="wifi_kept sleeping no_power",
    ),
    Choice(
        name="stay_alarm_mode",
        words="逗留告警模式",
        options="off regular advanced",
    ),
    Choice(
        name="stay_distance",
        words="逗留感应距离",
        options="far mid_range near",
    ),
    Choice(
        name="stay_capture",
        words="逗留抓拍模式",
        options="picture_only video_10_seconds",
    ),
    Choice(
        name="doorbell_sound",
        words="门铃铃声",
        category=CONFIG,
        options=(
            "regular cheerful classical melody_0 melody_1 melody_2 melody_3 melody_4 "
            "melody_5"
        ),
    ),
    Choice(
        name="doorbell_preview",
        words="门铃铃声试听",
        category=CONFIG,
        options=(
            "regular cheerful classical melody_0 melody_1 melody_2 melody_3 melody_4 "
            "melody_5"
        ),
    ),
    Choice(
        name="suction",
        words="吸力 吸力档位",
        options="mute low middle high standard strong highest normal",
    ),
    Choice(
        name="language",
        words="语言 提示语言 language",
        options="chinese english",
    ),
    Choice(
        name="enumeration",
        words="测试枚举 枚举 枚举型属性",
        options="red green blue",
    ),
    Choice(
        name="struct_enumeration",
        words="测试结构体结构体枚举 结构体属性枚举成员 结构体param05",
        options="red green blue first_choice second_choice",
    ),
    Choice(
        name="alarm_signal",
        words="报警方式 alarm_state",
        options="by_sound by_light by_sound_and_light normal",
    ),
    Choice(
        name="key_mode",
        words="按键{number}模式",
        category=CONFIG,
        options="switch_mode scene",
    ),
    Choice(
        name="key_scene",
        words="按键{number}场景",
        options="key_1 key_2 key_3 key_4",
    ),
    Choice(
        name="color_choice",
        words="颜色",
        options="red green blue white",
    ),
)

# What tells nothing of a choice.
VAGUE_NAMES = frozenset({"控制", "功能", "设置", "设定", "选择", "操作"})

# A choice with such a word is shown, not set, even when the model calls it writable.
SHOWN_WORDS = word_set("state result event report 状态 结果 上报 事件")

# A choice with such a word is one of two ways, and neither is off.
WAY_WORDS = word_set(
    "mode type source way direction method 模式 方式 类型 来源 方向 种类 源 手自动 档 档位"
)

# Unless it tells how something starts, or looks, from now on.
LASTING_WORDS = word_set(
    "mode indicator led power_on relay 模式 档位 挡位 指示灯 背光 上电 通电 断电 来电 复电 恢复供电 开机 手自动 flip mirror 翻转 镜像 "
    "interval period protect 间隔 周期 频率 频次 保护"
)
