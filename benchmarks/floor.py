"""The floor: entities from which nothing could be left out.

A config entry, a registered device for each device, and registered sensors of the same
classes and units. What is measured is how many times their time the integration takes.
They are handed numbers: nothing is received, decoded or looked up.
"""

from collections.abc import Sequence

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockEntityPlatform,
)

KINDS = (
    ("power", SensorDeviceClass.POWER, "W"),
    ("voltage", SensorDeviceClass.VOLTAGE, "V"),
    ("current", SensorDeviceClass.CURRENT, "A"),
)

type Device = Sequence[BareSensor]


class BareSensor(SensorEntity):
    """A sensor that knows nothing but its value."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_state_class = SensorStateClass.MEASUREMENT

    def __init__(self, device: int, number: int) -> None:
        """Look as one of the integration's own sensors does."""
        name, device_class, unit = KINDS[number % len(KINDS)]
        self._attr_unique_id = f"{device}_{number}_{name}"
        self._attr_name = f"{name} {number}"
        self._attr_device_class = device_class
        self._attr_native_unit_of_measurement = unit
        self._attr_native_value = 0
        self._attr_device_info = DeviceInfo(
            identifiers={("bare", str(device))}, name=f"客厅插座 {device}"
        )

    def show(self, value: float) -> None:
        """Write a new state."""
        self._attr_native_value = value
        self.async_write_ha_state()


async def add_bare_devices(
    hass: HomeAssistant, devices: int, sensors: int
) -> list[Device]:
    """Add so many devices of so many sensors."""
    platform = MockEntityPlatform(hass, domain="sensor", platform_name="bare")
    platform.config_entry = MockConfigEntry(domain="bare")
    platform.config_entry.add_to_hass(hass)
    added = [
        [BareSensor(device, number) for number in range(sensors)]
        for device in range(devices)
    ]
    await platform.async_add_entities([each for device in added for each in device])
    return added  # type: ignore[return-value]
