"""Converting between the light of Home Assistant and what a lamp takes."""

from homeassistant.util.color import (
    brightness_to_value,
    color_temperature_kelvin_to_mired,
    color_temperature_mired_to_kelvin,
    value_to_brightness,
)

from ..thing import Binding, EntityPlan
from ..thing.kinds.light_looks import LightPart
from .scale import fit, from_share, percent, to_share

FULL = 255


class Brightness:
    """The brightness of a lamp, 1-255 in Home Assistant; its zero is off."""

    def __init__(self, binding: Binding) -> None:
        """Find out from where to where it goes."""
        low, high = binding.bounds
        self._binding = binding
        self._lowest = low if low > 0 else max(high / 100, binding.step or 0)
        self._range = (self._lowest, high)

    def shown(self, value: float) -> int:
        """Return the brightness of a value."""
        return value_to_brightness(self._range, min(value, self._range[1]))

    def value(self, brightness: int, present: float | None) -> float:
        """Return the value for a brightness, which changes the present one if it differs."""
        value = self._fit(brightness_to_value(self._range, brightness))
        if value != present:
            return value
        way = percent(brightness / FULL) - percent(self.shown(value) / FULL)
        return self._fit(value + (self._binding.step or 0) * ((way > 0) - (way < 0)))

    def _fit(self, value: float) -> float:
        return fit(self._binding, max(value, self._lowest))


class ColorTemperature:
    """The colour temperature of a lamp, which takes kelvin, mired or a share."""

    def __init__(self, plan: EntityPlan) -> None:
        """Find out the unit, and from how warm to how cold it goes."""
        self._binding = plan.bindings[LightPart.COLOR_TEMPERATURE]
        self._unit = plan.traits["color_temperature_unit"]
        self.warmest = int(plan.traits["min_kelvin"])
        self.coldest = int(plan.traits["max_kelvin"])

    def kelvin(self, value: float) -> int | None:
        """Return a value in kelvin, None for what is no temperature."""
        if self._unit == "kelvin":
            return round(value)
        if self._unit == "mired":
            return color_temperature_mired_to_kelvin(value) if value > 0 else None
        share = to_share(self._binding, value)
        return round(self.warmest + share * (self.coldest - self.warmest))

    def value(self, kelvin: int) -> float:
        """Return the value for a temperature, even one out of range.

        Home Assistant converts unsupported colours to any number of kelvin, even a negative
        one.
        """
        return fit(self._binding, self._in_unit(max(kelvin, self.warmest)))

    def _in_unit(self, kelvin: int) -> float:
        """Return a temperature in the unit of the lamp."""
        if self._unit == "kelvin":
            return kelvin
        if self._unit == "mired":
            return color_temperature_kelvin_to_mired(kelvin)
        share = (kelvin - self.warmest) / (self.coldest - self.warmest)
        return from_share(self._binding, share)
