"""Climates: air conditioners, thermostats and heaters, of rooms and zones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
import re

from ..entities import Binding, EntityPlan
from ..model import Kind, Property
from ..ranges import span
from ..spelling import word_set
from ..units import WARM_FAHRENHEIT
from .climate_parts import (
    CLIMATE_PARTS,
    NOT_ZONE_WORDS,
    ROOM_TARGETS,
    TARGETS,
    TEMPERING,
    TWINS,
    ClimatePart,
    hvac_modes,
)
from .climate_targets import (
    COOLEST_HEATER_CELSIUS,
    cools_and_heats,
    heats_a_room,
    targets_of_modes,
)
from .evidence import Evidence, Weight, says
from .kind import DeviceKind, composite
from .parts import Bindings, FoundParts, bind, celsius
from .products import CALLED, LATER_WORDS, ROOM_WORDS, SWITCHING_WORDS
from .vocabulary import MODES, Vocabulary

# The key of the entity is that of the first of these that is there.
MAIN = (ClimatePart.POWER, ClimatePart.MODE, ClimatePart.PRESET, *TARGETS)
CURRENTS = {
    ClimatePart.CURRENT_TEMPERATURE,
    ClimatePart.CURRENT_TEMPERATURE_FAHRENHEIT,
}
ZONE_WORDS = CALLED["climate_zone"] | ROOM_WORDS
# Modes without a switch, and without heat or cool: those of radiator valves.
VALVE_MODES = Vocabulary(auto="auto", heat="manual", off="off")
# Rooms are no warmer, but a target may be that begins at the temperature of a room.
HOTTEST_ROOM_CELSIUS = 50
COLDEST_ROOM_CELSIUS = -15
# The water of a heating circuit is warmer than a room, but it is still climate.
HOTTEST_CIRCUIT_CELSIUS = 100
# A heater of metal may be hotter than the room.
HOT_WORDS = word_set("towel_rail 毛巾架")
# A sauna is hotter still.
HOTTEST_SAUNA_CELSIUS = 140
SAUNA_WORDS = word_set("sauna cabin 桑拿 汗蒸")
HEATING_WORDS = word_set("heat heating heater 加热 制热 取暖 地暖 暖气 暖风 采暖 供暖")
RADIATOR_WORDS = word_set("radiator trv thermostat valve 散热器 暖气 温控 阀")
# The end of a switch's name: what comes before is the name of what it switches.
NUMBERED = re.compile(r"[0-9一二三四五六七八九十]")
SWITCHING = re.compile(r"(?:开关机?|电源|[\s_-]?(?:switch|power|sw))$", re.IGNORECASE)


def _build_room(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate of a room, or of whatever cools and heats."""
    several = tuple(_build_each(_units(evidence), evidence))
    if len(several) > 1 and _belongs_to(several, _target(found)):
        yield from several
        return
    found = _with_own_target(found, evidence)
    target = _target(found)
    if heats_a_room(target) or not _is_hotter(target, _hottest(evidence)):
        for climate in _build(found, evidence):
            yield climate
            others = evidence.without(climate.own_ids, ())
            yield from _build_each(_others(others), others)


def _belongs_to(several: Iterable[EntityPlan], target: Property | None) -> bool:
    """Return whether a target is that of one of several climates, not of all."""
    return target is None or any(target.id in each.own_ids for each in several)


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
    yield from _build_each(_zones(evidence), evidence)


def _build_each(
    switches: Iterable[Property], evidence: Evidence
) -> Iterator[EntityPlan]:
    """Yield the climate that each of some switches switches, with its own target."""
    for switch in switches:
        own = evidence.beginning_alike(switch, SWITCHING)
        found = CLIMATE_PARTS.guess({ClimatePart.POWER: switch}, own)
        for climate in _build(found, own):
            evidence = evidence.without(climate.own_ids, ())
            yield replace(climate, name=SWITCHING.sub("", switch.name))


def _others(evidence: Evidence) -> list[Property]:
    """Return what switches another climate."""
    return [each for each in _switches(evidence) if says(each, CALLED["climate"])]


def _units(evidence: Evidence) -> list[Property]:
    """Return what switches rooms, zones, or units that have numbers."""
    zones = _zones(evidence)
    return [
        each
        for each in _switches(evidence)
        if each in zones or NUMBERED.search(SWITCHING.sub("", each.name))
    ]


def _zones(evidence: Evidence) -> list[Property]:
    """Return what switches the zones of a house or a bed."""
    switches = _switches(evidence.not_saying(NOT_ZONE_WORDS))
    return [each for each in switches if says(each, ZONE_WORDS)]


def _switches(evidence: Evidence) -> list[Property]:
    """Return what switches something."""
    return [
        each
        for each in evidence.properties.values()
        if each.writable and each.type.kind is Kind.BOOL
        if says(each, SWITCHING_WORDS) and not says(each, LATER_WORDS)
    ]


def _build_circuit(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate that heats a room with warm water."""
    target = _target(found)
    is_circuit = target is not None and says(target, CALLED["heating_circuit"])
    if is_circuit and not _is_hotter(target, HOTTEST_CIRCUIT_CELSIUS):
        yield from _build(found, evidence)


def _build(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the climate: a target temperature, and a way to switch it off."""
    bindings = _bound(found, evidence)
    if bindings.keys().isdisjoint(TARGETS) or not (
        _switches_off(bindings)
        or cools_and_heats(bindings)
        or _keeps_on(bindings, found, evidence)
    ):
        return
    only_mode = {}
    if ClimatePart.MODE not in bindings:
        is_heater = evidence.clue(HEATING_WORDS).weight >= Weight.NAME
        heats = is_heater or evidence.tells(HEATING_WORDS)
        is_called = heats or _is_called(found, evidence)
        is_told = is_called or ClimatePart.CURRENT_TEMPERATURE in bindings
        if _freezes(_target(found)) or not is_told:
            return
        only_mode = {"only_mode": "heat" if heats else "auto"}
    main = next(bindings[name] for name in MAIN if name in bindings)
    yield composite("climate", main.property_id, bindings, traits=only_mode)


def _bound(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return what a climate binds, as far as it tells what is so."""
    parts = {**found}
    mode = parts.pop(ClimatePart.MODE, None)
    power = found.get(ClimatePart.POWER)
    bindings: Bindings = {}
    if power and power.type.kind is Kind.BOOL:  # whatever it is called
        bindings[ClimatePart.POWER] = bind(parts.pop(ClimatePart.POWER))
    bindings |= CLIMATE_PARTS.bind(parts)
    if mode:
        bindings |= _modes(mode, has_power=ClimatePart.POWER in found)
        bindings |= targets_of_modes(bindings, evidence)
    if _tells_half(bindings):
        del bindings[ClimatePart.ACTION]
    unit = bindings.pop(ClimatePart.TEMPERATURE_UNIT, None)
    has_twins = not bindings.keys().isdisjoint(TWINS)
    if unit and (has_twins or _holds_fahrenheit(bindings)):
        bindings[ClimatePart.TEMPERATURE_UNIT] = replace(unit, shared=True)
    return bindings


def _tells_half(bindings: Bindings) -> bool:
    """Return whether what cools too only tells whether it heats."""
    action, mode = map(bindings.get, (ClimatePart.ACTION, ClimatePart.MODE))
    is_told = action is not None and action.type.kind is Kind.BOOL
    return is_told and mode is not None and "cool" in mode.meanings.values()


def _is_called(found: FoundParts, evidence: Evidence) -> bool:
    """Return whether a product, or what switches it, is called a climate."""
    power = found.get(ClimatePart.POWER)
    is_named = evidence.clue(CALLED["climate"]).weight >= Weight.NAME
    return is_named or (power is not None and says(power, CALLED["climate"]))


def _switches_off(bindings: Bindings) -> bool:
    """Return whether it has a power switch, or an off mode."""
    mode = bindings.get(ClimatePart.MODE)
    is_mode = mode is not None and "off" in mode.meanings.values()
    return is_mode or ClimatePart.POWER in bindings


def _keeps_on(bindings: Bindings, found: FoundParts, evidence: Evidence) -> bool:
    """Return whether it heats a room without a way to be off, as radiator valves do."""
    has_mode = not bindings.keys().isdisjoint({ClimatePart.MODE, ClimatePart.PRESET})
    has_room = not bindings.keys().isdisjoint(CURRENTS)
    is_told = has_mode or evidence.tells(RADIATOR_WORDS)
    return is_told and has_room and heats_a_room(_target(found))


def _target(found: FoundParts) -> Property | None:
    """Return the target temperature."""
    return next((found[name] for name in TARGETS if name in found), None)


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
    modes = hvac_modes(mode.type)
    if not has_power and TEMPERING.isdisjoint(modes.values()):
        modes = VALVE_MODES.read(mode.type)
    if TEMPERING.isdisjoint(modes.values()):
        return {ClimatePart.PRESET: bind(mode, MODES.read_all(mode.type))}
    presets = MODES.read_all(mode.type, without=modes)
    bindings: Bindings = {ClimatePart.MODE: bind(mode, modes)}
    if presets:
        bindings[ClimatePart.PRESET] = bind(mode, presets)
    return bindings


CLIMATE = DeviceKind(
    name="climate",
    platform="climate",
    parts=CLIMATE_PARTS,
    known_by=(ClimatePart.MODE,),
    sure=word_set(ROOM_TARGETS),
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
