"""Automations and their conditions."""

from typing import Any

from ..wire import (
    Structure,
    any_field,
    flag_field,
    id_field,
    integer_field,
    name_field,
    object_field,
    objects_field,
    prose_field,
    text_field,
)
from .scene import SceneAction


class PropertyCondition(Structure):
    """A property compared with a value; operators eq, ne, gt, lt, ge, le."""

    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")
    property_id: str = text_field("PropertyId")
    operator: str = text_field("Op")
    value: Any = any_field("Value")
    alias_name: str = name_field("AliasName")
    icon_url: str = text_field("IconUrl")


class TimeCondition(Structure):
    """A time of day "HH:MM" on days, seven of 0 and 1 from Sunday; all 0 is once."""

    days: str = text_field("Days")
    time_point: str = text_field("TimePoint")


class Condition(Structure):
    """A condition of an automation: type 0 a property, 1 a time."""

    condition_id: str = text_field("CondId")
    condition_type: int = integer_field("CondType")
    property: PropertyCondition | None = object_field(PropertyCondition, "Property")
    timer: TimeCondition | None = object_field(TimeCondition, "Timer")


class AutomationSummary(Structure):
    """An automation as the list has it (AppGetAutomationList)."""

    automation_id: str = id_field("AutomationId")
    family_id: str = text_field("FamilyId")
    name: str = name_field("Name", "AutomationId")
    icon_url: str = text_field("Icon")
    enabled: bool = flag_field("Status")


class Automation(Structure):
    """An automation with all it has (AppDescribeAutomation).

    Match type 0 wants all conditions, 1 any of them. It is effective from "HH:MM" to
    "HH:MM" on days, seven of 0 and 1 from Sunday.
    """

    automation_id: str = text_field("AutomationId")
    name: str = name_field("Name")
    icon_url: str = text_field("Icon")
    enabled: bool = flag_field("Status")
    match_type: int = integer_field("MatchType")
    conditions: tuple[Condition, ...] = objects_field(Condition, "Conditions")
    actions: tuple[SceneAction, ...] = objects_field(SceneAction, "Actions")
    effective_begin_time: str = text_field("EffectiveBeginTime")
    effective_end_time: str = text_field("EffectiveEndTime")
    effective_days: str = text_field("EffectiveDays")


class StepResult(Structure):
    """What came of a step at a device, in the cloud's words."""

    device_id: str = text_field("DeviceId")
    device_name: str = name_field()  # is told by the lists of devices
    result: str = prose_field("Result")


class Run(Structure):
    """A run of a scene or an automation (AppGetSceneAndAutomationLogs).

    Result code 0 is a success, -1 tells that something of it was not done.
    """

    run_id: str = id_field("MsgId", "MsgID")
    name: str = name_field("AutomationName", "SceneName")
    automation_id: str = text_field("AutomationId")
    scene_id: str = text_field("SceneId")
    user_id: str = text_field("UserId", "UserID")
    created_at: str = text_field("CreateAt")
    result_code: int = integer_field("ResultCode")
    result: str = prose_field("Result")
    steps: tuple[StepResult, ...] = objects_field(StepResult, "ActionResults")
