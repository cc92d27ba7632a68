"""The devices of an account: told in slices, named in brief."""

import asyncio
from itertools import pairwise
from typing import Any
from unittest.mock import Mock

from custom_components.tencent_iot_explorer.home.devices import Devices, brief


async def test_outage_is_told_in_slices() -> None:
    """The event loop has a turn after each hundred devices."""
    told: list[bool] = []
    devices: Any = Devices(*[Mock()] * 5)
    for number in range(250):
        devices._devices[str(number)] = Mock(set_reachable=told.append)
    telling = asyncio.create_task(devices.async_set_reachable(reachable=False))
    seen = [0]
    while not telling.done():
        await asyncio.sleep(0)
        seen.append(len(told))
    assert told == [False] * 250
    turns = [after - before for before, after in pairwise(seen)]
    assert max(turns) <= 100


def test_log_names_few_devices() -> None:
    """A line that names a thousand devices is read by nobody."""
    assert brief({"b", "a"}) == "a, b"
    assert brief({str(each) for each in range(9)}) == "0, 1, 2, 3, 4 and 4 others"
