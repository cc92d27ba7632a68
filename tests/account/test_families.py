"""Reading the contents of families."""

import asyncio
import gc
from unittest.mock import AsyncMock

import pytest

from custom_components.tencent_iot_explorer.account.polling.families import Families
from custom_components.tencent_iot_explorer.account.polling.optional_lists import (
    OptionalLists,
)


async def test_a_reading_that_is_stopped_before_it_has_asked(
    recwarn: pytest.WarningsRecorder,
) -> None:
    """Whoever removes an account in that moment finds nothing odd in the log."""
    families = Families(AsyncMock(), OptionalLists(AsyncMock()))
    reading = asyncio.create_task(families.async_read(["f_1"]))
    for _ in range(2):
        await asyncio.sleep(0)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    gc.collect()
    assert not recwarn.list
