"""Whole hours and spans of them, in Unix seconds."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
import math
from typing import Final, NamedTuple

HOUR: Final = 3600
WEEK: Final = 7 * 24 * HOUR
MONTH: Final = 31 * 24 * HOUR
YEAR: Final = 365 * 24 * HOUR


class Span(NamedTuple):
    """A time, from since to before until."""

    since: int
    until: int


def hour_of(moment: float) -> int:
    """Return when the hour of a moment begins."""
    return int(moment // HOUR) * HOUR


def whole_hours(since: float, until: float) -> Span:
    """Return the hours that lie within a time, none if that is too short."""
    first = math.ceil(since / HOUR) * HOUR
    return Span(first, max(first, hour_of(until)))


def hours_of(span: Span) -> range:
    """Return the hours of a span that begins and ends with one."""
    return range(span.since, span.until, HOUR)


def hours_touched_by(span: Span) -> range:
    """Return the hours that any part of a span lies in."""
    return range(hour_of(span.since), span.until, HOUR)


def unbroken[T](items: Iterable[T], start: Callable[[T], int]) -> Iterator[Iterator[T]]:
    """Yield items whose hours follow each other without a gap; they are in order."""
    numbered = enumerate(items)
    for _, run in groupby(numbered, key=lambda each: start(each[1]) - each[0] * HOUR):
        yield (item for _, item in run)


def spans_of(hours: Iterable[int]) -> Iterator[Span]:
    """Yield the spans without a gap that hours make up, the earliest first."""
    for run in unbroken(sorted(hours), int):
        hours_of_run = list(run)
        yield Span(hours_of_run[0], hours_of_run[-1] + HOUR)


def parts(span: Span, length: int) -> Iterator[Span]:
    """Yield a span in parts that are not longer than a length."""
    for since in range(span.since, span.until, length):
        yield Span(since, min(since + length, span.until))
