"""How much memory is in use, and whether it grows."""

from collections.abc import Sequence
from dataclasses import dataclass

from .table import Row

MEGABYTE = 2**20
MOST_GROWTH = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """The memory of a process at a moment, in bytes."""

    blocks: int
    """How many small pieces Python has handed out and not got back."""
    python: int
    """What these are together."""
    malloc: int
    """What C has handed out and not got back: Python's larger pieces, libraries' own."""
    database: int
    """What SQLite has of it beside that: it reads faster, and has a bound of its own."""
    resident: int
    """What the system has given, with what is free but kept."""

    @property
    def in_use(self) -> int:
        """Return what somebody holds, the database aside."""
        return self.python + self.malloc

    @property
    def rest(self) -> int:
        """Return what is resident beside that: free but kept, and code and stacks."""
        return self.resident - self.in_use - self.database


def growth(before: Memory, after: Memory) -> Sequence[Row]:
    """Return how much more is in use, and beside it what the system sees of that."""
    return (
        Row(name="memory in use in MiB", value=before.in_use / MEGABYTE),
        _growth("memory in use", before.in_use, after.in_use, most=MOST_GROWTH),
        _growth("Python's objects", before.blocks, after.blocks, most=MOST_GROWTH),
        Row(name="memory resident in MiB", value=before.resident / MEGABYTE),
        _growth("memory resident", before.resident, after.resident),
        _more("in use", before.in_use, after.in_use),
        _more("cached by the database", before.database, after.database),
        _more("free, but kept, or code and stacks", before.rest, after.rest),
    )


def _growth(
    name: str, before: float, after: float, *, most: float | None = None
) -> Row:
    """Return by how much something has grown."""
    return Row(
        name=f"growth of {name} in %", value=(after / before - 1) * 100, most=most
    )


def _more(name: str, before: int, after: int) -> Row:
    """Return how much of what is resident has come."""
    return Row(name=f"– of it {name}, in MiB", value=(after - before) / MEGABYTE)
