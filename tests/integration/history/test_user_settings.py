"""What users set on a sensor counts for what is imported, too."""

from homeassistant.components.recorder.models import StatisticData
from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ..common import entity_id
from ..platforms import add_device, entity_id_of
from .common import (
    AIR_CONDITIONER,
    ENERGY,
    PLUG,
    POWER,
    fill,
    hour,
    record,
    remember,
    rows_of,
    values,
)

pytestmark = pytest.mark.devices("plug_01", "ac_01")


def choose_unit(hass: HomeAssistant, sensor: str, unit: str) -> None:
    """Have a sensor shown in a unit."""
    er.async_get(hass).async_update_entity_options(
        sensor, SENSOR, {"unit_of_measurement": unit}
    )


async def test_a_unit_that_was_chosen_before(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Statistics begin in the unit that the user reads."""
    heat = property_of("temp", "温度", "int", "r", unit="℃", min=0, max=100)
    device = add_device(cloud, {"temp": 20}, heat)
    remember(cloud, device.device_id, "temp", [(5, 0, 20), (4, 0, 25)])
    entry = await set_up()
    sensor = entity_id_of(hass, "sensor", device, "temp")
    choose_unit(hass, sensor, "°F")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await fill(hass, entry, device.device_id) == {sensor: 4}
    rows = await rows_of(hass, sensor)
    assert values(rows, "mean") == pytest.approx([68, 77, 77, 77])


async def test_a_unit_that_is_chosen_later(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Statistics that began in kWh go on in kWh."""
    remember(cloud, AIR_CONDITIONER, "power_consumption", [(5, 20, 46), (4, 20, 47)])
    entry = await set_up()
    energy = entity_id(hass, "sensor", ENERGY)
    own = StatisticData(start=hour(2), state=48.5, sum=0.5)
    await record(hass, energy, "kWh", [own])
    choose_unit(hass, energy, "MWh")
    await hass.async_block_till_done(wait_background_tasks=True)
    await async_wait_recording_done(hass)
    assert (await fill(hass, entry, AIR_CONDITIONER))[energy] == 3
    rows = await rows_of(hass, energy)
    unit = 1 if max(values(rows, "state")) > 1 else 1000
    assert [each * unit for each in values(rows, "state")] == pytest.approx(
        [46, 47, 47, 48.5]
    )
    assert [each * unit for each in values(rows, "sum")] == pytest.approx(
        [0, 1, 1, 2.5]
    )


async def test_a_sensor_that_was_renamed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Its statistics go along, and are not filled again."""
    remember(cloud, PLUG, "power", [(5, 0, 10), (3, 0, 20)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    first = await fill(hass, entry, PLUG, properties=["power"])
    assert first == {power: 4}
    er.async_get(hass).async_update_entity(power, new_entity_id="sensor.renamed")
    await hass.async_block_till_done(wait_background_tasks=True)
    await async_wait_recording_done(hass)
    again = await fill(hass, entry, PLUG, properties=["power"])
    assert again == {"sensor.renamed": 0}
    assert len(await rows_of(hass, "sensor.renamed")) == 4


async def test_two_values_of_the_same_moment(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The later one holds: the cloud tells the newest first."""
    remember(cloud, PLUG, "power", [(5, 0, 10), (5, 0, 20)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    await fill(hass, entry, PLUG, properties=["power"])
    assert values(await rows_of(hass, power), "mean") == [20, 20, 20, 20]


async def test_asked_for_as_soon_as_the_account_runs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The recorder need not have written the first states."""
    remember(cloud, PLUG, "power", [(5, 0, 10)])
    entry = await set_up()
    power = entity_id(hass, "sensor", POWER)
    assert await fill(hass, entry, PLUG, properties=["power"]) == {power: 4}
