#!/usr/bin/env bash
# bleak-retry-connector 4.7.1 and habluetooth 7.1.2, as Home Assistant 2026.11.0 uses them: one attempt to connect to a
# device that no adapter and no proxy hears.
# Expected: establish_connection(…, max_attempts=1) tries once and says that the device was not found.
# Seen: it tries nine times and waits about 36 s between them, because what it gets is counted as a passing trouble,
# which max_attempts does not bound; and in the end it raises BleakOutOfConnectionSlotsError and advises to buy more
# proxies, though no slot is in use. Look first who hears the device, put a time limit of your own around it, and do not
# tell people the reason by the class of the error.
. "$(dirname "$0")/folder"
install bleak==3.0.2 bleak-retry-connector==4.7.1 habluetooth==7.1.2
run <<'PYTHON'
import asyncio
from importlib.metadata import version
from unittest.mock import patch

from bleak.backends.device import BLEDevice
import bleak_retry_connector
from habluetooth import BluetoothManager, set_manager
from habluetooth.wrappers import HaBleakClientWrapper

pauses = []
attempts = 0
sleep = asyncio.sleep


class Counted(HaBleakClientWrapper):
    async def connect(self, *args, **kwargs):
        global attempts
        attempts += 1
        return await super().connect(*args, **kwargs)


async def pause(seconds, *_):
    pauses.append(seconds)
    await sleep(0)


class NoAdapters:
    adapters = {}
    history = {}
    default_adapter = "hci0"

    async def refresh(self):
        pass


class Slots:
    manager = None

    def release_slot(self, _device):
        pass

    def allocate_slot(self, _device):
        return True

    def register_allocation_callback(self, _callback):
        return lambda: None


async def main():
    manager = BluetoothManager(NoAdapters(), Slots())
    set_manager(manager)
    device = BLEDevice("AA:BB:CC:DD:EE:FF", "lamp", {})
    with patch.object(bleak_retry_connector.asyncio, "sleep", pause):
        try:
            await bleak_retry_connector.establish_connection(Counted, device, "lamp", max_attempts=1)
        except Exception as error:
            raised = type(error).__name__
    print(*(f"{name} {version(name)}" for name in ("bleak-retry-connector", "habluetooth")))
    print(f"  {attempts} attempts, {sum(pauses):.0f} s of pauses, {raised}")
    assert attempts == 9
    assert 30 <= sum(pauses) <= 40
    assert raised == "BleakOutOfConnectionSlotsError"


asyncio.run(main())
PYTHON
