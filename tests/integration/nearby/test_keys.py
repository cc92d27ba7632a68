"""The keys of Bluetooth devices: asked for once, kept like passwords, seen nowhere."""

import asyncio
import base64
from datetime import timedelta
import json
from pathlib import Path
import stat
from typing import Any

from homeassistant.components.recorder import Recorder
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.tencent_iot_explorer.bluetooth import conversation
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.diagnostics import (
    async_get_config_entry_diagnostics,
)
from custom_components.tencent_iot_explorer.nearby import link
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ...bluetooth import KEY
from ...conftest import SetUp
from ...waiting import until
from ..common import call
from ..conftest import logged
from ..test_recorded_secrets import recorded
from .common import check_obeys, switch
from .conftest import ADDRESS, DEVICE_ID, SECOND_ADDRESS, SECOND_ID
from .dialog import end_of, hear, hear_and_open, submit_place

QUESTIONS = ("AppGetDeviceConfig", "AppGetUserDeviceConfig")
SECRET_KEY = bytes(range(16))
OTHER_KEY = b"\x01\x02\x03\x04"
REAL_STORE = {
    name: getattr(Store, name)
    for name in ("_async_load", "_async_write_data", "async_remove")
}

type Stores = dict[str, Any]


def key_questions(cloud: Cloud) -> int:
    """Return how often the cloud was asked for keys."""
    return sum(cloud.calls[each] for each in QUESTIONS)


def kept(stores: Stores, entry: MockConfigEntry) -> dict[str, Any]:
    """Return the keys in the account's file."""
    found: dict[str, Any] = stores[f"{DOMAIN}.{entry.entry_id}.account"]["data"]["keys"]
    return found


async def restart(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Leave nothing of an account but its files, and begin again."""
    await hass.config_entries.async_unload(entry.entry_id)
    await begin(hass, entry)


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set an account up with what its files hold."""
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
def encrypted() -> bool:
    """Return whether the lamp speaks the encrypted protocol."""
    return False


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no minute pass before the next try, and silence be short."""
    monkeypatch.setattr(link, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)


@pytest.fixture
async def known(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    hass_storage: Stores,
    set_up: SetUp,
    *,
    encrypted: bool,
) -> MockConfigEntry:
    """Return the account, which has connected the lamp once."""
    if encrypted:
        peripheral.secret_key = SECRET_KEY
        lamp.configs["secret_encrypt_key"] = SECRET_KEY.hex()
    radio.hear(ADDRESS, peripheral)
    entry = await set_up()
    await switch(hass, "turn_on")
    return entry


@pytest.mark.parametrize("encrypted", [False, True])
async def test_a_restart_asks_for_no_key(
    hass: HomeAssistant, peripheral: Peripheral, cloud: Cloud, known: MockConfigEntry
) -> None:
    """Nor does it matter then that the cloud tells none."""
    asked = key_questions(cloud)
    assert asked == 1
    for action in QUESTIONS:
        cloud.fail(action, code="FailedOperation", times=10)
    await restart(hass, known)
    await check_obeys(hass, peripheral)
    assert key_questions(cloud) == asked


async def test_a_cloud_that_is_slow_with_keys(
    hass: HomeAssistant, peripheral: Peripheral, cloud: Cloud, known: MockConfigEntry
) -> None:
    """No command waits for it."""
    await restart(hass, known)
    cloud.delay(QUESTIONS[0], 10)
    async with asyncio.timeout(5):
        await check_obeys(hass, peripheral)


@pytest.mark.parametrize("encrypted", [False, True])
async def test_the_key_is_in_the_accounts_file_only(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    known: MockConfigEntry,
    hass_storage: Stores,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither log, diagnostics, states nor database have it, nor another file."""
    await restart(hass, known)
    await switch(hass, "turn_off")
    keys = known.runtime_data.keys
    carrier = known.runtime_data.devices.carriers[DEVICE_ID]
    told = await async_get_config_entry_diagnostics(hass, known)
    shown = [state.as_dict() for state in hass.states.async_all()]
    inside = [repr(vars(each)) for each in (keys, carrier, carrier.link.key)]
    said = await recorded(hass)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done(wait_background_tasks=True)
    key = kept(hass_storage, known)[DEVICE_ID].pop("key")
    said += json.dumps([told, shown, inside, hass_storage], default=str)
    said += logged(caplog)
    assert DEVICE_ID in said
    forms = (key, base64.b64encode(bytes.fromhex(key)).decode())
    assert [each for each in forms if each.lower() in said.lower()] == []


@pytest.mark.parametrize("encrypted", [True])
async def test_a_cloud_that_repeats_the_key_when_it_refuses(
    hass: HomeAssistant, cloud: Cloud, known: MockConfigEntry
) -> None:
    """Neither the user nor diagnostics are told."""
    await restart(hass, known)
    refusal = f"Content 3b{SECRET_KEY.hex()} is invalid"
    cloud.fail("AppDeviceCustomSignature", code="InvalidParameter", message=refusal)
    with pytest.raises(HomeAssistantError) as refused:
        await switch(hass, "turn_off")
    told = await async_get_config_entry_diagnostics(hass, known)
    assert "is invalid" in str(refused.value)
    assert "is invalid" in str(told)
    assert SECRET_KEY.hex() not in f"{refused.value} {refused.value.__cause__!r} {told}"


async def test_nobody_else_may_read_the_file(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    set_up: SetUp,
    tmp_path: Path,
) -> None:
    """It goes with the account."""
    hass.config.config_dir = str(tmp_path)
    radio.hear(ADDRESS, peripheral)
    entry = await set_up()
    await switch(hass, "turn_on")
    with pytest.MonkeyPatch.context() as real:
        for name, method in REAL_STORE.items():
            real.setattr(Store, name, method)
        await hass.config_entries.async_unload(entry.entry_id)
        (file,) = holding_key(tmp_path)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await hass.config_entries.async_remove(entry.entry_id)
        assert holding_key(tmp_path) == []


def holding_key(folder: Path) -> list[Path]:
    """Return the files in which the lamp's key is."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each for each in files if KEY.hex() in each.read_text("utf-8")]


@pytest.mark.usefixtures("impatient")
async def test_a_key_that_is_no_longer_the_devices(
    hass: HomeAssistant,
    peripheral: Peripheral,
    lamp: Device,
    known: MockConfigEntry,
    hass_storage: Stores,
) -> None:
    """One try fails; then the cloud's new one takes its place, for good."""
    await hass.config_entries.async_unload(known.entry_id)
    peripheral.key, lamp.configs["ble_psk_device_ket"] = OTHER_KEY, OTHER_KEY.hex()
    await begin(hass, known)
    with pytest.raises(HomeAssistantError):
        await switch(hass, "turn_off")
    await check_obeys(hass, peripheral)
    await hass.config_entries.async_unload(known.entry_id)
    assert kept(hass_storage, known)[DEVICE_ID]["key"] == OTHER_KEY.hex()


@pytest.mark.usefixtures("impatient")
async def test_a_key_that_the_cloud_has_no_longer(
    hass: HomeAssistant,
    peripheral: Peripheral,
    lamp: Device,
    known: MockConfigEntry,
    hass_storage: Stores,
) -> None:
    """One that opens nothing is not kept."""
    await restart(hass, known)
    peripheral.key = OTHER_KEY
    lamp.configs.clear()
    for reason in ("does not answer", "has no key"):
        with pytest.raises(HomeAssistantError, match=reason):
            await switch(hass, "turn_off")
    await hass.config_entries.async_unload(known.entry_id)
    assert kept(hass_storage, known) == {}


@pytest.mark.usefixtures("impatient")
async def test_a_silent_device_whose_key_is_right(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    known: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was busy: without the cloud it is tried with the key that it had."""
    await restart(hass, known)
    with monkeypatch.context() as silence:
        silence.setattr(Peripheral, "_prove", lambda *_: None)
        with pytest.raises(HomeAssistantError, match="does not answer"):
            await switch(hass, "turn_off")
    asked = key_questions(cloud)
    cloud.fail(QUESTIONS[0], code="FailedOperation")
    await check_obeys(hass, peripheral)
    assert key_questions(cloud) == asked + 1


async def test_a_device_that_another_app_has_bound_anew(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    known: MockConfigEntry,
) -> None:
    """What it advertises shows that the key is another: no try fails."""
    await hass.config_entries.async_unload(known.entry_id)
    peripheral.key, lamp.configs["ble_psk_device_ket"] = OTHER_KEY, OTHER_KEY.hex()
    peripheral.bind_id = b"an iPad!"
    radio.hear(ADDRESS, peripheral)
    await begin(hass, known)
    await check_obeys(hass, peripheral)


async def test_a_device_that_the_same_app_has_bound_anew(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    known: MockConfigEntry,
) -> None:
    """It advertises the same as before, but the cloud tells of it: no try fails."""
    radio.links[0].lose()
    peripheral.key, lamp.configs["ble_psk_device_ket"] = OTHER_KEY, OTHER_KEY.hex()
    cloud.bind(lamp)
    await until(lambda: not known.runtime_data.keys.as_stored())
    await check_obeys(hass, peripheral)


async def test_the_key_of_another_login(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    known: MockConfigEntry,
    hass_storage: Stores,
) -> None:
    await hass.config_entries.async_unload(known.entry_id)
    kept(hass_storage, known)[DEVICE_ID] |= {"user_id": "another", "key": "00000000"}
    asked = key_questions(cloud)
    await begin(hass, known)
    await check_obeys(hass, peripheral)
    assert key_questions(cloud) == asked + 1


async def test_a_key_that_is_none(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    second: Peripheral,
    cloud: Cloud,
    known: MockConfigEntry,
    hass_storage: Stores,
) -> None:
    """It is asked for again; another device's is still good."""
    await hass.config_entries.async_unload(known.entry_id)
    radio.hear(SECOND_ADDRESS, second)
    keys = kept(hass_storage, known)
    bind_id = second.advertised[9:].hex()
    keys[SECOND_ID] = keys[DEVICE_ID] | {"bind_id": bind_id}
    keys[DEVICE_ID]["key"] = SECRET_KEY.hex()
    asked = key_questions(cloud)
    await begin(hass, known)
    await call(hass, "light.turn_on", "LLSYNCDEMO_lamp02_power_switch")
    assert second.values["power_switch"] == 1
    assert key_questions(cloud) == asked
    await check_obeys(hass, peripheral)
    assert key_questions(cloud) == asked + 1


async def test_a_file_whose_keys_are_damaged(
    hass: HomeAssistant,
    peripheral: Peripheral,
    known: MockConfigEntry,
    hass_storage: Stores,
) -> None:
    """What else the file holds is not lost with them."""
    await hass.config_entries.async_unload(known.entry_id)
    stored = hass_storage[f"{DOMAIN}.{known.entry_id}.account"]["data"]
    stored["firmware"] = {DEVICE_ID: {"current": "0.0.1", "latest": "0.0.7"}}
    stored["keys"] = "none"
    await hass.config_entries.async_setup(known.entry_id)
    assert known.runtime_data.firmware.data[DEVICE_ID].latest == "0.0.7"
    await check_obeys(hass, peripheral)


async def test_a_device_that_was_unbound(
    hass: HomeAssistant, cloud: Cloud, known: MockConfigEntry, hass_storage: Stores
) -> None:
    cloud.unbind(DEVICE_ID)
    await until(lambda: DEVICE_ID not in known.runtime_data.devices)
    await hass.config_entries.async_unload(known.entry_id)
    assert kept(hass_storage, known) == {}


async def test_a_device_that_was_unbound_while_home_assistant_was_off(
    hass: HomeAssistant, cloud: Cloud, known: MockConfigEntry, hass_storage: Stores
) -> None:
    await hass.config_entries.async_unload(known.entry_id)
    assert DEVICE_ID in kept(hass_storage, known)
    del cloud.devices[DEVICE_ID]
    await restart(hass, known)
    await hass.config_entries.async_unload(known.entry_id)
    assert kept(hass_storage, known) == {}


async def test_a_device_that_was_reset_and_is_added_again(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    lamp: Device,
    cloud: Cloud,
    known: MockConfigEntry,
) -> None:
    """Its new key is used at once, however soon after the old one it comes."""
    radio.links[0].lose()
    lamp.configs.clear()
    cloud.home.unbound[DEVICE_ID] = cloud.devices.pop(DEVICE_ID)
    peripheral.key = b""
    result = await hear_and_open(hass, radio, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"
    assert peripheral.key != KEY
    await hear(hass, radio, peripheral)
    await check_obeys(hass, peripheral)


async def test_a_key_that_comes_when_its_account_has_gone(
    hass: HomeAssistant,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    set_up: SetUp,
    hass_storage: Stores,
) -> None:
    """It is written nowhere."""
    radio.hear(ADDRESS, peripheral)
    entry = await set_up()
    cloud.delay(QUESTIONS[0], 0.1)
    switching = hass.async_create_task(switch(hass, "turn_on"))
    await until(lambda: key_questions(cloud) == 1)
    await hass.config_entries.async_remove(entry.entry_id)
    with pytest.raises(HomeAssistantError):
        await switching
    async_fire_time_changed(hass, utcnow() + timedelta(minutes=5))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [each for each in hass_storage if entry.entry_id in each] == []
