"""What is done inside a process that runs."""

from pathlib import Path
import sys

from .progress import until

DONE_SECONDS = 120
LOOK_SECONDS = 0.1
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

    async def is_done() -> bool:
        return done.exists()

    goal = "Home Assistant does what it is told"
    await until(goal, DONE_SECONDS, is_done, LOOK_SECONDS)
    done.unlink()
