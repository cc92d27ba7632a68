"""Handing hours over to the recorder, in its thread.

Hours and the rise of later sums are one transaction: a machine that is switched off
at any moment leaves no fall between them.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.models import StatisticMetaData
from homeassistant.components.recorder.tasks import RecorderTask
from homeassistant.components.recorder.util import retryable_database_job
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.recorder import session_scope
from sqlalchemy.orm import Session

from ..account.errors import translation
from .slices import Slice, write


@dataclass(slots=True)
class FillTask(RecorderTask):
    """Writes a slice, and tells when that is done or has failed."""

    slice: Slice
    done: Callable[[], object]
    changed: int = 0
    problem: str | None = "recorder_failed"

    @override
    def run(self, instance: Recorder) -> None:
        """Write the slice, later once more where the database asks for that."""
        finished = True
        try:
            finished = _fill(instance, self)
        finally:
            if finished:
                self.done()
        if not finished:
            instance.queue_task(self)


async def async_record(hass: HomeAssistant, slice_: Slice) -> int:
    """Write a slice and return how many hours are new or different.

    Raises HomeAssistantError where the recorder cannot, or the unit has changed.
    """
    done = asyncio.Event()
    task = FillTask(slice_, lambda: hass.loop.call_soon_threadsafe(done.set))
    get_instance(hass).queue_task(task)
    await done.wait()
    if task.problem:
        entity_id = slice_.metadata["statistic_id"]
        raise HomeAssistantError(**translation(task.problem, entity_id=entity_id))
    return task.changed


@retryable_database_job("import of history")
def _fill(instance: Recorder, task: FillTask) -> bool:
    """Write the slice in one transaction; False asks to be called again."""
    with session_scope(session=instance.get_session()) as session:
        metadata_id = _metadata_id(instance, session, task.slice.metadata)
        if metadata_id is None:
            task.problem = "statistics_changed"
            return True
        task.changed = write(session, metadata_id, task.slice)
    task.problem = None
    return True


def _metadata_id(
    instance: Recorder, session: Session, metadata: StatisticMetaData
) -> int | None:
    """Return the statistic's id, a new one if need be; None if it has changed."""
    manager = instance.statistics_meta_manager
    if (found := manager.get(session, metadata["statistic_id"])) is None:
        return manager.update_or_add(session, metadata, {})[1]
    metadata_id, present = found
    if present["unit_of_measurement"] != metadata["unit_of_measurement"]:
        return None
    return metadata_id if present["has_sum"] == metadata["has_sum"] else None
