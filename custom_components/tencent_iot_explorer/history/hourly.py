"""Long-term statistics of what was reported, as Home Assistant makes them.

A value holds until the next one, through hours in which none was reported.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise, starmap
from typing import Final, NamedTuple

from .periods import HOUR, Span, hour_of, hours_of

# Home Assistant takes a larger fall of a counter for a new beginning at 0.
LARGEST_DIP: Final = 0.1

type Growth = Callable[[float, float], float]


class Reading(NamedTuple):
    """A value and when it was reported; None where the device went offline."""

    moment: float
    value: float | None


class Measured(NamedTuple):
    """An hour of a sensor that measures."""

    start_ts: int
    mean: float
    min: float
    max: float


class Counted(NamedTuple):
    """An hour of a sensor that counts: the count at its end, the growth within it."""

    start_ts: int
    state: float
    growth: float


type Hour = Measured | Counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """How a counter counts: its growth between two counts, whether it reports that."""

    growth: Growth
    lowest: float | None = None
    reports_growth: bool = False


def measured(
    readings: Sequence[Reading], span: Span, held: float | None
) -> Iterator[Measured]:
    """Yield each hour of a span in which a value is known.

    Parameters: readings in order; the value that holds when the span begins.
    """
    for start, steps in _by_hour(readings, span, held):
        known = _known(steps, start + HOUR)
        if duration := sum(seconds for _, seconds in known):
            values = [value for value, _ in known]
            mean = sum(value * seconds for value, seconds in known) / duration
            yield Measured(start, mean, min(values), max(values))


def counted(
    readings: Sequence[Reading], span: Span, last: float | None, counter: Counter
) -> Iterator[Counted]:
    """Yield each hour of a span in which a count is known.

    Parameters: readings in order; the count when the span begins. Without one the
    first reading is where counting begins.
    """
    if counter.reports_growth:
        last = last or 0.0
        readings = _running(readings, last)
    for start, steps in _by_hour(_valid(readings, counter), span, last):
        if any(seconds for _, seconds in _known(steps, start + HOUR)):
            counts = [*([] if last is None else [last]), *_values(steps[1:])]
            last = counts[-1]
            yield Counted(start, last, _growth(counts, counter))


def growth_through(readings: Sequence[Reading], counter: Counter) -> float:
    """Return by how much a count has grown from the first reading to the last."""
    return _growth(_values(_valid(readings, counter)), counter)


def difference(before: float, now: float) -> float:
    """Return the growth of a count that may fall."""
    return now - before


def since_reset(before: float, now: float) -> float:
    """Return the growth of a count that begins at 0 again now and then."""
    return now if now < before * (1 - LARGEST_DIP) else now - before


def _known(steps: Sequence[Reading], end: float) -> list[tuple[float, float]]:
    """Return values and for how many seconds each of them held."""
    ends = [*(step.moment for step in steps[1:]), end]
    return [
        (step.value, until - step.moment)
        for step, until in zip(steps, ends, strict=True)
        if step.value is not None
    ]


def _growth(counts: Iterable[float], counter: Counter) -> float:
    return sum(starmap(counter.growth, pairwise(counts)))


def _values(readings: Iterable[Reading]) -> list[float]:
    return [each.value for each in readings if each.value is not None]


def _valid(readings: Iterable[Reading], counter: Counter) -> list[Reading]:
    """Leave out counts that cannot be."""
    return [
        each
        for each in readings
        if counter.lowest is None or each.value is None or each.value >= counter.lowest
    ]


def _running(readings: Iterable[Reading], total: float) -> list[Reading]:
    """Return reported growths as a total that runs on."""
    grown = [each for each in readings if each.value is not None]
    totals = accumulate((each.value or 0.0 for each in grown), initial=total)
    next(totals)
    return [
        Reading(each.moment, count) for each, count in zip(grown, totals, strict=True)
    ]


def _by_hour(
    readings: Iterable[Reading], span: Span, held: float | None
) -> Iterator[tuple[int, list[Reading]]]:
    """Yield each hour with what it begins with and what was reported in it."""
    reported = {
        start: list(those)
        for start, those in groupby(readings, key=lambda each: hour_of(each.moment))
    }
    for start in hours_of(span):
        steps = [Reading(start, held), *reported.get(start, ())]
        yield start, steps
        held = steps[-1].value
