#!/usr/bin/env bash
# Home Assistant 2026.11.0 with python-slugify 9.1.3, which it pins: names of entities made into entity ids.
# Expected: what turns Chinese into Latin letters is looked for once; a second Chinese name costs what an English one does,
# and its letters.
# Seen: python-slugify imports its preferred package, Unidecode, again for every text that is not plain ASCII. Home Assistant
# installs the other one, text-unidecode, only, so the whole search path is walked in vain once a name: 1,000 Chinese names
# have a module looked for 1,000 times, 1,000 English ones never. A Chinese name took 8.5 times as long as with Unidecode
# beside it (printed, not judged).
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 python-slugify==9.1.3
run <<'PYTHON'
from importlib.metadata import version
import sys
from time import perf_counter
from types import ModuleType

from homeassistant.const import __version__
from homeassistant.util import slugify

CHINESE = [f"客厅空调{number}号" for number in range(1000)]
ENGLISH = [f"Living room {number}" for number in range(1000)]


class Counter:
    searched = 0

    def find_spec(self, name, path=None, target=None):
        if name == "unidecode":
            Counter.searched += 1


def cost(names):
    Counter.searched, began = 0, perf_counter()
    ids = [slugify(name) for name in names]
    return Counter.searched, perf_counter() - began, ids


slugify(CHINESE[0])
sys.meta_path.insert(0, Counter())
english, _, _ = cost(ENGLISH)
chinese, alone, ids = cost(CHINESE)
beside = ModuleType("unidecode")
beside.unidecode = sys.modules["text_unidecode"].unidecode
sys.modules["unidecode"] = beside
found, together, same = cost(CHINESE)
print(f"Home Assistant {__version__}, python-slugify {version('python-slugify')}")
print(f"  looked for Unidecode: {english} times for 1,000 English names, {chinese} for 1,000 Chinese ones, {found} once it is there")
print(f"  a Chinese name takes {alone / together:.1f} times as long without it")
assert ids == same
assert (english, chinese, found) == (0, 1000, 0)
PYTHON
