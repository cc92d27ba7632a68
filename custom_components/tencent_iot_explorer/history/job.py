"""An import of many sensors: a few at a time, until all are done."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Set as AbstractSet
from typing import Final

from homeassistant.components.recorder import get_instance
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..account.devices.device import Device
from ..account.errors import translated_errors, translation
from ..cloud import AuthenticationFailed, Client, ConnectionFailed, RateLimited
from .backfill import async_fill, async_find_missing
from .from_recorder import read_outages
from .import_memory import ImportMemory
from .report import Line
from .sensors import Sensor
from .spans import Span

# The client sends more reads at a time: the others are for what lives.
SENSORS_AT_ONCE: Final = 3
# After these the cloud would answer no other sensor either, and where it has not
# answered about so many devices in a row.
ENDINGS: Final = (AuthenticationFailed, RateLimited)
MOST_SILENT: Final = 2

type Locks = defaultdict[str, asyncio.Lock]


class Job:
    """The import of sensors over a span."""

    def __init__(
        self,
        hass: HomeAssistant,
        client: Client,
        memory: ImportMemory,
        locks: Locks,
        sensors: Iterable[Sensor],
        span: Span,
    ) -> None:
        """Start nothing yet. The locks keep jobs from filling the same sensor at once."""
        self._hass = hass
        self._client = client
        self._memory = memory
        self._locks = locks
        self._span = span
        self._sensors = {each.entity_id: each for each in sensors}
        self._waiting = iter(self._sensors.values())
        self._outages: AbstractSet[int] = frozenset()
        self._workers: list[asyncio.Task[None]] = []
        self._ending: HomeAssistantError | None = None
        self._silent: set[Device] = set()
        self.lines = {
            each.entity_id: Line(device=each.device.name, entity_id=each.entity_id)
            for each in self._sensors.values()
        }

    async def async_run(self) -> None:
        """Fill all sensors; leave out those that cannot be filled."""
        self._outages = await get_instance(self._hass).async_add_executor_job(
            read_outages, self._hass, self._span
        )
        self._workers = [
            asyncio.create_task(self._work()) for _ in range(SENSORS_AT_ONCE)
        ]
        try:
            await asyncio.wait(self._workers)
        finally:
            for worker in self._workers:
                worker.cancel()
            results = await asyncio.gather(*self._workers, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result
        for line in self.lines.values():
            if not line.is_done:
                line.left_out = self._ending

    @property
    def is_ending(self) -> bool:
        """Return whether it was cancelled, or ended by the cloud."""
        return self._ending is not None

    @callback
    def async_cancel(self) -> None:
        """Cancel; the remaining sensors are left out."""
        self._end(HomeAssistantError(**translation("import_cancelled")))

    def _end(self, reason: HomeAssistantError) -> None:
        """End the job for a reason."""
        self._ending = reason
        for worker in self._workers:
            worker.cancel()

    async def _work(self) -> None:
        """Fill one sensor after another."""
        for sensor in self._waiting:
            if self._ending:
                return
            line = self.lines[sensor.entity_id]
            try:
                with translated_errors(sensor.device.name):
                    await self._fill(sensor, line)
            except HomeAssistantError as error:
                line.left_out = error
                self._judge(sensor, error)
            else:
                self._silent.clear()
            line.is_done = True

    def _judge(self, sensor: Sensor, error: HomeAssistantError) -> None:
        """End the job if the cloud would answer about no other sensor either."""
        if isinstance(error.__cause__, ConnectionFailed):
            self._silent.add(sensor.device)
        if len(self._silent) >= MOST_SILENT or isinstance(error.__cause__, ENDINGS):
            self._end(error)

    async def _fill(self, sensor: Sensor, line: Line) -> None:
        """Fill what is missing of a sensor."""
        async with self._locks[sensor.key]:
            missing = await async_find_missing(
                self._hass, sensor, self._span, self._outages
            )
            missing -= self._memory.settled(sensor.key)
            known = set[int]()
            async for filled in async_fill(self._hass, self._client, sensor, missing):
                line.hours += filled.changed
                known |= filled.hours
            self._memory.settle(sensor.key, missing - (known - self._outages))
