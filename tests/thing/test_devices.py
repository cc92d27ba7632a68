"""docs/devices.md and its twin tell what the rules really make of the models."""

from pathlib import Path
import re
import subprocess
import sys

import pytest

from . import FIXTURE_NAMES


@pytest.mark.parametrize(
    ("language", "name"), [("en", "devices.md"), ("zh-Hans", "devices.zh-CN.md")]
)
def test_the_page_is_up_to_date(language: str, name: str) -> None:
    printed = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, Path("scripts/devices"), language],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    page = Path("docs", name).read_text("utf-8")
    assert page == printed, f"run scripts/devices {language} > docs/{name}"


def test_the_english_page_is_in_english() -> None:
    _, *rest = Path("docs/devices.md").read_text("utf-8").split("## ")
    assert not re.findall("[\\u3400-\\u9fff]+", "".join(rest))


@pytest.mark.parametrize(
    ("name", "words"),
    [("index.md", "what {} real models"), ("index.zh-CN.md", "{} 个真实物模型")],
)
def test_the_index_says_how_many_there_are(name: str, words: str) -> None:
    assert words.format(len(FIXTURE_NAMES)) in Path("docs", name).read_text("utf-8")
