"""One config entry at work: client, push connection, devices."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_interval

from ..cloud import (
    AuthenticationFailed,
    AutomationSummary,
    ChangeKind,
    Client,
    CloudError,
    CloudUnavailable,
    DeviceChange,
    DeviceRecord,
    Push,
    Scene,
)
from ..const import DOMAIN, LOGGER
from ..coordinator import (
    FirmwareCoordinator,
    HomeCoordinator,
    RecordingCoordinator,
    StatusCoordinator,
)
from .device import Device
from .errors import log_failures
from .issues import Issue, async_update_issues
from .messages import MessageCoordinator
from .products import Products
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
from .timers import TimerCoordinator

type TencentConfigEntry = ConfigEntry[Account]
type NewDevicesListener = Callable[[Collection[Device]], None]

SHOWING = (ConfigEntryState.LOADED, ConfigEntryState.SETUP_IN_PROGRESS)
VENDOR_DELAY_SECONDS = 30
VENDOR_INTERVAL = timedelta(days=1)
CONNECT_SECONDS = 3


class Account:
    """The runtime data of one config entry."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Wire the parts together; nothing is sent yet."""
        self.hass = hass
        self.entry = entry
        self.client = client
        self.devices: dict[str, Device] = {}
        self.scenes: dict[str, Scene] = {}
        self.automations: dict[str, AutomationSummary] = {}
        self.products = Products(hass, entry.entry_id, client)
        self.home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client)
        self.timers = TimerCoordinator(hass, entry, client)
        self.messages = MessageCoordinator(hass, entry, client)
        self.recordings = RecordingCoordinator(hass, entry, client)
        self.firmware = FirmwareCoordinator(hass, entry, client)
        self.push = Push(
            client,
            on_change=log_failures(self._on_change, _describe_failure),
            on_connected=log_failures(self._on_connected, _describe_failure),
            on_disconnected=log_failures(self._on_disconnected, _describe_failure),
        )
        self._push_lost = False
        self._missing_families: frozenset[str | None] = frozenset()
        self._connected = asyncio.Event()
        self._new_devices_listeners: list[NewDevicesListener] = []
        self.replies = ActionReplies()
        self._unread: set[str] = set()
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
        async_register_families(self.hass, self.entry)
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
        for device in self.devices.values():
            device.close()
        self.replies.close()
        await self.products.async_save()

    async def async_delete(self, device: Device) -> None:
        """Remove a device from its family, or give it up if it is shared."""
        record = device.record
        if record.family_id is None:
            await self.client.sharing.remove_user_share_device(device.device_id)
        else:
            await self.client.device.delete_device_in_family(
                record.family_id, device.device_id
            )
        await self.home.async_request_refresh()

    @callback
    def async_listen_new_devices(self, listener: NewDevicesListener) -> CALLBACK_TYPE:
        """Call the listener with devices that are bound from now on."""
        self._new_devices_listeners.append(listener)
        return lambda: self._new_devices_listeners.remove(listener)

    @callback
    def _async_on_home(self) -> None:
        """Take over what the home consists of now."""
        self.entry.async_create_task(
            self.hass, self._async_update_devices(), f"{DOMAIN} devices"
        )

    async def _async_update_devices(self) -> None:
        """Add and remove devices so that they match what the cloud lists."""
        if self._has_learned_products():
            self.hass.config_entries.async_schedule_reload(self.entry.entry_id)
            return
        home = self.home.data
        records = self.without_shown_elsewhere(home.devices)
        self.scenes = self.without_shown_elsewhere(home.scenes)
        self.automations = self.without_shown_elsewhere(home.automations)
        added = self._take_records(records)
        gone = self.devices.keys() - records.keys()
        for device_id in gone:
            self.devices.pop(device_id).close()
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

    def _take_records(self, records: Mapping[str, DeviceRecord]) -> list[Device]:
        """Take over what is listed; return the devices that are new in their family."""
        added = []
        for device_id, record in records.items():
            device = self.devices.get(device_id)
            if device and device.record.family_id == record.family_id:
                device.record = record
                if record.family_id in self.home.data.missing_families:
                    device.set_online(False)
                continue
            if device:
                device.close()
            self.devices[device_id] = self._create_device(record)
            added.append(self.devices[device_id])
        return added

    def _create_device(self, record: DeviceRecord) -> Device:
        """Return the live device of a record."""
        return Device(record, self.products[record.product_id], self._async_control)

    async def _async_control(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Send values to a device; ask for the login where it no longer holds."""
        try:
            await self.client.control.control_device_data(device_id, values)
        except AuthenticationFailed:
            self.entry.async_start_reauth(self.hass)
            raise

    def _has_learned_products(self) -> bool:
        """Tell whether a device's product, unknown before, is known by now."""
        return any(
            device.product != self.products[device.record.product_id]
            for device in self.devices.values()
        )

    @callback
    def _async_welcome(self, devices: Collection[Device]) -> None:
        """Show devices that were bound while we run."""
        for listener in self._new_devices_listeners:
            listener(devices)
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
            self._async_load_values(
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
    def _async_load_values(self, devices: Iterable[Device]) -> None:
        """Read the values of devices in the background."""
        self.entry.async_create_background_task(
            self.hass,
            self._async_load_all(list(devices)),
            f"{DOMAIN} values",
        )

    async def _async_load_first(self) -> None:
        """Read all values once changes are pushed: none is missed in between."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._connected.wait()
        await self._async_load_all(list(self.devices.values()))

    async def _async_load_all(self, devices: Collection[Device]) -> None:
        read = await asyncio.gather(*map(self._async_load, devices))
        unread = {
            device.device_id
            for device, done in zip(devices, read, strict=True)
            if not done
        }
        self._note_unread({device.device_id for device in devices}, unread)
        await self.recordings.async_ask(devices)

    async def _async_load(self, device: Device) -> bool:
        """Read one device and tell whether that went well; only it bears a failure."""
        try:
            data = await self.client.control.get_device_data(device.device_id)
        except CloudError as error:
            LOGGER.debug("No values of %s: %s", device.device_id, error)
            return False
        device.apply_data(data)
        return True

    @callback
    def _note_unread(self, tried: set[str], unread: set[str]) -> None:
        """Say once whose values cannot be read, and once that they can be again."""
        title = self.entry.title
        if lost := unread - self._unread:
            LOGGER.warning("%s: values are unavailable: %s", title, sorted(lost))
        if back := (self._unread & tried) - unread:
            LOGGER.info("%s: values are back: %s", title, sorted(back))
        self._unread = (self._unread - tried) | unread

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
        missed = self.firmware.missed(self.devices.values())
        if missed:
            self.entry.async_create_background_task(
                self.hass, self.firmware.async_ask(missed), f"{DOMAIN} firmware"
            )

    @callback
    def _on_change(self, change: DeviceChange) -> None:
        """Take over one message of the push connection."""
        if change.kind in TOLD_IN_MESSAGES:
            self.messages.async_ask_soon()
        if change.kind in HOME_CHANGES:
            self.entry.async_create_task(
                self.hass, self.home.async_request_refresh(), f"{DOMAIN} home"
            )
        elif change.kind is ChangeKind.ACTION_REPLY:
            self.replies.take(change.payload)
        elif (device := self.devices.get(change.device_id)) and (
            handler := DEVICE_CHANGES.get(change.kind)
        ):
            handler(device, change)

    @callback
    def _on_connected(self, registered: frozenset[str]) -> None:
        """After a cut, find out what was missed."""
        self._connected.set()
        if not self._push_lost:
            return
        self._push_lost = False
        LOGGER.info("%s: push connection restored", self.entry.title)
        self._async_load_values(self.devices.values())
        self._async_refresh_statuses()

    @callback
    def _on_disconnected(self) -> None:
        """Say once that pushes are missing; polling goes on."""
        if self._push_lost:
            return
        self._push_lost = True
        self._async_update_statuses()
        LOGGER.warning("%s: push connection lost, reconnecting", self.entry.title)
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


def _apply_report(device: Device, change: DeviceChange) -> None:
    device.apply_report(change.payload, change.timestamp, change.precision)


def _apply_event(device: Device, change: DeviceChange) -> None:
    device.set_online(True)
    parameters = change.payload.get("params")
    device.fire_event(
        str(change.payload.get("eventId")),
        parameters if isinstance(parameters, dict) else {},
    )


def _describe_failure(*_: object) -> str:
    """Return what is logged of a failure that must not end the push connection."""
    return "A push message could not be taken over"


HOME_CHANGES = frozenset(
    {
        ChangeKind.BIND,
        ChangeKind.UNBIND,
        ChangeKind.SUB_BIND,
        ChangeKind.SUB_UNBIND,
    }
)
TOLD_IN_MESSAGES = HOME_CHANGES | {ChangeKind.EVENT}
DEVICE_CHANGES: Mapping[ChangeKind, Callable[[Device, DeviceChange], None]] = {
    ChangeKind.REPORT: _apply_report,
    ChangeKind.EVENT: _apply_event,
    ChangeKind.ONLINE: lambda device, _: device.set_online(True),
    ChangeKind.OFFLINE: lambda device, _: device.set_online(False),
}
