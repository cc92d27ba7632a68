"""docs/faults.md tells of every fault that there is, in both languages."""

import re

import pytest

from simulator.faults.table import FAULTS, SUDDEN

from . import ROOT


def rows(page: str) -> list[list[str]]:
    """Return the names that each row of the table tells of."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [
        re.findall(r"`(\w+)`", line.split("|")[1])
        for line in text.splitlines()
        if line.startswith("| `")
    ]


@pytest.mark.parametrize("page", ["faults.md", "faults.zh-CN.md"])
def test_every_fault_stands_once_in_the_table(page: str) -> None:
    named = [name for row in rows(page) for name in row]
    assert sorted(named) == sorted([*FAULTS, *SUDDEN])


def test_both_languages_tell_of_the_same_faults_in_a_row() -> None:
    assert rows("faults.md") == rows("faults.zh-CN.md")
