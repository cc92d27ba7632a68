"""What docs/facts.md names is there, and its Chinese twin tells the same facts."""

import ast
import re

import pytest

from . import ROOT

ENGLISH = (ROOT / "docs" / "facts.md").read_text("utf-8")
CHINESE = (ROOT / "docs" / "facts.zh-CN.md").read_text("utf-8")
HEADS = ("| What happens", "| 实际情况")


def rows(page: str) -> list[list[str]]:
    """Return the cells of each fact."""
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in page.splitlines()
        if line.startswith("| ") and not line.startswith(HEADS)
    ]


def named(row: list[str]) -> list[list[str]]:
    """Return what each cell of a fact names, in any order: words have their own."""
    return [sorted(re.findall(r"`([^`]+)`", cell)) for cell in row]


ROWS = rows(ENGLISH)


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_fact_says_where_it_was_seen_and_what_comes_of_it(page: str) -> None:
    assert len(rows(page)) >= 10
    assert all(len(row) == 4 and all(row) for row in rows(page))


def test_both_languages_tell_the_same_facts() -> None:
    """In the same order, with the same names, scripts, code and tests."""
    english, chinese = (
        [named(row) for row in rows(page)] for page in (ENGLISH, CHINESE)
    )
    assert english == chinese


def test_named_files_exist() -> None:
    files = {
        name for row in ROWS for name in re.findall(r"`([\w./-]+/[\w.-]+)`", row[2])
    }
    files |= set(re.findall(r"`(findings/[\w.-]+)`", ENGLISH))
    assert files
    assert not {name for name in files if not (ROOT / name).is_file()}


def test_named_tests_exist() -> None:
    assert ROWS
    for row in ROWS:
        tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row[3])
        assert tests, row[0]
        for path, name in tests:
            tree = ast.parse((ROOT / path).read_text("utf-8"))
            defined = {
                node.name
                for node in tree.body
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            }
            assert name in defined, row[0]
