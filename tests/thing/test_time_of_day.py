"""Times of day, as devices tell them and are told."""

from datetime import time

import pytest

from custom_components.tencent_iot_explorer.thing.time_of_day import (
    read_time_of_day,
    write_time_of_day,
)


@pytest.mark.parametrize(
    ("told", "form", "moment"),
    [
        ("07:30", "%H:%M", time(7, 30)),
        ("0730", "%H%M", time(7, 30)),
        ("073015", "%H%M%S", time(7, 30, 15)),
        ("23:59:58", "%H:%M:%S", time(23, 59, 58)),
        (27015, 1, time(7, 30, 15)),
        (86_399, 1, time(23, 59, 59)),
        (450, 60, time(7, 30)),
        (1439, 60, time(23, 59)),
        (23, 3600, time(23)),
        (0, 60, time(0)),
    ],
)
def test_a_time_of_day_goes_both_ways(
    told: str | int, form: str | float, moment: time
) -> None:
    assert read_time_of_day(told, form) == moment
    assert write_time_of_day(moment, form) == told


@pytest.mark.parametrize(("told", "form"), [("7:30", "%H:%M"), ("７：30", "%H:%M")])
def test_a_time_of_day_as_people_write_it(told: str, form: str) -> None:
    assert read_time_of_day(told, form) == time(7, 30)


def test_the_end_of_a_day_is_the_beginning_of_the_next() -> None:
    assert read_time_of_day(1440, 60) == time(0)
    assert read_time_of_day("24:00", "%H:%M") == time(0)


@pytest.mark.parametrize(
    ("told", "form"),
    [(-1, 60), (1441, 60), ("25:00", "%H:%M"), ("07:60", "%H:%M"), ("noon", "%H:%M")],
)
def test_what_is_no_time_of_day(told: str | int, form: str | float) -> None:
    assert read_time_of_day(told, form) is None
