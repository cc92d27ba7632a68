"""What scenes, automations and timers do, and when."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
import json
import operator
from typing import Any

from . import notices
from .cloud import Cloud
from .state import Automation, Device, Run, Scene, Timer

type Routine = Mapping[str, Any]
type Doing = Callable[[Cloud, Run, Routine], Awaitable[None]]

PROPERTY, TIME = 0, 1
ALL, ANY = 0, 1
ONCE = "0000000"
OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "lt": operator.lt,
    "ge": operator.ge,
    "le": operator.le,
}


async def perform(cloud: Cloud, run: Run, actions: Sequence[Routine]) -> None:
    """Do one action after the other, and keep what came of it."""
    for action in actions:
        await DOINGS[int(action["ActionType"])](cloud, run, action)
    cloud.home.runs.append(run)


async def run_scene(cloud: Cloud, scene: Scene) -> None:
    """Do what a scene consists of; it is running meanwhile."""
    scene.running = True
    of = {"SceneId": scene.scene_id, "SceneName": scene.name}
    run = Run(family=cloud.home.families[scene.family_id], of=of)
    try:
        await perform(cloud, run, scene.actions)
    finally:
        scene.running = False


def watch(cloud: Cloud) -> None:
    """Let automations react to what devices report from now on."""
    cloud.on_report = partial(react, cloud)


def react(cloud: Cloud, device: Device, changed: Collection[str]) -> None:
    """Start the automations that wait for what a device has just reported."""
    for automation in tuple(cloud.home.automations.values()):
        if any(
            condition["CondType"] == PROPERTY
            and _device_id(condition["Property"]) == device.device_id
            and condition["Property"]["PropertyId"] in changed
            and _holds(cloud, condition)
            for condition in automation.settings["Conditions"]
        ):
            _start(cloud, automation, datetime.now(cloud.time_zone))


def tick(cloud: Cloud, moment: datetime) -> None:
    """Start the timers and automations whose minute has come."""
    for timer in tuple(cloud.home.timers.values()):
        if int(timer.settings["Status"]) and _is_due(timer.settings, moment):
            _fire(cloud, timer)
    for automation in tuple(cloud.home.automations.values()):
        if any(
            condition["CondType"] == TIME and _is_due(condition["Timer"], moment)
            for condition in automation.settings["Conditions"]
        ):
            _start(cloud, automation, moment)


def _start(cloud: Cloud, automation: Automation, moment: datetime) -> None:
    """Do what an automation does, if it is on, in time and all it needs holds."""
    settings = automation.settings
    if not int(settings["Status"]) or not _is_effective(settings, moment):
        return
    needed = (each for each in settings["Conditions"] if each["CondType"] == PROPERTY)
    if int(settings["MatchType"]) == ANY or all(_holds(cloud, each) for each in needed):
        of = {
            "AutomationId": automation.automation_id,
            "AutomationName": settings["Name"],
        }
        run = Run(family=cloud.home.families[automation.family_id], of=of)
        cloud.spawn(perform(cloud, run, settings["Actions"]))


def _fire(cloud: Cloud, timer: Timer) -> None:
    """Do what a timer does; one that does not repeat is off then."""
    if not int(timer.settings["Repeat"]):
        timer.settings["Status"] = 0
    device = cloud.devices[timer.device_id]
    if device.online:
        cloud.control(device, json.loads(timer.settings["Data"]))


def _is_due(schedule: Routine, moment: datetime) -> bool:
    """Return whether a time point and its days, Sunday first, are now."""
    days = schedule["Days"]
    hour, minute = map(int, schedule["TimePoint"].split(":"))
    return (moment.hour, moment.minute) == (hour, minute) and (
        days == ONCE or days[moment.isoweekday() % 7] == "1"
    )


def _is_effective(settings: Routine, moment: datetime) -> bool:
    """Return whether an automation works at this time of this day."""
    begin, end = settings["EffectiveBeginTime"], settings["EffectiveEndTime"]
    now = f"{moment:%H:%M}"
    in_time: bool = begin <= now <= end if begin <= end else now >= begin or now <= end
    today = settings["EffectiveDays"][moment.isoweekday() % 7]
    return in_time and today == "1"


def _holds(cloud: Cloud, condition: Routine) -> bool:
    """Return whether a property is as a condition wants it."""
    wanted = condition["Property"]
    device = cloud.devices.get(_device_id(wanted))
    if device is None or wanted["PropertyId"] not in device.values:
        return False
    value = device.values[wanted["PropertyId"]]
    return bool(OPERATORS[wanted["Op"]](value, type(value)(wanted["Value"])))


def _device_id(named: Routine) -> str:
    return f"{named['ProductId']}/{named['DeviceName']}"


async def _control(cloud: Cloud, run: Run, action: Routine) -> None:
    """Control a device; one that is offline or gone is left out."""
    device_id = _device_id(action)
    device = cloud.devices.get(device_id)
    run.reached[device_id] = bool(device and device.online)
    if device and device.online:
        cloud.control(device, json.loads(action["Data"]))


async def _wait(_cloud: Cloud, _run: Run, action: Routine) -> None:
    await asyncio.sleep(float(action["Data"]))


async def _run_scene(cloud: Cloud, _run: Run, action: Routine) -> None:
    scene = cloud.home.scenes.get(action["Data"])
    if scene and not scene.running:
        await run_scene(cloud, scene)


async def _tell(cloud: Cloud, run: Run, action: Routine) -> None:
    for user_id in run.family.members:
        user = cloud.logins.user(user_id)
        cloud.tell(notices.routine_notice(user, run.family, action["Data"]))


DOINGS: Mapping[int, Doing] = {0: _control, 1: _wait, 2: _run_scene, 3: _tell}
