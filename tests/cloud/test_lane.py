"""The lane of reads: as wide as the cloud bears."""

import asyncio
from contextlib import suppress

from custom_components.tencent_iot_explorer.cloud.errors import RateLimited
from custom_components.tencent_iot_explorer.cloud.lane import Lane


async def _pass(lane: Lane) -> None:
    async with lane.place():
        pass


async def _complain(lane: Lane, together: asyncio.Barrier) -> None:
    with suppress(RateLimited):
        async with lane.place():
            await together.wait()
            raise RateLimited("RequestLimitExceeded", "slower")


async def _places(lane: Lane) -> int:
    """Return how many can be in the lane at a time."""
    inside = 0
    leave = asyncio.Event()

    async def stay() -> None:
        nonlocal inside
        async with lane.place():
            inside += 1
            await leave.wait()
            raise asyncio.CancelledError  # neither a good answer nor a complaint

    staying = [asyncio.create_task(stay()) for _ in range(40)]
    for _ in range(3):
        await asyncio.sleep(0)
    found = inside
    for task in staying:
        task.cancel()
    await asyncio.gather(*staying, return_exceptions=True)
    return found


async def test_good_answers_widen_it() -> None:
    """It begins with eight places and ends with sixteen."""
    lane = Lane()
    assert await _places(lane) == 8
    for _ in range(4):
        await _pass(lane)
    assert await _places(lane) == 12
    for _ in range(40):
        await _pass(lane)
    assert await _places(lane) == 16


async def test_a_complaint_halves_it_once() -> None:
    """What was on its way together complains together: that is one complaint."""
    lane = Lane()
    together = asyncio.Barrier(8)
    await asyncio.gather(*(_complain(lane, together) for _ in range(8)))
    assert await _places(lane) == 4


async def test_it_is_careful_after_a_complaint() -> None:
    """Fifty good answers make room for one more."""
    lane = Lane()
    await _complain(lane, asyncio.Barrier(1))
    for _ in range(49):
        await _pass(lane)
    assert await _places(lane) == 4
    await _pass(lane)
    assert await _places(lane) == 5


async def test_one_place_is_left() -> None:
    """However often the cloud complains, reading goes on."""
    lane = Lane()
    for _ in range(9):
        await _complain(lane, asyncio.Barrier(1))
    assert await _places(lane) == 1
