"""Break the code in random places, run the tests of each, and tell what nobody noticed."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
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
from .trial import Trial

ROOT = Path(__file__).parents[2]
COMPONENT = Path("custom_components/tencent_iot_explorer")
MEMORY = 4 << 30  # a break may well fill a list for ever
RECORD = ["--cov", "--cov-context=test", "--cov-report="]


def main() -> int:
    """Return 1 where fewer than asked for are noticed."""
    arguments = parse_arguments()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    chosen = choose(arguments.paths, arguments.count, arguments.seed)
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        trees = [copy_tree(Path(folder) / str(n)) for n in range(arguments.processes)]
        tests = collect_tests(trees[0])
        record = Record(arguments.record or record_tests(trees[0]), tests)
        trials = [Trial(tree) for tree in trees]
        if trials[0].fails(tests[:1]):
            sys.exit(f"{tests[0]} fails although nothing is broken")
        for number, (each, found) in enumerate(try_all(chosen, trials, record), 1):
            noticed += found
            told = "noticed" if found else "NOT NOTICED"
            print(f"{number}/{len(chosen)} {told} {each.describe()}", flush=True)
        for trial in trials:
            trial.end()
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
        default=[Path("account"), Path("thing"), Path("cloud")],
        help="rooms or modules of the integration",
    )
    parser.add_argument("--count", type=int, default=120, help="breaks to try")
    parser.add_argument("--seed", type=int, default=1, help="which breaks those are")
    parser.add_argument("--share", type=float, default=0.95, help="noticed at least")
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
    chosen: Sequence[Break], trials: Iterable[Trial], record: Record
) -> Iterator[tuple[Break, bool]]:
    """Yield for each break whether it is noticed, each tree trying one at a time."""
    free: SimpleQueue[Trial] = SimpleQueue()
    for trial in trials:
        free.put(trial)

    def attempt(each: Break, tests: Sequence[str]) -> tuple[Break, bool]:
        trial = free.get()
        try:
            return each, trial.notices(each, tests)
        finally:
            free.put(trial)

    pool = ThreadPoolExecutor(free.qsize())
    try:
        tried = [
            pool.submit(attempt, each, record.tests_of(each.path, each.line))
            for each in chosen
        ]
        for done in as_completed(tried):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def pytest(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a tree, with the only core of coverage that knows contexts."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", *arguments],
        cwd=tree,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COVERAGE_CORE": "ctrace"},
    )


if __name__ == "__main__":
    sys.exit(main())
