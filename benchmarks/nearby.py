"""Bluetooth: what advertisements and commands cost, and what a home without it pays."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
import shutil
import sys
import tempfile
import time
from typing import Any
from unittest.mock import AsyncMock, patch

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.tencent_iot_explorer.account.account import TencentConfigEntry
from scripts.demonstration.radio.proxy import ProxyLink, Radio
from simulator.bluetooth import Peripheral
from simulator.homes import load_product

from .home import ROOT, make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

DEVICES, PER_SECOND, SECONDS = 30, 10, 60
PRODUCT, KEY = "bluetooth-lamp", bytes.fromhex("5a1b2c3d")
ROUNDS, COMMANDS, STARTS = 7, 20, 5
LIMIT_SHARE, LIMIT_RATIO, LIMIT_START = 1, 5, 1.1
ADAPTERS = "bluetooth_adapters.systems.linux.LinuxAdapters"
WING = ("bluetooth", "nearby")
START = """
import asyncio, sys, time
from benchmarks.home import make_entry, running_home_assistant, running_simulator, set_up

async def main():
    async with running_simulator(50) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        begin = time.process_time()
        await set_up(hass, entry)
        print(time.process_time() - begin)

asyncio.run(main())
package = "custom_components.tencent_iot_explorer."
room = package + "bluetooth", package + "nearby"
if loaded := [name for name in sys.modules if name.startswith(room)]:
    raise RuntimeError(f"A home without Bluetooth has loaded {loaded}")
"""

type Advertisements = Sequence[tuple[str, bytes]]


async def measure() -> list[Outcome]:
    """Return what Bluetooth costs those who have it, and those who have not."""
    async with running_simulator(DEVICES, PRODUCT) as url, _bluetooth_home() as hass:
        entry = make_entry(hass, url)
        await set_up(hass, entry)
        home = Home(hass, entry)
        found = [
            *await _compare(home, "no news", home.same()),
            *await _compare(home, "all news", home.changing()),
            await _count_writes(home),
        ]
    return [*found, await _compare_starts()]


class Home:
    """A Home Assistant with a proxy, and an account whose lamps are all beside it."""

    def __init__(self, hass: HomeAssistant, entry: TencentConfigEntry) -> None:
        """Let the lamps be heard."""
        self.hass = hass
        self.entry = entry
        self.radio = Radio(hass)
        product = load_product(PRODUCT)
        self.peripherals = {
            f"C0:FF:EE:00:00:{number:02X}": Peripheral(
                model=product.data_template,
                product_id=product.product_id,
                device_name=device.record.device_name,
                key=KEY,
            )
            for number, device in enumerate(entry.runtime_data.devices.values())
        }
        for address, peripheral in self.peripherals.items():
            self.radio.hear(address, peripheral)

    def same(self) -> Advertisements:
        """Return a minute of advertisements without news."""
        told = [(each, self.peripherals[each].advertised) for each in self.peripherals]
        return told * (PER_SECOND * SECONDS)

    def changing(self) -> Advertisements:
        """Return a minute in which each lamp is bound anew all the time."""
        return [
            (address, data[:9] + (number // DEVICES % 2).to_bytes(8))
            for number, (address, data) in enumerate(self.same())
        ]

    def hear(self, advertisements: Advertisements) -> float:
        """Return the seconds of processor time that advertisements take."""
        begin = time.process_time()
        for address, data in advertisements:
            self.radio.announce(address, data)
        return time.process_time() - begin

    async def turn_on(self) -> None:
        """Turn the first lamp on."""
        light = self.hass.states.async_entity_ids("light")[0]
        await self.hass.services.async_call(
            "light", "turn_on", {"entity_id": light}, blocking=True
        )


async def _compare(
    home: Home, what: str, advertisements: Advertisements
) -> list[Outcome]:
    """Return our share of a core, and the cost beside that of Home Assistant alone."""
    shares, ratios, entries = [], [], home.hass.config_entries
    for _ in range(ROUNDS):
        mine = home.hear(advertisements)
        await entries.async_unload(home.entry.entry_id)
        alone = home.hear(advertisements)
        await set_up(home.hass, home.entry)
        shares.append(max(mine - alone, 0) / SECONDS * 100)
        ratios.append(mine / alone)
    heard = f"{DEVICES * PER_SECOND} Bluetooth advertisements a second, {what}"
    return [
        Outcome(subject=heard, rounds=shares, limit=LIMIT_SHARE, unit="% of a core"),
        Outcome(
            subject=f"{heard}, by Home Assistant alone",
            rounds=ratios,
            limit=LIMIT_RATIO,
            unit="×",
        ),
    ]


async def _count_writes(home: Home) -> Outcome:
    """Return how many packets go to a connected device for a command."""
    await home.turn_on()
    written: list[int] = []
    write = ProxyLink.write_gatt_char

    async def counted(self: ProxyLink, *packet: Any) -> None:
        written[-1] += 1
        await write(self, *packet)

    with patch.object(ProxyLink, "write_gatt_char", counted):
        for _ in range(COMMANDS):
            written.append(0)
            await home.turn_on()
    return Outcome(
        subject="a command to a connected Bluetooth device",
        rounds=written,
        limit=1,
        unit="writes",
    )


async def _compare_starts() -> Outcome:
    """Return what a home without Bluetooth pays for it, beside the room being absent."""
    with tempfile.TemporaryDirectory() as folder:
        without = Path(folder)
        for part in ("benchmarks", "simulator", "custom_components"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, without / part, ignore=ignored)
        for part in WING:
            integration = "custom_components/tencent_iot_explorer"
            shutil.rmtree(without / integration / part)
        ratios = [await _start(ROOT) / await _start(without) for _ in range(STARTS)]
    return Outcome(
        subject="a start without Bluetooth, by one without its code",
        rounds=ratios,
        limit=LIMIT_START,
        unit="×",
    )


async def _start(tree: Path) -> float:
    """Return the processor time of a start."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", START),
        cwd=tree,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    told, complaint = await process.communicate()
    if process.returncode:
        raise RuntimeError(complaint.decode())
    return float(told)


@asynccontextmanager
async def _bluetooth_home() -> AsyncIterator[HomeAssistant]:
    """Run a Home Assistant that has Bluetooth, but no adapter of its own."""
    with (
        patch(f"{ADAPTERS}.refresh"),
        patch(f"{ADAPTERS}.adapters", {}),
        patch(
            "habluetooth.channels.bluez.MGMTBluetoothCtl.setup",
            AsyncMock(side_effect=OSError),
        ),
    ):
        async with running_home_assistant() as hass:
            await async_setup_component(hass, "bluetooth", {})
            yield hass
