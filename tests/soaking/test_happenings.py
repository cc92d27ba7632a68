"""What goes on in a soak."""

from random import Random

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
import pytest

from scripts.soaking.cloud import SimulatedCloud
from scripts.soaking.happenings import COUNTERS, METER, report_all
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
