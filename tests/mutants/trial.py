"""A copy of all code in which one place at a time is broken."""

from collections.abc import Sequence
from itertools import batched
import json
from pathlib import Path
import subprocess
import sys

from .breaks import Break

NOTHING_COLLECTED = 5
FIRST = 30
AT_A_TIME = 1000
PYTEST = ["-m", "pytest", "-p", "tests.mutants.forks"]
# On a busy machine the usual time of a test is over without any fault.
OPTIONS = ["-s", "-x", "--reruns=1", "--timeout=120"]


class Trial:
    """A tree, and a pytest that runs some of its tests again and again."""

    def __init__(self, tree: Path) -> None:
        """Have pytest wait for what to run."""
        self.tree = tree
        self._pytest = subprocess.Popen(  # noqa: S603
            [sys.executable, *PYTEST, *OPTIONS],
            cwd=tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def notices(self, each: Break, tests: Sequence[str]) -> bool:
        """Return whether a test fails when a place is broken.

        To collect all takes longer than to run the first, one of which often fails.
        """
        broken = self.tree / each.path
        broken.write_text(each.apply(), "utf-8")
        some = batched(tests[FIRST:], AT_A_TIME, strict=False)
        try:
            return any(map(self.fails, [tests[:FIRST], *some]))
        finally:
            broken.write_text(each.source, "utf-8")

    def fails(self, tests: Sequence[str]) -> bool:
        """Return whether one of some tests fails twice, or does not end."""
        if not tests:
            return False
        assert self._pytest.stdin
        assert self._pytest.stdout
        print(json.dumps(tests), file=self._pytest.stdin, flush=True)
        result = int(self._pytest.stdout.readline())
        return result not in {0, NOTHING_COLLECTED}

    def end(self) -> None:
        """Have pytest wait no longer."""
        self._pytest.communicate()
