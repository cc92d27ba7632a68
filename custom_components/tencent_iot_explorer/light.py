"""Lights."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from typing import Any, override

from homeassistant.components.light import (
    ATTR_BRIGHTNESS,
    ATTR_COLOR_TEMP_KELVIN,
    ATTR_EFFECT,
    ATTR_HS_COLOR,
    ATTR_RGB_COLOR,
    ATTR_WHITE,
    EFFECT_OFF,
    ColorMode,
    LightEntity,
    LightEntityFeature,
)
from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData, RestoreEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.light_scales import FULL, Brightness, ColorTemperature
from .entity.scale import from_share, to_share
from .entity.setting_up import async_setup_entities
from .entity.superseded import Superseded
from .thing import EntityPlan, Value
from .thing.kinds.light_looks import HS, RGB, LightPart

type Look = float | tuple[float, ...]

PARALLEL_UPDATES = 0

# The one of a colour, and the one of everything else.
BRIGHTNESSES = (LightPart.VALUE, LightPart.BRIGHTNESS)
HS_FULL = {LightPart.HUE: 360.0, LightPart.SATURATION: 100.0}
NO_EFFECT = frozenset({EFFECT_OFF, "Off", "none", "None", "关", "关闭", "无"})
COLOR_MODES = {
    ATTR_COLOR_TEMP_KELVIN: ColorMode.COLOR_TEMP,
    ATTR_RGB_COLOR: ColorMode.RGB,
    ATTR_HS_COLOR: ColorMode.HS,
    ATTR_WHITE: ColorMode.WHITE,
}
SCENE = "scene"
WORK_MODES = {
    ColorMode.RGB: "color",
    ColorMode.HS: "color",
    ColorMode.COLOR_TEMP: "white",
    ColorMode.WHITE: "white",
    ColorMode.BRIGHTNESS: "white",
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the lights of the account's devices."""
    async_setup_entities(entry, Platform.LIGHT, TencentLight, async_add_entities)


class TencentLight(TencentEntity, LightEntity, RestoreEntity):
    """A light of any kind: from on/off to colours and scenes."""

    _attr_translation_key = "light"

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the bindings what the light can do."""
        self._color_modes = sorted(_color_modes(plan))
        self._attr_supported_color_modes = set(self._color_modes)
        self._attr_color_mode = self._color_modes[0]
        self._looks_shown: dict[ColorMode, Look] = {}
        self._superseded = Superseded(self.show)
        self._brightnesses = {
            name: Brightness(plan.bindings[name])
            for name in BRIGHTNESSES
            if name in plan.bindings
        }
        if LightPart.COLOR_TEMPERATURE in plan.bindings:
            self._temperature = ColorTemperature(plan)
            self._attr_min_color_temp_kelvin = self._temperature.warmest
            self._attr_max_color_temp_kelvin = self._temperature.coldest
        if effects := _effects(plan, self._color_modes):
            self._attr_effect_list = effects
            self._attr_supported_features = LightEntityFeature.EFFECT
        self._no_effect = next((each for each in effects if each in NO_EFFECT), None)
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Restore what was changed last."""
        if kept := await self.async_get_last_extra_data():
            self._restore(kept.as_dict())
        await super().async_added_to_hass()

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Keep what the device does not report: which look was set last."""
        looks = {str(mode): look for mode, look in self._looks_shown.items()}
        return RestoredExtraData(
            {
                "color_mode": self._attr_color_mode,
                "looks": looks,
                "left_effect": self._superseded.choice,
            }
        )

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Restore the kept state; another version may have kept it differently."""
        if (color_mode := kept.get("color_mode")) in self._color_modes:
            self._attr_color_mode = ColorMode(color_mode)
        self._superseded.choice = kept.get("left_effect")
        if isinstance(looks := kept.get("looks"), Mapping):
            self._looks_shown = {
                mode: tuple(look) if isinstance(look, list) else look
                for mode in self._color_modes
                if (look := looks.get(mode)) is not None
            }

    @override
    def _update(self) -> None:
        self._attr_is_on = self.read_on(LightPart.POWER)
        self._attr_color_temp_kelvin = self._read_kelvin()
        self._attr_rgb_color = self._read_rgb()
        self._attr_hs_color = self._read_hs()
        effect = self._read_effect()
        self._superseded.take((effect, self.read_word(LightPart.MODE)))
        self._attr_effect = None if effect == self._superseded.choice else effect
        self._attr_color_mode = self._read_color_mode() or self._attr_color_mode
        self._looks_shown |= self._known_looks()
        self._attr_brightness = self._read_brightness()

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on and set what is asked for, in one command."""
        asked = [COLOR_MODES[name] for name in kwargs if name in COLOR_MODES]
        color_mode = next(iter(asked), self._attr_color_mode)
        values = self._values_of_look(kwargs, color_mode)
        has_effect = ATTR_EFFECT in kwargs
        is_over = asked and self._attr_effect != self._no_effect and not has_effect
        superseded = self._attr_effect if is_over else None
        # A scene tells the colour beside its effect, and the effect wins.
        if effect := kwargs.get(ATTR_EFFECT, superseded and self._no_effect):
            values |= self.values_of_effect(effect, color_mode)
        if not self.is_on or not values:
            values[LightPart.POWER] = STATE_ON
        is_choice = superseded or has_effect
        with self._superseded.by_command(superseded) if is_choice else nullcontext():
            await self.write(values)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({LightPart.POWER: STATE_OFF})

    def _values_of_look(
        self, asked: Mapping[str, Any], color_mode: ColorMode | None
    ) -> dict[str, Value]:
        """Return the values for the colours and the brightness that are asked for."""
        values: dict[str, Value] = {}
        for attribute, translate in LOOKS.items():
            if attribute in asked:
                values |= translate(self, asked[attribute])
        if (brightness := asked.get(ATTR_BRIGHTNESS)) is not None:
            values |= self.values_of_brightness(brightness, color_mode)
        return values

    def values_of_brightness(
        self, brightness: int, color_mode: ColorMode | None
    ) -> dict[str, Value]:
        """Return the value for a brightness of 1-255 in a colour mode."""
        name = self._brightness_name(color_mode)
        if name is None:
            return {}
        present = self.read_number(name) if self.is_on else None
        return {name: self._brightnesses[name].value(brightness, present)}

    def values_of_kelvin(self, kelvin: int) -> dict[str, Value]:
        """Return the values for a colour temperature."""
        return {
            LightPart.COLOR_TEMPERATURE: self._temperature.value(kelvin),
            **self._work_mode(ColorMode.COLOR_TEMP),
        }

    def values_of_rgb(self, rgb: tuple[int, int, int]) -> dict[str, Value]:
        """Return the values for a colour of red, green and blue 0-255."""
        scaled: dict[str, Value] = {
            name: from_share(self.plan.bindings[name], value / FULL)
            for name, value in zip(RGB, rgb, strict=True)
        }
        return {**scaled, **self._work_mode(ColorMode.RGB)}

    def values_of_hs(self, hs: tuple[float, float]) -> dict[str, Value]:
        """Return the values for a hue 0-360 and a saturation 0-100."""
        scaled: dict[str, Value] = {
            name: from_share(self.plan.bindings[name], value / HS_FULL[name])
            for name, value in zip(HS, hs, strict=True)
        }
        return {**scaled, **self._work_mode(ColorMode.HS)}

    def values_of_white(self, brightness: int) -> dict[str, Value]:
        """Return the values for white light of a brightness."""
        return {
            **self.values_of_brightness(brightness, ColorMode.WHITE),
            **self._work_mode(ColorMode.WHITE),
        }

    def values_of_effect(
        self, effect: str, color_mode: ColorMode | None
    ) -> dict[str, Value]:
        """Return the values that start an effect, or end the one that runs."""
        values: dict[str, Value] = {LightPart.EFFECT: effect}
        if effect == self._no_effect:
            is_option = self.knows_word(LightPart.EFFECT, effect)
            return (values if is_option else {}) | self._work_mode(color_mode)
        has_scenes = self.knows_word(LightPart.MODE, SCENE)
        return values | ({LightPart.MODE: SCENE} if has_scenes else {})

    def _work_mode(self, color_mode: ColorMode | None) -> dict[str, Value]:
        """Return the work mode that goes with a colour mode, where there is one."""
        word = color_mode and WORK_MODES.get(color_mode)
        if word and self.knows_word(LightPart.MODE, word):
            return {LightPart.MODE: word}
        return {}

    def _brightness_name(self, color_mode: ColorMode | None) -> LightPart | None:
        """Return the name of the brightness: that of the colour in a colour mode."""
        is_colored = color_mode is ColorMode.HS
        ordered = BRIGHTNESSES if is_colored else reversed(BRIGHTNESSES)
        return next((name for name in ordered if name in self._brightnesses), None)

    def _read_brightness(self) -> int | None:
        name = self._brightness_name(self._attr_color_mode)
        if name is None or (value := self.read_number(name)) is None:
            return None
        return self._brightnesses[name].shown(value)

    def _read_kelvin(self) -> int | None:
        if (value := self.read_number(LightPart.COLOR_TEMPERATURE)) is None:
            return None
        return self._temperature.kelvin(value)

    def _read_rgb(self) -> tuple[int, int, int] | None:
        red, green, blue = (self._read_byte(name) for name in RGB)
        if red is None or green is None or blue is None:
            return None
        return red, green, blue

    def _read_byte(self, name: str) -> int | None:
        """Return the share of a colour, 0 to 255."""
        if (value := self.read_number(name)) is None:
            return None
        return round(to_share(self.plan.bindings[name], value) * FULL)

    def _read_hs(self) -> tuple[float, float] | None:
        hue, saturation = (self.read_number(name) for name in HS)
        if hue is None or saturation is None:
            return None
        bindings = self.plan.bindings
        return (
            to_share(bindings[LightPart.HUE], hue) * HS_FULL[LightPart.HUE],
            to_share(bindings[LightPart.SATURATION], saturation)
            * HS_FULL[LightPart.SATURATION],
        )

    def _read_effect(self) -> str | None:
        """Return the effect that the lamp reports, none in another work mode."""
        mode = self.read_word(LightPart.MODE)
        if self.knows_word(LightPart.MODE, SCENE) and mode != SCENE:
            return self._no_effect if mode else None
        return self.read_word(LightPart.EFFECT)

    def _read_color_mode(self) -> ColorMode | None:
        """Return the colour mode of the work mode, else of the look that changed last."""
        if word := self.read_word(LightPart.MODE):
            return next(
                (mode for mode in self._color_modes if WORK_MODES.get(mode) == word),
                None,
            )
        changed = {
            mode
            for mode, look in self._known_looks().items()
            if look != self._looks_shown.get(mode)
        }
        return next((mode for mode in self._color_modes if mode in changed), None)

    def _known_looks(self) -> dict[ColorMode, Look]:
        """Return the looks that the lamp reports, by colour mode."""
        looks = {
            ColorMode.COLOR_TEMP: self._attr_color_temp_kelvin,
            ColorMode.RGB: self._attr_rgb_color,
            ColorMode.HS: self._attr_hs_color,
        }
        return {mode: look for mode, look in looks.items() if look is not None}


LOOKS: Mapping[str, Callable[[TencentLight, Any], dict[str, Value]]] = {
    ATTR_COLOR_TEMP_KELVIN: TencentLight.values_of_kelvin,
    ATTR_RGB_COLOR: TencentLight.values_of_rgb,
    ATTR_HS_COLOR: TencentLight.values_of_hs,
    ATTR_WHITE: TencentLight.values_of_white,
}


def _color_modes(plan: EntityPlan) -> set[ColorMode]:
    """Return the colour modes of the bound properties."""
    bindings = plan.bindings
    modes = set()
    if bindings.keys() >= set(RGB):
        modes.add(ColorMode.RGB)
    if bindings.keys() >= set(HS):
        modes.add(ColorMode.HS)
    if LightPart.COLOR_TEMPERATURE in bindings:
        modes.add(ColorMode.COLOR_TEMP)
    if not modes:
        dimmable = LightPart.BRIGHTNESS in bindings
        return {ColorMode.BRIGHTNESS if dimmable else ColorMode.ONOFF}
    if "white" in plan.words(LightPart.MODE) and ColorMode.COLOR_TEMP not in modes:
        modes.add(ColorMode.WHITE)
    return modes


def _effects(plan: EntityPlan, color_modes: Iterable[ColorMode]) -> list[str]:
    """Return the effects, with off if only another work mode ends them."""
    effects, modes = plan.words(LightPart.EFFECT), plan.words(LightPart.MODE)
    ends = {SCENE, *(WORK_MODES.get(each) for each in color_modes)} <= set(modes)
    has_off = not NO_EFFECT.isdisjoint(effects)
    return [EFFECT_OFF, *effects] if effects and ends and not has_off else effects
