"""Long-term statistics of what was reported, as Home Assistant makes them.

A value holds until the next one, through hours in which none was reported.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
import math
from typing import Final, NamedTuple

from homeassistant.components.recorder.statistics import weighted_circular_mean

from .spans import HOUR, Span, hours_of

# Home Assistant takes a larger fall of a counter for a new beginning at 0.
LARGEST_DIP: Final = 0.1

type Growth = Callable[[float, float], float]

# When a value was reported, and the value: None where the device went offline.
# Plain pairs of numbers are nothing that the garbage collector must look through.
type Reading = tuple[float, float | None]


class Measured(NamedTuple):
    """An hour of a sensor that measures."""

    start_ts: int
    mean: float
    min: float
    max: float


class Directed(NamedTuple):
    """An hour of an angle: its mean, and the seconds for which it was steady."""

    start_ts: int
    mean: float
    mean_weight: float


class Counted(NamedTuple):
    """An hour of a sensor that counts: the count at its end, the growth within it."""

    start_ts: int
    state: float
    growth: float


type Hour = Measured | Directed | Counted


@dataclass(frozen=True, kw_only=True)
class Counter:
    """How a counter counts: its growth between two counts, whether it reports that."""

    growth: Growth
    lowest: float | None = None
    reports_growth: bool = False


def measured(
    readings: Iterable[Reading], span: Span, held: float | None
) -> Iterator[Measured]:
    """Yield each hour of a span in which a value is known.

    Parameters: readings in order; the value that holds when the span begins.
    """
    for start, known in _known_by_hour(readings, span, held):
        values = [value for value, _ in known]
        duration = sum(seconds for _, seconds in known)
        mean = sum(value * seconds for value, seconds in known) / duration
        yield Measured(start, mean, min(values), max(values))


def directed(
    readings: Iterable[Reading], span: Span, held: float | None
) -> Iterator[Directed]:
    """Yield each hour of a span in which an angle is known.

    Parameters: readings in order; the angle that holds when the span begins. Without a
    weight Home Assistant takes a day for one of 0°.
    """
    for start, known in _known_by_hour(readings, span, held):
        yield Directed(start, *weighted_circular_mean(known))


def counted(
    readings: Iterable[Reading], span: Span, last: float | None, counter: Counter
) -> Iterator[Counted]:
    """Yield each hour of a span in which a count is known.

    Parameters: readings in order; the count when the span begins. Without one the
    first reading is where counting begins.
    """
    held = last
    if counter.reports_growth:
        last = last or 0.0
        readings = _running(readings, last)
    for start, steps in _by_hour(_valid(readings, counter), span, held):
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


def _known_by_hour(
    readings: Iterable[Reading], span: Span, held: float | None
) -> Iterator[tuple[int, list[tuple[float, float]]]]:
    """Yield each hour in which something is known for a while, with that."""
    for start, steps in _by_hour(readings, span, held):
        known = _known(steps, start + HOUR)
        if any(seconds for _, seconds in known):
            yield start, known


def _known(steps: Sequence[Reading], end: float) -> list[tuple[float, float]]:
    """Return values and for how many seconds each of them held."""
    ends = [*(moment for moment, _ in steps[1:]), end]
    return [
        (value, until - moment)
        for (moment, value), until in zip(steps, ends, strict=True)
        if value is not None
    ]


def _growth(counts: Iterable[float], counter: Counter) -> float:
    return sum(starmap(counter.growth, pairwise(counts)))


def _values(readings: Iterable[Reading]) -> list[float]:
    return [value for _, value in readings if value is not None]


def _valid(readings: Iterable[Reading], counter: Counter) -> Iterator[Reading]:
    """Leave out counts that cannot be."""
    lowest = -math.inf if counter.lowest is None else counter.lowest
    return (each for each in readings if each[1] is None or each[1] >= lowest)


def _running(readings: Iterable[Reading], total: float) -> Iterator[Reading]:
    """Yield reported growths as a total that runs on."""
    for moment, value in readings:
        total += value or 0.0
        yield moment, total


def _by_hour(
    readings: Iterable[Reading], span: Span, held: float | None
) -> Iterator[tuple[int, list[Reading]]]:
    """Yield each hour with what it begins with and what was reported in it."""
    coming = iter(readings)
    following = next(coming, None)
    for start in hours_of(span):
        steps: list[Reading] = [(start, held)]
        while following and following[0] < start + HOUR:
            steps.append(following)
            following = next(coming, None)
        yield start, steps
        held = steps[-1][1]
