"""Who is offered which device, and when."""

import logging

from habluetooth import get_manager
from homeassistant.components import bluetooth
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.cloud.errors import LoginEnded
from custom_components.tencent_iot_explorer.nearby.devices import LOOK_INTERVAL
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral

from ....conftest import SetUp
from ....waiting import until
from ..conftest import ADDRESS, DEVICE_ID
from . import Offer, add_mate, end_of, hear, hear_and_open, join, offers, submit_place


async def test_two_accounts(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """The places of both are offered, with whose they are."""
    await set_up()
    other, place = await add_mate(hass, cloud, config_entry)
    result = await hear_and_open(hass, radio, peripheral)
    result = await end_of(hass, await submit_place(hass, result, place))
    assert result["reason"] == "device_added"
    assert cloud.devices[DEVICE_ID].owner == other.unique_id


async def test_one_of_two_accounts_cannot_be_asked(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """The other one can take the device in."""
    await set_up()
    other, _ = await add_mate(hass, cloud, config_entry)
    other.runtime_data.client._refusal = LoginEnded(
        "InvalidAccessToken", "it has ended"
    )
    result = await hear_and_open(hass, radio, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_one_of_two_accounts_is_unloaded(
    hass: HomeAssistant,
    radio: Radio,
    combo: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """That is said, also where a network was asked for; the other can be chosen."""
    entry = await set_up()
    other, place = await add_mate(hass, cloud, config_entry)
    result = await hear_and_open(hass, radio, combo)
    result = await submit_place(hass, result, place)
    await hass.config_entries.async_unload(other.entry_id)
    result = await join(hass, result, "Home", "right")
    assert result["step_id"] == "nearby"
    assert result["errors"] == {"base": "unloaded"}
    result = await submit_place(hass, result, f"{entry.title} · 我的家")
    result = await join(hass, result, "Home", "right")
    assert result["reason"] == "device_added"


async def test_a_device_that_was_heard_before_there_was_an_account(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> None:
    await hear(hass, radio, peripheral)
    assert not offers(hass)
    await set_up()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(offers(hass)) == 1


async def test_a_device_that_is_let_go_is_offered_again(
    hass: HomeAssistant, radio: Radio, peripheral: Peripheral, set_up: SetUp
) -> None:
    """But not again and again, if nobody wants it."""
    peripheral.key = b"mine"
    await set_up()
    await hear(hass, radio, peripheral)
    assert not offers(hass)
    peripheral.key = b""
    await hear(hass, radio, peripheral)
    (flow,) = offers(hass)
    hass.config_entries.flow.async_abort(flow["flow_id"])
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hear(hass, radio, peripheral)
    assert not offers(hass)


async def test_an_unbound_device_that_went_away_is_forgotten(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A street full of passing addresses fills nothing; who returns is looked at anew."""
    offered: list[str] = []
    monkeypatch.setattr(
        bluetooth,
        "async_rediscover_address",
        lambda _, address: offered.append(address),
    )
    await set_up()
    await hear(hass, radio, peripheral)
    get_manager().async_clear_advertisement_history(ADDRESS)
    async_fire_time_changed(hass, utcnow() + 1.5 * LOOK_INTERVAL)
    await hear(hass, radio, peripheral)
    assert offered == [ADDRESS, ADDRESS]


async def test_nothing_is_offered_after_the_last_account_was_removed(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
    set_up: SetUp,
) -> None:
    """Nobody could take the device in; whoever adds an account again is offered it."""
    await set_up()
    other, _ = await add_mate(hass, cloud, config_entry)
    await hear(hass, radio, peripheral)
    await hass.config_entries.async_remove(other.entry_id)
    assert len(offers(hass)) == 1
    await hass.config_entries.async_remove(config_entry.entry_id)
    assert not offers(hass)
    await add_mate(hass, cloud, config_entry)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(offers(hass)) == 1


async def test_nobody_is_offered_what_is_not_theirs(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A neighbour's lamp is nothing to warn of either."""
    await set_up()
    peripheral.key = b"else"
    await hear(hass, radio, peripheral)  # it is somebody's
    peripheral.key, peripheral.product_id = b"", "FOREIGN000"
    await hear(hass, radio, peripheral)  # it is of another vendor's app
    assert not offers(hass)
    warnings = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert not [each for each in warnings if "FOREIGN000" in each.getMessage()]


@pytest.mark.parametrize("disabled_by", [None, ConfigEntryDisabler.USER])
async def test_an_account_that_is_unloaded_before_its_device_is_opened(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
    *,
    disabled_by: ConfigEntryDisabler | None,
) -> None:
    entry = await set_up()
    await hear(hass, radio, peripheral)
    (flow,) = offers(hass)
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config_entries.async_set_disabled_by(entry.entry_id, disabled_by)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unloaded"


async def test_an_account_that_is_unloaded_before_the_place_is_chosen(
    hass: HomeAssistant, offer: Offer, cloud: Cloud, config_entry: MockConfigEntry
) -> None:
    result = await offer()
    await hass.config_entries.async_unload(config_entry.entry_id)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "unloaded"
    assert DEVICE_ID not in cloud.devices


async def test_an_account_that_is_unloaded_while_its_device_is_added(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    config_entry: MockConfigEntry,
) -> None:
    """What was added stays added, and is said."""
    result = await offer()
    result = await submit_place(hass, result)
    await until(lambda: DEVICE_ID in cloud.devices and peripheral.key != b"")
    await hass.config_entries.async_unload(config_entry.entry_id)
    result = await end_of(hass, result)
    assert result["reason"] == "device_added"
