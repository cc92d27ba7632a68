"""What this process uses of its memory, as those who hand it out count it."""

import _sqlite3
import ctypes
import gc
from pathlib import Path
import re
import resource
import sys
from tempfile import NamedTemporaryFile

OF_BLOCKS = re.compile(r"# bytes in allocated blocks += +([\d,]+)")


class _Mallinfo(ctypes.Structure):
    """What glibc's malloc tells of itself, by its own names."""

    _fields_ = tuple(
        (each, ctypes.c_size_t)
        for each in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


def in_use() -> dict[str, int]:
    """Return what is in use once all that waits for it is collected, in bytes.

    Home Assistant's contexts and events hold each other, which Python collects late.
    What is free goes back to the system, as far as whole pages are.
    """
    gc.collect()
    libc = ctypes.CDLL(None)
    libc.malloc_trim(0)
    libc.mallinfo2.restype = _Mallinfo
    sqlite = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    sqlite.sqlite3_memory_used.restype = ctypes.c_int64
    malloc, database = libc.mallinfo2(), sqlite.sqlite3_memory_used()
    return {
        "blocks": sys.getallocatedblocks(),
        "python": _of_blocks(libc),
        "malloc": malloc.uordblks + malloc.hblkhd - database,
        "database": database,
        "resident": _resident(),
    }


def _of_blocks(libc: ctypes.CDLL) -> int:
    """Return how large all blocks are together, which Python only prints."""
    libc.fopen.restype = ctypes.c_void_p
    stderr = ctypes.c_void_p.in_dll(libc, "stderr")
    usual = stderr.value
    with NamedTemporaryFile() as printed:
        own = ctypes.c_void_p(libc.fopen(printed.name.encode(), b"w"))
        stderr.value = own.value
        sys._debugmallocstats()  # noqa: SLF001
        stderr.value = usual
        libc.fclose(own)
        (told,) = OF_BLOCKS.findall(printed.read().decode())
    return int(told.replace(",", ""))


def _resident() -> int:
    """Return what the system has given it, used or not."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * resource.getpagesize()
