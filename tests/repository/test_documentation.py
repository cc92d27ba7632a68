"""The pages of docs/: two languages, links that lead somewhere, and every field named."""

from pathlib import Path
import re
from typing import Any

import pytest

from . import COMPONENT, ROOT, load_json

DOCS = ROOT / "docs"
CHINESE = ".zh-CN.md"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)")
ENGLISH = [
    ROOT / "README.md",
    *(DOCS / name for name in PAGES if not name.endswith(CHINESE)),
]
# Each language is spoken in sentences of its own; pages name pages of their language.
TOLD_OTHERWISE = {"voice.md": {"rows"}, "quality.md": {"names"}}
LABELLED = {"en": "configure.md", "zh-Hans": "configure.zh-CN.md"}
# Steps whose fields the page explains in a sentence, or that repeat others.
ONE_LINE_STEPS = {"reauth_confirm", "reconfigure", "verify", "endpoint"}


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a page."""
    return {
        "#" + re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }


def labels(language: str) -> set[str]:
    """Return what the forms ask for, and what can be chosen there."""
    texts: Any = load_json(COMPONENT / "translations" / f"{language}.json")
    steps = {
        name: step
        for name, step in texts["config"]["step"].items()
        if name not in ONE_LINE_STEPS
    }
    return {
        label
        for step in [*steps.values(), *texts["options"]["step"].values()]
        for label in step.get("data", {}).values()
    } | set(texts["selector"]["login_method"]["options"].values())


def test_every_page_is_there_in_both_languages() -> None:
    english = {name for name in PAGES if not name.endswith(CHINESE)}
    chinese = {name for name in PAGES if name.endswith(CHINESE)}
    assert {name.replace(".md", CHINESE) for name in english} == chinese


def test_every_page_is_in_the_menu() -> None:
    menu = re.findall(
        r": ([\w.-]+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE
    )
    assert sorted(menu) == PAGES


@pytest.mark.parametrize(
    "page",
    [*ROOT.glob("README*.md"), *(DOCS / name for name in PAGES)],
    ids=lambda page: page.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in LINK.findall(page.read_text("utf-8")):
        target = page.parent / path if path else page
        assert target.is_file(), path
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), path + anchor


@pytest.mark.parametrize("name", PAGES)
def test_each_page_leads_to_its_twin(name: str) -> None:
    is_chinese = name.endswith(CHINESE)
    twin = name.replace(CHINESE, ".md") if is_chinese else name.replace(".md", CHINESE)
    assert f"({twin})" in (DOCS / name).read_text("utf-8").split("\n## ")[0]


def outline(text: str) -> dict[str, object]:
    """Return what a page is made of, whatever its language."""
    prose = re.sub(r"(?s)```.*?```", "", text)
    return {
        "headings": re.findall(r"^(#+) ", prose, re.MULTILINE),
        "rows": len(re.findall(r"^\|", prose, re.MULTILINE)),
        "examples": text.count("```"),
        "pictures": len(re.findall(r"!\[", prose)),
        "names": set(re.findall(r"`([^`\n]+)`", prose)),
    }


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)
def test_both_languages_have_the_same_parts(page: Path) -> None:
    english, chinese = (
        outline(path.read_text("utf-8"))
        for path in (page, page.with_name(page.name.replace(".md", CHINESE)))
    )
    differing = {part for part in english if english[part] != chinese[part]}
    assert differing <= TOLD_OTHERWISE.get(page.name, set())


TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
STEPS = re.compile(r"(?:^\d\. .*\n(?: +.*\n)*)+", re.MULTILINE)


@pytest.mark.parametrize("end", [".md", CHINESE])
@pytest.mark.parametrize(
    ("page", "block", "count"), [("entities", TABLE, 1), ("install", STEPS, 2)]
)
def test_the_readme_says_the_same_as_a_page(
    page: str, block: re.Pattern[str], count: int, end: str
) -> None:
    """What you get, and the steps to an application and to an installation."""
    readme, text = (
        path.read_text("utf-8").replace("](docs/", "](")
        for path in (ROOT / f"README{end}", DOCS / f"{page}{end}")
    )
    said = [" ".join(each.split()) for each in block.findall(readme)]
    told = [" ".join(each.split()) for each in block.findall(text)[:count]]
    assert len(told) == count
    assert not [each for each in told if each not in said]


def test_what_developers_are_shown_is_there() -> None:
    text = (DOCS / "develop.md").read_text("utf-8")
    named = set(re.findall(r"\b(?:scripts|simulator|tests)/[\w/]+(?:\.json)?", text))
    assert len(named) > 5
    placeholder = "tests/thing/fixtures/NAME.json"
    assert {name for name in named if not (ROOT / name).exists()} == {placeholder}


@pytest.mark.parametrize("language", LABELLED)
def test_every_field_is_explained(language: str) -> None:
    page = (DOCS / LABELLED[language]).read_text("utf-8").casefold()
    assert not {each for each in labels(language) if each.casefold() not in page}


# What stands under Settings in Home Assistant 2026.10 and 2026.11.
UNDER_SETTINGS = {
    "Settings": {
        "Devices & services",
        "Automations & scenes",
        "Areas, labels & zones",
        "Marketplace",
        "Voice assistants",
        "System",
        "Tools",
    },
    "设置": {
        "设备与服务",
        "自动化与场景",
        "区域、标签与地点",
        "市场",
        "语音助手",
        "系统",
        "工具",
    },
}
RENAMED = re.compile(r"Developer tools|开发者工具")
FIRST_STEP = re.compile(r"(Settings|设置) [→>] ([^→>*”.\n]+)")
READ_BY_USERS = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md")),
    # What menus were called before is told among the facts.
    *(DOCS / name for name in PAGES if not name.startswith("facts.")),
    *(COMPONENT / "translations" / name for name in ("en.json", "zh-Hans.json")),
]


@pytest.mark.parametrize("path", READ_BY_USERS, ids=lambda path: path.name)
def test_places_in_home_assistant_are_called_as_its_menus_call_them(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not RENAMED.findall(text)
    assert not {
        f"{menu} → {item}"
        for menu, item in FIRST_STEP.findall(text)
        if item.strip() not in UNDER_SETTINGS[menu]
    }


# In the first column of a table: what is read on the screen.
QUOTED = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
PAGES_THAT_QUOTE = {"en": "troubleshooting.md", "zh-Hans": "troubleshooting.zh-CN.md"}


@pytest.mark.parametrize("language", PAGES_THAT_QUOTE)
def test_what_is_quoted_is_what_the_screen_says(language: str) -> None:
    page = (DOCS / PAGES_THAT_QUOTE[language]).read_text("utf-8")
    said = (COMPONENT / "translations" / f"{language}.json").read_text("utf-8")
    cells = "\n".join(re.findall(r"^\|([^|]*)\|", page, re.MULTILINE))
    quoted = [part for each in QUOTED.findall(cells) for part in re.split("…+", each)]
    assert quoted
    assert not [each for each in quoted if each.strip() not in said]
