"""The pictures of README and docs, made anew: scripts/demo --tour."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from .chromium import (
    ROOT,
    Demo,
    NoChromium,
    device_path,
    go,
    logged_in,
    running_chromium,
    running_demo,
)
from .nearby_tour import NearbyTour

IMAGES = ROOT / "docs" / "images"
SUFFIXES = {"en": "", "zh-Hans": ".zh-CN"}
SIZE = (1100, 760)
# All pictures and icons of a page have come.
STILL = """() => {
    const all = root => [...root.querySelectorAll('*')].flatMap(
        each => each.shadowRoot ? [each, ...all(each.shadowRoot)] : [each]);
    const holds = (each, what) => Boolean(each.shadowRoot?.querySelector(what));
    const is_drawn = {
        'img': each => each.complete,
        'ha-spinner': () => false,
        'ha-state-icon': each => holds(each, 'ha-icon, ha-svg-icon'),
        'ha-icon': each => holds(each, 'ha-svg-icon'),
        'ha-svg-icon': each => holds(each, 'path[d]'),
    };
    return all(document).every(
        each => is_drawn[each.localName]?.(each) ?? true);
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What is taken a picture of, and what must be seen before."""

    name: str
    path: Callable[[Page], str]
    shows: str


def at(path: str) -> Callable[[Page], str]:
    """Return a path that is known beforehand."""
    return lambda _: path


def device(serial_number: str) -> Callable[[Page], str]:
    """Return how to find the path of a device's page."""
    return lambda page: device_path(page, serial_number)


PICTURES = (
    Picture(name="dashboard", path=at("/tencent-home/home"), shows="hui-tile-card"),
    Picture(name="energy", path=at("/tencent-home/energy"), shows="canvas"),
    Picture(name="plans", path=at("/tencent-home/plans"), shows="hui-calendar-card"),
    Picture(
        name="media",
        path=at("/tencent-home/media"),
        shows="hui-picture-entity-card hui-image img",
    ),
    Picture(
        name="device", path=device("ac_01"), shows="ha-device-entities-card ha-icon"
    ),
    Picture(
        name="integration",
        path=at("/config/integrations/integration/tencent_iot_explorer"),
        shows="ha-config-entry-device-row",
    ),
)


def take(page: Page, demo: Demo, picture: Picture, language: str) -> None:
    """Open a page and take its picture once all of it is there."""
    go(page, demo.url, "/config/dashboard")
    go(page, demo.url, picture.path(page))
    page.locator(picture.shows).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_function(STILL)
    shoot(page, language, picture.name)


def shoot(page: Page, language: str, name: str) -> None:
    """Take a picture of what is to be seen now."""
    file = IMAGES / f"{name}{SUFFIXES[language]}.png"
    page.screenshot(path=file, animations="disabled")
    print(file.relative_to(ROOT))


def tour(browser: Browser, python: str, language: str) -> None:
    """Take all pictures in a language."""
    with (
        TemporaryDirectory() as folder,
        running_demo(python, Path(folder), "--language", language) as demo,
        logged_in(browser, demo.url, language, dark=False, size=SIZE) as page,
    ):
        for picture in PICTURES:
            take(page, demo, picture, language)
        look_nearby(page, demo, language)


def look_nearby(page: Page, demo: Demo, language: str) -> None:
    """Take the pictures of Bluetooth devices, which change with each step."""
    NearbyTour(page, demo, language, partial(shoot, page, language)).run()


def main(python: str) -> int:
    """Take all pictures in both languages; say where there is no browser."""
    try:
        with running_chromium() as browser:
            for language in SUFFIXES:
                tour(browser, python, language)
    except NoChromium as error:
        print(f"NOT RUN: {error}; install it, as with: apt install chromium")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
