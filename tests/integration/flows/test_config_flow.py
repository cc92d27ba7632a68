"""Adding an account: every way to log in, and the families that are chosen."""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account import credentials
from custom_components.tencent_iot_explorer.cloud import custom_endpoints
from simulator import Cloud, begin_fault

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


@pytest.mark.parametrize(
    "code", ["InvalidAction", "UnauthorizedOperation", "InvalidParameterValue"]
)
async def test_a_cloud_in_which_nothing_is_shared(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str], code: str
) -> None:
    """One that refuses to tell what is shared has families all the same."""
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppListUserShareDevices", code=code, times=1000)
    entry = await finish(hass, await submit(hass, result, **PHONE))
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("haste")
@pytest.mark.parametrize("fault", ["hang", "http_500"])
async def test_a_cloud_that_does_not_tell_what_is_shared(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str], fault: str
) -> None:
    """Who has a family need not know; else it is all there is."""
    begin_fault(cloud, fault, action="AppListUserShareDevices")
    result = await start_at(hass, urls, "phone")
    before = hass.loop.time()
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "families"
    assert hass.loop.time() - before < 8
    for family in cloud.home.families.values():
        family.members.clear()
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    assert result["step_id"] == "phone"
    assert result["errors"]


async def test_a_stranger_whom_the_cloud_does_not_tell(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """Without a family there is nothing to know an account by."""
    cloud.home.families.clear()
    result = await start_at(hass, urls, "phone")
    cloud.fail("AppGetUser", code="InvalidAction")
    result = await submit(hass, result, **PHONE)
    assert result["errors"] == {"base": "invalid_request"}


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


async def test_a_family_whose_devices_are_refused(
    hass: HomeAssistant, cloud: Cloud, urls: Mapping[str, str]
) -> None:
    """Others are added all the same, and a repair issue names it; alone it is not."""
    result = await start_at(hass, urls, "phone")
    result = await submit(hass, result, **PHONE)
    refused, other = "f_8b05e7d1c2a94f36", "f_2f6c1d9a7b3e4c05"
    cloud.home.families[refused].members.clear()
    result = await submit(hass, result, family_ids=[refused])
    assert result["errors"] == {"base": "not_permitted"}
    result = await submit(hass, result, family_ids=[refused, other])
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    issues = ir.async_get(hass).issues.values()
    assert {"family": "Seaside"} in [each.translation_placeholders for each in issues]


async def test_account_is_added_once(
    hass: HomeAssistant, config_entry: MockConfigEntry, urls: Mapping[str, str]
) -> None:
    """The same account by another login is the same account."""
    config_entry.add_to_hass(hass)
    result = await start_at(hass, urls, "email")
    result = await submit(hass, result, **EMAIL)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"
