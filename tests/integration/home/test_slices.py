"""What concerns all devices is told in slices, with a turn of the loop between."""

import asyncio
from collections.abc import Awaitable, Callable
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.entity import planned
from custom_components.tencent_iot_explorer.entity.planned import async_add_in_slices
from custom_components.tencent_iot_explorer.home import (
    devices as devices_module,
    registry,
)
from custom_components.tencent_iot_explorer.home.account import Account
from custom_components.tencent_iot_explorer.home.devices import Devices
from custom_components.tencent_iot_explorer.home.registry import async_register_devices

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


async def register(account: Account) -> None:
    """Register all devices."""
    await async_register_devices(
        account.hass, account.entry, account.home.data, account.devices.values()
    )


async def learn_products(account: Account) -> None:
    """Build the models of all products from what is remembered."""
    await account.products.async_load()


async def add_entities(account: Account) -> None:
    """Add an entity for each device."""
    entities = [Mock(device=device) for device in account.devices.values()]
    await async_add_in_slices(account.entry, entities, Mock())


@pytest.mark.parametrize("begin", [register, learn_products, add_entities])
async def test_others_have_their_turn_while_a_home_is_set_up(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Account], Awaitable[None]],
) -> None:
    """A large home must not stop Home Assistant for a second at its start."""
    monkeypatch.setattr(registry, "DEVICES_PER_SLICE", 1)
    monkeypatch.setattr(planned, "ENTITIES_PER_SLICE", 1)
    entry = await set_up()
    account = entry.runtime_data
    await account.products.async_save()
    working = asyncio.ensure_future(begin(account))
    turns = 0
    while not working.done():
        await asyncio.sleep(0)
        turns += 1
    await working
    assert turns >= len(account.devices)
