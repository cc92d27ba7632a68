"""What goes on in a soak."""

import asyncio
from random import Random
from typing import cast

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
import pytest

from scripts.demonstration.home_assistant import HomeAssistant
from scripts.soaking import happenings
from scripts.soaking.cloud import SimulatedCloud
from scripts.soaking.happenings import COUNTERS, METER, report_all, use
from scripts.soaking.soak import PRODUCTS
from simulator import Cloud, create_app, generate_home


@pytest.mark.usefixtures("socket_enabled")
async def test_everything_is_reported_but_what_counts() -> None:
    cloud = Cloud(generate_home(len(PRODUCTS), PRODUCTS))
    devices = [*generate_home(len(PRODUCTS), PRODUCTS).devices.values()]
    gone, *others = devices
    cloud.unbind(gone.device_id)
    async with TestServer(create_app(cloud)) as server, ClientSession() as session:
        soaked = SimulatedCloud(session=session, url=str(server.make_url("")))
        await report_all(soaked, devices, Random(1))
    for device in others:
        there = cloud.devices[device.device_id]
        assert there.values == device.values
        if device.product.product_id != METER:
            assert there.history.keys() == there.product.definitions().keys() - COUNTERS


class Toggled:
    """A Home Assistant whose user toggles."""

    def __init__(self, *entity_ids: str) -> None:
        """Have entities, all of them on."""
        self.states = [{"entity_id": each, "state": "on"} for each in entity_ids]
        self.toggled: set[str] = set()

    async def get(self, _path: str) -> list[dict[str, str]]:
        """Return the states."""
        return self.states

    async def call(self, _domain: str, _action: str, *, entity_id: str) -> None:
        """Note what is toggled."""
        self.toggled.add(entity_id)


async def test_the_user_leaves_timers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(happenings, "USE_SECONDS", 0.0001)
    home_assistant = Toggled("switch.lamp_morning", "switch.lamp", "sensor.lamp")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await use(cast("HomeAssistant", home_assistant), Random(1))
    assert home_assistant.toggled == {"switch.lamp"}
