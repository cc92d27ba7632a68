"""One Chromium for all; a demo, and a demo to be set up, for each language."""

from collections.abc import Iterator
from contextlib import contextmanager
import os
from pathlib import Path

from playwright.sync_api import Browser
import pytest

from scripts.demonstration.chromium import (
    ROOT,
    Demo,
    logged_in,
    running_chromium,
    running_demo,
)

from .person import Person

PICTURES = ROOT / ".browser"
# English as on a desk; Chinese as on a phone, at night.
SCREENS = {"en": ((1280, 1000), False), "zh-Hans": ((390, 844), True)}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run one browser for all tests."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session", params=SCREENS)
def language(request: pytest.FixtureRequest) -> str:
    """Return the language of the home and of who looks at it."""
    return str(request.param)


@pytest.fixture(scope="session")
def empty_home(
    language: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """Run a Home Assistant to which the integration is to be added."""
    folder = tmp_path_factory.mktemp("empty")
    with running_demo(_python(), folder, "--language", language, "--fresh") as demo:
        yield demo


@pytest.fixture(scope="session")
def home_folder(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the configuration folder of the demo home, a new one for each language."""
    return tmp_path_factory.mktemp(f"home-{language}")


@pytest.fixture(scope="session")
def home(language: str, home_folder: Path) -> Iterator[Demo]:
    """Run a Home Assistant with the demo home."""
    with running_demo(_python(), home_folder, "--language", language) as demo:
        yield demo


@pytest.fixture
def newcomer(
    chromium: Browser, empty_home: Demo, language: str, request: pytest.FixtureRequest
) -> Iterator[Person]:
    """Sit down somebody who is about to add the integration; it is removed in the end."""
    with _seated(chromium, empty_home, language) as person:
        yield person
        _keep_picture(person, request)
        person.remove_accounts()


@pytest.fixture
def person(
    chromium: Browser, home: Demo, language: str, request: pytest.FixtureRequest
) -> Iterator[Person]:
    """Sit down somebody who lives in the demo home."""
    with _seated(chromium, home, language) as person:
        yield person
        _keep_picture(person, request)


@contextmanager
def _seated(browser: Browser, demo: Demo, language: str) -> Iterator[Person]:
    """Open a page for somebody."""
    size, dark = SCREENS[language]
    with logged_in(browser, demo.url, language, dark=dark, size=size) as page:
        yield Person(page, demo, language)


def _keep_picture(person: Person, request: pytest.FixtureRequest) -> None:
    """Keep a picture of how a test ends."""
    person.page.screenshot(path=PICTURES / f"{request.node.name}.png")


def _python() -> str:
    """Return the Python of the demo; scripts/browser tells it."""
    return os.environ.get("DEMO_PYTHON", str(Path(".venv-demo/bin/python").absolute()))
