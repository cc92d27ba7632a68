"""What a benchmark found."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import override


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The rounds of a measurement, and how much their median may be at most.

    What is only told to be compared with the rest has no limit.
    """

    subject: str
    rounds: Sequence[float]
    limit: float | None
    unit: str

    @property
    def value(self) -> float:
        """Return the median."""
        return median(self.rounds)

    @property
    def passed(self) -> bool:
        """Return whether the limit is kept."""
        return self.limit is None or self.value <= self.limit

    @property
    def figures(self) -> str:
        """Return the median and its bounds."""
        spread = f" [{figure(min(self.rounds))}–{figure(max(self.rounds))}]"
        return figure(self.value) + (spread if len(self.rounds) > 1 else "")

    @property
    def allowed(self) -> str:
        """Return the limit as people read it."""
        return "" if self.limit is None else f"≤ {self.limit:g}"

    @override
    def __str__(self) -> str:
        """Return one line for people."""
        verdict = "ok" if self.passed else "TOO MUCH"
        measured = f"{self.figures} {self.unit}"
        return f"{self.subject:62} {measured:28} {self.allowed:8} {verdict}"


def figure(number: float) -> str:
    """Return three digits of a number, none behind a thousandth."""
    return f"{round(number, 3):.3g}"
