"""Siren entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, check_calls, entity_id_of, find_device, state_of


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
