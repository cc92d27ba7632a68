"""The account's own page: options, other settings, new devices, what is broken."""

from base64 import b64decode
import hmac
import json
from pathlib import Path

from playwright.sync_api import expect

from .person import INTEGRATION, Person
from .test_login import begin, by_token, finish

BROKEN = (
    "match: {product_ids: [LIGHTSTRIP]}\nentities: {brightness: {platform: sofa}}\n"
)

SOCKET = "METERPLUG0/plug_01"
VOLTAGE = "METERPLUG0_plug_01_voltage"
# What may be lost is believed when it is told a minute later again.
SECOND_LOOK_MS = 62_000


def open_options(person: Person) -> None:
    """Press the cog of the account."""
    person.go(INTEGRATION)
    row = person.page.locator("ha-config-entry-row").first
    row.locator("ha-icon-button[slot=end]").first.click()
    person.expect_step("options.step.init")


def test_options(person: Person) -> None:
    open_options(person)
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
    person.expect_end("config.abort.reconfigure_successful")


def test_add_device_by_token(person: Person) -> None:
    """A device that waits for the token brings it to the cloud."""
    devices = len(person.demo.simulated("devices"))
    begin_device(person, "token")
    expect(person.form.locator("ha-qr-code")).to_be_visible()
    person.submit()
    person.expect_end("config_subentries.device.abort.device_added")
    assert len(person.demo.simulated("devices")) == devices + 1


def test_add_device_by_code(person: Person) -> None:
    """What a scanner reads adds the device; a code of something else is told as such."""
    code = person.demo.simulated("console")["WHITELAMP0/lamp_05"]["code"]
    begin_device(person, "code")
    person.fill(code="https://example.com/manual")
    person.submit()
    person.expect_error("config_subentries.device.error.invalid_code")
    person.fill(code="hello")
    person.submit()
    person.expect_error("config_subentries.device.error.wrong_proof")
    person.fill(code=code)
    person.submit()
    person.expect_end("config_subentries.device.abort.device_added")
    assert person.device_id("lamp_05")


def test_add_device_by_key(person: Person) -> None:
    """What is no key is told, and what was typed stays; the right one adds the device."""
    key = person.demo.simulated("console")["WHITELAMP0/lamp_03"]["psk"]
    begin_device(person, "psk")
    person.fill(product_id="WHITELAMP0", device_name="lamp_03", psk="no base64")
    person.submit()
    person.expect_error("config_subentries.device.error.invalid_key")
    expect(person.form.locator("input[name=device_name]")).to_have_value("lamp_03")
    person.fill(psk=key)
    person.submit()
    person.expect_end("config_subentries.device.abort.device_added")
    assert person.device_id("lamp_03")


def test_add_device_by_signature(person: Person) -> None:
    """The device has signed itself; a signature with a slip is told."""
    key = person.demo.simulated("console")["WHITELAMP0/lamp_04"]["psk"]
    text = (
        b"DeviceName=lamp_04&DeviceTimestamp=1795000000&ProductId=WHITELAMP0&ConnId=a1b"
    )
    signature = hmac.digest(b64decode(key), text, "sha1").hex()
    begin_device(person, "signature")
    person.fill(
        product_id="WHITELAMP0",
        device_name="lamp_04",
        signature=f"{signature[:-2]}00",
        connection_id="a1b",
    )
    person.form.locator("input[type=number]").fill("1795000000")
    person.submit()
    person.expect_error("config_subentries.device.error.invalid_request")
    person.fill(signature=signature)
    person.submit()
    person.expect_end("config_subentries.device.abort.device_added")
    assert person.device_id("lamp_04")


def test_add_sub_device_by_secret(person: Person) -> None:
    """The product's secret makes the gateway know a device, and adds it."""
    secret = person.demo.simulated("console")["TEMPHUMID0/climate_02"]["secret"]
    person.choose_in_account_menu("subentry_sub_device")
    person.expect_step("config_subentries.sub_device.step.user")
    person.submit()
    person.choose_way("secret", "sub_device")
    person.expect_step("config_subentries.sub_device.step.secret")
    person.fill(
        product_id="TEMPHUMID0", device_name="climate_02", product_secret="guessed"
    )
    person.submit()
    person.expect_error("config_subentries.sub_device.error.wrong_proof")
    person.fill(product_secret=secret)
    person.submit()
    person.expect_end("config_subentries.sub_device.abort.device_added")
    assert person.device_id("climate_02")


def begin_device(person: Person, way: str) -> None:
    """Begin to add a device in the place that is suggested, in one of the ways."""
    person.choose_in_account_menu("subentry_device")
    person.expect_step("config_subentries.device.step.user")
    person.submit()
    person.choose_way(way)
    person.expect_step(f"config_subentries.device.step.{way}")


def test_broken_override(person: Person, home_folder: Path) -> None:
    """Told under repairs by its file's name, and gone once it is mended."""
    file = home_folder / "tencent_iot_explorer" / "mine.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(BROKEN, "utf-8")
    person.go("/config/repairs")
    person.act("reload_overrides")
    repair = person.page.locator("ha-config-repairs").get_by_text("mine.yaml")
    repair.first.click()
    action = person.word("services.reload_overrides.name")
    person.page.get_by_role("link", name=action).click()
    picker = person.page.locator("ha-service-picker")
    expect(picker.get_by_text(action).first).to_be_visible()
    file.unlink()
    person.act("reload_overrides")
    person.go("/config/repairs")
    expect(repair).to_have_count(0)


def test_functions_that_the_vendor_removes(newcomer: Person) -> None:
    """They are unavailable; after a second look a repair names and deletes them."""
    begin(newcomer, "token")
    by_token(newcomer)
    finish(newcomer)
    voltage = newcomer.entity_id(VOLTAGE)
    newcomer.demo.simulated("faults", {"name": "model_shrunk", "device_id": SOCKET})
    newcomer.eventually(lambda: newcomer.state(voltage)["state"] == "unavailable")
    newcomer.page.wait_for_timeout(SECOND_LOOK_MS)
    newcomer.demo.simulated("faults", {"name": "socket_dropped"})
    newcomer.go("/config/repairs")
    title = newcomer.word("issues.model_changed.title").partition("}")[2]
    repair = newcomer.page.locator("ha-config-repairs").get_by_text(title)
    repair.click()
    expect(newcomer.form).to_contain_text(newcomer.word("entity.sensor.voltage.name"))
    expect(newcomer.form).to_contain_text(voltage)
    newcomer.submit()
    newcomer.expect_end()
    expect(repair).to_have_count(0)
    assert not newcomer.is_registered(voltage)


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
    # A page that is opened in that very moment may miss it.
    newcomer.eventually(lambda: newcomer.is_asked("reauth"))
    newcomer.go("/config/integrations/dashboard")
    (account,) = newcomer.entries()
    cards = newcomer.page.locator("ha-config-flow-card")
    cards.filter(has_text=account["title"]).locator("ha-button").first.click()
    newcomer.expect_step("config.step.reauth_confirm")
    newcomer.fill(access_token="wrong")
    newcomer.submit()
    newcomer.expect_error("config.error.login_ended")
    by_token(newcomer)
    newcomer.submit()
    newcomer.expect_end("config.abort.reauth_successful")


def test_account_is_deleted_while_a_dialog_is_open(newcomer: Person) -> None:
    """The dialog ends, and says why."""
    begin(newcomer, "token")
    by_token(newcomer)
    finish(newcomer)
    open_options(newcomer)
    newcomer.remove_accounts()
    newcomer.submit()
    newcomer.expect_end("options.abort.unloaded")
