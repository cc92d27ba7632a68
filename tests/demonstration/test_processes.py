"""The demo's Home Assistant comes back when somebody restarts it."""

import asyncio
from pathlib import Path
import socket
import sys

import aiohttp
import pytest

from scripts.demonstration import processes
from scripts.demonstration.failure import DemoFailed

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


def test_automations_can_be_saved(tmp_path: Path) -> None:
    """The file that the editor writes to is there, and empty at each start."""
    for _ in range(2):
        processes._prepare(tmp_path, 8123, processes.CONFIGURATION)
        configuration = (tmp_path / "configuration.yaml").read_text("utf-8")
        assert "automation: !include automations.yaml\n" in configuration
        assert (tmp_path / "automations.yaml").read_text("utf-8") == "[]"
        (tmp_path / "automations.yaml").write_text("- alias: of an earlier run")


async def test_port_in_use(tmp_path: Path, socket_enabled: None) -> None:
    """It is told at once, and nothing of an earlier run is touched."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        async with aiohttp.ClientSession() as session:
            running = processes.running_home_assistant(
                session, tmp_path, port, language="en", cloud="http://127.0.0.1:1"
            )
            with pytest.raises(DemoFailed, match=f"Port {port} .* another with --port"):
                await running.__aenter__()
    assert not any(tmp_path.iterdir())  # noqa: ASYNC240
