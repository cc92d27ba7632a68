"""Break the code in random places, run the tests of each, and tell what nobody noticed."""

import argparse
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
import os
from pathlib import Path
from queue import SimpleQueue
import random
import shutil
import subprocess
import sys
import tempfile

from coverage import CoverageData

from .breaks import Break, breaks

ROOT = Path(__file__).parents[2]
COMPONENT = Path("custom_components/tencent_iot_explorer")
FEW_TESTS = 40
RECORD = ["--cov", "--cov-context=test", "--cov-report=", "-q", "-n", "2"]


def main() -> int:
    """Return 1 where fewer than asked for are noticed."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        trees = [copy_tree(Path(folder) / name) for name in ("first", "second")]
        record = arguments.record or record_tests(trees[0])
        data = CoverageData(str(record))
        data.read()
        chosen = choose(arguments.wings, arguments.count, arguments.seed)
        survivors = try_all(chosen, trees, data)
    for survivor in survivors:
        print("NOT NOTICED", survivor)
    share = 1 - len(survivors) / len(chosen)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} noticed: {share:.0%}")
    return 0 if share >= arguments.share else 1


def parse_arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(prog="scripts/mutants", description=__doc__)
    parser.add_argument("wings", nargs="*", default=["home", "thing", "cloud"])
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.95, help="noticed at least")
    parser.add_argument(
        "--record", type=Path, help=f"a .coverage of pytest {' '.join(RECORD[:3])}"
    )
    return parser.parse_args()


def copy_tree(to: Path) -> Path:
    """Copy what git keeps, so that nothing is broken in the tree itself."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.check_output(command, cwd=ROOT, text=True)  # noqa: S603
    for name in names.splitlines():
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def record_tests(tree: Path) -> Path:
    """Run all tests once and record which of them run which line."""
    run_tests(tree, [*RECORD, "--dist", "loadgroup"], timeout=3600)
    return tree / ".coverage"


def choose(wings: Iterable[str], count: int, seed: int) -> Sequence[Break]:
    """Return so many breaks, taken at random but each time the same."""
    found = [
        each
        for wing in wings
        for path in sorted((ROOT / COMPONENT / wing).rglob("*.py"))
        for each in breaks(path.relative_to(ROOT), path.read_text("utf-8"))
    ]
    return random.Random(seed).sample(found, min(count, len(found)))


def try_all(
    chosen: Sequence[Break], trees: Iterable[Path], data: CoverageData
) -> list[str]:
    """Return the breaks that no test notices, each tree trying one at a time."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def attempt(each: Break) -> str | None:
        tree = free.get()
        try:
            return None if noticed(each, tree, data) else told(each)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(2) as pool:
        return [found for found in pool.map(attempt, chosen) if found]


def told(each: Break) -> str:
    """Return a line about a break."""
    return each.describe((ROOT / each.path).read_text("utf-8"))


def noticed(each: Break, tree: Path, data: CoverageData) -> bool:
    """Return whether a test that runs the place fails when it is broken."""
    source = (ROOT / each.path).read_text("utf-8")
    (tree / each.path).write_text(each.apply(source), "utf-8")
    tests = tests_of(each, data)
    try:
        return any(
            run_tests(tree, ["-x", "-q", "--timeout=20", *some], timeout=600)
            for some in (tests[:FEW_TESTS], tests[FEW_TESTS:])
            if some
        )
    finally:
        (tree / each.path).write_text(source, "utf-8")


def tests_of(each: Break, data: CoverageData) -> list[str]:
    """Return the tests that run a line, those first that are likely to tell soon.

    What runs only while a module is imported concerns all tests of its wing.
    """
    names = [name for name in data.measured_files() if name.endswith(str(each.path))]
    contexts = {
        context.partition("|")[0]
        for name in names
        for context in data.contexts_by_lineno(name).get(each.line, [])
    }
    if contexts == {""}:
        return [f"tests/{each.path.relative_to(COMPONENT).parts[0]}"]
    return sorted(spread(contexts - {""}), key=lambda test: "integration" in test)


def spread(tests: Collection[str]) -> list[str]:
    """Return tests so that each function comes once before one comes again."""
    by_function: dict[str, list[str]] = {}
    for test in sorted(tests):
        by_function.setdefault(test.partition("[")[0], []).append(test)
    rounds = zip_longest(*by_function.values())
    return [test for some in rounds for test in some if test]


def run_tests(tree: Path, arguments: Sequence[str], *, timeout: float) -> int:
    """Return the status of pytest in a tree; one that hangs has failed."""
    try:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", *arguments],
            cwd=tree,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "COVERAGE_CORE": "ctrace",
            },  # its default knows no contexts
            timeout=timeout,
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


if __name__ == "__main__":
    sys.exit(main())
