"""Add the keys of new entities to keys.json; what is in it stays as it is.

python -m tests.thing.freeze_keys
"""

import json
from pathlib import Path

from . import FIXTURE_NAMES, planned

KEYS = Path(__file__).parent / "keys.json"
type Keys = dict[str, dict[str, str]]


def frozen_keys() -> Keys:
    """Return model -> key -> platform as it was promised."""
    keys: Keys = json.loads(KEYS.read_text("utf-8"))
    return keys


def present_keys() -> Keys:
    """Return model -> key -> platform as it is now."""
    return {
        name: {each.key: each.platform for each in planned(name).entities}
        for name in FIXTURE_NAMES
    }


def broken(frozen: Keys, present: Keys) -> list[str]:
    """Return the promises that are not kept: keys lost, or on another platform."""
    return [
        f"{name}: {key} was {platform}, is {present.get(name, {}).get(key, 'gone')}"
        for name, keys in frozen.items()
        for key, platform in keys.items()
        if present.get(name, {}).get(key) != platform
    ]


def grown(frozen: Keys, present: Keys) -> Keys:
    """Return what was promised, and every key that is new."""
    names = frozen | present
    return {
        name: present.get(name, {}) | frozen.get(name, {}) for name in sorted(names)
    }


if __name__ == "__main__":
    text = json.dumps(
        grown(frozen_keys(), present_keys()), ensure_ascii=False, indent=1
    )
    KEYS.write_text(f"{text}\n", "utf-8")
