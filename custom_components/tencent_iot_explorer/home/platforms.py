"""The platforms of an account: each is set up once there is something for it to show."""

import asyncio
from collections.abc import Collection
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from .devices.devices import Devices
from .polling.device_coordinator import DeviceCoordinator

# What an account shows beside its devices, and whether they are connected.
ALWAYS = frozenset(
    {
        Platform.BINARY_SENSOR,
        Platform.EVENT,
        Platform.SCENE,
        Platform.SENSOR,
        Platform.SWITCH,
    }
)


class Platforms:
    """Sets up what is needed, and unloads what was set up."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        devices: Devices,
        known: Collection[DeviceCoordinator[Any]],
    ) -> None:
        """Set up nothing yet; some platforms show what is known of devices besides."""
        self._hass = hass
        self._entry = entry
        self._devices = devices
        self._known = known
        self._set_up: set[str] = set()
        self._setting_up = asyncio.Lock()

    @callback
    def async_follow(self) -> None:
        """Set up the platform of each coordinator as soon as it knows of something."""
        for coordinator in self._known:
            self._entry.async_on_unload(
                coordinator.async_add_listener(self._async_look_soon)
            )

    @callback
    def _async_look_soon(self) -> None:
        if self._needed() - self._set_up:
            self._entry.async_create_task(
                self._hass, self.async_look(), f"{DOMAIN} platforms"
            )

    async def async_look(self) -> None:
        """Set up what is needed by now, and was not before."""
        async with self._setting_up:
            new = self._needed() - self._set_up
            if new and self._entry.state is not ConfigEntryState.UNLOAD_IN_PROGRESS:
                await self._hass.config_entries.async_forward_entry_setups(
                    self._entry, new
                )
                self._set_up |= new

    async def async_unload(self) -> bool:
        """Unload what was set up."""
        async with self._setting_up:
            return await self._hass.config_entries.async_unload_platforms(
                self._entry, self._set_up
            )

    def _needed(self) -> set[str]:
        """Return the platforms for which there is something to show."""
        planned = {
            platform
            for device in self._devices.values()
            for platform in device.product.plan.by_platform
        }
        known = {each.platform for each in self._known if any(each.data.values())}
        return {*ALWAYS, *planned, *known}
