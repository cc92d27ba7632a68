"""What a soak learns of the process that it watches."""

import json
import os
from pathlib import Path

import pytest

from scripts.soaking.process import Process

MEGABYTES = 64


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """Return the process that runs these tests, as if it were a Home Assistant."""
    (tmp_path / ".ha_run.lock").write_text(json.dumps({"pid": os.getpid()}), "ascii")
    return Process(folder=tmp_path)


def take(megabytes: int) -> list[object]:
    """Return so much memory, which holds itself."""
    taken: list[object] = [os.urandom(2**20) for _ in range(megabytes)]
    taken.append(taken)
    return taken


async def test_memory_that_is_kept_or_only_waits(process: Process) -> None:
    await process.tidy()
    before = process.memory()
    kept = take(MEGABYTES)
    await process.tidy()
    assert process.memory() == pytest.approx(before + MEGABYTES, abs=8)
    del kept
    assert process.memory() == pytest.approx(before + MEGABYTES, abs=8)
    await process.tidy()
    assert process.memory() == pytest.approx(before, abs=8)
