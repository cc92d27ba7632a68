"""What goes on in a home by itself: drifting, counting, firing."""

import asyncio
from datetime import datetime
from random import choice, uniform

from .behaviour import HABITS, what_follows
from .cloud import Cloud
from .music import SONGS, duration_ms
from .routines import tick
from .state import SUB_DEVICE, Device, now_ms

PAUSE_SECONDS = (3, 8)
MINUTE_SECONDS = 60
SONG_CHECK_SECONDS = 0.5
SPEAKER = "SPEAKER000"


def start(cloud: Cloud) -> None:
    """Let a home live: things drift, count and fire."""
    cloud.spawn(live(cloud))
    cloud.spawn(keep_time(cloud))
    cloud.spawn(play_on(cloud))


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


async def play_on(cloud: Cloud) -> None:
    """Have each speaker go on to the next song when one is over, and end with the list."""
    while True:
        await asyncio.sleep(SONG_CHECK_SECONDS)
        for device in [*cloud.devices.values()]:
            if device.product.product_id == SPEAKER and song_is_over(device):
                cloud.report(device.device_id, what_follows(device.values))


def song_is_over(speaker: Device) -> bool:
    """Return whether a speaker has played its song to the end."""
    song = SONGS.get(str(speaker.values.get("cur_song_id")))
    if not song or not speaker.values.get("pause_play"):
        return False
    begun = max(speaker.updated.get(key, 0) for key in ("play_position", "pause_play"))
    position: int = speaker.values.get("play_position", 0)
    return now_ms() - begun + position * 1000 >= duration_ms(song)


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
        and "ble" not in cloud.home.unbound[each].product.net_type  # a phone brings it
    ]
    for token, device_id in zip(sorted(waiting), stand_alone, strict=False):
        cloud.connect(device_id, token)


def _is_lively(device: Device) -> bool:
    return device.online and device.product.product_id in HABITS
