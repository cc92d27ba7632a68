"""Water heaters and kettles: a target temperature for water."""

from collections.abc import Mapping
from enum import StrEnum

from ..model import NUMBERS, Property, ValueType
from ..spelling import word_set
from ..words.measures import TARGET_TEMPERATURE
from .climate import HOTTEST_ROOM_CELSIUS
from .climate_parts import TARGET_WORDS
from .evidence import Evidence, offers, says
from .kind import DeviceKind
from .parts import (
    BOOL,
    CELSIUS,
    ENUMS,
    FAHRENHEIT,
    NOT_FAHRENHEIT,
    Bindings,
    FoundParts,
    Part,
    Parts,
    bind,
    celsius,
    is_fahrenheit,
)
from .power import power
from .products import CALLED, ELSEWHERE_WORDS, PRESENT_WORDS, WANTED_WORDS
from .vocabulary import HVAC_MODES, MODES, OFF, Vocabulary


class WaterHeaterPart(StrEnum):
    """What the bindings of a water heater are called."""

    POWER = "power"
    TARGET_TEMPERATURE = "target_temperature"
    CURRENT_TEMPERATURE = "current_temperature"
    OPERATION = "operation"


# Modes that stand for off if a heater has no such mode.
STANDBY = Vocabulary(off="standby")
HEATER_WORDS = word_set("heater boiler kettle 热水器 热水 水壶 烧水 锅炉 壁挂炉 加热")
WATER_WORDS = word_set("water tank 水温 水箱 出水")
# A target temperature of such a range is one of water, unless something else is said.
COLDEST_WATER_CELSIUS, HOTTEST_WATER_CELSIUS = 30, 100
NOT_HOT_WATER_WORDS = word_set(
    "cook cooking oven steam towel dry sauna floor 烹饪 炖 烘 毛巾 桑拿 蒸 座 地暖 采暖 保鲜 发酵"
)
# A device with such a mode cooks, and heats no water.
COOKING_WORDS = word_set("cook rice fry 饭 粥 炒 炖 煎 炸 蒸 烤 火锅")


def _is_of_water(found: FoundParts, evidence: Evidence) -> bool:
    """Return whether it is water that is heated, and can be switched off."""
    target = found.get(WaterHeaterPart.TARGET_TEMPERATURE)
    is_told = bool(evidence.clue(CALLED["water_heater"]).weight)
    is_water = is_told or (target is not None and _is_hot_water(target, evidence))
    operation = found.get(WaterHeaterPart.OPERATION)
    return is_water and not _is_other(operation) and _switches_off(found)


def _is_hot_water(target: Property, evidence: Evidence) -> bool:
    """Return whether a target temperature can only be one of water."""
    low, high = celsius(target) or (0, 0)
    is_hot = HOTTEST_ROOM_CELSIUS < high <= HOTTEST_WATER_CELSIUS
    is_warm = low >= COLDEST_WATER_CELSIUS
    dries = any(
        offers(each, NOT_HOT_WATER_WORDS) for each in evidence.properties.values()
    )
    is_other = dries or evidence.clue(NOT_HOT_WATER_WORDS).weight
    return is_hot and is_warm and not is_other


def _is_other(operation: Property | None) -> bool:
    """Return whether a mode cooks, or blows air as a bathroom heater does."""
    if operation is None:
        return False
    blows = "fan_only" in HVAC_MODES.read(operation.type).values()
    return blows or offers(operation, COOKING_WORDS)


def _switches_off(found: FoundParts) -> bool:
    """Return whether it has a power, or a mode in which it does nothing."""
    operation = found.get(WaterHeaterPart.OPERATION)
    rests = operation is not None and "off" in _operations(operation.type).values()
    return rests or WaterHeaterPart.POWER in found


def _more(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return the power as shared, if the boiler heats something else too."""
    power = found.get(WaterHeaterPart.POWER)
    if power is None or says(power, CALLED["water_heater"]):
        return {}
    heats = any(
        isinstance(part, Property)
        and part.writable
        and part.type.kind in NUMBERS
        and says(part, CALLED["heating_circuit"])
        for part in evidence.parts
    )
    return {WaterHeaterPart.POWER: bind(power, shared=True)} if heats else {}


def _describe(bindings: Bindings, _: Evidence) -> dict[str, str | None]:
    """Return the unit of the target temperature, if it is not °C."""
    target = bindings[WaterHeaterPart.TARGET_TEMPERATURE].type
    return {"unit": "°F" if is_fahrenheit(target) else None}


def _operations(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> operation mode, or off."""
    off = OFF.read(type_) or STANDBY.read(type_)
    return {**off, **MODES.read_all(type_, without=off)}


WATER_HEATER = DeviceKind(
    name="water_heater",
    platform="water_heater",
    parts=Parts(
        *power(
            WaterHeaterPart.POWER,
            "热水器开关 加热开关 heat_switch dhw hot_water 生活热水 卫浴 洗浴 卫浴水",
            device=HEATER_WORDS,
        ),
        Part(name=WaterHeaterPart.POWER, words="电加热 electric_heating", kinds=BOOL),
        Part(
            name=WaterHeaterPart.TARGET_TEMPERATURE,
            words=f"{TARGET_TEMPERATURE.words} set_water_temp 出水温度设置 卫浴温度设定 "
            "洗浴温度设定 热水温度设定 热水设定温度 生活热水设定温度 生活热水温度设定",
            kinds=NUMBERS,
            writable=False,
            units=NOT_FAHRENHEIT,
        ),
        Part(
            name=WaterHeaterPart.TARGET_TEMPERATURE,
            words="卫浴温度 洗浴温度 生活热水温度",
            kinds=NUMBERS,
            units=NOT_FAHRENHEIT,
        ),
        Part(
            name=WaterHeaterPart.TARGET_TEMPERATURE,
            words=TARGET_TEMPERATURE.words,
            kinds=NUMBERS,
            units=FAHRENHEIT,
        ),
        Part(
            name=WaterHeaterPart.TARGET_TEMPERATURE,
            kinds=NUMBERS,
            units=NOT_FAHRENHEIT,
            speaks=(TARGET_WORDS,),
        ),
        *(
            Part(
                name=WaterHeaterPart.TARGET_TEMPERATURE,
                kinds=NUMBERS,
                units=units,
                speaks=(WANTED_WORDS,),
            )
            for units in (CELSIUS, FAHRENHEIT)
        ),
        Part(
            name=WaterHeaterPart.CURRENT_TEMPERATURE,
            words="hot_water_temperature dhw_temperature 热水温度 热水水温 生活热水温度 卫浴温度 卫浴水温 "
            "卫浴出水温度 洗浴出水温度 热水出水温度",
            kinds=NUMBERS,
            writable=False,
            only_shown=True,
            shared=True,
            units=NOT_FAHRENHEIT,
        ),
        *(
            Part(
                name=WaterHeaterPart.CURRENT_TEMPERATURE,
                words="temperature current_temperature water_temperature tank_temp 温度 当前温度 水温 当前水温 水箱温度 "
                "出水温度",
                kinds=NUMBERS,
                writable=False,
                shared=True,
                never_speaks=WANTED_WORDS,
                units=units,
            )
            for units in (NOT_FAHRENHEIT, FAHRENHEIT)
        ),
        *(
            Part(
                name=WaterHeaterPart.CURRENT_TEMPERATURE,
                kinds=NUMBERS,
                writable=False,
                shared=True,
                units=units,
                speaks=(PRESENT_WORDS | WATER_WORDS,),
                never_speaks=ELSEWHERE_WORDS | WANTED_WORDS,
            )
            for units in (CELSIUS, FAHRENHEIT)
        ),
        Part(
            name=WaterHeaterPart.OPERATION,
            words="mode work_mode heat_mode_select 模式 工作模式 加热模式 运行模式",
            kinds=ENUMS,
            reads=_operations,
        ),
    ),
    main=(WaterHeaterPart.POWER, WaterHeaterPart.OPERATION),
    needs=(
        (WaterHeaterPart.POWER, WaterHeaterPart.OPERATION),
        (WaterHeaterPart.TARGET_TEMPERATURE,),
    ),
    never_speaks=CALLED["heating_circuit"],
    fits=_is_of_water,
    more=_more,
    describe=_describe,
)
