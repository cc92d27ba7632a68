"""The gangs of a panel: what they are called, and what belongs to them."""

from copy import copy

from homeassistant.const import STATE_OFF
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.target import (
    TargetSelection,
    async_extract_referenced_entity_ids,
)
from homeassistant.helpers.template import Template
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.products.stored_product import (
    product_store,
)
from custom_components.tencent_iot_explorer.account.registry.identity import (
    cloud_device_id,
    is_channel,
)
from custom_components.tencent_iot_explorer.account.registry.stale import (
    async_delete_lost_entities,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.entity.channel import joined_name
from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, state_of

pytestmark = pytest.mark.devices("lamp_01")


def add_panel(cloud: Cloud) -> Device:
    """Add a panel with two gangs, one of which the vendor names and counts down."""
    device = add_device(
        cloud,
        {"switch_1": 0, "switch_2": 0, "count_down2": 0},
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "左键", "bool"),
        property_of("count_down2", "左键倒计时", "int", min=0, max=3600, unit="s"),
    )
    device.alias_name = "Living room switch"
    return device


@pytest.mark.parametrize(
    ("panel", "own", "together"),
    [
        ("Living room switch", "Switch 1", "Living room switch 1"),
        ("Hall", "Switch 1", "Hall Switch 1"),
        ("客厅开关", "开关1", "客厅开关1"),
        ("客厅面板", "开关1", "客厅面板开关1"),
        ("客厅开关", "左键", "客厅开关左键"),
        ("Bedroom", "Moon", "Bedroom Moon"),
        ("Wall", "开关1", "Wall 开关1"),
        ("", "开关1", "开关1"),
    ],
)
def test_the_names_of_panel_and_gang(panel: str, own: str, together: str) -> None:
    assert joined_name(panel, own) == together


async def test_a_gang_carries_the_name_of_its_panel(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It follows a new name, until the user gives the gang one."""
    device = add_panel(cloud)
    entry = await set_up()
    first, second = (
        entity_id_of(hass, "switch", device, key) for key in ("switch_1", "switch_2")
    )
    assert state_of(hass, first).name == "Living room switch 1"
    assert state_of(hass, second).name == "Living room switch Left key"
    registry = dr.async_get(hass)
    panel = registry.async_get_device_by_identifier(
        (DOMAIN, device.device_id), entry.entry_id
    )
    assert panel
    registry.async_update_device(panel.id, name_by_user="Hall")
    await hass.async_block_till_done()
    assert state_of(hass, first).name == "Hall Switch 1"
    gang = er.async_get(hass).async_get(first)
    assert gang
    assert gang.device_id
    registry.async_update_child_device(gang.device_id, name_by_user="Ceiling")
    registry.async_update_device(panel.id, name_by_user="Porch")
    await hass.async_block_till_done()
    assert state_of(hass, first).name == "Ceiling"
    assert state_of(hass, second).name == "Porch Left key"


async def test_a_name_given_in_the_app_wins(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It is known after a restart, follows the app, and goes when it is taken away."""
    device = add_panel(cloud)
    entry = await set_up()
    first, second = (
        entity_id_of(hass, "switch", device, key) for key in ("switch_1", "switch_2")
    )

    async def name_in_app(names: str) -> str:
        device.configs["SWITCH_NAME_MAP"] = names
        account = entry.runtime_data
        account.questions.async_forget([device.device_id])
        await account.questions.async_ask_due()
        await hass.async_block_till_done(wait_background_tasks=True)
        return state_of(hass, first).name

    assert await name_in_app('{"switch_1": "Ceiling"}') == "Ceiling"
    assert state_of(hass, second).name == "Living room switch Left key"
    gang = er.async_get(hass).async_get(first)
    assert gang
    assert "Ceiling" in gang.aliases
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, first).name == "Ceiling"
    assert await name_in_app('{"switch_1": "Lamp"}') == "Lamp"
    twins = '{"switch_1": "Lamp", "switch_2": "Lamp"}'
    assert await name_in_app(twins) == "Lamp Switch 1"
    assert state_of(hass, second).name == "Lamp Left key"
    assert await name_in_app("nonsense") == "Living room switch 1"
    assert await name_in_app("") == "Living room switch 1"


async def test_a_name_in_the_app_that_is_the_products_own(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whoever names one gang has the product's names stored for the others."""
    device = add_panel(cloud)
    kept = '{"switch_1": "Lamp", "switch_2": "左键"}'
    device.configs[f"switch_name_map_{device.device_id}"] = kept
    entry = await set_up()
    await entry.runtime_data.questions.async_ask_due()
    await hass.async_block_till_done(wait_background_tasks=True)
    first, second = (
        entity_id_of(hass, "switch", device, key) for key in ("switch_1", "switch_2")
    )
    assert state_of(hass, first).name == "Lamp"
    assert state_of(hass, second).name == "Living room switch Left key"


async def test_a_countdown_is_on_the_page_of_its_gang(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_panel(cloud)
    await set_up()
    registry = er.async_get(hass)
    gang = registry.async_get(entity_id_of(hass, "switch", device, "switch_2"))
    countdown = registry.async_get(entity_id_of(hass, "number", device, "count_down2"))
    assert gang
    assert countdown
    assert countdown.device_id == gang.device_id
    state = state_of(hass, countdown.entity_id)
    assert state.name == "Living room switch Left key Countdown"


async def test_the_users_own_aliases_stay(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_panel(cloud)
    entry = await set_up()
    registry = er.async_get(hass)
    entity_id = entity_id_of(hass, "switch", device, "switch_1")
    gang = registry.async_get(entity_id)
    assert gang
    assert gang.aliases == [er.COMPUTED_NAME, "Switch 1", "Living room switch 1"]
    registry.async_update_entity(entity_id, aliases=["Big light"])
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    gang = registry.async_get(entity_id)
    assert gang
    assert gang.aliases == ["Big light"]


def channels(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the identifiers of the channels that are registered."""
    children = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    return {key for each in children for _, key in each.identifiers}


async def test_a_gang_that_the_product_no_longer_has(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It goes with its entities once the user lets them go; the others stay."""
    gangs = ("switch_1", "switch_2", "switch_3")
    device = add_device(
        cloud,
        dict.fromkeys(gangs, 0),
        *(
            property_of(key, f"开关{number}", "bool")
            for number, key in enumerate(gangs)
        ),
    )
    entry = await set_up()
    entities = {key: entity_id_of(hass, "switch", device, key) for key in gangs}
    await hass.config_entries.async_unload(entry.entry_id)
    del device.product.data_template["properties"][1]
    await product_store(hass, entry.entry_id).async_remove()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    registered = er.async_get(hass).entities
    assert {key for key in gangs if entities[key] in registered} == {*gangs}
    assert channels(hass, entry) == {f"{device.device_id}/{gang}" for gang in gangs}
    devices = entry.runtime_data.devices
    await async_delete_lost_entities(hass, entry, devices, device.product.product_id)
    left = {"switch_1", "switch_3"}
    assert {key for key in gangs if entities[key] in registered} == left
    assert channels(hass, entry) == {f"{device.device_id}/{gang}" for gang in left}


async def test_a_template_finds_no_gang_of_a_panel(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An action on the panel reaches them all, as we tell people."""
    device = add_panel(cloud)
    entry = await set_up()
    gangs = {entity_id_of(hass, "switch", device, f"switch_{n}") for n in (1, 2)}
    panel = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, device.device_id), entry.entry_id
    )
    assert panel
    target = TargetSelection({"device_id": [panel.id]})
    reached = async_extract_referenced_entity_ids(hass, target)
    assert reached.indirectly_referenced >= gangs
    template = f"{{{{ device_entities('{panel.id}') }}}}"
    assert gangs.isdisjoint(Template(template, hass).async_render())


@pytest.mark.parametrize("name", ["hall/panel", "/", "a//b", " a b ", "客厅"])
async def test_a_panel_of_any_name_has_its_gangs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, name: str
) -> None:
    """A slash within it separates nothing, and another panel is told from its gang."""
    panel = add_panel(cloud)
    twin = copy(panel)
    twin.device_name = f"{panel.device_name}/{name}"
    panel.device_name = name
    del cloud.devices["TESTPRODUC/test_01"]
    cloud.devices.update({each.device_id: each for each in (panel, twin)})
    entry = await set_up()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    registry = dr.async_get(hass)
    for each in (panel, twin):
        gang = entity_id_of(hass, "switch", each, "switch_1")
        assert state_of(hass, gang).state == STATE_OFF
        registered = er.async_get(hass).async_get(gang)
        assert registered
        part = registry.async_get(registered.device_id or "")
        assert part
        assert is_channel(part)
        assert cloud_device_id(part) == each.device_id
