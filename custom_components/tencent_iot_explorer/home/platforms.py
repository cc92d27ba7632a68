"""The platforms of an account: each is set up with the first thing that it shows."""

import asyncio
from collections.abc import Collection, Iterable

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from .devices.arrivals import Arrivals
from .devices.device import Device
from .devices.devices import Devices
from .polling.recordings import RecordingCoordinator

PLATFORMS = [
    Platform.ALARM_CONTROL_PANEL,
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CALENDAR,
    Platform.CLIMATE,
    Platform.COVER,
    Platform.DATETIME,
    Platform.DEVICE_TRACKER,
    Platform.EVENT,
    Platform.FAN,
    Platform.HUMIDIFIER,
    Platform.IMAGE,
    Platform.LAWN_MOWER,
    Platform.LIGHT,
    Platform.LOCK,
    Platform.MEDIA_PLAYER,
    Platform.NUMBER,
    Platform.SCENE,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SIREN,
    Platform.SWITCH,
    Platform.TEXT,
    Platform.TIME,
    Platform.UPDATE,
    Platform.VACUUM,
    Platform.VALVE,
    Platform.WATER_HEATER,
]

# What they show is in no plan, or not only: the account, timers, messages, scenes.
ALWAYS = frozenset(
    {
        Platform.BINARY_SENSOR,
        Platform.CALENDAR,
        Platform.EVENT,
        Platform.SCENE,
        Platform.SENSOR,
        Platform.SWITCH,
        Platform.UPDATE,
    }
)


class Platforms:
    """Sets up what the home needs now, and later what devices and recordings bring."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        devices: Devices,
        arrivals: Arrivals,
        recordings: RecordingCoordinator,
    ) -> None:
        """Nothing is set up yet."""
        self._hass = hass
        self._entry = entry
        self._devices = devices
        self._arrivals = arrivals
        self._recordings = recordings
        self._ready: set[Platform] = set()
        self._setting_up = asyncio.Lock()

    async def async_start(self) -> None:
        """Set up what is needed now."""
        self._entry.async_on_unload(self._arrivals.async_listen(self._async_prepare))
        self._entry.async_on_unload(self._recordings.async_add_listener(self._look))
        await self._async_need(ALWAYS | _planned(self._devices.values()))
        self._look()

    async def async_settle(self) -> None:
        """Wait for what is being set up, as must be done before the set-up is over."""
        async with self._setting_up:
            pass

    async def async_unload(self) -> bool:
        """Remove the entities. Returns whether all of them have gone."""
        return await self._hass.config_entries.async_unload_platforms(
            self._entry, self._ready
        )

    async def _async_prepare(self, devices: Collection[Device]) -> None:
        """Set up what devices need that are about to be shown."""
        await self._async_need(_planned(devices))

    @callback
    def _look(self) -> None:
        """Set up images once there is a camera to have one, but not while unloading."""
        if self._entry.state is ConfigEntryState.UNLOAD_IN_PROGRESS:
            return
        if self._recordings.data and Platform.IMAGE not in self._ready:
            needing = self._async_need({Platform.IMAGE})
            self._entry.async_create_task(self._hass, needing, f"{DOMAIN} images")

    async def _async_need(self, needed: Collection[str]) -> None:
        """Set up the platforms that are needed and not there yet."""
        async with self._setting_up:
            missing = [
                each for each in PLATFORMS if each in needed and each not in self._ready
            ]
            if missing:
                await self._hass.config_entries.async_forward_entry_setups(
                    self._entry, missing
                )
                self._ready.update(missing)


def _planned(devices: Iterable[Device]) -> frozenset[str]:
    """Return the platforms of what devices become."""
    return frozenset().union(*(each.product.plan.by_platform for each in devices))
