"""A Bluetooth device that is deleted forgets its home."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer import async_remove_config_entry_device
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ...bluetooth import KEY
from .common import device_entry_id, start
from .conftest import ADDRESS, DEVICE_ID


async def delete(hass: HomeAssistant, config_entry: MockConfigEntry) -> bool:
    """Delete the lamp on its page."""
    device = dr.async_get(hass).async_get(device_entry_id(hass))
    assert device
    return await async_remove_config_entry_device(hass, config_entry, device)


@pytest.fixture
def deletable(config_entry: MockConfigEntry, hass: HomeAssistant) -> MockConfigEntry:
    """Return the account, whose devices may be deleted in the cloud too."""
    config_entry.add_to_hass(hass)
    hass.config_entries.async_update_entry(
        config_entry, options={"delete_devices": True}
    )
    return config_entry


async def test_a_deleted_device_forgets_its_home_too(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    deletable: MockConfigEntry,
) -> None:
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    assert await delete(hass, deletable)
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""
    assert not peripheral.connected


@pytest.mark.parametrize("refused", [False, True])
async def test_a_deleted_device_with_the_encrypted_protocol(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    deletable: MockConfigEntry,
    *,
    refused: bool,
) -> None:
    """It forgets its home too, unless the cloud keeps it."""
    peripheral.secret_key = bytes(range(16))
    lamp.configs["secret_encrypt_key"] = peripheral.secret_key.hex()
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    if refused:
        cloud.fail("AppDeleteDeviceInFamily", code="UnauthorizedOperation")
        with pytest.raises(HomeAssistantError):
            await delete(hass, deletable)
    else:
        assert await delete(hass, deletable)
    assert (DEVICE_ID in cloud.devices) is bool(peripheral.secret_key) is refused


async def test_a_device_that_the_cloud_keeps_stays_bound(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    deletable: MockConfigEntry,
) -> None:
    radio.hear(ADDRESS, peripheral)
    await start(hass, deletable)
    cloud.fail("AppDeleteDeviceInFamily", code="UnauthorizedOperation")
    with pytest.raises(HomeAssistantError):
        await delete(hass, deletable)
    assert DEVICE_ID in cloud.devices
    assert peripheral.key == KEY


@pytest.mark.parametrize("chosen", [False, True])
async def test_a_device_out_of_reach_is_deleted_only_if_that_is_chosen(
    hass: HomeAssistant,
    lamp: Device,
    cloud: Cloud,
    deletable: MockConfigEntry,
    *,
    chosen: bool,
) -> None:
    options = {**deletable.options, "delete_unheard": chosen}
    hass.config_entries.async_update_entry(deletable, options=options)
    await start(hass, deletable)
    if chosen:
        assert await delete(hass, deletable)
    else:
        with pytest.raises(HomeAssistantError, match="out of reach"):
            await delete(hass, deletable)
    assert (lamp.device_id not in cloud.devices) is chosen
