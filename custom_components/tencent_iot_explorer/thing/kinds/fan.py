"""Fans: table fans, fresh air, air purifiers."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
import re

from ..entities import EntityPlan
from ..meanings import switch_meanings
from ..model import NUMBERS, Property, ValueType
from ..spelling import contains, joined, word_set
from .evidence import Evidence, Weight, says
from .kind import DeviceKind, composite
from .light import SWITCHING, has_lamp
from .parts import BOOL, ENUMS, Bindings, FoundParts, Part, Parts, bind
from .power import power
from .products import CALLED, LATER_WORDS, SWITCHING_WORDS
from .vocabulary import MODES, OFF, Vocabulary


class FanPart(StrEnum):
    """What the bindings of a fan are called."""

    POWER = "power"
    SPEED = "speed"
    SPEED_PRESET = "speed_preset"
    PRESET = "preset"
    OSCILLATING = "oscillating"
    DIRECTION = "direction"


SPEEDS = ("lowest", "quiet", "low", "medium", "high", "strong", "highest", "turbo")
# Options that make a fan oscillate, whatever the property is called.
SWINGS = Vocabulary(on="turning", off="still stop off")
DIRECTIONS = Vocabulary(forward="forward", reverse="back")
SPEED_WORDS = (
    "fan_speed windspeed wind_speed fan_speed_enum fan_level wind_level "
    "fan_speed_percent speed fan_mode wind 风速 风速档位 风量 风力 空气净化器风速 风扇风速 新风风速 "
    "风机风速 送风风速 送风风量 supply_speed 风档"
)
SWING_WORDS = (
    "swing oscillation oscillating shake_head swing_switch fan_horizontal 摇头 摇摆 "
    "摆动 左右摆动 摆风 摆头 osc oscillate 摇头开关 左右摇头 左右摆头"
)
DEVICE_WORDS = word_set(
    "fan purifier ventilator hood 烟机 油烟机 扇 风扇 吊扇 电扇 塔扇 新风 风机 净化器 换气扇 循环扇"
)
# Names that only say that something is a fan.
MERE_FAN = word_set("fan 风扇 风机")
# Other things with speeds of their own.
OTHER_GEAR_WORDS = word_set("heat heating massage 加热 制热 取暖 火力 按摩")
AIR_WORDS = word_set(
    "fan hood wind air 烟机 油烟机 扇 风 风速 风力 风量 风扇 风机 送风"
)
LEVEL_WORDS = word_set("gear level lv speed 档 档位 速 速度 风力 风速 风量")
MODE_WORDS = word_set("mode way 模式 方式")
TURNING_WORDS = word_set("rotation rpm 转速")
PURIFIER_WORDS = word_set("pm25 pm2_5 purifier filter 净化器 净化 滤芯 滤网")
NUMERALS = "一二三四五六七八九"
_NUMBER = re.compile(r"\d{1,9}")


def _speeds_of(type_: ValueType) -> dict[str, str]:
    """Return raw key -> speed, the slowest first; none for fewer than two.

    Those that would be called alike are numbered.
    """
    words = MODES.read(type_)
    ranks = {
        key: (SPEEDS.index(word), word) for key, word in words.items() if word in SPEEDS
    }
    numbers = {
        key: (number, str(number))
        for key, label in type_.options.items()
        if (number := _number_in(label)) is not None
    }
    told = max(ranks, numbers, key=len)
    ordered = sorted(told.items(), key=lambda item: item[1])
    if len({*told.values()}) < len(told):
        ordered = [(key, (at, str(at))) for at, (key, _) in enumerate(ordered, 1)]
    return {key: word for key, (_, word) in ordered} if len(told) > 1 else {}


def _number_in(label: str) -> int | None:
    """Return the number in a label, as in 2档 and 二档."""
    if number := _NUMBER.search(label):
        return int(number[0])
    numeral = next((each for each in label if each in NUMERALS), None)
    return NUMERALS.index(numeral) + 1 if numeral else None


def _directions(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> direction, for a choice of the two."""
    words = DIRECTIONS.read(type_)
    return words if len(words) == len(type_.options) == 2 else {}


def _presets_of(type_: ValueType) -> dict[str, str]:
    """Return raw key -> preset, for the options of a speed that are no speeds."""
    return MODES.read_all(type_, without={*_speeds_of(type_), *OFF.read(type_)})


def _more(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return what a choice of speeds also offers: presets, and off."""
    speed = found.get(FanPart.SPEED)
    if speed is None:
        return {}
    more: Bindings = {}
    if presets := _presets_of(speed.type):
        more[FanPart.SPEED_PRESET] = bind(speed, presets)
    is_named = evidence.clue(CALLED["fan"]).weight >= Weight.NAME
    is_called = is_named or says(speed, DEVICE_WORDS)
    off = OFF.read(speed.type) if is_called and FanPart.POWER not in found else {}
    if off:
        on = dict.fromkeys([*_speeds_of(speed.type), *presets], "on")
        more[FanPart.POWER] = bind(speed, {**on, **off})
    return more


def _describe(bindings: Bindings, evidence: Evidence) -> dict[str, str | None]:
    """Return role and name: fan or air purifier, named where it is not what the device is."""
    role = "air_purifier" if evidence.tells(PURIFIER_WORDS) else "fan"
    is_of_lamp = FanPart.DIRECTION in bindings and has_lamp(evidence)
    power = evidence.properties[bindings[FanPart.POWER].property_id]
    return {
        "role": role,
        "translation_key": role if is_of_lamp else None,
        "name": _own_name(power) if evidence.is_beside else None,
    }


def _own_name(power: Property) -> str | None:
    """Return the name of a fan that tells more than that it is one: 新风 of 新风开关."""
    name = SWITCHING.sub("", power.name)
    is_own = contains(name, DEVICE_WORDS) and joined(name) not in MERE_FAN
    return name if is_own else None


def _build(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield each of several fans, else the only one."""
    several = tuple(_fans(evidence))
    yield from several if len(several) > 1 else FAN.assemble(found, evidence)


def _fans(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the fan that each switch of one switches, with its own speed."""
    for switch in evidence.properties.values():
        is_switch = switch.writable and switch.type.kind in BOOL
        is_now = is_switch and not says(switch, LATER_WORDS)
        if is_now and says(switch, SWITCHING_WORDS) and says(switch, DEVICE_WORDS):
            own = evidence.beginning_alike(switch, SWITCHING)
            found = FAN.parts.guess({FanPart.POWER: switch}, own)
            if FanPart.SPEED in found:
                bindings = FAN.parts.bind(found) | _more(found, own)
                name = SWITCHING.sub("", switch.name)
                fan = composite("fan", switch.id, bindings, name=name)
                evidence = evidence.without(fan.own_ids, ())
                yield fan


FAN = DeviceKind(
    name="fan",
    platform="fan",
    parts=Parts(
        *power(
            FanPart.POWER,
            "fan_switch 风扇开关 风扇 新风开关 风机开关 换气扇 排气扇 排风扇 循环扇",
            device=DEVICE_WORDS,
        ),
        Part(
            name=FanPart.SPEED,
            words=SPEED_WORDS,
            kinds=ENUMS | NUMBERS,
            reads=_speeds_of,
        ),
        Part(
            name=FanPart.SPEED,
            words=" ".join(sorted(DEVICE_WORDS)),
            kinds=ENUMS,
            reads=_speeds_of,
        ),
        Part(
            name=FanPart.SPEED,
            kinds=ENUMS | NUMBERS,
            reads=_speeds_of,
            speaks=(AIR_WORDS, LEVEL_WORDS),
        ),
        Part(
            name=FanPart.SPEED,
            kinds=ENUMS | NUMBERS,
            reads=_speeds_of,
            speaks=(TURNING_WORDS,),
        ),
        Part(
            name=FanPart.SPEED,
            words="档位 挡位 gear dangwei gear_set set_gear 档位设置 档位设定 档位选择 档位调节 档位控制 挡位设置 挡位设定 "
            "挡位选择 挡位调节 挡位控制 当前档位",
            kinds=ENUMS | NUMBERS,
            reads=_speeds_of,
            never_speaks=OTHER_GEAR_WORDS,
        ),
        Part(
            name=FanPart.SPEED_PRESET,
            words=SPEED_WORDS,
            kinds=ENUMS,
            reads=_presets_of,
        ),
        Part(
            name=FanPart.PRESET,
            words="mode work_mode working_mode fan_mode wind_mode wind_type 模式 工作模式 风类 风型 风类型 净化模式 "
            "风扇模式 运行模式",
            kinds=ENUMS,
            reads=MODES.read_all,
        ),
        Part(
            name=FanPart.PRESET,
            kinds=ENUMS,
            reads=MODES.read_all,
            requires=({"natural", "sleep"}, {"normal", "comfort", "natural"}),
            speaks=(),
        ),
        Part(
            name=FanPart.PRESET,
            kinds=ENUMS,
            reads=MODES.read_all,
            requires=({"auto", "smart"}, {"manual", "sleep"}),
            speaks=(MODE_WORDS,),
        ),
        Part(
            name=FanPart.OSCILLATING,
            words=SWING_WORDS,
            kinds=BOOL | ENUMS,
            reads=SWINGS.read,
            requires=({"on"}, {"off"}),
            speaks=(),
        ),
        Part(
            name=FanPart.OSCILLATING,
            words=SWING_WORDS,
            kinds=BOOL,
        ),
        Part(
            name=FanPart.OSCILLATING,
            words=SWING_WORDS,
            kinds=ENUMS,
            reads=switch_meanings,
            requires=({"on"}, {"off"}),
        ),
        Part(
            name=FanPart.DIRECTION,
            words="direction fan_direction fan_dir 正反转 风扇转向 风扇方向 转向",
            kinds=ENUMS | BOOL,
            reads=_directions,
            requires=({"forward"}, {"reverse"}),
        ),
        Part(
            name=FanPart.DIRECTION,
            kinds=ENUMS | BOOL,
            reads=_directions,
            requires=({"forward"}, {"reverse"}),
            speaks=(DEVICE_WORDS,),
        ),
    ),
    main=(FanPart.POWER,),
    needs=((FanPart.POWER,), (FanPart.SPEED, FanPart.SPEED_PRESET)),
    # "Speed" alone belongs to a fan only if something mentions air.
    needs_clue=True,
    sure=word_set("烟机 油烟机 range_hood"),
    more=_more,
    describe=_describe,
    build=_build,
)
