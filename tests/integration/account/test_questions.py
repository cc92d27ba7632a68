"""What is asked now and then, of a cloud that does not answer everything."""

from copy import copy
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
import pytest

from simulator import Cloud, begin_fault
from tests.conftest import SetUp

from ...waiting import until

LAMP = "WHITELAMP0/lamp_01"
TIMERS = "AppGetTimerList"
VERSIONS = "AppCheckFirmwareUpdate"
ZONE = "AppGetUserSetting"


@pytest.mark.devices("lamp_01", "fan_01")
async def test_a_question_that_is_not_answered_holds_up_no_other(
    cloud: Cloud, set_up: SetUp
) -> None:
    """A cloud that knows nothing of an action may answer as no cloud does."""
    entry = await set_up()
    begin_fault(cloud, "http_500", action="AppGetUserSetting")
    await entry.runtime_data.questions.async_ask_due()
    assert cloud.calls[VERSIONS] == 2


@pytest.mark.devices("lamp_01", "fan_01")
async def test_a_zone_that_the_cloud_does_not_tell_is_asked_for_once(
    cloud: Cloud, set_up: SetUp
) -> None:
    """An action of Tencent's apps only; each timer goes by Beijing's time then."""
    cloud.fail(ZONE, code="InvalidAction", times=9)
    entry = await set_up()
    for device_id in cloud.devices:
        await entry.runtime_data.timers.async_refresh_device(device_id)
    assert cloud.calls[TIMERS] >= 2
    assert cloud.calls[ZONE] == 1


@pytest.mark.devices("lamp_01", "fan_01")
@pytest.mark.parametrize("silent", [LAMP, "FAN0000000/fan_01"])
async def test_a_device_about_which_nothing_is_answered_holds_up_no_other(
    cloud: Cloud, set_up: SetUp, silent: str
) -> None:
    """It is asked about once more after the others."""
    entry = await set_up()
    begin_fault(cloud, "http_500", action=VERSIONS, device_id=silent)
    for _ in range(2):
        await entry.runtime_data.questions.async_ask_due()
    assert len(entry.runtime_data.firmware.data) == 1


@pytest.mark.devices("lamp_01", "fan_01")
async def test_a_question_that_is_limited_for_good_holds_up_no_other(
    cloud: Cloud, set_up: SetUp
) -> None:
    """All wait when the cloud limits requests, but the limit may be of one action only."""
    entry = await set_up()
    cloud.fail(TIMERS, code="RequestLimitExceeded", times=99)
    await entry.runtime_data.questions.async_ask_due()
    assert not cloud.calls[VERSIONS]
    await entry.runtime_data.questions.async_ask_due()
    assert cloud.calls[VERSIONS] == 2


@pytest.mark.devices("lamp_01")
async def test_a_device_that_was_offline_is_asked_about_once_it_is_back(
    cloud: Cloud, set_up: SetUp
) -> None:
    """It need not wait for the next day."""
    entry = await set_up()
    cloud.fail(VERSIONS, code="FailedOperation.DeviceOffline", times=1)
    for _ in range(2):
        await entry.runtime_data.questions.async_ask_due()
    assert entry.runtime_data.firmware.data.keys() == {LAMP}


@pytest.mark.devices("lamp_01", "fan_01")
async def test_a_device_that_is_bound_again_is_asked_about_at_once(
    cloud: Cloud, set_up: SetUp
) -> None:
    """What was known of it was forgotten, and that it was asked about today, too."""
    account = (await set_up()).runtime_data
    await account.questions.async_ask_due()
    lamp = copy(cloud.devices[LAMP])
    cloud.unbind(LAMP)
    await until(lambda: LAMP not in account.devices)
    asked = cloud.calls[TIMERS]
    cloud.bind(lamp)
    await until(lambda: cloud.calls[TIMERS] > asked)


@pytest.mark.devices("lamp_01")
@pytest.mark.parametrize(("days", "asked"), [(0.9, 0), (1.1, 1), (3650, 1)])
async def test_no_question_waits_for_a_clock_that_was_put_right(
    cloud: Cloud, set_up: SetUp, days: float, asked: int
) -> None:
    """What is due later than it ever can be was written down by a clock gone wrong."""
    questions = (await set_up()).runtime_data.questions
    due = utcnow().timestamp() + days * 86_400
    questions.take_stored({"firmware": {LAMP: due}})
    for _ in range(2):
        await questions.async_ask_due()
    assert cloud.calls[VERSIONS] == asked


@pytest.mark.devices("lamp_01")
@pytest.mark.parametrize(
    ("asked_late", "hours", "again"),
    [
        (True, 22.9, False),
        (True, 23.1, True),
        (False, 20.3, False),
        (False, 24.1, True),
    ],
)
async def test_a_question_of_each_day_keeps_its_hour(
    cloud: Cloud,
    set_up: SetUp,
    freezer: FrozenDateTimeFactory,
    asked_late: bool,
    hours: float,
    again: bool,
) -> None:
    """One that was asked an hour late, too; the first hour is that of the start."""
    questions = (await set_up()).runtime_data.questions
    if asked_late:
        questions.take_stored({"firmware": {LAMP: utcnow().timestamp() - 3600}})
    await questions.async_ask_due()
    freezer.tick(timedelta(hours=hours))
    await questions.async_ask_due()
    assert (cloud.calls[VERSIONS] > 1) is again


@pytest.mark.devices("lamp_01")
async def test_a_device_that_was_not_listed_at_one_start_is_asked_about_at_the_next(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What was known of it was forgotten, and that it was asked about today, too."""
    entry = await set_up()
    await entry.runtime_data.questions.async_ask_due()
    cloud.fail("AppGetFamilyDeviceList", code="FailedOperation", times=100)
    await hass.config_entries.async_reload(entry.entry_id)
    assert not entry.runtime_data.devices
    cloud.mend()
    await hass.config_entries.async_reload(entry.entry_id)
    await entry.runtime_data.questions.async_ask_due()
    assert entry.runtime_data.firmware.data.keys() == {LAMP}
