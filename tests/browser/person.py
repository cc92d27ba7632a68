"""A person at the screen: what they open, read, press and type."""

from collections.abc import Callable
import json
import re
import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

from scripts.demonstration.chromium import HASS, PATIENCE_MS, ROOT, Demo, go

COMPONENT = ROOT / "custom_components" / "tencent_iot_explorer"
DOMAIN = "tencent_iot_explorer"
INTEGRATION = f"/config/integrations/integration/{DOMAIN}"

expect.set_options(timeout=PATIENCE_MS)


class Person:
    """Somebody who is logged in to a Home Assistant, in their language."""

    def __init__(self, page: Page, demo: Demo, language: str) -> None:
        """Take a seat; nothing is opened yet."""
        self.page = page
        self.demo = demo
        self.language = language
        path = COMPONENT / "translations" / f"{language}.json"
        self._words = json.loads(path.read_text("utf-8"))

    def word(self, path: str) -> str:
        """Return a translated text by its dotted path, without links and the like."""
        found = self._words
        for key in path.split("."):
            found = found[key]
        return str(found)

    def begins(self, path: str) -> re.Pattern[str]:
        """Return a pattern of a text up to its first placeholder."""
        return re.compile(re.escape(self.word(path).partition("{")[0]))

    def go(self, path: str) -> None:
        """Open a page of Home Assistant."""
        go(self.page, self.demo.url, path)

    # What stands behind the screen.

    def command(self, kind: str, **data: Any) -> Any:
        """Return the answer to a WebSocket command."""
        return self.page.evaluate(
            f"message => {HASS}.callWS(message)", {"type": kind, **data}
        )

    def request(self, method: str, path: str, body: object = None) -> Any:
        """Return the answer to a request of the REST API."""
        return self.page.evaluate(
            f"([method, path, body]) => {HASS}.callApi(method, path, body ?? undefined)",
            [method, path, body],
        )

    def act(self, action: str) -> None:
        """Run an action of the integration."""
        self.command("call_service", domain=DOMAIN, service=action)

    def entries(self) -> list[dict[str, Any]]:
        """Return the config entries of the integration."""
        entries: list[dict[str, Any]] = self.command(
            "config_entries/get", domain=DOMAIN
        )
        return entries

    def is_asked(self, source: str) -> bool:
        """Return whether a flow that Home Assistant has begun waits for an answer."""
        flows = self.command("config_entries/flow/progress")
        return source in {each["context"]["source"] for each in flows}

    def remove_accounts(self) -> None:
        """Delete what a test has left."""
        for each in self.entries():
            self.request("DELETE", f"config/config_entries/entry/{each['entry_id']}")

    def entity_id(self, unique_id: str) -> str:
        """Return the id of an entity of the integration."""
        return str(
            next(
                each["entity_id"]
                for each in self.command("config/entity_registry/list")
                if each["platform"] == DOMAIN and each["unique_id"] == unique_id
            )
        )

    def is_registered(self, entity_id: str) -> bool:
        """Return whether Home Assistant knows an entity."""
        entities = self.command("config/entity_registry/list")
        return entity_id in {each["entity_id"] for each in entities}

    def device_id(self, serial_number: str) -> str:
        """Return the registry's id of a device."""
        devices = self.command("config/device_registry/list")
        return str(
            next(
                each["id"]
                for each in devices
                if each.get("serial_number") == serial_number
            )
        )

    def state(self, entity_id: str) -> dict[str, Any]:
        """Return the state that the screen shows of an entity."""
        state: dict[str, Any] = self.page.evaluate(
            f"id => {HASS}.states[id]", entity_id
        )
        return state

    def watch(self, entity_id: str, attribute: str) -> None:
        """Note every value of an attribute from now on."""
        self.page.evaluate(
            f"""async ([id, attribute]) => {{
                window.watched = [];
                await {HASS}.connection.subscribeEvents(({{ data }}) => {{
                    if (data.entity_id === id)
                        window.watched.push(data.new_state.attributes[attribute]);
                }}, "state_changed");
            }}""",
            [entity_id, attribute],
        )

    def watched(self) -> list[Any]:
        """Return what has been noted."""
        values: list[Any] = self.page.evaluate("window.watched")
        return values

    def eventually(self, told: Callable[[], bool]) -> None:
        """Wait until what stays when it is so is so."""
        end = time.monotonic() + PATIENCE_MS / 1000
        while not told():
            assert time.monotonic() < end
            self.page.wait_for_timeout(100)

    # Dialogs of the integration.

    @property
    def dialog(self) -> Locator:
        """Return the dialog of a flow."""
        return self.page.locator("dialog-data-entry-flow")

    @property
    def form(self) -> Locator:
        """Return the form of a flow's step."""
        return self.dialog.locator("step-flow-form")

    def expect_step(self, path: str) -> None:
        """Expect a step, by the path of its title among the translations."""
        expect(self.dialog.locator("[slot=headerTitle]")).to_have_text(
            self.word(f"{path}.title")
        )
        expect(self.form).to_be_visible()

    def expect_error(self, path: str) -> None:
        """Expect a message of a step."""
        expect(
            self.form.locator("ha-alert").filter(has_text=self.begins(path)).first
        ).to_be_visible()

    def expect_end(self, path: str | None = None) -> None:
        """Expect a flow to end, with a message of ours or of Home Assistant's own."""
        end = self.dialog.locator("step-flow-abort, step-flow-create-entry")
        expect(end).to_be_visible()
        if path:
            expect(end).to_contain_text(self.begins(path))
        self.leave()

    def fill(self, **values: str) -> None:
        """Type into fields by their names."""
        for name, value in values.items():
            self.form.locator(f'input[name="{name}"]').fill(value)

    def choose_radio(self, value: str) -> None:
        """Choose one of a few by its value."""
        self.form.locator(f'ha-radio-option[value="{value}"]').click()

    def choose(self, text: str) -> None:
        """Choose from a list that opens, by what it says."""
        self.form.locator("ha-picker-field").last.click()
        self.form.locator("ha-dropdown-item").filter(has_text=text).first.click()

    def choose_way(self, option: str, kind: str = "device") -> None:
        """Choose from the menu of a device's flow, by its key."""
        text = self.word(f"config_subentries.{kind}.step.way.menu_options.{option}")
        self.dialog.locator("step-flow-menu").get_by_text(text, exact=True).click()

    def submit(self) -> None:
        """Send a form."""
        self.form.page.locator(
            "dialog-data-entry-flow ha-button[slot=primaryAction]"
        ).click()

    def confirm(self) -> None:
        """Agree in a box that asks."""
        box = self.page.locator("dialog-box, confirm-event-dialog-box")
        box.locator("ha-button[slot=primaryAction]").click()

    def leave(self) -> None:
        """Close a dialog of a flow."""
        self.dialog.locator("ha-icon-button[slot=headerNavigationIcon]").click()
        expect(self.dialog.locator("ha-dialog")).to_have_count(0)

    # The integration's page.

    def choose_in_account_menu(self, item: str) -> None:
        """Choose from the menu of the account on the integration's page."""
        self.go(INTEGRATION)
        menu = self.page.locator("ha-config-entry-row ha-dropdown[slot=end]").first
        menu.locator("ha-icon-button").first.click()
        menu.locator(f"ha-dropdown-item[value={item}]").click()

    def remove_account(self) -> None:
        """Delete the account on the integration's page."""
        self.choose_in_account_menu("delete")
        self.confirm()
        self.eventually(lambda: not self.entries())

    # Entities and devices.

    def open_device(self, serial_number: str) -> None:
        """Open the page of a device."""
        self.go("/")
        self.go(f"/config/devices/device/{self.device_id(serial_number)}")

    def more(self, unique_id: str) -> Locator:
        """Open the dialog with all about an entity."""
        self.go("/")
        entity_id = self.entity_id(unique_id)
        self.go(f"/config/entities?more-info-entity-id={entity_id}")
        dialog = self.page.locator("ha-more-info-dialog more-info-content")
        expect(dialog).to_be_visible()
        return dialog
