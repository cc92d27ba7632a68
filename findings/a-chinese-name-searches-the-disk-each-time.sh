#!/usr/bin/env bash
# Home Assistant 2026.11.0 with python-slugify 9.1.3: entity ids are made of names, in Chinese and in English.
# Expected: a name costs about the same in any language; that an optional package is missing is found out once.
# Seen: each slug of a text that is not ASCII tries to import "unidecode", which Home Assistant does not bring along.
# Python remembers what it has imported, but not what it has not found, so every folder of sys.path is looked at again:
# for each new entity with a Chinese name, and for none with an English one.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 python-slugify==9.1.3
run <<'PYTHON'
from importlib.abc import MetaPathFinder
from importlib.metadata import version
import sys
import time

from homeassistant.const import __version__
from homeassistant.util import slugify

NAMES = 1000


class Counter(MetaPathFinder):
    """Notes what is looked for, and finds nothing."""

    def __init__(self):
        self.wanted = []

    def find_spec(self, name, path, target=None):
        self.wanted.append(name)


def searches(name):
    """Return how often the optional package is looked for, and the microseconds of a name."""
    slugify(name)
    counter = Counter()
    sys.meta_path.insert(0, counter)
    began = time.process_time()
    for number in range(NAMES):
        slugify(f"{name} {number}")
    took = (time.process_time() - began) / NAMES * 1e6
    sys.meta_path.remove(counter)
    return counter.wanted.count("unidecode"), took


print(__version__, "with python-slugify", version("python-slugify"))
for name, expected in (("living room lamp", 0), ("客厅灯", NAMES)):
    found, took = searches(name)
    print(f"  {NAMES} slugs of {name!r}: {found} searches, {took:.0f} µs each")
    assert found == expected
PYTHON
