"""What becomes of commands on their way."""

import asyncio
from collections.abc import Mapping
import gc
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.account.devices.outbox import Outbox
from custom_components.tencent_iot_explorer.cloud import ConnectionFailed


async def test_nobody_hears_of_a_failure_who_has_stopped_waiting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A script that was stopped waits for its command no more."""
    refused: list[Mapping[str, Any]] = []
    sent = asyncio.Event()

    async def control(_: Mapping[str, Any]) -> None:
        await sent.wait()
        raise ConnectionFailed("Timeout", "no answer")

    outbox = Outbox(control, accepted=refused.append, refused=refused.append)
    waiting = asyncio.create_task(outbox.send({"power": 1}))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    sent.set()
    await asyncio.sleep(0.01)
    gc.collect()
    assert refused == [{"power": 1}]
    assert not caplog.records
