"""The units that Home Assistant allows for each device class of a number."""

from collections.abc import Mapping

_ENERGY = "kWh Wh MWh J kJ MJ GJ kcal"
_VOLUME = "L mL m³ gal ft³"
_PRESSURE = "Pa hPa kPa bar mbar mmHg psi cbar inHg atm"
_CONCENTRATION = "μg/m³"
ALLOWED_UNITS: Mapping[str, frozenset[str]] = {
    device_class: frozenset(units.split())
    for device_class, units in {
        "absolute_humidity": "g/m³ mg/m³",
        "apparent_power": "VA kVA",
        "area": "m² cm² ft² ha",
        "atmospheric_pressure": _PRESSURE,
        "battery": "%",
        "blood_glucose_concentration": "mg/dL mmol/L",
        "carbon_dioxide": "ppm",
        "carbon_monoxide": "ppm ppb mg/m³ μg/m³",
        "conductivity": "μS/cm mS/cm S/cm",
        "current": "A mA μA",
        "data_rate": "B/s kB/s MB/s bit/s kbit/s Mbit/s Gbit/s",
        "data_size": "B kB MB GB TB",
        "distance": "mm cm m km in ft mi",
        "duration": "μs ms s min h d",
        "energy": _ENERGY,
        "energy_distance": "kWh/100km Wh/km",
        "energy_storage": _ENERGY,
        "frequency": "Hz kHz MHz GHz",
        "gas": "m³ L ft³",
        "humidity": "%",
        "illuminance": "lx",
        "irradiance": "W/m²",
        "moisture": "%",
        "monetary": "CNY",
        "nitrogen_dioxide": "ppm ppb μg/m³",
        "ozone": "ppm ppb μg/m³",
        "pm1": _CONCENTRATION,
        "pm10": _CONCENTRATION,
        "pm25": _CONCENTRATION,
        "pm4": _CONCENTRATION,
        "power": "W kW MW mW",
        "power_factor": "%",
        "precipitation": "mm cm in",
        "precipitation_intensity": "mm/h",
        "pressure": _PRESSURE,
        "radon": "Bq/m³",
        "reactive_energy": "varh kvarh",
        "reactive_power": "var kvar",
        "signal_strength": "dB dBm",
        "sound_pressure": "dB dBA",
        "speed": "m/s km/h mm/s mm/h m/min mph kn",
        "sulphur_dioxide": "ppb μg/m³",
        "temperature": "°C °F K",
        "temperature_delta": "°C °F K",
        "volatile_organic_compounds": "μg/m³ mg/m³",
        "volatile_organic_compounds_parts": "ppm ppb",
        "voltage": "V mV kV",
        "volume": _VOLUME,
        "volume_flow_rate": "L/min L/h L/s m³/h m³/min m³/s mL/s gal/min gal/h ft³/min",
        "volume_storage": _VOLUME,
        "water": "L m³ gal ft³",
        "weight": "g kg mg lb oz st",
        "wind_direction": "°",
        "wind_speed": "m/s km/h m/min mph kn",
    }.items()
}
UNITLESS_CLASSES = frozenset({"aqi", "ph", "power_factor"})

# What a measurement is when nothing but its unit tells.
CLASS_BY_UNIT: Mapping[str, str] = {
    unit: device_class
    for device_class in [
        "temperature",
        "voltage",
        "current",
        "power",
        "apparent_power",
        "reactive_power",
        "reactive_energy",
        "energy",
        "frequency",
        "illuminance",
        "pressure",
        "conductivity",
        "duration",
        "distance",
        "area",
        "weight",
        "speed",
        "volume_flow_rate",
        "volume_storage",
        "signal_strength",
        "sound_pressure",
        "data_rate",
        "data_size",
        "irradiance",
        "monetary",
        "radon",
        "energy_distance",
    ]
    for unit in ALLOWED_UNITS[device_class]
    if unit not in {"K", "dB", "kcal", "kJ", "J", "mg", "mmHg"}
}


def is_allowed(device_class: str, unit: str | None) -> bool:
    """Return whether Home Assistant accepts `unit` for `device_class`."""
    if unit is None:
        return device_class in UNITLESS_CLASSES
    return unit in ALLOWED_UNITS.get(device_class, ())
