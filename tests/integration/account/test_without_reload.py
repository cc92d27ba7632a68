"""What changes while an account runs costs only those whom it concerns."""

from pathlib import Path
from types import MappingProxyType

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import async_get_platforms
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.registry.identity import (
    family_subentry_id,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..common import entity_id, state_of

pytestmark = pytest.mark.devices("lamp_01", "switch_01", "lamp_02", "plug_01")

HOME = "f_2f6c1d9a7b3e4c05"
SEASIDE = "f_8b05e7d1c2a94f36"
LAMP = "WHITELAMP0/lamp_01"
PANEL = "SWITCH3WAY/switch_01"
PLUG = "METERPLUG0/plug_01"


class Watch:
    """The entities of the account as they were, and who went away since."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Look at all entities, and at their states from now on."""
        self._hass = hass
        self._before = self._entities()
        self.lost: set[str] = set()
        hass.bus.async_listen("state_changed", self._note)

    def replaced(self) -> set[str]:
        """Return the ids of those that are gone, or others than before."""
        now = self._entities()
        return {key for key, each in self._before.items() if now.get(key) is not each}

    def new(self) -> set[str]:
        """Return the ids of those that were not there before."""
        return self._entities().keys() - self._before.keys()

    def _entities(self) -> dict[str, Entity]:
        return {
            entity.entity_id: entity
            for platform in async_get_platforms(self._hass, DOMAIN)
            for entity in platform.entities.values()
        }

    @callback
    def _note(self, event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state is None or state.state == STATE_UNAVAILABLE:
            self.lost.add(event.data["entity_id"])


async def settle(hass: HomeAssistant) -> None:
    """Wait until nothing is to be done any more."""
    await hass.async_block_till_done(wait_background_tasks=True)


async def ask_daily(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Let the account ask what it asks daily."""
    await entry.runtime_data.questions.async_ask_due()
    await settle(hass)


def family_of(
    hass: HomeAssistant, entry: MockConfigEntry, device_id: str
) -> str | None:
    """Return the family that a device is registered in."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, device_id), entry.entry_id
    )
    assert device
    assert device.config_subentry_id
    return entry.subentries[device.config_subentry_id].unique_id


async def test_a_product_that_learns_something(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is new appears with its value; all others stay as they are."""
    entry = await set_up()
    account, watch = entry.runtime_data, Watch(hass)
    template = cloud.home.products["WHITELAMP0"].data_template
    template["properties"].append(
        property_of("temp", "温度", "float", mode="r", min=0, max=90, unit="℃")
    )
    cloud.devices[LAMP].record({"temp": 41.5}, 1)
    await ask_daily(hass, entry)
    assert state_of(hass, "sensor", "WHITELAMP0_lamp_01_temp").state == "41.5"
    assert entity_id(hass, "sensor", "WHITELAMP0_lamp_01_temp") in watch.new()
    assert not watch.replaced()
    assert not watch.lost
    assert entry.runtime_data is account


async def test_a_product_that_changes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Only the entity of the property that changed is made anew."""
    entry = await set_up()
    watch = Watch(hass)
    power = entity_id(hass, "sensor", "METERPLUG0_plug_01_power")
    before = state_of(hass, "sensor", "METERPLUG0_plug_01_power").state
    template = cloud.home.products["METERPLUG0"].data_template
    changed = next(each for each in template["properties"] if each["id"] == "power")
    changed["define"]["unit"] = "kW"
    await ask_daily(hass, entry)
    state = state_of(hass, "sensor", "METERPLUG0_plug_01_power")
    assert float(state.state) == float(before) * 1000
    assert watch.replaced() == watch.lost == {power}


async def test_a_product_that_may_be_read_at_last(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It was linked in the console: the next day its devices have their entities."""
    cloud.denied_products.add("WHITELAMP0")
    entry = await set_up()
    watch = Watch(hass)
    cloud.denied_products.clear()
    await ask_daily(hass, entry)
    assert state_of(hass, "light", "WHITELAMP0_lamp_01_power_switch").state in "onoff"
    assert not watch.replaced()
    assert not watch.lost


async def test_a_family_comes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    """Its devices and its messages are shown; what is there already stays."""
    config_entry.add_to_hass(hass)
    subentry_id = family_subentry_id(config_entry, SEASIDE)
    assert subentry_id
    hass.config_entries.async_remove_subentry(config_entry, subentry_id)
    await hass.config_entries.async_setup(config_entry.entry_id)
    await settle(hass)
    account, watch = config_entry.runtime_data, Watch(hass)
    family = ConfigSubentry(
        data=MappingProxyType({}),
        subentry_type="family",
        title="Seaside",
        unique_id=SEASIDE,
    )
    hass.config_entries.async_add_subentry(config_entry, family)
    await settle(hass)
    assert family_of(hass, config_entry, PLUG) == SEASIDE
    plug = entity_id(hass, "switch", "METERPLUG0_plug_01_power_switch")
    messages = entity_id(hass, "event", f"{config_entry.unique_id}_{SEASIDE}_:messages")
    assert {plug, messages} <= watch.new()
    assert state_of(hass, "switch", "METERPLUG0_plug_01_power_switch").state in "onoff"
    await until(lambda: PLUG in account.push.heard_since)
    cloud.report(PLUG, {"power_switch": 0})
    await until(
        lambda: (
            state_of(hass, "switch", "METERPLUG0_plug_01_power_switch").state
            == STATE_OFF
        )
    )
    assert not watch.replaced()
    assert not watch.lost
    assert config_entry.runtime_data is account


async def test_a_family_comes_while_its_account_is_set_up(
    hass: HomeAssistant, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    """It is shown at once, too, not with the next list."""
    config_entry.add_to_hass(hass)
    subentry_id = family_subentry_id(config_entry, SEASIDE)
    assert subentry_id
    seaside = config_entry.subentries[subentry_id]
    hass.config_entries.async_remove_subentry(config_entry, subentry_id)
    setting_up = hass.async_create_task(
        hass.config_entries.async_setup(config_entry.entry_id)
    )
    await until(lambda: cloud.calls["AppGetProducts"] > 0)
    hass.config_entries.async_add_subentry(config_entry, seaside)
    await setting_up
    await settle(hass)
    assert state_of(hass, "switch", "METERPLUG0_plug_01_power_switch").state in "onoff"


async def test_a_family_goes(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Its devices go at once, even where the cloud is away; the others stay."""
    entry = await set_up()
    account, watch = entry.runtime_data, Watch(hass)
    gone = {
        each.entity_id
        for each in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
        if each.config_subentry_id == family_subentry_id(entry, SEASIDE)
    }
    cloud.fail("AppGetFamilyDeviceList", code="InternalError", times=100)
    hass.config_entries.async_remove_subentry(
        entry, family_subentry_id(entry, SEASIDE) or ""
    )
    await settle(hass)
    assert set(account.devices) == {LAMP, PANEL}
    assert watch.replaced() == {each for each in gone if each in watch.lost}
    assert watch.lost <= gone
    assert not [each for each in gone if hass.states.get(each)]
    assert entry.runtime_data is account


async def test_a_family_that_goes_while_it_is_read_does_not_come_back(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    entry = await set_up()
    reading = hass.async_create_task(entry.runtime_data.home.async_refresh())
    calls = cloud.calls["AppGetFamilyDeviceList"]
    await until(lambda: cloud.calls["AppGetFamilyDeviceList"] > calls)
    hass.config_entries.async_remove_subentry(
        entry, family_subentry_id(entry, SEASIDE) or ""
    )
    await reading
    await settle(hass)
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    assert {each.name for each in devices} == {"我的家", "落地灯", "客厅开关"} | {
        each.name for each in devices if each.entry_type and each.name != "Seaside"
    }


def channel_of(hass: HomeAssistant, entity_id: str) -> dr.AnyDeviceEntry:
    """Return the channel that an entity belongs to."""
    entity = er.async_get(hass).async_get(entity_id)
    assert entity
    channel = dr.async_get(hass).async_get(entity.device_id or "")
    assert isinstance(channel, dr.ChildDeviceEntry)
    return channel


async def test_a_device_moves_to_another_family(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It goes there as it is, with its channels and what people have set."""
    entry = await set_up()
    registry = er.async_get(hass)
    gang = entity_id(hass, "switch", "SWITCH3WAY_switch_01_switch_1")
    registry.async_update_entity(gang, name="Mine")
    channel = channel_of(hass, gang)
    dr.async_get(hass).async_update_child_device(channel.id, name_by_user="Lamp")
    watch = Watch(hass)
    cloud.devices[PANEL].family_id, cloud.devices[PANEL].room_id = SEASIDE, "0"
    await entry.runtime_data.home.async_refresh()
    await settle(hass)
    assert family_of(hass, entry, PANEL) == SEASIDE
    moved = registry.async_get(gang)
    assert moved
    assert moved.name == "Mine"
    assert moved.config_subentry_id == family_subentry_id(entry, SEASIDE)
    assert channel_of(hass, gang).id == channel.id
    assert channel_of(hass, gang).name_by_user == "Lamp"
    assert not watch.replaced()
    assert not watch.lost


async def test_an_override_costs_only_what_it_changes(
    hass: HomeAssistant, set_up: SetUp, tmp_path: Path
) -> None:
    """All others are planned anew, and as before."""
    hass.config.config_dir = str(tmp_path)
    entry = await set_up()
    account, watch = entry.runtime_data, Watch(hass)
    (tmp_path / DOMAIN).mkdir()
    (tmp_path / DOMAIN / "plug.yaml").write_text(
        "match: {product_ids: [METERPLUG0]}\n"
        "entities:\n  power_switch: {icon: 'mdi:television'}\n",
        "utf-8",
    )
    await hass.services.async_call(DOMAIN, "reload_overrides", blocking=True)
    await settle(hass)
    plug = entity_id(hass, "switch", "METERPLUG0_plug_01_power_switch")
    state = state_of(hass, "switch", "METERPLUG0_plug_01_power_switch")
    assert state.attributes["icon"] == "mdi:television"
    assert watch.replaced() == {plug}
    assert watch.lost == {plug}
    assert entry.runtime_data is account
