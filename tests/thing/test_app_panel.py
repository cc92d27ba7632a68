"""What the vendor's app shows of a product, and what that changes here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import (
    AppPanel,
    EntityPlan,
    ThingModel,
    parse_thing_model,
    plan,
)

from . import FIXTURE_NAMES, load, planned, property_of

RELAY = property_of("relay_out", "继电器输出", "bool")
NIGHT = property_of("night_glow", "夜光", "bool")
POWER = property_of("power_switch", "电源", "bool")
LEVEL = property_of("spray_level", "雾量", "int", min=0, max=9)
LOCK = property_of("child_lock", "童锁", "bool")
SIGNAL = property_of("rssi", "信号强度", "int", "r", unit="dBm")
SMOKE = property_of("smoke_state", "烟雾报警", "bool", "r")


def shown(panel: AppPanel, *properties: dict[str, Any]) -> Mapping[str, EntityPlan]:
    """Return the entities of a product that has a panel, by key."""
    model = parse_thing_model({"version": "1.0", "properties": list(properties)})
    return {each.key: each for each in plan(model, panel=panel).entities}


def main_of(panel: AppPanel, *properties: dict[str, Any]) -> list[str]:
    """Return the keys of what is named by its device."""
    return [each.key for each in shown(panel, *properties).values() if each.is_main]


def enabled(entities: Iterable[EntityPlan]) -> set[tuple[str, str]]:
    """Return the platforms and keys of what is shown without being asked for."""
    return {(each.platform, each.key) for each in entities if each.enabled}


@pytest.mark.parametrize("name", FIXTURE_NAMES)
def test_whatever_a_panel_tells_no_entity_is_lost(name: str) -> None:
    """Unique ids stay, and a device shows something where it did before."""
    model, before = load(name), planned(name).entities
    for panel in panels_of(model):
        after = plan(model, panel=panel).entities
        assert {(each.platform, each.key) for each in after} == {
            (each.platform, each.key) for each in before
        }
        assert sum(each.is_main for each in after) <= max(
            1, sum(each.is_main for each in before)
        )
        assert not enabled(before) or enabled(after)
        assert panel.hidden or enabled(before) <= enabled(after)


def panels_of(model: ThingModel) -> Iterator[AppPanel]:
    """Yield what the app may tell of a product when it tells as much as it can."""
    ids = frozenset(each.id for each in model.properties)
    yield AppPanel(hidden=ids)
    yield AppPanel(shortcuts=ids)
    for id_ in [each.id for each in model.properties if each.type.kind == "bool"][:1]:
        yield AppPanel(power_switch=id_, hidden=ids - {id_})


@pytest.mark.parametrize(
    ("panel", "main"),
    [
        (AppPanel(), []),
        (AppPanel(power_switch="relay_out"), ["relay_out"]),
        (AppPanel(big_button="night_glow"), ["night_glow"]),
        (AppPanel(power_switch="relay_out", big_button="night_glow"), ["relay_out"]),
        (AppPanel(power_switch="spray_level"), []),
        (AppPanel(power_switch="gone", big_button="night_glow"), ["night_glow"]),
    ],
)
def test_what_the_app_switches_is_named_by_its_device(
    panel: AppPanel, main: list[str]
) -> None:
    assert main_of(panel, RELAY, NIGHT, LEVEL) == main


def test_the_app_knows_better_which_switch_is_the_main_one() -> None:
    assert main_of(AppPanel(), POWER, RELAY) == ["power_switch"]
    entities = shown(AppPanel(power_switch="relay_out"), POWER, RELAY)
    assert entities["relay_out"].is_main
    assert entities["power_switch"].translation_key == "power_switch"


def test_a_big_button_yields_to_the_power_of_the_device() -> None:
    """A page may have its light on top of it."""
    panel = AppPanel(big_button="night_glow")
    assert main_of(panel, POWER, NIGHT) == main_of(panel, NIGHT, POWER)
    assert main_of(panel, POWER, NIGHT) == ["power_switch"]


@pytest.mark.parametrize(
    "panel", [AppPanel(power_switch="child_lock"), AppPanel(big_button="child_lock")]
)
def test_what_is_named_by_its_device_is_no_setting_of_it(panel: AppPanel) -> None:
    assert shown(AppPanel(), LOCK, LEVEL)["child_lock"].category == "config"
    lock = shown(panel, LOCK, LEVEL)["child_lock"]
    assert lock.is_main
    assert lock.enabled
    assert lock.category is None


def test_what_a_device_is_counts_more_than_what_the_app_switches() -> None:
    gangs = [property_of(f"switch_{n}", f"开关{n}", "bool") for n in (1, 2)]
    assert main_of(AppPanel(power_switch="switch_1"), *gangs) == []
    lamp = (
        property_of("power_switch", "开关灯", "bool"),
        property_of("brightness", "亮度", "int", min=1, max=100),
    )
    (light,) = main_of(AppPanel(power_switch="relay_out"), *lamp, RELAY)
    assert shown(AppPanel(power_switch="relay_out"), *lamp, RELAY)[light].platform == (
        "light"
    )
    assert main_of(AppPanel(power_switch="power_switch"), SMOKE, POWER) == [
        "smoke_state"
    ]
    guard = shown(AppPanel(power_switch="power_switch"), SMOKE, POWER)["power_switch"]
    assert guard.category == "config"


def test_what_the_panel_hides_is_there_and_disabled() -> None:
    entities = shown(AppPanel(hidden=frozenset({"spray_level"})), NIGHT, LEVEL)
    assert entities.keys() == {"night_glow", "spray_level"}
    assert not entities["spray_level"].enabled
    assert "panel" in entities["spray_level"].reason
    assert entities["night_glow"].enabled


@pytest.mark.parametrize(
    ("panel", "key", "others"),
    [
        (AppPanel(hidden=frozenset({"smoke_state"})), "smoke_state", (LEVEL,)),
        (AppPanel(hidden=frozenset({"power_switch"})), "power_switch", (LEVEL,)),
        (AppPanel(hidden=frozenset({"rssi"})), "rssi", ()),
        (
            AppPanel(
                hidden=frozenset({"spray_level"}), shortcuts=frozenset({"spray_level"})
            ),
            "spray_level",
            (NIGHT,),
        ),
    ],
    ids=["an alarm", "the main one", "all there is", "a shortcut"],
)
def test_what_is_needed_stays_enabled_although_the_panel_hides_it(
    panel: AppPanel, key: str, others: tuple[dict[str, Any], ...]
) -> None:
    every = {each["id"]: each for each in (SMOKE, POWER, SIGNAL, LEVEL)}
    assert shown(panel, every[key], *others)[key].enabled


def test_a_gang_that_the_product_lacks_is_disabled() -> None:
    """Many use the model of three gangs for a switch with two: no countdown is left of it."""
    gangs = [
        part
        for n in (1, 2, 3)
        for part in (
            property_of(f"switch_{n}", f"开关{n}", "bool"),
            property_of(f"countdown_{n}", f"倒计时{n}", "int", min=0, max=86400),
        )
    ]
    lacking = AppPanel(hidden=frozenset({"switch_3"}))
    before, after = shown(AppPanel(), *gangs), shown(lacking, *gangs)
    assert len(before) == 6
    assert all(each.enabled and each.channel for each in before.values())
    off = {key for key, each in after.items() if not each.enabled}
    assert off == {"switch_3", "countdown_3"}
    wanted = replace(lacking, shortcuts=frozenset({"countdown_3"}))
    assert shown(wanted, *gangs)["countdown_3"].enabled


def test_a_light_with_a_part_that_the_panel_hides_is_whole() -> None:
    lamp = (
        property_of("power_switch", "开关灯", "bool"),
        property_of("brightness", "亮度", "int", min=1, max=100),
    )
    (light,) = shown(AppPanel(hidden=frozenset({"brightness"})), *lamp).values()
    assert light.enabled
    assert {"power_switch", "brightness"} == set(light.property_ids)


def test_a_shortcut_of_the_app_is_no_setting() -> None:
    before = shown(AppPanel(), NIGHT, LOCK, SIGNAL)
    after = shown(
        AppPanel(shortcuts=frozenset({"child_lock", "rssi"})), *(NIGHT, LOCK, SIGNAL)
    )
    assert (before["child_lock"].category, after["child_lock"].category) == (
        "config",
        None,
    )
    assert (before["rssi"].enabled, after["rssi"].enabled) == (False, True)
    assert before["rssi"].category == after["rssi"].category == "diagnostic"


def test_what_opens_something_is_kept_to_oneself_although_it_is_a_shortcut() -> None:
    code = property_of("wifi_password", "密码", "string")
    entities = shown(AppPanel(shortcuts=frozenset({"wifi_password"})), NIGHT, code)
    assert entities["wifi_password"].secret
    assert not entities["wifi_password"].enabled
