"""What a soak learns of the process that it watches."""

from contextlib import closing
import json
import os
from pathlib import Path
import sqlite3

from homeassistant import block_async_io
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


async def test_memory_that_is_kept_or_only_waits_to_be_collected(
    process: Process,
) -> None:
    before = await process.memory()
    kept = take(MEGABYTES)
    assert await process.memory() == pytest.approx(before + MEGABYTES, abs=8)
    del kept
    assert await process.memory() == pytest.approx(before, abs=8)


async def test_memory_without_what_is_kept_of_a_database(process: Process) -> None:
    before = await process.memory()
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE TABLE kept AS SELECT randomblob(?)", [MEGABYTES * 2**20]
        )
        assert await process.memory() == pytest.approx(before, abs=8)


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
