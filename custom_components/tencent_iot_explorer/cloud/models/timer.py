"""Timers of devices."""

from typing import NamedTuple

from ..decoding import Record
from ..wire import (
    Structure,
    clock_field,
    flag_field,
    id_field,
    integer_field,
    json_field,
    name_field,
    text_field,
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

    timer_id: str = id_field("TimerId")
    name: str = name_field("TimerName", "TimePoint")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")
    days: str = text_field("Days")
    time_point: str = clock_field("TimePoint")
    repeat: bool = flag_field("Repeat")
    values: Record = json_field("Data")
    enabled: bool = flag_field("Status")
    create_time: int = integer_field("CreateTime")
    update_time: int = integer_field("UpdateTime")
