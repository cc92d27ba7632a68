"""What a soak has found, and what it may find."""

from dataclasses import dataclass
from typing import override


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One figure, and how large it may be at most."""

    name: str
    value: float
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Return whether the goal is reached."""
        return self.most is None or self.value <= self.most

    @override
    def __str__(self) -> str:
        """Return the figure as a line of a table."""
        goal = "" if self.most is None else f"≤ {self.most:g}"
        missed = "" if self.holds else " **missed**"
        return f"| {self.name} | {self.value:.4g}{missed} | {goal} |"


def table(rows: list[Row]) -> str:
    """Return all figures as a table in Markdown."""
    return "\n".join(("| | found | goal |", "|---|---|---|", *map(str, rows)))
