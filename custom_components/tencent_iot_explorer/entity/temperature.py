"""Temperatures as Home Assistant shows and checks them."""

from typing import Protocol

from homeassistant.core import HomeAssistant
from homeassistant.helpers.temperature import display_temp
from homeassistant.util.unit_conversion import TemperatureConverter


class Thermal(Protocol):
    """An entity with a target temperature."""

    hass: HomeAssistant

    @property
    def precision(self) -> float:
        """Return the precision to which Home Assistant rounds."""

    @property
    def temperature_unit(self) -> str:
        """Return the unit of the device."""


def as_shown(entity: Thermal, bounds: tuple[float, float]) -> tuple[float, float]:
    """Return a range that includes its limits as Home Assistant rounds them.

    It shows 18 °C as 64 °F, and 64 °F are less than 18 °C.
    """
    unit, home_unit = entity.temperature_unit, entity.hass.config.units.temperature_unit
    shown = [
        display_temp(entity.hass, each, unit, entity.precision) or 0 for each in bounds
    ]
    low, high = (TemperatureConverter.convert(each, home_unit, unit) for each in shown)
    return min(low, bounds[0]), max(high, bounds[1])
