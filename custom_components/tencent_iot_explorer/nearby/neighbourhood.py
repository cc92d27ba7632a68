"""Which of an account's Bluetooth devices are heard, and how they are reached."""

from datetime import datetime, timedelta

from habluetooth import BluetoothServiceInfoBleak
from homeassistant.components import bluetooth
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ..bluetooth import (
    COMPANY_ID,
    device_id8,
    read_advertisement,
)
from ..cloud import Client
from ..home.devices import Devices
from ..home.products import Products
from .neighbour import Neighbour

BLE = "ble"
LOOK_INTERVAL = timedelta(minutes=5)


class Neighbourhood:
    """The Bluetooth devices of an account that Home Assistant hears."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        devices: Devices,
        products: Products,
    ) -> None:
        """Hear nothing yet."""
        self.neighbours: dict[str, Neighbour] = {}
        self._hass = hass
        self._entry = entry
        self._client = client
        self._devices = devices
        self._products = products
        self._seen: dict[str, bytes] = {}

    @callback
    def async_start(self) -> None:
        """Listen from now on, and look for what is told to nobody.

        A device that a passive scanner hears best is never announced.
        """
        keep = self._entry.async_on_unload
        matcher = bluetooth.BluetoothCallbackMatcher(
            manufacturer_id=COMPANY_ID, connectable=True
        )
        keep(
            bluetooth.async_register_callback(
                self._hass,
                self._on_advertisement,
                matcher,
                bluetooth.BluetoothScanningMode.PASSIVE,
            )
        )
        keep(async_track_time_interval(self._hass, self._look, LOOK_INTERVAL))
        self._look()

    async def async_stop(self) -> None:
        """Free all links."""
        for neighbour in self.neighbours.values():
            await neighbour.disconnect()

    @callback
    def _look(self, _: datetime | None = None) -> None:
        """Take over all that is heard at the moment."""
        for info in bluetooth.async_discovered_service_info(self._hass):
            self._take(info)

    @callback
    def _on_advertisement(
        self, info: BluetoothServiceInfoBleak, _: bluetooth.BluetoothChange
    ) -> None:
        self._take(info)

    @callback
    def _take(self, info: BluetoothServiceInfoBleak) -> None:
        """Recognise a bound device of the account by what it advertises."""
        data = info.manufacturer_data.get(COMPANY_ID)
        if data is None or self._seen.get(info.address) == data:
            return
        self._seen[info.address] = data
        told = read_advertisement(data)
        if told is None or not told.is_bound:
            return
        for device in self._devices.values():
            record = device.record
            if device.product.net_type == BLE and told.id8 == device_id8(
                record.product_id, record.device_name
            ):
                self._meet(device, info.address, encrypted=told.encrypted)
