"""A change of three properties: from the raw frame to the states."""

from collections.abc import Callable, Sequence
import itertools
import json
import statistics
import time
from typing import Any

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockEntityPlatform,
)

from custom_components.tencent_iot_explorer.cloud.frames import read_frame
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.entity.planned import unique_id
from custom_components.tencent_iot_explorer.home.account import Account
from custom_components.tencent_iot_explorer.home.device import Device
from custom_components.tencent_iot_explorer.thing import EntityPlan
from simulator.frames import DeviceFrames

from .home import make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

DEVICES = 10
ROUNDS = 40
CHANGES = 250
SENSORS = 3

type Change = tuple[int, ...]


class BareSensor(SensorEntity):
    """A sensor from which nothing could be left out."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, plan: EntityPlan) -> None:
        """Look as the integration's own sensor does."""
        self._attr_unique_id = plan.key
        self._attr_name = plan.key
        self._attr_device_class = SensorDeviceClass(plan.device_class or "")
        self._attr_native_unit_of_measurement = plan.unit
        self._attr_state_class = SensorStateClass(plan.state_class or "")
        self._attr_device_info = DeviceInfo(identifiers={("bare", "1")}, name="Bare")

    def show(self, value: float) -> None:
        """Write a new state."""
        self._attr_native_value = value
        self.async_write_ha_state()


async def measure() -> list[Outcome]:
    """Return how many times the time of bare entities a pushed change takes."""
    async with running_simulator(DEVICES) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        await set_up(hass, entry)
        ratio = await _compare(hass, entry.runtime_data)
    return [
        Outcome(
            subject="a raw frame of 3 changes to its states, by bare entities",
            value=ratio,
            limit=1.35,
            unit="×",
        )
    ]


async def _compare(hass: HomeAssistant, account: Account) -> float:
    """Return the median of the ratios of rounds that follow each other."""
    device, plans = _find_sensors(account)
    bare = await _add_bare_sensors(hass, plans)
    own_ids = [unique_id(device, plan.key) for plan in plans]
    shown = [
        _entity_ids(hass, "bare", [plan.key for plan in plans]),
        _entity_ids(hass, DOMAIN, own_ids),
    ]
    keys = [plan.property_ids[0] for plan in plans]
    values = itertools.cycle([(21, 41, 61), (22, 42, 62)])
    ratios = []
    for _ in range(ROUNDS):
        changes = list(itertools.islice(values, CHANGES))
        floor = _time(lambda change: _show(bare, change), changes)
        frames = [
            _frame(device, dict(zip(keys, each, strict=True))) for each in changes
        ]
        ratios.append(_time(lambda frame: _receive(account, frame), frames) / floor)
        for entity_ids in shown:
            _check_states(hass, entity_ids, changes[-1])
    return statistics.median(ratios)


def _find_sensors(account: Account) -> tuple[Device, Sequence[EntityPlan]]:
    """Return a device with enough measuring sensors, and those."""
    for device in account.devices.values():
        plans = [
            plan
            for plan in device.product.plan.entities
            if plan.platform == "sensor" and plan.enabled and plan.state_class
            if plan.device_class
        ]
        if len(plans) >= SENSORS:
            return device, plans[:SENSORS]
    raise LookupError("No device has enough sensors")


async def _add_bare_sensors(
    hass: HomeAssistant, plans: Sequence[EntityPlan]
) -> list[BareSensor]:
    """Add the sensors that are the floor."""
    platform = MockEntityPlatform(hass, domain="sensor", platform_name="bare")
    platform.config_entry = MockConfigEntry(domain="bare")
    platform.config_entry.add_to_hass(hass)
    sensors = [BareSensor(plan) for plan in plans]
    await platform.async_add_entities(sensors)
    return sensors


def _time[T](do: Callable[[T], None], items: Sequence[T]) -> float:
    start = time.perf_counter()
    for item in items:
        do(item)
    return time.perf_counter() - start


def _show(sensors: Sequence[BareSensor], change: Change) -> None:
    for sensor, value in zip(sensors, change, strict=True):
        sensor.show(value)


def _frame(device: Device, values: dict[str, Any]) -> str:
    frame = DeviceFrames(device.device_id).report(values, time.time_ns() // 1_000_000)
    return json.dumps(frame)


def _entity_ids(
    hass: HomeAssistant, platform: str, unique_ids: Sequence[str]
) -> list[str]:
    registry = er.async_get(hass)
    found = (
        registry.async_get_entity_id("sensor", platform, each) for each in unique_ids
    )
    return [entity_id for entity_id in found if entity_id]


def _check_states(
    hass: HomeAssistant, entity_ids: Sequence[str], change: Change
) -> None:
    """Make sure that what was timed has done its work."""
    states = [hass.states.get(entity_id) for entity_id in entity_ids]
    if tuple(float(state.state) for state in states if state) != change:
        raise RuntimeError(f"The states do not show {change}: {states}")


def _receive(account: Account, frame: str) -> None:
    account.push._take_change(read_frame(frame))
