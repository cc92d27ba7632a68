"""What well-known properties mean: tables, searched by id and name.

A role is found by the words it lists. A word matches the whole id or name of a property
(an exact match: the entity gets the role's translated name) or a part of it (the entity
gets class and unit, and keeps the model's own name).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
import re
from typing import Protocol

from .text import joined, runs, word_set

DIAGNOSTIC = "diagnostic"
CONFIG = "config"
EVERYTHING = (float("-inf"), float("inf"))
ONLY_WITH_UNIT = (float("inf"), float("-inf"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A role of a number."""

    name: str
    words: str
    classes: tuple[str, ...] = ()
    unit: str | None = None
    span: tuple[float, float] = EVERYTHING
    state_class: str | None = "measurement"
    category: str | None = None
    settable: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A role of a property with two states that is shown, not set."""

    name: str
    words: str
    device_class: str | None = None
    category: str | None = None
    reversed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Toggle:
    """A role of a property with two states that is set."""

    name: str
    words: str
    category: str | None = None
    press: bool = False
    device_class: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A role of a property with a choice of values; `words` of options are HA's."""

    name: str
    words: str
    options: str = ""
    category: str | None = None
    settable: bool = True


class Role(Protocol):
    """What the tables have in common."""

    @property
    def name(self) -> str:
        """Return the role's name, which is its translation key."""

    @property
    def words(self) -> str:
        """Return the ids and names it is known by, separated by blanks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """An event that devices of many vendors post."""

    name: str
    words: str
    device_class: str | None = None


@dataclass(frozen=True, slots=True)
class Match[R]:
    """A role that was found, and whether by the whole id or name."""

    role: R
    exact: bool


class Table[R: Role]:
    """Roles, searched by the words they list."""

    def __init__(self, *roles: R) -> None:
        """Index the roles by word."""
        self.roles = roles
        self._by_word: dict[str, list[R]] = {}
        for role in roles:
            for word in role.words.split():
                self._by_word.setdefault(joined(word), []).append(role)

    def find(self, *texts: str) -> Iterator[Match[R]]:
        """Yield the roles whose words `texts` are or contain, the best first."""
        for role in self.exactly(*texts):
            yield Match(role, exact=True)
        found = [found for text in texts for found in self._contained(text)]
        for _, role in sorted(found, key=lambda each: -each[0]):
            yield Match(role, exact=False)

    def exactly(self, *texts: str) -> Iterator[R]:
        """Yield the roles whose words one of `texts` is."""
        by_word = self._by_word
        for text in texts:
            whole, essence = spellings(text)
            if whole in by_word:
                yield from by_word[whole]
            elif essence in by_word:
                yield from by_word[essence]

    def _contained(self, text: str) -> Iterable[tuple[int, R]]:
        """Yield (length, role) for each word that is a part of `text`."""
        for length, run in runs(text):
            if len(run) == 1:
                continue
            for role in self._by_word.get(run, ()):
                yield length, role


_FILLING = re.compile(
    "当前|实时|现在|^房间|检测值|数值|值$|^值|(?<=.)百分比$|(?<=.)选择$|value|realtime|^now|current(?=.)"
    "|(?<=.)current$"
)


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """Return a text without what says nothing: current, value, 当前, 值."""
    whole = joined(text)
    return _FILLING.sub("", whole) or whole


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, str]:
    """Return a text as it is compared: whole, and without what says nothing."""
    return joined(text), core(text)


TARGET_TEMPERATURE = Measure(
    name="target_temperature",
    words="set_temperature temperature_set target_temperature set_point setpoint "
    "temperature_setting target_c_temp temp_target 温度设置 设置温度 设定温度 目标温度 "
    "温度设定 温度调节 设温 调温 水温设定 水温设置 设定水温 设置水温 目标水温 水温调节",
    classes=("temperature",),
    unit="°C",
    span=(-60, 300),
    settable=True,
)
TEMPERATURE = Measure(
    name="temperature",
    words="temperature temp va_temperature room_temperature indoor_temperature "
    "ambient_temperature current_c_temp fahrenheit celsius 温度 环境温度 室温 室内温度 "
    "空气温度 体温 水温",
    classes=("temperature",),
    unit="°C",
    span=(-200, 1000),
)
# A writable temperature of such a range is chosen, not measured.
COMFORT_CELSIUS = (5, 45)

MEASURES = Table(
    TARGET_TEMPERATURE,
    TEMPERATURE,
    Measure(
        name="target_humidity",
        words="set_humidity humidity_set target_humidity 湿度设置 设置湿度 设定湿度 目标湿度 "
        "湿度设定 湿度调节",
        classes=("humidity",),
        unit="%",
        span=(0, 100),
        settable=True,
    ),
    Measure(
        name="moisture",
        words="soil_humidity soil_moisture moisture 土壤湿度 土壤水分 含水率",
        classes=("moisture",),
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="humidity",
        words="humidity va_humidity relative_humidity room_humidity 湿度 相对湿度 环境湿度 "
        "室内湿度 空气湿度",
        classes=("humidity",),
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="battery",
        words="battery battery_percentage battery_percent battery_percent_age "
        "battery_level battery_capacity battery_power battery_energy power_percent "
        "residual_electricity remaining_battery electric_quantity electricity_left "
        "generic_power_percent soc battery_soc 电池soc 电量 电池 电池电量 剩余电量 电量百分比 电池百分比 电池余量",
        classes=("battery",),
        unit="%",
        span=(0, 100),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="power_factor",
        words="power_factor pf 功率因数 功率因素",
        classes=("power_factor",),
    ),
    Measure(
        name="apparent_power",
        words="apparent_power 视在功率",
        classes=("apparent_power",),
        unit="VA",
    ),
    Measure(
        name="reactive_power",
        words="reactive_power 无功功率",
        classes=("reactive_power",),
        unit="var",
    ),
    Measure(
        name="energy",
        words="kwh total_kwh ele add_ele total_ele 用电量 耗电量 累计用电量 累计耗电量 总用电量",
        classes=("energy",),
        unit="kWh",
        state_class="total_increasing",
    ),
    Measure(
        name="energy",
        words="energy electricity power_consumption energy_consumption "
        "electric_energy total_energy total_electricity total_power "
        "forward_energy electricity_consumption consume_energy electricity_total "
        "电量 电能 总电量 累计电量 有功电能 "
        "正向有功总电能 有功总电能 总电能 消耗电量",
        classes=("energy",),
        state_class="total_increasing",
    ),
    Measure(
        name="power",
        words="power active_power load_power electric_power instantaneous_power 功率 "
        "有功功率 瞬时功率 负载功率",
        classes=("power",),
        unit="W",
    ),
    Measure(
        name="voltage",
        words="voltage rms_voltage 电压",
        classes=("voltage",),
        unit="V",
    ),
    Measure(
        name="leakage_current",
        words="leakage_current leak_current 漏电流 剩余电流",
        classes=("current",),
    ),
    Measure(
        name="current",
        words="rms_current electric_current 电流",
        classes=("current",),
        unit="A",
    ),
    Measure(name="current", words="current", classes=("current",)),
    Measure(
        name="sampling_interval",
        words="sampling sampling_interval sample_interval sampling_period 采样频率 "
        "采样周期 采样间隔 采样时间",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="report_interval",
        words="period interval report_interval report_period upload_interval "
        "report_cycle upload_period 上报周期 上报间隔 上报频率 上传周期 上传间隔 周期",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="frequency",
        words="frequency grid_frequency freq 频率 电网频率",
        classes=("frequency",),
    ),
    Measure(
        name="illuminance",
        words="illuminance illumination lux lx light_intensity illuminance_intensity "
        "ambient_light light_level 光照 光照度 光照强度 照度 环境光 光强 光线强度 环境亮度",
        classes=("illuminance",),
    ),
    Measure(
        name="pm1",
        words="pm1 pm1_0 pm1d0 pm1.0",
        classes=("pm1",),
        unit="μg/m³",
    ),
    Measure(
        name="pm25",
        words="pm25 pm2_5 pm2d5 pm2p5 细颗粒物",
        classes=("pm25",),
        unit="μg/m³",
    ),
    Measure(
        name="pm10",
        words="pm10 pm_10 可吸入颗粒物",
        classes=("pm10",),
        unit="μg/m³",
    ),
    Measure(
        name="carbon_dioxide",
        words="co2 eco2 carbon_dioxide 二氧化碳 二氧化碳浓度 co2浓度",
        classes=("carbon_dioxide",),
        unit="ppm",
    ),
    Measure(
        name="carbon_monoxide",
        words="co carbon_monoxide co_value 一氧化碳 一氧化碳浓度 co浓度 co检测值",
        classes=("carbon_monoxide",),
        unit="ppm",
    ),
    Measure(
        name="volatile_organic_compounds",
        words="tvoc voc tvoc_value 挥发性有机物 总挥发性有机物 挥发性有机化合物",
        classes=("volatile_organic_compounds_parts", "volatile_organic_compounds"),
    ),
    Measure(
        name="formaldehyde",
        words="hcho ch2o ch20 formaldehyde jiaquan 甲醛 甲醛浓度 甲醛浓度值",
    ),
    Measure(name="ozone", words="ozone o3 臭氧 臭氧浓度", classes=("ozone",)),
    Measure(
        name="nitrogen_dioxide",
        words="no2 nitrogen_dioxide 二氧化氮",
        classes=("nitrogen_dioxide",),
    ),
    Measure(
        name="sulphur_dioxide",
        words="so2 sulphur_dioxide sulfur_dioxide 二氧化硫",
        classes=("sulphur_dioxide",),
    ),
    Measure(
        name="air_quality_index",
        words="aqi air_quality_index 空气质量指数 空气指数",
        classes=("aqi",),
    ),
    Measure(
        name="gas_concentration",
        words="gas_concentration gas_value gas_sensor_value combustible_gas 燃气浓度 "
        "燃气检测值 可燃气体浓度 天然气浓度 燃气值",
    ),
    Measure(
        name="smoke_concentration",
        words="smoke_concentration smoke_value smoke_sensor_value 烟雾浓度 烟雾检测值 "
        "烟雾值",
    ),
    Measure(
        name="noise",
        words="noise noise_level sound_level 噪音 噪声 噪音值",
        classes=("sound_pressure",),
        unit="dB",
    ),
    Measure(
        name="atmospheric_pressure",
        words="atmospheric_pressure air_pressure barometric_pressure barometer 气压 "
        "大气压 大气压力 大气压强",
        classes=("atmospheric_pressure",),
    ),
    Measure(
        name="systolic_pressure",
        words="systolic_pressure systolic sbp 收缩压 高压",
        classes=("pressure",),
        unit="mmHg",
    ),
    Measure(
        name="diastolic_pressure",
        words="diastolic_pressure disatolic_pressure diastolic dbp 舒张压 低压",
        classes=("pressure",),
        unit="mmHg",
    ),
    Measure(
        name="pressure",
        words="pressure water_pressure 压力 压强 水压 胎压",
        classes=("pressure",),
    ),
    Measure(
        name="heart_rate",
        words="heart_rate heartrate pulse pulse_rate 心率 心率值 脉搏 静息心率 脉率",
        unit="bpm",
    ),
    Measure(
        name="blood_oxygen",
        words="blood_oxygen spo2 oxygen_saturation 血氧 血氧值 血氧饱和度",
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="blood_glucose",
        words="blood_glucose blood_sugar glucose 血糖 血糖值",
        classes=("blood_glucose_concentration",),
    ),
    Measure(
        name="weight",
        words="weight body_weight 体重 重量 净重",
        classes=("weight",),
    ),
    Measure(
        name="generic_body_part",
        words="muscle muscle_mass bone bone_mass body_water protein visceral_fat bmr body_age "
        "lean_mass 肌肉 肌肉量 肌肉率 骨量 骨骼肌 水分 水分率 体水分 蛋白质 蛋白率 内脏脂肪 基础代谢 基础代谢率 "
        "身体年龄 去脂体重 皮下脂肪",
        classes=("weight",),
    ),
    Measure(
        name="generic_acceleration",
        words="acceleration accel acc_x acc_y acc_z 加速度",
    ),
    Measure(name="body_fat", words="body_fat fat_rate 体脂 体脂率 脂肪率", unit="%"),
    Measure(name="body_mass_index", words="bmi body_mass_index 体质指数 身体质量指数"),
    Measure(name="generic_score", words="score sleep_score 评分 得分 分数"),
    Measure(
        name="generic_money",
        words="balance 余额 剩余金额 金额 报警金额 电费 水费 气费",
        classes=("monetary",),
        state_class=None,
    ),
    Measure(
        name="steps",
        words="steps step_count step 步数 计步",
        state_class="total_increasing",
    ),
    Measure(
        name="wind_speed",
        words="wind_speed windspeed outdoor_wind_speed wind_velocity 风速 室外风速",
        classes=("wind_speed",),
        span=ONLY_WITH_UNIT,
    ),
    Measure(
        name="fan_speed",
        words="fan_speed windspeed wind_speed fan_level wind_level 风速 风量 风速档位",
        settable=True,
    ),
    Measure(name="uv_index", words="uv_index uv 紫外线指数 紫外线强度"),
    Measure(
        name="wind_direction",
        words="wind_direction wind_dir 风向",
        classes=("wind_direction",),
        state_class="measurement_angle",
    ),
    Measure(
        name="rainfall",
        words="rainfall rain rain_fall precipitation rain_intensity 雨量 降雨量 降水量 降雨强度 雨强",
        classes=("precipitation", "precipitation_intensity"),
    ),
    Measure(name="ph", words="ph ph_value 酸碱度 ph值", classes=("ph",)),
    Measure(name="dissolved_solids", words="tds tds_value 水质tds tds值", unit="ppm"),
    Measure(
        name="conductivity",
        words="conductivity soil_ec ec_value 电导率",
        classes=("conductivity",),
    ),
    Measure(
        name="water_flow",
        words="water_flow flow_rate flow_speed 水流量 瞬时流量 流速",
        classes=("volume_flow_rate",),
    ),
    Measure(
        name="water_consumption",
        words="water_consumption water_total total_water water_usage water_volume "
        "water_used total_flow 累计流量 用水量 耗水量 耗水总量 总用水量 累计用水 累计用水量 累计水量 总水量 制水量 "
        "总制水量 累计制水量 净水量",
        classes=("water",),
        state_class="total_increasing",
    ),
    Measure(
        name="gas_consumption",
        words="gas_consumption gas_usage total_gas gas_total 用气量 耗气量 燃气用量 "
        "累计用气量 总用气量",
        classes=("gas",),
        state_class="total_increasing",
    ),
    Measure(
        name="water_left",
        words="water_left remaining_water 剩余水量",
        classes=("volume_storage",),
    ),
    Measure(name="water_level", words="water_level liquid_level 水位 液位"),
    Measure(
        name="mileage",
        words="mileage total_mileage odometer 里程 总里程 累计里程",
        classes=("distance",),
        state_class="total_increasing",
    ),
    Measure(
        name="generic_range",
        words="remain_mileage remaining_mileage remaining_range endurance 剩余里程 续航 续航里程",
        classes=("distance",),
    ),
    Measure(name="distance", words="distance 距离 目标距离", classes=("distance",)),
    Measure(
        name="speed",
        words="speed car_speed 速度 车速",
        classes=("speed",),
        span=ONLY_WITH_UNIT,
    ),
    Measure(name="generic_speed", words="speed 速度", settable=True),
    Measure(
        name="signal_strength",
        words="rssi signal signal_strength wifi_signal wifi_rssi rss rsrp signal_intensity "
        "net_signal snr 信噪比 信号 信号强度 信号值 wifi信号 wifi信号强度 网络信号",
        classes=("signal_strength",),
        unit="dBm",
        span=(-200, 0),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="upload_rate",
        words="upload_rate upload_speed 上传速率 上传速度 上行速率",
        classes=("data_rate",),
    ),
    Measure(
        name="download_rate",
        words="download_rate download_speed 下载速率 下载速度 下行速率",
        classes=("data_rate",),
    ),
    Measure(
        name="filter_days_left",
        words="filter_left_days filter_days filter_remaining_days 滤芯剩余天数 滤网剩余天数",
        classes=("duration",),
        unit="d",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="filter_days_used",
        words="filter_used_days 滤芯使用天数 滤网使用天数",
        classes=("duration",),
        unit="d",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="filter_life",
        words="filter_life filter_left_level filter filter_left filter_percent "
        "filter_remain filter_lifetime filtertime filter_level 滤芯寿命 滤网寿命 滤芯剩余寿命 "
        "滤网剩余寿命 滤芯剩余 滤芯 滤网 寿命",
        unit="%",
        span=(0, 100),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="remaining_time",
        words="remaining_time remain_time left_time time_left countdown_left count_left "
        "count_down_left left_minutes surplus_time 剩余时间 剩余工作时间 倒计时剩余时间 "
        "剩余时长 left",
        classes=("duration",),
    ),
    Measure(
        name="countdown",
        words="count_down countdown timer count_down_set countdown_set delay_off 倒计时 "
        "定时 延时关闭 定时关机 倒计时设置",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="alarm_duration",
        words="alarm_time alarm_duration 报警时长 告警时长 报警时间",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="delay",
        words="delay delay_time delay_set timer_cut 延时 延时设置 断电延时 延迟时间",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="runtime",
        words="runtime runtime_total run_time total_runtime working_hours 累计工作时间 "
        "运行时间 累计运行时间 运行时长 累计运行时长",
        classes=("duration",),
        state_class="total_increasing",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="brightness",
        words="brightness bright_value bright 亮度 亮度值 灯光亮度",
        settable=True,
    ),
    Measure(
        name="minimum_brightness",
        words="brightness_min min_brightness 最小亮度 最低亮度",
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="color_temperature",
        words="color_temperature color_temp temp_value_light set_temp_light colour_temp "
        "cct 色温 色温值 冷暖 冷暖值",
        settable=True,
    ),
    Measure(name="volume", words="volume sound_volume 音量", settable=True),
    Measure(
        name="sensitivity",
        words="sensitivity 灵敏度",
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="error_code",
        words="error_code fault_code err_code 错误代码 错误码 故障码 故障代码",
        state_class=None,
        category=DIAGNOSTIC,
    ),
    Measure(
        name="version",
        words="version firmware_version fw_version 版本号 固件版本 软件版本",
        state_class=None,
        category=DIAGNOSTIC,
    ),
)

HAPPENINGS = Table(
    Happening(name="status_report", words="status_report device_status 状态上报"),
    Happening(name="hardware_fault", words="hardware_fault 硬件故障"),
    Happening(
        name="low_battery",
        words="low_voltage low_battery battery_low low_power 低电量 低电压 低电量告警 "
        "低电量报警 电量低",
    ),
    Happening(
        name="doorbell",
        words="doorbell door_bell bell_ring visitor_call 门铃 按门铃 门铃事件 门铃呼叫 访客呼叫",
        device_class="doorbell",
    ),
    Happening(
        name="unlock",
        words="unlock unlock_event open_door unlock_record door_unlock 开锁 开锁事件 "
        "开门 开门事件 开锁记录 开门记录 解锁",
    ),
    Happening(name="lock", words="lock lock_event lock_record 上锁 上锁事件 关锁"),
    Happening(
        name="tamper",
        words="tamper tamper_alarm tamper_event temper_alarm 防拆 防撬 防拆报警 防撬报警 "
        "防拆告警 防撬告警 撬锁报警",
    ),
    Happening(
        name="motion",
        words="motion motion_detected motion_event motion_alarm human_detected 人体移动 "
        "移动侦测 移动侦测事件 有人移动 人形侦测",
        device_class="motion",
    ),
    Happening(name="smoke", words="smoke smoke_alarm 烟雾报警 烟雾告警"),
    Happening(name="gas", words="gas gas_alarm gas_leak 燃气报警 燃气告警 燃气泄漏"),
    Happening(
        name="water_leak",
        words="water_leak leak_alarm water_alarm flood 水浸报警 漏水报警 水浸告警 漏水告警",
    ),
    Happening(name="hijack", words="hijack hijack_alarm duress 劫持 劫持报警 胁迫报警"),
    Happening(name="sos", words="sos sos_alarm emergency 紧急求助 紧急呼叫 求救"),
    Happening(
        name="alarm",
        words="alarm alarm_event alarm_report event_warnning event_warning warning alert "
        "报警 告警 报警事件 告警事件 网关告警上报",
    ),
    Happening(
        name="fault",
        words="fault fault_event event_error device_fault error_report error 故障 故障事件 "
        "故障上报 设备故障",
    ),
)

# A writable measured value is a setting when its id or name says so.
SETTING_WORDS = word_set(
    "set setting target threshold limit max min upper lower preset "
    "calibration calibrate offset compensation alarm adjust config diff hysteresis "
    "protect insulation 设置 设定 目标 调节 阈值 上限 下限 最高 最低 最大 最小 校准 补偿 修正 报警值 "
    "告警值 预设 回差 保护值 保护 保温 预约 定时"
)
# A number without a unit and with such a word counts steps, up to so many.
LEVEL_WORDS = word_set("level gear 档 档位 挡位 等级 级别")
MOST_LEVELS = 20

# A value with such a word is measured, even where its range is one to choose from.
MEASURED_WORDS = word_set(
    "current now real recent indoor outdoor room body 当前 实时 实际 室 体温 环境"
)

# A temperature with such a word is a difference: 0 °C of it is 0 °F.
DIFFERENCE_WORDS = word_set(
    "calibration calibrate offset compensation correction diff hysteresis 校准 补偿 修正 回差 温差"
)

# What stands guard is looked at, not switched off along with the lights.
GUARDS = frozenset({"smoke", "gas", "carbon_monoxide", "sos", "tamper"})

# What one press ruins, and what changes with every report.
OFF_BY_DEFAULT = frozenset({"factory_reset", "signal_strength"})

# What a number without a unit is counted in, by its class and its largest value.
UNITS_BY_MAXIMUM = {
    ("duration", 86400): "s",
    ("duration", 86399): "s",
    ("duration", 43200): "s",
    ("duration", 3600): "s",
    ("duration", 1440): "min",
    ("duration", 1439): "min",
    ("duration", 24): "h",
    ("illuminance", 1000): "lx",
    ("illuminance", 10000): "lx",
    ("illuminance", 65535): "lx",
    ("illuminance", 100000): "lx",
    ("wind_direction", 360): "°",
    ("wind_direction", 359): "°",
}

STATES = Table(
    State(
        name="low_battery",
        words="battery_low low_battery low_power low_voltage 低电量 电量低 电量低状态 电池低电量 "
        "低电压 欠压",
        device_class="battery",
        category=DIAGNOSTIC,
    ),
    State(
        name="charging",
        words="charging charge_state charging_state is_charging charge_status solar_charge 充电状态 "
        "太阳能充电 "
        "充电中 正在充电",
        device_class="battery_charging",
        category=DIAGNOSTIC,
    ),
    State(
        name="tamper",
        words="tamper tamper_alarm tamper_event tamper_state temper_alarm temper 防拆 "
        "防拆告警 防拆报警 防撬 防撬报警 拆除告警",
        device_class="tamper",
    ),
    State(
        name="door",
        words="door door_state doorsensor_state door_sensor doorcontact doorcontact_state "
        "contact contact_state contact_sensor door_open door_magnetic 门 柜门 箱门 门磁 门磁状态 门状态 "
        "门窗状态 开门状态 门开关状态",
        device_class="door",
    ),
    State(
        name="window",
        words="window window_state window_open 窗户 窗户状态 开窗状态 窗状态",
        device_class="window",
    ),
    State(
        name="motion",
        words="pir pir_state motion motion_state motion_alarm body_state human_state "
        "infrared 人体感应 人体感应状态 人体移动 移动检测 人体红外 红外感应",
        device_class="motion",
    ),
    State(
        name="occupancy",
        words="presence presence_state occupancy occupied car_state 车位 车位状态 有车 someone 有人 有无人 人体存在 在床 在床状态 着座 着座状态 落座 in_bed seated "
        "存在状态 人员存在",
        device_class="occupancy",
    ),
    State(
        name="smoke",
        words="smoke smoke_state smoke_alarm smoke_sensor_state smoke_sensor_status 烟雾 "
        "烟雾报警 烟雾告警 烟雾状态 烟感 烟雾检测状态",
        device_class="smoke",
    ),
    State(
        name="carbon_monoxide",
        words="co co_state co_alarm co_status 一氧化碳 co检测状态 co报警 一氧化碳报警",
        device_class="carbon_monoxide",
    ),
    State(
        name="gas",
        words="gas gas_state gas_alarm gas_sensor_state gas_leak 燃气 燃气检测状态 燃气报警 "
        "燃气泄漏 燃气告警 可燃气体",
        device_class="gas",
    ),
    State(
        name="moisture",
        words="water_leak leak leakage flood flooding immersion watersensor_state "
        "water_sensor water_immersion water_alarm 水浸 漏水 浸水 水浸状态 水浸报警 漏水报警 "
        "水浸告警",
        device_class="moisture",
    ),
    State(
        name="vibration",
        words="vibration shock shock_state vibration_state 震动 振动 震动报警",
        device_class="vibration",
    ),
    State(
        name="sos",
        words="sos sos_state sos_alarm emergency 紧急 紧急报警 紧急求助 紧急呼叫",
        device_class="safety",
    ),
    State(
        name="fault",
        words="fault fault_alarm fault_warning fault_event fault_state device_fault error "
        "malfunction sensor_probe gateway_state 故障 故障告警 故障警告 故障报警 故障状态 异常 "
        "传感器探头状态 网关状态",
        device_class="problem",
        category=DIAGNOSTIC,
    ),
    State(
        name="end_of_life",
        words="lifecycle end_of_life life_end sensor_life 使用寿命 寿命到期 传感器寿命",
        device_class="problem",
        category=DIAGNOSTIC,
    ),
    State(
        name="lock",
        words="lock_state lock_status lock_motor_state door_lock_state closed_opened 锁状态 "
        "门锁状态 门锁电机状态 锁体状态 上锁状态",
        device_class="lock",
        reversed=True,
    ),
    State(
        name="hijack",
        words="hijack duress 劫持 劫持报警 胁迫报警",
        device_class="safety",
    ),
    State(
        name="water_shortage",
        words="lack_water water_shortage no_water 缺水 水箱缺水 缺水报警",
        device_class="problem",
    ),
    State(
        name="tank_full",
        words="tank_full water_full full_water 水满 水箱满",
        device_class="problem",
    ),
    State(
        name="generic_rain",
        words="rain rain_state rain_sensor raining 雨感 雨水 下雨 雨水传感器 有雨",
        device_class="moisture",
    ),
    State(
        name="generic_opening",
        words="valve valve_state 阀门 阀门状态 阀状态 水阀 水阀状态",
        device_class="opening",
    ),
    State(
        name="generic_problem",
        words="overload over_load overheat over_heat over_voltage over_current under_voltage "
        "short_circuit blocked blockage stuck jam jammed stall shortage food_shortage "
        "dry_burn dry_heat 过载 过热 过温 过压 过流 欠压 反流 磁干扰 欠费 超时 遮挡 干扰 短路 漏电 断线 堵转 堵塞 堵粮 卡粮 缺粮 缺料 "
        "缺纸 余粮不足 粮食不足 遇阻 不足 用尽 耗尽 干烧 低温保护 超限 超温 越界 倾倒 清洗提醒 更换提醒 油杯满 尘满 尘盒满 盒满 已满 渣盒满 集便仓满 需除垢 filter_clean descale_needed full waste_full grounds_full 需清洗 需更换",
        device_class="problem",
    ),
    State(
        name="generic_plug",
        words="plugged plug_state gun_state adapter external_power 外接电源 外部电源 电源适配器 "
        "枪连接 枪连接状态 插枪",
        device_class="plug",
    ),
    State(
        name="generic_power",
        words="ac_state ac_power_state mains mains_state 市电 市电状态 交流电状态",
        device_class="power",
    ),
    State(
        name="generic_moving",
        words="moving move_state 移动状态 运动状态 行驶状态",
        device_class="moving",
    ),
    State(
        name="generic_cover_open",
        words="drawer drawer_state 抽屉 抽屉状态 cover_open lid lid_open lid_state lid_locked 盖 盖子 上盖 机盖 开盖 盖子状态",
        device_class="opening",
    ),
    State(
        name="generic_sound", words="snore snoring 打鼾 鼾声 打呼", device_class="sound"
    ),
    State(
        name="generic_running",
        words="acc ignition engine 点火 点火状态 acc状态 预热中",
        device_class="running",
    ),
    State(
        name="connectivity",
        words="wan_state wan 外网状态 online online_state connectivity net_state network_state 在线 在线状态 "
        "联网状态 网络状态",
        device_class="connectivity",
        category=DIAGNOSTIC,
    ),
)

# A state of this kind is the worse one of two of which the other is normal.
TROUBLE = State(name="generic_problem", words="", device_class="problem")
NORMAL_WORDS = frozenset({"正常", "充足", "良好", "normal", "ok"})
# Nobody sets something to this.
ABNORMAL_WORDS = frozenset(
    {"异常", "故障", "报警", "告警", "abnormal", "fault", "alarm"}
)

# What is switched on and off with such a word looks for a state, and is none.
DETECTION_WORDS = word_set("detect detection track tracking 侦测 追踪 跟踪 检测")

# What has such a word is kept as it is set, although it speaks of a press.
KEPT_WORDS = word_set("switch mode enable plan 开关 模式 使能 计划")

# A writable property with such a word is set although it speaks of a state.
SWITCH_WORDS = word_set(
    "switch enable enabled disable function check notify push auto valve 阀 阀门 自动 回退 遥控 检修 开关 使能 启用 开启 "
    "功能 检测功能 推送 通知 提示 指示灯"
)

TOGGLES = Table(
    Toggle(
        name="reset_filter",
        words="reset_filter filter_reset 重置滤芯 滤芯复位 滤芯重置 滤网复位 滤网重置",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="factory_reset",
        words="reset_factory factory_reset restore_factory 恢复出厂 恢复出厂设置",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="restart",
        device_class="restart",
        words="reboot restart 重启 设备重启 重新启动",
        category=CONFIG,
        press=True,
    ),
    Toggle(name="reset", words="reset 重置 复位", category=CONFIG, press=True),
    Toggle(
        name="self_test",
        words="self_check self_checking self_test selfcheck 自检 设备自检",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="calibrate",
        words="calibrate calibration 校准",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="generic_button",
        words="format sd_format format_sd tare clear_data clear_record 格式化 格式化sd卡 "
        "sd卡格式化 存储卡格式化 去皮 归零 清零 冲水 清除记录 清除数据 抓拍 拍照",
        press=True,
    ),
    Toggle(
        name="feed",
        words="feed quick_feed slow_feed 喂鱼 快速喂食 慢放喂食 喂食 一键喂食 一键出粮",
        press=True,
    ),
    Toggle(
        name="unlock",
        words="unlock remote_unlock open_door 远程开锁 开锁 一键开锁 远程开门",
        press=True,
    ),
    Toggle(
        name="locate",
        words="find seek locate find_device 寻找设备 查找设备 寻找 查找",
        press=True,
    ),
    Toggle(
        name="child_lock",
        words="child_lock childlock key_lock lock_child 童锁 童锁开关 儿童锁 按键锁",
        category=CONFIG,
    ),
    Toggle(name="eco", words="eco eco_mode eco模式 节能"),
    Toggle(name="ionizer", words="anion ion ionizer negative_ion 负离子 负离子开关"),
    Toggle(name="uv", words="uv uv_lamp uv_switch 紫外线 uv杀菌 紫外灯"),
    Toggle(name="plasma", words="plasma 等离子"),
    Toggle(
        name="light",
        words="light light_switch led lamp led_ctrl led_switch 灯光 灯光开关 照明 灯 灯开关",
    ),
    Toggle(
        name="indicator",
        words="indicator indicator_light led_indicator indicator_switch 指示灯 指示灯开关 "
        "状态灯 背光 背光开关 backlight",
        category=CONFIG,
    ),
    Toggle(
        name="sound",
        words="beep buzzer sound sound_switch key_sound beep_switch 蜂鸣 蜂鸣器 声音 声音开关 "
        "按键音 提示音",
        category=CONFIG,
    ),
    Toggle(
        name="display",
        words="display screen display_switch screen_switch 屏显 显示 屏幕 屏显开关",
        category=CONFIG,
    ),
    Toggle(name="sleep", words="sleep sleep_mode 睡眠 睡眠模式"),
    Toggle(name="health", words="health 健康"),
    Toggle(name="heating", words="heat heating heater 加热 制热"),
    Toggle(name="drying", words="drying drying_switch dry 烘干 烘干开关"),
    Toggle(name="air_drying", words="air_dry air_dry_switch 风干 风干开关"),
    Toggle(
        name="cleaning", words="cleaning clean auto_clean 清洁 自清洁 保洁 自动清洗"
    ),
    Toggle(
        name="disinfection",
        words="disinfection disinfect disinfect_switch 消毒 消毒开关",
    ),
    Toggle(
        name="sterilization",
        words="sterilization sterilize sterile 除菌 杀菌 灭菌 无菌",
    ),
    Toggle(
        name="swing",
        words="swing oscillation shake_head swing_switch 摇头 摆风 扫风 摇头开关",
    ),
    Toggle(
        name="swing_vertical",
        words="switch_vertical swing_vertical vertical_swing ud_swing 上下摆风 上下扫风",
    ),
    Toggle(
        name="swing_horizontal",
        words="switch_horizontal swing_horizontal horizontal_swing lr_swing 左右摆风 "
        "左右扫风",
    ),
    Toggle(name="humidification", words="wet humidify humidification 加湿"),
    Toggle(name="ventilation", words="ventilation air_change 换气 通风"),
    Toggle(name="auto", words="auto auto_mode 自动 自动模式"),
    Toggle(name="fresh_air_valve", words="fresh_air_valve fresh_air 新风阀 新风"),
    Toggle(
        name="mute",
        words="muffling mute silence 消音 静音",
        category=CONFIG,
    ),
    Toggle(
        name="frost_protection",
        words="frost frost_protection anti_frost 防霜冻 防霜冻功能 防冻",
        category=CONFIG,
    ),
    Toggle(
        name="window_detection",
        words="window_check window_detection 开窗检测",
        category=CONFIG,
    ),
    Toggle(
        name="valve_detection",
        words="valve_check valve_detection 阀门检测",
        category=CONFIG,
    ),
    Toggle(
        name="do_not_disturb",
        words="do_not_disturb dnd disturb 勿扰 免打扰 勿扰模式",
        category=CONFIG,
    ),
    Toggle(
        name="alarm_switch",
        words="alarm_switch alarm_enable 报警开关 告警开关",
        category=CONFIG,
    ),
    Toggle(name="armed", words="arm armed arming 布防 布撤防 布防开关"),
    Toggle(
        name="recording",
        words="record_enable record_switch 本地录像使能 录像开关",
    ),
)

POWER_WORDS = (
    "power_switch switch power on_off switch_on switch_led switch_power onoff "
    "generic_onoff mesh_generic_onoff power_state main_switch relay on 电源开关 开关机 开关 电源 总开关 继电器 "
    "设备开关"
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
    Choice(
        name="temperature_unit",
        words="temp_unit temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
        "温度单位 温标转换",
        options="celsius fahrenheit",
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

# Text with such a word says what the device is: it is shown, not set.
IDENTITY_WORDS = word_set(
    "imei imsi iccid mac ip bssid sn serial version uuid hardware firmware model 版本 版本号 "
    "序列号 型号 编号 卡号"
)
# Text with such a word says when or what was measured.
RECORD_WORDS = word_set("date timestamp record log 日期 记录 日志")

# Option word -> what vendors write for it, as label or as raw key.
OPTION_WORDS = {
    "on": "on 开 开启 打开 通电 1",
    "off": "off 关 关闭 断电 关机",
    "memory": "memory 记忆 断电记忆 保持 恢复断电前状态 last",
    "celsius": "celsius 摄氏度 摄氏 c ℃",
    "fahrenheit": "fahrenheit 华氏度 华氏 f ℉",
    "lowest": "lowest 最低档 最低",
    "low": "low 低 低档 低风 低速 低档模式 low模式 弱 小",
    "middle": "middle mid medium 中 中档 中风 中速 中档模式 一般",
    "high": "high 高 高档 高风 高速 高档模式 强 大",
    "highest": "highest 最高档 最高",
    "empty": "empty poweroff 没电 耗尽",
    "full": "full 满",
    "mute": "mute quiet silent 静音 静音档 无声 静音模式",
    "auto": "auto automatic 自动 自动模式 自动档 自动风",
    "manual": "manual 手动 手动模式",
    "smart": "smart intelligent 智能 智能模式",
    "sleep": "sleep 睡眠 睡眠模式 睡眠风",
    "comfort": "comfort comfortable 舒适 舒适模式",
    "eco": "eco energy energy_saving 节能 eco模式 节能模式",
    "turbo": "turbo 极速 极速模式 强劲 急速",
    "strong": "strong powerful 强力 强力模式",
    "natural": "natural nature 自然 自然风",
    "normal": "normal 正常 正常风 标准 普通",
    "health": "health 健康 健康模式",
    "cool": "cool cold cooling 制冷 冷风 冷",
    "heat": "heat hot warm heating 制热 加热 热 暖风",
    "dry": "dry dehumidify arefaction 除湿 抽湿",
    "fan": "fan fan_only wind 送风 出风 通风",
    "excellent": "excellent 优 优秀",
    "good": "good 良 良好",
    "fair": "fair 中 middle 一般",
    "poor": "poor bad 差",
    "light_pollution": "轻度污染",
    "moderate_pollution": "中度污染",
    "heavy_pollution": "重度污染 严重污染",
    "standby": "standby 待机 待机中",
    "working": "working work 工作中 工作",
    "running": "running 运行 运行中",
    "heating": "heating 加热中 制热中 加热",
    "cooling": "cooling 制冷中 制冷",
    "paused": "paused pause 暂停 暂停中",
    "finished": "finished done complete 完成 已完成",
    "ended": "ended end 结束 已结束",
    "reserved": "reserved 预约中 预约",
    "keeping_warm": "keep_warm 保温中 保温",
    "preheating": "preheating 预热中 预热",
    "idle": "idle 空闲",
    "forward": "forward 正向 正转",
    "back": "back reverse 反向 反转",
    "white": "white 白光 白光模式",
    "color": "color colour 彩光 彩色 彩光模式 彩色光模式",
    "scene": "scene 场景 场景模式",
    "music": "music 音乐 音乐模式",
}

ON_WORDS = (
    "on open opened opening alarm alert fault error true yes triggered motion "
    "occupied detected leak smoke gas serious 有人 开 开启 打开 已打开 已开 开门 门开 报警 告警 "
    "故障 错误 异常 拆卸告警 拆卸 已拆卸 被拆 有水 漏水 浸水 触发 是 有 有烟 泄漏 充电 "
    "充电中 低 低电量 低电 报警中 在线 unlocked 未上锁 已开锁 未锁 解锁"
)
OFF_WORDS = (
    "off close closed normal ok false no none idle clear safe unoccupied 无人 关 关闭 "
    "已关闭 已关 关门 门关 正常 充足 良好 未拆卸 未拆 无 无水 否 无烟 安全 未触发 未充电 无报警 离线 "
    "无故障 未报警 不报警 locked 已上锁 上锁 锁定 已锁"
)
SWITCH_ON_WORDS = (
    "on open enable enabled true yes start lock locked 开 开启 打开 启用 使能 启动 开始 是 有效 允许 上锁 "
    "锁定 已锁 已上锁"
)
SWITCH_OFF_WORDS = (
    "off close closed disable disabled false no stop unlock unlocked 关 关闭 停用 禁用 禁止 停止 否 无效 "
    "解锁 未锁 未上锁"
)
EVENT_WORDS = {
    "single": "single single_click click 单击 单按 短按 点击 按下 press",
    "double": "double double_click 双击",
    "triple": "triple triple_click 三击",
    "long": "long long_press long_click hold 长按",
    "sos": "sos 紧急",
    "arm": "arm 布防 外出布防",
    "disarmed": "disarmed disarm 撤防",
    "home": "home 在家 在家布防",
}
