"""One config entry at work: its rooms, and who hands what to whom."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_interval

from ..cloud import (
    AutomationSummary,
    Client,
    CloudError,
    CloudUnavailable,
    Scene,
)
from ..const import DOMAIN, LOGGER
from .device import Device
from .devices import Devices
from .feed import Feed
from .firmware import FirmwareCoordinator
from .issues import Issue, async_update_issues
from .listing import HomeCoordinator
from .messages import MessageCoordinator
from .products import Products
from .recordings import RecordingCoordinator
from .registry import (
    async_hardware_unknown,
    async_register_devices,
    async_register_families,
    async_register_hardware,
    async_register_versions,
    async_remove_gone,
    async_remove_stale_entities,
)
from .replies import ActionReplies
from .statuses import StatusCoordinator
from .timers import TimerCoordinator

type TencentConfigEntry = ConfigEntry[Account]

SHOWING = (ConfigEntryState.LOADED, ConfigEntryState.SETUP_IN_PROGRESS)
VENDOR_DELAY_SECONDS = 30
VENDOR_INTERVAL = timedelta(days=1)


class Account:
    """The runtime data of one config entry."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Wire the parts together; nothing is sent yet."""
        self.hass = hass
        self.entry = entry
        self.client = client
        self.scenes: dict[str, Scene] = {}
        self.automations: dict[str, AutomationSummary] = {}
        self.replies = ActionReplies()
        self.products = Products(hass, entry.entry_id, client)
        self.devices = Devices(hass, entry, client, self.products)
        self.home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client, self.devices)
        self.timers = TimerCoordinator(hass, entry, client, self.devices)
        self.messages = MessageCoordinator(hass, entry, client, self.home)
        self.recordings = RecordingCoordinator(hass, entry, client, self.devices)
        self.firmware = FirmwareCoordinator(hass, entry, client, self.devices)
        self.feed = Feed(
            client,
            devices=self.devices,
            home=self.home,
            messages=self.messages,
            replies=self.replies,
            on_lost=self._on_lost,
            on_restored=self._on_restored,
        )
        self.push = self.feed.push
        self._missing_families: frozenset[str | None] = frozenset()
        self._started = False
        # All platforms add their entities at once; the event loop shall breathe.
        self.turn = asyncio.Lock()

    @property
    def shown(self) -> set[str]:
        """Return the ids of what this account shows."""
        return {*self.devices, *self.scenes, *self.automations}

    async def async_set_up(self) -> None:
        """Read the home and its statuses; raises what coordinators raise."""
        await self.products.async_load()
        await self.home.async_config_entry_first_refresh()
        await async_register_families(self.hass, self.entry)
        await self._async_update_devices()
        await self.statuses.async_config_entry_first_refresh()
        self._async_update_statuses()
        self.entry.async_on_unload(self.home.async_add_listener(self._async_on_home))
        self.entry.async_on_unload(
            self.statuses.async_add_listener(self._async_update_statuses)
        )

    async def async_start(self) -> None:
        """Open the push connection and read the devices' values meanwhile."""
        self.entry.async_on_unload(
            self.firmware.async_add_listener(self._async_update_versions)
        )
        self.entry.async_on_unload(
            async_call_later(self.hass, VENDOR_DELAY_SECONDS, self._ask_vendor)
        )
        self.entry.async_on_unload(
            async_track_time_interval(self.hass, self._ask_vendor, VENDOR_INTERVAL)
        )
        self.entry.async_on_unload(
            self.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._async_stop)
        )
        async_remove_stale_entities(self.hass, self.entry, self.devices.values())
        self._started = True
        await self.push.subscribe(self.devices)
        self.push.start()
        self.entry.async_create_background_task(
            self.hass, self._async_load_first(), f"{DOMAIN} first values"
        )

    async def async_stop(self) -> None:
        """Close the push connection and forget pending writes."""
        await self.push.stop()
        self.devices.close()
        self.replies.close()
        await self.products.async_save()

    async def async_delete(self, device: Device) -> None:
        """Have the cloud forget a device, and look at what is left."""
        await self.devices.async_give_up(device)
        await self.home.async_request_refresh()

    @callback
    def _async_on_home(self) -> None:
        """Take over what the home consists of now."""
        self.entry.async_create_task(
            self.hass, self._async_update_devices(), f"{DOMAIN} devices"
        )

    async def _async_update_devices(self) -> None:
        """Add and remove devices so that they match what the cloud lists."""
        if self.devices.have_learned:
            self.hass.config_entries.async_schedule_reload(self.entry.entry_id)
            return
        home = self.home.data
        self.scenes = self.without_shown_elsewhere(home.scenes)
        self.automations = self.without_shown_elsewhere(home.automations)
        added, gone = self.devices.async_take(
            home, self.without_shown_elsewhere(home.devices)
        )
        self.timers.async_forget(gone | {each.device_id for each in added})
        async_remove_gone(self.hass, self.entry, home)
        await async_register_devices(self.hass, self.entry, home, self.devices.values())
        self._async_report_issues()
        if added and self._started:
            self._async_welcome(added)
        elif self._started and home.missing_families != self._missing_families:
            self._async_refresh_statuses()
        self._missing_families = home.missing_families

    def without_shown_elsewhere[T](self, found: Mapping[str, T]) -> dict[str, T]:
        """Leave out what another account of the same household shows already."""
        shown = {
            key
            for entry in self.hass.config_entries.async_entries(DOMAIN)
            if entry is not self.entry and entry.state in SHOWING
            for key in getattr(entry, "runtime_data", self).shown
        }
        return {key: each for key, each in found.items() if key not in shown}

    @callback
    def _async_welcome(self, devices: Collection[Device]) -> None:
        """Show devices that were bound while we run."""
        self.devices.async_announce(devices)
        self.entry.async_create_task(
            self.hass, self.push.subscribe(self.devices), f"{DOMAIN} subscribe"
        )
        self.entry.async_create_background_task(
            self.hass, self.timers.async_read_new(devices), f"{DOMAIN} timers"
        )
        self._async_refresh_statuses()

    @callback
    def _async_refresh_statuses(self) -> None:
        """Ask which devices are online."""
        self.entry.async_create_task(
            self.hass, self.statuses.async_refresh(), f"{DOMAIN} statuses"
        )

    @callback
    def _async_update_statuses(self) -> None:
        """Hand polled statuses to the devices; read values that are missing."""
        polled = self.statuses.last_update_success
        reachable = polled or self.push.connected
        for device_id, device in self.devices.items():
            device.set_reachable(reachable)
            if polled and (online := self.statuses.data.get(device_id)) is not None:
                device.set_online(online)
        if polled and self._started:
            self._async_load(
                device
                for device in self.devices.values()
                if not (device.loaded and device.device_id in self.push.registered)
            )
            self._async_ask_for_firmware()

    @callback
    def _async_update_versions(self) -> None:
        """Show the firmware versions on the devices' pages."""
        async_register_versions(self.hass, self.entry, self.firmware.data)

    @callback
    def _async_load(self, devices: Iterable[Device]) -> None:
        """Read devices in the background."""
        self.entry.async_create_background_task(
            self.hass, self._async_load_all(list(devices)), f"{DOMAIN} values"
        )

    async def _async_load_first(self) -> None:
        """Read everything once changes are pushed."""
        await self.feed.async_wait()
        await self._async_load_all(list(self.devices.values()))

    async def _async_load_all(self, devices: Collection[Device]) -> None:
        """Read values, which tell who records, and what was recorded."""
        await self.devices.async_load(devices)
        await self.recordings.async_ask(devices)

    async def _async_stop(self, _event: Event) -> None:
        await self.async_stop()

    @callback
    def _ask_vendor(self, _now: datetime) -> None:
        """Ask in the background, no longer than the entry is loaded."""
        self.entry.async_create_background_task(
            self.hass, self.async_ask_vendor(), f"{DOMAIN} vendor"
        )

    async def async_ask_vendor(self) -> None:
        """Find out what can wait: timers, new models, firmware, hardware."""
        await self.timers.async_refresh()
        try:
            await self.products.async_refresh()
        except CloudError as error:
            LOGGER.debug("The products cannot be read again: %s", error)
        await self._async_update_devices()
        await self.firmware.async_refresh()
        await self._async_ask_for_hardware()

    async def _async_ask_for_hardware(self) -> None:
        """Note the network addresses that are not known yet."""
        for device_id in list(self.devices):
            if not async_hardware_unknown(self.hass, self.entry, device_id):
                continue
            try:
                info = await self.client.device.get_device_ext_info(device_id)
            except CloudUnavailable:
                return
            except CloudError as error:
                LOGGER.debug("No hardware of %s: %s", device_id, error)
                continue
            async_register_hardware(self.hass, self.entry, device_id, info)

    @callback
    def _async_ask_for_firmware(self) -> None:
        """Read the versions of devices that could not be asked before."""
        if missed := self.firmware.missed():
            self.entry.async_create_background_task(
                self.hass, self.firmware.async_ask(missed), f"{DOMAIN} firmware"
            )

    @callback
    def _on_restored(self) -> None:
        """After a cut, find out what was missed."""
        self._async_load(self.devices.values())
        self._async_refresh_statuses()

    @callback
    def _on_lost(self) -> None:
        """Find out whether the cloud can be reached otherwise."""
        self._async_update_statuses()
        self._async_refresh_statuses()

    @callback
    def _async_report_issues(self) -> None:
        """Tell about products and families that the account cannot read."""
        products = [
            Issue("product_not_permitted", product_id, {"product_id": product_id})
            for product_id in self.products.denied
        ]
        families = [
            Issue("family_missing", subentry.unique_id, {"family": subentry.title})
            for subentry in self.entry.subentries.values()
            if subentry.unique_id
            and subentry.unique_id in self.home.data.missing_families
        ]
        async_update_issues(self.hass, self.entry.entry_id, [*products, *families])
