"""A device nearby that belongs to nobody is offered, and added."""

import asyncio
import secrets
import time
from typing import Any

from habluetooth import get_manager
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import (
    EVENT_DATA_ENTRY_FLOW_PROGRESSED,
    FlowResultType,
)
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.tencent_iot_explorer.bluetooth import conversation
from custom_components.tencent_iot_explorer.cloud.api.bluetooth import BluetoothApi
from custom_components.tencent_iot_explorer.cloud.api.provisioning import (
    ProvisioningApi,
)
from scripts.demonstration.radio import proxy
from scripts.demonstration.radio.proxy import Radio
from simulator import Cloud
from simulator.bluetooth import Peripheral
from simulator.state import Device

from ....bluetooth import KEY
from ....waiting import until
from ...common import call, entity_id
from ..conftest import ADDRESS, DEVICE_ID
from . import Offer, end_of, offers, submit_place


async def test_a_lamp_is_offered_and_added(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    result = await offer()
    assert result["step_id"] == "nearby"
    assert result["description_placeholders"]["name"] == "Lamp (02:03)"
    (flow,) = offers(hass)
    assert flow["context"]["title_placeholders"] == {"name": "Lamp (02:03)"}
    result = await end_of(hass, await submit_place(hass, result, "Seaside · Lounge"))
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "device_added"
    device = cloud.devices[DEVICE_ID]
    assert device.room_id == "r_lounge"
    assert device.configs["ble_psk_device_ket"] == peripheral.key.hex()
    assert peripheral.advertised[0] == 0x22


async def test_what_was_added_works_at_once(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
) -> None:
    result = await offer()
    await end_of(hass, await submit_place(hass, result))
    await hass.async_block_till_done(wait_background_tasks=True)
    radio.hear(ADDRESS, peripheral)
    cloud.devices[DEVICE_ID].values["power_switch"] = 0
    await hass.async_block_till_done(wait_background_tasks=True)
    lamp = entity_id(hass, "light", "LLSYNCDEMO_lamp01_power_switch")
    assert lamp
    await call(hass, "light.turn_on", "LLSYNCDEMO_lamp01_power_switch")
    assert peripheral.values["power_switch"] == 1
    assert not offers(hass)


async def test_a_device_that_asks_for_a_press_of_its_button(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    """The dialog says so while the device waits."""
    peripheral.confirms = True
    result = await offer()
    told = async_capture_events(hass, EVENT_DATA_ENTRY_FLOW_PROGRESSED)
    result = await submit_place(hass, result)
    await until(lambda: peripheral._moment != (0, 0) and len(told) == 2)
    result = await hass.config_entries.flow.async_configure(result["flow_id"])
    assert result["progress_action"] == "confirming"
    peripheral.answer_binding(agrees=True)
    result = await end_of(hass, result)
    assert result["reason"] == "device_added"
    assert DEVICE_ID in cloud.devices


async def test_a_user_who_refuses_at_the_device(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud
) -> None:
    peripheral.confirms = True
    result = await offer()
    result = await submit_place(hass, result)
    await until(lambda: peripheral._moment != (0, 0))
    peripheral.answer_binding(agrees=False)
    result = await end_of(hass, result)
    assert result["step_id"] == "nearby"
    assert result["errors"] == {"base": "not_confirmed"}
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""


async def test_a_device_that_the_cloud_does_not_know_yet(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    newcomer: Device,
) -> None:
    """It is registered with its product's secret, and hears its key."""
    del cloud.home.unbound[DEVICE_ID]
    peripheral.product_secret = newcomer.product.secret
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"
    assert DEVICE_ID in cloud.devices
    assert any(head == "0b" for head, _ in peripheral.heard)


@pytest.mark.parametrize("known", [True, False])
async def test_a_device_with_the_encrypted_protocol(
    hass: HomeAssistant,
    offer: Offer,
    peripheral: Peripheral,
    cloud: Cloud,
    newcomer: Device,
    *,
    known: bool,
) -> None:
    """The cloud and the device work out the same key; a new one is registered first."""
    peripheral.encrypts = True
    if not known:
        del cloud.home.unbound[DEVICE_ID]
        peripheral.product_secret = newcomer.product.secret
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"
    stored = cloud.devices[DEVICE_ID].configs["secret_encrypt_key"]
    assert stored == peripheral.secret_key.hex() != ""


@pytest.mark.parametrize(
    "action",
    [
        "AppDeviceCustomSignatureAgitated",
        "AppGetLLsyncSecretEncryptKey",
        "AppSigBindDeviceInFamily",
        "AppSetDeviceConfig",
    ],
)
async def test_a_cloud_that_refuses_a_device_with_the_encrypted_protocol(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud, action: str
) -> None:
    """Then the device belongs to nobody, here and there, and can be added again."""
    peripheral.encrypts = True
    result = await offer()
    cloud.fail(action, code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert DEVICE_ID not in cloud.devices
    assert not peripheral.secret_key
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_device_that_does_not_believe_the_cloud(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral
) -> None:
    peripheral.encrypts, peripheral.psk = True, "MDEyMzQ1Njc4OWFiY2RlZg=="
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "wrong_proof"}


async def test_a_device_that_has_gone_out_of_reach(
    hass: HomeAssistant, offer: Offer, radio: Radio, peripheral: Peripheral
) -> None:
    """It can be tried again from where one was."""
    result = await offer()
    radio.remove()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "out_of_reach"}
    assert result["description_placeholders"]["message"]
    radio.restore(hass)
    radio.hear(ADDRESS, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_device_that_does_not_answer(
    hass: HomeAssistant, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "ANSWER_SECONDS", 0.01)
    monkeypatch.setattr(Peripheral, "_sign_for_binding", lambda *_: None)
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "no_answer_nearby"}


async def test_a_device_that_somebody_else_has_bound_meanwhile(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
) -> None:
    result = await offer()
    peripheral.key = b"else"
    radio.hear(ADDRESS, peripheral)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "device_bound"}
    assert peripheral.key == b"else"
    assert DEVICE_ID not in cloud.devices


@pytest.mark.parametrize("action", ["AppSigBindDeviceInFamily", "AppSetDeviceConfig"])
async def test_a_cloud_that_refuses(
    hass: HomeAssistant, offer: Offer, peripheral: Peripheral, cloud: Cloud, action: str
) -> None:
    """Then the device belongs to nobody, here and there, and can be added again."""
    result = await offer()
    cloud.fail(action, code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert DEVICE_ID not in cloud.devices
    assert peripheral.key == b""
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_cloud_that_repeats_the_key_when_it_refuses(
    hass: HomeAssistant, offer: Offer, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not shown."""
    monkeypatch.setattr(secrets, "token_bytes", lambda _: KEY)
    result = await offer()
    refusal = f"DeviceValue {KEY.hex()} is invalid"
    cloud.fail("AppSetDeviceConfig", code="InvalidParameter", message=refusal)
    result = await end_of(hass, await submit_place(hass, result))
    message = result["description_placeholders"]["message"]
    assert "is invalid" in message
    assert KEY.hex() not in message


async def test_a_link_that_is_lost_at_the_last_word(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A key that the device has not got is not kept in the cloud either."""
    keep = Peripheral._keep_binding
    monkeypatch.setattr(
        Peripheral, "_keep_binding", lambda *_: radio.links[-1].lose_and_raise()
    )
    result = await offer()
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "no_answer_nearby"}
    assert DEVICE_ID not in cloud.devices
    monkeypatch.setattr(Peripheral, "_keep_binding", keep)
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


@pytest.mark.parametrize("step", ["sig_bind_device_in_family", "set_local_key"])
async def test_a_dialog_that_is_closed_while_its_device_is_added(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    peripheral: Peripheral,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
    *,
    step: str,
) -> None:
    """Once the device has signed, it and the cloud both know each other, or neither."""
    group = ProvisioningApi if step.startswith("sig") else BluetoothApi
    send, reached, opened = getattr(group, step), asyncio.Event(), asyncio.Event()

    async def wait(*arguments: Any) -> Any:
        answer = await send(*arguments)
        reached.set()
        await opened.wait()
        return answer

    monkeypatch.setattr(group, step, wait)
    result = await submit_place(hass, await offer())
    await reached.wait()
    hass.config_entries.flow.async_abort(result["flow_id"])
    opened.set()
    await until(lambda: peripheral.key != b"" and not radio.links[-1].is_connected)
    assert (
        cloud.devices[DEVICE_ID].configs["ble_psk_device_ket"] == peripheral.key.hex()
    )


async def test_a_device_whose_last_packet_tells_nothing(
    hass: HomeAssistant, offer: Offer, radio: Radio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that is put up meanwhile has not heard the others."""
    result = await offer()
    radio.remove()
    get_manager().async_clear_advertisement_history(ADDRESS)
    monkeypatch.setattr(proxy, "SOURCE", "AA:AA:AA:00:00:02")
    radio.restore(hass)
    radio.proxy._async_on_advertisement(
        ADDRESS, -50, "lamp", [], {}, {}, -127, {"address_type": 0}, time.monotonic()
    )
    result = await end_of(hass, await submit_place(hass, result))
    assert result["reason"] == "device_added"


async def test_a_refusal_that_the_device_cannot_be_told(
    hass: HomeAssistant,
    offer: Offer,
    radio: Radio,
    cloud: Cloud,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Why the cloud refuses is what counts."""
    take = Peripheral._take_order

    def lose_at_refusal(self: Peripheral, head: int, content: bytes) -> None:
        if head == 0x03:
            radio.links[-1].lose_and_raise()
        take(self, head, content)

    monkeypatch.setattr(Peripheral, "_take_order", lose_at_refusal)
    result = await offer()
    cloud.fail("AppSigBindDeviceInFamily", code="LimitExceeded.FamilyDeviceExceedLimit")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
    assert not radio.links[-1].is_connected


async def test_a_cloud_that_cannot_forget_what_it_refused(
    hass: HomeAssistant, offer: Offer, cloud: Cloud
) -> None:
    result = await offer()
    cloud.fail("AppSetDeviceConfig", code="LimitExceeded.FamilyDeviceExceedLimit")
    cloud.fail("AppDeleteDeviceInFamily", code="InternalError")
    result = await end_of(hass, await submit_place(hass, result))
    assert result["errors"] == {"base": "family_full"}
