"""Break the code in random places, run the tests of each, and tell what nobody noticed."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
import os
from pathlib import Path
from queue import SimpleQueue
import random
import resource
import shutil
import subprocess
import sys
import tempfile

from .breaks import Break, breaks
from .record import WORKERS, Record

ROOT = Path(__file__).parents[2]
COMPONENT = Path("custom_components/tencent_iot_explorer")
MEMORY = 4 << 30  # a break may well fill a list for ever
RECORD = ["--cov", "--cov-context=test", "--cov-report="]
NOTHING_FAILED = {0, 5}


def main() -> int:
    """Return 1 where fewer than asked for are noticed."""
    arguments = parse_arguments()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    chosen = choose(arguments.paths, arguments.count, arguments.seed)
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        trees = [copy_tree(Path(folder) / str(n)) for n in range(arguments.processes)]
        recorded = arguments.record or record_tests(trees[0])
        find = partial(
            is_noticed,
            record=Record(recorded, collect_tests(trees[0])),
            most=arguments.tests,
            seconds=arguments.seconds,
        )
        for number, (each, found) in enumerate(try_all(chosen, trees, find), 1):
            noticed += found
            told = "noticed" if found else "NOT NOTICED"
            print(f"{number}/{len(chosen)} {told} {each.describe()}", flush=True)
    share = noticed / len(chosen)
    print(f"{noticed} of {len(chosen)} noticed: {share:.1%}")
    return 0 if share >= arguments.share else 1


def parse_arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(
        prog="scripts/mutants",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path("home"), Path("thing"), Path("cloud")],
        help="wings or modules of the integration",
    )
    parser.add_argument("--count", type=int, default=120, help="breaks to try")
    parser.add_argument("--seed", type=int, default=1, help="which breaks those are")
    parser.add_argument("--share", type=float, default=0.95, help="noticed at least")
    parser.add_argument("--tests", type=int, default=200, help="tests per break")
    parser.add_argument("--seconds", type=float, default=300, help="time per break")
    parser.add_argument("--processes", type=int, default=2, help="breaks at a time")
    parser.add_argument(
        "--record",
        type=Path,
        help=f"the .coverage of an earlier pytest {' '.join(RECORD)}",
    )
    return parser.parse_args()


def choose(paths: Iterable[Path], count: int, seed: int) -> Sequence[Break]:
    """Return so many breaks, taken at random but each time the same."""
    found = dict.fromkeys(
        each
        for path in paths
        for module in modules(ROOT / COMPONENT / path)
        for each in breaks(module.relative_to(ROOT), module.read_text("utf-8"))
    )
    return random.Random(seed).sample(list(found), min(count, len(found)))


def modules(path: Path) -> list[Path]:
    """Return the modules of a folder, or the one that is meant."""
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


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
    pytest(tree, *RECORD, "-q", "-n", str(WORKERS), "--dist", "loadgroup")
    return tree / ".coverage"


def collect_tests(tree: Path) -> list[str]:
    """Return the names of all tests that there are."""
    return pytest(tree, "--collect-only", "-q", "tests").stdout.splitlines()


def try_all(
    chosen: Sequence[Break],
    trees: Iterable[Path],
    find: Callable[[Break, Path], bool],
) -> Iterator[tuple[Break, bool]]:
    """Yield for each break whether it is noticed, each tree trying one at a time."""
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def attempt(each: Break) -> tuple[Break, bool]:
        tree = free.get()
        try:
            return each, find(each, tree)
        finally:
            free.put(tree)

    pool = ThreadPoolExecutor(free.qsize())
    try:
        for done in as_completed([pool.submit(attempt, each) for each in chosen]):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def is_noticed(
    each: Break, tree: Path, *, record: Record, most: int, seconds: float
) -> bool:
    """Return whether a test that runs the place fails twice when it is broken."""
    tests = record.tests_of(each.path, each.line)[:most]
    broken = tree / each.path
    broken.write_text(each.apply(), "utf-8")
    try:
        run = pytest(tree, "-x", "-q", "--reruns=1", *tests, seconds=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        broken.write_text(each.source, "utf-8")
    return run.returncode not in NOTHING_FAILED


def pytest(
    tree: Path, *arguments: str, seconds: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run pytest in a tree, with the only core of coverage that knows contexts."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", *arguments],
        cwd=tree,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COVERAGE_CORE": "ctrace"},
        timeout=seconds,
    )


if __name__ == "__main__":
    sys.exit(main())
