"""docs/faults.md tells of every fault that there is."""

import re

from simulator.faults.table import FAULTS, SUDDEN

from . import ROOT

PAGE = (ROOT / "docs" / "faults.md").read_text("utf-8")


def test_every_fault_stands_once_in_the_table() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(named) == sorted([*FAULTS, *SUDDEN])
