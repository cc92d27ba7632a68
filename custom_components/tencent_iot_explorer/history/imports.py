"""The imports of an account, resumed after a restart."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.start import async_at_started
from homeassistant.util.hass_dict import HassKey

from ..account.account import Account, TencentConfigEntry
from ..account.errors import translation
from ..const import DOMAIN
from .import_memory import ImportMemory, Order
from .job import Job
from .progress import Progress
from .report import Line
from .sensors import Sensor, async_find_sensors, chosen

IMPORTS: HassKey[dict[str, Imports]] = HassKey(f"{DOMAIN}_imports")


class Imports:
    """The running imports of an account."""

    def __init__(self, hass: HomeAssistant, account: Account) -> None:
        """Import nothing yet."""
        self._hass = hass
        self._account = account
        self._memory = ImportMemory(hass, account.entry.entry_id)
        self._locks = defaultdict[str, asyncio.Lock](asyncio.Lock)
        self._running: dict[asyncio.Task[None], Job] = {}

    async def async_load(self) -> None:
        """Read what is remembered, and resume it once Home Assistant has started."""
        await self._memory.async_load()
        entry = self._account.entry
        entry.async_on_unload(self._memory.async_save)
        entry.async_on_unload(async_at_started(self._hass, self._async_resume))
        entry.async_on_unload(
            self._hass.bus.async_listen_once(
                EVENT_HOMEASSISTANT_STOP, self._async_interrupt
            )
        )

    async def async_import(self, order: Order, sensors: Iterable[Sensor]) -> list[Line]:
        """Carry an order out and return what became of each sensor.

        Goes on after a restart. Ends where the caller is cancelled.
        """
        await self._memory.async_begin(order)
        job = self._job(order, sensors)
        running = self._async_start(order, job, Progress(self._hass, job))
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError:
            if not self._hass.is_stopping:
                job.async_cancel()
            raise
        if running.cancelled():
            raise HomeAssistantError(**translation("import_interrupted"))
        running.result()
        return list(job.lines.values())

    @callback
    def async_cancel(self) -> None:
        """Cancel all imports; what is filled stays."""
        for job in self._running.values():
            job.async_cancel()

    @callback
    def _async_interrupt(self, _event: Event) -> None:
        """Let Home Assistant stop at once; the orders are resumed at its next start."""
        for running in self._running:
            running.cancel()

    async def _async_resume(self, _hass: HomeAssistant) -> None:
        """Carry out what was left when Home Assistant or the account stopped."""
        if RECORDER_DOMAIN not in self._hass.config.components:
            return
        for order in list(self._memory.orders):
            devices = self._account.devices
            found = await async_find_sensors(
                self._hass,
                [devices[each] for each in order.device_ids if each in devices],
            )
            job = self._job(order, chosen(found, order.property_ids))
            progress = Progress(self._hass, job)
            await progress.async_tell()
            self._async_start(order, job, progress)

    def _job(self, order: Order, sensors: Iterable[Sensor]) -> Job:
        return Job(
            self._hass,
            self._account.client,
            self._memory,
            self._locks,
            sensors,
            order.span,
        )

    @callback
    def _async_start(
        self, order: Order, job: Job, progress: Progress
    ) -> asyncio.Task[None]:
        """Carry an order out in the background, no longer than the account runs."""
        running = self._account.entry.async_create_background_task(
            self._hass, _async_run(job, progress), f"{DOMAIN} import"
        )
        self._running[running] = job
        running.add_done_callback(partial(self._async_ended, order))
        return running

    @callback
    def _async_ended(self, order: Order, running: asyncio.Task[None]) -> None:
        """Forget an order, unless the account or Home Assistant stopped meanwhile."""
        job = self._running.pop(running)
        if job.is_ending or not running.cancelled():
            self._hass.async_create_task(self._memory.async_end(order))


async def _async_run(job: Job, progress: Progress) -> None:
    """Run a job and show its result."""
    try:
        await job.async_run()
    finally:
        progress.async_stop()
    await progress.async_tell_result()


async def async_set_up_imports(hass: HomeAssistant, entry: TencentConfigEntry) -> None:
    """Let an account import, and resume what it did not finish."""
    imports = Imports(hass, entry.runtime_data)
    known = hass.data.setdefault(IMPORTS, {})
    known[entry.entry_id] = imports
    entry.async_on_unload(partial(known.__delitem__, entry.entry_id))
    await imports.async_load()
