"""Times of day and moments, against the simulated cloud."""

from typing import Any

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
    report,
    state_of,
)

pytestmark = pytest.mark.devices()


@pytest.mark.parametrize(
    ("type_", "define", "value", "shown"),
    [
        ("string", {"max": 5}, "07:30", "07:30:00"),
        ("string", {"max": 6}, "073015", "07:30:15"),
        ("int", {"min": 0, "max": 1439}, 450, "07:30:00"),
        ("int", {"min": 0, "max": 86400}, 86400, "00:00:00"),
        ("int", {"min": 0, "max": 1439}, 0, "00:00:00"),
        ("string", {"max": 5}, "soon", "unknown"),
    ],
)
async def test_a_time_of_day_is_shown(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    type_: str,
    define: dict[str, Any],
    value: str | int,
    shown: str,
) -> None:
    start = property_of("start_time", "开始时间", type_, "rw", **define)
    device = add_device(cloud, {"start_time": value}, start)
    await set_up()
    entity_id = entity_id_of(hass, "time", device, "start_time")
    assert state_of(hass, entity_id).state == shown


@pytest.mark.parametrize(
    ("type_", "define", "told"),
    [
        ("string", {}, "22:05"),
        ("string", {"max": 8}, "22:05:30"),
        ("string", {"max": 6}, "220530"),
        ("int", {"min": 0, "max": 1440}, 1325),
        ("int", {"min": 0, "max": 86399}, 79530),
    ],
)
async def test_a_time_of_day_is_told_as_the_model_has_it(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    type_: str,
    define: dict[str, Any],
    told: str | int,
) -> None:
    start = property_of("start_time", "开始时间", type_, "rw", **define)
    device = add_device(cloud, {}, start)
    await set_up()
    entity_id = entity_id_of(hass, "time", device, "start_time")
    called: Call = ("set_value", {"time": "22:05:30"}, {"start_time": told})
    await check_calls(hass, device, entity_id, [called])


async def test_a_moment_is_shown_and_set(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud, {"due": 1_780_000_000}, property_of("due", "预约时刻", "timestamp")
    )
    await set_up()
    entity_id = entity_id_of(hass, "datetime", device, "due")
    assert state_of(hass, entity_id).state == "2026-05-28T20:26:40+00:00"
    state = await report(hass, cloud, device, entity_id, {"due": 0})
    assert state.state == "unknown"
    moment = "2026-12-24T18:00:00+00:00"
    called: Call = ("set_value", {"datetime": moment}, {"due": 1_798_135_200})
    await check_calls(hass, device, entity_id, [called])
    for never in ("1900-01-01T00:00:00+00:00", "9999-12-31T00:00:00+00:00"):
        with pytest.raises(ServiceValidationError):
            await call(hass, entity_id, "set_value", datetime=never)
    assert device.values["due"] == 1_798_135_200
