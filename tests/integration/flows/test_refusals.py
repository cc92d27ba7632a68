"""Every refusal of the cloud, and the way on from it."""

from collections.abc import Mapping

from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from . import (
    ACCOUNT,
    CREDENTIALS,
    EMAIL,
    PHONE,
    finish,
    start,
    start_at,
    submit,
    suggested,
)

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")

PHONE_ADDRESS = {"country_code": "86", "phone": "13800000000"}
EMAIL_ADDRESS = {"email": "demo@example.com"}
REFUSALS = {
    "InvalidParameterValue.UserLoginForbidden": "login_locked",
    "RequestLimitExceeded": "rate_limited",
    "InternalServerError": "cloud_trouble",
    "Unheard.Of": "login_refused",
}


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
    assert result.get("translation_domain", DOMAIN) == DOMAIN
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


async def test_cloud_that_is_another_server_now(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """The way leads back to the addresses, which are shown as they were typed."""
    result = await start_at(hass, urls, "phone")
    cloud.garble("AppGetToken", "<html>moved</html>")
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "endpoint"
    assert suggested(result) == dict(urls)


async def test_cloud_that_serves_nobody_for_a_moment(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """The addresses were right a moment ago: the same form is sent once more."""
    result = await start_at(hass, urls, "phone")
    cloud.garble("AppGetToken", "", status=503)
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "phone"
    assert result["errors"] == {"base": "cannot_connect"}
    await finish(hass, await submit(hass, result, **PHONE))


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
