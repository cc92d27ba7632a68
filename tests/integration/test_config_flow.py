"""The config flow: every way in, every error and the way on from it."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

PHONE = {"country_code": "86", "phone": "13800000000", "password": "demo-password"}
EMAIL = {"email": "demo@example.com", "password": "demo-password"}
CREDENTIALS: Mapping[str, Mapping[str, str]] = {
    "phone": PHONE,
    "email": EMAIL,
    "wechat": {"open_id": "demo-open-id"},
}


async def start(hass: HomeAssistant, **account: str) -> ConfigFlowResult:
    """Open the flow and submit its first step."""
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "user"
    return await submit(
        hass,
        result,
        region="custom",
        app_key="demo-app-key",
        app_secret="demo-app-secret",
        **account,
    )


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, **fields: Any
) -> ConfigFlowResult:
    """Submit the form that is shown."""
    return await hass.config_entries.flow.async_configure(result["flow_id"], fields)


async def start_at(
    hass: HomeAssistant, urls: Mapping[str, str], method: str
) -> ConfigFlowResult:
    """Go as far as the credentials of a login method."""
    result = await start(hass, login_method=method)
    assert result["step_id"] == "endpoint"
    result = await submit(hass, result, **urls)
    assert result["type"] is FlowResultType.FORM
    return result


async def finish(hass: HomeAssistant, result: ConfigFlowResult) -> MockConfigEntry:
    """Take all families and return the entry."""
    assert result["step_id"] == "families"
    offered = result["data_schema"].schema["family_ids"].config["options"]
    result = await submit(
        hass, result, family_ids=[option["value"] for option in offered]
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    return result["result"]


@pytest.mark.parametrize("method", CREDENTIALS)
async def test_log_in_and_choose_families(
    hass: HomeAssistant, urls: Mapping[str, str], method: str
) -> None:
    """Each login method that renews itself leads to a running entry."""
    result = await start_at(hass, urls, method)
    assert result["step_id"] == method
    entry = await finish(hass, await submit(hass, result, **CREDENTIALS[method]))
    assert entry.state is ConfigEntryState.LOADED
    assert entry.unique_id
    assert entry.data.items() >= {**CREDENTIALS[method], **urls}.items()
    assert {each.title for each in entry.subentries.values()} == {"我的家", "Seaside"}


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
    result = await submit(hass, result, code="000000")
    assert result["errors"] == {"base": "invalid_auth"}
    (code,) = cloud.codes.values()
    await finish(hass, await submit(hass, result, code=code))
