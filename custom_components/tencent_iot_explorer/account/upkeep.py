"""What follows from a change of what the cloud lists."""

import asyncio
from collections.abc import Collection
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..cloud import Push
from ..const import DOMAIN
from .contents import Home
from .devices.arrivals import Arrivals
from .devices.device import Device
from .devices.devices import Devices
from .issues import account_issues, async_update_issues
from .polling.home import HomeCoordinator
from .polling.questions import Questions
from .push.catch_up import CatchUp
from .registry.families import async_register_families, async_rename_families
from .registry.moving import async_move
from .registry.platform_changes import async_follow_platforms
from .registry.registration import async_register_devices
from .registry.removal import async_remove_gone
from .registry.stale import async_remove_stale_entities, async_tell_lost


class Cache(Protocol):
    """What was learned of devices, by device."""

    def async_forget(self, device_ids: Collection[str]) -> None:
        """Forget devices that have gone, or have just come."""


class Upkeep:
    """Keeps devices, registries and issues in line with the lists."""

    def __init__(
        self,
        home: HomeCoordinator,
        *,
        devices: Devices,
        arrivals: Arrivals,
        catch_up: CatchUp,
        questions: Questions,
        push: Push,
        caches: Collection[Cache],
    ) -> None:
        """Keep nothing in line before the start."""
        self._hass: HomeAssistant = home.hass
        self._entry: ConfigEntry = home.config_entry
        self._home = home
        self._devices = devices
        self._arrivals = arrivals
        self._catch_up = catch_up
        self._questions = questions
        self._push = push
        self._caches = caches
        self._reach: tuple[object, ...] = ()
        self._started = False
        self._tidying = asyncio.Lock()

    @callback
    def async_start(self) -> None:
        """Tell of new devices from now on."""
        self._started = True

    @callback
    def async_tidy_soon(self) -> None:
        """Tidy in the background."""
        self._entry.async_create_task(
            self._hass, self.async_tidy(), f"{DOMAIN} devices"
        )

    async def async_tidy(self) -> None:
        """Add and remove devices so that they match what the cloud lists."""
        async with self._tidying:
            await self._async_tidy()

    async def _async_tidy(self) -> None:
        home = self._home.data
        added, gone = await self._devices.async_take(home)
        learned = await self._async_learn()
        await self._devices.async_miss()
        self._forget(gone | {each.device_id for each in added})
        await self._async_register(home)
        self._arrivals.async_expect([*added, *learned])
        if self._started:
            if added or gone:
                self._home.async_in_background(self._push.subscribe(self._devices))
            self._welcome(added)
            self._catch_up.async_read_again(learned)
        self._reach = home.reach

    async def _async_register(self, home: Home) -> None:
        """Have the registries and the issues say what is listed now."""
        hass, entry, devices = self._hass, self._entry, self._devices.values()
        async_rename_families(hass, entry, home.family_names)
        await async_register_families(hass, entry)
        await async_remove_gone(hass, entry, home)
        await async_move(hass, entry, home)
        await async_register_devices(hass, entry, home, devices)
        unreadable = self._home.products.unreadable
        issues = account_issues(entry, unreadable, home.missing_families, devices)
        async_update_issues(hass, entry.entry_id, issues)

    async def _async_learn(self) -> Collection[Device]:
        """Update the registries for devices whose product has changed; return these."""
        learned = {each.device_id: each for each in await self._devices.async_learn()}
        if learned:
            await async_follow_platforms(self._hass, self._entry, learned)
            await async_remove_stale_entities(self._hass, self._entry, learned)
            await async_tell_lost(self._hass, self._entry, self._devices)
        return learned.values()

    @callback
    def _forget(self, device_ids: Collection[str]) -> None:
        """Forget what is known of devices that have gone, or have just come."""
        for cache in self._caches:
            cache.async_forget(device_ids)
        if self._started:
            self._questions.async_forget(device_ids)

    @callback
    def _welcome(self, added: Collection[Device]) -> None:
        """Read new devices, or the statuses if others may be back."""
        if added:
            self._questions.async_ask()
            self._catch_up.async_greet(added)
        elif self._home.data.reach != self._reach:
            self._catch_up.async_ask_statuses()
