"""Thing models in, entity plans out: pure data, no Home Assistant, no network."""

from .clock import read_clock, write_clock
from .entities import (
    ADDED_UP,
    CLOCK,
    TEMPERATURE_UNIT,
    VALUE,
    Binding,
    Channel,
    DevicePlan,
    EntityPlan,
    Exclusion,
)
from .model import (
    NUMBERS,
    Action,
    Event,
    Kind,
    Member,
    Problem,
    Property,
    ThingModel,
    ThingModelError,
    ValueType,
    parse_thing_model,
)
from .overrides import EntityOverride, Override, OverrideError, parse_override
from .plan import plan
from .play_list import write_play_list
from .values import (
    NUMBER,
    InvalidValueError,
    Value,
    excluder,
    merge_struct,
    read,
    write,
)

__all__ = [
    "ADDED_UP",
    "CLOCK",
    "NUMBER",
    "NUMBERS",
    "TEMPERATURE_UNIT",
    "VALUE",
    "Action",
    "Binding",
    "Channel",
    "DevicePlan",
    "EntityOverride",
    "EntityPlan",
    "Event",
    "Exclusion",
    "InvalidValueError",
    "Kind",
    "Member",
    "Override",
    "OverrideError",
    "Problem",
    "Property",
    "ThingModel",
    "ThingModelError",
    "Value",
    "ValueType",
    "excluder",
    "merge_struct",
    "parse_override",
    "parse_thing_model",
    "plan",
    "read",
    "read_clock",
    "write",
    "write_clock",
    "write_play_list",
]
