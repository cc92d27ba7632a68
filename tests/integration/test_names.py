"""Names that vendors give, in the language of the home."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar, entity_registry as er
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, state_of

pytestmark = pytest.mark.devices()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Test device Coil temperature upper limit"),
        ("zh-Hans", "Test device 盘管温度上限"),
    ],
)
async def test_a_name_of_known_parts(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, language: str, name: str
) -> None:
    hass.config.language = language
    limit = property_of("x", "盘管温度上限", "int", min=0, max=90, unit="℃")
    device = add_device(cloud, {"x": 60}, limit)
    await set_up()
    assert state_of(hass, entity_id_of(hass, "number", device, "x")).name == name


async def test_who_is_called_like_its_device_has_no_room_of_its_own(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Until a user names it: docs/troubleshooting.md."""
    switch = property_of("power_switch", "开关", "bool")
    device = add_device(cloud, {"power_switch": 1}, switch)
    await set_up()
    main = entity_id_of(hass, "switch", device, "power_switch")
    registry, room = er.async_get(hass), ar.async_get(hass).async_get_or_create("Hall")
    assert registry.entities[main].original_name is None
    with pytest.raises(ValueError, match="on its device instead"):
        registry.async_update_entity(main, area_id=room.id)
    registry.async_update_entity(main, name="Pump", area_id=room.id)
    assert registry.entities[main].area_id == room.id


async def test_an_id_that_was_cut_within_a_name_is_mended(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Until 2026.10 Home Assistant cut it after an underscore, and showed no entity."""
    limit = property_of("x", "上限", "int", min=0, max=90, unit="℃")
    device = add_device(cloud, {"x": 60}, limit)
    device.alias_name = "主卧室靠窗双轨静音电动开合窗帘电机" * 3 + "a" * 10
    hass.config.language = "zh-Hans"
    entry = await set_up()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, entity_id_of(hass, "number", device, "x")).state == "60"
