"""A Bluetooth proxy of Home Assistant that has simulated devices beside it."""

from collections.abc import Callable
import time
from typing import Any, override

from bleak.assigned_numbers import CharacteristicPropertyName
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakError
from bleak_retry_connector import Allocations
from habluetooth import BaseHaRemoteScanner, HaBluetoothConnector, get_manager
from homeassistant.components.bluetooth import async_register_scanner
from homeassistant.core import CALLBACK_TYPE, HomeAssistant

from simulator.bluetooth import COMPANY_ID, Peripheral

BASE = "65d0-4e20-b56a-e493541ba4e2"
EVENT, FIRMWARE = "ffe3", "ffe4"
SOURCE = "AA:AA:AA:00:00:01"


class Proxy(BaseHaRemoteScanner):
    """A proxy that hears what it is told to hear."""

    __slots__ = ()


class Radio:
    """The devices in reach, by address."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Put up one proxy."""
        self.peripherals: dict[str, Peripheral] = {}
        self.links: list[ProxyLink] = []
        self.tries = 0
        radio = self

        class Link(ProxyLink):
            def __init__(self, device: BLEDevice, **options: Any) -> None:
                super().__init__(radio, device, **options)

        connector = HaBluetoothConnector(
            client=Link, source=SOURCE, can_connect=lambda: True
        )
        self._connector = connector
        self.restore(hass)

    def restore(self, hass: HomeAssistant) -> None:
        """Put the proxy up."""
        self.proxy = Proxy(SOURCE, "proxy", self._connector, connectable=True)
        self._unregister = async_register_scanner(hass, self.proxy, connection_slots=3)
        self._stop: CALLBACK_TYPE = self.proxy.async_setup()

    def hear(self, address: str, peripheral: Peripheral) -> None:
        """Have a device advertise."""
        self.peripherals[address] = peripheral
        self.announce(address, peripheral.advertised)

    def announce(self, address: str, manufacturer_data: bytes) -> None:
        """Hand an advertisement to Home Assistant."""
        self.proxy._async_on_advertisement(  # noqa: SLF001
            address,
            -50,
            "lamp",
            [],
            {},
            {COMPANY_ID: manufacturer_data},
            -127,
            {"address_type": 0},
            time.monotonic(),
        )

    def fill(self, *, free: int) -> None:
        """Have so many of the proxy's links be free."""
        get_manager().async_on_allocation_changed(Allocations(SOURCE, 3, free, []))

    def remove(self) -> None:
        """Take the proxy down, and its links with it."""
        for link in self.links:
            link.lose()
        self.switch_off()

    def switch_off(self) -> None:
        """Take the proxy down without a word about its links."""
        self._stop()
        self._unregister()


class ProxyLink(BaseBleakClient):
    """A connection through the proxy."""

    def __init__(self, radio: Radio, device: BLEDevice, **options: Any) -> None:
        """Connect to nothing yet."""
        super().__init__(device, **options)
        self.radio = radio
        self.peripheral = radio.peripherals[device.address]
        self._connected = False

    @property
    @override
    def mtu_size(self) -> int:
        return 23

    @property
    @override
    def name(self) -> str:
        return "lamp"

    @property
    @override
    def is_connected(self) -> bool:
        return self._connected

    @override
    async def connect(self, pair: bool, **_: Any) -> None:
        self.radio.tries += 1
        self.services = gatt(self.peripheral.service)
        self.radio.links.append(self)
        self._connected = True

    @override
    async def disconnect(self) -> None:
        self.lose()

    def lose(self) -> None:
        """Lose the device."""
        if self._connected:
            self._connected = False
            self.peripheral.drop()
            if self._disconnected_callback:
                self._disconnected_callback()

    def lose_and_raise(self) -> None:
        """Lose the device while something is written to it."""
        self.lose()
        raise BleakError("lost")

    @override
    async def write_gatt_char(
        self, characteristic: BleakGATTCharacteristic, data: Any, response: bool
    ) -> None:
        if not self._connected:
            raise BleakError("Not connected")
        kind = characteristic.uuid[4:8]
        if response is (kind == FIRMWARE):
            raise BleakError("Not so")
        self.peripheral.write(kind, bytes(data))

    @override
    async def start_notify(
        self,
        characteristic: BleakGATTCharacteristic,
        callback: Callable[[bytearray], None],
        **_: Any,
    ) -> None:
        if characteristic.uuid[4:8] != EVENT:
            raise BleakError("Nothing is told there")
        self.peripheral.say = lambda packet: callback(bytearray(packet))

    @override
    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        """Hear no more."""

    @override
    async def pair(self, *_: Any, **__: Any) -> None:
        """Nothing pairs."""

    @override
    async def unpair(self) -> None:
        """Nothing pairs."""

    @override
    async def read_gatt_char(self, *_: Any, **__: Any) -> bytearray:
        raise BleakError("nothing can be read")

    @override
    async def read_gatt_descriptor(self, *_: Any, **__: Any) -> bytearray:
        raise BleakError("nothing can be read")

    @override
    async def write_gatt_descriptor(self, *_: Any, **__: Any) -> None:
        raise BleakError("nothing can be written")


def gatt(kind: str) -> BleakGATTServiceCollection:
    """Return the characteristics of a device."""
    services = BleakGATTServiceCollection()
    service = BleakGATTService(None, 1, f"0000{kind}-{BASE}")
    services.add_service(service)
    uses: tuple[CharacteristicPropertyName, ...] = (
        *("write", "write", "notify", "write-without-response"),
    )
    for handle, use in enumerate(uses, start=2):
        services.add_characteristic(
            BleakGATTCharacteristic(
                None,
                handle,
                f"0000ffe{handle - 1}-{BASE}",
                [use],
                lambda: 20,
                service,
            )
        )
    return services
