"""What the tests of the platforms share."""

import asyncio
from collections.abc import Iterable, Mapping
import json
from typing import Any

from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event

from simulator import Cloud
from simulator.state import Device, Product

from ..thing import property_of
from .common import entity_id


def find_device(cloud: Cloud, name: str) -> Device:
    """Return a device of the demo home by its device name."""
    return next(each for each in cloud.devices.values() if each.device_name == name)


def add_device(
    cloud: Cloud, values: Mapping[str, Any], *properties: Mapping[str, Any]
) -> Device:
    """Add a device of a product of its own to the first family."""
    template = {"version": "1.0", "properties": properties, "events": [], "actions": []}
    product = Product(
        product_id="TESTPRODUC",
        name="Test product",
        net_type="wifi",
        category_id=1,
        product_type=0,
        manufacturer="",
        model="",
        data_template=json.loads(json.dumps(template)),
    )
    return add_device_of(cloud, product, values)


def add_box(cloud: Cloud) -> Device:
    """Add a television box that has buttons for its volume, and no level."""
    return add_device(
        cloud,
        {"power": 1, "vol_up": 0, "vol_down": 0, "ch": 5},
        property_of("power", "电源", "bool"),
        property_of("vol_up", "音量加", "bool"),
        property_of("vol_down", "音量减", "bool"),
        property_of("ch", "频道", "int", min=0, max=999),
    )


def add_device_of(cloud: Cloud, product: Product, values: Mapping[str, Any]) -> Device:
    """Add a device of a product to the first family."""
    family = next(iter(cloud.home.families.values()))
    device = Device(
        product=product,
        device_name="test_01",
        alias_name="Test device",
        owner=next(iter(family.members)),
        family_id=family.family_id,
        room_id="0",
        values=dict(values),
        updated=dict.fromkeys(values, 1),
    )
    cloud.home.products[product.product_id] = product
    cloud.devices[device.device_id] = device
    return device


def entity_id_of(hass: HomeAssistant, platform: str, device: Device, key: str) -> str:
    """Return the entity of a key of a device."""
    unique_id = f"{device.product.product_id}_{device.device_name}_{key}"
    return entity_id(hass, platform, unique_id)


def state_of(hass: HomeAssistant, entity_id: str) -> State:
    """Return the present state of an entity."""
    state = hass.states.get(entity_id)
    assert state
    return state


async def report(
    hass: HomeAssistant,
    cloud: Cloud,
    device: Device,
    entity_id: str,
    values: Mapping[str, Any],
) -> State:
    """Let a device report and return the state that the entity takes for it."""
    changed: asyncio.Future[State | None] = hass.loop.create_future()

    @callback
    def take(event: Event[EventStateChangedData]) -> None:
        if not changed.done():
            changed.set_result(event.data["new_state"])

    unlisten = async_track_state_change_event(hass, entity_id, take)
    cloud.report(device.device_id, values)
    state = await asyncio.wait_for(changed, timeout=5)
    unlisten()
    assert state
    return state


type Call = tuple[str, Mapping[str, Any], Mapping[str, Any]]


async def check_calls(
    hass: HomeAssistant, device: Device, entity_id: str, calls: Iterable[Call]
) -> None:
    """Call services and see what the device was told for each."""
    for service, data, written in calls:
        await call(hass, entity_id, service, **data)
        told = {name: device.values.get(name) for name in written}
        assert told == written, service


async def call(hass: HomeAssistant, entity_id: str, service: str, **data: Any) -> None:
    """Call a service of the entity's own platform and wait for it."""
    platform = entity_id.partition(".")[0]
    await hass.services.async_call(
        platform, service, {"entity_id": entity_id} | data, blocking=True
    )
    await hass.async_block_till_done(wait_background_tasks=True)
