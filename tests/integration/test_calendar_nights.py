"""The calendar on the nights when clocks change, walked through minute by minute."""

from datetime import UTC, datetime, timedelta
from unittest.mock import AsyncMock, Mock, patch
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockEntityPlatform,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.account.polling.time_zone import (
    UserTimeZone,
)
from custom_components.tencent_iot_explorer.account.polling.timers import (
    TimerCoordinator,
)
from custom_components.tencent_iot_explorer.calendar import TimerCalendar
from custom_components.tencent_iot_explorer.cloud import Timer, UserSettings
from custom_components.tencent_iot_explorer.const import DOMAIN

NEW_YORK, BERLIN, SHANGHAI = "America/New_York", "Europe/Berlin", "Asia/Shanghai"
DEVICE = "P/lamp"
WALK = timedelta(minutes=100)
MINUTE = timedelta(minutes=1)


async def show_calendar(hass: HomeAssistant, zone: str, at: str) -> TimerCalendar:
    """Show a daily timer of a user who lives in a zone."""
    timer = Timer(
        timer_id="t",
        name="Night",
        days="1111111",
        time_point=at,
        repeat=True,
        enabled=True,
    )
    client = Mock()
    client.user.get_user_settings = AsyncMock(return_value=UserSettings(time_zone=zone))
    entry = MockConfigEntry(domain=DOMAIN)
    entry.add_to_hass(hass)
    time_zone = UserTimeZone(client)
    timers = TimerCoordinator(hass, entry, client, Mock(), time_zone)
    timers.data = {DEVICE: (timer,)}
    device = Mock(device_id=DEVICE)
    device.record.product_id, device.record.device_name = DEVICE.split("/")
    calendar = TimerCalendar(
        Mock(timers=timers, client=client, time_zone=time_zone), device
    )
    calendar.entity_id = "calendar.lamp"
    await MockEntityPlatform(
        hass, domain="calendar", platform_name=DOMAIN
    ).async_add_entities([calendar])
    await hass.async_block_till_done(wait_background_tasks=True)
    return calendar


@pytest.mark.parametrize(
    ("here", "there", "at", "day"),
    [
        (NEW_YORK, NEW_YORK, "01:30", "2026-11-01"),
        (NEW_YORK, NEW_YORK, "03:30", "2027-03-14"),
        (BERLIN, BERLIN, "02:30", "2026-10-25"),
        (BERLIN, BERLIN, "03:30", "2027-03-28"),
        (SHANGHAI, SHANGHAI, "01:30", "2026-11-01"),
        (NEW_YORK, SHANGHAI, "13:30", "2026-11-01"),
        (NEW_YORK, SHANGHAI, "14:30", "2026-11-01"),
        (SHANGHAI, NEW_YORK, "01:30", "2026-11-01"),
        (BERLIN, SHANGHAI, "09:30", "2027-03-28"),
    ],
)
async def test_the_nights_when_clocks_change(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    here: str,
    there: str,
    at: str,
    day: str,
) -> None:
    """The calendar is on in the minute when the cloud runs the timer, and only then."""
    await hass.config.async_set_time_zone(here)
    run = datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=ZoneInfo(there))
    begin = run.astimezone(UTC) - WALK
    freezer.move_to(begin)
    calendar = await show_calendar(hass, there, at)
    on = []
    with patch.object(
        TimerCalendar,
        "async_write_ha_state",
        autospec=True,
        side_effect=TimerCalendar.async_write_ha_state,
    ) as write:
        while (moment := datetime.now(UTC)) < begin + 2 * WALK:
            freezer.tick(MINUTE)
            async_fire_time_changed(hass)
            await hass.async_block_till_done()
            state = hass.states.get(calendar.entity_id)
            assert state
            if state.state == "on":
                on.append(moment + MINUTE)
    await calendar.async_remove()
    assert on == [run.astimezone(UTC)]
    assert write.call_count <= 2
