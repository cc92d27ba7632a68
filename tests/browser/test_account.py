"""The account's own page: options, other settings, new devices, what is broken."""

import json
from pathlib import Path

from playwright.sync_api import expect

from .person import INTEGRATION, Person
from .test_login import begin, by_token, finish

BROKEN = (
    "match: {product_ids: [LIGHTSTRIP]}\nentities: {brightness: {platform: sofa}}\n"
)


def test_options(person: Person) -> None:
    person.go(INTEGRATION)
    row = person.page.locator("ha-config-entry-row").first
    row.locator("ha-icon-button[slot=end]").first.click()
    person.expect_step("options.step.init")
    person.form.locator("ha-switch, ha-checkbox").first.click()
    person.submit()
    person.expect_end()


def test_reconfigure(person: Person) -> None:
    """The way to log in is changed; the account stays."""
    person.choose_in_account_menu("reconfigure")
    person.expect_step("config.step.reconfigure")
    person.choose(person.word("selector.login_method.options.email"))
    person.submit()
    person.expect_step("config.step.endpoint")
    person.submit()
    person.expect_step("config.step.email")
    person.fill(email="demo@example.com", password="demo-password")
    person.submit()
    person.expect_end()


def test_add_device_by_token(person: Person) -> None:
    """A device that waits for the token brings it to the cloud."""
    devices = len(person.demo.simulated("devices"))
    person.choose_in_account_menu("subentry_device")
    person.expect_step("config_subentries.device.step.user")
    person.submit()
    person.choose_way("token")
    person.expect_step("config_subentries.device.step.token")
    expect(person.form.locator("ha-qr-code")).to_be_visible()
    person.submit()
    person.expect_end("config_subentries.device.abort.device_added")
    assert len(person.demo.simulated("devices")) == devices + 1


def test_add_device_by_key(person: Person) -> None:
    """What is no key is told, and what was typed stays."""
    person.choose_in_account_menu("subentry_device")
    person.expect_step("config_subentries.device.step.user")
    person.submit()
    person.choose_way("psk")
    person.expect_step("config_subentries.device.step.psk")
    person.fill(product_id="METERPLUG0", device_name="plug_02", psk="no base64")
    person.submit()
    person.expect_error("config_subentries.device.error.invalid_key")
    expect(person.form.locator("input[name=device_name]")).to_have_value("plug_02")
    person.leave()


def test_broken_override(person: Person, home_folder: Path) -> None:
    """Told under repairs by its file's name, and gone once it is mended."""
    file = home_folder / "tencent_iot_explorer" / "mine.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(BROKEN, "utf-8")
    person.go("/config/repairs")
    person.act("reload_overrides")
    repair = person.page.locator("ha-config-repairs").get_by_text("mine.yaml")
    expect(repair.first).to_be_visible()
    file.unlink()
    person.act("reload_overrides")
    expect(repair).to_have_count(0)


def test_diagnostics(person: Person) -> None:
    """They are downloaded, and hold no secret."""
    person.go(INTEGRATION)
    menu = person.page.locator("ha-config-entry-row ha-dropdown[slot=end]").first
    menu.locator("ha-icon-button").first.click()
    with person.page.expect_download() as download:
        menu.locator("ha-dropdown-item[value=diagnostics]").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert json.loads(text)["data"]
    assert "demo-app-secret" not in text
    assert "demo-password" not in text


def test_login_has_ended(newcomer: Person) -> None:
    """The page asks for a new token, and all goes on."""
    begin(newcomer, "token")
    by_token(newcomer)
    finish(newcomer)
    for fault in ("token_expired", "socket_dropped"):
        newcomer.demo.simulated("faults", {"name": fault})
    newcomer.go("/config/integrations/dashboard")
    newcomer.page.locator("ha-config-flow-card ha-button").first.click()
    newcomer.expect_step("config.step.reauth_confirm")
    newcomer.fill(access_token="wrong")
    newcomer.submit()
    newcomer.expect_error("config.error.login_ended")
    by_token(newcomer)
    newcomer.submit()
    newcomer.expect_end()
    newcomer.remove_account()
