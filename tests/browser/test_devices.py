"""Pages of devices, and what is set on them."""

from playwright.sync_api import expect
import pytest

from .person import Person

# What is seen of a device, by its serial number.
PAGES = {
    "strip_01": ("number.gradient_time", "switch.night_light"),
    "ac_01": ("switch.eco", "sensor.energy", "switch.child_lock"),
    "curtain_01": ("select.mode", "select.motor_direction", "sensor.fault"),
    "lock_01": (
        "event.doorbell",
        "event.unlock",
        "binary_sensor.door",
        "sensor.battery",
    ),
    "meter_01": ("sensor.energy", "sensor.power", "sensor.voltage"),
    "thermostat_01": (
        "select.heating_level",
        "switch.frost_protection",
        "switch.child_lock",
    ),
    "vacuum_01": ("sensor.clean_area", "sensor.battery", "sensor.fault"),
    "camera_01": ("switch.recording", "image.last_event", "event.motion"),
    "gw_01": ("select.doorbell_sound", "number.system_volume", "event.alarm"),
}


@pytest.mark.parametrize("device", PAGES)
def test_device_page(person: Person, device: str) -> None:
    """What it is for, its settings and its state are there, by their translated names."""
    person.open_device(device)
    for key in PAGES[device]:
        expect(
            person.page.locator("ha-device-entities-card")
            .get_by_text(person.word(f"entity.{key}.name"), exact=True)
            .filter(visible=True)
            .first
        ).to_be_visible()


def test_panel(person: Person) -> None:
    """Each gang is a device of its own that its panel leads to."""
    person.open_device("switch_01")
    for number in "123":
        name = person.word("entity.switch.switch_channel.name")
        gang = person.page.locator("ha-device-info-card, ha-card").get_by_text(
            name.replace("{number}", number)
        )
        expect(gang.first).to_be_visible()


def test_toggle(person: Person) -> None:
    person.open_device("lamp_01")
    before = person.demo.device("WHITELAMP0/lamp_01")["power_switch"]
    person.page.locator("ha-device-entities-card ha-entity-toggle").first.click()
    person.eventually(
        lambda: person.demo.device("WHITELAMP0/lamp_01")["power_switch"] != before
    )


def test_dim_and_colour(person: Person) -> None:
    dialog = person.more("LIGHTSTRIP_strip_01_power_switch")
    slider = dialog.locator("ha-state-control-light-brightness [role=slider]")
    slider.press("End")
    strip = "LIGHTSTRIP/strip_01"
    person.eventually(lambda: person.demo.device(strip)["brightness"] == 100)
    before = person.demo.device(strip)["rgb_color"]
    dialog.locator("ha-favorite-color-button").last.click()
    person.eventually(lambda: person.demo.device(strip)["rgb_color"] != before)
    kelvin = person.demo.device(strip)["color_temp"]
    dialog.locator("ha-favorite-color-button").nth(3).click()
    person.eventually(lambda: person.demo.device(strip)["color_temp"] != kelvin)


def test_temperature(person: Person) -> None:
    dialog = person.more("AIRCOND000_ac_01_power_switch")
    before = person.demo.device("AIRCOND000/ac_01")["temp_set"]
    dialog.locator("ha-state-control-climate-temperature .buttons > *").last.click()
    person.eventually(
        lambda: person.demo.device("AIRCOND000/ac_01")["temp_set"] == before + 1
    )


def test_curtain(person: Person) -> None:
    person.open_device("curtain_01")
    buttons = person.page.locator("ha-device-entities-card ha-cover-controls")
    buttons.locator("ha-icon-button").last.click()
    person.eventually(
        lambda: person.demo.device("CURTAIN000/curtain_01")["percent_state"] == 0
    )


def test_scene(person: Person) -> None:
    person.go("/tencent-home")
    person.page.locator("hui-tile-card").filter(has_text="Movie night").first.click()
    person.eventually(
        lambda: person.demo.device("COLOURLAMP/lamp_02")["brightness"] == 20
    )


def test_update(person: Person) -> None:
    """Its progress is counted up before the new version is there."""
    dialog = person.more("LIGHTSTRIP_strip_01_:firmware")
    entity_id = person.entity_id("LIGHTSTRIP_strip_01_:firmware")
    person.watch(entity_id, "update_percentage")
    dialog.locator("ha-button[appearance=accent]").click()
    person.eventually(
        lambda: person.state(entity_id)["attributes"]["installed_version"] == "1.1.0"
    )
    assert any(person.watched())
