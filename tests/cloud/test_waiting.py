"""Waiting for the cloud, until nobody wants to know any more."""

import asyncio

import pytest

from custom_components.tencent_iot_explorer.cloud import ConnectionFailed
from custom_components.tencent_iot_explorer.cloud.waiting import Waiting


async def wait(waiting: Waiting, awaited: asyncio.Future[None]) -> None:
    """Wait for something, until that is in vain."""
    async with waiting.until_closed():
        await awaited


async def test_closing_ends_all_that_waits_and_whatever_would() -> None:
    waiting = Waiting()
    never = asyncio.get_running_loop().create_future()
    waiters = [asyncio.create_task(wait(waiting, never)) for _ in range(2)]
    await asyncio.sleep(0)
    waiting.close()
    waiting.close()
    for waiter in (*waiters, asyncio.create_task(wait(waiting, never))):
        with pytest.raises(ConnectionFailed, match="closed"):
            await waiter


async def test_what_ends_before_is_not_touched() -> None:
    waiting = Waiting()
    soon = asyncio.get_running_loop().create_future()
    waiter = asyncio.create_task(wait(waiting, soon))
    await asyncio.sleep(0)
    soon.set_result(None)
    await waiter
    waiting.close()
    with pytest.raises(TimeoutError):
        async with Waiting().until_closed(), asyncio.timeout(0):
            await asyncio.Event().wait()
