"""A link that an adapter or a proxy keeps to a device."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any, override

from bleak import BleakError
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import BleakCharacteristicNotFoundError
import bleak_retry_connector
from habluetooth import get_manager
from homeassistant.components import bluetooth
from homeassistant.core import HomeAssistant

from ..bluetooth import (
    BluetoothError,
    BrokenMessage,
    Characteristic,
    Conversation,
    Link,
    NoAnswer,
)
from ..const import DOMAIN, LOGGER

CONNECT_SECONDS = 30
WRITE_SECONDS = 10
DUAL_MODE_SERVICE = "0000ffe8-65d0-4e20-b56a-e493541ba4e2"


type Client = bleak_retry_connector.BleakClientWithServiceCache


class OutOfReach(BluetoothError):
    """No adapter and no proxy can connect to the device."""


class NoFreeSlot(OutOfReach):
    """All adapters and proxies that hear the device hold as many links as they can."""


class BleakLink(Link):
    """The link to a device, by Bleak."""

    def __init__(self, client: Client) -> None:
        """Take a connected client."""
        self._client = client

    @override
    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        answered = characteristic is not Characteristic.FIRMWARE
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await self._client.write_gatt_char(
                    characteristic, data, response=answered
                )
        except (BleakError, TimeoutError, OSError) as error:
            await _forget_services(self._client, error)
            raise NoAnswer(f"the link does not carry: {error}") from error


class DeviceConnection:
    """A device that is connected and hears us."""

    def __init__(self, client: Client) -> None:
        """Take a connected client."""
        self.conversation = Conversation(BleakLink(client))
        self._client = client
        self._serving: list[asyncio.Task[None]] = []

    @property
    def has_dual_mode(self) -> bool:
        """Return whether the device is controlled over Bluetooth as well as Wi-Fi."""
        return self._client.services.get_service(DUAL_MODE_SERVICE) is not None

    async def listen(self) -> None:
        """Hear the device from now on. Raises NoAnswer."""

        def take(_: BleakGATTCharacteristic, packet: bytearray) -> None:
            try:
                self.conversation.take(bytes(packet))
            except BrokenMessage as error:
                LOGGER.debug("Ignored a packet of %s: %s", self._client.address, error)

        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await self._client.start_notify(Characteristic.EVENT, take)
        except (BleakError, TimeoutError, OSError) as error:
            await _forget_services(self._client, error)
            raise NoAnswer(f"the device cannot be heard: {error}") from error

    def serve(self, serving: Coroutine[Any, Any, None]) -> None:
        """Have something done for the device for as long as the link is held."""
        task = asyncio.create_task(serving, name=f"{DOMAIN} Bluetooth")
        self._serving.append(task)

    async def close(self) -> None:
        """Disconnect, so that a phone can connect."""
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        try:
            await self._client.disconnect()
        except (BleakError, TimeoutError, OSError) as error:
            LOGGER.debug("%s was not let go: %s", self._client.address, error)


async def _forget_services(client: Client, error: Exception) -> None:
    """Forget the services of a device that lacks a characteristic.

    It may have got other services with its firmware; what is remembered of it is old.
    """
    if isinstance(error, BleakCharacteristicNotFoundError) and client.is_connected:
        await client.clear_cache()


async def async_open(
    hass: HomeAssistant, address: str, name: str, on_lost: Callable[[], None]
) -> DeviceConnection:
    """Connect to a device and hear it. Raises OutOfReach, NoAnswer."""
    connection: DeviceConnection | None = None

    def lose(_: Client) -> None:
        if connection:
            connection.conversation.lose()
            on_lost()

    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            client = await _async_link(hass, address, name, lose)
    except (BleakError, TimeoutError, OSError) as error:
        raise _out_of_reach(hass, address) from error
    connection = DeviceConnection(client)
    async with AsyncExitStack() as on_failure:
        on_failure.push_async_callback(connection.close)
        await connection.listen()
        on_failure.pop_all()
    return connection


async def _async_link(
    hass: HomeAssistant,
    address: str,
    name: str,
    on_lost: Callable[[Client], None],
) -> Client:
    """Return a connected client. Raises BleakError, OSError, OutOfReach."""
    device = bluetooth.async_ble_device_from_address(hass, address, connectable=True)
    if device is None or not _hearing(hass, address) - _full_sources():
        raise _out_of_reach(hass, address)
    # Home Assistant puts its own class there once Bluetooth is set up.
    return await bleak_retry_connector.establish_connection(
        bleak_retry_connector.BleakClientWithServiceCache,
        device,
        name,
        disconnected_callback=on_lost,
    )


def _out_of_reach(hass: HomeAssistant, address: str) -> OutOfReach:
    """Return the reason why nothing can connect."""
    reason = bluetooth.async_address_reachability_diagnostics(
        hass, address, bluetooth.BluetoothReachabilityIntent.CONNECTION
    )
    sources = _hearing(hass, address)
    full = sources and sources <= _full_sources()
    return NoFreeSlot(reason) if full else OutOfReach(reason)


def _hearing(hass: HomeAssistant, address: str) -> set[str]:
    """Return the adapters and proxies that could connect to an address now."""
    hearing = bluetooth.async_scanner_devices_by_address(
        hass, address, connectable=True
    )
    return {each.scanner.source for each in hearing}


def _full_sources() -> set[str]:
    """Return the adapters and proxies that hold as many links as they can."""
    allocations = get_manager().async_current_allocations() or ()
    return {each.source for each in allocations if each.slots and not each.free}


def slot_count() -> int:
    """Return how many links all adapters and proxies together can hold."""
    allocations = get_manager().async_current_allocations() or ()
    return sum(each.slots for each in allocations)
