"""What goes on in a home by itself: drifting, counting, firing."""

import asyncio
from datetime import datetime
from random import choice, uniform

from .behaviour import HABITS
from .cloud import Cloud
from .routines import tick
from .state import SUB_DEVICE, Device

PAUSE_SECONDS = (3, 8)
MINUTE_SECONDS = 60


def start(cloud: Cloud) -> None:
    """Let a home live: things drift, count and fire."""
    cloud.spawn(live(cloud))
    cloud.spawn(keep_time(cloud))


async def live(cloud: Cloud) -> None:
    """Let one device after the other do what it does."""
    while True:
        await asyncio.sleep(uniform(*PAUSE_SECONDS))
        candidates = [each for each in cloud.devices.values() if _is_lively(each)]
        if candidates:
            device = choice(candidates)
            habit = HABITS[device.product.product_id]
            cloud.report(device.device_id, habit(device.values))
        bring_devices(cloud)


async def keep_time(cloud: Cloud) -> None:
    """Let timers and automations see every minute once."""
    while True:
        moment = datetime.now(cloud.time_zone)
        await asyncio.sleep(MINUTE_SECONDS - moment.second)
        tick(cloud, datetime.now(cloud.time_zone))


def bring_devices(cloud: Cloud) -> None:
    """Let a new device, with a network of its own, answer each waiting token."""
    waiting = cloud.bind_tokens.keys() - cloud.brought_tokens.keys()
    ready = cloud.home.unbound.keys() - set(cloud.brought_tokens.values())
    stand_alone = [
        each
        for each in sorted(ready)
        if cloud.home.unbound[each].device_type != SUB_DEVICE
    ]
    for token, device_id in zip(sorted(waiting), stand_alone, strict=False):
        cloud.connect(device_id, token)


def _is_lively(device: Device) -> bool:
    return device.online and device.product.product_id in HABITS
