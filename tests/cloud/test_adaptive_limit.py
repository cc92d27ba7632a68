"""The limit of concurrent reads: as high as the cloud bears."""

import asyncio
from contextlib import suppress

from custom_components.tencent_iot_explorer.cloud.adaptive_limit import AdaptiveLimit
from custom_components.tencent_iot_explorer.cloud.errors import RateLimited


async def _pass(limit: AdaptiveLimit) -> None:
    async with limit.place():
        pass


async def _complain(limit: AdaptiveLimit, together: asyncio.Barrier) -> None:
    with suppress(RateLimited):
        async with limit.place():
            await together.wait()
            raise RateLimited("RequestLimitExceeded", "slower")


async def _places(limit: AdaptiveLimit) -> int:
    """Return how many can run at a time."""
    inside = 0
    leave = asyncio.Event()

    async def stay() -> None:
        nonlocal inside
        async with limit.place():
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


async def test_good_answers_raise_it() -> None:
    """It begins with eight places and ends with sixteen."""
    limit = AdaptiveLimit()
    assert await _places(limit) == 8
    for _ in range(4):
        await _pass(limit)
    assert await _places(limit) == 12
    for _ in range(40):
        await _pass(limit)
    assert await _places(limit) == 16


async def test_a_complaint_halves_it_once() -> None:
    """What was on its way together complains together: that is one complaint."""
    limit = AdaptiveLimit()
    together = asyncio.Barrier(8)
    await asyncio.gather(*(_complain(limit, together) for _ in range(8)))
    assert await _places(limit) == 4


async def test_it_is_careful_after_a_complaint() -> None:
    """Fifty good answers make room for one more."""
    limit = AdaptiveLimit()
    await _complain(limit, asyncio.Barrier(1))
    for _ in range(49):
        await _pass(limit)
    assert await _places(limit) == 4
    await _pass(limit)
    assert await _places(limit) == 5


async def test_one_place_is_left() -> None:
    """However often the cloud complains, reading goes on."""
    limit = AdaptiveLimit()
    for _ in range(9):
        await _complain(limit, asyncio.Barrier(1))
    assert await _places(limit) == 1
