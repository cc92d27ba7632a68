"""What docs/facts.md names is there."""

import ast
import re

from . import ROOT

PAGE = (ROOT / "docs" / "facts.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| What happens")
]


def test_every_fact_says_where_it_was_seen_and_what_comes_of_it() -> None:
    assert len(ROWS) >= 10
    assert all(len(row) == 4 and all(row) for row in ROWS)


def test_named_files_exist() -> None:
    named = {
        name for row in ROWS for name in re.findall(r"`([\w./-]+/[\w.-]+)`", row[2])
    }
    named |= set(re.findall(r"`(findings/[\w.-]+)`", PAGE))
    assert named
    assert not {name for name in named if not (ROOT / name).is_file()}


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
