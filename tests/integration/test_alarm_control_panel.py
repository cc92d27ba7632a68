"""Alarm control panels, against the simulated cloud."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ..conftest import SetUp
from .platforms import check_calls, entity_id_of, find_device, report, state_of

pytestmark = pytest.mark.devices("siren_01")


async def test_an_alarm_host(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    await set_up()
    device = find_device(cloud, "siren_01")
    entity_id = entity_id_of(hass, "alarm_control_panel", device, "master_mode")
    assert state_of(hass, entity_id).state == "disarmed"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("alarm_arm_home", {}, {"master_mode": "home"}),
            ("alarm_arm_away", {}, {"master_mode": "Arm"}),
            ("alarm_trigger", {}, {"master_mode": "Sos"}),
            ("alarm_disarm", {}, {"master_mode": "Disarmed"}),
        ),
    )
    state = await report(hass, cloud, device, entity_id, {"master_mode": "Arm"})
    assert state.state == "armed_away"
    state = await report(hass, cloud, device, entity_id, {"master_mode": "Play"})
    assert state.state == "unknown"
