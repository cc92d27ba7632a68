"""Which lines of a running process have kept memory."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tracemalloc import Filter, Snapshot, StatisticDiff

from .inside import run_inside

# Tells a Python that is started to trace memory, and how many frames of each allocation.
VARIABLE = "PYTHONTRACEMALLOC"
FRAMES = "4"
LINES = 15
SCRIPT = """\
import gc, tracemalloc
gc.collect()
tracemalloc.take_snapshot().dump({file!r})"""


@asynccontextmanager
async def tracing(pid: int, folder: Path) -> AsyncIterator[None]:
    """Print what a process that traces its memory has kept in the end, and where.

    Parameters: its number, a folder for what it writes down.
    """
    before = await _snapshot(pid, folder)
    yield
    print("\n".join(growth(before, await _snapshot(pid, folder))))


async def _snapshot(pid: int, folder: Path) -> Snapshot:
    """Have a process write down what it keeps."""
    file = folder / "memory.snapshot"
    await run_inside(pid, folder, SCRIPT.format(file=str(file)))
    snapshot = Snapshot.load(str(file))
    file.unlink()
    return snapshot.filter_traces(
        [Filter(inclusive=False, filename_pattern="*malloc*")]
    )


def growth(before: Snapshot, after: Snapshot) -> list[str]:
    """Return where memory was kept, the most first, and how much that is together."""
    grown = after.compare_to(before, "traceback")
    total = sum(each.size_diff for each in grown) / 1024
    return [*map(_line, grown[:LINES]), f"{total:+.0f} KiB together"]


def _line(kept: StatisticDiff) -> str:
    """Return how much memory is kept, and by which lines, the innermost first."""
    places = [
        f"{Path(each.filename).name}:{each.lineno}" for each in reversed(kept.traceback)
    ]
    return (
        f"{kept.size_diff / 1024:+.0f} KiB, {kept.count_diff:+}: {' < '.join(places)}"
    )
