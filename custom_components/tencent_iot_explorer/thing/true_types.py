"""What a value is, whatever the model calls its type: by its options, and in words."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
import re
from types import MappingProxyType

from .model import NUMBERS, Kind, ValueType
from .spelling import any_contains, joined, word_set
from .units import scaled_unit, tells_fahrenheit, unit_of

# A state of Home Assistant has 255 letters: a label and, where two are alike, its key.
LONGEST_LABEL = 150
_BOOL_KEYS = {"0": "0", "1": "1", "false": "0", "true": "1"}
_OFF = word_set("否 关 关闭 关机 停 停机 关灯 灭 熄 熄灭 全关 分 分闸 off no")
_STOPPED = word_set("停 停止 关 关闭 stop off")
_ON = word_set("是 开 开启 打开 开机 启 运行 开灯 亮 点亮 全开 合 合闸 on yes")
# Of two units neither is on.
_UNITS = word_set(
    "摄氏度 摄氏 华氏度 华氏 c f celsius fahrenheit cm inch in mm ft kg lb 厘米 英寸 公制 英制 公斤 斤 磅 psi bar kpa metric imperial "
    "12小时制 24小时制 12h 24h"
)
_BIT = (0, 1)
# What has one of these is a number, though it goes from 0 to 1 only.
_NO_STATE = word_set(
    "level mode number index count ratio factor percent unlock 档位 等级 级别 模式 编号 序号 数量 次数 系数 因数 比例 开锁"
)
# Unless it says that it is on or off, or is a mode that is.
_STATE = word_set(
    "switch enable enabled 开关 使能 启用 auto_mode night_mode sleep_mode eco_mode holiday_mode away_mode silent_mode 自动模式 夜间模式 夜晚模式 睡眠模式 "
    "静音模式 节能模式 省电模式 离家模式 假期模式 度假模式 假日模式 勿扰模式 儿童模式 强力模式 测试模式 调试模式 低功耗模式"
)
_NUMBERED = re.compile(r"(\d+)")
_BY_BIT = re.compile(r"(?<![a-z])bits?(?![a-z])|按位|第[0-9]+位", re.IGNORECASE)
_LEADING = "(?i)^(?:表示|代表|为|是|means|is)+\\s*"
_AROUND = " \t\r\n:：=-—－.,，;；、。()（）\"'“”/"
# A temperature as a remote control offers it: 26度.
_DEGREES = re.compile("([0-9]{1,2})\\s*(?:度|摄氏度|℃|°C)")


def true_type(
    type_: ValueType, texts: tuple[str, str], description: str, unit: str
) -> ValueType:
    """Return a type; a number as the words around it tell: in °F, or its states.

    Parameters: the type, its id and name, its description, the unit of its definition.
    """
    if type_.kind not in NUMBERS:
        return type_
    states = _states(type_, description) if type_.kind is Kind.INT else {}
    if states and states.keys() != {"0", "1"}:
        return ValueType(kind=Kind.ENUM, options=MappingProxyType(states))
    is_told = any_contains(texts, _STATE) or not any_contains(texts, _NO_STATE)
    if states or (_is_bit(type_, unit) and is_told):
        return ValueType(kind=Kind.BOOL, options=MappingProxyType(states))
    if tells_fahrenheit(*texts) and unit_of(type_.unit) in (None, "°C"):
        return replace(type_, unit="°F")
    return type_


def _is_bit(type_: ValueType, unit: str) -> bool:
    """Return whether a whole number is 0 or 1 only, and is defined without a unit."""
    is_bit = (type_.minimum, type_.maximum) == _BIT and type_.kind is Kind.INT
    return is_bit and not scaled_unit(unit)[1]


def _states(type_: ValueType, description: str) -> dict[str, str]:
    """Return what 0, 1 and so on mean, where a description tells it.

    One that begins at 1 must tell the whole range: 1路输入2路输出 tells nothing. What
    single bits mean is no state: several can be set at once.
    """
    if _BY_BIT.search(description):
        return {}
    _, *told = _NUMBERED.split(description)
    numbers, labels = told[::2], (each.strip(_AROUND) for each in told[1::2])
    states = {
        number: re.sub(_LEADING, "", label)[:LONGEST_LABEL]
        for number, label in zip(numbers, labels, strict=True)
    }
    first = 1 if (type_.minimum, type_.maximum) == (1, len(numbers)) else 0
    row = map(str, range(first, first + len(numbers)))
    is_row = len(numbers) > 1 and numbers == list(row)
    is_told = all(states.values()) and len(set(states.values())) == len(states)
    return states if is_row and is_told else {}


def true_kind(
    kind: Kind, options: dict[str, str], name: str
) -> tuple[Kind, dict[str, str]]:
    """Correct the kind when the keys of the mapping contradict it."""
    if kind is Kind.BOOL:
        told = {
            _BOOL_KEYS.get(key.lower(), ""): label for key, label in options.items()
        }
        if "" not in told:
            is_choice = told and all(joined(each) in _UNITS for each in told.values())
            return Kind.ENUM if is_choice else kind, told
        kind = Kind.ENUM
    if kind is Kind.ENUM and _is_off_and_on(options, name):
        return Kind.BOOL, options
    if kind is Kind.ENUM and not all(map(_is_integer, options)):
        kind = Kind.STRINGENUM
    return kind, options


def _is_off_and_on(options: Mapping[str, str], name: str) -> bool:
    """Return whether a choice is a truth value: 0 is off; 1 is on, or what it is called."""
    if options.keys() != {"0", "1"}:
        return False
    is_done = joined(options["0"]) in _STOPPED and options["1"] in name
    return is_done or (joined(options["0"]) in _OFF and joined(options["1"]) in _ON)


def degrees(options: Mapping[str, str]) -> ValueType | None:
    """Return a choice of temperatures, each its own key, as the number that it is."""
    told = [_DEGREES.fullmatch(label) for label in options.values()]
    numbers = [int(each[1]) for each in told if each]
    steps = {after - before for before, after in pairwise(numbers)}
    if list(options) != list(map(str, numbers)) or len(steps) != 1:
        return None
    return ValueType(
        kind=Kind.INT,
        minimum=min(numbers),
        maximum=max(numbers),
        step=abs(steps.pop()),
        unit="℃",
    )


def _is_integer(text: str) -> bool:
    """Return whether `text` is a plain decimal integer."""
    return text.removeprefix("-").isdecimal() and text.isascii()
