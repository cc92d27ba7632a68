"""Kinds of devices: entities that several properties make up together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..entities import EntityPlan
from .alarm_control_panel import ALARM_CONTROL_PANEL
from .channels import CHANNELS, in_channels
from .climate import CLIMATE, CLIMATE_ZONE, HEATING_CIRCUIT
from .cover import COVER
from .detector import DETECTORS, LEAK_DETECTOR
from .evidence import NO_CLUE, Clue, Evidence, Weight, gather
from .fan import FAN
from .humidifier import HUMIDIFIER
from .kind import DeviceKind
from .lawn_mower import LAWN_MOWER
from .light import LIGHT
from .lock import ACCESS_CONTROL, LOCK
from .media_player import MEDIA_PLAYER
from .products import CALLED, GAS_WORDS, WATCHED_WORDS, YIELDS_TO
from .siren import SIREN
from .socket import SOCKET
from .tracker import TRACKER
from .vacuum import VACUUM
from .valve import VALVE
from .water_heater import WATER_HEATER

__all__ = [
    "GAS_WORDS",
    "PLATFORMS",
    "WATCHED_WORDS",
    "gather",
    "in_channels",
    "recognise",
]

# Of those that are spoken of as much, the first that claims a property gets it.
KINDS: tuple[DeviceKind, ...] = (
    LAWN_MOWER,
    VACUUM,
    HUMIDIFIER,
    WATER_HEATER,
    HEATING_CIRCUIT,
    CLIMATE_ZONE,
    CLIMATE,
    FAN,
    MEDIA_PLAYER,
    *DETECTORS,
    SIREN,
    ALARM_CONTROL_PANEL,
    ACCESS_CONTROL,
    LOCK,
    COVER,
    LIGHT,
    VALVE,
    TRACKER,
    CHANNELS,
    LEAK_DETECTOR,
    SOCKET,
)

PLATFORMS: frozenset[str] = frozenset(kind.platform for kind in KINDS)

type Clues = Mapping[str, Clue]


def recognise(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the entities that several parts make up, what speaks most for it first.

    The first is the device's main entity.
    """
    clues = {name: evidence.clue(words) for name, words in CALLED.items()}
    clues |= {
        kind.name: kind.clue(evidence, clues.get(kind.name, NO_CLUE)) for kind in KINDS
    }
    keys: set[str] = set()
    for kind in sorted(KINDS, key=lambda each: _rank(clues[each.name])):
        if _is_beaten(kind, clues):
            continue
        for entity in kind.recognise(evidence, clues[kind.name]):
            evidence = evidence.without(entity.own_ids, entity.actions)
            # What switches a whole boiler switches its water and its heating.
            is_taken = entity.key in keys
            key = f"{entity.key}:{kind.name}" if is_taken else entity.key
            keys.add(key)
            reason = f"{entity.reason}{_explanation(kind, clues)}"
            yield replace(entity, key=key, reason=reason)


def _rank(clue: Clue) -> int:
    """Return where a kind stands; what a mere word speaks of stands where it did."""
    return -clue.weight if clue.weight > Weight.TEXT else 0


def _is_beaten(kind: DeviceKind, clues: Clues) -> bool:
    """Return whether too little speaks for a kind, or as much for something else."""
    own = clues[kind.name].weight
    others = (clues[name].weight for name in YIELDS_TO.get(kind.name, ()))
    return any(each and each >= own for each in others) or (kind.needs_clue and not own)


def _explanation(kind: DeviceKind, clues: Clues) -> str:
    """Return what speaks for a kind, and what it was heavier than."""
    own = clues[kind.name]
    if not own.weight:
        return ""
    beaten = [
        f"{name.replace('_', ' ')} ({clues[name].text})"
        for name in sorted(YIELDS_TO.get(kind.name, ()))
        if clues[name].weight
    ]
    before = f", not {', '.join(beaten)}" if beaten else ""
    return f"; told by {own.weight.name.lower()} {own.text}{before}"
