"""Tests of the room flows in a running Home Assistant."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.tencent_iot_explorer.const import DOMAIN

PHONE = {"country_code": "86", "phone": "13800000000", "password": "demo-password"}
EMAIL = {"email": "demo@example.com", "password": "demo-password"}
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
