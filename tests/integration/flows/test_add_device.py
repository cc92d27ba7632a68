"""Adding devices from Home Assistant."""

import asyncio
from base64 import b64decode, b64encode
import hmac
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import SOURCE_REAUTH, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.selector import Selector
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.cloud import BindTokenState, sign_binding
from custom_components.tencent_iot_explorer.flows import adding
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from . import suggested

pytestmark = pytest.mark.devices("gw_01", "door_01")

HOME, SEASIDE = "f_2f6c1d9a7b3e4c05", "f_8b05e7d1c2a94f36"
LAMP = "WHITELAMP0/lamp_03"
LAMP_NAMES = {"product_id": "WHITELAMP0", "device_name": "lamp_03"}
GATEWAY = "GATEWAY000/gw_01"
METHODS = {"bind_type": "bluetooth_sign", "sign_method": "hmacsha256"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Poll often."""
    monkeypatch.setattr(adding, "POLL_SECONDS", 0.01)


async def start(
    hass: HomeAssistant, entry: MockConfigEntry, kind: str, **fields: Any
) -> Any:
    """Press the button, and fill in the first form."""
    result = await hass.config_entries.subentries.async_init(
        (entry.entry_id, kind), context={"source": SOURCE_USER}
    )
    if not fields:
        return result
    assert result["type"] is FlowResultType.FORM
    return await submit(hass, result, **fields)


async def submit(hass: HomeAssistant, result: Any, **fields: Any) -> Any:
    """Submit the form or the choice of the menu."""
    return await hass.config_entries.subentries.async_configure(
        result["flow_id"], fields
    )


def options(result: Any, field: str) -> list[str]:
    """Return what a field of the form offers."""
    chooser = result["data_schema"].schema[field]
    return [each["value"] for each in chooser.config["options"]]


async def choose(hass: HomeAssistant, result: Any, option: str) -> Any:
    """Choose from the menu."""
    assert result["type"] is FlowResultType.MENU
    return await submit(hass, result, next_step_id=option)


async def go_on(hass: HomeAssistant, result: Any) -> Any:
    """Do as the dialog does once the progress has ended."""
    await hass.async_block_till_done(wait_background_tasks=True)
    return await hass.config_entries.subentries.async_configure(result["flow_id"])


async def assert_added(
    hass: HomeAssistant, entry: MockConfigEntry, result: Any, device_id: str
) -> None:
    """Expect that the flow says so and that the device is there."""
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "device_added"
    await until(lambda: device_id in entry.runtime_data.devices)
    name = entry.runtime_data.devices[device_id].name
    assert result["description_placeholders"] == {"device": name}
    await hass.async_block_till_done(wait_background_tasks=True)


async def wait_for_device(hass: HomeAssistant, entry: MockConfigEntry) -> Any:
    """Take a token for the lounge of the seaside home, and wait for a device."""
    result = await start(hass, entry, "device", place=f"{SEASIDE}/r_guest")
    result = await choose(hass, result, "token")
    result = await submit(hass, result)
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert result["progress_action"] == "connecting"
    return result


async def test_by_token(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """The token is shown, the device connects, and is put into its room."""
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    (token,) = cloud.bind_tokens
    assert result["description_placeholders"]["token"] == token
    cloud.connect(LAMP, token)
    await assert_added(hass, entry, await go_on(hass, result), LAMP)
    assert cloud.devices[LAMP].family_id == SEASIDE
    assert cloud.devices[LAMP].room_id == "r_guest"


@pytest.mark.parametrize("times", [1, 20])
async def test_refused_polls(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, times: int
) -> None:
    """What the cloud refuses once may be gone the next time."""
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    for _ in range(times):
        cloud.fail("AppGetDeviceBindTokenState", code="InternalError")
    (token,) = cloud.bind_tokens
    cloud.connect(LAMP, token)
    await assert_added(hass, entry, await go_on(hass, result), LAMP)


async def test_token_that_ends(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody waits with a token that has ended; nothing is bound."""
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    cloud.bind_tokens.clear()
    result = await go_on(hass, result)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "token_ended"
    assert LAMP not in cloud.devices


async def test_home_assistant_stops_meanwhile(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A client that was closed is asked once: nothing is sent any more."""
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    entry.runtime_data.client.close()
    async with asyncio.timeout(5):
        result = await go_on(hass, result)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "unloaded")


async def test_device_that_the_cloud_does_not_name(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the user is asked, and a slip of the pen does not cost the token."""
    monkeypatch.setattr(BindTokenState, "device_id", "")
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    (token,) = cloud.bind_tokens
    cloud.connect(LAMP, token)
    result = await go_on(hass, result)
    assert result["step_id"] == "name"
    result = await submit(hass, result, product_id="WHITELAMP0", device_name="lamp_33")
    assert result["step_id"] == "name"
    assert result["errors"] == {"base": "unknown_device"}
    result = await submit(
        hass, result, product_id=" WHITELAMP0 ", device_name="lamp_03"
    )
    await assert_added(hass, entry, result, LAMP)


async def test_device_that_cannot_be_bound_yet(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The token still holds, and can be tried again."""
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    (token,) = cloud.bind_tokens
    cloud.fail("AppTokenBindDeviceFamily", code="LimitExceeded.FamilyDeviceExceedLimit")
    cloud.connect(LAMP, token)
    result = await go_on(hass, result)
    assert result["step_id"] == "token"
    assert result["errors"] == {"base": "family_full"}
    result = await go_on(hass, await submit(hass, result))
    await assert_added(hass, entry, result, LAMP)


async def test_device_that_never_connects(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever."""
    monkeypatch.setattr(adding, "TOKEN_SECONDS", 0.05)
    entry = await set_up()
    result = await go_on(hass, await wait_for_device(hass, entry))
    assert result["reason"] == "timeout"


async def test_cloud_that_never_tells(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end of the time the cause is told, not that nobody came."""
    monkeypatch.setattr(adding, "TOKEN_SECONDS", 0.2)
    entry = await set_up()
    result = await wait_for_device(hass, entry)
    for _ in range(500):
        cloud.fail("AppGetDeviceBindTokenState", code="InternalError")
    result = await go_on(hass, result)
    assert result["reason"] == "cloud_trouble"


async def test_account_without_family(
    hass: HomeAssistant, config_entry: MockConfigEntry, set_up: SetUp
) -> None:
    """A device needs a family: no empty choice is shown."""
    object.__setattr__(config_entry, "subentries", MappingProxyType({}))
    result = await start(hass, await set_up(), "device")
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_family"


async def test_a_family_that_is_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Devices can be brought into the others all the same."""
    entry = await set_up()
    cloud.home.families[SEASIDE].members.clear()
    result = await start(hass, entry, "device")
    assert result["type"] is FlowResultType.FORM
    assert f"{HOME}/0" in options(result, "place")
    assert f"{SEASIDE}/0" not in options(result, "place")


async def test_a_cloud_that_knows_no_rooms(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device is brought into a family, and no room of it."""
    entry = await set_up()
    cloud.fail("AppGetRoomList", code="InvalidAction", times=2)
    result = await start(hass, entry, "device")
    assert options(result, "place") == [f"{HOME}/0", f"{SEASIDE}/0"]


@pytest.mark.parametrize("method", ["hmacsha1", "hmacsha256"])
@pytest.mark.parametrize("kind", ["wifi_sign", "bluetooth_sign", "other_sign"])
async def test_by_key(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, kind: str, method: str
) -> None:
    """Home Assistant signs for a device whose key is known; a wrong one is told."""
    entry = await set_up()
    result = await start(hass, entry, "device", place=f"{SEASIDE}/r_lounge")
    result = await choose(hass, result, "psk")
    fields = {**LAMP_NAMES, "bind_type": kind, "sign_method": method}
    result = await submit(hass, result, **fields, psk="no base64")
    assert result["errors"] == {"base": "invalid_key"}
    result = await submit(hass, result, **fields, psk="AAAA")
    assert result["errors"] == {"base": "invalid_request"}
    typed = {**fields, "psk": "AAAA"}
    assert suggested(result) == typed
    psk = cloud.home.unbound[LAMP].psk
    result = await submit(hass, result, **fields, psk=psk)
    await assert_added(hass, entry, result, LAMP)
    assert cloud.devices[LAMP].room_id == "r_lounge"


async def test_by_signature(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """The device has signed itself; no field suggests anything, such as the time 0."""
    entry = await set_up()
    result = await start(hass, entry, "device", place=f"{SEASIDE}/0")
    result = await choose(hass, result, "signature")
    fields = result["data_schema"].schema.values()
    assert all(isinstance(field, Selector) for field in fields)
    signed = sign_binding(
        LAMP,
        cloud.home.unbound[LAMP].psk,
        timestamp=1_795_000_000,
        connection_id="a1b2c",
        **METHODS,
    )
    result = await submit(
        hass,
        result,
        **LAMP_NAMES,
        **METHODS,
        signature=signed.signature,
        timestamp=signed.timestamp,
        connection_id=signed.connection_id,
    )
    await assert_added(hass, entry, result, LAMP)


@pytest.mark.parametrize(
    "written",
    [
        '{{"DeviceName": "lamp_03", "Signature": "{}"}}',
        "https://iot.cloud.tencent.com/x?signature={}&uin=1",
        "page=device&signature={}",
        " {}\n",
    ],
    ids=["JSON", "address", "page of the app", "signature alone"],
)
async def test_by_code(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, written: str
) -> None:
    """The code that the app scans adds the device; one without a signature is told."""
    entry = await set_up()
    result = await start(hass, entry, "device", place=f"{SEASIDE}/r_lounge")
    result = await choose(hass, result, "code")
    page = "https://iot.cloud.tencent.com/x?page=adddevice&productId=WHITELAMP0"
    for foreign in (page, "WIFI:S:home;T:WPA;P:password;;"):
        result = await submit(hass, result, code=foreign)
        assert result["errors"] == {"base": "invalid_code"}
        assert suggested(result) == {"code": foreign}
    result = await submit(hass, result, code="guessed")
    assert result["errors"] == {"base": "wrong_proof"}
    signature = cloud.home.unbound[LAMP].code_signature
    result = await submit(hass, result, code=written.format(signature))
    await assert_added(hass, entry, result, LAMP)
    assert cloud.devices[LAMP].room_id == "r_lounge"


async def test_by_code_that_the_device_signed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Watches show a code of their own, whose signature is in base64."""
    entry = await set_up()
    result = await start(hass, entry, "device", place=f"{SEASIDE}/0")
    result = await choose(hass, result, "code")
    key = b64decode(cloud.home.unbound[LAMP].psk)
    signed = hmac.digest(key, b"WHITELAMP0lamp_03;a1b2c;1795000000", "sha256")
    code = (
        f"WHITELAMP0;lamp_03;a1b2c;1795000000;hmacsha256;{b64encode(signed).decode()}"
    )
    result = await submit(hass, result, code=code.replace("1795", "soon"))
    assert result["errors"] == {"base": "invalid_code"}
    result = await submit(hass, result, code=code)
    await assert_added(hass, entry, result, LAMP)


async def test_signature_that_the_cloud_refuses(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The form comes again with all that was typed, and says what is wrong."""
    entry = await set_up()
    result = await start(hass, entry, "device", place=f"{SEASIDE}/0")
    result = await choose(hass, result, "signature")
    typed = {
        **LAMP_NAMES,
        **METHODS,
        "signature": "5a",
        "timestamp": 1_795_000_000,
        "connection_id": "a1b2c",
    }
    cloud.fail(
        "AppSigBindDeviceInFamily", code="InvalidParameterValue.BindDeviceNotConnected"
    )
    result = await submit(hass, result, **typed)
    assert result["errors"] == {"base": "not_connected_lately"}
    assert suggested(result) == typed


async def test_sub_device_from_the_list(hass: HomeAssistant, set_up: SetUp) -> None:
    """What the gateway knows is offered; then nothing is left."""
    entry = await set_up()
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "list")
    offered = result["data_schema"].schema["device"].config["options"]
    assert offered == [{"value": "DOORSENSOR/door_02", "label": "门窗传感器 (door_02)"}]
    result = await submit(hass, result, device="DOORSENSOR/door_02")
    await assert_added(hass, entry, result, "DOORSENSOR/door_02")
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "list")
    assert result["reason"] == "no_more_devices"


async def test_gateway_that_is_asked_for_one_product_after_the_other(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The documents want to be told a product; Tencent's apps tell none."""
    entry = await set_up()
    cloud.fail("AppGetGatewayBindDeviceList", code="ErrorRequiredParamNotFound")
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "list")
    offered = result["data_schema"].schema["device"].config["options"]
    assert [each["value"] for each in offered] == ["DOORSENSOR/door_02"]


async def test_sub_device_of_the_list_that_the_cloud_refuses(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The list comes again with the words of the cloud, and what was chosen."""
    entry = await set_up()
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "list")
    cloud.fail(
        "AppBindSubDeviceInFamily", code="InvalidParameterValue", message="Not now"
    )
    chosen = {"device": "DOORSENSOR/door_02"}
    result = await submit(hass, result, **chosen)
    assert result["errors"] == {"base": "invalid_request"}
    assert result["description_placeholders"] == {"message": "Not now"}
    assert suggested(result) == chosen
    result = await submit(hass, result, **chosen)
    await assert_added(hass, entry, result, "DOORSENSOR/door_02")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidParameterValue.InvalidSignature", "签名错误"),
        ("InvalidParameterValue.BindDeviceSigMismatch", "签名错误"),
        ("InvalidParameterValue", "Signature 无效"),
        ("AuthFailure.SignatureFailure", "签名错误"),
    ],
)
async def test_refused_proof_of_a_sub_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, code: str, message: str
) -> None:
    """It is the device's fault, not the application's; nobody is to log in again."""
    entry = await set_up()
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "secret")
    typed = {
        "product_id": "TEMPHUMID0",
        "device_name": "climate_02",
        "product_secret": "s",
    }
    cloud.fail("AppSigGatewayBindDevice", code=code, message=message)
    result = await submit(hass, result, **typed)
    assert result["errors"] == {"base": "wrong_proof"}
    assert suggested(result) == typed
    assert not list(entry.async_get_active_flows(hass, {SOURCE_REAUTH}))


async def test_sub_device_by_secret(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The product's secret proves a device that the gateway does not know yet."""
    entry = await set_up()
    climate = "TEMPHUMID0/climate_02"
    names = {"product_id": "TEMPHUMID0", "device_name": "climate_02"}
    result = await start(hass, entry, "sub_device", gateway=GATEWAY)
    result = await choose(hass, result, "secret")
    result = await submit(hass, result, **names, product_secret="guessed")
    assert result["errors"] == {"base": "wrong_proof"}
    secret = cloud.home.unbound[climate].product.secret
    result = await submit(hass, result, **names, product_secret=secret)
    await assert_added(hass, entry, result, climate)


@pytest.mark.parametrize("kind", ["device", "sub_device"])
async def test_account_that_does_not_run(
    hass: HomeAssistant, set_up: SetUp, kind: str
) -> None:
    """There is nobody to ask."""
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    result = await start(hass, entry, kind)
    assert result["reason"] == "entry_not_loaded"


async def test_account_without_gateway(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """There is nothing to add a sub-device to."""
    cloud.unbind(GATEWAY)
    entry = await set_up()
    result = await start(hass, entry, "sub_device")
    assert result["reason"] == "no_gateway"


@pytest.mark.parametrize(
    ("kind", "action", "fields", "option"),
    [
        ("device", "AppGetRoomList", {}, None),
        (
            "device",
            "AppCreateDeviceBindToken",
            {"place": f"{SEASIDE}/0"},
            "token",
        ),
        (
            "sub_device",
            "AppGetGatewayBindDeviceList",
            {"gateway": GATEWAY},
            "list",
        ),
    ],
)
async def test_refusal(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    kind: str,
    action: str,
    fields: dict[str, str],
    option: str | None,
) -> None:
    """What the cloud says ends the flow."""
    entry = await set_up()
    cloud.fail(action, code="LimitExceeded", message="Too many", times=2)
    result = await start(hass, entry, kind, **fields)
    if option:
        result = await choose(hass, result, option)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "limit_exceeded"
    assert result["description_placeholders"] == {"message": "Too many"}


@pytest.mark.parametrize(
    ("kind", "fields", "option"),
    [
        ("device", {"place": "f_8b05e7d1c2a94f36/r_guest"}, "token"),
        ("sub_device", {"gateway": GATEWAY}, "list"),
    ],
)
async def test_account_that_is_unloaded_meanwhile(
    hass: HomeAssistant, set_up: SetUp, kind: str, fields: dict[str, str], option: str
) -> None:
    """The dialog says so, at its next step."""
    entry = await set_up()
    result = await start(hass, entry, kind, **fields)
    await hass.config_entries.async_unload(entry.entry_id)
    result = await choose(hass, result, option)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "unloaded")
