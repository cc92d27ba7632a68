"""Products: what the cloud calls them counts, and is remembered."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..platforms import add_device, entity_id_of

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


async def test_a_product_remembered_without_a_category_is_read(
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
    await store.async_save(stored)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.runtime_data.products[device.product.product_id].name == "Test product"
