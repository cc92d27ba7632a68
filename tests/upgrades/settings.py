"""What a person has set in the recorded home, each on some device or entity."""

from typing import Any, Final

from homeassistant.helpers import device_registry as dr, entity_registry as er

HOME: Final = (
    "ac_01",
    "climate_01",
    "curtain_01",
    "gw_01",
    "lamp_01",
    "lock_01",
    "plug_01",
    "strip_01",
    "switch_01",
    "thermostat_01",
    "valve_01",
)

OPTIONS = {"delete_devices": True}
ATTIC = "attic"

DEVICES: dict[str, dict[str, Any]] = {
    "WHITELAMP0/lamp_01": {
        "name_by_user": "Grandma's lamp",
        "area_id": ATTIC,
        "labels": {"cosy"},
    },
    "THERMOSTAT/thermostat_01": {"disabled_by": dr.DeviceEntryDisabler.USER},
}

ENTITIES: dict[str, dict[str, Any]] = {
    "WHITELAMP0_lamp_01_power_switch": {
        "name": "Bulb",
        "icon": "mdi:lamp",
        "labels": {"cosy"},
    },
    "WHITELAMP0_lamp_01_:connectivity": {"disabled_by": None},
    "CURTAIN000_curtain_01_control": {"aliases": ["drapes"]},
    "CURTAIN000_curtain_01_control_back": {"hidden_by": er.RegistryEntryHider.USER},
    "AIRCOND000_ac_01_beep": {"disabled_by": er.RegistryEntryDisabler.USER},
    "LIGHTSTRIP_strip_01_night_light.start_time": {"name": "Bedtime"},
    "METERPLUG0_plug_01_power_switch": {
        "name": "Television",
        "area_id": ATTIC,
    },
}

RENAMED = ("METERPLUG0_plug_01_power_switch", "switch.television")
IN_FAHRENHEIT = "TEMPHUMID0_climate_01_current_temp"
