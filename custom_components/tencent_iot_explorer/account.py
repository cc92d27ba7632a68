"""One config entry at work: client, push connection, devices."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later

from .cloud import ActionResult, Client, CloudError, DeviceChange, DeviceRecord, Push
from .const import DOMAIN, LOGGER
from .coordinator import FirmwareCoordinator, HomeCoordinator, StatusCoordinator
from .device import Device
from .products import Products
from .registry import (
    async_register_devices,
    async_register_families,
    async_register_versions,
    async_remove_gone,
)

type TencentConfigEntry = ConfigEntry[Account]
type NewDevicesListener = Callable[[Collection[Device]], None]

FIRMWARE_DELAY_SECONDS = 30
ACTION_REPLY_SECONDS = 20
RECENT_REPLIES = 16


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
        self.products = Products(hass, entry.entry_id, client)
        self.home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client)
        self.firmware = FirmwareCoordinator(hass, entry, client)
        self.push = Push(
            client,
            on_change=self._on_change,
            on_connected=self._on_connected,
            on_disconnected=self._on_disconnected,
        )
        self._push_lost = False
        self._new_devices_listeners: list[NewDevicesListener] = []
        self._action_replies: dict[str, asyncio.Future[Mapping[str, Any]]] = {}
        self._recent_replies: deque[Mapping[str, Any]] = deque(maxlen=RECENT_REPLIES)
        self._unread: set[str] = set()
        self._started = False

    async def async_set_up(self) -> None:
        """Read the home and its statuses; raises what coordinators raise."""
        await self.products.async_load()
        await self.home.async_config_entry_first_refresh()
        async_register_families(self.hass, self.entry)
        self._async_update_devices()
        await self.statuses.async_config_entry_first_refresh()
        self._async_update_statuses()

    async def async_start(self) -> None:
        """Open the push connection and read the devices' values meanwhile."""
        self.entry.async_on_unload(
            self.home.async_add_listener(self._async_update_devices)
        )
        self.entry.async_on_unload(
            self.statuses.async_add_listener(self._async_update_statuses)
        )
        self.entry.async_on_unload(
            self.firmware.async_add_listener(self._async_update_versions)
        )
        self.entry.async_on_unload(
            async_call_later(
                self.hass, FIRMWARE_DELAY_SECONDS, self._async_refresh_firmware
            )
        )
        self.entry.async_on_unload(
            self.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._async_stop)
        )
        self._started = True
        await self.push.subscribe(self.devices)
        self.push.start()
        self._async_load_values(self.devices.values())

    async def async_stop(self) -> None:
        """Close the push connection and forget pending writes."""
        await self.push.stop()
        for device in self.devices.values():
            device.close()
        for reply in self._action_replies.values():
            reply.cancel()

    @callback
    def async_listen_new_devices(self, listener: NewDevicesListener) -> CALLBACK_TYPE:
        """Call the listener with devices that are bound from now on."""
        self._new_devices_listeners.append(listener)
        return lambda: self._new_devices_listeners.remove(listener)

    async def async_wait_for_reply(
        self, started: Awaitable[ActionResult]
    ) -> ActionResult:
        """Start an action and wait for the device's reply to arrive by push.

        The reply may overtake the answer to the call. Without a reply in time the
        result is what the cloud said of the call.
        """
        result = await started
        reply = self.hass.loop.create_future()
        self._action_replies[result.client_token] = reply
        for payload in self._recent_replies:
            self._on_action_reply(payload)
        try:
            async with asyncio.timeout(ACTION_REPLY_SECONDS):
                payload = await reply
        except TimeoutError:
            return result
        finally:
            del self._action_replies[result.client_token]
        output = payload.get("response")
        return ActionResult(
            client_token=result.client_token,
            status=str(payload.get("status", "")),
            output=output if isinstance(output, dict) else {},
        )

    @callback
    def _async_update_devices(self) -> None:
        """Add and remove devices so that they match what the cloud lists."""
        if self._has_learned_products():
            self.hass.config_entries.async_schedule_reload(self.entry.entry_id)
            return
        home = self.home.data
        added = self._take_records(home.devices)
        for device_id in self.devices.keys() - home.devices.keys():
            self.devices.pop(device_id).close()
        async_remove_gone(self.hass, self.entry, home)
        async_register_devices(self.hass, self.entry, home, self.devices.values())
        self._async_report_issues()
        if added and self._started:
            self._async_welcome(added)

    def _take_records(self, records: Mapping[str, DeviceRecord]) -> list[Device]:
        """Take over what is listed; return the devices that are new in their family."""
        added = []
        for device_id, record in records.items():
            device = self.devices.get(device_id)
            if device and device.record.family_id == record.family_id:
                device.record = record
                continue
            if device:
                device.close()
            self.devices[device_id] = self._create_device(record)
            added.append(self.devices[device_id])
        return added

    def _create_device(self, record: DeviceRecord) -> Device:
        """Return the live device of a record."""
        control = self.client.control.control_device_data
        return Device(record, self.products[record.product_id], control)

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
        self.entry.async_create_task(
            self.hass, self.statuses.async_refresh(), f"{DOMAIN} statuses"
        )

    @callback
    def _async_update_statuses(self) -> None:
        """Hand polled statuses to the devices; read values that are missing."""
        reachable = self.statuses.last_update_success
        for device_id, device in self.devices.items():
            device.set_reachable(reachable)
            if reachable:
                device.set_online(self.statuses.data.get(device_id, False))
        if reachable and self._started:
            unsure = [
                device
                for device in self.devices.values()
                if not (device.loaded and device.device_id in self.push.registered)
            ]
            self._async_load_values(unsure)

    @callback
    def _async_update_versions(self) -> None:
        """Show the firmware versions on the devices' pages."""
        async_register_versions(self.hass, self.entry, self.firmware.data)

    @callback
    def _async_load_values(self, devices: Collection[Device]) -> None:
        """Read the values of devices in the background."""
        self.entry.async_create_background_task(
            self.hass,
            self._async_load_all(list(devices)),
            f"{DOMAIN} values",
        )

    async def _async_load_all(self, devices: Collection[Device]) -> None:
        read = await asyncio.gather(*map(self._async_load, devices))
        unread = {
            device.device_id
            for device, done in zip(devices, read, strict=True)
            if not done
        }
        self._note_unread({device.device_id for device in devices}, unread)

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

    async def _async_refresh_firmware(self, _now: datetime) -> None:
        await self.firmware.async_refresh()

    @callback
    def _on_change(self, change: DeviceChange) -> None:
        """Take over one message of the push connection."""
        if change.kind in HOME_CHANGES:
            self.entry.async_create_task(
                self.hass, self.home.async_request_refresh(), f"{DOMAIN} home"
            )
        elif change.kind == "action_reply":
            self._recent_replies.append(change.payload)
            self._on_action_reply(change.payload)
        elif (device := self.devices.get(change.device_id)) and (
            handler := DEVICE_CHANGES.get(change.kind)
        ):
            handler(device, change)

    def _on_action_reply(self, payload: Mapping[str, Any]) -> None:
        """Hand a reply to the caller that waits for it."""
        reply = self._action_replies.get(str(payload.get("clientToken")))
        if reply and not reply.done():
            reply.set_result(payload)

    @callback
    def _on_connected(self, registered: frozenset[str]) -> None:
        """After a cut, find out what was missed."""
        if not self._push_lost:
            return
        self._push_lost = False
        LOGGER.info("%s: push connection restored", self.entry.title)
        self._async_load_values(self.devices.values())
        self.entry.async_create_task(
            self.hass, self.statuses.async_refresh(), f"{DOMAIN} statuses"
        )

    @callback
    def _on_disconnected(self) -> None:
        """Say once that pushes are missing; polling goes on."""
        if self._push_lost:
            return
        self._push_lost = True
        LOGGER.warning("%s: push connection lost, reconnecting", self.entry.title)
        self.entry.async_create_task(
            self.hass, self.statuses.async_refresh(), f"{DOMAIN} statuses"
        )

    @callback
    def _async_report_issues(self) -> None:
        """Tell about products and families that the account cannot read."""
        for product_id in self.products.denied:
            ir.async_create_issue(
                self.hass,
                DOMAIN,
                f"product_not_permitted_{product_id}",
                is_fixable=False,
                severity=ir.IssueSeverity.WARNING,
                translation_key="product_not_permitted",
                translation_placeholders={"product_id": product_id},
            )
        for subentry in self.entry.subentries.values():
            issue_id = f"family_missing_{subentry.unique_id}"
            if subentry.unique_id in self.home.data.missing_families:
                ir.async_create_issue(
                    self.hass,
                    DOMAIN,
                    issue_id,
                    is_fixable=False,
                    severity=ir.IssueSeverity.WARNING,
                    translation_key="family_missing",
                    translation_placeholders={"family": subentry.title},
                )
            else:
                ir.async_delete_issue(self.hass, DOMAIN, issue_id)


def _apply_report(device: Device, change: DeviceChange) -> None:
    device.apply_report(change.payload, change.timestamp)


def _apply_event(device: Device, change: DeviceChange) -> None:
    device.set_online(True)
    parameters = change.payload.get("params")
    device.fire_event(
        str(change.payload.get("eventId")),
        parameters if isinstance(parameters, dict) else {},
    )


HOME_CHANGES = frozenset({"bind", "unbind", "sub_bind", "sub_unbind"})
DEVICE_CHANGES: Mapping[str, Callable[[Device, DeviceChange], None]] = {
    "report": _apply_report,
    "event": _apply_event,
    "online": lambda device, _: device.set_online(True),
    "offline": lambda device, _: device.set_online(False),
}
