"""The recorder of a bare Home Assistant, for the findings."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from homeassistant.components import recorder
from homeassistant.components.recorder.statistics import get_last_short_term_statistics
from homeassistant.components.recorder.tasks import StatisticsTask
from homeassistant.components.sensor import recorder as sensor_statistics
from homeassistant.core import HomeAssistant
from homeassistant.helpers import recorder as recorder_helper
from homeassistant.util import dt

SLOT = timedelta(minutes=5)


async def begin_recording(hass: HomeAssistant) -> recorder.Recorder:
    """Return a recorder whose file lies in the present folder, once it is ready."""
    recorder_helper.async_initialize_recorder(hass)
    settings = {
        "db_url": f"sqlite:///{Path.cwd()}/home.db",
        "commit_interval": 0,
        "db_max_retries": 1,
        "db_retry_wait": 1,
    }
    config = recorder.CONFIG_SCHEMA({"recorder": settings})
    if not await recorder.async_setup(hass, {"recorder": config["recorder"]}):
        raise RuntimeError("there is no recorder")
    data = hass.data[recorder_helper.DATA_RECORDER]
    data.recorder_platforms["sensor"] = sensor_statistics
    instance = recorder.get_instance(hass)
    await instance.async_db_ready
    return instance


async def counted(hass: HomeAssistant, entity_ids: Iterable[str]) -> dict[str, float]:
    """Return what the statistics have added up of meters until now."""
    instance = recorder.get_instance(hass)
    await instance.async_block_till_done()
    now = dt.utcnow().replace(second=0, microsecond=0)
    slot = now - timedelta(minutes=now.minute % 5)
    for start in (slot - SLOT, slot):
        instance.queue_task(StatisticsTask(start, fire_events=False))
    await instance.async_block_till_done()

    def sum_of(entity_id: str) -> float:
        last = get_last_short_term_statistics(
            hass, 1, entity_id, convert_units=True, types={"sum"}
        )
        return last[entity_id][0]["sum"]

    return {
        each: await instance.async_add_executor_job(sum_of, each) for each in entity_ids
    }
