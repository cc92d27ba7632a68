"""Automations, which the documents call automatic intelligent linkage."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
import re
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..homes import default_value
from ..routines import OPERATORS, PROPERTY, TIME
from ..routing import (
    Answer,
    Body,
    as_object,
    check_limit,
    device_id_of,
    flag,
    number,
    objects,
    required,
    with_token,
)
from ..state import Automation, Run, User, new_id
from .actions import checked_actions

SETTINGS = (
    "Icon",
    "Name",
    "Status",
    "MatchType",
    "EffectiveBeginTime",
    "EffectiveEndTime",
    "EffectiveDays",
    "Conditions",
    "Actions",
)
DAYS = re.compile("[01]{7}")
TIME_POINT = re.compile("[0-2]?[0-9]:[0-5][0-9]")


@with_token("AppGetAutomationList")
def get_automation_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a family's automations, in short."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    return {
        "List": [
            {
                "AutomationId": each.automation_id,
                "Icon": each.settings["Icon"],
                "Name": each.settings["Name"],
                "Status": each.settings["Status"],
            }
            for each in cloud.home.automations.values()
            if each.family_id == family.family_id
        ]
    }


@with_token("AppDescribeAutomation")
def describe_automation(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return an automation in full."""
    automation = _automation(cloud, user, body)
    return {"Data": {"AutomationId": automation.automation_id, **automation.settings}}


@with_token("AppCreateAutomation")
def create_automation(cloud: Cloud, user: User, body: Body) -> Answer:
    """Add an automation to a family."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    here = [
        each
        for each in cloud.home.automations.values()
        if each.family_id == family.family_id
    ]
    check_limit(len(here), cloud.limits.automations_of_family)
    automation = Automation(
        automation_id=new_id("a_"),
        family_id=family.family_id,
        settings=_settings(cloud, user, body),
    )
    cloud.home.automations[automation.automation_id] = automation
    return {"AutomationId": automation.automation_id}


@with_token("AppModifyAutomation")
def modify_automation(cloud: Cloud, user: User, body: Body) -> Answer:
    """Replace what an automation waits for and does."""
    automation = _automation(cloud, user, body)
    automation.settings = _settings(cloud, user, body)
    return {}


@with_token("AppModifyAutomationStatus")
def modify_automation_status(cloud: Cloud, user: User, body: Body) -> Answer:
    """Switch an automation on or off."""
    automation = _automation(cloud, user, body)
    automation.settings["Status"] = flag(body, "Status")
    return {}


@with_token("AppDeleteAutomation")
def delete_automation(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove an automation."""
    automation = _automation(cloud, user, body)
    del cloud.home.automations[automation.automation_id]
    return {}


@with_token("AppGetSceneAndAutomationLogs")
def get_scene_and_automation_logs(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what scenes and automations of a family did, the newest first."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    runs = [each for each in reversed(cloud.home.runs) if each.family is family]
    ids = [each.run_id for each in runs]
    last, limit = body.get("MsgId"), number(body, "Limit")
    rest = runs[ids.index(last) + 1 :] if last in ids else runs
    return {
        "Data": {
            "Listover": len(rest) <= limit,
            "Msgs": [_describe_run(user, each) for each in rest[:limit]],
        }
    }


def _describe_run(user: User, run: Run) -> dict[str, Any]:
    made_at = datetime.fromtimestamp(run.moment / 1000, UTC)
    is_done = all(run.reached.values())
    return {
        **run.of,
        "FamilyId": run.family.family_id,
        "UserId": user.user_id,
        "MsgId": run.run_id,
        "CreateAt": f"{made_at:%Y-%m-%dT%H:%M:%S}.{made_at.microsecond // 1000:03}Z",
        "ResultCode": 0 if is_done else -1,
        "Result": "Done" if is_done else "Failed",
        "ActionResults": [
            {"DeviceId": each, "Result": "Done" if is_reached else "Device offline"}
            for each, is_reached in run.reached.items()
        ],
    }


def _automation(cloud: Cloud, user: User, body: Body) -> Automation:
    automation = cloud.home.automations.get(str(required(body, "AutomationId")))
    if automation is None:
        raise Refusal("InvalidParameterValue.AutomationNotExist")
    cloud.rights.family(user, automation.family_id)
    return automation


def _settings(cloud: Cloud, user: User, body: Body) -> dict[str, Any]:
    """Return settings that the cloud accepts, or refuse them."""
    settings = {name: required(body, name) for name in SETTINGS}
    settings |= {name: flag(body, name) for name in ("Status", "MatchType")}
    checked_actions(cloud, user, body)
    for condition in objects(body, "Conditions"):
        CHECKS[flag(condition, "CondType")](cloud, user, condition)
    for name in ("EffectiveBeginTime", "EffectiveEndTime"):
        check_pattern(TIME_POINT, settings[name])
    check_pattern(DAYS, settings["EffectiveDays"])
    return settings


def _check_property(cloud: Cloud, user: User, condition: Body) -> None:
    wanted = as_object(required(condition, "Property"))
    device = cloud.rights.family_device(user, device_id_of(wanted))
    definitions = device.product.definitions()
    property_id = str(required(wanted, "PropertyId"))
    if property_id not in definitions:
        raise Refusal("InvalidParameterValue.ModelPropertyNotExist")
    known = default_value(definitions[property_id])
    if str(wanted.get("Op")) not in OPERATORS or not _is_like(
        known, wanted.get("Value")
    ):
        raise Refusal("InvalidParameterValue")


def _is_like(known: Any, value: Any) -> bool:
    """Return whether a value can be compared with those of a property."""
    try:
        type(known)(value)
    except TypeError, ValueError:
        return False
    return True


def _check_time(_cloud: Cloud, _user: User, condition: Body) -> None:
    schedule = as_object(required(condition, "Timer"))
    check_pattern(DAYS, required(schedule, "Days"))
    check_pattern(TIME_POINT, required(schedule, "TimePoint"))


CHECKS: Mapping[int, Callable[[Cloud, User, Body], None]] = {
    PROPERTY: _check_property,
    TIME: _check_time,
}


def check_pattern(pattern: re.Pattern[str], text: object) -> None:
    """Refuse a text that does not look as it should."""
    if not pattern.fullmatch(str(text)):
        raise Refusal("InvalidParameterValue")
