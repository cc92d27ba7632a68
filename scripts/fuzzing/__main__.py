"""Fuzz: what may raise nothing but its own refusals, and keep nothing."""

import argparse
from collections import Counter
import logging
from random import Random
import resource
import sys
import traceback

from .decoders import DECODERS

KIBIBYTE = 2**10


def main() -> int:
    """Try so many inputs; print what each decoder did with them."""
    options = parse_arguments()
    logging.disable(logging.CRITICAL)
    names = options.names or [*DECODERS]
    random = Random(options.seed)
    memory = used_memory()
    tried, refused, found = Counter[str](), Counter[str](), Counter[str]()
    weights = [DECODERS[name].weight for name in names]
    for name in random.choices(names, weights, k=options.inputs):
        tried[name] += 1
        if tried.total() == options.inputs // 10:
            memory = used_memory()
        outcome = attempt(name, random)
        refused[name] += outcome == "refused"
        if outcome not in {"read", "refused"}:
            found[outcome] += 1
            if found[outcome] == 1:
                print(f"{name}: {outcome}", flush=True)
    print("| | inputs | refused |\n|---|---|---|")
    for name in names:
        print(f"| {name} | {tried[name]} | {refused[name]} |")
    print(f"{len(found)} findings; {used_memory() - memory:.1f} MiB more in the end")
    return 1 if found else 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(DECODERS))
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def attempt(name: str, random: Random) -> str:
    """Return "read", "refused", or the end of a traceback that nobody foresees."""
    decoder = DECODERS[name]
    spoiled = decoder.make(random)
    try:
        decoder.read(spoiled)
    except decoder.refusals:
        return "refused"
    except Exception as error:  # noqa: BLE001 - what we are here for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{error!r:.200} in {place.filename}:{place.lineno}"
    return "read"


def used_memory() -> float:
    """Return the most memory that was ever in use in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTE


if __name__ == "__main__":
    sys.exit(main())
