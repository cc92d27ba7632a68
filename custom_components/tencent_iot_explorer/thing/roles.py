"""The kinds of meaning that a property, an event or an action can have."""

from dataclasses import dataclass

DIAGNOSTIC = "diagnostic"
CONFIG = "config"
EVERYTHING = (float("-inf"), float("inf"))
ONLY_WITH_UNIT = (float("inf"), float("-inf"))
# What stands guard is looked at, not switched off along with the lights.
GUARDS = frozenset({"smoke", "gas", "carbon_monoxide", "sos", "tamper"})

# What one press ruins, and what changes with every report.
OFF_BY_DEFAULT = frozenset({"factory_reset", "signal_strength"})


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """An event that devices of many vendors post."""

    name: str
    words: str
    device_class: str | None = None
