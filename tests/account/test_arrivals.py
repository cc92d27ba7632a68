"""Who is shown when: together, in turn, and no longer when they have gone."""

import asyncio
from collections.abc import Collection
from typing import Any
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.devices.arrivals import Arrivals
from custom_components.tencent_iot_explorer.account.devices.device import Device


def make_devices(count: int) -> list[Any]:
    """Return devices of which nothing is known yet."""
    return [Mock(device_id=str(number), loaded=False) for number in range(count)]


class Shown:
    """A listener that takes its time."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.calls: list[list[str]] = []
        self.busy = False

    async def __call__(self, devices: Collection[Device]) -> None:
        """Show devices in some turns of the event loop."""
        assert not self.busy, "nobody is shown while others are"
        self.busy = True
        await asyncio.sleep(0)
        self.busy = False
        self.calls.append([each.device_id for each in devices])


async def test_devices_of_one_moment_are_shown_together(hass: HomeAssistant) -> None:
    """A house of a thousand devices is not shown in a thousand pieces."""
    arrivals = Arrivals(hass, MockConfigEntry())
    shown = Shown()
    arrivals.async_listen(shown)
    devices = make_devices(100)
    arrivals.async_expect(devices)
    for device in devices:
        arrivals.async_take(device)
    assert not shown.calls
    await arrivals.async_settle()
    assert list(map(len, shown.calls)) == [100]


async def test_who_has_gone_is_not_shown(hass: HomeAssistant) -> None:
    """Neither one that was expected nor one that has arrived; and nobody twice."""
    arrivals = Arrivals(hass, MockConfigEntry())
    shown = Shown()
    arrivals.async_listen(shown)
    first, second, third = make_devices(3)
    arrivals.async_expect([first, second, third])
    for device in (first, second, third, third):
        arrivals.async_take(device)
    arrivals.async_forget([first.device_id])
    await arrivals.async_settle()
    arrivals.async_take(third)
    assert shown.calls == [["1", "2"]]


async def test_nobody_is_shown_any_more_after_the_end(hass: HomeAssistant) -> None:
    """Not even those whose turn it was just then."""
    arrivals = Arrivals(hass, MockConfigEntry())
    shown = Shown()
    arrivals.async_listen(shown)
    (device,) = make_devices(1)
    arrivals.async_expect([device])
    settling = asyncio.create_task(arrivals.async_settle())
    arrivals.async_take(device)
    await asyncio.sleep(0)
    arrivals.async_stop()
    await settling
    assert not shown.calls


async def test_a_device_that_was_read_first_is_shown(hass: HomeAssistant) -> None:
    """A poll may be faster than the registration of a new device."""
    arrivals = Arrivals(hass, MockConfigEntry())
    shown = Shown()
    arrivals.async_listen(shown)
    (device,) = make_devices(1)
    arrivals.async_take(device)
    device.loaded = True
    arrivals.async_expect([device])
    await arrivals.async_settle()
    assert shown.calls == [["0"]]


async def test_those_who_follow_are_told_when_all_is_shown(hass: HomeAssistant) -> None:
    """A listener that another one brings along has shown the devices by then, too."""
    arrivals = Arrivals(hass, MockConfigEntry())
    told: list[str] = []

    async def follow(_devices: Collection[Device]) -> None:
        told.append("follower")

    async def show(_devices: Collection[Device]) -> None:
        told.append("second")

    async def bring(_devices: Collection[Device]) -> None:
        told.append("first")
        arrivals.async_listen(show)

    arrivals.async_follow(follow)
    arrivals.async_listen(bring)
    (device,) = make_devices(1)
    device.loaded = True
    arrivals.async_expect([device])
    await arrivals.async_settle()
    assert told == ["first", "second", "follower"]


async def test_after_the_end_nobody_is_shown(hass: HomeAssistant) -> None:
    """A reading that comes back late would ask for platforms that are unloading."""
    arrivals = Arrivals(hass, MockConfigEntry())
    shown = Shown()
    arrivals.async_listen(shown)
    await arrivals.async_settle()
    arrivals.async_stop()
    (device,) = make_devices(1)
    device.loaded = True
    arrivals.async_expect([device])
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not shown.calls
