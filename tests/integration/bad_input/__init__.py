"""Garbage from the cloud costs the one value or device it concerns, and one line."""

from collections.abc import Mapping
import logging

from homeassistant.const import STATE_OFF
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.home.account import Account
from simulator import Cloud

from ..common import call, state_of, until

OTHERS = {"asyncio", "aiohttp_fast_zlib", "homeassistant.loader"}
HOME = ("gw_01", "climate_01", "strip_01", "switch_01", "lamp_02", "plug_01")
DEVICES = len(HOME)
STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
SEASIDE = "f_8b05e7d1c2a94f36"
BODIES: Mapping[str, tuple[str, int]] = {
    "html": ("<html><body>Bad gateway</body></html>", 200),
    "truncated": ('{"code": 0, "msg": "", "data": {"De', 200),
    "empty": ("", 200),
    "list": ("[]", 200),
    "null": ("null", 200),
    "text": ('"ok"', 200),
    "list as data": ('{"code": 0, "msg": "", "data": [1]}', 200),
    "text as data": ('{"code": 0, "msg": "", "data": "ok"}', 200),
    "error of no kind": ('{"code": -1000, "msg": null, "data": {"Error": 7}}', 200),
    "code of no kind": ('{"code": {}, "msg": [], "data": {}}', 200),
    "server error": ("<html>", 500),
    "forbidden": ("{}", 403),
    "too many": ("slow down", 429),
}


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines that tell of trouble; none may carry a traceback."""
    serious = [
        record
        for record in caplog.records
        if record.levelno >= logging.WARNING
        if record.name not in OTHERS
        if " seconds. Please create a bug report" not in record.msg  # a busy machine
    ]
    assert not [record for record in serious if record.exc_info], caplog.text
    return [record.getMessage() for record in serious]


async def refresh_values(account: Account) -> None:
    """Read the values of all devices anew."""
    await account.catch_up.async_load(account.devices.values())


async def refresh_all(account: Account) -> None:
    """Poll everything once and read all values anew."""
    await account.home.async_refresh()
    await account.statuses.async_refresh()
    await refresh_values(account)


async def assert_works(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Assert that polls succeed, reports arrive and commands leave."""
    cloud.mend()
    account = entry.runtime_data
    await refresh_all(account)
    await hass.async_block_till_done()
    assert account.home.last_update_success
    assert len(account.devices) == DEVICES
    await until(lambda: len(account.push.registered) == DEVICES)
    for humidity in ("61", "62"):
        cloud.report(CLIMATE, {"current_humidity": int(humidity)})
        await until(
            lambda text=humidity: state_of(hass, "sensor", HUMIDITY).state == text  # type: ignore[misc]
        )
    await call(hass, "light.turn_off", STRIP_LIGHT)
    await until(lambda: cloud.devices[STRIP].values["power_switch"] == 0)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF
