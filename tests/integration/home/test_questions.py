"""What is asked now and then, of a cloud that does not answer everything."""

import pytest

from simulator import Cloud, begin_fault
from tests.conftest import SetUp

LAMP = "WHITELAMP0/lamp_01"
VERSIONS = "AppCheckFirmwareUpdate"


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
