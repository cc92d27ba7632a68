"""The pictures of a home with Bluetooth devices: found, added, used, updated."""

from collections.abc import Callable
import json
import re
from typing import Any

from playwright.sync_api import Locator, Page

from .chromium import HASS, ROOT, Demo, device_path, go

TRANSLATIONS = ROOT / "custom_components" / "tencent_iot_explorer" / "translations"
NEW_LAMP, NEW_PLUG = "(00:03)", "(00:04)"
LAMP = "BLELAMP000_ble_lamp_01_power_switch"
FIRMWARE = "BLELAMP000_ble_lamp_01_:firmware"
LOCK = "ble_lock_01"
# the buttons of what was discovered: to be ignored, to be added, more
ADD = 1
NETWORK = {"network": "Home", "password": "home-password"}

RESTING_MS = 700

type Take = Callable[[str], None]


class NearbyTour:
    """Somebody who looks at Bluetooth devices, and has a picture taken of each step."""

    def __init__(self, page: Page, demo: Demo, language: str, take: Take) -> None:
        """Sit down before a page."""
        self.page = page
        self.demo = demo
        self._shoot = take
        path = TRANSLATIONS / f"{language}.json"
        self._texts: dict[str, Any] = json.loads(path.read_text("utf-8"))

    def run(self) -> None:
        """Find, add and use devices."""
        self.find()
        self.add_lamp()
        self.add_plug()
        self.control()
        self.see_who_comes()
        self.update()

    def find(self) -> None:
        """See what has been discovered."""
        go(self.page, self.demo.url, "/config/integrations/dashboard")
        self._discovered(NEW_PLUG).wait_for()
        self._take("bluetooth-discovered")

    def add_lamp(self) -> None:
        """Choose a place for a lamp, and confirm at the lamp itself."""
        self._open(NEW_LAMP)
        self._take("bluetooth-place")
        self._submit()
        self._wait_for("confirming")
        self._take("bluetooth-confirm")
        self._leave()

    def add_plug(self) -> None:
        """Bring a plug into a network, from where it comes to the cloud."""
        go(self.page, self.demo.url, "/config/integrations/dashboard")
        self._open(NEW_PLUG)
        self._submit()
        for name, value in NETWORK.items():
            self._dialog.locator(f'input[name="{name}"]').fill(value)
        self._take("bluetooth-network")
        self._submit()
        self._wait_for("coming")
        self._take("bluetooth-coming")
        self._leave()

    def control(self) -> None:
        """Switch a lamp that is reached over Bluetooth only."""
        entity_id = self._entity_id(LAMP)
        self.page.evaluate(
            f"id => {HASS}.callService('light', 'turn_on', {{entity_id: id}})",
            entity_id,
        )
        self._more(entity_id)
        self._take("bluetooth-lamp")

    def see_who_comes(self) -> None:
        """Look at the page of a lock that tells who has opened it."""
        go(self.page, self.demo.url, "/config/dashboard")
        go(self.page, self.demo.url, device_path(self.page, LOCK))
        self.page.locator("ha-logbook-renderer .entry").first.wait_for()
        self._take("bluetooth-lock")

    def update(self) -> None:
        """Bring new firmware to a lamp, and see how far it is."""
        entity_id = self._entity_id(FIRMWARE)
        self._more(entity_id)
        self._rest()
        self.page.evaluate(
            f"id => void {HASS}.callService('update', 'install', {{entity_id: id}})",
            entity_id,
        )
        self.page.wait_for_function(
            f"id => {HASS}.states[id].attributes.update_percentage > 20", arg=entity_id
        )
        self._shoot("bluetooth-firmware")

    def _take(self, name: str) -> None:
        """Take a picture once what has moved has come to rest; a progress never does."""
        self._rest()
        self._shoot(name)

    def _rest(self) -> None:
        """Wait until what has moved has come to rest."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(RESTING_MS)

    @property
    def _dialog(self) -> Locator:
        return self.page.locator("dialog-data-entry-flow")

    def _discovered(self, name: str) -> Locator:
        return self.page.locator("ha-config-flow-card").filter(has_text=name)

    def _open(self, name: str) -> None:
        """Begin to add what was discovered."""
        self._discovered(name).locator("ha-button").nth(ADD).click()
        self._dialog.locator("step-flow-form").wait_for()

    def _submit(self) -> None:
        self._dialog.locator("ha-button[slot=primaryAction]").click()

    def _wait_for(self, phase: str) -> None:
        """Wait until the progress says what is going on."""
        text = self._texts["config"]["progress"][phase]
        words = max(re.split(r"\{\w+\}", text), key=len)
        self._dialog.get_by_text(words.strip()).wait_for()

    def _leave(self) -> None:
        """Wait until a device is added, and close the dialog, which goes back a page."""
        end = self._dialog.locator("step-flow-abort")
        end.wait_for()
        self._dialog.locator("ha-icon-button[slot=headerNavigationIcon]").click()
        end.wait_for(state="detached")

    def _entity_id(self, unique_id: str) -> str:
        entities = self.page.evaluate(
            f"{HASS}.callWS({{type: 'config/entity_registry/list'}})"
        )
        found = (each for each in entities if each["unique_id"] == unique_id)
        return str(next(found)["entity_id"])

    def _more(self, entity_id: str) -> None:
        """Open the dialog with all about an entity."""
        path = f"/config/entities?more-info-entity-id={entity_id}"
        go(self.page, self.demo.url, path)
        self.page.locator("ha-more-info-dialog more-info-content").wait_for()
