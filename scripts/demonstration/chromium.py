"""A person at a Home Assistant: Chromium, driven by Playwright."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
import json
import os
from pathlib import Path
import re
import shutil
import subprocess
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADDRESS = re.compile(
    r"(?P<name>Home Assistant|Simulated cloud): (?P<url>http://[\d.:]+)"
)
LAST_LINE = "Stop with"
HASS = "document.querySelector('home-assistant').hass"
READY = """() => {
    const hass = document.querySelector('home-assistant')?.hass;
    return hass?.connected && hass.states && hass.devices;
}"""
DEVICE_ID = (
    f"serial => Object.values({HASS}.devices)"
    ".find(each => each.serial_number === serial).id"
)
# A busy machine is slow, and no less right.
PATIENCE_MS = 60_000


class NoChromium(Exception):
    """There is no browser to be driven."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Demo:
    """A demo that runs: where Home Assistant and the simulated cloud are."""

    url: str
    simulator: str

    def simulated(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Return what a knob of the simulated cloud says; a body turns it."""
        return fetch(f"{self.simulator}/simulator/{path}", body)

    def device(self, device_id: str) -> Mapping[str, Any]:
        """Return the values that a simulated device has."""
        values: Mapping[str, Any] = self.simulated(f"devices/{device_id}")["values"]
        return values


def fetch(url: str, body: Mapping[str, Any] | None = None) -> Any:
    """Return the JSON of an address; a body is posted."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"})
    with urlopen(request, timeout=PATIENCE_MS / 1000) as response:
        return json.load(response)


@contextmanager
def running_demo(python: str, folder: Path, *arguments: str) -> Iterator[Demo]:
    """Run the demo in a process of its own, and end it."""
    command = (python, "-m", "demonstration", "--folder", str(folder), *arguments)
    paths = os.pathsep.join((str(ROOT / "scripts"), str(ROOT)))
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield _read_addresses(process)
        finally:
            process.terminate()
            process.communicate()


def _read_addresses(process: subprocess.Popen[str]) -> Demo:
    """Wait until the demo says that it is up."""
    said = ""
    for line in process.stdout or ():
        said += line
        if line.startswith(LAST_LINE):
            urls = {found["name"]: found["url"] for found in ADDRESS.finditer(said)}
            return Demo(url=urls["Home Assistant"], simulator=urls["Simulated cloud"])
    raise RuntimeError(f"The demo has ended: {said}")


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Run the system's Chromium."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NoChromium(f"None of {', '.join(PROGRAMS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS)
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def logged_in(
    browser: Browser, url: str, language: str, *, dark: bool, size: tuple[int, int]
) -> Iterator[Page]:
    """Open a page of somebody who has logged in to Home Assistant."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        timezone_id="Asia/Shanghai",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    stored = {"hassTokens": _tokens(url), "selectedLanguage": language}
    for key, value in stored.items():
        item = json.dumps(json.dumps(value))
        context.add_init_script(f"localStorage.setItem({json.dumps(key)}, {item})")
    try:
        yield context.new_page()
    finally:
        context.close()


def _tokens(url: str) -> dict[str, Any]:
    """Log in as the login page does; return what it leaves in the browser."""
    client_id = f"{url}/"
    begun = {
        "client_id": client_id,
        "handler": ["homeassistant", None],
        "redirect_uri": client_id,
    }
    flow = fetch(f"{url}/auth/login_flow", begun)
    login = {"client_id": client_id, "username": "demo", "password": "demo"}
    code = fetch(f"{url}/auth/login_flow/{flow['flow_id']}", login)["result"]
    form = urlencode(
        {"client_id": client_id, "grant_type": "authorization_code", "code": code}
    )
    with urlopen(f"{url}/auth/token", form.encode()) as response:
        tokens: dict[str, Any] = json.load(response)
    return {**tokens, "hassUrl": url, "clientId": client_id, "expires": 0}


def device_path(page: Page, serial_number: str) -> str:
    """Return the path of a device's page."""
    return f"/config/devices/device/{page.evaluate(DEVICE_ID, serial_number)}"


def go(page: Page, url: str, path: str) -> None:
    """Open a page of Home Assistant and wait until it is connected."""
    page.goto(url + path)
    page.wait_for_function(READY)
