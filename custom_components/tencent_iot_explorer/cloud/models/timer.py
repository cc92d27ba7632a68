"""Timers of devices."""

from typing import NamedTuple

from ..decoding import Record
from ..wire import (
    Structure,
    called,
    flag,
    from_json,
    identity,
    time_of_day,
    whole,
    words,
)


class TimerSettings(NamedTuple):
    """What a timer is to do.

    Its days are seven of 0 and 1 from Sunday, its time "HH:MM", its values by property
    id; it does so every week, or once.
    """

    name: str
    days: str
    time_point: str
    repeat: bool
    values: Record


class Timer(Structure):
    """A timer of a device (AppGetTimerList).

    At "HH:MM" on days, seven of 0 and 1 from Sunday, values by property id are sent;
    once or again every week.
    """

    timer_id: str = identity("TimerId")
    name: str = called("TimerName", "TimePoint")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    days: str = words("Days")
    time_point: str = time_of_day("TimePoint")
    repeat: bool = flag("Repeat")
    values: Record = from_json("Data")
    enabled: bool = flag("Status")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
