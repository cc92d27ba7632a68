"""The Bluetooth devices of an account that are heard."""

import asyncio
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from habluetooth import BluetoothServiceInfoBleak
from homeassistant.components import bluetooth
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ..account.account import Account, TencentConfigEntry
from ..account.devices.device import Device
from ..account.devices.keys import Bond
from ..bluetooth import COMPANY_ID, device_id8, read_advertisement
from ..cloud import CloudError
from ..const import DOMAIN, LOGGER
from .device import NearbyDevice
from .repairs import async_update_repairs

LOOK_INTERVAL = timedelta(minutes=1)


@callback
def async_start(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Hear the Bluetooth devices of an account from now on."""
    NearbyDevices(hass, entry).async_start()


class NearbyDevices:
    """The Bluetooth devices of an account that Home Assistant hears."""

    def __init__(self, hass: HomeAssistant, entry: TencentConfigEntry) -> None:
        """Hear nothing yet."""
        self._hass = hass
        self._entry = entry
        self._account: Account = entry.runtime_data
        self._nearby: dict[str, NearbyDevice] = {}
        self._stop_tracking: dict[str, CALLBACK_TYPE] = {}
        self._by_id8: dict[bytes, Device] = {}
        self._seen: dict[str, bytes] = {}
        self._offered: dict[str, bytes] = {}

    @callback
    def async_start(self) -> None:
        """Listen to advertisements, and look regularly for those that are not announced.

        A device that a passive scanner hears best is never announced.
        """
        keep, hass = self._entry.async_on_unload, self._hass
        matcher = bluetooth.BluetoothCallbackMatcher(
            manufacturer_id=COMPANY_ID, connectable=True
        )
        mode = bluetooth.BluetoothScanningMode.PASSIVE
        keep(
            bluetooth.async_register_callback(
                hass, lambda info, _: self._take(info), matcher, mode
            )
        )
        keep(async_track_time_interval(hass, self._look, LOOK_INTERVAL))
        keep(self._account.arrivals.async_follow(self._async_look))
        keep(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._async_leave))
        keep(self._async_leave)
        keep(self._entry.async_on_state_change(self._look_once_loaded))
        keep(self._entry.add_update_listener(self._async_follow_options))
        self._look()

    async def _async_look(self, _: Collection[Device]) -> None:
        """Take over what is heard of devices that have just come."""
        self._look()

    async def _async_follow_options(
        self, _: HomeAssistant, entry: TencentConfigEntry
    ) -> None:
        """Hold the links that are to be held now, and free the others in a while."""
        for nearby in self._nearby.values():
            if nearby.link.connected:
                nearby.link.stay()
        self._look()

    @callback
    def _look_once_loaded(self) -> None:
        """Look again for devices to offer: only a loaded account can take them in."""
        if self._entry.state is ConfigEntryState.LOADED:
            self._look()

    @callback
    def _look(self, _: datetime | None = None) -> None:
        """Take over all that is heard, and note what is not and what is wrong."""
        self._drop_replaced()
        async_update_repairs(self._hass, self._entry.entry_id, self._nearby.values())
        speaking = self._account.devices.speaking_bluetooth
        self._by_id8 = {_id8_of(device): device for device in speaking}
        self._forget_heard()
        for info in bluetooth.async_discovered_service_info(self._hass):
            if self._is_heard(info.address):
                self._take(info)
        self._note_unheard(speaking)

    @callback
    def _drop_replaced(self) -> None:
        """Forget the devices that have gone from the account, or were replaced."""
        for nearby in list(self._nearby.values()):
            if not nearby.is_of(self._account.devices.get(nearby.device.device_id)):
                self._drop(nearby)

    @callback
    def _forget_heard(self) -> None:
        """Forget what was heard, and what was offered and is not there any more."""
        self._seen.clear()
        self._offered = {
            address: data
            for address, data in self._offered.items()
            if bluetooth.async_address_present(self._hass, address, connectable=True)
        }

    @callback
    def _note_unheard(self, devices: Iterable[Device]) -> None:
        """Note which devices are out of reach, where anything could hear them."""
        is_listening = bluetooth.async_scanner_count(self._hass, connectable=True) > 0
        for device in devices:
            if found := self._nearby.get(device.device_id):
                if not self._is_heard(found.link.address):
                    _note_silence(found)
            elif is_listening:
                device.set_heard(heard=False)

    def _is_heard(self, address: str) -> bool:
        """Return whether an adapter or a proxy hears an address and could connect to it.

        Home Assistant holds what an adapter has heard to be present for minutes after
        the adapter has gone.
        """
        hass = self._hass
        return bluetooth.async_address_present(
            hass, address, connectable=True
        ) and bool(
            bluetooth.async_scanner_devices_by_address(hass, address, connectable=True)
        )

    @callback
    def _take(self, info: BluetoothServiceInfoBleak) -> None:
        """Recognise a bound device of the account by what it advertises."""
        data = info.manufacturer_data.get(COMPANY_ID)
        if data is None or self._seen.get(info.address) == data:
            return
        self._seen[info.address] = data
        if (advertisement := read_advertisement(data)) is None:
            return
        if not advertisement.is_bound:
            self._offer(info.address, data)
            return
        self._offered.pop(info.address, None)
        if device := self._by_id8.get(advertisement.id8):
            bond = Bond(
                bind_id=advertisement.bind_id, encrypted=advertisement.encrypted
            )
            self._meet(device, info.address, bond)

    @callback
    def _offer(self, address: str, data: bytes) -> None:
        """Have Home Assistant discover an unbound device.

        Home Assistant has discovered it only if it had not heard it before: perhaps
        when there was no account yet, or the device was still bound.
        """
        loaded = self._entry.state is ConfigEntryState.LOADED
        if loaded and self._offered.get(address) != data:
            self._offered[address] = data
            bluetooth.async_rediscover_address(self._hass, address)

    @callback
    def _meet(self, device: Device, address: str, bond: Bond) -> None:
        """Reach a device over Bluetooth from now on."""
        nearby = self._nearby.get(device.device_id)
        if nearby and not nearby.is_of(device):
            self._drop(nearby)
            nearby = None
        if nearby is None:
            nearby = self._nearby[device.device_id] = NearbyDevice(
                self._hass, self._entry, device
            )
            self._account.devices.carriers[device.device_id] = nearby
        link = nearby.link
        if link.address != address:
            self._track(nearby, address)
        link.take_place(address, bond)
        device.set_heard(heard=True)
        if link.stays_connected and not (link.connected or link.is_busy):
            self._entry.async_create_background_task(
                self._hass,
                _hold(nearby),
                f"{DOMAIN} {device.device_id} hold",
            )

    @callback
    def _track(self, nearby: NearbyDevice, address: str) -> None:
        """Follow whether a device is still heard at its address."""
        device_id = nearby.device.device_id
        if stop := self._stop_tracking.pop(device_id, None):
            stop()
        self._stop_tracking[device_id] = bluetooth.async_track_unavailable(
            self._hass, partial(self._miss, nearby), address, connectable=True
        )

    @callback
    def _drop(self, nearby: NearbyDevice) -> None:
        """Forget a device that has gone, or was replaced."""
        device_id = nearby.device.device_id
        del self._nearby[device_id]
        if stop := self._stop_tracking.pop(device_id, None):
            stop()
        self._account.devices.carriers.pop(device_id, None)
        # the link must be closed even if the account unloads meanwhile
        self._hass.async_create_background_task(
            nearby.link.close(), f"{DOMAIN} {device_id} dropped"
        )

    @callback
    def _miss(self, nearby: NearbyDevice, info: BluetoothServiceInfoBleak) -> None:
        """Note that a device is no longer heard."""
        self._seen.pop(info.address, None)
        if info.address == nearby.link.address:
            _note_silence(nearby)

    async def _async_leave(self, _: Event | None = None) -> None:
        """Free all links at once, and leave commands to the cloud."""
        while self._stop_tracking:
            self._stop_tracking.popitem()[1]()
        async_update_repairs(self._hass, self._entry.entry_id, ())
        for device_id in self._nearby:
            self._account.devices.carriers.pop(device_id, None)
        devices = self._nearby.values()
        await asyncio.gather(*(each.link.close() for each in devices))


def _id8_of(device: Device) -> bytes:
    """Return the id8 that a bound device advertises."""
    return device_id8(device.record.product_id, device.record.device_name)


@callback
def _note_silence(nearby: NearbyDevice) -> None:
    """Note that a device is out of reach; a connected one is silent anyway."""
    link = nearby.link
    if not link.connected:
        link.trouble = "no adapter and no proxy hears the device"
        link.crowded_out = False
        nearby.device.set_heard(heard=False)


async def _hold(nearby: NearbyDevice) -> None:
    """Connect to a device that is to stay connected."""
    try:
        await nearby.connect()
    except CloudError as error:
        LOGGER.debug("%s is not held: %s", nearby.device.device_id, error)
