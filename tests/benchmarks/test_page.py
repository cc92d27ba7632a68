"""The pages of what was measured say the same in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
import re

import pytest

from benchmarks import page as pages
from benchmarks.outcome import Outcome
from benchmarks.page import BEGIN, END
from benchmarks.words import CHINESE, LANGUAGES, NUMBER, Words

ENGLISH, OTHER = LANGUAGES["en"], LANGUAGES["zh-Hans"]
FIGURES = re.compile(r"[\d.]+(?: \[[\d.]+–[\d.]+\])?")
BAR = re.compile(r'<rect x="[^>]+>')


def rows(words: Words) -> Iterator[list[str]]:
    """Yield the cells of what was measured, of a page."""
    table = words.page.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.split("|")[1:-1]]


def figures(words: Words) -> list[tuple[str, str, bool]]:
    """Return what was measured, its limit and whether it was missed."""
    return [
        (FIGURES.findall(measured)[0], limit, "**" in kept)
        for _, measured, limit, kept in rows(words)
    ]


def test_both_languages_have_the_same_figures() -> None:
    assert figures(ENGLISH)
    assert figures(ENGLISH) == figures(OTHER)
    plots = [BAR.findall(each.plot.read_text("utf-8")) for each in (ENGLISH, OTHER)]
    assert plots[0] == plots[1]


def test_every_subject_is_said_in_chinese() -> None:
    subjects = [row[0] for row in rows(ENGLISH)]
    assert not {each for each in subjects if NUMBER.sub("{}", each) not in CHINESE}
    assert [OTHER.say(each) for each in subjects] == [row[0] for row in rows(OTHER)]


@pytest.fixture
def empty_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Words]:
    """Return pages, in each language, of which nothing was measured yet."""
    empty = {
        language: replace(
            words, page=tmp_path / f"{language}.md", plot=tmp_path / f"{language}.svg"
        )
        for language, words in LANGUAGES.items()
    }
    for words in empty.values():
        words.page.write_text(f"Before\n{BEGIN}old\n{END}After\n", "utf-8")
    monkeypatch.setattr(pages, "LANGUAGES", empty)
    return empty


def test_what_is_measured_is_written_in_both_languages(
    empty_pages: Mapping[str, Words],
) -> None:
    outcome = Outcome(
        subject="31 devices: a reconnection", rounds=[36], limit=35, unit="requests"
    )
    pages.write_pages([outcome])
    english, chinese = (list(rows(words)) for words in empty_pages.values())
    assert english == [["31 devices: a reconnection", "36 requests", "≤ 35", "**no**"]]
    assert chinese == [["31 台设备：一次重连", "36 次请求", "≤ 35", "**否**"]]
    for words, limit in zip(empty_pages.values(), ("limit", "上限"), strict=True):
        assert words.page.read_text("utf-8").endswith(f"{END}After\n")
        assert f">{limit}<" in words.plot.read_text("utf-8")
