"""What is known by device: each device concerns only who shows it."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ...conftest import SetUp

pytestmark = pytest.mark.devices("lamp_01", "strip_01")

LAMP = "WHITELAMP0/lamp_01"
STRIP = "LIGHTSTRIP/strip_01"


async def test_one_device_does_not_bother_all_others(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A thousand calendars are not worked out anew when one device is read or goes."""
    entry = await set_up()
    timers = entry.runtime_data.timers
    await timers.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    told: list[str] = []
    for device_id in (LAMP, STRIP, None):
        timers.async_add_listener(
            lambda device_id=device_id: told.append(device_id), device_id
        )
    await timers.async_read(LAMP)
    assert told == [LAMP, None]
    told.clear()
    timers.async_forget([STRIP])
    assert told == [None]
    told.clear()
    await timers.async_refresh()
    assert told == [LAMP, STRIP, None]
