"""Actions that concern the automations that run in the cloud."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import replace
from datetime import time, tzinfo
from typing import Any

from homeassistant.const import ATTR_DEVICE_ID, WEEKDAYS
from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
from homeassistant.util.dt import parse_time
import voluptuous as vol

from ...account.account import Account
from ...account.registry.identity import automation_unique_id
from ...account.schedule.weekdays import cloud_days, from_cloud, to_cloud, weekdays
from ...cloud import (
    Automation,
    AutomationSummary,
    Condition,
    PropertyCondition,
    Run,
    TimeCondition,
    first,
)
from ..answers import WORDS, listed, plain
from ..periods import DAYS
from ..service import LIMIT, TEXT, Service, kept, read_home
from ..steps import STEPS, cloud_step
from ..targets import FAMILY, FamilyTarget, find_device, find_one
from ..values import property_value

MATCH_TYPES = {word: number for number, word in WORDS["match_type"].items()}
PROPERTY_CONDITION, TIME_CONDITION = 0, 1
FIRST_MINUTE, LAST_MINUTE = time(0, 0), time(23, 59)
# What is not given of a new automation's effective time.
ALL_DAY = Automation(effective_days=cloud_days(WEEKDAYS))
OPERATORS = ("eq", "ne", "gt", "lt", "ge", "le")

CONDITION = vol.Any(
    {
        vol.Required(ATTR_DEVICE_ID): cv.string,
        vol.Required("property"): cv.string,
        vol.Optional("operator", default="eq"): vol.In(OPERATORS),
        vol.Required("value"): object,
    },
    {vol.Required("at"): cv.time, vol.Optional("days", default=list): DAYS},
)
CONDITIONS = vol.All(cv.ensure_list, [CONDITION], vol.Length(min=1))


async def get_automations(target: FamilyTarget) -> ServiceResponse:
    """Return the automations of a family."""
    found = await target.client.automation.get_automation_list(target.family_id)
    return listed("automations", found)


async def get_automation(target: FamilyTarget, automation: str) -> ServiceResponse:
    """Return an automation with its conditions and steps, in Home Assistant's time."""
    zone = await target.account.time_zone.async_get()
    found = await _describe(target, automation)
    return {"automation": plain(_in_local_time(found, zone))}


async def create_automation(
    target: FamilyTarget,
    name: str,
    match: str,
    conditions: Sequence[Mapping[str, Any]],
    steps: Iterable[Mapping[str, Any]],
    *,
    enabled: bool,
    picture: str = "",
    **effective: Any,
) -> ServiceResponse:
    """Create an automation."""
    zone = await target.account.time_zone.async_get()
    new = Automation(
        name=name,
        icon_url=picture,
        enabled=enabled,
        match_type=MATCH_TYPES[match],
        conditions=_conditions(target.account, conditions, zone),
        actions=tuple(cloud_step(target.account, step) for step in steps),
        **_effective(zone, ALL_DAY, **effective),
    )
    automation_id = await target.client.automation.create_automation(
        target.family_id, new
    )
    return {"automation_id": automation_id}


async def modify_automation(
    target: FamilyTarget,
    automation: str,
    name: str | None = None,
    match: str | None = None,
    conditions: Sequence[Mapping[str, Any]] | None = None,
    steps: Iterable[Mapping[str, Any]] | None = None,
    picture: str | None = None,
    **effective: Any,
) -> None:
    """Change what is given of an automation and keep the rest."""
    zone = await target.account.time_zone.async_get()
    before = await _describe(target, automation)
    changed = replace(
        before,
        name=before.name if name is None else name,
        match_type=before.match_type if match is None else MATCH_TYPES[match],
        icon_url=before.icon_url if picture is None else picture,
        conditions=kept(before.conditions)
        if conditions is None
        else _conditions(target.account, conditions, zone),
        actions=kept(before.actions)
        if steps is None
        else tuple(cloud_step(target.account, each) for each in steps),
        **_effective(zone, _in_local_time(before, zone), **effective),
    )
    await target.client.automation.modify_automation(changed)


async def set_automation_enabled(
    target: FamilyTarget, automation: str, *, enabled: bool
) -> None:
    """Switch an automation on or off."""
    found = await _find(target, automation)
    await target.client.automation.modify_automation_status(
        found.automation_id, enabled=enabled
    )


async def delete_automation(target: FamilyTarget, automation: str) -> None:
    """Delete an automation."""
    found = await _find(target, automation)
    await target.client.automation.delete_automation(found.automation_id)
    target.account.home.async_mark_gone(automation_unique_id(found.automation_id))


async def get_run_log(target: FamilyTarget, limit: int) -> ServiceResponse:
    """Return what the family's scenes and automations did, and what went wrong."""
    found = target.client.automation.get_runs(target.family_id)
    runs = await first(limit, found)
    return listed("runs", (_with_names(target.account, each) for each in runs))


def _with_names(account: Account, run: Run) -> Run:
    """Return a run with the names of its devices."""
    steps = tuple(
        replace(each, device_name=_name_of(account, each.device_id))
        for each in run.steps
    )
    return replace(run, steps=steps)


def _name_of(account: Account, device_id: str) -> str:
    """Return the name of a device, its id where it has gone."""
    device = account.devices.get(device_id)
    return device.name if device else device_id


async def _find(target: FamilyTarget, automation: str) -> AutomationSummary:
    """Return an automation of the family by id or name."""
    found = await target.client.automation.get_automation_list(target.family_id)
    return find_one(
        automation,
        {each.automation_id: each for each in found},
        lambda each: each.name,
    )


async def _describe(target: FamilyTarget, automation: str) -> Automation:
    """Return an automation with all it has."""
    found = await _find(target, automation)
    return await target.client.automation.describe_automation(found.automation_id)


def _conditions(
    account: Account, conditions: Sequence[Mapping[str, Any]], zone: tzinfo
) -> tuple[Condition, ...]:
    """Return conditions as the cloud wants them, numbered."""
    return tuple(
        _condition(account, str(number), each, zone)
        for number, each in enumerate(conditions, start=1)
    )


def _condition(
    account: Account, condition_id: str, condition: Mapping[str, Any], zone: tzinfo
) -> Condition:
    """Return one condition as the cloud wants it."""
    if "at" in condition:
        days, time_point = to_cloud(condition["at"], condition["days"], zone)
        return Condition(
            condition_id=condition_id,
            condition_type=TIME_CONDITION,
            timer=TimeCondition(days=days, time_point=time_point),
        )
    device = find_device(account.hass, condition[ATTR_DEVICE_ID]).device
    return Condition(
        condition_id=condition_id,
        condition_type=PROPERTY_CONDITION,
        property=PropertyCondition(
            product_id=device.record.product_id,
            device_name=device.record.device_name,
            property_id=condition["property"],
            operator=condition["operator"],
            value=property_value(device, condition["property"], condition["value"]),
        ),
    )


def _effective(
    zone: tzinfo,
    known: Automation,
    effective_from: time | None = None,
    effective_to: time | None = None,
    effective_days: Collection[str] | None = None,
) -> dict[str, Any]:
    """Return when an automation is effective, {} if nothing of it is given.

    What is not given comes from the known automation in local time: in another zone,
    the days depend on the time. Where that tells nothing it is effective always.
    """
    if (effective_from, effective_to, effective_days) == (None, None, None):
        return {}
    begin = effective_from or parse_time(known.effective_begin_time) or FIRST_MINUTE
    end = effective_to or parse_time(known.effective_end_time) or LAST_MINUTE
    days = effective_days or weekdays(known.effective_days) or WEEKDAYS
    days_there, begin_there = to_cloud(begin, days, zone)
    _, end_there = to_cloud(end, (), zone)
    return {
        "effective_begin_time": begin_there,
        "effective_end_time": end_there,
        "effective_days": days_there,
    }


def _in_local_time(automation: Automation, zone: tzinfo) -> Automation:
    """Return an automation with its times in local time."""
    days, begin = from_cloud(
        automation.effective_days, automation.effective_begin_time, zone
    )
    _, end = from_cloud("", automation.effective_end_time, zone)
    return replace(
        automation,
        conditions=tuple(
            _local_condition(each, zone) for each in automation.conditions
        ),
        effective_days=days,
        effective_begin_time=begin,
        effective_end_time=end,
    )


def _local_condition(condition: Condition, zone: tzinfo) -> Condition:
    """Return a condition, its time in local time."""
    if (timer := condition.timer) is None:
        return condition
    days, time_point = from_cloud(timer.days, timer.time_point, zone)
    return replace(condition, timer=replace(timer, days=days, time_point=time_point))


AUTOMATION: VolDictType = {vol.Required("automation"): cv.string}
EFFECTIVE: VolDictType = {
    vol.Optional("effective_from"): cv.time,
    vol.Optional("effective_to"): cv.time,
    vol.Optional("effective_days"): vol.All(DAYS, vol.Length(min=1)),
}

SERVICES = {
    "get_automations": Service(target=FAMILY, handler=get_automations),
    "get_automation": Service(
        target=FAMILY,
        handler=get_automation,
        fields=AUTOMATION,
    ),
    "create_automation": Service(
        target=FAMILY,
        handler=create_automation,
        fields={
            vol.Required("name"): TEXT,
            vol.Optional("match", default="all"): vol.In(MATCH_TYPES),
            vol.Required("conditions"): CONDITIONS,
            vol.Required("steps"): STEPS,
            **EFFECTIVE,
            vol.Optional("enabled", default=True): cv.boolean,
            vol.Optional("picture"): cv.url,
        },
        afterwards=read_home,
    ),
    "modify_automation": Service(
        target=FAMILY,
        handler=modify_automation,
        fields={
            **AUTOMATION,
            vol.Optional("name"): TEXT,
            vol.Optional("match"): vol.In(MATCH_TYPES),
            vol.Optional("conditions"): CONDITIONS,
            vol.Optional("steps"): STEPS,
            **EFFECTIVE,
            vol.Optional("picture"): cv.url,
        },
        afterwards=read_home,
    ),
    "set_automation_enabled": Service(
        target=FAMILY,
        handler=set_automation_enabled,
        fields={**AUTOMATION, vol.Required("enabled"): cv.boolean},
        afterwards=read_home,
    ),
    "delete_automation": Service(
        target=FAMILY,
        handler=delete_automation,
        fields=AUTOMATION,
        afterwards=read_home,
    ),
    "get_run_log": Service(target=FAMILY, handler=get_run_log, fields=LIMIT),
}
