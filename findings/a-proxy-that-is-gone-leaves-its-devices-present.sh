#!/usr/bin/env bash
# habluetooth 7.1.2, as Home Assistant 2026.11.0 uses it: the only proxy that hears a device is unregistered.
# Expected: the device is not present any more, and nothing is handed out to connect to.
# Seen: async_address_present stays true, and async_ble_device_from_address returns the device, until a sweep that comes
# every five minutes; async_track_unavailable calls nobody before. Who connects meanwhile waits for nobody. Ask
# async_scanner_devices_by_address: it knows at once.
. "$(dirname "$0")/folder"
install bleak==3.0.2 bleak-retry-connector==4.7.1 habluetooth==7.1.2
run <<'PYTHON'
import asyncio
from importlib.metadata import version
import time

from bleak import BleakClient
from habluetooth import (
    BaseHaRemoteScanner,
    BluetoothManager,
    HaBluetoothConnector,
    UNAVAILABLE_TRACK_SECONDS,
    set_manager,
)

ADDRESS = "C0:FF:EE:01:02:03"
SOURCE = "AA:AA:AA:00:00:01"


class NoAdapters:
    adapters = {}
    history = {}
    default_adapter = "hci0"

    async def refresh(self):
        pass


class Slots:
    manager = None

    def register_allocation_callback(self, _callback):
        return lambda: None


class Manager(BluetoothManager):
    def _discover_service_info(self, service_info):
        pass


class Proxy(BaseHaRemoteScanner):
    __slots__ = ()

    def hear(self):
        self._async_on_advertisement(
            ADDRESS, -50, "lamp", [], {}, {65255: b"x"}, -127, {}, time.monotonic()
        )


def tell(manager, moment):
    present = manager.async_address_present(ADDRESS, True)
    device = manager.async_ble_device_from_address(ADDRESS, True)
    scanners = manager.async_scanner_devices_by_address(ADDRESS, True)
    print(f"  {moment}: present {present}, a device {device is not None}, {len(scanners)} scanners")
    return present, device is not None, len(scanners)


async def main():
    manager = Manager(NoAdapters(), Slots())
    set_manager(manager)
    loop = asyncio.get_running_loop()
    missed = asyncio.Event()
    await manager.async_setup()
    manager.async_track_unavailable(lambda _: missed.set(), ADDRESS, True)
    connector = HaBluetoothConnector(client=BleakClient, source=SOURCE, can_connect=lambda: True)
    proxy = Proxy(SOURCE, "proxy", connector, True)
    unregister, stop = manager.async_register_scanner(proxy), proxy.async_setup()
    proxy.hear()
    print("habluetooth", version("habluetooth"))
    assert tell(manager, "heard") == (True, True, 1)
    stop()
    unregister()
    assert tell(manager, "the proxy is gone") == (True, True, 0)
    assert not missed.is_set()
    now = loop.time
    loop.time = lambda: now() + UNAVAILABLE_TRACK_SECONDS
    async with asyncio.timeout_at(loop.time() + 10):
        await missed.wait()
    assert tell(manager, f"{UNAVAILABLE_TRACK_SECONDS} s later") == (False, False, 0)
    manager.async_stop()


asyncio.run(main())
PYTHON
