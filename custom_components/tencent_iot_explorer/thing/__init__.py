"""Thing models in, entity plans out: pure data, no Home Assistant, no network."""

from .app_panel import AppPanel
from .chinese import in_chinese
from .english import in_english
from .entities import (
    ADDED_UP,
    TEMPERATURE_UNIT,
    TIME_OF_DAY,
    VALUE,
    Binding,
    Channel,
    DevicePlan,
    EntityPlan,
)
from .floats import as_meant
from .json_text import read_json
from .model import NUMBERS, Action, Event, Kind, Member, Property, ThingModel, ValueType
from .model_parts import part_of, parts_of
from .overrides import EntityOverride, Override, OverrideError, parse_override
from .parsing import ThingModelError, parse_thing_model
from .plan import plan
from .play_list import write_play_list
from .time_of_day import read_time_of_day, write_time_of_day
from .values import NUMBER, Value, excluder, is_null, merge_struct, read
from .words.system import MADE_AT
from .writing import InvalidValueError, write

__all__ = [
    "ADDED_UP",
    "MADE_AT",
    "NUMBER",
    "NUMBERS",
    "TEMPERATURE_UNIT",
    "TIME_OF_DAY",
    "VALUE",
    "Action",
    "AppPanel",
    "Binding",
    "Channel",
    "DevicePlan",
    "EntityOverride",
    "EntityPlan",
    "Event",
    "InvalidValueError",
    "Kind",
    "Member",
    "Override",
    "OverrideError",
    "Property",
    "ThingModel",
    "ThingModelError",
    "Value",
    "ValueType",
    "as_meant",
    "excluder",
    "in_chinese",
    "in_english",
    "is_null",
    "merge_struct",
    "parse_override",
    "parse_thing_model",
    "part_of",
    "parts_of",
    "plan",
    "read",
    "read_json",
    "read_time_of_day",
    "write",
    "write_play_list",
    "write_time_of_day",
]
