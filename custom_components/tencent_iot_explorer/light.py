"""Lights."""

from typing import Any, override

from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_TEMP_KELVIN,
    ATTR_EFFECT,
    ATTR_HS_COLOR,
    ATTR_RGB_COLOR,
    ATTR_WHITE,
    ColorMode,
    LightEntity,
    LightEntityFeature,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util.color import brightness_to_value, value_to_brightness

from .account import TencentConfigEntry
from .device import Device
from .entity import TencentEntity, async_setup_entities
from .thing import Binding, EntityPlan, Value

PARALLEL_UPDATES = 0

RGB = ("red", "green", "blue")
HS = ("hue", "saturation")
HS_FULL = {"hue": 360.0, "saturation": 100.0}
WORK_MODES = {
    ColorMode.RGB: "color",
    ColorMode.HS: "color",
    ColorMode.COLOR_TEMP: "white",
    ColorMode.WHITE: "white",
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the lights of the account's devices."""
    await async_setup_entities(
        hass, entry, Platform.LIGHT, TencentLight, async_add_entities
    )


class TencentLight(TencentEntity, LightEntity):
    """A light of any make: from on/off to colour with scenes."""

    def __init__(self, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the light can do."""
        self._attr_supported_color_modes = color_modes(plan)
        self._attr_color_mode = sorted(self._attr_supported_color_modes)[0]
        if "min_kelvin" in plan.traits:
            self._attr_min_color_temp_kelvin = int(plan.traits["min_kelvin"])
            self._attr_max_color_temp_kelvin = int(plan.traits["max_kelvin"])
        if effects := plan.bindings.get("effect"):
            self._attr_effect_list = list(effects.meanings.values())
            self._attr_supported_features = LightEntityFeature.EFFECT
        super().__init__(device, plan)

    @override
    def _update(self) -> None:
        self._attr_is_on = self.read_on("power")
        self._attr_brightness = self._read_brightness()
        self._attr_color_temp_kelvin = self._read_kelvin()
        self._attr_rgb_color = self._read_rgb()
        self._attr_hs_color = self._read_hs()
        self._attr_effect = self.read_meaning("effect")
        if color_mode := self._read_color_mode():
            self._attr_color_mode = color_mode

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on and set what is asked for, in one command."""
        values: dict[str, Value] = {}
        if not self.is_on:
            values["power"] = self.on_value("power", True)
        for attribute, value in kwargs.items():
            if translate := TURN_ON.get(attribute):
                values |= translate(self, value)
        await self.write(values)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({"power": self.on_value("power", False)})

    def _set_brightness(self, brightness: int) -> dict[str, Value]:
        """Return the value for a brightness of 1-255."""
        name = brightness_name(self.plan)
        low, high = brightness_range(self.plan.bindings[name])
        return {name: brightness_to_value((low, high), brightness)}

    def _set_kelvin(self, kelvin: int) -> dict[str, Value]:
        """Return the values for a colour temperature in K."""
        binding = self.plan.bindings["color_temperature"]
        value: float = kelvin
        if self.plan.traits["color_temperature_unit"] == "percent":
            share = (kelvin - self.min_color_temp_kelvin) / (
                self.max_color_temp_kelvin - self.min_color_temp_kelvin
            )
            low, high = binding.bounds
            value = high - share * (high - low) if binding.reversed else low + share * (high - low)
        return {"color_temperature": value, **self._work_mode(ColorMode.COLOR_TEMP)}

    def _set_rgb(self, rgb: tuple[int, int, int]) -> dict[str, Value]:
        """Return the values for a colour of red, green and blue 0-255."""
        return {**dict(zip(RGB, rgb, strict=True)), **self._work_mode(ColorMode.RGB)}

    def _set_hs(self, hs: tuple[float, float]) -> dict[str, Value]:
        """Return the values for a hue 0-360 and a saturation 0-100."""
        scaled = {
            name: value / HS_FULL[name] * self.plan.bindings[name].bounds[1]
            for name, value in zip(HS, hs, strict=True)
        }
        return {**scaled, **self._work_mode(ColorMode.HS)}

    def _set_white(self, brightness: int) -> dict[str, Value]:
        """Return the values for white light of a brightness."""
        return {**self._set_brightness(brightness), **self._work_mode(ColorMode.WHITE)}

    def _set_effect(self, effect: str) -> dict[str, Value]:
        """Return the values that start an effect."""
        values = {"effect": self.wire_value("effect", effect)}
        if self.has_meaning("mode", "scene"):
            values["mode"] = self.wire_value("mode", "scene")
        return values

    def _work_mode(self, color_mode: ColorMode) -> dict[str, Value]:
        """Return the work mode that goes with a colour mode, where there is one."""
        meaning = WORK_MODES[color_mode]
        if not self.has_meaning("mode", meaning):
            return {}
        return {"mode": self.wire_value("mode", meaning)}

    def _read_brightness(self) -> int | None:
        if not (name := brightness_name(self.plan)):
            return None
        if (value := self.read_number(name)) is None:
            return None
        return value_to_brightness(brightness_range(self.plan.bindings[name]), value)

    def _read_kelvin(self) -> int | None:
        if (value := self.read_number("color_temperature")) is None:
            return None
        if self.plan.traits["color_temperature_unit"] == "kelvin":
            return round(value)
        binding = self.plan.bindings["color_temperature"]
        low, high = binding.bounds
        share = (high - value if binding.reversed else value - low) / (high - low)
        warm, cold = self.min_color_temp_kelvin, self.max_color_temp_kelvin
        return round(warm + share * (cold - warm))

    def _read_rgb(self) -> tuple[int, int, int] | None:
        red, green, blue = (self.read_number(name) for name in RGB)
        if red is None or green is None or blue is None:
            return None
        return int(red), int(green), int(blue)

    def _read_hs(self) -> tuple[float, float] | None:
        hue, saturation = (self.read_number(name) for name in HS)
        if hue is None or saturation is None:
            return None
        bindings = self.plan.bindings
        return (
            hue / bindings["hue"].bounds[1] * HS_FULL["hue"],
            saturation / bindings["saturation"].bounds[1] * HS_FULL["saturation"],
        )

    def _read_color_mode(self) -> ColorMode | None:
        """Return the colour mode that the light's work mode says."""
        work_mode = self.read_meaning("mode")
        return next(
            (
                mode
                for mode, meaning in WORK_MODES.items()
                if meaning == work_mode and mode in self._attr_supported_color_modes
            ),
            None,
        )


TURN_ON = {
    ATTR_BRIGHTNESS: TencentLight._set_brightness,
    ATTR_COLOR_TEMP_KELVIN: TencentLight._set_kelvin,
    ATTR_RGB_COLOR: TencentLight._set_rgb,
    ATTR_HS_COLOR: TencentLight._set_hs,
    ATTR_WHITE: TencentLight._set_white,
    ATTR_EFFECT: TencentLight._set_effect,
}


def color_modes(plan: EntityPlan) -> set[ColorMode]:
    """Return what the bound properties allow, as Home Assistant combines it."""
    bindings = plan.bindings
    modes = set()
    if bindings.keys() >= set(RGB):
        modes.add(ColorMode.RGB)
    if bindings.keys() >= set(HS):
        modes.add(ColorMode.HS)
    if "color_temperature" in bindings:
        modes.add(ColorMode.COLOR_TEMP)
    if modes:
        mode = bindings.get("mode")
        if mode and "white" in mode.meanings.values() and len(modes) == 1:
            if ColorMode.COLOR_TEMP not in modes:
                modes.add(ColorMode.WHITE)
        return modes
    return {ColorMode.BRIGHTNESS if brightness_name(plan) else ColorMode.ONOFF}


def brightness_name(plan: EntityPlan) -> str | None:
    """Return the binding that carries the brightness: its own or the colour's."""
    return next((name for name in ("brightness", "value") if name in plan.bindings), None)


def brightness_range(binding: Binding) -> tuple[float, float]:
    """Return the range of a lamp that is lit; zero would be off."""
    low, high = binding.bounds
    return (low if low > 0 else high / 100, high)
