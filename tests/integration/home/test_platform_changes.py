"""Entities whose platform has changed since they were registered."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..platforms import add_device, entity_id_of

pytestmark = pytest.mark.devices()

START = property_of("start", "开始时间", "string", max=5)


def register_old(
    hass: HomeAssistant, entry: MockConfigEntry, platform: str, key: str, **how: Any
) -> er.RegistryEntry:
    """Register an entity as an earlier version planned it."""
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=next(iter(entry.subentries)),
        identifiers={(DOMAIN, "TESTPRODUC/test_01")},
    )
    return er.async_get(hass).async_get_or_create(
        platform,
        DOMAIN,
        f"TESTPRODUC_test_01_{key}",
        config_entry=entry,
        config_subentry_id=next(iter(entry.subentries)),
        device_id=device.id,
        suggested_object_id="my_own_id",
        **how,
    )


async def test_what_people_set_goes_along(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    registry = er.async_get(hass)
    device = add_device(cloud, {"start": "07:30"}, START)
    old = register_old(hass, config_entry, "text", "start")
    registry.async_update_entity(
        old.entity_id,
        name="When the coffee is made",
        icon="mdi:coffee",
        area_id="kitchen",
        labels={"morning"},
        aliases=["coffee time"],
        hidden_by=er.RegistryEntryHider.USER,
    )
    registry.async_update_entity_options(
        old.entity_id, "conversation", {"should_expose": False}
    )
    await set_up()
    assert registry.async_get(old.entity_id) is None
    new = registry.async_get(entity_id_of(hass, "time", device, "start"))
    assert new
    assert new.entity_id == "time.my_own_id"
    assert (new.name, new.icon) == ("When the coffee is made", "mdi:coffee")
    assert (new.area_id, new.labels) == ("kitchen", {"morning"})
    assert new.aliases == ["coffee time"]
    assert new.hidden_by is er.RegistryEntryHider.USER
    assert new.options["conversation"] == {"should_expose": False}
    assert hass.states.is_state("time.my_own_id", "07:30:00")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (er.RegistryEntryDisabler.USER, er.RegistryEntryDisabler.USER),
        (er.RegistryEntryDisabler.INTEGRATION, None),
        (None, None),
    ],
)
async def test_what_was_off_by_itself_is_as_it_is_now(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    config_entry: MockConfigEntry,
    before: er.RegistryEntryDisabler | None,
    after: er.RegistryEntryDisabler | None,
) -> None:
    device = add_device(cloud, {"start": "07:30"}, START)
    register_old(hass, config_entry, "text", "start", disabled_by=before)
    await set_up()
    new = er.async_get(hass).async_get(entity_id_of(hass, "time", device, "start"))
    assert new
    assert new.disabled_by is after


async def test_what_is_planned_stays(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, config_entry: MockConfigEntry
) -> None:
    device = add_device(cloud, {"start": "07:30"}, START)
    kept = register_old(hass, config_entry, "time", "start")
    await set_up()
    assert entity_id_of(hass, "time", device, "start") == kept.entity_id
