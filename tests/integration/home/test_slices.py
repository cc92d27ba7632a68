"""What concerns all devices is told in slices, with a turn of the loop between."""

import asyncio
from collections.abc import Awaitable, Callable

from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.home import devices as devices_module
from custom_components.tencent_iot_explorer.home.devices import Devices

from ...conftest import SetUp

pytestmark = pytest.mark.devices("strip_01", "switch_01", "lamp_01", "fan_01")

MUCH_LATER = 1e13


async def unreachable(devices: Devices) -> None:
    """Tell all devices that the cloud is away."""
    await devices.async_set_reachable(reachable=False)


async def offline(devices: Devices) -> None:
    """Tell all devices that a poll found them offline."""
    await devices.async_take_statuses(dict.fromkeys(devices, False), MUCH_LATER)


@pytest.mark.parametrize("tell", [unreachable, offline])
async def test_others_have_their_turn_between_slices(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    tell: Callable[[Devices], Awaitable[None]],
) -> None:
    """Told all at once, thousands of states would throw every browser out."""
    monkeypatch.setattr(devices_module, "DEVICES_PER_SLICE", 1)
    entry = await set_up()
    devices = entry.runtime_data.devices
    assert all(device.available for device in devices.values())
    telling = asyncio.ensure_future(tell(devices))
    left = set()
    while not telling.done():
        await asyncio.sleep(0)
        left.add(sum(device.available for device in devices.values()))
    assert len(left) >= len(devices)
    assert not any(device.available for device in devices.values())
