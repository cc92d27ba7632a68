"""What a traced soak tells of memory that was kept."""

import re
import tracemalloc

from scripts.soaking.tracing import growth


def test_lines_that_have_kept_memory() -> None:
    tracemalloc.start()
    before = tracemalloc.take_snapshot()
    kept = [bytes(1000) for _ in range(1000)]
    first, *_ = growth(before, tracemalloc.take_snapshot())
    tracemalloc.stop()
    assert len(kept) == 1000
    assert re.fullmatch(r"\+10\d\d KiB, \+100\d: test_tracing\.py:\d+", first)
