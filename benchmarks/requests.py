"""Requests: what a restart and a lost connection ask of the cloud."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.tencent_iot_explorer.account.account import TencentConfigEntry
from custom_components.tencent_iot_explorer.cloud import push
from custom_components.tencent_iot_explorer.cloud.transport import Transport

from .home import make_entry, running_home_assistant, running_simulator, set_up
from .outcome import Outcome

RESTARTED, RECONNECTED = 87, 31
CUTS = 10
LONGEST_WAIT_SECONDS = 30
# By then the questions of a start that can wait have been asked, too.
LATER = timedelta(minutes=2)


async def measure() -> list[Outcome]:
    """Return how many requests are made, scenes and timers of the home included."""
    once, often = await _reconnect()
    return [
        _outcome(f"{RESTARTED} devices: a restart within a day", await _restart(), 130),
        _outcome(f"{RECONNECTED} devices: a reconnection", once, 35),
        _outcome(f"{RECONNECTED} devices: {CUTS} in a minute", often, 70),
    ]


def _outcome(subject: str, requests: int, limit: int) -> Outcome:
    return Outcome(subject=subject, rounds=[requests], limit=limit, unit="requests")


async def _restart() -> int:
    """Return the requests of a start that remembers the one before."""
    async with running_simulator(RESTARTED) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        await set_up(hass, entry)
        await _let_time_pass(hass)
        await hass.config_entries.async_unload(entry.entry_id)
        with counted_requests() as made:
            await set_up(hass, entry)
            await _let_time_pass(hass)
    return made.total()


async def _reconnect() -> tuple[int, int]:
    """Return the requests after one cut of the line, and after several."""
    async with running_simulator(RECONNECTED) as url, running_home_assistant() as hass:
        entry = make_entry(hass, url)
        await set_up(hass, entry)
        await _let_time_pass(hass)
        with counted_requests() as made, patch.object(push, "uniform", _at_once):
            await _cut(hass, entry)
            once = made.total()
            for _ in range(CUTS - 1):
                await _cut(hass, entry)
    return once, made.total()


def _at_once(_shortest: float, _longest: float) -> float:
    """Return by how much a retry is sooner or later: the line is back at once."""
    return 0.0


async def _cut(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Cut the line, and wait until it is back and nothing is asked any more."""
    connection = entry.runtime_data.push
    before = connection.heard_since
    if socket := connection._socket:
        await socket.close()
    await _until(lambda: connection.connected and connection.heard_since is not before)
    await hass.async_block_till_done(wait_background_tasks=True)


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONGEST_WAIT_SECONDS):
        while not condition():  # noqa: ASYNC110  nobody tells
            await asyncio.sleep(0.01)


async def _let_time_pass(hass: HomeAssistant) -> None:
    """Have asked what is asked some time after a start."""
    async_fire_time_changed(hass, utcnow() + LATER)
    await hass.async_block_till_done(wait_background_tasks=True)


@contextmanager
def counted_requests() -> Iterator[Counter[str]]:
    """Count the requests by their actions."""
    made: Counter[str] = Counter()
    post = Transport.post

    async def counted(
        self: Transport, path: str, body: Mapping[str, Any]
    ) -> dict[str, Any]:
        made[body["Action"]] += 1
        return await post(self, path, body)

    with patch.object(Transport, "post", counted):
        yield made
