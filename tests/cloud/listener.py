"""Somebody who hears what a push connection says."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from custom_components.tencent_iot_explorer.cloud import (
    DeviceChange,
    Push,
    PushListener,
)

from ..waiting import PATIENCE_SECONDS


@dataclass
class Listener:
    """Queues what a push connection says."""

    changes: asyncio.Queue[DeviceChange] = field(default_factory=asyncio.Queue)
    connected: asyncio.Queue[frozenset[str]] = field(default_factory=asyncio.Queue)
    disconnected: asyncio.Queue[None] = field(default_factory=asyncio.Queue)
    refused: asyncio.Queue[None] = field(default_factory=asyncio.Queue)

    def start(self, push: Push, **instead: Callable[..., None]) -> None:
        """Start a push connection that tells this listener, or calls something instead."""
        listener = PushListener(
            on_changes=self.hear,
            on_connected=lambda: self.connected.put_nowait(frozenset(push.registered)),
            on_disconnected=lambda: self.disconnected.put_nowait(None),
            on_refused=lambda: self.refused.put_nowait(None),
        )
        push.start(replace(listener, **instead))

    async def change(self, kind: str) -> DeviceChange:
        """Wait for a change of a kind."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (change := await self.changes.get()).kind != kind:
                pass
        return change

    def hear(self, changes: Sequence[DeviceChange]) -> None:
        """Queue changes one by one."""
        for each in changes:
            self.changes.put_nowait(each)


async def soon[T](queue: asyncio.Queue[T]) -> T:
    """Return the next item of a queue."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await queue.get()


async def connected(
    push: Push, listener: Listener, *device_ids: str, **instead: Callable[..., None]
) -> None:
    """Start and wait until the devices are registered."""
    await push.subscribe(device_ids or ("P1/lamp",))
    listener.start(push, **instead)
    await soon(listener.connected)
