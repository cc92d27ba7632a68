"""Products: what the cloud calls them counts, and is remembered."""

from datetime import timedelta
from logging import WARNING
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import ATTR_RESTORED, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.storage import Store
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.products import planning
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.thing import (
    AppPanel,
    DevicePlan,
    ThingModel,
)
from simulator import Cloud, begin_fault

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..platforms import add_device, entity_id_of, state_of

pytestmark = pytest.mark.devices()

PARTS = (
    property_of("p", "开关", "bool"),
    property_of("t", "设定值", "int", min=30, max=45, step=1, unit="℃"),
)


async def test_the_category_tells_the_kind(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, {"p": 1, "t": 40}, *PARTS)
    device.product.category_key = "WaterHeater"
    await set_up()
    assert entity_id_of(hass, "water_heater", device, "p")


@pytest.mark.devices("strip_01")
async def test_a_product_that_cannot_be_planned_costs_no_other(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    device = add_device(cloud, {"p": 1}, PARTS[0])
    make_plan = planning.plan

    def fail(
        model: ThingModel, overrides: Any, product_id: str, panel: AppPanel
    ) -> DevicePlan:
        if product_id == device.product.product_id:
            raise ValueError
        return make_plan(model, overrides, product_id, panel)

    monkeypatch.setattr(planning, "plan", fail)
    entry = await set_up()
    assert not entry.runtime_data.products[device.product.product_id].plan.entities
    assert hass.states.async_all("light")


async def test_a_product_that_another_version_remembered_is_read(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_storage: dict[str, Any]
) -> None:
    device = add_device(cloud, {"p": 1, "t": 40}, *PARTS)
    device.product.category_key = "WaterHeater"
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    key = f"{DOMAIN}.{entry.entry_id}.products"
    store: Store[dict[str, Any]] = Store(hass, 1, key)
    stored = await store.async_load()
    assert stored is not None
    assert stored[device.product.product_id].pop("category") == "WaterHeater"
    stored[device.product.product_id]["panel"] = {"power_switch": "p", "later": []}
    await store.async_save(stored)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.runtime_data.products[device.product.product_id].name == "Test product"


@pytest.mark.parametrize(
    "useless", [None, "{", {}, {"properties": [], "events": [], "actions": []}]
)
async def test_a_product_that_is_told_without_its_model_once_keeps_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, useless: object
) -> None:
    device = add_device(cloud, {"p": 1}, PARTS[0])
    entry = await set_up()
    entity_id = entity_id_of(hass, "switch", device, "p")

    def forget(answer: dict[str, Any]) -> dict[str, Any]:
        for product in answer["data"]["Products"]:
            product["DataTemplate"] = useless
        return answer

    cloud.alter("AppGetProducts", forget)
    await entry.runtime_data.products.async_refresh()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.states.is_state(entity_id, "on")
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.states.is_state(entity_id, "on")


async def test_a_model_that_shrinks_is_believed_the_second_time(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """What people set up stays, unless another look a minute later says the same."""
    device = add_device(cloud, {"p": 1, "t": 40}, *PARTS)
    entry = await set_up()
    account = entry.runtime_data
    entity_id = entity_id_of(hass, "number", device, "t")
    properties = device.product.data_template["properties"]

    async def look(*parts: Any) -> bool:
        """Have the product told with these parts; tell whether the entity is kept."""
        device.product.data_template["properties"] = list(parts)
        freezer.tick(61)
        await account.products.async_refresh()
        await account.upkeep.async_tidy()
        await hass.async_block_till_done(wait_background_tasks=True)
        return ATTR_RESTORED not in state_of(hass, entity_id).attributes

    assert await look(properties[0])
    assert hass.states.is_state(entity_id, STATE_UNAVAILABLE)
    assert await look(*properties), "it was one answer only"
    assert hass.states.is_state(entity_id, "40")
    assert await look(properties[0]), "it is told for the first time again"
    assert await look({**properties[0], "id": "other"}), "another answer is no second"
    assert not await look({**properties[0], "id": "other"})


async def test_a_model_that_shrinks_is_looked_at_again_soon(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    device = add_device(cloud, {"p": 1, "t": 40}, *PARTS)
    entry = await set_up()
    entity_id = entity_id_of(hass, "number", device, "t")
    del device.product.data_template["properties"][1]
    await entry.runtime_data.products.async_refresh()
    freezer.tick(timedelta(minutes=11))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.states.is_state(entity_id, STATE_UNAVAILABLE)


async def test_the_maker_stays_where_it_cannot_be_read(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, {"p": 1}, PARTS[0])
    device.product.manufacturer = "Acme"
    products = (await set_up()).runtime_data.products
    cloud.garble("AppGetProductsConfig", "<html>", times=10)
    await products.async_refresh()
    assert products[device.product.product_id].manufacturer == "Acme"


RELAYS = (
    property_of("relay_out", "继电器输出", "bool"),
    property_of("night_glow", "夜光", "bool"),
    property_of("spray_level", "雾量", "int", min=0, max=9),
)
# As the console writes it: the vendor hid the last one and chose the first.
PANEL = {
    "Panel": {
        "type": "standard",
        "standard": {
            "theme": "simple",
            "navBar": {"visible": True, "templateId": "relay_out"},
            "timingProject": True,
            "properties": [
                {"id": "night_glow", "ui": {"type": "btn-big", "visible": True}},
                {"id": "spray_level", "ui": {"type": "btn-col-2", "visible": False}},
            ],
        },
    },
    "ShortCut": {"powerSwitch": "relay_out", "shortcut": []},
}


async def test_what_the_app_puts_first_is_first_here(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The main switch has the device's name; what the panel hides can be enabled."""
    values = {"relay_out": 1, "night_glow": 0, "spray_level": 3}
    device = add_device(cloud, values, *RELAYS)
    device.product.panel = PANEL
    entry = await set_up()
    registry = er.async_get(hass)
    main = registry.async_get(entity_id_of(hass, "switch", device, "relay_out"))
    other = registry.async_get(entity_id_of(hass, "switch", device, "night_glow"))
    hidden = registry.async_get(entity_id_of(hass, "number", device, "spray_level"))
    assert main
    assert other
    assert hidden
    assert (main.original_name, main.disabled_by) == (None, None)
    assert (other.original_name, other.disabled_by) == ("Night light", None)
    assert hidden.disabled_by is er.RegistryEntryDisabler.INTEGRATION
    cloud.garble("AppGetProductsConfig", "<html>", times=10)
    products = entry.runtime_data.products
    await products.async_refresh()
    await products.async_save()
    await products.async_load()
    plans = products[device.product.product_id].plan.entities
    assert [each.key for each in plans if each.is_main] == ["relay_out"]


async def test_a_product_that_nobody_has_is_forgotten(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It goes with its last device, and so does the repair issue about it."""
    device = add_device(cloud, {"p": 1}, PARTS[0])
    product_id = device.product.product_id
    cloud.denied_products.add(product_id)
    entry = await set_up()
    products = entry.runtime_data.products
    issues = ir.async_get(hass).issues
    assert [each for each in issues if product_id in each[1]]
    await until(lambda: entry.runtime_data.push.connected)
    begin_fault(cloud, "device_unbound", device_id=device.device_id)
    await until(lambda: device.device_id not in entry.runtime_data.devices)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not [each for each in issues if product_id in each[1]]
    assert product_id not in products.unreadable


async def test_what_cannot_be_read_is_warned_of_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The question is asked daily, the answer is told once."""
    device = add_device(cloud, {"p": 1}, PARTS[0])
    entry = await set_up()
    products = entry.runtime_data.products
    caplog.clear()
    cloud.denied_products.add(device.product.product_id)
    cloud.fail("AppGetProductsConfig", code="InternalError.Unknown", times=100)
    for _ in range(3):
        await products.async_refresh()
    warnings = [each.getMessage() for each in caplog.records if each.levelno >= WARNING]
    assert len(warnings) == len(set(warnings)) > 0
