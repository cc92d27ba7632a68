"""The process of Home Assistant, seen from outside."""

from dataclasses import dataclass
import json
import os
from pathlib import Path
import signal

from ..demonstration.processes import DOMAIN
from .inside import run_inside
from .memory import Memory

# The process finds this package where PYTHONPATH says.
LOOK = """\
import json
from scripts.soaking.in_use import in_use
answer = json.dumps(in_use())"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Process:
    """The Home Assistant that runs in a folder, whichever it is by now."""

    folder: Path

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return int(json.loads((self.folder / ".ha_run.lock").read_text())["pid"])

    async def memory(self) -> Memory:
        """Return what it has of memory when all that waits for it is collected."""
        return Memory(**json.loads(await run_inside(self.pid, self.folder, LOOK)))

    def sockets(self) -> int:
        """Return how many sockets are open."""
        handles = Path(f"/proc/{self.pid}/fd").iterdir()
        return sum(_target(each).startswith("socket:") for each in handles)

    def kill(self) -> None:
        """End it as a power failure does."""
        os.kill(self.pid, signal.SIGKILL)

    def tracebacks(self) -> int:
        """Return how many lines of tracebacks in the log are of the integration."""
        log = (self.folder / "output.log").read_text("utf-8").splitlines()
        return sum(DOMAIN in each and "  File " in each for each in log)


def _target(link: Path) -> str:
    """Return what a handle stands for, "" where it was closed meanwhile."""
    try:
        return str(link.readlink())
    except FileNotFoundError:
        return ""
