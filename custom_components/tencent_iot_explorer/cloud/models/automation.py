"""Automations and their conditions."""

from typing import Any

from ..wire import Structure, anything, called, flag, identity, many, one, whole, words
from .scene import SceneAction


class PropertyCondition(Structure):
    """A property compared with a value; operators eq, ne, gt, lt, ge, le."""

    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    property_id: str = words("PropertyId")
    operator: str = words("Op")
    value: Any = anything("Value")
    alias_name: str = called("AliasName")
    icon_url: str = words("IconUrl")


class TimeCondition(Structure):
    """A time of day "HH:MM" on days, seven of 0 and 1 from Sunday; all 0 is once."""

    days: str = words("Days")
    time_point: str = words("TimePoint")


class Condition(Structure):
    """A condition of an automation: type 0 a property, 1 a time."""

    condition_id: str = words("CondId")
    condition_type: int = whole("CondType")
    property: PropertyCondition | None = one(PropertyCondition, "Property")
    timer: TimeCondition | None = one(TimeCondition, "Timer")


class AutomationSummary(Structure):
    """An automation as the list has it (AppGetAutomationList)."""

    automation_id: str = identity("AutomationId")
    family_id: str = words("FamilyId")
    name: str = called("Name", "AutomationId")
    icon_url: str = words("Icon")
    enabled: bool = flag("Status")


class Automation(Structure):
    """An automation with all it has (AppDescribeAutomation).

    Match type 0 wants all conditions, 1 any of them. It is effective from "HH:MM" to
    "HH:MM" on days, seven of 0 and 1 from Sunday.
    """

    automation_id: str = words("AutomationId")
    name: str = called("Name")
    icon_url: str = words("Icon")
    enabled: bool = flag("Status")
    match_type: int = whole("MatchType")
    conditions: tuple[Condition, ...] = many(Condition, "Conditions")
    actions: tuple[SceneAction, ...] = many(SceneAction, "Actions")
    effective_begin_time: str = words("EffectiveBeginTime")
    effective_end_time: str = words("EffectiveEndTime")
    effective_days: str = words("EffectiveDays")
