"""docs/quality.md has evidence for every rule of the quality scale."""

import ast
import re
from typing import Any

import pytest
import yaml

from . import COMPONENT, ROOT

DOCS = ROOT / "docs"
RULES: dict[str, Any] = yaml.safe_load(
    (COMPONENT / "quality_scale.yaml").read_text("utf-8")
)["rules"]
ROW = re.compile(r"^\| ([a-z-]+) \| (.+) \| (.+) \|$", re.MULTILINE)
TABLE = {
    rule: (where, shown)
    for rule, where, shown in ROW.findall((DOCS / "quality.md").read_text("utf-8"))
}
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def evidence(rule: str) -> tuple[list[str], list[str]]:
    """Return the files and the tests or commands that are named for a rule."""
    where, shown = TABLE[rule]
    pages = [f"docs/{page}" for page in re.findall(r"\]\(([^)]+)\)", where)]
    return pages + re.findall(r"`([^`]+)`", where), re.findall(r"`([^`]+)`", shown)


def headings(page: str) -> set[str]:
    """Return the headings of a page as links name them."""
    text = (ROOT / page).read_text("utf-8")
    return {
        re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
        for heading in HEADING.findall(text)
    }


def functions_in(path: str) -> set[str]:
    """Return the names of the functions in a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_rule_has_a_line() -> None:
    assert TABLE.keys() == RULES.keys()
    assert len(RULES) == 54


@pytest.mark.parametrize("rule", RULES)
def test_evidence_exists(rule: str) -> None:
    files, shown = evidence(rule)
    assert files, f"nothing keeps {rule}"
    for named in [*files, *shown]:
        path, _, part = named.replace("::", "#").partition("#")
        assert (ROOT / path).exists(), path
        if part:
            found = functions_in(path) if path.endswith(".py") else headings(path)
            assert part in found, named


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_kept_or_has_a_reason(rule: str) -> None:
    """What a documentation rule asks for is a page, everything else is shown by a run."""
    status = RULES[rule] if isinstance(RULES[rule], str) else RULES[rule]["status"]
    _, shown = evidence(rule)
    if status == "exempt":
        assert RULES[rule]["comment"]
    else:
        assert status == "done"
        assert shown or rule.startswith("docs-")
