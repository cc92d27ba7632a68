"""Unit texts of vendors, and the units Home Assistant allows for each device class.

Vendors write units as they like (oC, 摄氏度, kW-h, μ g/m3). `unit_of` returns the spelling
Home Assistant uses, or the vendor's own text when the unit is not a known one.
"""

from collections.abc import Mapping
from itertools import chain
import re
from typing import NamedTuple
import unicodedata

from .spelling import contains, elements, is_chinese, word_set

# What can hold so much can tell the warmth of a summer day in °F.
WARM_FAHRENHEIT = 86
# What can hold so much can tell the warmth of a bath in °F.
HOT_FAHRENHEIT = 104

_SPELLINGS: Mapping[str, str] = {
    "°C": "°c ˚c oc c degc celsius centigrade ℃ ℃/℉ ℃℉ ℃/f c/f 摄氏度 摄氏 度c deg.c",
    "°F": "°f ˚f of f degf fahrenheit ℉ 华氏度 华氏 度f",
    "K": "k kelvin 开尔文 开尔文/k 开 色温k",
    "%": "% percent pct 百分比 百分之 ％ %rh rh rh% %vol %spo2",
    "%LEL": "%lel lel",
    "V": "v volt volts vdc vac 伏 伏特",
    "mV": "mv 毫伏",
    "kV": "kv 千伏",
    "A": "a amp amps ampere 安 安培",
    "mA": "ma 毫安",
    "μA": "ua μa 微安",
    "W": "w watt watts 瓦 瓦特",
    "kW": "kw 千瓦",
    "mW": "mw 毫瓦",
    "VA": "va 伏安",
    "kVA": "kva",
    "var": "var 乏",
    "kvar": "kvar",
    "varh": "varh 乏时",
    "kvarh": "kvarh kvar/h 千乏时",
    "kWh": "kwh kw/h 千瓦时 千瓦小时 度电 kilowatthour",
    "Wh": "wh 瓦时",
    "MWh": "mwh 兆瓦时",
    "J": "j 焦耳",
    "kJ": "kj 千焦",
    "kcal": "kcal 千卡 大卡",
    "kWh/100km": "kwh/100km 度/百公里 千瓦时/百公里",
    "Wh/km": "wh/km",
    "Hz": "hz 赫兹 赫",
    "kHz": "khz",
    "MHz": "mhz",
    "GHz": "ghz",
    "lx": "lx lux 勒克斯 流明/平方米 luxs",
    "Pa": "pa 帕 帕斯卡",
    "hPa": "hpa 百帕",
    "kPa": "kpa 千帕",
    "bar": "bar 巴",
    "mbar": "mbar 毫巴",
    "mmHg": "mmhg 毫米汞柱",
    "psi": "psi",
    "cbar": "cbar 厘巴",
    "inHg": "inhg 英寸汞柱",
    "atm": "atm 大气压",
    "ppm": "ppm",
    "ppb": "ppb",
    "μg/m³": "μg/m3 ug/m3 μg/m^3 ug/m^3 mcg/m3 微克/立方米 微克每立方米 μg/立方米 ug/立方米",
    "mg/m³": "mg/m3 mg/m^3 毫克/立方米 毫克每立方米 mg/立方米",
    "g/m³": "g/m3 g/m^3 克/立方米",
    "mg/L": "mg/l 毫克/升",
    "μS/cm": "us/cm μs/cm 微西门子/厘米 us/c㎡",
    "mS/cm": "ms/cm",
    "S/cm": "s/cm",
    "Bq/m³": "bq/m3 bq/m^3 贝克/立方米",
    "dB": "db 分贝",
    "dBA": "dba db(a)",
    "dBm": "dbm",
    "μs": "us μs usec 微秒",
    "ms": "ms msec 毫秒 millisecond milliseconds",
    "s": "s sec secs second seconds 秒 秒钟",
    "min": "min mins minute minutes mintues 分 分钟 分钟m 分钟min m(min)",
    "h": "h hr hrs hour hours 时 小时 个小时",
    "d": "d day days 天 日",
    "mm": "mm 毫米",
    "cm": "cm 厘米 公分",
    "m": "m meter meters 米",
    "km": "km 千米 公里",
    "in": "in inch inches 英寸",
    "ft": "ft feet foot 英尺",
    "mi": "mi mile miles 英里",
    "mm/h": "mm/h 毫米/小时",
    "mm/s": "mm/s 毫米/秒",
    "m/s": "m/s 米/秒 米每秒",
    "m/min": "m/min 米/分 米/分钟",
    "mph": "mph mi/h mile/h 英里/小时",
    "kn": "kn knot knots",
    "km/h": "km/h kph kmh 公里/小时 千米/小时 公里每小时 千米每小时",
    "m²": "m2 m^2 ㎡ 平方米 平米 平方",
    "cm²": "cm2 cm^2 平方厘米",
    "ft²": "ft2 ft^2 sqft 平方英尺",
    "ha": "ha hectare hectares 公顷",
    "m³": "m3 m^3 nm3 nm^3 sm3 标方 标准立方米 立方米 立方 方 吨水",
    "L": "l 升 liter litre",
    "mL": "ml 毫升",
    "gal": "gal gallon gallons 加仑",
    "ft³": "ft3 ft^3 立方英尺",
    "L/min": "l/min lpm 升/分 升/分钟",
    "L/h": "l/h 升/小时",
    "m³/h": "m3/h m^3/h nm3/h 标方/小时 立方米/小时 方/小时 cmh",
    "m³/min": "m3/min m^3/min nm3/min 立方米/分 立方米/分钟",
    "m³/s": "m3/s m^3/s 立方米/秒",
    "mL/s": "ml/s 毫升/秒",
    "gal/min": "gal/min gpm 加仑/分 加仑/分钟",
    "gal/h": "gal/h gph 加仑/小时",
    "ft³/min": "ft3/min ft^3/min cfm",
    "g": "g gram 克",
    "kg": "kg 千克 公斤 kgs",
    "mg": "mg 毫克",
    "lb": "lb lbs ibs 磅",
    "oz": "oz 盎司",
    "st": "st 英石",
    "°": "° deg degree degrees 角度",
    "rpm": "rpm r/min rev/min 转/分 转/分钟 转",
    "bpm": "bpm 次/分 次/min 次/分钟 beats/min breaths/min",
    "B": "byte bytes 字节",
    "kB": "kb",
    "MB": "mb",
    "GB": "gb",
    "TB": "tb",
    "B/s": "b/s byte/s bytes/s",
    "kB/s": "kb/s kbyte/s",
    "MB/s": "mb/s",
    "bit/s": "bps bit/s",
    "kbit/s": "kbps kbit/s",
    "Mbit/s": "mbps mbit/s",
    "Gbit/s": "gbps gbit/s",
    "W/m²": "w/m2 w/m^2 瓦/平方米",
    "CNY": "cny ¥ ￥ 元 rmb yuan 人民币",
    "CNY/kWh": "元/度 元/kwh 元/千瓦时 cny/kwh",
    "CNY/m³": "元/m3 元/立方米 元/立方 元/方 cny/m3",
    "mmol/L": "mmol/l",
    "mg/dL": "mg/dl",
}
# Units that Home Assistant does not know: how many of which they are.
_CONVERTED: Mapping[str, tuple[float, str]] = {
    "MPa": (1000, "kPa"),
    "Mpa": (1000, "kPa"),
    "兆帕": (1000, "kPa"),
    "斤": (0.5, "kg"),
    "市斤": (0.5, "kg"),
    "两": (50, "g"),
    "L/s": (60, "L/min"),
    "klux": (1000, "lx"),
    "klx": (1000, "lx"),
    "Klux": (1000, "lx"),
    "KLux": (1000, "lx"),
    "角": (0.1, "CNY"),
    "分/度": (0.01, "CNY/kWh"),
    "分/kWh": (0.01, "CNY/kWh"),
    "分/千瓦时": (0.01, "CNY/kWh"),
    "kgf/cm2": (0.980665, "bar"),
    "kgf/cm²": (0.980665, "bar"),
    "kg/cm2": (0.980665, "bar"),
    "kg/cm²": (0.980665, "bar"),
    "公斤力": (0.980665, "bar"),
    "mH2O": (9.80665, "kPa"),
    "米水柱": (9.80665, "kPa"),
    "周": (7, "d"),
    "亩": (2000 / 3, "m²"),
    "千升": (1, "m³"),
}


class _Told(NamedTuple):
    """Units of something else where a name has one of `words`: how many of which."""

    units: str
    words: frozenset[str]
    factor: float
    unit: str


_STORAGE = "存储 储存 内存 闪存 空间 硬盘 磁盘 sd卡 tf卡 存储卡 storage memory disk space flash"
_DATA_WORDS = word_set(f"{_STORAGE} 流量 data traffic")
_TOLD_BY_NAME = (
    _Told(
        "分",
        word_set(
            "金额 余额 收入 收益 营业额 销售额 单价 价格 电费 水费 气费 电价 水价 气价 费用 消费 押金 充值 "
            "price income revenue cost fee balance"
        ),
        0.01,
        "CNY",
    ),
    _Told("分", word_set("得分 评分 分数 积分 score"), 1, ""),
    _Told(
        "公斤 kg Kg KG",
        word_set("压力 压强 水压 气压 油压 胎压 pressure"),
        0.980665,
        "bar",
    ),
    _Told("M", _DATA_WORDS, 1, "MB"),
    _Told("M", word_set("距离 高度 长度 深度 distance height length depth"), 1, "m"),
    _Told(
        "m", word_set("时间 时长 延时 倒计时 duration time delay countdown"), 1, "min"
    ),
    _Told("G", _DATA_WORDS, 1, "GB"),
    _Told("T", word_set(_STORAGE), 1, "TB"),
    _Told("t T", word_set("水 水量 water"), 1, "m³"),
    _Told("元/吨", word_set("水 水价 水费 water"), 1, "CNY/m³"),
    _Told("t T 吨", word_set("重 载重 重量 weight load"), 1000, "kg"),
)
_EXACT: Mapping[str, str] = {
    "MW": "MW",
    "mS": "mS",
    "M": "M",
}
_NO_UNIT = frozenset(
    {
        "ph",
        "pf",
        "none",
        "null",
        "无",
        "-",
        "--",
        "/",
        "undefined",
        "1",
        "level",
        "lv",
        "x",
    }
)
# What is measured, where its unit should stand: 风速, 温度值.
_MEASURED = re.compile(
    r".*(?:[温湿速亮浓强]度|[风转流车]速|[流数电重容音风水]量|.值|等级)"
)
_LONGEST_UNIT = 12
_LONGEST_FOREIGN_UNIT = 6
_SCALED = re.compile(r"[*x×]?\s*(0\.0*[1-9])\s*[*x×]?\s*(\S*)")
# A value that is given as so many times what it is: ×1000, ℃*10.
_MULTIPLIED = re.compile(r"(\D*?)\s*[*x×]\s*(10{1,3})")
_MAGNIFIED = re.compile(r"(?:放大|扩大|除以|÷|值\s*/)\s*(10{1,3})(?!\d)")
# What is said behind a name: 电压(0.1V), 温度*10.
_SAID_BEHIND = re.compile(
    r"\s*(?:[(（【\[](?:单位)?[:：]?([^()（）【】\[\]]+)[)）】\]]|[_/／]?(0\.0*1\S+))$"
)
# After a Latin name x may be a part of it, and after a number * is no scale: 5*10.
_TIMES_BEHIND = re.compile(
    r"(?:\s*[(（](?:[*×x÷/]|除以)|(?<=[\u3400-\u9fff)）】\]])\s*[*×x]"
    r"|(?:(?<=[A-Za-z])|(?<=PM2\.5)|(?<=PM10)|(?<=CO2))\s*[*×])\s*(10{1,3})倍?[)）]?$"
)
_IN_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]\s*$")
_FAHRENHEIT_WORDS = word_set("fahrenheit 华氏 华式 degf")
_TEMPERATURE_WORDS = word_set("temp c_temp f_temp")
_TOLD = re.compile(r"[(（]([^)）]+)[)）]|单位[为是:：]?\s*([^\s,，。;；)）]+)")
# What a letter is a unit of; beside anything else it is a phase, a side or a key.
_LETTERS: Mapping[str, frozenset[str]] = {
    letter: word_set(words)
    for letters, words in {
        "Aa": "电流 过流 current",
        "CcFfKk": "温 temperature",
        "Ll": "水 流量 容量 容积 体积 water flow capacity volume",
        "HS": "时间 时长 寿命 周期 间隔 time duration life interval",
        "BbDGJjM开": "",
    }.items()
    for letter in letters
}
_FILLING = re.compile(r"[\s\u00ad·•*⋅.]|(?<=k)-?(?=w-?h)|(?<=kw)-(?=h)")

# What 度 and other ambiguous texts mean depends on what is measured.
_BY_CLASS: Mapping[tuple[str, str], str] = {
    ("temperature", "度"): "°C",
    ("temperature", "deg"): "°C",
    ("temperature", "°"): "°C",
    ("energy", "度"): "kWh",
    ("", "度"): "°",
    ("volume_storage", "吨"): "m³",
    ("water", "吨"): "m³",
    ("speed", "km"): "km/h",
}

_AMBIGUOUS = frozenset(text for _, text in _BY_CLASS)

_ENERGY = "kWh Wh MWh J kJ MJ GJ kcal"
_VOLUME = "L mL m³ gal ft³"
_PRESSURE = "Pa hPa kPa bar mbar mmHg psi cbar inHg atm"
_CONCENTRATION = "μg/m³"
ALLOWED_UNITS: Mapping[str, frozenset[str]] = {
    device_class: frozenset(units.split())
    for device_class, units in {
        "absolute_humidity": "g/m³ mg/m³",
        "apparent_power": "VA kVA",
        "area": "m² cm² ft² ha",
        "atmospheric_pressure": _PRESSURE,
        "battery": "%",
        "blood_glucose_concentration": "mg/dL mmol/L",
        "carbon_dioxide": "ppm",
        "carbon_monoxide": "ppm ppb mg/m³ μg/m³",
        "conductivity": "μS/cm mS/cm S/cm",
        "current": "A mA μA",
        "data_rate": "B/s kB/s MB/s bit/s kbit/s Mbit/s Gbit/s",
        "data_size": "B kB MB GB TB",
        "distance": "mm cm m km in ft mi",
        "duration": "μs ms s min h d",
        "energy": _ENERGY,
        "energy_distance": "kWh/100km Wh/km",
        "energy_storage": _ENERGY,
        "frequency": "Hz kHz MHz GHz",
        "gas": "m³ L ft³",
        "humidity": "%",
        "illuminance": "lx",
        "irradiance": "W/m²",
        "moisture": "%",
        "monetary": "CNY",
        "nitrogen_dioxide": "ppm ppb μg/m³",
        "ozone": "ppm ppb μg/m³",
        "pm1": _CONCENTRATION,
        "pm10": _CONCENTRATION,
        "pm25": _CONCENTRATION,
        "pm4": _CONCENTRATION,
        "power": "W kW MW mW",
        "power_factor": "%",
        "precipitation": "mm cm in",
        "precipitation_intensity": "mm/h",
        "pressure": _PRESSURE,
        "radon": "Bq/m³",
        "reactive_energy": "varh kvarh",
        "reactive_power": "var kvar",
        "signal_strength": "dB dBm",
        "sound_pressure": "dB dBA",
        "speed": "m/s km/h mm/s mm/h m/min mph kn",
        "sulphur_dioxide": "ppb μg/m³",
        "temperature": "°C °F K",
        "temperature_delta": "°C °F K",
        "volatile_organic_compounds": "μg/m³ mg/m³",
        "volatile_organic_compounds_parts": "ppm ppb",
        "voltage": "V mV kV",
        "volume": _VOLUME,
        "volume_flow_rate": "L/min L/h L/s m³/h m³/min m³/s mL/s gal/min gal/h ft³/min",
        "volume_storage": _VOLUME,
        "water": "L m³ gal ft³",
        "weight": "g kg mg lb oz st",
        "wind_direction": "°",
        "wind_speed": "m/s km/h m/min mph kn",
    }.items()
}
UNITLESS_CLASSES = frozenset({"aqi", "ph", "power_factor"})

# What a measurement is when nothing but its unit tells.
CLASS_BY_UNIT: Mapping[str, str] = {
    unit: device_class
    for device_class in [
        "temperature",
        "voltage",
        "current",
        "power",
        "apparent_power",
        "reactive_power",
        "reactive_energy",
        "energy",
        "frequency",
        "illuminance",
        "pressure",
        "conductivity",
        "duration",
        "distance",
        "area",
        "weight",
        "speed",
        "volume_flow_rate",
        "volume_storage",
        "signal_strength",
        "sound_pressure",
        "data_rate",
        "data_size",
        "irradiance",
        "monetary",
        "radon",
        "energy_distance",
    ]
    for unit in ALLOWED_UNITS[device_class]
    if unit not in {"K", "dB", "kcal", "kJ", "J", "mg", "mmHg"}
}


def _key(text: str) -> str:
    """Return the spelling-free form of a unit text."""
    folded = unicodedata.normalize("NFKC", text.replace("°", "°")).casefold()
    return _FILLING.sub("", folded)


_UNITS = {
    _key(word): unit for unit, words in _SPELLINGS.items() for word in words.split()
}


def unit_of(text: str | None, device_class: str = "") -> str | None:
    """Return the unit a vendor's unit text stands for.

    A known unit comes back in Home Assistant's spelling, a short unknown one as it is;
    prose and words for "no unit" give None. `device_class` settles ambiguous texts.
    """
    if not text or text.casefold() in _NO_UNIT:
        return None
    text = text.strip()
    if text not in _EXACT and _key(text) not in _UNITS:
        text = _IN_BRACKETS.sub("", text) or text
    special = _BY_CLASS.get((device_class, text)) or _BY_CLASS.get(("", text))
    known = special or _EXACT.get(text) or _UNITS.get(_key(text))
    longest = _LONGEST_FOREIGN_UNIT if is_chinese(text) else _LONGEST_UNIT
    is_unit = len(text) <= longest and not _MEASURED.fullmatch(text)
    return known or (text if is_unit else None)


def measure_word(text: str | None) -> str | None:
    """Return the word that one counts with, which is no unit elsewhere: 3次, 5个, n."""
    if text is None or len(text) != 1 or text in _AMBIGUOUS:
        return None
    is_word = text == "n" or is_chinese(text)
    return text if is_word and unit_of(text) == text else None


def _unit_in(name: str, description: str) -> str:
    """Return the known unit that a name has in brackets, or that a description tells."""
    found = chain(
        _SAID_BEHIND.finditer(name), _TOLD.finditer(name), _TOLD.finditer(description)
    )
    told = (each[2] or _fitting(each[1], name) for each in found)
    return next(filter(is_unit, told), "")


def _fitting(unit: str, name: str) -> str:
    """Return a unit that stands in brackets; nothing for a letter that is none there."""
    words = _LETTERS.get(unit)
    return unit if words is None or contains(name, words) else ""


def is_unit(text: str) -> bool:
    """Return whether a text is a unit, and perhaps its scale: 0.1℃."""
    found = _SCALED.fullmatch(text)
    unit = found[2] if found else text
    return _key(unit) in _UNITS or unit in _AMBIGUOUS or unit in _CONVERTED


def without_unit(name: str) -> str:
    """Return a name without its unit and scale."""
    bare = _TIMES_BEHIND.sub("", name)
    said = _SAID_BEHIND.search(bare)
    if said and is_unit(said[2] or _fitting(said[1], name)):
        bare = bare[: said.start()]
    return bare.strip() or name


def stem_of(name: str) -> str:
    """Return a name without whatever is said behind it."""
    return _SAID_BEHIND.sub("", _TIMES_BEHIND.sub("", name))


def tells_fahrenheit(id_: str, name: str) -> bool:
    """Return whether id or name of a number says that it is in °F: tempF_set, 华氏温度."""
    told = (contains(text, _FAHRENHEIT_WORDS) or "℉" in text for text in (id_, name))
    is_marked = "f" in elements(id_)[1:] and contains(id_, _TEMPERATURE_WORDS)
    return is_marked or any(told)


def scaled_unit(text: str, name: str = "", description: str = "") -> tuple[float, str]:
    """Return the scale and the unit of a number: of a text like 0.1℃ or MPa, or as told."""
    text = text or _unit_in(name, description)
    scale, unit = _scale_in(text)
    factor, unit = _converted(unit, name)
    return factor * (scale or _told_scale(name, description)), unit


def _converted(unit: str, name: str) -> tuple[float, str]:
    """Return how many of which unit one is: minutes, but cents where money is named."""
    for told in _TOLD_BY_NAME:
        if unit in told.units.split() and contains(name, told.words):
            return told.factor, told.unit
    return _CONVERTED.get(unit, (1.0, unit))


def _scale_in(text: str) -> tuple[float | None, str]:
    """Return the scale that the text of a unit tells, if any, and the unit."""
    if found := _SCALED.fullmatch(text):
        return float(found[1]), found[2]
    if times := _MULTIPLIED.fullmatch(text):
        return 1 / int(times[2]), times[1]
    return None, text


def _told_scale(name: str, description: str) -> float:
    """Return the scale that a name or a description tells: 温度*10, 放大10倍."""
    found = _TIMES_BEHIND.search(name) or _MAGNIFIED.search(description)
    return 1 / int(found[1]) if found else 1.0


def is_allowed(device_class: str, unit: str | None) -> bool:
    """Return whether Home Assistant accepts `unit` for `device_class`."""
    if unit is None:
        return device_class in UNITLESS_CLASSES
    return unit in ALLOWED_UNITS.get(device_class, ())
