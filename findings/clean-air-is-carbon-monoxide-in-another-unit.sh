#!/usr/bin/env bash
# Home Assistant 2026.11.0 with HAP-python 5.0.0: the air of a room in Apple's Home, by a HomeKit bridge, and told to Google. Its carbon
# monoxide, 0.5 ppm, is harmless, its vapours (volatile organic compounds), 2.8 mg/m³, are not. The user chooses a unit for each, of
# those that the dialog of the entity offers.
# Expected: the same air. Both need one unit (ppm, and µg/m³ or ppm), as Apple's Home needs °C, and gets it of a sensor in °F; ozone and
# sulphur dioxide are converted for it too.
# Seen: the number alone is told. Half a ppm as 500 ppb or 582 µg/m³ is "carbon monoxide detected" in Apple's Home, and 500 ppm to
# Google. Vapours in mg/m³, as devices in China tell them, are air that is always "excellent". To Google they
# are ppm in either unit.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 "${apple[@]}"
run <<'PYTHON'
import asyncio
import logging

logging.disable()  # a library for pictures is missing, which nothing here needs

from homeassistant.auth import auth_manager_from_config
from homeassistant.components.google_assistant.http import GoogleConfig
from homeassistant.components.google_assistant.smart_home import async_handle_message
from homeassistant.components.google_assistant.trait import SensorStateTrait
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.components.sensor.const import DEVICE_CLASS_UNITS, UNIT_CONVERTERS
from homeassistant.const import __version__

from bare import bare_home_assistant
from bridged import begin_bridge, shown

EXPOSED = {"project_id": "home", "expose_by_default": True, "exposed_domains": ["sensor"]}
AIR = {
    "carbon_monoxide": (0.5, "ppm", ("ppm", "ppb", "mg/m³", "μg/m³"), "CarbonMonoxideDetected"),
    "volatile_organic_compounds": (2.8, "mg/m³", ("mg/m³", "μg/m³"), "AirQuality"),
}
EXCELLENT, INFERIOR = 1, 4


async def main():
    hass = await bare_home_assistant()
    hass.auth = await auth_manager_from_config(hass, [], [])
    user = await hass.auth.async_create_system_user("Google", group_ids=["system-admin"])
    google = GoogleConfig(hass, EXPOSED)
    await google.async_initialize()
    bridge = await begin_bridge(hass)

    async def told(entity_id):
        """Return what Google is told of the air, in the unit that it has been told before."""
        query = {"intent": "action.devices.QUERY", "payload": {"devices": [{"id": entity_id}]}}
        asked = {"requestId": "1", "inputs": [query]}
        answer = await async_handle_message(hass, google, user.id, user.id, asked, "cloud")
        [value] = answer["payload"]["devices"][entity_id]["currentSensorStateData"]
        [kind] = SensorStateTrait(hass, hass.states.get(entity_id), google).sync_attributes()["sensorStatesSupported"]
        return f"{value['rawValue']:g} {kind['numericCapabilities']['rawValueUnit']}"

    print(__version__)
    seen = {}
    for device_class, (value, unit, offered, name) in AIR.items():
        converter = UNIT_CONVERTERS[device_class]
        assert DEVICE_CLASS_UNITS[SensorDeviceClass(device_class)] == set(offered)
        for place, chosen in enumerate(offered):
            entity_id = f"sensor.{device_class}_{place}"
            number = round(converter.convert(value, unit, chosen), 3)
            attributes = {"device_class": device_class, "unit_of_measurement": chosen}
            hass.states.async_set(entity_id, str(number), attributes)
            apple = shown(bridge.add(entity_id))[name]
            seen[device_class, chosen] = apple, await told(entity_id)
            print(f"  {number:g} {chosen}: {name} {apple}, Google is told {seen[device_class, chosen][1]}")
    assert seen == {
        ("carbon_monoxide", "ppm"): (0, "0.5 PARTS_PER_MILLION"),
        ("carbon_monoxide", "ppb"): (1, "500 PARTS_PER_MILLION"),
        ("carbon_monoxide", "mg/m³"): (0, "0.582 PARTS_PER_MILLION"),
        ("carbon_monoxide", "μg/m³"): (1, "582.205 PARTS_PER_MILLION"),
        ("volatile_organic_compounds", "mg/m³"): (EXCELLENT, "2.8 PARTS_PER_MILLION"),
        ("volatile_organic_compounds", "μg/m³"): (INFERIOR, "2800 PARTS_PER_MILLION"),
    }
    await hass.async_stop(force=True)


asyncio.run(main())
PYTHON
