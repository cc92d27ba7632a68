"""What is done inside a process that runs."""

import asyncio
from pathlib import Path
import sys

from ..demonstration.failure import expected

DONE_SECONDS = 120
SCRIPT = """\
import pathlib
{code}
pathlib.Path({done!r}).touch()
"""


async def run_inside(pid: int, folder: Path, code: str) -> None:
    """Run Python code in a process, and wait until it is done.

    Parameters: its number, a folder for what is told to it, the code.
    """
    script, done = folder / "inside.py", folder / "inside.done"
    script.write_text(SCRIPT.format(code=code, done=str(done)), "utf-8")
    sys.remote_exec(pid, str(script))
    async with expected(DONE_SECONDS, "Home Assistant does what it is told"):
        while not done.exists():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    done.unlink()
