"""A plugin with which pytest runs what it is told again and again, in a process for each.

Its plugins and Home Assistant, which take longest to import, are imported once.
"""

import json
import os
import resource
import sys
from threading import Timer

import pytest

SECONDS = 600  # of a processor, for what never ends
PATIENCE = 900  # seconds, after which what makes all tests wait is not noticed
TOLD: list[str] = []


def pytest_load_initial_conftests(args: list[str]) -> None:
    """Go on in a process of its own with each list of tests that is told."""
    for line in sys.stdin:
        if not (process := os.fork()):
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            end = Timer(PATIENCE, os._exit, [0])
            end.daemon = True
            end.start()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (sys.stdin, sys.stdout, sys.stderr):
                os.dup2(nowhere, stream.fileno())
            TOLD.extend(json.loads(line))
            args.extend(dict.fromkeys(each.partition("::")[0] for each in TOLD))
            return
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    sys.exit()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what was told in that order: pytest takes long to find many by their names."""
    found = {each.nodeid: each for each in items}
    items[:] = [found[each] for each in TOLD if each in found]
