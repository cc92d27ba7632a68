"""Every recorded exchange is begun by our phone, or docs/bluetooth.md says why not."""

from pathlib import Path
import re

import pytest

from . import COMBO, EXCHANGES

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
PHONES = ("binding", "firmware", "provisioning", "session")
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def begun() -> set[str]:
    """Return the exchanges that tests of our phone name."""
    programs = [(HERE / f"test_{name}.py").read_text("utf-8") for name in PHONES]
    return {
        name
        for name in {*EXCHANGES, *COMBO}
        if any(f'"{name}"' in program for program in programs)
    }


@pytest.mark.parametrize("page", ["bluetooth.md", "bluetooth.zh-CN.md"])
def test_what_our_phone_never_begins_is_told(page: str) -> None:
    *_, section = (DOCS / page).read_text("utf-8").split("\n## ")
    assert sorted(ROW.findall(section)) == sorted({*EXCHANGES, *COMBO} - begun())
