"""Which test runs which line, as pytest --cov-context=test recorded it."""

from collections.abc import Collection, Iterable
from itertools import zip_longest
from pathlib import Path
import sqlite3

WORKERS = 2
NEXT_TO_NOTHING = 10  # arcs
MOST_FAR = 300  # what everything runs would take the time of the whole suite
SIZES = """
    SELECT context, COUNT(*) FROM arc JOIN context ON context.id = context_id
    GROUP BY context_id
"""
LINE = """
    SELECT MAX(tono) FROM arc
    WHERE file_id = (SELECT id FROM file WHERE path LIKE ?) AND tono BETWEEN 1 AND ?
"""
CONTEXTS = """
    SELECT DISTINCT context FROM arc JOIN context ON context.id = context_id
    WHERE file_id = (SELECT id FROM file WHERE path LIKE ?) AND tono = ?
"""


class Record:
    """What coverage recorded of the tests that are still there."""

    def __init__(self, path: Path, tests: Collection[str]) -> None:
        """Read how much of the code each test runs.

        What runs little of it is fast, and near to what it runs.
        """
        self._database = sqlite3.connect(path)
        self._sizes = dict.fromkeys(tests, 0)
        for context, size in self._database.execute(SIZES):
            if (test := _test(context)) in self._sizes:
                self._sizes[test] += size

    def tests_of(self, path: Path, line: int) -> list[str]:
        """Return tests that run a line, those first that are likely to tell soon.

        What runs only while a module is imported is recorded for the test that
        happens to import it, if for any: it concerns all tests of its wing. A test
        of the wing that runs next to nothing looks at what another one has had made.
        """
        [[start]] = self._database.execute(LINE, (f"%{path}", line))
        contexts = self._database.execute(CONTEXTS, (f"%{path}", start))
        tests = {_test(context) for [context] in contexts} & self._sizes.keys()
        small_first = sorted(tests, key=self._sizes.__getitem__)
        folder = f"/{path.parts[2]}/"
        wing = dict.fromkeys(each for each in self._sizes if folder in each)
        near = [each for each in small_first if each in wing]
        far = [each for each in small_first if each not in wing]
        if len(tests) > WORKERS:
            idle = [each for each in wing if self._sizes[each] < NEXT_TO_NOTHING]
            return list(dict.fromkeys([*spread(near), *idle, *spread(far)[:MOST_FAR]]))
        return list(dict.fromkeys([*near, *far, *wing]))


def spread(tests: Iterable[str]) -> list[str]:
    """Return tests so that each function comes once before one comes again."""
    by_function: dict[str, list[str]] = {}
    for test in tests:
        by_function.setdefault(test.partition("[")[0], []).append(test)
    rounds = zip_longest(*by_function.values())
    return [test for some in rounds for test in some if test]


def _test(context: str) -> str:
    """Return the test of a context, which also names its phase."""
    return context.rpartition("|")[0]
