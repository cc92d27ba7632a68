"""The platforms of an account, each set up with its first entity."""

import asyncio
from collections.abc import Collection, Iterable

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import async_get_loaded_integration

from ..const import DOMAIN
from .devices.arrivals import Arrivals
from .devices.device import Device
from .devices.devices import Devices
from .polling.firmware import FirmwareCoordinator
from .polling.home import HomeCoordinator
from .polling.recordings import RecordingCoordinator
from .polling.timers import TimerCoordinator

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

# What every account shows: connections and messages.
ALWAYS = frozenset({Platform.BINARY_SENSOR, Platform.EVENT, Platform.SENSOR})


class Platforms:
    """Sets up what the home needs now, and later what is new in it."""

    def __init__(
        self,
        home: HomeCoordinator,
        devices: Devices,
        arrivals: Arrivals,
        *,
        timers: TimerCoordinator,
        firmware: FirmwareCoordinator,
        recordings: RecordingCoordinator,
    ) -> None:
        """Set up nothing yet."""
        self._hass: HomeAssistant = home.hass
        self._entry: ConfigEntry = home.config_entry
        self._home = home
        self._devices = devices
        self._arrivals = arrivals
        self._timers = timers
        self._firmware = firmware
        self._recordings = recordings
        self._ready: set[Platform] = set()
        self._setting_up = asyncio.Lock()

    async def async_start(self) -> None:
        """Set up what is needed now, and what was at the last start."""
        self._entry.async_on_unload(self._arrivals.async_listen(self._async_prepare))
        for each in (self._home, self._timers, self._firmware, self._recordings):
            self._entry.async_on_unload(each.async_add_listener(self._look))
        registered = er.async_entries_for_config_entry(
            er.async_get(self._hass), self._entry.entry_id
        )
        await self._async_need(
            ALWAYS
            | {each.domain for each in registered}
            | _planned(self._devices.values())
            | self._listed()
        )

    async def async_settle(self) -> None:
        """Wait for platforms being set up: the entry may not finish before."""
        async with self._setting_up:
            pass

    async def async_unload(self) -> bool:
        """Remove the entities. Returns whether all of them have gone."""
        return await self._hass.config_entries.async_unload_platforms(
            self._entry, self._ready
        )

    async def _async_prepare(self, devices: Collection[Device]) -> None:
        """Set up the platforms of devices that are about to be shown."""
        await self._async_need(_planned(devices))

    @callback
    def _look(self) -> None:
        """Set up the platforms of what is newly listed."""
        if needed := self._listed() - self._ready:
            needing = self._async_need(needed)
            self._entry.async_create_task(self._hass, needing, f"{DOMAIN} platforms")

    def _listed(self) -> frozenset[Platform]:
        """Return the platforms of what the cloud lists and nothing plans."""
        timers = any(self._timers.data.values())
        listed = {
            Platform.CALENDAR: timers,
            Platform.IMAGE: self._recordings.data,
            Platform.SCENE: self._home.data.scenes,
            Platform.SWITCH: timers or self._home.data.automations,
            Platform.UPDATE: self._firmware.data,
        }
        return frozenset(platform for platform, found in listed.items() if found)

    async def _async_need(self, needed: Collection[str]) -> None:
        """Set up the needed platforms that are missing; none while unloading.

        They are imported first: Home Assistant would not notice an unload meanwhile.
        """
        integration = async_get_loaded_integration(self._hass, DOMAIN)
        async with self._setting_up:
            missing = [
                each for each in PLATFORMS if each in needed and each not in self._ready
            ]
            await integration.async_get_platforms(missing)
            if missing and self._entry.state is not ConfigEntryState.UNLOAD_IN_PROGRESS:
                await self._hass.config_entries.async_forward_entry_setups(
                    self._entry, missing
                )
                self._ready.update(missing)


def _planned(devices: Iterable[Device]) -> frozenset[str]:
    """Return the platforms of what devices become."""
    return frozenset().union(*(each.product.plan.by_platform for each in devices))
