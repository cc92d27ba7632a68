"""Adding the integration, as a person does it in the UI."""

from collections.abc import Mapping
from typing import Any

from .failure import DemoFailed
from .home_assistant import HomeAssistant

DOMAIN = "tencent_iot_explorer"
METER = "METER00000_meter_01_total_energy"
FLOW = "/api/config/config_entries/flow"


async def remove_areas(home_assistant: HomeAssistant) -> None:
    """Remove the rooms that every new Home Assistant has."""
    for area in await home_assistant.command("config/area_registry/list"):
        await home_assistant.command(
            "config/area_registry/delete", area_id=area["area_id"]
        )


async def add_integration(home_assistant: HomeAssistant, simulator: str) -> None:
    """Log in by phone number and take all families."""
    step = await home_assistant.post(FLOW, {"handler": DOMAIN})
    answers: Mapping[str, Mapping[str, Any]] = {
        "user": {
            "region": "custom",
            "app_key": "demo-app-key",
            "app_secret": "demo-app-secret",
            "login_method": "phone",
        },
        "endpoint": {
            "api_url": f"{simulator}/api/exploreropen/",
            "ws_url": f"{simulator.replace('http', 'ws', 1)}/ws/explorer",
        },
        "phone": {
            "country_code": "86",
            "phone": "13800000000",
            "password": "demo-password",
        },
    }
    while step["type"] == "form":
        if step.get("errors"):
            raise DemoFailed(f"{step['step_id']}: {step['errors']}")
        fields = answers.get(step["step_id"]) or _all_families(step)
        step = await home_assistant.post(f"{FLOW}/{step['flow_id']}", fields)
    if step["type"] != "create_entry":
        raise DemoFailed(f"The integration was not added: {step}")


async def configure_energy(home_assistant: HomeAssistant) -> None:
    """Let the Energy dashboard show what the home's meter counts."""
    entities = await home_assistant.command("config/entity_registry/list")
    meter = next(each for each in entities if each["unique_id"] == METER)
    grid = {
        "type": "grid",
        "stat_energy_from": meter["entity_id"],
        "cost_adjustment_day": 0,
    }
    await home_assistant.command("energy/save_prefs", energy_sources=[grid])


def _all_families(step: Mapping[str, Any]) -> dict[str, Any]:
    (field,) = step["data_schema"]
    options = field["selector"]["select"]["options"]
    return {field["name"]: [option["value"] for option in options]}
