"""What a thing model has lost."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.products import doubts
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..common import entity_id, state_of
from ..platforms import add_device, entity_id_of

pytestmark = pytest.mark.devices("fan_01")

FAN = "FAN0000000_fan_01_power_switch"


@pytest.fixture(autouse=True)
def believed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe a model that has shrunk at the first look."""
    monkeypatch.setattr(doubts, "CONFIRM_SECONDS", 0)


async def learn_model(
    hass: HomeAssistant, entry: MockConfigEntry, cloud: Cloud, template: Any
) -> None:
    """Have the vendor change the thing model of the fan, and look again."""
    cloud.home.products["FAN0000000"].data_template = template
    await entry.runtime_data.products.async_refresh()
    await entry.runtime_data.upkeep.async_tidy()
    await hass.async_block_till_done(wait_background_tasks=True)


async def lose_power(
    hass: HomeAssistant, entry: MockConfigEntry, cloud: Cloud
) -> Mapping[str, Any]:
    """Have the vendor rename the first property of the fan, and remove all others."""
    before: dict[str, Any] = deepcopy(cloud.home.products["FAN0000000"].data_template)
    renamed = {**before["properties"][0], "id": "renamed"}
    await learn_model(hass, entry, cloud, {**before, "properties": [renamed]})
    return before


def repairs(hass: HomeAssistant) -> list[ir.IssueEntry]:
    """Return the repairs that tell of a thing model that has changed."""
    issues = ir.async_get(hass).issues.values()
    return [each for each in issues if each.translation_key == "model_changed"]


def told(hass: HomeAssistant) -> str:
    """Return which entities repairs tell of."""
    placeholders = (each.translation_placeholders or {} for each in repairs(hass))
    return "".join(each["entities"] for each in placeholders)


async def test_property_that_the_vendor_removed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its entity shows nothing any more, and stays until the user lets it go."""
    assert await async_setup_component(hass, "repairs", {})
    entry = await set_up()
    fan = entity_id(hass, "fan", FAN)
    er.async_get(hass).async_update_entity(fan, name="Mine")
    await lose_power(hass, entry, cloud)
    assert hass.states.is_state(fan, "unavailable")
    assert state_of(hass, "switch", "FAN0000000_fan_01_renamed")
    (repair,) = repairs(hass)
    assert repair.is_fixable
    assert f"Mine (`{fan}`)" in told(hass)
    flows = repairs_flow_manager(hass)
    assert flows
    asked = await flows.async_init(DOMAIN, data={"issue_id": repair.issue_id})
    assert asked["step_id"] == "confirm"
    assert er.async_get(hass).async_get(fan)
    done = await flows.async_configure(asked["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert er.async_get(hass).async_get(fan) is None
    assert not repairs(hass)


async def test_repair_of_an_account_that_is_removed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    entry = await set_up()
    await lose_power(hass, entry, cloud)
    assert repairs(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    assert not repairs(hass)


async def test_property_that_may_be_lost(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its entity is unavailable until a later look decides; all others stay."""
    monkeypatch.setattr(doubts, "CONFIRM_SECONDS", 60)
    entry = await set_up()
    fan = entity_id(hass, "fan", FAN)
    shown = [each for each in hass.states.async_entity_ids() if each != fan]
    before: dict[str, Any] = deepcopy(cloud.home.products["FAN0000000"].data_template)
    others = [each for each in before["properties"] if each["id"] != "power_switch"]
    await learn_model(hass, entry, cloud, {**before, "properties": others})
    assert hass.states.is_state(fan, "unavailable")
    assert not [each for each in shown if hass.states.is_state(each, "unavailable")]
    assert not repairs(hass)
    await learn_model(hass, entry, cloud, before)
    assert not hass.states.is_state(fan, "unavailable")


async def test_member_that_may_be_lost(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A member of a struct is no more given up for one answer than a property is."""
    monkeypatch.setattr(doubts, "CONFIRM_SECONDS", 60)
    members = [
        {"id": axis, "name": axis, "dataType": {"type": "int", "min": "0", "max": "9"}}
        for axis in ("x", "y")
    ]
    struct = property_of("acc", "加速度", "struct", "r", specs=members)
    device = add_device(cloud, {"acc": {"x": 1, "y": 2}}, struct)
    account = (await set_up()).runtime_data
    x, y = (entity_id_of(hass, "sensor", device, f"acc.{axis}") for axis in ("x", "y"))
    del device.product.data_template["properties"][0]["define"]["specs"][1]
    await account.products.async_refresh()
    await account.upkeep.async_tidy()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.states.is_state(x, "1")
    assert hass.states.is_state(y, "unavailable")
    assert not repairs(hass)


async def test_event_that_may_be_lost(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubts, "CONFIRM_SECONDS", 60)
    device = add_device(cloud, {"on": 1}, property_of("on", "开关", "bool"))
    ids = ("fall", "cry")
    template = device.product.data_template
    template["events"] = [{"id": each, "name": each, "type": "info"} for each in ids]
    account = (await set_up()).runtime_data
    fall, cry = (entity_id_of(hass, "event", device, f"event:{each}") for each in ids)
    del template["events"][1]
    await account.products.async_refresh()
    await account.upkeep.async_tidy()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.states.is_state(fall, "unknown")
    assert hass.states.is_state(cry, "unavailable")


async def test_property_that_comes_back(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A vendor's slip costs nobody a name, not even across a restart."""
    entry = await set_up()
    fan = entity_id(hass, "fan", FAN)
    er.async_get(hass).async_update_entity(fan, name="Mine")
    before = await lose_power(hass, entry, cloud)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert fan in told(hass)
    await learn_model(hass, entry, cloud, before)
    assert fan not in told(hass)
    kept = er.async_get(hass).async_get(fan)
    assert kept
    assert kept.name == "Mine"
    assert not hass.states.is_state(fan, "unavailable")
