"""Timers of devices."""

from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import (
    Answer,
    Body,
    device_id_of,
    flag,
    json_object,
    page,
    required,
    with_token,
)
from ..state import Timer, User, new_id, now_s
from .automation import DAYS, TIME_POINT, check_pattern

SETTINGS = ("TimerName", "Days", "TimePoint", "Repeat", "Data")


@with_token("AppGetTimerList")
def get_timer_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a device's timers."""
    device = cloud.rights.device(user, device_id_of(body))
    timers = [
        {
            "TimerId": timer.timer_id,
            "ProductId": device.product.product_id,
            "DeviceName": device.device_name,
            **timer.settings,
            "CreateTime": timer.create_time,
            "UpdateTime": timer.update_time,
        }
        for timer in cloud.home.timers.values()
        if timer.device_id == device.device_id
    ]
    return page(body, "TimerList", timers)


@with_token("AppCreateTimer")
def create_timer(cloud: Cloud, user: User, body: Body) -> Answer:
    """Add a timer to a device; it is on at once."""
    device = cloud.rights.device(user, device_id_of(body))
    timer = Timer(
        timer_id=new_id(),
        device_id=device.device_id,
        settings=_settings(body) | {"Status": 1},
    )
    cloud.home.timers[timer.timer_id] = timer
    return {
        "Data": {"TimerId": timer.timer_id, "TimerName": timer.settings["TimerName"]}
    }


@with_token("AppModifyTimer")
def modify_timer(cloud: Cloud, user: User, body: Body) -> Answer:
    """Change what a timer does and when."""
    timer = _timer(cloud, user, body)
    timer.settings |= _settings(body)
    timer.update_time = now_s()
    return {}


@with_token("AppModifyTimerStatus")
def modify_timer_status(cloud: Cloud, user: User, body: Body) -> Answer:
    """Switch a timer on or off."""
    timer = _timer(cloud, user, body)
    timer.settings["Status"] = flag(body, "Status")
    timer.update_time = now_s()
    return {}


@with_token("AppDeleteTimer")
def delete_timer(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove a timer."""
    del cloud.home.timers[_timer(cloud, user, body).timer_id]
    return {}


def _timer(cloud: Cloud, user: User, body: Body) -> Timer:
    device = cloud.rights.device(user, device_id_of(body))
    timer = cloud.home.timers.get(str(required(body, "TimerId")))
    if timer is None or timer.device_id != device.device_id:
        raise Refusal("InvalidParameterValue.TimerNotExist")
    return timer


def _settings(body: Body) -> dict[str, Any]:
    """Return settings that the cloud accepts, or refuse them."""
    settings = {name: required(body, name) for name in SETTINGS}
    check_pattern(DAYS, settings["Days"])
    check_pattern(TIME_POINT, settings["TimePoint"])
    json_object(settings["Data"])
    settings["Repeat"] = flag(body, "Repeat")
    return settings
