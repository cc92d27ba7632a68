"""Siren entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_device,
    call,
    check_calls,
    entity_id_of,
    find_device,
    state_of,
)

pytestmark = pytest.mark.devices("siren_01")


async def test_a_siren_with_tones(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "siren_01")
    entity_id = entity_id_of(hass, "siren", device, "alarm_state")
    state = state_of(hass, entity_id)
    assert state.state == "off"
    assert state.attributes["available_tones"] == ["sound", "light", "sound_and_light"]
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("turn_on", {}, {"alarm_state": "alarm_sound_light"}),
            (
                "turn_on",
                {"tone": "light", "duration": 30},
                {"alarm_state": "alarm_light", "alarm_time": 30},
            ),
            ("turn_off", {}, {"alarm_state": "normal"}),
        ),
    )


async def test_a_siren_without_tones(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, {"siren": 0}, property_of("siren", "警笛", "bool"))
    await set_up()
    entity_id = entity_id_of(hass, "siren", device, "siren")
    assert state_of(hass, entity_id).state == "off"
    await check_calls(
        hass,
        device,
        entity_id,
        (("turn_on", {}, {"siren": 1}), ("turn_off", {}, {"siren": 0})),
    )


@pytest.mark.parametrize(
    ("unit", "seconds", "told"),
    [("min", 90, 2), ("分钟", 30, 1), ("h", 3600, 1), ("", 30, 30), ("次", 30, 30)],
)
async def test_a_duration_is_told_in_the_unit_of_the_model(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    unit: str,
    seconds: int,
    told: int,
) -> None:
    device = add_device(
        cloud,
        {"siren": 0, "alarm_time": 0},
        property_of("siren", "警笛", "bool"),
        property_of("alarm_time", "报警时长", "int", min=0, max=60, unit=unit),
    )
    await set_up()
    entity_id = entity_id_of(hass, "siren", device, "siren")
    sounded: Call = ("turn_on", {"duration": seconds}, {"siren": 1, "alarm_time": told})
    await check_calls(hass, device, entity_id, [sounded])


async def test_a_duration_that_the_siren_cannot_sound(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"siren": 0, "alarm_time": 0},
        property_of("siren", "警笛", "bool"),
        property_of("alarm_time", "报警时长", "int", min=0, max=60, unit="s"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "siren", device, "siren")
    with pytest.raises(ServiceValidationError, match="outside 0 to 60"):
        await call(hass, entity_id, "turn_on", duration=600)
    assert device.values["siren"] == 0


async def test_a_duration_that_no_siren_knows_is_dropped(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It sounds until somebody ends it: docs/troubleshooting.md."""
    device = add_device(cloud, {"siren": 0}, property_of("siren", "警笛", "bool"))
    await set_up()
    entity_id = entity_id_of(hass, "siren", device, "siren")
    await call(hass, entity_id, "turn_on", duration=10, volume_level=0.1)
    assert cloud.received == [(device.device_id, {"siren": 1})]
