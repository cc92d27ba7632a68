"""Which temperatures a climate goes by: in °C or in °F, one, or those of its modes."""

from collections.abc import Mapping, Sequence

from homeassistant.components.climate import (
    ATTR_TARGET_TEMP_HIGH,
    ATTR_TARGET_TEMP_LOW,
    HVACMode,
)
from homeassistant.const import ATTR_TEMPERATURE, UnitOfTemperature
from homeassistant.util.unit_conversion import TemperatureConverter

from ..thing import Binding
from ..thing.kinds.climate_parts import TWINS, ClimatePart
from ..thing.units import WARM_FAHRENHEIT
from .base import TencentEntity
from .scale import fit_anew

# What the modes have of their own; the first that a device has counts.
TARGETS_OF_MODES: Mapping[HVACMode, tuple[str, ...]] = {
    HVACMode.HEAT: (
        ClimatePart.HEATING_TEMPERATURE,
        ClimatePart.TARGET_TEMPERATURE_LOW,
    ),
    HVACMode.COOL: (ClimatePart.COOLING_TEMPERATURE,),
}
LOW_AND_HIGH = (ClimatePart.TARGET_TEMPERATURE_LOW, ClimatePart.TARGET_TEMPERATURE)


class ClimateTemperatures:
    """The temperatures of a climate, by the mode that it is in."""

    def __init__(self, entity: TencentEntity) -> None:
        """Know whose values are read."""
        self._entity = entity
        self._bindings: Mapping[str, Binding] = entity.plan.bindings

    @property
    def unit(self) -> str:
        """Return the unit that the device itself is set to."""
        return self._unit_of(ClimatePart.TARGET_TEMPERATURE)

    @property
    def current(self) -> float | None:
        """Return the temperature of the room, in the unit of the target."""
        name = ClimatePart.CURRENT_TEMPERATURE
        if (temperature := self._entity.read_number(self._twin(name))) is None:
            return None
        unit = self._unit_of(name)
        return round(TemperatureConverter.convert(temperature, unit, self.unit), 1)

    def targets(self, mode: HVACMode) -> list[float | None]:
        """Return what a mode goes for: one temperature, or the ends of a range."""
        return [self._entity.read_number(name) for name in self._names(mode)]

    def bounds(self, mode: HVACMode) -> tuple[float, float]:
        """Return between which temperatures that can be set."""
        bounds = [self._bindings[name].bounds for name in self._names(mode)]
        lows, highs = zip(*bounds, strict=True)
        return min(lows), max(highs)

    def step(self, mode: HVACMode) -> float | None:
        """Return the step in which it is set."""
        steps = [self._bindings[name].step for name in self._names(mode)]
        return max(filter(None, steps), default=None)

    def values(self, mode: HVACMode, asked: Mapping[str, float]) -> dict[str, float]:
        """Return the values to send, by binding, for what an action asks for."""
        return {
            name: fit_anew(
                self._bindings[name], temperature, self._entity.read_number(name)
            )
            for name, temperature in self._wanted(self._names(mode), asked).items()
        }

    def _wanted(
        self, names: Sequence[str], asked: Mapping[str, float]
    ) -> dict[str, float]:
        """Return the temperatures to set; one alone is the middle of a range."""
        if ATTR_TARGET_TEMP_LOW in asked:
            low_and_high = asked[ATTR_TARGET_TEMP_LOW], asked[ATTR_TARGET_TEMP_HIGH]
            return dict(zip(LOW_AND_HIGH, low_and_high, strict=True))
        if ATTR_TEMPERATURE not in asked:
            return {}
        present = map(self._entity.read_number, names)
        known = [each for each in present if each is not None] or [0]
        reach = (max(known) - min(known)) / 2
        temperature = asked[ATTR_TEMPERATURE]
        return {names[0]: temperature - reach, names[-1]: temperature + reach}

    def _names(self, mode: HVACMode) -> tuple[str, ...]:
        """Return the bindings of what a mode goes for."""
        for name in TARGETS_OF_MODES.get(mode, ()):
            if name in self._bindings:
                return (name,)
        if LOW_AND_HIGH[0] in self._bindings and mode is not HVACMode.COOL:
            return LOW_AND_HIGH
        return (self._twin(ClimatePart.TARGET_TEMPERATURE),)

    def _twin(self, name: str) -> str:
        """Return the binding in use where a device has a °C and a °F property."""
        twin = f"{name}_fahrenheit"
        if twin not in self._bindings:
            return name
        if name not in self._bindings:
            return twin
        unit = self._entity.read_word(ClimatePart.TEMPERATURE_UNIT)
        return twin if unit == "fahrenheit" else name

    def _unit_of(self, name: str) -> str:
        """Return the unit of a temperature: a device may speak in °F when set to it.

        One that has a °F property for some temperature tells all others in °C.
        """
        twin = self._twin(name)
        is_single = self._bindings.keys().isdisjoint(TWINS)
        if twin.endswith("fahrenheit"):
            return UnitOfTemperature.FAHRENHEIT
        if is_single and self._bindings[twin].bounds[1] >= WARM_FAHRENHEIT:
            return self._entity.present_unit() or UnitOfTemperature.CELSIUS
        return UnitOfTemperature.CELSIUS
