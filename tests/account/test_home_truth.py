"""However a home changes, and its lists lag and come short, in the end all of it is known.

Each example is a home of a few devices in two families and a neighbour's, which come, go
and move; `tests/integration/truth` does the like to a home with all that it shows.
"""

import asyncio
from collections.abc import Awaitable, Callable
import os
from typing import Any

from homeassistant.core import HomeAssistant
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.tencent_iot_explorer.account import absences, account
from custom_components.tencent_iot_explorer.account.devices import (
    device,
    devices as live_devices,
    reader,
)
from custom_components.tencent_iot_explorer.account.polling import families
from custom_components.tencent_iot_explorer.account.push import outdated
from custom_components.tencent_iot_explorer.cloud.api import by_id
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error
from simulator.faults import contents

from ..clock import Clock
from .home_world import FAMILIES, HUBS, OWN, SENSORS, TIME, Device, Line, Spoil, World

EXAMPLES = int(os.environ.get("TRUTH_EXAMPLES", "100"))
NAMES = (*HUBS, *SENSORS)
SECONDS = (0, 0.1, 0.5, 2, 8, 40, 70, 200)
FATES = ("lost", "lost", "late", "twice")
ONCE_AN_HOUR = 2  # where an hour lasts a little longer
LATELY = (10, 45, 100)

type Step = Callable[[World, int], Awaitable[None]]
type Change = Callable[[World, Device, int], None]


async def wait(world: World, number: int) -> None:
    """Let time pass."""
    await asyncio.sleep(SECONDS[number % len(SECONDS)])


async def bind(world: World, number: int) -> None:
    """Bind a device that is not bound, if any, in a family or to be shared."""
    unbound = [each for each in NAMES if not world.device(each)]
    if unbound:
        name = unbound[number % len(unbound)]
        world.bind(name, [*FAMILIES][number % len(FAMILIES)], HUBS[number % len(HUBS)])


def unbind(world: World, device: Device, number: int) -> None:
    """Unbind a device, and what is behind it."""
    world.cloud.unbind(device.device_id)


def vanish(world: World, device: Device, number: int) -> None:
    """Lose a device without a word."""
    if not any(x.gateway_id == device.device_id for x in world.cloud.devices.values()):
        del world.cloud.devices[device.device_id]


def bind_again(world: World, device: Device, number: int) -> None:
    """Unbind a device, and bind it again elsewhere."""
    world.cloud.unbind(device.device_id)
    world.bind(device.device_name, [*FAMILIES][number % len(FAMILIES)], HUBS[0])


def rename(world: World, device: Device, number: int) -> None:
    """Give a device another name."""
    device.alias_name = f"name {number}"


def move_room(world: World, device: Device, number: int) -> None:
    """Put a device into another room, or into none."""
    rooms = ["0", *FAMILIES[device.family_id]]
    device.room_id = rooms[number % len(rooms)]


def move_family(world: World, device: Device, number: int) -> None:
    """Move a device to another family."""
    if device.family_id in OWN and not device.gateway_id:
        for each in world.cloud.devices.values():
            if each is device or each.gateway_id == device.device_id:
                world.touch(each)
                each.family_id, each.room_id = OWN[number % len(OWN)], "0"


def move_behind(world: World, device: Device, number: int) -> None:
    """Put a sensor behind another hub of its family, or behind none."""
    hub = world.device((*HUBS, "")[number % 3])
    if device.device_name in SENSORS and device.family_id in OWN:
        world.touch(device)
        world.cloud.push_gateway_change(device, "unbind")
        is_near = hub and hub.family_id == device.family_id
        device.gateway_id = hub.device_id if hub and is_near else ""
        world.cloud.push_gateway_change(device, "bind")


def to_one(change: Change) -> Step:
    """Return a step that concerns a device, if any is there."""

    async def step(world: World, number: int) -> None:
        devices = [*world.cloud.devices.values()]
        if devices:
            change(world, devices[number % len(devices)], number)

    step.__name__ = change.__name__
    return step


async def rename_room(world: World, number: int) -> None:
    """Call a room otherwise."""
    family = world.cloud.home.families[OWN[number % len(OWN)]]
    next(iter(family.rooms.values())).name = f"Room-{number}"


async def lag(world: World, number: int) -> None:
    """Have the lists stay behind."""
    world.lag(LATELY[number % len(LATELY)])


def _refuse(code: str) -> Any:
    def refuse(_answer: Any) -> Any:
        raise cloud_error(code, "")

    return refuse


def _lists(change: Any) -> Any:
    return lambda answer: change({"data": answer})["data"]


PLACES = (
    *("AppGetFamilyDeviceList", *(f"AppGetFamilyDeviceList {each}" for each in OWN)),
    *("AppGetFamilySubDeviceList", "AppGetRoomList", "AppListUserShareDevices"),
)
SHORT: tuple[Spoil, ...] = (
    _lists(contents.lists(lambda _: [])),
    _lists(contents.lists(lambda found: found[:-1])),
    _lists(contents.lists(lambda found: found[1:])),
    lambda _: {},
)
SILENT: tuple[Spoil, ...] = (
    _lists(contents.miscount),
    *map(_refuse, ("InternalError", "FailedOperation", "ResourceNotFound")),
)


async def come_short(world: World, number: int) -> None:
    """Have a list come short for less than a minute, and be read meanwhile."""
    place = PLACES[number % len(PLACES)]
    world.come_short(place, SHORT[number // 6 % 4], LATELY[number // 24])
    await poll(world, number)


async def fall_silent(world: World, number: int) -> None:
    """Have a list not come for a while."""
    place = PLACES[number % len(PLACES)]
    world.fall_silent(place, SILENT[number // 6 % 4], SECONDS[number // 24 + 6])
    await poll(world, number)


async def push(world: World, number: int) -> None:
    """Have the next frame be lost, late or told twice."""
    world.line.fate = FATES[number % len(FATES)]


async def poll(world: World, number: int) -> None:
    """Read the lists, as once an hour."""
    await world.account.home.async_refresh()


async def look(world: World, number: int) -> None:
    """Look for changes, as after a connection that was lost."""
    world.account.home._async_request_if_changed_soon()


async def reload(world: World, number: int) -> None:
    """Forget all and begin anew."""
    if TIME() > max(world.short_until, world.silent_until):
        await world.stop()
        await world.start()


CHANGES = (
    *(unbind, vanish, bind_again, rename, move_room, move_family, move_behind),
    *(unbind, bind_again, move_behind),
)
STEPS: tuple[Step, ...] = (
    *(wait, wait, wait, wait, bind, bind, bind),
    *map(to_one, CHANGES),
    *(
        rename_room,
        lag,
        lag,
        come_short,
        come_short,
        fall_silent,
        fall_silent,
        push,
        push,
        poll,
        look,
        reload,
    ),
)


@pytest.fixture(autouse=True)
async def own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all go by our time, and pushes come without a socket."""
    for module in (absences, families, by_id, live_devices, reader, device, outdated):
        monkeypatch.setattr(module, "monotonic", TIME)
    monkeypatch.setattr(account, "Push", Line)
    loop: Any = asyncio.get_running_loop()
    loop.time = TIME
    Clock(loop, TIME.skip)


@pytest.mark.usefixtures("hass_storage")
@settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 47)), max_size=25)
)
async def test_in_the_end_a_home_is_known(
    hass: HomeAssistant, steps: list[tuple[Step, int]]
) -> None:
    """Nothing is removed that is there, and nothing asked for without need."""
    world = World(hass)
    await world.start()
    try:
        for step, number in steps:
            await step(world, number)
        await world.settle()
        assert world.known == world.true
        assert world.known_rooms == world.true_rooms
        assert not world.troubles
        assert max(world.asked.values()) <= ONCE_AN_HOUR
    finally:
        await world.forget()
