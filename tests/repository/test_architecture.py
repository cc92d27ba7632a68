"""docs/architecture.md tells of the code as it is."""

import re

from scripts.documentation.architecture import PICTURE, draw

from . import COMPONENT, ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_picture_is_up_to_date() -> None:
    """Run `python -m scripts.documentation.architecture` after moving imports."""
    assert PICTURE.read_text("utf-8") == draw()


def test_what_the_page_names_is_there() -> None:
    named = set(
        re.findall(
            r"`((?!custom_components)[\w/]+(?:\.py|\.json|\.yaml)|(?!custom)\w+/\w+)`",
            PAGE,
        )
    )
    assert len(named) > 20
    assert not {name for name in named if not (COMPONENT / name).exists()}


def test_contributors_are_led_to_the_page() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "(docs/architecture.md)" in text
    named = set(re.findall(r"\b(?:scripts|docs)/[\w-]+(?:\.md)?|\.ci/run", text))
    assert not {name for name in named if not (ROOT / name).exists()}
