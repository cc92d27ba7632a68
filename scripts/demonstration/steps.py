"""Adding the integration, as a person does it in the UI."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from .failure import DemoFailed, expected
from .home_assistant import HomeAssistant
from .processes import DOMAIN

TELLING = ["BLELOCK000/ble_lock_01", "BLESCALE00/ble_scale_01"]
METER = "METER00000_meter_01_total_energy"
METERS = {"meter_01", "plug_01"}
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


async def wait_for_daily_answers(home_assistant: HomeAssistant) -> None:
    """Wait for what is asked for in the background: timers and clips."""
    async with expected(60, "the timers and the clips are there"):
        while not _has_all(await home_assistant.states()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def _has_all(entity_ids: Iterable[str]) -> bool:
    """Return whether there are entities of all that is read in the background."""
    return {"calendar", "image"} <= {each.partition(".")[0] for each in entity_ids}


async def hold_links(home_assistant: HomeAssistant) -> None:
    """Have the Bluetooth lock and the scale stay connected: they tell, and are not told."""
    await change_options(home_assistant, stay_connected=TELLING)


async def change_options(home_assistant: HomeAssistant, **changes: object) -> None:
    """Change some options of the account in their dialog, and leave the others."""
    (entry,) = await home_assistant.command("config_entries/get", domain=DOMAIN)
    path = "/api/config/config_entries/options/flow"
    step = await home_assistant.post(path, {"handler": entry["entry_id"]})
    answers = {field["name"]: field.get("default") for field in step["data_schema"]}
    await home_assistant.post(f"{path}/{step['flow_id']}", answers | changes)


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


async def import_history(home_assistant: HomeAssistant) -> None:
    """Fill the graph of the home's power with what the cloud remembers."""
    devices = await home_assistant.command("config/device_registry/list")
    measuring = [each["id"] for each in devices if each.get("serial_number") in METERS]
    start = datetime.now(UTC) - timedelta(days=2)
    await home_assistant.call(
        DOMAIN,
        "import_history?return_response",
        device_id=measuring,
        start=start.isoformat(timespec="seconds"),
    )


def _all_families(step: Mapping[str, Any]) -> dict[str, Any]:
    (field,) = step["data_schema"]
    options = field["selector"]["select"]["options"]
    return {field["name"]: [option["value"] for option in options]}
