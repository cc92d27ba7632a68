"""What is done inside a process that runs."""

from pathlib import Path
import sys

from .progress import until

DONE_SECONDS = 120
LOOK_SECONDS = 0.1
# In a thread: Home Assistant logs what blocks its own, as if who is interrupted did it.
SCRIPT = """\
import threading
threading.Thread(target=exec, args=({code!r}, {{}})).start()
"""
CODE = """\
import pathlib
answer = ""
{code}
pathlib.Path({new!r}).write_text(str(answer))
pathlib.Path({new!r}).rename({done!r})
"""


async def run_inside(pid: int, folder: Path, code: str) -> str:
    """Run Python code in a process; return what it calls its answer, if anything.

    Parameters: its number, a folder for what is told to it, the code.
    """
    script, new, done = (folder / f"inside.{each}" for each in ("py", "new", "done"))
    code = CODE.format(code=code, new=str(new), done=str(done))
    script.write_text(SCRIPT.format(code=code), "utf-8")
    sys.remote_exec(pid, str(script))

    async def is_done() -> bool:
        return done.exists()

    goal = "Home Assistant does what it is told"
    await until(goal, DONE_SECONDS, is_done, LOOK_SECONDS)
    answer = done.read_text()
    done.unlink()
    return answer
