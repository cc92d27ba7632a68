"""What people write into the forms, and what cannot be."""

from collections.abc import Mapping

from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.flows.forms import choice
from simulator import Cloud

from . import ACCOUNT, EMAIL, PHONE, finish, start, start_at, submit, suggested

pytestmark = pytest.mark.devices("lamp_02", "fan_01", "board_01")


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


def test_what_has_no_name_of_its_own_is_told_by_its_id() -> None:
    """Families of relatives are often called alike, and gateways by their product."""
    chooser = choice({"f_1": "我的家", "f_2": "Seaside", "f_3": "我的家", "f_4": ""})
    labels = ["我的家 (f_1)", "Seaside", "我的家 (f_3)", "(f_4)"]
    options = chooser.config["options"]
    assert [each["label"] for each in options if isinstance(each, dict)] == labels
