"""Actions that command a device."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.service import async_call_from_config
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..alterations import put
from ..platforms import add_device, entity_id_of
from .common import call, device_id

pytestmark = pytest.mark.devices("switch_01", "ac_01", "lamp_02")

LAMP = "COLOURLAMP/lamp_02"
INPUTS = {"time": 3, "color": 1, "total_time": 10}
RESULT = {"id": "result", "name": "结果", "define": {"type": "int"}}


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ({}, "AppCallDeviceActionSync"),
        ({"asynchronous": True}, "AppCallDeviceActionAsync"),
        ({"as_application": True}, "ServiceCallDeviceActionAsync"),
    ],
)
async def test_call_action(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    options: Mapping[str, bool],
    asked: str,
) -> None:
    """The output comes back, from the cloud's answer or by push."""
    entry = await set_up()
    answer = await call(
        hass,
        "call_action",
        device_id=device_id(hass, entry, LAMP),
        action="light_blink",
        inputs=INPUTS,
        **options,
    )
    assert cloud.calls[asked] == 1
    assert answer["status"] == "succ"
    assert answer["output"] == {"err_code": 0}
    assert cloud.received == [(LAMP, {"light_blink": INPUTS})]


async def test_send_rrpc(hass: HomeAssistant, set_up: SetUp) -> None:
    """The device's answer comes back as text."""
    entry = await set_up()
    target = device_id(hass, entry, LAMP)
    answer = await call(hass, "send_rrpc", device_id=target, payload="ping")
    assert answer["payload"]
    assert answer["message_id"]


async def test_a_reply_that_cannot_be_read(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It is not as if the device had said nothing."""
    target = device_id(hass, await set_up(), LAMP)
    cloud.alter("AppPublishRRPCMessage", put(PayloadBase64="<pong>"))
    with pytest.raises(HomeAssistantError, match="cannot be read"):
        await call(hass, "send_rrpc", device_id=target, payload="ping")


@pytest.mark.parametrize("outputs", [[], [RESULT]])
async def test_a_device_that_cannot_reply_to_an_action_without_outputs(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, outputs: Sequence[Any]
) -> None:
    """Tencent's device SDKs cannot: what has reached the device is done."""
    device = add_device(cloud, {}, property_of("power_switch", "开关", "bool"))
    beep = {"id": "beep", "name": "蜂鸣", "input": [], "output": outputs}
    device.product.data_template["actions"] = [beep]
    entry = await set_up()
    begin_fault(cloud, "action_unanswered")
    target = {"entity_id": entity_id_of(hass, "button", device, "action:beep")}
    pressed = hass.services.async_call("button", "press", target, blocking=True)
    called = call(
        hass,
        "call_action",
        device_id=device_id(hass, entry, device.device_id),
        action="beep",
    )
    for command in (pressed, called):
        with (
            pytest.raises(HomeAssistantError, match="does not answer")
            if outputs
            else nullcontext()
        ):
            answer = await command
    assert outputs or answer == {"client_token": "", "status": "Sent", "output": {}}
    assert cloud.received == 2 * [(device.device_id, {"beep": {}})]


async def test_action_without_reply(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A device that never replies leaves what the cloud said."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.push.replies.REPLY_SECONDS",
        0.05,
    )
    entry = await set_up()
    cloud.freeze_sockets()
    answer = await call(
        hass,
        "call_action",
        device_id=device_id(hass, entry, LAMP),
        action="light_blink",
        inputs=INPUTS,
        asynchronous=True,
    )
    assert answer["status"] == "Sent"
    assert answer["output"] == {}
    cloud.thaw_sockets()


async def test_action_whose_account_ends_before_the_reply(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody waits for a reply that cannot come any more."""
    entry = await set_up()
    cloud.freeze_sockets()
    action = call(
        hass,
        "call_action",
        device_id=device_id(hass, entry, LAMP),
        action="light_blink",
        inputs=INPUTS,
        asynchronous=True,
    )
    waiting = hass.async_create_task(action)
    await until(lambda: cloud.calls["AppCallDeviceActionAsync"] > 0)
    await hass.config_entries.async_unload(entry.entry_id)
    cloud.thaw_sockets()
    with pytest.raises(HomeAssistantError, match="unloaded"):
        await waiting


async def test_set_property(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Several values are one command; the answer says what was sent."""
    entry = await set_up()
    answer = await call(
        hass,
        "set_property",
        device_id=device_id(hass, entry, LAMP),
        properties={"light_switch": False, "brightness": 30},
    )
    assert answer == {"properties": {"light_switch": 0, "brightness": 30}}
    assert cloud.received == [(LAMP, answer["properties"])]


WINDOW = [
    {"id": "text", "name": "文字", "dataType": {"type": "string"}},
    {"id": "row", "name": "行", "dataType": {"type": "int"}},
]


TEMPLATES: Sequence[tuple[str, object, object]] = (
    ("song", "{{ 4700 + 11 }}", "4711"),
    ("song", "{{ 21.5 }}", "21.5"),
    ("song", '{"song": "{{ 1 }}"}', '{"song": "1"}'),
    ("song", "[1, {{ 2 }}]", "[1, 2]"),
    ("song", "{{ 'Sun' }}", "Sun"),
    ("window", {"text": "{{ 12 }}", "row": "{{ 1 }}"}, {"text": "12", "row": 1}),
    ("lines", ["{{ 1 }}", "{{ 'b' }}"], ["1", "b"]),
    ("level", "{{ 7 }}", 7),
)


async def test_what_a_template_writes(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """A text that looks like a number, a list or a struct is a text all the same."""
    device = add_device(
        cloud,
        {},
        property_of("song", "歌曲", "string"),
        property_of("window", "窗口", "struct", specs=WINDOW),
        property_of("lines", "行", "array", arrayInfo={"type": "string"}),
        property_of("level", "等级", "int", min=0, max=9),
    )
    entry = await set_up()
    target = device_id(hass, entry, device.device_id)
    for property_id, template, sent in TEMPLATES:
        cloud.received.clear()
        data = {"device_id": target, "properties": {property_id: template}}
        action = cv.SERVICE_SCHEMA({"action": f"{DOMAIN}.set_property", "data": data})
        with subtests.test(template=template):
            await async_call_from_config(hass, action, blocking=True)
            assert cloud.received == [(device.device_id, {property_id: sent})]


async def test_a_truth_value_is_no_text(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whoever writes `on` without quotes has written no text."""
    device = add_device(cloud, {}, property_of("song", "歌曲", "string"))
    entry = await set_up()
    target = device_id(hass, entry, device.device_id)
    with pytest.raises(ServiceValidationError) as refused:
        await call(hass, "set_property", device_id=target, properties={"song": True})
    assert refused.value.translation_key == "not_text"


async def test_setpoint_that_the_model_calls_read_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What the climate entity sets can be set here too; what is measured cannot."""
    entry = await set_up()
    target = device_id(hass, entry, "AIRCOND000/ac_01")
    await call(hass, "set_property", device_id=target, properties={"temp_set": 21})
    assert cloud.received == [("AIRCOND000/ac_01", {"temp_set": 21})]
    with pytest.raises(ServiceValidationError):
        await call(
            hass, "set_property", device_id=target, properties={"temp_current": 21}
        )


async def test_set_property_of_a_channel(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The device of one gang stands for the whole switch."""
    entry = await set_up()
    channel = dr.async_get(hass).async_get_child_device_by_identifier(
        (DOMAIN, "SWITCH3WAY/switch_01/switch_2"), entry.entry_id
    )
    assert channel
    await call(
        hass, "set_property", device_id=channel.id, properties={"switch_3": True}
    )
    assert cloud.received == [("SWITCH3WAY/switch_01", {"switch_3": 1})]


MISTAKES: Sequence[tuple[str, dict[str, Any], str]] = (
    ("call_action", {"action": "dance"}, "unknown_action"),
    (
        "call_action",
        {"action": "light_blink", "inputs": {"tempo": 1}},
        "unknown_field",
    ),
    (
        "call_action",
        {"action": "light_blink", "inputs": {"time": "soon"}},
        "not_a_number",
    ),
    ("set_property", {"properties": {"tempo": 1}}, "unknown_field"),
    ("set_property", {"properties": {"brightness": 101}}, "out_of_range"),
)


async def test_mistakes_are_told_before_anything_is_sent(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """The thing model knows what can be sent."""
    lamp = device_id(hass, await set_up(), LAMP)
    for service, data, key in MISTAKES:
        with subtests.test(service, **data):
            with pytest.raises(ServiceValidationError) as error:
                await call(hass, service, device_id=lamp, **data)
            assert error.value.translation_key == key
            assert not cloud.received


async def test_family_is_no_device(hass: HomeAssistant, set_up: SetUp) -> None:
    """A family's service device cannot be controlled."""
    entry = await set_up()
    family = device_id(hass, entry, "family_f_8b05e7d1c2a94f36")
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "set_property", device_id=family, properties={"a": 1})
    assert error.value.translation_key == "not_a_device"


async def test_offline_device(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """The cloud's refusal is shown."""
    entry = await set_up()
    cloud.devices[LAMP].online = False
    with pytest.raises(HomeAssistantError) as error:
        await call(
            hass,
            "call_action",
            device_id=device_id(hass, entry, LAMP),
            action="light_blink",
            inputs=INPUTS,
        )
    assert error.value.translation_key == "device_offline"


async def test_an_action_of_home_assistant_at_an_offline_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It succeeds and nobody is asked; ours refuses: docs/automations.md."""
    cloud.devices[LAMP].online = False
    entry = await set_up()
    device = {"device_id": device_id(hass, entry, LAMP)}
    await hass.services.async_call("light", "turn_on", target=device, blocking=True)
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "set_property", **device, properties={"light_switch": 1})
    assert error.value.translation_key == "device_offline"
    assert not cloud.received


async def test_actions_exist_without_an_entry(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """An automation that uses them loads; calling says what is wrong."""
    entry = await set_up()
    target = device_id(hass, entry, LAMP)
    await hass.config_entries.async_unload(entry.entry_id)
    assert hass.services.has_service(DOMAIN, "set_property")
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "set_property", device_id=target, properties={"brightness": 1})
    assert error.value.translation_key == "service_config_entry_not_loaded"


async def test_unloading_ends_the_wait_for_a_reply(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Whoever waits for a device is told that it will not come."""
    entry = await set_up()
    cloud.freeze_sockets()
    target = device_id(hass, entry, LAMP)
    waiting = asyncio.create_task(
        call(
            hass,
            "call_action",
            device_id=target,
            action="light_blink",
            inputs=INPUTS,
            asynchronous=True,
        )
    )
    await until(lambda: bool(cloud.calls["AppCallDeviceActionAsync"]))
    await asyncio.sleep(0.1)
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(HomeAssistantError, match="unloaded"):
        await waiting
    cloud.thaw_sockets()
