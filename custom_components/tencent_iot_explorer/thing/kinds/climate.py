"""Climate: air conditioners, thermostats and heaters."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
import re

from ..entities import Binding, EntityPlan
from ..model import NUMBERS, Kind, Property, ValueType
from ..spelling import word_set
from ..units import WARM_FAHRENHEIT
from ..values import span, step_of
from ..words.measures import COMFORT_CELSIUS, TARGET_HUMIDITY, TARGET_TEMPERATURE
from .evidence import Evidence, Weight, says
from .kind import DeviceKind, composite
from .parts import (
    BOOL,
    CELSIUS,
    ENUMS,
    FAHRENHEIT,
    NOT_FAHRENHEIT,
    ON_OFF,
    Bindings,
    FoundParts,
    Part,
    Parts,
    bind,
    celsius,
)
from .power import power
from .products import (
    CALLED,
    ELSEWHERE_WORDS,
    INSIDE_WORDS,
    PRESENT_WORDS,
    ROOM_WORDS,
    SWITCHING_WORDS,
    WANTED_WORDS,
)
from .vocabulary import HVAC_MODES, MODES, NO_WORDS, ROOM_HEATING, Vocabulary


class ClimatePart(StrEnum):
    """What the bindings of a climate are called."""

    POWER = "power"
    TARGET_TEMPERATURE = "target_temperature"
    TARGET_TEMPERATURE_FAHRENHEIT = "target_temperature_fahrenheit"
    CURRENT_TEMPERATURE = "current_temperature"
    CURRENT_TEMPERATURE_FAHRENHEIT = "current_temperature_fahrenheit"
    TEMPERATURE_UNIT = "temperature_unit"
    CURRENT_HUMIDITY = "current_humidity"
    TARGET_HUMIDITY = "target_humidity"
    MODE = "mode"
    PRESET = "preset"
    FAN_MODE = "fan_mode"
    SWING = "swing"
    SWING_HORIZONTAL = "swing_horizontal"
    ACTION = "action"


TARGETS = (
    ClimatePart.TARGET_TEMPERATURE,
    ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
)
# The temperatures in °C, and their twins in °F.
SCALES = (
    (ClimatePart.TARGET_TEMPERATURE, ClimatePart.CURRENT_TEMPERATURE, CELSIUS),
    (
        ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
        ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
        FAHRENHEIT,
    ),
)
CURRENTS = {
    ClimatePart.CURRENT_TEMPERATURE,
    ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
}
# The key of the entity is that of the first of these that is there.
MAIN = (ClimatePart.POWER, ClimatePart.MODE, ClimatePart.PRESET, *TARGETS)
TWINS = {
    ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
    ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
}
TEMPERING = {"cool", "heat", "dry", "fan_only", "heat_cool"}
# Modes without a switch, and without heat or cool: those of radiator valves.
VALVE_MODES = Vocabulary(auto="auto", heat="manual", off="off")
ACTIONS = Vocabulary(
    heating="heating heat",
    cooling="cooling cool",
    drying="dry drying_air dehumidifying",
    fan="fan ventilation blowing ventilating",
    idle="idle standby",
    off="off",
    preheating="preheating",
    defrosting="defrosting",
)
UNITS = Vocabulary(celsius="celsius", fahrenheit="fahrenheit")
SWINGS = Vocabulary(
    off="off no_swing",
    vertical="swing_vertical",
    horizontal="swing_horizontal",
    both="swing_both",
    on="on swing",
)
# Rooms are no warmer, but a target may be that begins at the temperature of a room.
HOTTEST_ROOM_CELSIUS = 50
HOTTEST_HEATER_CELSIUS = 60
COOLEST_HEATER_CELSIUS = 20
COLDEST_ROOM_CELSIUS = -15
FAN_MODE_WORDS = (
    "fan_speed windspeed wind_speed fan_speed_enum fan_level fan_mode wind_level ac_wind ac_fan_speed "
    "ac_speed 风速 空调风速 风量 风速档位 风速设定 风速设置 空调风量 风档 风量档位"
)
# Up to so many speeds are chosen by their number.
MOST_LEVELS = 7
LEVELS = frozenset(map(str, range(1, MOST_LEVELS + 1)))
AIR_WORDS = word_set("fan wind 风 风速 风量 风机 风档 风力")
# The water of a heating circuit is warmer than a room, but it is still climate.
HOTTEST_CIRCUIT_CELSIUS = 100
# A heater of metal may be hotter than the room.
HOT_WORDS = word_set("towel_rail 毛巾架")
# A sauna is hotter still.
HOTTEST_SAUNA_CELSIUS = 140
SAUNA_WORDS = word_set("sauna cabin 桑拿 汗蒸")
# Left and right of these are no zones.
NOT_ZONE_WORDS = word_set("swing light lamp wind door 摆 扫 摇 风 灯 光 门")
NOT_OF_ROOM_WORDS = (
    CALLED["water_heater"] | ELSEWHERE_WORDS | INSIDE_WORDS | WANTED_WORDS
)
HEATING_WORDS = word_set("heat heating heater 加热 制热 取暖 地暖 暖气 暖风 采暖 供暖")
RADIATOR_WORDS = word_set("radiator trv thermostat valve 散热器 暖气 温控 阀")
TARGET_WORDS = word_set(TARGET_TEMPERATURE.words)
# The end of a switch's name: what comes before is the name of what it switches.
SWITCHING = re.compile(r"(?:开关机?|电源|[\s_-]?(?:switch|power))$", re.IGNORECASE)


def _hvac_modes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> mode; one that heats rooms is heating where no other is."""
    modes = HVAC_MODES.read(type_)
    if "heat" not in modes.values():
        modes = {**modes, **ROOM_HEATING.read(type_)}
    return {key: modes[key] for key in type_.options if key in modes}


def _tempering_modes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> mode, for a choice with options that only a climate has."""
    modes = _hvac_modes(type_)
    words = TEMPERING.intersection(modes.values())
    is_told = ("cool" in words and len(words) > 1) or words >= {"heat", "fan_only"}
    return modes if is_told else {}


def _swings(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> how the air swings."""
    return ON_OFF if type_.kind is Kind.BOOL else SWINGS.read_all(type_)


def _levels(type_: ValueType) -> Mapping[str, str]:
    """Return raw number -> its name, for a whole number with only a few values."""
    low, high = span(type_) or (0, 0)
    step = step_of(type_) or 1
    if type_.kind is not Kind.INT or low > 1 or high - low > MOST_LEVELS or step % 1:
        return {}
    numbers = map(str, range(int(low), int(high) + 1, int(step)))
    return {number: number for number in numbers}


CLIMATE_PARTS = Parts(
    *power(
        ClimatePart.POWER,
        "空调开关 温控开关 ac_switch ac_power 空调电源 heating_switch 采暖开关 采暖 供暖开关 供暖",
        device=CALLED["climate"],
    ),
    Part(name=ClimatePart.POWER, words="加热 加热开关 heat_switch", kinds=BOOL),
    Part(
        name=ClimatePart.POWER,
        kinds=BOOL,
        speaks=(SWITCHING_WORDS, CALLED["climate_zone"] | ROOM_WORDS),
        never_speaks=NOT_ZONE_WORDS,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        words=f"{TARGET_TEMPERATURE.words} heating_target heating_set 采暖设定温度 采暖温度设定 "
        "采暖温度设置 采暖目标温度 供暖设定温度 供暖温度设定 供暖温度设置 供暖目标温度 出水设定温度 出水温度设定",
        kinds=NUMBERS,
        writable=False,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE_FAHRENHEIT,
        words=f"{TARGET_TEMPERATURE.words} set_fahrenheit target_f_temp temp_set_f "
        "set_temperature_f target_temperature_f fahrenheit_set 温度设置f 设置温度f 设定温度f 温度设定f 目标温度f",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        words="temperature 温度 空调温度 ac_temperature",
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
        span=COMFORT_CELSIUS,
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        kinds=NUMBERS,
        units=NOT_FAHRENHEIT,
        speaks=(TARGET_WORDS,),
    ),
    *(
        Part(
            name=target,
            kinds=NUMBERS,
            units=units,
            speaks=(WANTED_WORDS,),
            never_speaks=CALLED["water_heater"],
        )
        for target, _, units in SCALES
    ),
    Part(
        name=ClimatePart.TARGET_TEMPERATURE,
        kinds=NUMBERS,
        units=CELSIUS,
        span=COMFORT_CELSIUS,
        speaks=(),
        never_speaks=CALLED["water_heater"],
    ),
    *(
        Part(
            name=current,
            kinds=NUMBERS,
            writable=False,
            shared=True,
            units=units,
            speaks=(PRESENT_WORDS,),
            never_speaks=NOT_OF_ROOM_WORDS,
        )
        for _, current, units in SCALES
    ),
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="temperature current_temperature room_temperature indoor_temperature "
        "current_c_temp return_air_temperature 温度 当前温度 室温 室内温度 回风温度 采暖出水温度 采暖水温 供暖出水温度 供暖水温",
        kinds=NUMBERS,
        writable=False,
        shared=True,
        never_speaks=WANTED_WORDS,
        units=NOT_FAHRENHEIT,
    ),
    # A heater of running water may stand outdoors.
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="pool_temperature water_temperature inlet_temperature inlet_water_temperature "
        "water_inlet_temperature 泳池温度 泳池水温 池水温度 水温 当前水温 进水温度",
        kinds=NUMBERS,
        writable=False,
        shared=True,
        never_speaks=WANTED_WORDS,
        units=CELSIUS,
    ),
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE,
        words="环境温度",
        kinds=NUMBERS,
        writable=False,
        shared=True,
        never_speaks=WANTED_WORDS,
        units=NOT_FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
        words="temperature temp_f temp_current_f current_fahrenheit current_f_temp room_temperature_f 温度 "
        "当前温度 室温 温度f 室温f",
        kinds=NUMBERS,
        writable=False,
        units=FAHRENHEIT,
    ),
    Part(
        name=ClimatePart.CURRENT_TEMPERATURE,
        kinds=NUMBERS,
        writable=False,
        only_shown=True,
        shared=True,
        units=CELSIUS,
        speaks=(),
        never_speaks=NOT_OF_ROOM_WORDS,
    ),
    Part(
        name=ClimatePart.TEMPERATURE_UNIT,
        words="temp_unit temp_unit_convert unit_convert temperature_unit c_f 温标 温标切换 "
        "温度单位 温标转换",
        kinds=ENUMS,
        reads=UNITS.read,
        requires=({"celsius"}, {"fahrenheit"}),
    ),
    Part(
        name=ClimatePart.CURRENT_HUMIDITY,
        words="humidity current_humidity humidity_current 湿度 当前湿度 室内湿度",
        kinds=NUMBERS,
        writable=False,
        shared=True,
    ),
    Part(
        name=ClimatePart.TARGET_HUMIDITY,
        words=TARGET_HUMIDITY.words,
        kinds=NUMBERS,
    ),
    Part(
        name=ClimatePart.MODE,
        words="mode work_mode hvac_mode ac_mode system_mode sys_mode run_mode working_mode 模式 "
        "工作模式 运行模式 系统模式 空调模式",
        kinds=ENUMS,
    ),
    Part(
        name=ClimatePart.MODE,
        kinds=ENUMS | BOOL,
        reads=_tempering_modes,
        requires=({"cool", "heat"},),
        speaks=(),
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        words=FAN_MODE_WORDS,
        kinds=ENUMS,
        reads=MODES.read_all,
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        words=FAN_MODE_WORDS,
        kinds=NUMBERS,
        reads=_levels,
        requires=(LEVELS,),
    ),
    Part(
        name=ClimatePart.FAN_MODE,
        kinds=ENUMS,
        reads=MODES.read_all,
        requires=({"lowest", "low", "quiet", "medium"}, {"high", "highest", "strong"}),
        speaks=(AIR_WORDS,),
        never_speaks=ELSEWHERE_WORDS,
    ),
    Part(
        name=ClimatePart.SWING,
        words="swing wind swing_mode swing_vertical switch_vertical vertical_swing "
        "ud_swing ac_swing oscillate oscillation 摆风 扫风 上下摆风 上下扫风 摆风模式 摇头 摆头 "
        "空调风向 空调扫风",
        kinds=ENUMS | BOOL,
        reads=_swings,
    ),
    Part(
        name=ClimatePart.SWING_HORIZONTAL,
        words="swing_horizontal switch_horizontal horizontal_swing lr_swing 左右摆风 "
        "左右扫风",
        kinds=ENUMS | BOOL,
        reads=_swings,
    ),
    Part(
        name=ClimatePart.ACTION,
        words="status work_state work_status state run_state 状态 工作状态 运行状态 加热状态",
        kinds=ENUMS,
        writable=False,
        reads=ACTIONS.read,
        nears=NO_WORDS.read,
        requires=({"heating", "cooling"},),
    ),
)


def _build_room(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate of a room, or of whatever cools and heats."""
    found = _with_own_target(found, evidence)
    target = _target(found)
    if _freezes(target):
        return
    if _heats_a_room(target) or not _is_hotter(target, _hottest(evidence)):
        for climate in _build(found, evidence):
            yield climate
            others = evidence.without(climate.own_ids, ())
            yield from _build_each(CALLED["climate"], others)


def _with_own_target(found: FoundParts, evidence: Evidence) -> FoundParts:
    """Return the parts, with the target that shares its name with the power, if any."""
    power, target = found.get(ClimatePart.POWER), _target(found)
    if power is None or target is None:
        return found
    own = evidence.beginning_alike(power, SWITCHING)
    if target.id in own.properties:
        return found
    guessed = CLIMATE_PARTS.guess({ClimatePart.POWER: power}, own)
    return found | {name: guessed[name] for name in TARGETS if name in guessed}


def _hottest(evidence: Evidence) -> float:
    """Return the highest target temperature of such a product."""
    if evidence.clue(SAUNA_WORDS).weight:
        return HOTTEST_SAUNA_CELSIUS
    is_metal = evidence.clue(HOT_WORDS).weight > Weight.NOTHING
    is_hot = is_metal or CLIMATE_PARTS.find_choice(ClimatePart.MODE, evidence)
    return HOTTEST_CIRCUIT_CELSIUS if is_hot else HOTTEST_ROOM_CELSIUS


def _build_zones(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the zones of a bed or a house that are heated separately."""
    zones = evidence.not_saying(NOT_ZONE_WORDS)
    yield from _build_each(CALLED["climate_zone"] | ROOM_WORDS, zones)


def _build_each(words: frozenset[str], evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield each climate that has a switch named by a word, and its own target."""
    for switch in filter(_is_switch, evidence.properties.values()):
        if not says(switch, words):
            continue
        own = evidence.beginning_alike(switch, SWITCHING)
        found = CLIMATE_PARTS.guess({ClimatePart.POWER: switch}, own)
        for climate in _build(found, own):
            evidence = evidence.without(climate.own_ids, ())
            yield replace(climate, name=SWITCHING.sub("", switch.name))


def _is_switch(property_: Property) -> bool:
    """Return whether a property switches something."""
    is_set = property_.writable and property_.type.kind is Kind.BOOL
    return is_set and says(property_, SWITCHING_WORDS)


def _build_circuit(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate that heats a room with warm water."""
    target = _target(found)
    is_circuit = target is not None and says(target, CALLED["heating_circuit"])
    if is_circuit and not _is_hotter(target, HOTTEST_CIRCUIT_CELSIUS):
        yield from _build(found, evidence)


def _build(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate: a target temperature, and a way to switch it off."""
    mode = found.pop(ClimatePart.MODE, None)
    bindings = CLIMATE_PARTS.bind(found)
    if mode:
        bindings |= _modes(mode, has_power=ClimatePart.POWER in found)
    if bindings.keys().isdisjoint(TARGETS) or not (
        _switches_off(bindings)
        or _conditions(bindings)
        or _keeps_on(bindings, found, evidence)
    ):
        return
    unit = bindings.pop(ClimatePart.TEMPERATURE_UNIT, None)
    has_twins = not bindings.keys().isdisjoint(TWINS)
    if unit and (has_twins or _holds_fahrenheit(bindings)):
        bindings[ClimatePart.TEMPERATURE_UNIT] = replace(unit, shared=True)
    only_mode = {}
    if ClimatePart.MODE not in bindings:
        heats = evidence.tells(HEATING_WORDS)
        is_called = heats or _is_called(found, evidence)
        if not (is_called or ClimatePart.CURRENT_TEMPERATURE in bindings):
            return
        only_mode = {"only_mode": "heat" if heats else "auto"}
    main = next(bindings[name] for name in MAIN if name in bindings)
    yield composite("climate", main.property_id, bindings, traits=only_mode)


def _is_called(found: FoundParts, evidence: Evidence) -> bool:
    """Return whether a product, or what switches it, is called a climate."""
    power = found.get(ClimatePart.POWER)
    is_named = evidence.clue(CALLED["climate"]).weight >= Weight.NAME
    return is_named or (power is not None and says(power, CALLED["climate"]))


CLIMATE = DeviceKind(
    name="climate",
    platform="climate",
    parts=CLIMATE_PARTS,
    known_by=(ClimatePart.MODE,),
    needs=(TARGETS, (ClimatePart.POWER, ClimatePart.MODE)),
    build=_build_room,
)
CLIMATE_ZONE = DeviceKind(
    name="climate_zone",
    platform="climate",
    parts=CLIMATE_PARTS,
    sure=ROOM_WORDS,
    needs_clue=True,
    build=_build_zones,
)
HEATING_CIRCUIT = DeviceKind(
    name="heating_circuit",
    platform="climate",
    parts=CLIMATE_PARTS,
    needs_clue=True,
    build=_build_circuit,
)


def _switches_off(bindings: Bindings) -> bool:
    """Return whether it has a power switch, or an off mode."""
    mode = bindings.get(ClimatePart.MODE)
    is_mode = mode is not None and "off" in mode.meanings.values()
    return is_mode or ClimatePart.POWER in bindings


def _conditions(bindings: Bindings) -> bool:
    """Return whether its modes cool and heat, whatever switches it off."""
    mode = bindings.get(ClimatePart.MODE)
    return mode is not None and {"cool", "heat"}.issubset(mode.meanings.values())


def _keeps_on(bindings: Bindings, found: FoundParts, evidence: Evidence) -> bool:
    """Return whether it heats a room without a way to be off, as radiator valves do."""
    has_mode = not bindings.keys().isdisjoint({ClimatePart.MODE, ClimatePart.PRESET})
    has_room = not bindings.keys().isdisjoint(CURRENTS)
    is_told = has_mode or evidence.tells(RADIATOR_WORDS)
    return is_told and has_room and _heats_a_room(_target(found))


def _target(found: FoundParts) -> Property | None:
    """Return the target temperature."""
    return next((found[name] for name in TARGETS if name in found), None)


def _heats_a_room(target: Property | None) -> bool:
    """Return whether a target temperature is that of a room: it begins low enough."""
    limits = celsius(target) if target else None
    return (
        limits is not None
        and limits[0] <= COOLEST_HEATER_CELSIUS
        and limits[1] <= HOTTEST_HEATER_CELSIUS
    )


def _holds_fahrenheit(bindings: Mapping[str, Binding]) -> bool:
    """Return whether the only target temperature can also be in °F."""
    target = bindings.get(ClimatePart.TARGET_TEMPERATURE)
    limits = span(target.type) if target else None
    return limits is not None and limits[1] >= WARM_FAHRENHEIT


def _freezes(target: Property | None) -> bool:
    """Return whether a target temperature is that of a freezer: never warm, and far below 0."""
    low, high = (celsius(target) if target else None) or (0, 0)
    return low < COLDEST_ROOM_CELSIUS and high <= COOLEST_HEATER_CELSIUS


def _is_hotter(target: Property | None, hottest: float) -> bool:
    """Return whether a target temperature can be higher than a limit."""
    limits = celsius(target) if target else None
    return limits is not None and limits[1] > hottest


def _modes(mode: Property, *, has_power: bool) -> Bindings:
    """Return the modes and, of the same property, the presets among them."""
    modes = _hvac_modes(mode.type)
    if not has_power and TEMPERING.isdisjoint(modes.values()):
        modes = VALVE_MODES.read(mode.type)
    if TEMPERING.isdisjoint(modes.values()):
        return {ClimatePart.PRESET: bind(mode, MODES.read_all(mode.type))}
    presets = MODES.read_all(mode.type, without=modes)
    bindings: Bindings = {ClimatePart.MODE: bind(mode, modes)}
    if presets:
        bindings[ClimatePart.PRESET] = bind(mode, presets)
    return bindings
