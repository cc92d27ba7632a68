"""The kinds of meaning that a property, an event or an action can have."""

from collections.abc import Mapping
from typing import NamedTuple

from .model import NOTHING

DIAGNOSTIC = "diagnostic"
CONFIG = "config"
EVERYTHING = (float("-inf"), float("inf"))
ONLY_WITH_UNIT = (float("inf"), float("-inf"))
# What stands guard is looked at, not switched off along with the lights.
GUARDS = frozenset({"smoke", "gas", "carbon_monoxide", "sos", "tamper"})

# What a detector is there for.
DETECTED = GUARDS - {"sos", "tamper"} | {
    "door",
    "generic_moisture",
    "moisture",
    "motion",
    "occupancy",
    "vibration",
    "window",
}
# A measured amount -> what its detector is there for, whatever else it detects.
SUBSTANCES = {"gas_concentration": "gas", "smoke_concentration": "smoke"}
# What a detector may measure, too.
AMBIENT = frozenset(
    {
        "distance",
        "generic_sensor",
        "humidity",
        "illuminance",
        "noise",
        "temperature",
        "voltage",
    }
)

# What one press ruins, what changes with every report, and what only installers ask for.
OFF_BY_DEFAULT = frozenset(
    {
        "factory_reset",
        "generic_erasing",
        "percent_meaning",
        "generic_network_cell",
        "display_unit",
        "signal_strength",
        "temperature_unit",
    }
)


class Measure(NamedTuple):
    """A role of a number."""

    name: str
    words: str
    classes: tuple[str, ...] = ()
    unit: str | None = None
    span: tuple[float, float] = EVERYTHING
    state_class: str | None = "measurement"
    category: str | None = None
    settable: bool = False


class Amount(NamedTuple):
    """A way to tell a counted amount; `classes` are its own for that of the whole."""

    name: str
    words: frozenset[str]
    classes: Mapping[str, str] = NOTHING
    state_class: str | None = None
    is_added_up: bool = False


class State(NamedTuple):
    """A role of a property with two states that is shown, not set.

    One that is `well` is on when it is normal.
    """

    name: str
    words: str
    device_class: str | None = None
    category: str | None = None
    reversed: bool = False
    well: bool = False


class Toggle(NamedTuple):
    """A role of a property with two states that is set."""

    name: str
    words: str
    category: str | None = None
    press: bool = False
    device_class: str | None = None


class Choice(NamedTuple):
    """A role of a property with a choice of values; `words` of options are HA's."""

    name: str
    words: str
    options: str = ""
    category: str | None = None
    settable: bool = True


class Happening(NamedTuple):
    """An event that devices of many vendors post."""

    name: str
    words: str
    device_class: str | None = None
