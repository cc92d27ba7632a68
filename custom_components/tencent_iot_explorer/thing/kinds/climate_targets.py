"""Target temperatures of what has several: one for each mode, or two to keep between."""

from dataclasses import replace

from ..entities import Binding
from ..model import NUMBERS, Property
from ..spelling import word_set
from .climate_parts import TWINS, ClimatePart
from .evidence import Evidence
from .parts import (
    CELSIUS,
    NOT_FAHRENHEIT,
    Bindings,
    FoundParts,
    Part,
    Parts,
    bind,
    celsius,
)
from .products import LATER_WORDS

AUTO, HEAT_COOL = "auto", "heat_cool"
HOTTEST_HEATER_CELSIUS = 60
COOLEST_HEATER_CELSIUS = 20
AUTOMATIC_TARGET_WORDS = word_set("auto automatic 自动")
HEATING_TARGET_WORDS = word_set("heat heating 制热 制暖 采暖 供暖 供热 加热")
COOLING_TARGET_WORDS = word_set("cool cooling 制冷 供冷")
NOT_TARGET_WORDS = LATER_WORDS | word_set(
    "eco economy saving away sleep holiday default frost max min highest lowest upper lower limit offset hysteresis deadband calibration delta protect protection "
    "最高 最低 最大 最小 上限 下限 高限 低限 限制 限值 偏差 回差 温差 补偿 校准 修正 保护 节能 离家 睡眠 假日 默认 防冻"
)
SET_POINTS = Parts(
    *(
        Part(
            name=name,
            kinds=NUMBERS,
            units=units,
            speaks=(words, *others),
            never_speaks=NOT_TARGET_WORDS,
        )
        for name, words in (
            (ClimatePart.TARGET_TEMPERATURE, AUTOMATIC_TARGET_WORDS),
            (ClimatePart.COOLING_TEMPERATURE, COOLING_TARGET_WORDS),
            (ClimatePart.HEATING_TEMPERATURE, HEATING_TARGET_WORDS),
        )
        for units, *others in (
            (CELSIUS,),
            (NOT_FAHRENHEIT, word_set("temp temperature setpoint set_point 温 温度")),
        )
    )
)


def targets_of_modes(bindings: Bindings, evidence: Evidence) -> Bindings:
    """Return the targets of the modes in place of one, where there are several."""
    found = SET_POINTS.guess({}, evidence)
    heating = found.get(ClimatePart.HEATING_TEMPERATURE)
    cooling = found.get(ClimatePart.COOLING_TEMPERATURE)
    if heating is None or cooling is None or not _is_one_of(bindings, found):
        return {}
    if ClimatePart.TARGET_TEMPERATURE in found:
        return SET_POINTS.bind(found)
    targets: Bindings = {ClimatePart.TARGET_TEMPERATURE: bind(cooling)}
    mode = _between(bindings[ClimatePart.MODE])
    if mode is None or not heats_a_room(heating):
        return targets | {ClimatePart.HEATING_TEMPERATURE: bind(heating)}
    return targets | {
        ClimatePart.TARGET_TEMPERATURE_LOW: bind(heating),
        ClimatePart.MODE: mode,
    }


def _is_one_of(bindings: Bindings, found: FoundParts) -> bool:
    """Return whether the target of what heats and cools is only one of several."""
    target = bindings.get(ClimatePart.TARGET_TEMPERATURE)
    ids = {each.id for each in found.values()}
    is_one = target is not None and target.property_id in ids
    return is_one and TWINS.isdisjoint(bindings) and cools_and_heats(bindings)


def _between(mode: Binding) -> Binding | None:
    """Return a mode that can keep between two targets: vendors call that automatic."""
    words = mode.meanings.values()
    if HEAT_COOL in words:
        return mode
    if AUTO not in words:
        return None
    meanings = {
        key: HEAT_COOL if word == AUTO else word for key, word in mode.meanings.items()
    }
    return replace(mode, meanings=meanings)


def cools_and_heats(bindings: Bindings) -> bool:
    """Return whether there are modes that cool and heat, whatever switches them off."""
    mode = bindings.get(ClimatePart.MODE)
    return mode is not None and {"cool", "heat"}.issubset(mode.meanings.values())


def heats_a_room(target: Property | None) -> bool:
    """Return whether a target temperature is that of a room: it begins low enough."""
    limits = celsius(target) if target else None
    return (
        limits is not None
        and limits[0] <= COOLEST_HEATER_CELSIUS
        and limits[1] <= HOTTEST_HEATER_CELSIUS
    )
