"""What properties are for composite entities: tables, searched by whole id or name."""

from dataclasses import dataclass
import re

from .model import NUMBERS, Kind, Property
from .table import Table
from .text import word_set
from .units import unit_of
from .values import span
from .words.measures import COMFORT_CELSIUS, TARGET_TEMPERATURE
from .words.toggles import POWER_WORDS

ENUMS = frozenset({Kind.ENUM, Kind.STRINGENUM})
BOOL = frozenset({Kind.BOOL})
STRUCTS = frozenset({Kind.STRUCT})
STRINGS = frozenset({Kind.STRING})
NOT_FAHRENHEIT = frozenset({None, "°C", "K", "%"})
FAHRENHEIT = frozenset({"°F"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part that a property can play in a composite; usually a binding's name."""

    name: str
    words: str
    kinds: frozenset[Kind]
    writable: bool = True
    units: frozenset[str | None] | None = None
    span: tuple[float, float] | None = None

    def fits(self, property_: Property) -> bool:
        """Tell whether a property of this meaning can play the part."""
        type_ = property_.type
        if type_.kind not in self.kinds or (self.writable and not property_.writable):
            return False
        if self.units and unit_of(type_.unit, "temperature") not in self.units:
            return False
        if self.span is None:
            return True
        limits = span(type_)
        return (
            limits is not None
            and self.span[0] <= limits[0]
            and limits[1] <= self.span[1]
        )


LIGHT_POWER_WORDS = (
    "light_switch switch_led led_switch led_ctrl lamp_switch light_power led lamp 电灯开关 "
    "灯光开关 灯开关 照明开关 灯 led灯 照明 照明灯 主灯 主灯开关 鱼缸灯 植物灯 补光灯"
)

LIGHT_PARTS = Table(
    Part(name="power", words=LIGHT_POWER_WORDS, kinds=BOOL),
    Part(name="main_power", words=POWER_WORDS, kinds=BOOL),
    Part(
        name="brightness",
        words="brightness bright_value bright light_brightness 明暗度 mesh_light_lightness "
        "lightness dimming dimmer dim dim_level 调光 调光等级 亮度 亮度值 灯光亮度 亮度调节 主灯亮度",
        kinds=NUMBERS,
    ),
    Part(
        name="color_temperature",
        words="color_temperature color_temp colour_temp mesh_light_color_temperature cct "
        "colortemp temp_value ct 冷暖色温 色温 色温值 冷暖 冷暖值 色温调节",
        kinds=NUMBERS,
    ),
    Part(
        name="color",
        words="color rgb_color rgb color_value colour_data color_data hsv hsv_color color_hsv "
        "color_rgb led_color light_color light_rgb led_rgb rgb值 颜色 彩光 彩光值 rgb颜色 灯光颜色 自定义颜色",
        kinds=STRUCTS,
    ),
    Part(
        name="packed_color",
        words="color rgb rgb_color color_value color_data hex_color light_color rgb值 颜色 颜色值 "
        "彩光 彩光值 rgb颜色 灯光颜色",
        kinds=frozenset({Kind.INT, Kind.STRING}),
    ),
    Part(name="red", words="red red_value color_red color_r 红 红色", kinds=NUMBERS),
    Part(
        name="green",
        words="green green_value color_green color_g 绿 绿色",
        kinds=NUMBERS,
    ),
    Part(
        name="blue", words="blue blue_value color_blue color_b 蓝 蓝色", kinds=NUMBERS
    ),
    Part(name="hue", words="hue color_hue 色调 色相", kinds=NUMBERS),
    Part(name="saturation", words="saturation color_saturation 饱和度", kinds=NUMBERS),
    Part(name="value", words="value color_value brightness 明度", kinds=NUMBERS),
    Part(
        name="mode",
        words="work_mode color_mode light_mode mode 模式 工作模式 灯光模式",
        kinds=ENUMS,
    ),
    Part(
        name="effect",
        words="scene scene_type scene_mode effect light_scene scene_value 场景 场景类型 "
        "场景模式 灯光场景 情景 情景模式 灯效",
        kinds=ENUMS,
    ),
)
LIGHT_MODES = {
    "white": "white 白光 白光模式 双色光模式 双色模式 白色 whitemode",
    "single": "single 单色光模式 单色模式 单色",
    "color": "color colour 彩光 彩色 彩光模式 彩色光模式 彩色模式 rgb colourmode",
    "scene": "scene 场景 场景模式 情景 情景模式",
    "music": "music 音乐 音乐模式 律动",
}
# A lamp that only tells something is no light.
INDICATOR_WORDS = word_set(
    "indicator backlight screen display 指示灯 状态灯 背光 背光灯 背景灯 呼吸灯 报警灯 屏幕 屏显"
)
CHANNEL_ID = re.compile(
    r"(?:power_?)?(?:switch|sw|relay|outlet|socket|plug|channel|key|onoff)_?(?:led_?|usb_?)?(\d+)",
    re.IGNORECASE,
)
LAMP_NAME = re.compile(".*灯(?:开关)?")
# Looks that a name only speaks of, and what has them but is not the light itself.
LOOK_WORDS = {
    "brightness": word_set("brightness 亮度"),
    "color_temperature": word_set("color_temperature color_temp ct 色温"),
}
OTHER_LOOK_WORDS = word_set(
    "min max sub night auto ambient environment 最小 最大 最低 最高 辅灯 副灯 夜灯 环境"
)
# What has these shows pictures, and is bright for their sake.
PICTURE_WORDS = word_set("contrast keystone projector 对比度 梯形 投影")
# A mode with such an option chooses the look of a light.
LIGHT_SCENES = word_set(
    "reading night_light relax romantic movie 阅读 夜灯 温馨 观影 用餐 明亮 柔和 月光 起夜 影院 浪漫 会客 休闲"
)
# A text with such a name is a colour as six hexadecimal digits.
HEX_WORDS = word_set("rrggbb")
COLOR_MEMBERS = {
    "red": "red r 红 红色",
    "green": "green g 绿 绿色",
    "blue": "blue b 蓝 蓝色",
    "hue": "hue h 色调 色相",
    "saturation": "saturation s sat 饱和度",
    "value": "value v brightness 明度 亮度",
}

COVER_PARTS = Table(
    Part(
        name="command",
        words="control curtain_control control_mode motor_control curtain_state "
        "curtain_switch door_control gate_control garage_control garage_switch garage_door 控制 设备控制 窗帘控制 "
        "电机控制 升降控制 推窗器控制 卷膜控制 门控制 大门控制 车库门控制 卷帘门控制 车库门开关 "
        "卷帘门开关 窗帘开关",
        kinds=ENUMS | BOOL,
    ),
    Part(name="switch_command", words=f"{POWER_WORDS} 窗帘", kinds=ENUMS),
    Part(
        name="position",
        words="percent_control position curtain_position percent position_set "
        "target_position set_position 百分比控制 开合度 开合百分比 位置 目标位置 窗帘位置",
        kinds=NUMBERS,
    ),
    Part(
        name="current_position",
        words="percent_state current_position position_state cur_position 百分比状态 当前位置 "
        "当前开合度 当前开合百分比",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name="tilt",
        words="tilt tilt_position tilt_angle slat_angle blade_angle angle_control 叶片角度 "
        "翻转角度 百叶角度 调光角度 帘片角度",
        kinds=NUMBERS,
    ),
    Part(
        name="state",
        words="work_state state motor_state status door_state gate_state garage_state 工作状态 运行状态 状态 门状态 "
        "大门状态 车库门状态 窗帘状态 电机状态",
        kinds=ENUMS | BOOL,
        writable=False,
    ),
)
COVER_COMMANDS = {
    "open": "open up 开膜 开 开启 打开 上 上升 升 开门 开窗 开帘 全开 展开",
    "close": "close down 关膜 关 关闭 下 下降 降 关门 关窗 关帘 全关 收起",
    "stop": "stop pause 停 停止 暂停",
}
# A choice of open, close and stop drives one of these, whatever it is called.
COVER_WORDS = word_set(
    "curtain blind shutter roller awning garage gate window rack film 卷膜 窗帘 帘 百叶 卷帘 遮阳 雨棚 车库 门 窗 "
    "升降 晾衣 推窗 开窗器"
)
CURTAIN_WORDS = word_set("curtain blind shutter awning 窗帘 帘 卷帘 百叶 遮阳")
POSITION_WORDS = word_set("position percent 位置 百分比 开合 开度")
MEASURED_WORDS = word_set("current state real 当前 状态 实际 实时")
COVER_STATES = {
    "opening": "opening up 开启 打开中 开启中 正在打开 正在开启 上 上升 上升中",
    "closing": "closing down 关闭 关闭中 正在关闭 下 下降 下降中",
    "open": "open opened fully_open 已打开 已开启 全开 开",
    "closed": "close closed fully_close 已关闭 全关 关 已关",
    "stopped": "stop stopped pause 停止 已停止 暂停",
}
COVER_CLASSES = {
    "garage": "garage garage_door 车库 车库门 卷帘门",
    "gate": "gate 大门 道闸",
    "door": "door 门",
    "blind": "blind blinds 百叶 百叶帘",
    "shutter": "shutter 卷帘",
    "awning": "awning 遮阳篷 雨棚",
    "curtain": "curtain 窗帘 percent_control",
}

CLIMATE_PARTS = Table(
    Part(
        name="power",
        words=f"{POWER_WORDS} 空调开关 温控开关 ac_switch ac_power 空调电源 heating_switch "
        "采暖开关 采暖",
        kinds=BOOL,
    ),
    Part(
        name="target_temperature",
        words=f"{TARGET_TEMPERATURE.words} heating_target heating_set 采暖设定温度 采暖温度设定 "
        "采暖温度设置 采暖目标温度 出水设定温度 出水温度设定",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name="target_temperature_fahrenheit",
        words=f"{TARGET_TEMPERATURE.words} set_fahrenheit target_f_temp temp_set_f "
        "fahrenheit_set",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    Part(
        name="chosen_temperature",
        words="temperature 温度 空调温度 ac_temperature",
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
        span=COMFORT_CELSIUS,
    ),
    Part(
        name="current_temperature",
        words="temperature current_temperature room_temperature indoor_temperature "
        "current_c_temp return_air_temperature 温度 当前温度 室温 室内温度 环境温度 回风温度 采暖出水温度",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name="current_temperature_fahrenheit",
        words="temperature temp_f temp_current_f current_fahrenheit current_f_temp 温度 "
        "当前温度 室温",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    Part(
        name="temperature_unit",
        words="temp_unit temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
        "温度单位 温标转换",
        kinds=ENUMS,
    ),
    Part(
        name="current_humidity",
        words="humidity current_humidity humidity_current 湿度 当前湿度 室内湿度",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name="target_humidity",
        words="set_humidity humidity_set target_humidity 湿度设置 设定湿度 目标湿度",
        kinds=NUMBERS,
    ),
    Part(
        name="mode",
        words="mode work_mode hvac_mode ac_mode system_mode run_mode working_mode 模式 "
        "工作模式 运行模式 空调模式",
        kinds=ENUMS,
    ),
    Part(
        name="fan_mode",
        words="fan_speed windspeed wind_speed fan_speed_enum fan_level fan_mode wind_level "
        "ac_wind 风速 空调风速 风量 风速档位",
        kinds=ENUMS,
    ),
    Part(
        name="swing",
        words="swing wind swing_mode swing_vertical switch_vertical vertical_swing "
        "ud_swing ac_swing oscillate oscillation 摆风 扫风 上下摆风 上下扫风 摆风模式 摇头 摆头 "
        "空调风向 空调扫风",
        kinds=ENUMS | BOOL,
    ),
    Part(
        name="swing_horizontal",
        words="swing_horizontal switch_horizontal horizontal_swing lr_swing 左右摆风 "
        "左右扫风",
        kinds=ENUMS | BOOL,
    ),
    Part(
        name="action",
        words="status work_state work_status state run_state 状态 工作状态 运行状态 加热状态",
        kinds=ENUMS,
        writable=False,
    ),
)
HVAC_MODES = {
    "cool": "cool cold cooling 制冷 制冷模式 冷 冷风",
    "heat": "heat hot warm heating 制热 制热模式 加热 热 取暖 暖风",
    "dry": "dry arefaction dehumidify 除湿 除湿模式 抽湿 干燥",
    "fan_only": "wind fan fan_only 送风 送风模式 出风 通风 换气 吹风",
    "auto": "auto automatic 自动 自动模式",
    "heat_cool": "heat_cool 冷暖",
    "off": "off 关 关闭 关机",
}
HVAC_ACTIONS = {
    "heating": "heating heat 加热中 制热中 加热 制热 取暖",
    "cooling": "cooling cool 制冷中 制冷",
    "drying": "drying arefaction dry 除湿中 除湿",
    "fan": "wind fan ventilation 送风中 送风 换气中 通风中",
    "idle": "idle standby 待机 待机中 空闲",
    "off": "off 关闭 关机",
}
TEMPERATURE_UNITS = {
    "celsius": "celsius 摄氏度 摄氏 c ℃",
    "fahrenheit": "fahrenheit 华氏度 华氏 f ℉",
}
SWING_MODES = {
    "off": "off 关 关闭 没有摆风 无 不摆风 固定",
    "vertical": "vertical up_down 上下 上下摆风 垂直 上下扫风",
    "horizontal": "horizontal left_right 左右 左右摆风 水平 左右扫风",
    "both": "both all 上下左右 左右上下摆风 上下左右摆风 全部",
    "on": "on 开 开启 摆风",
}
# Words of option labels, in Home Assistant's own terms, for modes of any composite.
MODE_WORDS = {
    "auto": "auto automatic 自动 自动模式 自动档 自动风",
    "quiet": "mute quiet silent 静音 静音档 静音模式",
    "lowest": "lowest 最低 最低档",
    "low": "low 低 低档 低风 低速 低档模式 弱 小 少",
    "medium": "middle mid medium 中 中档 中风 中速 中档模式",
    "high": "high 高 高档 高风 高速 高档模式 强 大 多",
    "highest": "highest 最高 最高档",
    "strong": "strong powerful 强力 强力模式 强风",
    "turbo": "turbo 极速 极速模式 强劲 急速",
    "natural": "natural nature 自然 自然风",
    "normal": "normal 正常 正常风 标准 普通 普通风",
    "sleep": "sleep 睡眠 睡眠模式 睡眠风",
    "smart": "smart intelligent 智能 智能模式",
    "comfort": "comfort comfortable 舒适 舒适模式",
    "eco": "eco energy energy_saving 节能 eco模式 节能模式",
    "health": "health 健康 健康模式",
    "manual": "manual 手动 手动模式",
    "baby": "baby 宝宝 婴儿",
    "home": "home 在家",
    "away": "away holiday 离家 外出 节日 假日",
    "program": "program schedule 程控 编程 定时",
    "frost": "antifreeze frost 防冻 防霜冻 防冻模式 防霜冻模式",
    "boost": "boost 速热 增强",
    "floor_heat": "floorheat floor_heat 地暖",
    "auxiliary_heat": "auxiliary floor_heat_and_heat 辅热",
}
FAN_SPEEDS = ("lowest", "quiet", "low", "medium", "high", "strong", "highest", "turbo")

# What such a mode does without a switch of its own, as valves of radiators do.
VALVE_MODES = {
    "auto": HVAC_MODES["auto"],
    "heat": "manual 手动",
    "off": HVAC_MODES["off"],
}
# Warmer than this is no room.
HOTTEST_ROOM_CELSIUS = 50

# A product that speaks of these is no room's climate although it has a temperature.
NOT_CLIMATE_WORDS = word_set(
    "tds oven cook cooking recipe kettle freezer fridge refrigerator spa "
    "tank milk 热水 出水 取水 净水 水位 水量 烤 烹饪 炉温 炉 煮 菜谱 食谱 喷雾 加湿器 烧水 冷藏 冷冻 冰箱 "
    "内胆 沐浴 洗浴 奶 洗涤 消毒柜 鱼缸 水温 水泵"
)
# The water of a heating circuit is warmer than a room, and yet climate.
CIRCUIT_WORDS = word_set("heating_target heating_set 采暖")
HOTTEST_CIRCUIT_CELSIUS = 100
HEATING_WORDS = word_set("heat heating heater 加热 制热 取暖 地暖 暖气 暖风")

FAN_PARTS = Table(
    Part(
        name="power",
        words=f"{POWER_WORDS} fan_switch 风扇开关 风扇 新风开关 风机开关",
        kinds=BOOL,
    ),
    Part(
        name="speed",
        words="fan_speed windspeed wind_speed fan_speed_enum fan_level wind_level "
        "fan_speed_percent speed fan_mode wind 风速 风速档位 风量 风力 空气净化器风速 风扇风速 "
        "新风风速 风机风速 送风风速 送风风量 supply_speed 风档",
        kinds=ENUMS | NUMBERS,
    ),
    Part(
        name="preset",
        words="mode work_mode working_mode fan_mode wind_mode wind_type 模式 工作模式 风类 风型 "
        "风扇模式 运行模式",
        kinds=ENUMS,
    ),
    Part(
        name="oscillating",
        words="swing oscillation oscillating shake_head swing_switch fan_horizontal 摇头 "
        "摆风 摆头 osc oscillate 摇头开关 左右摇头 左右摆头",
        kinds=BOOL,
    ),
    Part(
        name="direction",
        words="direction fan_direction 正反转 风扇转向 转向",
        kinds=ENUMS,
    ),
)
OFF = {"off": "off 关 关闭 停 停止"}
FAN_DIRECTIONS = {
    "forward": "forward 正转 正向",
    "reverse": "reverse back 反转 反向",
}
NOT_FAN_WORDS = NOT_CLIMATE_WORDS
# A mere speed is that of a fan only where something speaks of air.
FAN_WORDS = word_set(
    "fan wind windspeed air purifier anion pm25 hepa 风速 风扇 风量 风力 风机 风类 风型 风档 "
    "新风 送风 摆风 摇头 摆头 净化 空气 负离子"
)
PURIFIER_WORDS = word_set("pm25 pm2_5 purifier filter 净化器 净化 滤芯 滤网")

HUMIDIFIER_PARTS = Table(
    Part(
        name="power",
        words=f"{POWER_WORDS} 加湿开关 除湿开关 加湿器开关 除湿机开关",
        kinds=BOOL,
    ),
    Part(
        name="target_humidity",
        words="set_humidity humidity_set target_humidity dehumidify_set_value "
        "dehumidify_set humidity_target 湿度设置 设定湿度 目标湿度 湿度设定 恒湿 设置湿度 湿度调节",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name="current_humidity",
        words="humidity current_humidity humidity_current humidity_indoor 湿度 当前湿度 "
        "环境湿度 室内湿度",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name="mode",
        words="spray_mode mist_mode humidify_mode dehumidify_mode 喷雾模式 加湿模式 除湿模式",
        kinds=ENUMS,
    ),
    Part(
        name="other_mode",
        words="mode work_mode 模式 工作模式",
        kinds=ENUMS,
    ),
)
HUMIDIFIER_WORDS = word_set(
    "spray spary mist humidifier humidify atomize 喷雾 加湿 雾化 雾量 恒湿"
)
DEHUMIDIFIER_WORDS = word_set("dehumidify dehumidifier 除湿 抽湿 除湿机")

WATER_HEATER_PARTS = Table(
    Part(
        name="power",
        words=f"{POWER_WORDS} 热水器开关 加热开关 heat_switch",
        kinds=BOOL,
    ),
    Part(
        name="target_temperature",
        words=f"{TARGET_TEMPERATURE.words} set_water_temp 出水温度设置 设置水温 目标水温 "
        "水温设置 卫浴温度 卫浴温度设定 洗浴温度 洗浴温度设定 热水温度设定 生活热水温度",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name="current_temperature",
        words="temperature current_temperature water_temperature tank_temp 温度 当前温度 水温 当前水温 水箱温度 "
        "出水温度",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name="operation",
        words="mode work_mode heat_mode_select 模式 工作模式 加热模式 运行模式",
        kinds=ENUMS,
    ),
)
WATER_HEATER_WORDS = word_set(
    "tank bath boiler kettle geyser 热水 热水器 内胆 出水 水量 浴 沐浴 零冷水 锅炉 烧水 水壶 保温壶 "
    "防干烧 保温 keep_warm 水温 目标水温"
)
# A temperature to reach of such a range is one of water, where nothing else is told.
HOT_WATER_CELSIUS = (30, 100)
NOT_HOT_WATER_WORDS = word_set(
    "cook cooking oven steam towel dry sauna floor 烹饪 炖 烘 毛巾 桑拿 蒸 座 地暖 采暖 保鲜 发酵"
)
NOT_WATER_HEATER_WORDS = word_set(
    "tds purify ro 净水 取水 原水 烤 烹饪 洗涤 洗衣 鱼缸 奶"
)
# What has such a mode cooks, and heats no water.
COOKING_WORDS = word_set("cook rice fry 饭 粥 炒 炖 煎 炸 蒸 烤 火锅")
WATER_HEATER_MODES = {
    "eco": "eco energy 节能 eco模式 节能模式",
    "performance": "performance smart comfortable comfort 智能模式 舒适模式 舒适 智能",
    "high_demand": "high_demand boost 速热 增容",
    "electric": "electric 电加热",
    "heat_pump": "heat_pump 热泵",
    "gas": "gas 燃气",
}

LOCK_PARTS = Table(
    Part(
        name="lock",
        words="lock lock_switch locked door_lock lock_control remote_lock lock_motor car_lock 车锁开关 "
        "门锁开关 锁开关 车锁 门锁 柜锁 挂锁 门锁控制 锁控制 lock_cmd 上锁 上锁状态 手动落锁 远程上锁 一键上锁 manual_lock 落锁",
        kinds=BOOL | ENUMS,
    ),
    Part(
        name="settable_state",
        words="lock_state door_lock_state 锁状态 门锁状态",
        kinds=BOOL | ENUMS,
    ),
    Part(
        name="unlock",
        words="unlock remote_unlock unlock_switch open_door remote_open_door open_lock "
        "unlock_door 远程开锁 开锁 远程开门 一键开锁 开门",
        kinds=BOOL | ENUMS | NUMBERS,
    ),
    Part(
        name="state",
        words="lock_state lock_status door_lock_state closed_opened locked_state "
        "lock_motor_state 锁状态 门锁状态 上锁状态 锁体状态 门锁锁定状态 门锁电机状态 锁舌状态",
        kinds=BOOL | ENUMS,
        writable=False,
    ),
)
LOCK_STATES = {
    "locked": "locked lock close closed 锁 已落锁 已关 已上锁 上锁 锁定 锁闭 关锁 已锁 已关锁 关 关闭 关闭状态",
    "unlocked": "unlocked unlock open opened 未落锁 已解锁 已开 已开锁 开锁 未上锁 解锁 未锁 开 打开 开启 开门",
    "jammed": "jammed abnormal 卡住 异常 堵转",
}

# An action of this id or name unlocks.
UNLOCKING_WORDS = word_set(
    "unlock unlock_remote remote_unlock open_door open_lock 开锁 解锁 远程开锁 远程解锁 远程开门 "
    "一键开锁"
)
# An option that locks is one of a lock that is kept, not of a press.
LOCKING = {"locked": "锁 上锁 关锁 落锁 lock locked"}
# What breaks a circuit is locked against people, and is no lock.
BREAKER_WORDS = word_set("breaker leakage trip 分合闸 合闸 漏电 跳闸")
# A lock of such a kind locks keys, not doors.
KEY_LOCK_WORDS = word_set(
    "child key screen 童 儿童 按键 屏幕 键盘 面板 线控 检修 遥控 反锁"
)

VALVE_PARTS = Table(
    Part(
        name="valve",
        words="valve valve_switch switch_valve valve_control water_valve gas_valve "
        "valve_state valve_ctrl valve_switch 阀门 阀门开关 切断阀 切断阀控制 电磁阀控制 阀控制 球阀 水阀 水阀开关 气阀 气阀开关 阀门控制 阀门状态 燃气阀 电磁阀",
        kinds=BOOL | ENUMS,
    ),
    Part(
        name="position",
        words="valve_position valve_opening valve_percent opening 阀门开度 开度 阀门位置",
        kinds=NUMBERS,
    ),
)
# The valve of a detector is not what the device is.
SENSED_GAS_WORDS = word_set(
    "gas_state gas_alarm gas_value 燃气状态 燃气报警 燃气浓度 燃气泄漏 可燃气体"
)
VALVE_STATES = {
    "open": "open on opened 开 开启 打开 开阀 已开启 已打开",
    "close": "close off closed 关 关闭 关阀 已关闭",
}

SIREN_PARTS = Table(
    Part(
        name="alarm",
        words="siren alarm_state alarm_mode alarm_control siren_mode 报警状态 报警控制 报警方式 "
        "声光报警",
        kinds=ENUMS,
    ),
    Part(
        name="alarm",
        words="siren siren_switch sound_light_alarm alarm_sound_light 警号 警笛 声光报警 "
        "警报开关 鸣笛 警号开关",
        kinds=BOOL,
    ),
    Part(name="alarm_switch", words="alarm_switch 报警开关 告警开关", kinds=BOOL),
    Part(
        name="duration",
        words="alarm_time alarm_duration siren_duration 报警时长 告警时长 报警时间 鸣响时长",
        kinds=NUMBERS,
    ),
)
# An alarm with a ringtone is a siren, unless the device senses what it warns of.
RINGTONE_WORDS = word_set("ringtone 铃声 警笛 警号")
SENSING_WORDS = word_set(
    "smoke gas co pir water_leak 烟雾 燃气 人体 门磁 水浸 一氧化碳 温度 湿度"
)
# The siren of a camera is not what the device is.
CAMERA_WORDS = word_set(
    "camera ptz pir floodlight record video 摄像 录像 云台 夜视 画面 侦测"
)
SIREN_TONES = {
    "off": "normal off stop none 正常 关闭 停止 无",
    "sound": "alarm_sound sound 声音告警 声音报警 声音",
    "light": "alarm_light light 光亮报警 灯光报警 闪光 光",
    "sound_and_light": "alarm_sound_light sound_light 声光报警 声光",
}

ALARM_PANEL_PARTS = Table(
    Part(
        name="mode",
        words="master_mode woke_mode arm_mode alarm_mode guard_mode defence_mode mode "
        "work_mode security_mode arm_state 主机工作模式 报警主机模式 布防模式 防护模式 守护模式 布撤防 "
        "主机模式 安防模式 工作模式 布防状态",
        kinds=ENUMS,
    ),
)
ALARM_PANEL_STATES = {
    "disarmed": "disarmed disarm 撤防 撤防模式",
    "armed_away": "arm armed away 布防 外出布防 离家布防 离家 外出 布防模式 离家模式",
    "armed_home": "home stay 在家 在家布防 居家布防 居家 留守布防 在家模式",
    "armed_night": "night 夜间布防 夜间 睡眠布防",
    "triggered": "sos 紧急 报警",
}

MEDIA_PLAYER_PARTS = Table(
    Part(name="power", words=POWER_WORDS, kinds=BOOL),
    Part(
        name="playing",
        words="pause_play play_pause play playing play_state 播放暂停 播放 播放状态",
        kinds=BOOL,
    ),
    Part(
        name="playback",
        words="play_control playback play_pause play_state control 播放控制 播放状态",
        kinds=ENUMS,
    ),
    Part(
        name="skip",
        words="pre_next prev_next previous_next switch_song 前一首后一首 上一首下一首 切歌",
        kinds=ENUMS,
    ),
    Part(
        name="order",
        words="play_mode play_order loop_mode 播放模式 循环模式",
        kinds=ENUMS,
    ),
    Part(
        name="volume",
        words="volume volume_set sound_volume vol 音量 音量设置",
        kinds=NUMBERS,
    ),
    Part(name="muted", words="mute muted volume_mute 静音", kinds=BOOL),
    Part(
        name="position",
        words="play_position play_progress 播放进度 播放位置",
        kinds=NUMBERS,
        writable=False,
    ),
    Part(
        name="title",
        words="song_name current_song title song music_name program_name cur_play 歌曲名 歌名 "
        "歌曲名称 曲目名称 节目名称",
        kinds=STRINGS,
        writable=False,
    ),
    Part(name="play_list", words="cur_play_list", kinds=STRINGS),
    Part(name="song_id", words="cur_song_id", kinds=STRINGS),
    Part(name="song_index", words="song_index", kinds=NUMBERS),
)
PLAYBACKS = {
    "play": "play playing 播放 开始",
    "pause": "pause paused 暂停",
    "stop": "stop stopped 停止",
    "next": "next 下一首 下一曲",
    "previous": "previous prev pre 上一首 上一曲",
}
PLAY_ORDERS = {
    "all": "loop repeat_all list_loop 列表循环 循环播放",
    "sequence": "order sequence 顺序播放 顺序",
    "one": "single single_loop repeat_one 单曲循环 单曲",
    "shuffle": "shuffle random 随机播放 随机",
}

VACUUM_PARTS = Table(
    Part(
        name="power", words=f"{POWER_WORDS} clean_switch power_go 清扫开关", kinds=BOOL
    ),
    Part(
        name="dock",
        words="switch_charge charge_switch recharge go_charge return_dock 回充 充电开关 回充开关 "
        "一键回充",
        kinds=BOOL,
    ),
    Part(name="pause", words="pause 暂停 暂停开关", kinds=BOOL),
    Part(
        name="locate",
        words="seek find_robot locate 寻找机器人 查找机器人 寻找扫地机",
        kinds=BOOL,
    ),
    Part(
        name="state",
        words="status work_state work_status state run_state robot_state 状态 工作状态 运行状态 "
        "机器状态",
        kinds=ENUMS,
        writable=False,
    ),
    Part(
        name="command",
        words="control clean_control direction_control mode work_mode clean_mode 控制 清扫控制 "
        "清扫模式 工作模式 模式",
        kinds=ENUMS,
    ),
    Part(
        name="fan_speed",
        words="suction fan_speed suction_level 吸力 吸力档位 吸力模式 风力",
        kinds=ENUMS,
    ),
)
VACUUM_STATES = {
    "cleaning": "cleaning sweeping smart_clean zone_clean part_clean mop 清扫中 清扫 扫地中 "
    "工作中 拖地中 打扫中",
    "docked": "charging charged charge_done full docked charge 充电中 充电 充电完成 已充满 充满 "
    "已回充",
    "returning": "goto_charge go_charge returning recharge to_charge 回充中 回充 返回充电 找充电座 "
    "回桩中",
    "paused": "paused pause 暂停 暂停中 已暂停",
    "idle": "standby idle sleep 待机 待机中 休眠 空闲",
    "error": "fault error 故障 异常",
}
VACUUM_COMMANDS = {
    "start": "start clean smart auto_clean sweep 开始 开始清扫 自动清扫 清扫 智能清扫 全屋清扫 "
    "自动",
    "pause": "pause 暂停",
    "stop": "stop standby 停止 待机",
    "dock": "charge chargego goto_charge recharge dock 回充 充电 返回充电",
    "spot": "spot part 定点清扫 局部清扫 定点",
}
VACUUM_WORDS = word_set(
    "sweep sweeper vacuum suction clean_area clean_time mop robot 清扫 扫地 扫地机 "
    "吸力 拖地 尘盒 边刷 滚刷"
)

TRACKER_PARTS = Table(
    Part(
        name="latitude",
        words="latitude lat gps_lat 纬度 gps纬度",
        kinds=NUMBERS | STRINGS,
        writable=False,
    ),
    Part(
        name="longitude",
        words="longitude longtitude lon lng gps_lon 经度 gps经度",
        kinds=NUMBERS | STRINGS,
        writable=False,
    ),
)
