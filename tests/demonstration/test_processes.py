"""The demo's Home Assistant comes back when somebody restarts it."""

import asyncio
from pathlib import Path
import sys

import pytest

from scripts.demonstration import processes

RUNNER = """#!{python}
from pathlib import Path
import sys
runs = Path("{runs}")
runs.write_text(runs.read_text() + "+")
sys.exit({status} if len(runs.read_text()) < 3 else 0)
"""


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Return the file in which a stand-in for Home Assistant notes its starts."""
    path = tmp_path / "runs"
    path.write_text("")
    return path


def started(runs: Path) -> int:
    """Return how often the stand-in was started."""
    return len(runs.read_text())


@pytest.mark.parametrize(("status", "starts"), [(processes.RESTART, 3), (0, 1), (1, 1)])
async def test_restart(
    tmp_path: Path,
    runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    starts: int,
) -> None:
    """Only the status that asks for it starts Home Assistant again."""
    runner = tmp_path / "runner"
    runner.write_text(RUNNER.format(python=sys.executable, runs=runs, status=status))
    runner.chmod(0o755)
    monkeypatch.setattr(processes.sys, "executable", str(runner))
    async with asyncio.timeout(20):
        await processes._keep_running(tmp_path)
    assert started(runs) == starts


async def test_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stops the demo stops Home Assistant."""
    runner = tmp_path / "runner"
    runner.write_text("#!/bin/sh\nexec sleep 60\n")
    runner.chmod(0o755)
    monkeypatch.setattr(processes.sys, "executable", str(runner))
    running = asyncio.create_task(processes._keep_running(tmp_path))
    await asyncio.wait([running], timeout=0.3)
    running.cancel()
    async with asyncio.timeout(20):
        await asyncio.wait([running])
    assert running.cancelled()
