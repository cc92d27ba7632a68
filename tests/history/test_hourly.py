"""The statistics of an hour, beside what Home Assistant makes of the same readings."""

import math
from typing import Final

import pytest

from custom_components.tencent_iot_explorer.history.hourly import (
    Counter,
    counted,
    difference,
    directed,
    growth_through,
    measured,
    since_reset,
)
from custom_components.tencent_iot_explorer.history.spans import HOUR, Span

DAY: Final = Span(0, 24 * HOUR)
TOTAL: Final = Counter(growth=difference)
INCREASING: Final = Counter(growth=since_reset, lowest=0.0)
INCREMENTS: Final = Counter(growth=difference, reports_growth=True)


def at(hour: float) -> float:
    """Return a moment of the day."""
    return hour * HOUR


def test_a_lamp_that_is_on_for_three_hours() -> None:
    """60 W from 20 to 23 o'clock are 7.5 W in the mean of the day, not 30."""
    readings = [(at(0), 0.0), (at(20), 60.0), (at(23), 0.0)]
    means = [hour.mean for hour in measured(readings, DAY, None)]
    assert means == [0.0] * 20 + [60.0] * 3 + [0.0]
    assert sum(means) / 24 == 7.5


def test_a_value_counts_for_as_long_as_it_held() -> None:
    """Within the hour too: 15 minutes of 100, then 45 of 20."""
    (hour,) = measured([(at(0.25), 20.0)], Span(0, HOUR), 100.0)
    assert (hour.mean, hour.min, hour.max) == (40.0, 20.0, 100.0)


def test_an_hour_that_begins_without_a_value() -> None:
    """What is not known has no part in the mean."""
    (hour,) = measured([(at(1.5), 10.0), (at(1.75), 20.0)], Span(0, 2 * HOUR), None)
    assert (hour.start_ts, hour.mean) == (HOUR, 15.0)


def test_values_of_the_same_moment() -> None:
    """The last one holds, and both were there."""
    (hour,) = measured([(0, 5.0), (0, 7.0)], Span(0, HOUR), None)
    assert (hour.mean, hour.min, hour.max) == (7.0, 5.0, 7.0)


def test_a_wind_that_turns_about_the_north() -> None:
    """Half an hour from 350° and half from 30° are 10°, not 190°, and not steady."""
    (hour,) = directed([(at(0.5), 30.0)], Span(0, HOUR), 350.0)
    assert hour.mean == pytest.approx(10)
    assert hour.mean_weight == pytest.approx(HOUR * math.cos(math.radians(20)))


def test_a_wind_that_was_not_known_throughout() -> None:
    """It weighs as many seconds as it was known."""
    (hour,) = directed([(at(0.25), 90.0), (at(0.75), None)], Span(0, HOUR), None)
    assert [*hour] == pytest.approx([0, 90, HOUR / 2])


@pytest.mark.parametrize(
    ("offline_at", "hours"), [(2.5, [0, 1, 2]), (2.0, [0, 1]), (0.0, [])]
)
def test_an_offline_device_holds_nothing(offline_at: float, hours: list[int]) -> None:
    """From when it went offline until it reports again there is no value."""
    readings = [(at(offline_at), None)]
    found = list(measured(readings, Span(0, 5 * HOUR), 8.0))
    assert [hour.start_ts // HOUR for hour in found] == hours
    assert {hour.mean for hour in found} <= {8.0}
    found = list(measured([*readings, (at(4), 9.0)], Span(0, 5 * HOUR), 8.0))
    assert [hour.start_ts // HOUR for hour in found] == [*hours, 4]


def test_a_count_goes_on_through_empty_hours() -> None:
    """The first count is where counting begins; a day without one adds nothing."""
    readings = [(at(1.5), 100.0), (at(1.75), 101.0), (at(4.5), 103.5)]
    hours = list(counted(readings, Span(0, 6 * HOUR), None, INCREASING))
    assert [(hour.start_ts // HOUR, hour.state, hour.growth) for hour in hours] == [
        (1, 101.0, 1.0),
        (2, 101.0, 0.0),
        (3, 101.0, 0.0),
        (4, 103.5, 2.5),
        (5, 103.5, 0.0),
    ]


def test_a_count_that_was_there_before() -> None:
    (hour,) = counted([(at(0.5), 12.0)], Span(0, HOUR), 10.0, INCREASING)
    assert (hour.state, hour.growth) == (12.0, 2.0)


@pytest.mark.parametrize(
    ("counter", "counts", "growth"),
    [
        (INCREASING, [100.0, 4.0, 6.0], 6.0),  # reset: 4 and 2 more
        (INCREASING, [100.0, 95.0, 96.0], -4.0),  # a dip is none
        (INCREASING, [100.0, -1.0, 101.0], 1.0),  # cannot be
        (TOTAL, [100.0, 4.0, 6.0], -94.0),
        (TOTAL, [1.0, -1.0], -2.0),
    ],
)
def test_falls_of_a_count(counter: Counter, counts: list[float], growth: float) -> None:
    """What begins anew at 0 and what may fall, as Home Assistant tells them apart."""
    readings = [(at(0.1 * number), count) for number, count in enumerate(counts)]
    (hour,) = counted(readings, Span(0, HOUR), None, counter)
    assert hour.growth == growth
    assert growth_through(readings, counter) == growth


def test_reported_growth_is_added_up() -> None:
    """Each report counts, an equal one too; the count runs on from the one before."""
    readings = [(at(0.5), 0.25), (at(0.75), 0.25), (at(2.5), 1.0)]
    hours = list(counted(readings, Span(0, 3 * HOUR), 10.0, INCREMENTS))
    assert [hour.state for hour in hours] == [10.5, 10.5, 11.5]
    assert [hour.growth for hour in hours] == [0.5, 0.0, 1.0]


def test_reported_growth_begins_with_its_first_report() -> None:
    """It counts in full; there is nothing before it."""
    (hour,) = counted([(at(1.5), 0.5)], Span(0, 2 * HOUR), None, INCREMENTS)
    assert (hour.start_ts, hour.state, hour.growth) == (HOUR, 0.5, 0.5)


def test_a_count_of_an_offline_device() -> None:
    """Its hours are left out; what it counted meanwhile comes with the next count."""
    readings = [(at(1), None), (at(3.5), 15.0)]
    hours = list(counted(readings, Span(0, 4 * HOUR), 10.0, INCREASING))
    assert [(hour.start_ts // HOUR, hour.growth) for hour in hours] == [(0, 0), (3, 5)]
