"""Whether an account works, after whatever has happened to it."""

from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.account import Account
from simulator import Cloud

from ..waiting import until
from .common import call, state_of

STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"


def humidity(hass: HomeAssistant) -> str:
    """Return the humidity that is shown."""
    return state_of(hass, "sensor", HUMIDITY).state


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
    """Assert that polls succeed, all devices are there, report and take commands."""
    cloud.mend()
    account = entry.runtime_data
    await refresh_all(account)
    await hass.async_block_till_done()
    assert account.home.last_update_success
    assert account.devices.keys() == cloud.devices.keys()
    await until(lambda: account.push.registered == set(cloud.devices))
    await until(lambda: humidity(hass) != STATE_UNAVAILABLE)
    for percent in ("71", "72"):
        cloud.report(CLIMATE, {"current_humidity": int(percent)})
        await until(lambda expected=percent: humidity(hass) == expected)  # type: ignore[misc]
    await call(hass, "light.turn_off", STRIP_LIGHT)
    await until(lambda: cloud.devices[STRIP].values["power_switch"] == 0)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF
