"""Whole hours and spans of them."""

from custom_components.tencent_iot_explorer.history.spans import (
    HOUR,
    Span,
    hours_of,
    hours_touched_by,
    parts,
    spans_of,
    whole_hours,
)


def test_hours_within_a_time() -> None:
    """Begun hours are left out; what is shorter than an hour has none."""
    assert whole_hours(1, 3 * HOUR + 5) == Span(HOUR, 3 * HOUR)
    assert whole_hours(HOUR, 2 * HOUR) == Span(HOUR, 2 * HOUR)
    assert whole_hours(1, HOUR + 1) == Span(HOUR, HOUR)
    assert whole_hours(5 * HOUR, HOUR) == Span(5 * HOUR, 5 * HOUR)


def test_hours_that_a_time_touches() -> None:
    """An hour counts that any part of it lies in."""
    assert list(hours_touched_by(Span(HOUR - 1, 2 * HOUR + 1))) == [0, HOUR, 2 * HOUR]
    assert list(hours_touched_by(Span(HOUR, 2 * HOUR))) == [HOUR]


def test_hours_make_up_spans() -> None:
    """Hours in any order become spans without a gap, in order."""
    hours = {5 * HOUR, HOUR, 2 * HOUR, 6 * HOUR, 9 * HOUR}
    spans = list(spans_of(hours))
    assert spans == [
        Span(HOUR, 3 * HOUR),
        Span(5 * HOUR, 7 * HOUR),
        Span(9 * HOUR, 10 * HOUR),
    ]
    assert {hour for span in spans for hour in hours_of(span)} == hours
    assert list(spans_of(())) == []


def test_long_spans_come_in_parts() -> None:
    assert list(parts(Span(0, 5 * HOUR), 2 * HOUR)) == [
        Span(0, 2 * HOUR),
        Span(2 * HOUR, 4 * HOUR),
        Span(4 * HOUR, 5 * HOUR),
    ]
    assert list(parts(Span(HOUR, HOUR), HOUR)) == []
