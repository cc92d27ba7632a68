"""The process of Home Assistant, seen from outside."""

from dataclasses import dataclass
import json
import os
from pathlib import Path
import signal

from ..demonstration.processes import DOMAIN
from .inside import run_inside

MEGABYTE = 2**20
# Home Assistant's contexts and events hold each other, which Python collects late; what is
# free goes back to the system; and up to 16 MiB of the database are kept to read it faster.
TIDY = """\
import _sqlite3, ctypes, gc
gc.collect()
ctypes.CDLL(None).malloc_trim(0)
sqlite = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
sqlite.sqlite3_memory_used.restype = ctypes.c_int64
answer = sqlite.sqlite3_memory_used()"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Process:
    """The Home Assistant that runs in a folder, whichever it is by now."""

    folder: Path

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return int(json.loads((self.folder / ".ha_run.lock").read_text())["pid"])

    async def memory(self) -> float:
        """Return the memory that lasts in MiB: not what is free soon, or of the database."""
        of_database = int(await run_inside(self.pid, self.folder, TIDY))
        return (self._taken() - of_database) / MEGABYTE

    def _taken(self) -> int:
        """Return how many bytes of memory it takes at the moment."""
        pages = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

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
