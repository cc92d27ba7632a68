"""docs/quality.md has evidence for every rule of the quality scale, in both languages."""

import ast
import re
from typing import Any

import pytest
import yaml

from . import COMPONENT, ROOT, load_json

DOCS = ROOT / "docs"
RULES: dict[str, Any] = yaml.safe_load(
    (COMPONENT / "quality_scale.yaml").read_text("utf-8")
)["rules"]
ROW = re.compile(r"^\| ([a-z-]+) \| (.+) \| (.+) \|$", re.MULTILINE)
PAGES = ("quality.md", "quality.zh-CN.md")
DISCOVERIES = {"bluetooth", "dhcp", "homekit", "mqtt", "ssdp", "usb", "zeroconf"}
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def table(page: str) -> dict[str, tuple[str, str]]:
    """Return by rule where it is kept and what shows it, as a page tells."""
    rows = ROW.findall((DOCS / page).read_text("utf-8"))
    return {rule: (where, shown) for rule, where, shown in rows}


def evidence(page: str, rule: str) -> tuple[list[str], list[str]]:
    """Return the files and the tests or commands that are named for a rule."""
    where, shown = table(page)[rule]
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


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_has_a_line(page: str) -> None:
    assert list(table(page)) == list(table("quality.md"))
    assert table(page).keys() == RULES.keys()
    assert len(RULES) == 54


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("rule", RULES)
def test_evidence_exists(rule: str, page: str) -> None:
    files, shown = evidence(page, rule)
    assert files, f"nothing keeps {rule}"
    for named in [*files, *shown]:
        path, _, part = named.replace("::", "#").partition("#")
        assert (ROOT / path).exists(), path
        if part:
            found = functions_in(path) if path.endswith(".py") else headings(path)
            assert part in found, named


@pytest.mark.parametrize("rule", RULES)
def test_what_a_comment_names_exists(rule: str) -> None:
    told = "" if isinstance(RULES[rule], str) else RULES[rule]["comment"]
    missing = [
        named
        for named in re.findall(r"[\w./-]+(?:\.(?:md|py)|/(?!\w))", told)
        if not any((folder / named).exists() for folder in (COMPONENT, ROOT))
    ]
    assert missing == []


def test_what_the_manifest_listens_for_is_discovered() -> None:
    listens = DISCOVERIES & load_json(COMPONENT / "manifest.json").keys()
    assert (RULES["discovery"] == "done") is bool(listens)


def in_english(named: str) -> str:
    """Return a file or a test that is named, a page without its language and heading."""
    page, is_chinese, _ = named.partition(".zh-CN.md")
    return f"{page}.md" if is_chinese else re.sub(r"\.md#.+", ".md", named)


@pytest.mark.parametrize("rule", RULES)
def test_the_evidence_is_the_same_in_both_languages(rule: str) -> None:
    english, chinese = (
        [[in_english(each) for each in cell] for cell in evidence(page, rule)]
        for page in PAGES
    )
    assert english == chinese


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_kept_or_has_a_reason(rule: str) -> None:
    """What a documentation rule asks for is a page, everything else is shown by a run."""
    status = RULES[rule] if isinstance(RULES[rule], str) else RULES[rule]["status"]
    _, shown = evidence("quality.md", rule)
    if status == "exempt":
        assert RULES[rule]["comment"]
    else:
        assert status == "done"
        assert shown or rule.startswith("docs-")
