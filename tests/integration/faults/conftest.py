"""An account that waits for nothing, and of which nothing is left in the end."""

from collections.abc import AsyncIterator
import logging

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from ..working import CLIMATE

CLOUD = "custom_components.tencent_iot_explorer.cloud"
# Faults that are tried in more than one place.
LISTS = ("empty_list", "short_list")
ROUTINES = ("scenes_deleted", "scenes_renamed", "timers_deleted", "timers_changed")


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for anything."""
    for name, seconds in {
        f"{CLOUD}.client.RETRY_SECONDS": 0,
        f"{CLOUD}.client.LONGEST_RETRY_SECONDS": 0,
        f"{CLOUD}.transport.REQUEST_SECONDS": 0.2,
        f"{CLOUD}.push.FIRST_RETRY_SECONDS": 0.01,
        f"{CLOUD}.push.LAST_RETRY_SECONDS": 0.05,
        f"{CLOUD}.push.HEARTBEAT_SECONDS": 0.1,
        f"{CLOUD}.push.SILENCE_SECONDS": 0.5,
        "custom_components.tencent_iot_explorer.account.devices.pending.ECHO_SECONDS": 0.2,
        "simulator.faults.pushes.LATE_SECONDS": 0.1,
        "simulator.faults.table.LATE_SECONDS": 0.1,
        "simulator.faults.sudden.OVERSIZED": 20 * 2**20,
    }.items():
        monkeypatch.setattr(name, seconds)


@pytest.fixture
async def entry(
    haste: None,
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[MockConfigEntry]:
    """Return a running account; in the end nothing of it is left.

    By a real clock a busy machine would be one of the faults.
    """
    cloud.devices[CLIMATE].values["current_humidity"] = 60
    entry = await set_up()
    await until(lambda: len(entry.runtime_data.push.registered) == len(cloud.devices))
    caplog.clear()
    yield entry
    cloud.mend()
    await hass.config_entries.async_unload(entry.entry_id)
    await until(lambda: not cloud.sockets)
    assert len(troubles(caplog)) == len(set(troubles(caplog))), caplog.text
    assert "Traceback" not in caplog.text


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines of ours that tell of trouble."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING
        if "tencent" in record.name
    ]
