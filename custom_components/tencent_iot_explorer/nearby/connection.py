"""A link that an adapter or a proxy keeps to a device, and the session over it."""

import asyncio
from collections.abc import Callable
import time
from typing import override

from bleak import BleakClient, BleakError
from bleak.backends.characteristic import BleakGATTCharacteristic
import bleak_retry_connector
from homeassistant.components import bluetooth
from homeassistant.core import HomeAssistant

from ..bluetooth import (
    BluetoothError,
    BrokenMessage,
    Channel,
    Layout,
    Link,
    Listener,
    NoAnswer,
    Session,
)
from ..const import DOMAIN, LOGGER
from ..home.device import Device

CONNECT_SECONDS = 30


class OutOfReach(BluetoothError):
    """No adapter and no proxy can connect to the device."""


class BleakLink(Link):
    """The bytes' way through Bluetooth."""

    def __init__(self, client: BleakClient) -> None:
        """Take a connected client."""
        self._client = client

    @override
    async def write(self, channel: Channel, data: bytes) -> None:
        try:
            await self._client.write_gatt_char(channel, data, response=True)
        except (BleakError, TimeoutError, OSError) as error:
            raise NoAnswer(f"the link does not carry: {error}") from error


class Connection:
    """A device that is connected and has proved who it is."""

    def __init__(
        self, client: BleakClient, session: Session, serving: asyncio.Task[None]
    ) -> None:
        """Hold what belongs together."""
        self.session = session
        self._client = client
        self._serving = serving

    async def close(self) -> None:
        """Let go of the link, so that a phone can have it."""
        self._serving.cancel()
        await asyncio.gather(self._serving, return_exceptions=True)
        await self._client.disconnect()


async def async_connect(
    hass: HomeAssistant,
    device: Device,
    layout: Layout,
    listener: Listener,
    *,
    address: str,
    key: bytes,
    on_lost: Callable[[], None],
) -> Connection:
    """Connect to a device and prove the key. Raises BluetoothError."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            client = await _async_link(hass, device, address, on_lost)
    except (BleakError, TimeoutError, OSError) as error:
        raise OutOfReach(_reason(hass, address)) from error
    record = device.record
    session = Session(BleakLink(client), layout, listener, product_id=record.product_id)
    serving = asyncio.create_task(session.serve(), name=f"{DOMAIN} {device.device_id}")
    connection = Connection(client, session, serving)
    try:
        await client.start_notify(Channel.EVENT, _taker(session, device))
        await session.connect(key, record.device_name, int(time.time()))
    except (BleakError, BluetoothError) as error:
        await connection.close()
        if isinstance(error, BluetoothError):
            raise
        raise NoAnswer(f"the device cannot be heard: {error}") from error
    return connection


async def _async_link(
    hass: HomeAssistant, device: Device, address: str, on_lost: Callable[[], None]
) -> BleakClient:
    """Return a connected client. Raises BleakError, OSError, OutOfReach."""
    ble_device = bluetooth.async_ble_device_from_address(
        hass, address, connectable=True
    )
    hearing = bluetooth.async_scanner_devices_by_address(
        hass, address, connectable=True
    )
    if ble_device is None or not hearing:
        raise OutOfReach(_reason(hass, address))
    # Home Assistant puts its own class there once Bluetooth is set up.
    return await bleak_retry_connector.establish_connection(
        bleak_retry_connector.BleakClientWithServiceCache,
        ble_device,
        device.name,
        disconnected_callback=lambda _: on_lost(),
    )


def _taker(
    session: Session, device: Device
) -> Callable[[BleakGATTCharacteristic, bytearray], None]:
    """Return what takes the packets of a device, in their order."""

    def take(_: BleakGATTCharacteristic, packet: bytearray) -> None:
        try:
            session.take(bytes(packet))
        except BrokenMessage as error:
            LOGGER.debug("Ignored a packet of %s: %s", device.device_id, error)

    return take


def _reason(hass: HomeAssistant, address: str) -> str:
    return bluetooth.async_address_reachability_diagnostics(
        hass, address, bluetooth.BluetoothReachabilityIntent.CONNECTION
    )
