"""What a soak learns of the process that it watches."""

import json
import os
from pathlib import Path

from homeassistant import block_async_io
import pytest

from scripts.soaking.memory import MEGABYTE
from scripts.soaking.process import Process

MEGABYTES = 64


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """Return the process that runs these tests, as if it were a Home Assistant."""
    (tmp_path / ".ha_run.lock").write_text(json.dumps({"pid": os.getpid()}), "ascii")
    return Process(folder=tmp_path)


async def test_memory_that_is_kept_and_let_go(process: Process) -> None:
    before = await process.memory()
    kept = os.urandom(MEGABYTES * MEGABYTE)
    during = await process.memory()
    del kept
    after = await process.memory()
    grown = during.in_use - before.in_use
    assert grown == pytest.approx(MEGABYTES * MEGABYTE, abs=MEGABYTE)
    assert after.in_use == pytest.approx(before.in_use, abs=MEGABYTE)


@pytest.mark.usefixtures("disable_block_async_io")
async def test_home_assistant_does_not_complain_of_what_is_done_inside(
    process: Process,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It would log where it was interrupted, as if that were to blame."""
    monkeypatch.setattr(block_async_io, "_IN_TESTS", False)
    block_async_io.enable()
    assert await process.memory()
    # The code is written from outside, the answer inside.
    assert f"PosixPath('{process.folder}/inside.py')" in caplog.text
    assert f"PosixPath('{process.folder}/inside.new')" not in caplog.text
