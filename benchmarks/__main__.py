"""Measure everything; exit with 1 where something costs too much."""

import argparse
import asyncio
from dataclasses import asdict
import json
import logging
import sys

from . import first, mapping, nearby, push, requests, start
from .outcome import Outcome
from .page import write_pages

BENCHMARKS = {
    "first": first.measure,
    "mapping": mapping.measure,
    "nearby": nearby.measure,
    "push": push.measure,
    "requests": requests.measure,
    "start": start.measure,
}


async def main() -> int:
    """Run the chosen benchmarks and print what they found."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print JSON lines")
    parser.add_argument(
        "--page", action="store_true", help="write docs/performance*.md"
    )
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    outcomes: list[Outcome] = []
    for name in arguments.names or BENCHMARKS:
        for outcome in await BENCHMARKS[name]():
            outcomes.append(outcome)
            line = json.dumps(asdict(outcome)) if arguments.json else str(outcome)
            print(line, flush=True)
    if arguments.page:
        write_pages(outcomes)
    return 0 if all(each.passed for each in outcomes) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
