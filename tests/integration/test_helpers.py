"""What Home Assistant's helpers make of our entities."""

from datetime import timedelta
from importlib import import_module
import re
from typing import Any

from awesomeversion import AwesomeVersion
from homeassistant.const import (
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    UnitOfConductivity,
    UnitOfTemperature,
    UnitOfVolume,
    __version__ as ha_version,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity,
    entity_registry as er,
    target,
)
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)
import yaml

from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..repository import ROOT
from ..thing import property_of
from ..waiting import until
from .platforms import add_device, call, entity_id_of, find_device, report, state_of

pytestmark = pytest.mark.devices()

POWER = property_of("power", "功率", "int", "r", min=0, max=5000, unit="W")
ENERGY = property_of("energy", "累计用电量", "int", "r", min=0, max=99999, unit="kWh")
GAS = property_of("total_gas", "累计用气量", "float", "r", max=99999, unit="m³")
SWITCH = property_of("power_switch", "开关", "bool")
HUMIDITY = property_of("humidity", "湿度", "int", "r", min=0, max=100, unit="%")
TEMPERATURE = property_of("temperature", "温度", "int", "r", min=0, max=60, unit="℃")
WIND = property_of("wind_direction", "风向", "int", "r", min=0, max=359, unit="°")
SAMPLES = {
    "sampling_size": 2,
    "keep_last_sample": False,
    "precision": 0,
    "percentile": 50,
}
LONGEST_SECONDS = 600
PRICE = "sensor.price"
LOUD_SPEAKER = "media_player.kitchen"
METER = {
    "cycle": "none",
    "offset": 0,
    "tariffs": [],
    "delta_values": False,
    "net_consumption": False,
    "periodically_resetting": True,
    "always_available": False,
}


async def add_helper(hass: HomeAssistant, domain: str, **options: Any) -> str:
    """Set up a helper as its dialog does, and return its entity."""
    entry = MockConfigEntry(domain=domain, title="helper", options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    (helper,) = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return helper.entity_id


async def add_costs(
    hass: HomeAssistant, source_type: str, meter: str, **price: str | float
) -> str:
    """Add the costs of a meter as the Energy dashboard does, and return their entity."""
    energy = import_module("homeassistant.components.energy.sensor")
    hass.data["energy"] = {"cost_sensors": {}}
    adapter = next(
        each for each in energy.SOURCE_ADAPTERS if each.source_type == source_type
    )
    unpriced = {"entity_energy_price": None, "number_energy_price": None}
    source = {adapter.stat_energy_key: meter, **unpriced, **price}
    costs = energy.EnergyCostSensor(adapter, source)
    await hass.data["sensor"].async_add_entities([costs])
    return str(costs.entity_id)


async def test_a_power_that_is_told_again_is_added_up_as_it_was(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The Integral helper draws a line from the last time that a power was told."""
    device = add_device(cloud, {"power": 0}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    energy = await add_helper(
        hass, "integration", source=power, method="trapezoidal", unit_time="s"
    )
    since = state_of(hass, power).last_reported
    cloud.report(device.device_id, {"power": 0})
    await until(lambda: state_of(hass, power).last_reported > since)
    told_again = state_of(hass, power).last_reported
    state = await report(hass, cloud, device, power, {"power": 2000})
    seconds = (state.last_updated - told_again).total_seconds()
    await hass.async_block_till_done()
    assert float(state_of(hass, energy).state) == pytest.approx(1000 * seconds)


async def lose(hass: HomeAssistant, cloud: Cloud, device: Device, shown: str) -> None:
    """Let a device go out of reach, until what it shows tells so."""
    cloud.set_online(device.device_id, online=False)
    await until(lambda: state_of(hass, shown).state == STATE_UNAVAILABLE)
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("options", "shown"),
    [({}, "500.0"), ({"ignore_non_numeric": False}, "unknown")],
)
async def test_a_sum_falls_while_a_meter_is_out_of_reach(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    options: dict[str, bool],
    shown: str,
) -> None:
    """To the Energy dashboard that is a new meter: docs/troubleshooting.md."""
    device = add_device(cloud, {"energy": 300}, ENERGY)
    await set_up()
    meters = [entity_id_of(hass, "sensor", device, "energy"), "sensor.other"]
    attributes = state_of(hass, meters[0]).attributes
    assert attributes["state_class"] == "total_increasing"
    hass.states.async_set("sensor.other", "500", attributes)
    total = await add_helper(
        hass, "group", group_type="sensor", type="sum", entities=meters, **options
    )
    assert state_of(hass, total).state == "800.0"
    await lose(hass, cloud, device, meters[0])
    assert state_of(hass, total).state == shown


@pytest.mark.parametrize(("is_lost", "shown"), [(False, STATE_OFF), (True, STATE_ON)])
async def test_a_heater_that_was_out_of_reach_is_not_switched_off(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    is_lost: bool,
    shown: str,
) -> None:
    """The thermostat forgets how long it may run: docs/troubleshooting.md."""
    device = add_device(cloud, {"power_switch": 0}, SWITCH)
    await set_up()
    assert await async_setup_component(hass, "homeassistant", {})
    heater = entity_id_of(hass, "switch", device, "power_switch")
    hass.states.async_set("sensor.room", "18")
    thermostat = await add_helper(
        hass,
        "generic_thermostat",
        ac_mode=False,
        heater=heater,
        target_sensor="sensor.room",
        target_temp=21,
        cold_tolerance=0.3,
        hot_tolerance=0.3,
        max_cycle_duration={"seconds": LONGEST_SECONDS},
        cycle_cooldown={"days": 1},
    )
    await hass.services.async_call(
        "climate",
        "set_hvac_mode",
        {"entity_id": thermostat, "hvac_mode": "heat"},
        blocking=True,
    )
    await until(lambda: device.values["power_switch"] == 1)
    if is_lost:
        monkeypatch.setattr(entity, "CONTEXT_RECENT_TIME_SECONDS", 0)
        await lose(hass, cloud, device, heater)
        cloud.set_online(device.device_id, online=True)
        await until(lambda: state_of(hass, heater).state == STATE_ON)
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=LONGEST_SECONDS + 1))
    await hass.async_block_till_done()
    assert state_of(hass, heater).state == shown


@pytest.mark.parametrize("is_resetting", [True, False])
async def test_a_meter_counts_what_was_used_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, is_resetting: bool
) -> None:
    """It goes by the state just before, so a device is shown as it was known first."""
    device = add_device(cloud, {"energy": 100}, ENERGY)
    await set_up()
    energy = entity_id_of(hass, "sensor", device, "energy")
    meter = await add_helper(
        hass,
        "utility_meter",
        **{**METER, "source": energy, "periodically_resetting": is_resetting},
    )
    await report(hass, cloud, device, energy, {"energy": 101})
    await lose(hass, cloud, device, energy)
    cloud.set_online(device.device_id, online=True)
    await report(hass, cloud, device, energy, {"energy": 103})
    await hass.async_block_till_done()
    assert state_of(hass, meter).state == "3"


async def test_a_meter_keeps_its_number_in_another_unit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was 5 kWh is no 5,000 Wh in the utility meter: docs/troubleshooting.md."""
    device = add_device(cloud, {"energy": 100}, ENERGY)
    await set_up()
    energy = entity_id_of(hass, "sensor", device, "energy")
    meter = await add_helper(hass, "utility_meter", **{**METER, "source": energy})
    await report(hass, cloud, device, energy, {"energy": 105})
    await hass.async_block_till_done()
    assert state_of(hass, meter).state == "5"
    er.async_get(hass).async_update_entity_options(
        energy, "sensor", {"unit_of_measurement": "Wh"}
    )
    await hass.async_block_till_done()
    assert float(state_of(hass, energy).state) == 105_000
    assert float(state_of(hass, meter).state) == 5 + 105_000 - 105


@pytest.mark.parametrize(("is_lost", "shown"), [(False, STATE_ON), (True, STATE_OFF)])
async def test_a_threshold_forgets_its_hysteresis_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, is_lost: bool, shown: str
) -> None:
    """Within the hysteresis it is off after an outage: docs/troubleshooting.md."""
    device = add_device(cloud, {"power": 500}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    high = await add_helper(
        hass, "threshold", entity_id=power, lower=None, upper=600, hysteresis=20
    )
    await report(hass, cloud, device, power, {"power": 630})
    await report(hass, cloud, device, power, {"power": 610})
    if is_lost:
        await lose(hass, cloud, device, power)
        cloud.set_online(device.device_id, online=True)
        await until(lambda: state_of(hass, power).state == "610")
    await hass.async_block_till_done()
    assert state_of(hass, high).state == shown


async def test_a_trend_goes_on_after_it_has_ended(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It looks at its samples when the state changes only: docs/troubleshooting.md."""
    device = add_device(cloud, {"power": 100}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    rising = await add_helper(
        hass,
        "trend",
        entity_id=power,
        invert=False,
        sample_duration=60,
        min_gradient=0,
        min_samples=2,
        max_samples=20,
    )
    for watts in (200, 300, 400):
        await report(hass, cloud, device, power, {"power": watts})
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=10))
    await hass.async_block_till_done()
    assert state_of(hass, rising).state == STATE_ON


@pytest.mark.devices("speaker_01")
async def test_a_group_makes_its_speakers_as_loud_as_one_of_them(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A step for each, from 35 to 45 %, is not what it tells them: docs/troubleshooting.md."""
    await set_up()
    device = find_device(cloud, "speaker_01")
    speakers = [entity_id_of(hass, "media_player", device, "pause_play"), LOUD_SPEAKER]
    attributes = state_of(hass, speakers[0]).attributes
    assert attributes["volume_level"] == 0.35
    hass.states.async_set(LOUD_SPEAKER, "playing", attributes | {"volume_level": 0.6})
    group = await add_helper(
        hass, "group", group_type="media_player", entities=speakers
    )
    await call(hass, group, "volume_up")
    assert device.values["volume"] >= 70


@pytest.mark.devices("fan_01")
async def test_a_group_of_fans_made_slower_starts_one_that_is_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The speed of a group is a mean, from which it takes a step: docs/troubleshooting.md."""
    await set_up()
    device = find_device(cloud, "fan_01")
    fans = [entity_id_of(hass, "fan", device, "power_switch"), "fan.other"]
    await call(hass, fans[0], "turn_off")
    attributes = state_of(hass, fans[0]).attributes
    hass.states.async_set("fan.other", STATE_ON, attributes | {"percentage": 100})
    group = await add_helper(hass, "group", group_type="fan", entities=fans)
    await call(hass, group, "decrease_speed")
    assert state_of(hass, fans[0]).state == STATE_ON


async def test_a_group_of_valves_is_closed_while_one_is_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is not known counts as closed: docs/troubleshooting.md."""
    device = add_device(
        cloud, {"valve_switch": 1}, property_of("valve_switch", "水阀开关", "bool")
    )
    await set_up()
    valves = [entity_id_of(hass, "valve", device, "valve_switch"), "valve.other"]
    hass.states.async_set("valve.other", "closed", state_of(hass, valves[0]).attributes)
    group = await add_helper(hass, "group", group_type="valve", entities=valves)
    assert state_of(hass, group).state == "open"
    await lose(hass, cloud, device, valves[0])
    assert state_of(hass, group).state == "closed"


async def test_a_group_of_lamps_offers_effects_that_one_of_them_lacks(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It hands each on to all of them: docs/troubleshooting.md."""
    effect = property_of("scene", "场景", "enum", mapping={"1": "彩虹", "2": "呼吸"})
    brightness = property_of("bright_value", "亮度", "int", min=0, max=100)
    values = {"power_switch": 0, "scene": 1, "bright_value": 50}
    device = add_device(cloud, values, SWITCH, brightness, effect)
    await set_up()
    lamps = [entity_id_of(hass, "light", device, "power_switch"), "light.other"]
    attributes = state_of(hass, lamps[0]).attributes
    hass.states.async_set("light.other", "off", attributes | {"effect_list": ["Disco"]})
    group = await add_helper(hass, "group", group_type="light", entities=lamps)
    assert "Disco" in state_of(hass, group).attributes["effect_list"]
    with pytest.raises(ServiceValidationError, match="Disco is none of"):
        await call(hass, group, "turn_on", effect="Disco")
    assert device.values["power_switch"] == 0


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"power_switch": 1}, "unlocked"),
        ({"power_switch": 0}, "locked"),
        ({}, "locked"),
    ],
)
async def test_a_switch_of_which_nothing_is_known_is_locked(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    values: dict[str, int],
    shown: str,
) -> None:
    """To what shows it as a lock: docs/troubleshooting.md."""
    device = add_device(cloud, values, SWITCH)
    await set_up()
    relay = entity_id_of(hass, "switch", device, "power_switch")
    assert (state_of(hass, relay).state == "unknown") is (not values)
    options = {"entity_id": relay, "target_domain": "lock", "invert": False}
    lock = await add_helper(hass, "switch_as_x", **options)
    assert state_of(hass, lock).state == shown


@pytest.mark.parametrize(
    ("domain", "options", "shown"),
    [
        ("group", {"group_type": "sensor", "type": "mean"}, 180),
        ("statistics", {"state_characteristic": "mean"}, 180),
        ("statistics", {"state_characteristic": "mean_circular"}, 0),
    ],
)
async def test_a_wind_about_the_north_is_one_of_the_south(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    domain: str,
    options: dict[str, str],
    shown: int,
) -> None:
    """Helpers do not know angles, but for one choice: docs/troubleshooting.md."""
    device = add_device(cloud, {"wind_direction": 350}, WIND)
    await set_up()
    vane = entity_id_of(hass, "sensor", device, "wind_direction")
    attributes = state_of(hass, vane).attributes
    assert attributes["state_class"] == "measurement_angle"
    hass.states.async_set("sensor.other", "345", attributes)
    sources = {
        "group": {"entities": [vane, "sensor.other"], "ignore_non_numeric": False},
        "statistics": {"name": "mean", "entity_id": vane, **SAMPLES},
    }
    mean = await add_helper(hass, domain, **sources[domain], **options)
    for direction in (345, 15):
        await report(hass, cloud, device, vane, {"wind_direction": direction})
    await hass.async_block_till_done()
    assert round(float(state_of(hass, mean).state)) % 360 == shown


@pytest.mark.devices("gas_01")
@pytest.mark.parametrize("page", ["troubleshooting.md", "troubleshooting.zh-CN.md"])
async def test_an_alert_says_that_gas_is_gone_whose_detector_is(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, page: str
) -> None:
    """Unless its last word is the state of the detector, as the page has it."""
    detector = find_device(cloud, "gas_01")
    detector.values["gas_sensor_state"] = "alarm"
    await set_up()
    gas = entity_id_of(hass, "binary_sensor", detector, "gas_sensor_state")
    (shown,) = re.findall(r"done_message: (.*?)`", (ROOT / "docs" / page).read_text())
    telling = shown.replace("binary_sensor.kitchen_gas", gas)
    said = async_mock_service(hass, "notify", "phone")
    watching = {"entity_id": gas, "repeat": [30], "notifiers": ["phone"]}
    alerts = {
        name: {"name": name, "message": "gas", "done_message": done, **watching}
        for name, done in (("blind", "gone"), ("telling", yaml.safe_load(telling)))
    }
    assert await async_setup_component(hass, "alert", {"alert": alerts})
    await until(lambda: len(said) == 2)
    await lose(hass, cloud, detector, gas)
    assert [call.data["message"] for call in said[2:]] == ["gone", "unavailable"]
    cloud.set_online(detector.device_id, online=True)
    await until(lambda: len(said) == 6)
    await report(hass, cloud, detector, gas, {"gas_sensor_state": "normal"})
    await hass.async_block_till_done()
    assert [call.data["message"] for call in said[6:]] == ["gone", "Clear"]


async def test_a_plant_knows_one_unit(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The other has to be chosen at the sensor: docs/troubleshooting.md."""
    soil = property_of("soil_ec", "电导率", "float", "r", max=20, unit="mS/cm")
    device = add_device(cloud, {"soil_ec": 1.8}, soil)
    await set_up()
    fertilizer = entity_id_of(hass, "sensor", device, "soil_ec")
    pot = {"sensors": {"conductivity": fertilizer}, "min_conductivity": 500}
    assert await async_setup_component(hass, "plant", {"plant": {"pot": pot}})
    assert state_of(hass, "plant.pot").attributes["problem"] == "conductivity low"
    er.async_get(hass).async_update_entity_options(
        fertilizer,
        "sensor",
        {"unit_of_measurement": UnitOfConductivity.MICROSIEMENS_PER_CM},
    )
    await hass.async_block_till_done()
    assert float(state_of(hass, fertilizer).state) == 1800
    assert state_of(hass, "plant.pot").attributes["problem"] == "none"


async def test_an_outage_of_its_hygrometer_starts_a_dryer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It leaves out the tolerance and the shortest rest: docs/troubleshooting.md."""
    device = add_device(cloud, {"humidity": 58}, HUMIDITY)
    await set_up()
    air = entity_id_of(hass, "sensor", device, "humidity")
    hass.states.async_set("switch.dryer", STATE_OFF)
    started = async_mock_service(hass, "homeassistant", "turn_on")
    dryer = await add_helper(
        hass,
        "generic_hygrostat",
        name="Dryer",
        device_class="dehumidifier",
        humidifier="switch.dryer",
        target_sensor=air,
        dry_tolerance=3,
        wet_tolerance=3,
        min_cycle_duration={"minutes": 10},
    )
    await call(hass, dryer, "set_humidity", humidity=60)
    await call(hass, dryer, "turn_on")
    await report(hass, cloud, device, air, {"humidity": 60})
    await hass.async_block_till_done()
    assert not started
    await lose(hass, cloud, device, air)
    cloud.set_online(device.device_id, online=True)
    await until(lambda: len(started) == 1)


async def test_a_mean_is_lost_until_it_is_reloaded(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Once a unit was changed, also back: docs/troubleshooting.md."""
    device = add_device(cloud, {"temperature": 20}, TEMPERATURE)
    await set_up()
    room = entity_id_of(hass, "sensor", device, "temperature")
    mean = await add_helper(
        hass, "min_max", entity_ids=[room], type="mean", round_digits=1
    )
    assert state_of(hass, mean).state == "20.0"
    registry = er.async_get(hass)
    (helper,) = hass.config_entries.async_entries("min_max")
    for unit in (UnitOfTemperature.FAHRENHEIT, UnitOfTemperature.CELSIUS):
        options = {"unit_of_measurement": unit}
        registry.async_update_entity_options(room, "sensor", options)
        await hass.async_block_till_done()
        assert state_of(hass, mean).attributes["unit_of_measurement"] == "ERR"
    assert await hass.config_entries.async_reload(helper.entry_id)
    assert state_of(hass, mean).state == "20.0"


async def test_what_ran_until_it_was_out_of_reach_is_not_added_up(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The Integral helper adds up from number to number: docs/troubleshooting.md."""
    device = add_device(cloud, {"power": 2000}, POWER)
    await set_up()
    power = entity_id_of(hass, "sensor", device, "power")
    energy = await add_helper(
        hass, "integration", source=power, method="left", unit_time="s"
    )
    await lose(hass, cloud, device, power)
    cloud.set_online(device.device_id, online=True)
    await until(lambda: state_of(hass, power).state == "2000")
    back = state_of(hass, power).last_reported
    state = await report(hass, cloud, device, power, {"power": 0})
    seconds = (state.last_updated - back).total_seconds()
    await hass.async_block_till_done()
    assert float(state_of(hass, energy).state) == pytest.approx(2000 * seconds)


async def test_what_was_used_out_of_reach_is_paid_at_the_price_of_now(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The Energy dashboard asks for a price when a meter tells: docs/troubleshooting.md."""
    device = add_device(cloud, {"energy": 0}, ENERGY)
    await set_up()
    meter = entity_id_of(hass, "sensor", device, "energy")
    hass.states.async_set(PRICE, "0.3", {"unit_of_measurement": "CNY/kWh"})
    costs = await add_costs(hass, "grid", meter, entity_energy_price=PRICE)
    await lose(hass, cloud, device, meter)
    hass.states.async_set(PRICE, "1", {"unit_of_measurement": "CNY/kWh"})
    cloud.set_online(device.device_id, online=True)
    await report(hass, cloud, device, meter, {"energy": 10})
    await until(lambda: state_of(hass, costs).state == "10.0")


async def test_gas_is_paid_by_whatever_its_meter_counts(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A price of a cubic metre is one of a litre: docs/troubleshooting.md."""
    device = add_device(cloud, {"total_gas": 0}, GAS)
    await set_up()
    meter = entity_id_of(hass, "sensor", device, "total_gas")
    costs = await add_costs(hass, "gas", meter, number_energy_price=3)
    await report(hass, cloud, device, meter, {"total_gas": 2})
    await until(lambda: state_of(hass, costs).state == "6.0")
    unit = {"unit_of_measurement": UnitOfVolume.LITERS}
    er.async_get(hass).async_update_entity_options(meter, "sensor", unit)
    await report(hass, cloud, device, meter, {"total_gas": 4})
    assert float(state_of(hass, meter).state) == 4000
    await until(lambda: float(state_of(hass, costs).state) > 6000)


@pytest.mark.skipif(
    AwesomeVersion(ha_version) < "2026.11.0", reason="targets leave nothing out"
)
async def test_a_lamp_that_is_left_out_is_switched_by_its_group(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The group is in the room as well: docs/automations.md."""
    brightness = property_of("bright_value", "亮度", "int", min=0, max=100)
    values = {"power_switch": 1, "bright_value": 50}
    device = add_device(cloud, values, SWITCH, brightness)
    await set_up()
    lamp = entity_id_of(hass, "light", device, "power_switch")
    group = await add_helper(hass, "group", group_type="light", entities=[lamp])
    room = ar.async_get(hass).async_get_or_create("Bedroom").id
    registry = er.async_get(hass)
    lamps_device = registry.entities[lamp].device_id
    assert lamps_device
    dr.async_get(hass).async_update_device(lamps_device, area_id=room)
    registry.async_update_entity(group, area_id=room)
    for left_out, is_on in (([lamp, group], 1), ([lamp], 0)):
        others = {"area_id": room, "exclude": {"entity_id": left_out}}
        await hass.services.async_call("light", "turn_off", others, blocking=True)
        await hass.async_block_till_done()
        assert device.values["power_switch"] == is_on


async def test_a_lamp_that_is_hidden_is_left_on_in_its_room(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What is hidden is in no room: docs/automations.md."""
    device = add_device(cloud, {"power_switch": 1}, SWITCH)
    await set_up()
    switch = entity_id_of(hass, "switch", device, "power_switch")
    room = ar.async_get(hass).async_get_or_create("Bedroom").id
    registry, hiding = er.async_get(hass), er.RegistryEntryHider.INTEGRATION
    switchs_device = registry.entities[switch].device_id
    assert switchs_device
    dr.async_get(hass).async_update_device(switchs_device, area_id=room)
    for hidden_by, is_on in ((hiding, 1), (None, 0)):
        registry.async_update_entity(switch, hidden_by=hidden_by)
        await hass.services.async_call(
            "switch", "turn_off", {"area_id": room}, blocking=True
        )
        await hass.async_block_till_done()
        assert device.values["power_switch"] == is_on


async def test_a_helper_speaks_for_the_room_of_its_source(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The highest of the day is a temperature of the room: docs/automations.md."""
    device = add_device(cloud, {"temperature": 31}, TEMPERATURE)
    await set_up()
    source = entity_id_of(hass, "sensor", device, "temperature")
    highest = await add_helper(
        hass,
        "statistics",
        name="helper",
        entity_id=source,
        state_characteristic="value_max",
        **SAMPLES,
    )
    device_id = er.async_get(hass).entities[source].device_id
    asked = target.async_extract_referenced_entity_ids(
        hass, target.TargetSelection({"device_id": device_id})
    )
    assert {source, highest} <= asked.indirectly_referenced
