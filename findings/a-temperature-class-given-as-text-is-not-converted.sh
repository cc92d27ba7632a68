#!/usr/bin/env bash
# Home Assistant 2026.11.0: a device class that a cloud names, handed on as the text "temperature".
# Expected: the enumeration is made of texts, "temperature" == SensorDeviceClass.TEMPERATURE, so both mean the same to
# sensors and to numbers.
# Seen: a number takes the text for its class and shows °F where the home is in °F. A sensor compares by identity: 20 °C
# stay 20 °C, beside a number of the same device that says 68 °F. Nothing is logged, and in a home in °C nobody notices:
# classes must become members of the enumeration before an entity has them.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0
run <<'PYTHON'
import asyncio

from homeassistant.components.number import NumberDeviceClass, NumberEntity
from homeassistant.components.sensor import SensorDeviceClass, SensorEntity
from homeassistant.const import __version__
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from bare import bare_home_assistant


class Reading(SensorEntity):
    _attr_native_unit_of_measurement = "°C"
    _attr_native_value = 20


class Setting(NumberEntity):
    _attr_native_unit_of_measurement = "°C"
    _attr_native_value = 20


async def main():
    hass = await bare_home_assistant()
    hass.config.units = US_CUSTOMARY_SYSTEM
    seen = {}
    for made, member in ((Reading, SensorDeviceClass.TEMPERATURE), (Setting, NumberDeviceClass.TEMPERATURE)):
        assert member == "temperature"
        for device_class in (member, "temperature"):
            entity = made()
            entity.hass = hass
            entity.entity_id = "test.test"
            entity._attr_device_class = device_class
            seen[made.__name__, type(device_class).__name__] = entity.unit_of_measurement
    print(__version__)
    for (made, kind), unit in seen.items():
        print(f"  {made} of 20 °C, class as {kind}: shown in {unit}")
    assert seen == {
        ("Reading", "SensorDeviceClass"): "°F",
        ("Reading", "str"): "°C",
        ("Setting", "NumberDeviceClass"): "°F",
        ("Setting", "str"): "°F",
    }, seen
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
