"""What goes on in the home meanwhile, drawn by a seed."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from random import Random
import sys
from typing import Any

import aiohttp

from simulator import Device
from simulator.behaviour import HABITS
from simulator.faults.fault import Place
from simulator.faults.table import FAULTS, SUDDEN
from simulator.values import some_value

from ..demonstration.failure import DemoFailed
from ..demonstration.home_assistant import HomeAssistant
from .belongings import is_timer
from .cloud import SimulatedCloud

METER = "METER00000"
COUNTERS = {"power_consumption"}
REPORT_SECONDS = 60
USE_SECONDS = 20
FAULT_SECONDS = 15
ALL = sys.maxsize
TOGGLED = ("switch.", "light.", "fan.")
# Only a person can log in again, or let go of what a vendor has removed.
NAMES = sorted({*FAULTS, *SUDDEN} - {"login_refused", "model_shrunk"})
ACTIONS = (
    "AppControlDeviceData",
    "AppGetDeviceData",
    "AppGetDeviceStatuses",
    "AppGetFamilyDeviceList",
    "AppGetProducts",
    "AppGetToken",
)


async def report(
    cloud: SimulatedCloud, devices: Sequence[Device], random: Random
) -> None:
    """Have every device report about once a minute."""
    while True:
        await asyncio.sleep(random.expovariate(len(devices) / REPORT_SECONDS))
        await _report(cloud, random.choice(devices), random, most=3)


async def report_all(
    cloud: SimulatedCloud, devices: Sequence[Device], random: Random
) -> None:
    """Have every device report all of its properties once."""
    for device in devices:
        await _report(cloud, device, random, most=ALL)


async def _report(
    cloud: SimulatedCloud, device: Device, random: Random, most: int
) -> None:
    """Have a device report so many properties at most."""
    told = _told(device, random, most)
    device.values |= told
    await cloud.report(device.device_id, told)


def _told(device: Device, random: Random, most: int) -> dict[str, Any]:
    """Return what a device reports: what counts, counts; else anything may come."""
    if device.product.product_id == METER:
        return HABITS[METER](device.values)
    definitions = device.product.definitions()
    free = sorted(definitions.keys() - COUNTERS)
    told = random.sample(free, min(most, len(free)))
    return {key: some_value(random, definitions[key]) for key in told}


async def use(home_assistant: HomeAssistant, random: Random) -> None:
    """Have a user toggle something but timers now and then, who forgives what fails."""
    while True:
        await asyncio.sleep(random.expovariate(1 / USE_SECONDS))
        # Home Assistant would log what fails after nobody waits for it any more.
        await asyncio.shield(_toggle_something(home_assistant, random))


async def _toggle_something(home_assistant: HomeAssistant, random: Random) -> None:
    """Switch something on or off, if anything can be."""
    with suppress(DemoFailed, aiohttp.ClientError):
        usable = [
            each["entity_id"]
            for each in await home_assistant.get("/api/states")
            if each["entity_id"].startswith(TOGGLED)
            and each["state"] in {"on", "off"}
            and not is_timer(each["entity_id"])
        ]
        for chosen in random.sample(usable, min(1, len(usable))):
            await home_assistant.call("homeassistant", "toggle", entity_id=chosen)


async def disturb(
    cloud: SimulatedCloud, devices: Sequence[Device], random: Random
) -> None:
    """Let something go wrong again and again, as long as there are devices for it."""
    while devices:
        await asyncio.sleep(random.expovariate(1 / FAULT_SECONDS))
        await cloud.begin(some_fault(devices, random))


def some_fault(devices: Sequence[Device], random: Random) -> dict[str, Any]:
    """Return a fault as the address for faults takes it; these devices may change."""
    name = random.choice(NAMES)
    device_id = random.choice(devices).device_id
    if name in SUDDEN:
        return {"name": name, "device_id": device_id}
    place = FAULTS[name].place
    of_device = place in {Place.PUSH, Place.ECHO}
    of_action = place in {Place.REQUEST, Place.CONTENT} and random.random() < 0.7
    return {
        "name": name,
        "action": random.choice(ACTIONS) if of_action else "",
        "device_id": device_id if of_device else "",
        "times": random.choice((1, 5, 1000)),
        "seconds": random.choice((1, 5, 20, 60)),
    }
