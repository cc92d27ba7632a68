"""How vendors spell units, and how many of which unit others are."""

from collections.abc import Mapping
from typing import NamedTuple

from ..spelling import word_set

SPELLINGS: Mapping[str, str] = {
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
    "/cm³": "个/cm3 个/cm^3 个/立方厘米 pcs/cm3 ions/cm3 1/cm3",
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
CONVERTED: Mapping[str, tuple[float, str]] = {
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


class Told(NamedTuple):
    """Units that a name with one of `words` makes others: how many, and which."""

    units: str
    words: frozenset[str]
    factor: float
    unit: str


_STORAGE = "存储 储存 内存 闪存 空间 硬盘 磁盘 sd卡 tf卡 存储卡 storage memory disk space flash"
_DATA_WORDS = word_set(f"{_STORAGE} 流量 data traffic")
TOLD_BY_NAME = (
    Told(
        "分",
        word_set(
            "金额 余额 收入 收益 营业额 销售额 单价 价格 电费 水费 气费 电价 水价 气价 费用 消费 押金 充值 "
            "price income revenue cost fee balance"
        ),
        0.01,
        "CNY",
    ),
    Told("分", word_set("得分 评分 分数 积分 score"), 1, ""),
    Told(
        "公斤 kg Kg KG",
        word_set("压力 压强 水压 气压 油压 胎压 pressure"),
        0.980665,
        "bar",
    ),
    Told("M", _DATA_WORDS, 1, "MB"),
    Told("M", word_set("距离 高度 长度 深度 distance height length depth"), 1, "m"),
    Told(
        "m", word_set("时间 时长 延时 倒计时 duration time delay countdown"), 1, "min"
    ),
    Told("G", _DATA_WORDS, 1, "GB"),
    Told("T", word_set(_STORAGE), 1, "TB"),
    Told("t T", word_set("水 水量 water"), 1, "m³"),
    Told("元/吨", word_set("水 水价 水费 water"), 1, "CNY/m³"),
    Told("t T 吨", word_set("重 载重 重量 weight load"), 1000, "kg"),
)
EXACT: Mapping[str, str] = {
    "MW": "MW",
    "mS": "mS",
    "M": "M",
}
_NONE = "ph pf none null 无 - -- / undefined 1 level lv x"
NO_UNIT = frozenset(_NONE.split())
# What a letter is a unit of; beside anything else it is a phase, a side or a key.
LETTERS: Mapping[str, frozenset[str]] = {
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
# What 度 and other ambiguous texts mean depends on what is measured.
BY_CLASS: Mapping[tuple[str, str], str] = {
    ("temperature", "度"): "°C",
    ("temperature", "deg"): "°C",
    ("temperature", "°"): "°C",
    ("energy", "度"): "kWh",
    ("", "度"): "°",
    ("volume_storage", "吨"): "m³",
    ("water", "吨"): "m³",
    ("speed", "km"): "km/h",
}
AMBIGUOUS = frozenset(text for _, text in BY_CLASS)
