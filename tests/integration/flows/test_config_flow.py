"""The config flow: every way in, every error and the way on from it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.cloud import custom_endpoints
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.home import credentials
from simulator import Cloud

from ...conftest import SetUp

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")

PHONE = {"country_code": "86", "phone": "13800000000", "password": "demo-password"}
GUEST = {"country_code": "86", "phone": "13900000000", "password": "guest-password"}
EMAIL = {"email": "demo@example.com", "password": "demo-password"}
PHONE_ADDRESS = {"country_code": "86", "phone": "13800000000"}
EMAIL_ADDRESS = {"email": "demo@example.com"}
CREDENTIALS: Mapping[str, Mapping[str, str]] = {
    "phone": PHONE,
    "email": EMAIL,
    "wechat": {"open_id": "demo-open-id"},
}
ACCOUNT = {
    "region": "custom",
    "app_key": "demo-app-key",
    "app_secret": "demo-app-secret",
}
REFUSALS = {
    "InvalidParameterValue.UserLoginForbidden": "login_locked",
    "RequestLimitExceeded": "rate_limited",
    "InternalServerError": "cloud_trouble",
    "Unheard.Of": "login_refused",
}


async def start(hass: HomeAssistant) -> ConfigFlowResult:
    """Open the flow."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "user"
    return result


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, **fields: Any
) -> ConfigFlowResult:
    """Submit the form that is shown."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], fields)


async def start_at(
    hass: HomeAssistant, urls: Mapping[str, str], method: str
) -> ConfigFlowResult:
    """Go as far as the credentials of a login method."""
    result = await start(hass)
    result = await submit(hass, result, **ACCOUNT, login_method=method)
    assert result["step_id"] == "endpoint"
    result = await submit(hass, result, **urls)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == method
    return result


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """Return what the form is filled with."""
    schema = result["data_schema"]
    assert schema is not None
    return {
        str(key): key.description["suggested_value"]
        for key in schema.schema
        if key.description
    }


async def finish(hass: HomeAssistant, result: ConfigFlowResult) -> ConfigEntry:
    """Take all families and return the entry."""
    assert result["step_id"] == "families"
    schema = result["data_schema"]
    assert schema is not None
    offered = schema.schema["family_ids"].config["options"]
    chosen = [option["value"] for option in offered]
    result = await submit(hass, result, family_ids=chosen)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    return result["result"]


@pytest.mark.parametrize("method", CREDENTIALS)
async def test_log_in_and_choose_families(
    hass: HomeAssistant, urls: Mapping[str, str], method: str
) -> None:
    """Each login method that renews itself leads to a running entry."""
    result = await start_at(hass, urls, method)
    entry = await finish(hass, await submit(hass, result, **CREDENTIALS[method]))
    assert entry.state is ConfigEntryState.LOADED
    assert entry.title == "小林"
    assert entry.unique_id == "144115205263168001"
    assert entry.data.items() >= {**ACCOUNT, **CREDENTIALS[method], **urls}.items()
    assert {each.title for each in entry.subentries.values()} == {"我的家", "Seaside"}
    assert {each.unique_id for each in entry.subentries.values()} == {
        "f_2f6c1d9a7b3e4c05",
        "f_8b05e7d1c2a94f36",
    }


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("phone_code", {"country_code": "86", "phone": "13800000000"}),
        ("email_code", {"email": "demo@example.com"}),
    ],
)
async def test_log_in_with_a_code(
    hass: HomeAssistant,
    cloud: Cloud,
    urls: Mapping[str, str],
    method: str,
    address: Mapping[str, str],
) -> None:
    """The code is really sent; a wrong one is refused and can be corrected."""
    result = await submit(hass, await start_at(hass, urls, method), **address)
    assert result["step_id"] == "verify"
    (code,) = cloud.logins.codes.values()
    result = await submit(hass, result, code="wrong")
    assert result["errors"] == {"base": "wrong_code"}
    await finish(hass, await submit(hass, result, code=f" {code[:3]} {code[3:]} "))


async def test_another_code(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """A code that was lost is replaced."""
    result = await start_at(hass, urls, "email_code")
    result = await submit(hass, result, email="demo@example.com")
    result = await submit(hass, result)
    assert result["errors"] == {"code": "code_missing"}
    (first,) = cloud.logins.codes.values()
    result = await submit(hass, result, resend=True)
    assert result["step_id"] == "verify"
    assert not result["errors"]
    (code,) = cloud.logins.codes.values()
    assert code != first
    await finish(hass, await submit(hass, result, code=code))


async def test_code_cannot_be_sent(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """Whoever asks for codes too often is told to wait, and can go on."""
    result = await start_at(hass, urls, "email_code")
    cloud.fail(
        "AppSendEmailVerificationCode",
        code="InvalidParameterValue.SendVerifyCodeTooQuick",
    )
    result = await submit(hass, result, email="demo@example.com")
    assert result["errors"] == {"base": "rate_limited"}
    result = await submit(hass, result, email="demo@example.com")
    assert result["step_id"] == "verify"


async def test_log_in_with_a_token(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """A token needs no application; a wrong one is refused."""
    result = await start(hass)
    result = await submit(hass, result, region="custom", login_method="token")
    result = await submit(hass, result, **urls)
    assert result["step_id"] == "token"
    result = await submit(hass, result, access_token="wrong")
    assert result["errors"] == {"base": "login_ended"}
    token, _ = cloud.logins.log_in(cloud.home.users[0])
    entry = await finish(hass, await submit(hass, result, access_token=token))
    assert entry.data["access_token"] == token
    assert "app_secret" not in entry.data


async def test_a_cloud_that_does_not_tell_who_the_user_is(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """The documents know no action for that: the account is known by a family."""
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppGetUser", code="InvalidAction")
    entry = await finish(hass, await submit(hass, result, **PHONE))
    families = [cloud.home.families[each] for each in sorted(cloud.home.families)]
    assert (entry.unique_id, entry.title) == (families[0].family_id, families[0].name)


async def test_a_cloud_in_which_nothing_is_shared(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """One that does not know the action shares nothing, and has families all the same."""
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppListUserShareDevices", code="InvalidAction", times=1000)
    entry = await finish(hass, await submit(hass, result, **PHONE))
    assert entry.state is ConfigEntryState.LOADED


async def test_a_stranger_whom_the_cloud_does_not_tell(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """Without a family there is nothing to know an account by."""
    cloud.home.families.clear()
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppGetUser", code="InvalidAction")
    result = await submit(hass, result, **PHONE)
    assert result["errors"] == {"base": "invalid_request"}


@pytest.mark.parametrize(("code", "error"), REFUSALS.items())
async def test_refused_login(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str], code: str, error: str
) -> None:
    """Each refusal has its own words, and the flow can go on."""
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppGetToken", code=code, message="because")
    result = await submit(hass, result, **PHONE)
    assert result["errors"] == {"base": error}
    assert result["description_placeholders"] == {"message": "because"}
    await finish(hass, await submit(hass, result, **PHONE))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidParameterValue.InvalidSignature", "because"),
        ("InvalidParameterValue.AppNotExists", "because"),
        ("InvalidParameterValue", "Signature 无效"),
    ],
)
async def test_wrong_application(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str], code: str, message: str
) -> None:
    """The way leads back to where AppKey and AppSecret are asked for."""
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppGetToken", code=code, message=message)
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "user"
    assert result["errors"] == {"base": "invalid_application"}
    assert result["description_placeholders"] == {"message": message}
    assert suggested(result)["app_key"] == ACCOUNT["app_key"]
    result = await submit(hass, result, **ACCOUNT, login_method="phone")
    result = await submit(hass, result, **urls)
    await finish(hass, await submit(hass, result, **PHONE))


@pytest.mark.parametrize(
    ("country_code", "phone"),
    [
        ("86", "138 0000-0000"),
        ("+86", "13800000000"),
        ("0086", "13800000000"),
        ("86", "+86 138-0000-0000"),
        ("86", "0086 13800000000"),
        ("86", "8613800000000"),
        ("+86", "\u202a+86 138 0000 0000\u202c"),
        ("\uff18\uff16", "\uff0b\uff18\uff16 138 0000 0000"),
    ],
)
@pytest.mark.parametrize("method", ["phone", "phone_code"])
async def test_number_as_people_write_it(
    hass: HomeAssistant,
    cloud: Cloud,
    urls: Mapping[str, str],
    method: str,
    country_code: str,
    phone: str,
) -> None:
    """Blanks, dashes, a plus sign and a country code that stands twice do no harm."""
    typed = {"country_code": country_code, "phone": phone}
    if method == "phone":
        typed["password"] = PHONE["password"]
    result = await submit(hass, await start_at(hass, urls, method), **typed)
    if method == "phone_code":
        (code,) = cloud.logins.codes.values()
        result = await submit(hass, result, code=code)
    assert result["step_id"] == "families"


@pytest.mark.parametrize(
    ("phone", "errors"),
    [
        ("+1 415 555 0100", {"country_code": "other_country"}),
        ("unknown", {"phone": "invalid_phone"}),
        ("+86", {"phone": "invalid_phone"}),
    ],
)
async def test_number_that_cannot_be(
    hass: HomeAssistant, urls: Mapping[str, str], phone: str, errors: dict[str, str]
) -> None:
    """The field that is wrong says so, and the cloud is not bothered."""
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **{**PHONE, "phone": phone})
    assert result["errors"] == errors
    assert suggested(result)["phone"] == phone
    await finish(hass, await submit(hass, result, **PHONE))


async def test_country_that_is_missing(
    hass: HomeAssistant, urls: Mapping[str, str]
) -> None:
    """A country code has digits."""
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **{**PHONE, "country_code": "+"})
    assert result["errors"] == {"country_code": "required"}


async def test_first_form_filled_in_at_once(hass: HomeAssistant) -> None:
    """Who knows the first form's answers may give them when the flow is opened."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_USER},
        data={**ACCOUNT, "login_method": "phone"},
    )
    assert result["step_id"] == "endpoint"


async def test_blanks_around_what_was_copied(
    hass: HomeAssistant, urls: Mapping[str, str]
) -> None:
    """What copying brings along is not part of a key or an address."""
    account = {
        **ACCOUNT,
        "app_key": " demo-app-key\u200b",
        "app_secret": "demo-app-secret\n",
    }
    result = await submit(hass, await start(hass), **account, login_method="email")
    result = await submit(
        hass, result, **{key: f" {url} " for key, url in urls.items()}
    )
    typed = {**EMAIL, "email": "\u00a0demo@example.com "}
    entry = await finish(hass, await submit(hass, result, **typed))
    assert entry.data.items() >= {**ACCOUNT, **EMAIL, **urls}.items()


async def test_blanks_of_a_password_are_meant(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """A password is taken as it is typed."""
    cloud.home.users[0].password = " demo "
    result = await start_at(hass, urls, "email")
    result = await submit(hass, result, **{**EMAIL, "password": " demo "})
    assert result["step_id"] == "families"


async def test_unknown_open_id(hass: HomeAssistant, urls: Mapping[str, str]) -> None:
    """The cloud makes an account of any WeChat ID: an empty one is told, not added."""
    result = await start_at(hass, urls, "wechat")
    result = await submit(hass, result, open_id="mistyped")
    assert result["step_id"] == "wechat"
    assert result["errors"] == {"base": "no_family_of_open_id"}
    assert suggested(result) == {"open_id": "mistyped"}
    await finish(hass, await submit(hass, result, open_id="demo-open-id"))


async def test_wrong_password(hass: HomeAssistant, urls: Mapping[str, str]) -> None:
    """A wrong password is refused; the form keeps everything but secrets."""
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **{**PHONE, "password": "wrong"})
    assert result["errors"] == {"base": "invalid_auth"}
    assert suggested(result) == {"country_code": "86", "phone": PHONE["phone"]}
    await finish(hass, await submit(hass, result, **PHONE))


async def test_wrong_secret(hass: HomeAssistant, urls: Mapping[str, str]) -> None:
    """The cloud checks the signature that the secret makes."""
    result = await submit(
        hass,
        await start(hass),
        **{**ACCOUNT, "app_secret": "wrong"},
        login_method="phone",
    )
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **PHONE)
    assert result["errors"] == {"base": "invalid_application"}


@pytest.mark.parametrize(
    ("method", "typed", "action"),
    [
        ("phone", PHONE, "AppGetToken"),
        ("email", EMAIL, "AppGetToken"),
        ("wechat", CREDENTIALS["wechat"], "AppGetTokenByWeiXin"),
        ("phone_code", PHONE_ADDRESS, "AppSendVerificationCode"),
        ("email_code", EMAIL_ADDRESS, "AppSendEmailVerificationCode"),
    ],
)
async def test_form_after_a_refusal(
    hass: HomeAssistant,
    cloud: Cloud,
    urls: Mapping[str, str],
    method: str,
    typed: Mapping[str, str],
    action: str,
) -> None:
    """It comes again with what was typed, secrets apart, and leads on."""
    result = await start_at(hass, urls, method)
    cloud.fail(action, code="InternalError", message="because")
    result = await submit(hass, result, **typed)
    assert (result["step_id"], result["errors"]) == (method, {"base": "cloud_trouble"})
    assert result["description_placeholders"] == {"message": "because"}
    shown = {key: each for key, each in typed.items() if key != "password"}
    assert suggested(result) == shown
    result = await submit(hass, result, **typed)
    assert result["step_id"] in {"families", "verify"}


async def test_code_after_a_refusal(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """A code that the cloud had no time for need not be typed again."""
    result = await start_at(hass, urls, "email_code")
    result = await submit(hass, result, **EMAIL_ADDRESS)
    (code,) = cloud.logins.codes.values()
    cloud.fail("AppGetToken", code="InternalError", message="because")
    result = await submit(hass, result, code=code)
    assert result["errors"] == {"base": "cloud_trouble"}
    assert suggested(result)["code"] == code
    await finish(hass, await submit(hass, result, code=code))


@pytest.mark.parametrize("source", ["reauth", "reconfigure"])
async def test_repair_after_a_refusal(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    urls: Mapping[str, str],
    source: str,
) -> None:
    """Who repairs a login that is refused can correct it, and goes on."""
    entry = await set_up()
    if source == "reauth":
        result = await entry.start_reauth_flow(hass)
    else:
        result = await entry.start_reconfigure_flow(hass)
        result = await submit(hass, result, **ACCOUNT, login_method="phone")
        result = await submit(hass, result, **urls)
    step = result["step_id"]
    cloud.fail("AppGetToken", code="InvalidParameterValue.UserLoginForbidden")
    result = await submit(hass, result, **PHONE)
    assert (result["step_id"], result["errors"]) == (step, {"base": "login_locked"})
    assert suggested(result) == PHONE_ADDRESS
    result = await submit(hass, result, **PHONE)
    assert result["reason"] == f"{source}_successful"
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.parametrize("body", ["<html>busy</html>", "{", "[]", "null"])
async def test_garbage_instead_of_a_login(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str], body: str
) -> None:
    """Whatever is no answer of the cloud leads back to the address."""
    result = await start_at(hass, urls, "phone")
    cloud.garble("AppGetToken", body)
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "endpoint"
    assert result["errors"] == {"base": "not_a_cloud"}
    result = await submit(hass, result, **urls)
    await finish(hass, await submit(hass, result, **PHONE))


async def test_user_without_an_id(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """Nobody is added of whom the cloud does not say who it is."""
    result = await start_at(hass, urls, "phone")
    cloud.garble("AppGetUser", '{"code":0,"data":{"Data":{"NickName":"Li"}}}')
    result = await submit(hass, result, **PHONE)
    assert result["errors"] == {"base": "not_a_cloud"}
    result = await submit(hass, result, **urls)
    await finish(hass, await submit(hass, result, **PHONE))


async def test_cloud_that_went_away(
    hass: HomeAssistant, server: TestServer, urls: Mapping[str, str]
) -> None:
    """The way leads back to the addresses, which are shown as they were typed."""
    result = await start_at(hass, urls, "phone")
    await server.close()
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "endpoint"
    assert result["errors"] == {"base": "cannot_connect"}
    assert suggested(result) == dict(urls)


async def test_cloud_that_comes_back(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """What was typed before the addresses were found wrong is still there."""
    result = await start_at(hass, urls, "phone")
    cloud.garble("AppGetToken", "<html>moved</html>")
    result = await submit(hass, result, **PHONE)
    result = await submit(hass, result, **urls)
    assert result["step_id"] == "phone"
    assert suggested(result) == {"country_code": "86", "phone": PHONE["phone"]}


@pytest.mark.parametrize(
    ("field", "wrong", "error"),
    [
        ("api_url", "http://127.0.0.1:9/api/", "cannot_connect"),
        ("ws_url", "ws://127.0.0.1:9/ws", "cannot_connect"),
        ("api_url", "{server}/no/such/place/", "not_a_cloud"),
        ("ws_url", "{server}/no/such/place", "not_a_cloud"),
    ],
)
async def test_wrong_address(
    hass: HomeAssistant,
    server: TestServer,
    urls: Mapping[str, str],
    field: str,
    wrong: str,
    error: str,
) -> None:
    """An address is tried where it is typed, and told apart from the other."""
    here = server.make_url("")
    here = here.with_scheme("ws") if field == "ws_url" else here
    typed = {**urls, field: wrong.format(server=str(here).rstrip("/"))}
    result = await submit(hass, await start(hass), **ACCOUNT, login_method="phone")
    result = await submit(hass, result, **typed)
    assert result["step_id"] == "endpoint"
    assert result["errors"] == {field: error}
    assert suggested(result) == typed
    result = await submit(hass, result, **urls)
    assert result["step_id"] == "phone"


async def test_application_is_needed_to_sign(
    hass: HomeAssistant, urls: Mapping[str, str]
) -> None:
    """Only a token works without an application."""
    result = await submit(
        hass, await start(hass), region="custom", login_method="phone"
    )
    assert result["errors"] == {"app_key": "required", "app_secret": "required"}
    result = await submit(hass, result, **ACCOUNT, login_method="phone")
    assert result["step_id"] == "endpoint"


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_url": "http://192.0.2.1/api/"},
        {"api_url": "nonsense"},
        {"ws_url": "ws://192.0.2.1/ws"},
        {"ws_url": "https://127.0.0.1/ws"},
    ],
)
async def test_unsafe_addresses(
    hass: HomeAssistant, urls: Mapping[str, str], wrong: Mapping[str, str]
) -> None:
    """Nothing is sent in the clear to another machine."""
    result = await submit(hass, await start(hass), **ACCOUNT, login_method="phone")
    result = await submit(hass, result, **{**urls, **wrong})
    assert result["step_id"] == "endpoint"
    assert result["errors"] == {"base": "invalid_url"}
    result = await submit(hass, result, **urls)
    assert result["step_id"] == "phone"


async def test_known_region_needs_no_addresses(
    hass: HomeAssistant, urls: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public clouds' addresses are known."""
    monkeypatch.setitem(credentials.REGIONS, "mainland", custom_endpoints(**urls))
    account = {**ACCOUNT, "region": "mainland"}
    result = await submit(hass, await start(hass), **account, login_method="wechat")
    assert result["step_id"] == "wechat"
    entry = await finish(hass, await submit(hass, result, open_id="demo-open-id"))
    assert "api_url" not in entry.data


async def test_without_family(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """An account with nothing in it is not added."""
    cloud.home.families.clear()
    for device in cloud.devices.values():
        device.shared_with.clear()
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_family"


async def test_no_family_chosen(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """An entry with nothing in it is not made."""
    for device in cloud.devices.values():
        device.shared_with.clear()
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    result = await submit(hass, result, family_ids=[])
    assert result["errors"] == {"base": "no_family_chosen"}
    await finish(hass, result)


async def test_with_shared_devices_only(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """What others share is enough."""
    for family in list(cloud.home.families.values())[:2]:
        del cloud.home.families[family.family_id]
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert not result["result"].subentries
    await hass.async_block_till_done(wait_background_tasks=True)
    assert list(result["result"].runtime_data.devices) == ["TESTBOARD0/board_01"]


async def test_application_without_products(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """An application that may read no product is told before the entry is made."""
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    cloud.denied_products |= cloud.home.products.keys()
    family_ids = ["f_8b05e7d1c2a94f36"]
    result = await submit(hass, result, family_ids=family_ids)
    assert result["errors"] == {"base": "product_not_permitted"}
    placeholders = result["description_placeholders"]
    assert placeholders
    assert "FAN0000000" in placeholders["message"]
    assert suggested(result) == {"family_ids": family_ids}
    cloud.denied_products.clear()
    result = await submit(hass, result, family_ids=family_ids)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_account_is_added_once(
    hass: HomeAssistant, config_entry: MockConfigEntry, urls: Mapping[str, str]
) -> None:
    """The same account by another login is the same account."""
    config_entry.add_to_hass(hass)
    result = await start_at(hass, urls, "email")
    result = await submit(hass, result, **EMAIL)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"


async def test_flow_that_was_left(hass: HomeAssistant, urls: Mapping[str, str]) -> None:
    """A page that was reloaded at the last step does not block the account."""
    left = await submit(hass, await start_at(hass, urls, "phone"), **PHONE)
    assert left["step_id"] == "families"
    result = await submit(hass, await start_at(hass, urls, "email"), **EMAIL)
    await finish(hass, result)
    assert not hass.config_entries.flow.async_progress()


async def test_reconfiguring_that_was_left(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """Another try finishes; the one that was left is of no account."""
    entry = await set_up()
    await entry.start_reconfigure_flow(hass)
    result = await entry.start_reconfigure_flow(hass)
    result = await submit(hass, result, **ACCOUNT, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_reauth_beside_a_flow_that_was_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """Nothing that was left keeps somebody from logging in again."""
    entry = await set_up()
    left = await entry.start_reconfigure_flow(hass)
    left = await submit(hass, left, **ACCOUNT, login_method="phone")
    result = await entry.start_reauth_flow(hass)
    result = await submit(hass, result, **PHONE)
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.devices("gw_01")
@pytest.mark.parametrize("kind", ["family", "device", "sub_device"])
async def test_subentry_flow_that_was_left(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, kind: str
) -> None:
    """The button works again after a page was reloaded."""
    entry = await set_up()
    cloud.home.families["f_guest0000000000"].members["144115205263168001"] = 0
    for _ in range(2):
        result: Any = await hass.config_entries.subentries.async_init(
            (entry.entry_id, kind), context={"source": SOURCE_USER}
        )
        assert result["type"] is FlowResultType.FORM


async def test_options_that_were_left(hass: HomeAssistant, set_up: SetUp) -> None:
    """The cog works again after a page was reloaded."""
    entry = await set_up()
    await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_init(entry.entry_id)
    options = {"rooms_as_areas": False, "delete_devices": False}
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], options
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_reauth(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A changed password is asked for, checked, and taken over."""
    entry = await set_up()
    cloud.home.users[0].password = "new"
    cloud.logins.end_tokens()
    await entry.runtime_data.statuses.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"
    result = await submit(hass, flow, **PHONE)
    assert result["errors"] == {"base": "invalid_auth"}
    result = await submit(hass, result, **{**PHONE, "password": "new"})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["password"] == "new"


async def test_reauth_of_an_entry_that_could_not_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The new password is used at once, and nobody is asked again."""
    cloud.home.users[0].password = "new"
    entry = await set_up()
    assert entry.state is ConfigEntryState.SETUP_ERROR
    (flow,) = hass.config_entries.flow.async_progress()
    await submit(hass, flow, **{**PHONE, "password": "new"})
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass.config_entries.async_loaded_entries(DOMAIN) == [entry]
    assert not hass.config_entries.flow.async_progress()


async def test_reauth_takes_the_same_account_only(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Somebody else's login does not replace the account."""
    config_entry.add_to_hass(hass)
    result = await config_entry.start_reauth_flow(hass)
    placeholders = result["description_placeholders"] or {}
    assert placeholders["name"] == config_entry.title
    result = await submit(hass, result, **GUEST)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "wrong_account"
    assert config_entry.data["phone"] == PHONE["phone"]


async def test_reconfigure(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """The way to log in can change; the entry forgets the former one."""
    entry = await set_up()
    result = await entry.start_reconfigure_flow(hass)
    assert result["step_id"] == "reconfigure"
    result = await submit(hass, result, **ACCOUNT, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["email"] == EMAIL["email"]
    assert "phone" not in entry.data


async def test_reconfigure_keeps_the_secret(
    hass: HomeAssistant, set_up: SetUp, urls: Mapping[str, str]
) -> None:
    """A secret that is not typed again stays."""
    entry = await set_up()
    result = await entry.start_reconfigure_flow(hass)
    account = {key: value for key, value in ACCOUNT.items() if key != "app_secret"}
    result = await submit(hass, result, **account, login_method="email")
    result = await submit(hass, result, **urls)
    result = await submit(hass, result, **EMAIL)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["app_secret"] == ACCOUNT["app_secret"]


async def test_options(hass: HomeAssistant, set_up: SetUp) -> None:
    """An option is taken over while the account goes on."""
    entry = await set_up()
    before = entry.runtime_data
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["type"] is FlowResultType.FORM
    result = await hass.config_entries.options.async_configure(
        result["flow_id"], {"rooms_as_areas": False}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.options == {"rooms_as_areas": False, "delete_devices": False}
    assert entry.runtime_data is before


async def start_family(hass: HomeAssistant, entry: ConfigEntry) -> Any:
    """Press "Add family"."""
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, "family"), context={"source": SOURCE_USER}
    )


async def test_family_that_vanishes_while_it_is_chosen(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud
) -> None:
    """The form comes again with what there is."""
    entry = await set_up()
    for family_id in ("f_new", "f_guest0000000000"):
        family = replace(
            cloud.home.families["f_guest0000000000"], family_id=family_id, name="New"
        )
        family.members["144115205263168001"] = 0
        cloud.home.families[family_id] = family
    result = await start_family(hass, entry)
    del cloud.home.families["f_new"]
    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"family_id": "f_new"}
    )
    assert result["data_schema"]
    options = result["data_schema"].schema["family_id"].config["options"]
    assert [each["value"] for each in options] == ["f_guest0000000000"]


async def test_add_a_family(hass: HomeAssistant, set_up: SetUp, cloud: Cloud) -> None:
    """A family that was left out, or is new, can be added with its devices."""
    entry = await set_up()
    guest_family = cloud.home.families["f_guest0000000000"]
    guest_family.members["144115205263168001"] = 0
    result = await start_family(hass, entry)
    assert result["type"] is FlowResultType.FORM
    result = await hass.config_entries.subentries.async_configure(
        result["flow_id"], {"family_id": guest_family.family_id}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "Guest home" in {each.title for each in entry.subentries.values()}
    assert entry.state is ConfigEntryState.LOADED


async def test_no_more_families(hass: HomeAssistant, set_up: SetUp) -> None:
    """Where all families are there, nothing is offered."""
    result = await start_family(hass, await set_up())
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_more_families"


async def test_families_cannot_be_read(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud
) -> None:
    """The cloud's own words stand behind ours."""
    entry = await set_up()
    cloud.fail("AppGetFamilyList", code="InternalServerError", message="busy", times=3)
    result = await start_family(hass, entry)
    assert result["reason"] == "cloud_trouble"
    assert result["description_placeholders"] == {"message": "busy"}


async def test_family_of_an_entry_that_does_not_run(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Without a client there is nobody to ask."""
    config_entry.add_to_hass(hass)
    result = await start_family(hass, config_entry)
    assert result["reason"] == "entry_not_loaded"
