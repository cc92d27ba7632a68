"""What a benchmark found."""

from dataclasses import dataclass
from typing import override


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """A measurement and how much it may be at most."""

    subject: str
    value: float
    limit: float
    unit: str

    @property
    def passed(self) -> bool:
        """Return whether the limit is kept."""
        return self.value <= self.limit

    @override
    def __str__(self) -> str:
        """Return one line for people."""
        verdict = "ok" if self.passed else "TOO MUCH"
        measured = f"{self.value:8.2f} {self.unit:10}"
        return f"{self.subject:56} {measured} ≤ {self.limit:g}  {verdict}"
