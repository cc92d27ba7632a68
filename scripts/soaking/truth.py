"""What Home Assistant believes and shows, beside what is true."""

from collections.abc import Mapping
from typing import Any

from ..demonstration.home_assistant import HomeAssistant
from ..demonstration.processes import DOMAIN
from .cloud import SimulatedCloud

REDACTED = "**REDACTED**"
# What tells when something was shown, not what is true.
MOMENTS = {"button", "event", "image", "scene"}
FLEETING = {
    "access_token",
    "entity_picture",
    "media_position",
    "media_position_updated_at",
    "restored",
    "since",
}


async def entry_id(home_assistant: HomeAssistant) -> str:
    """Return the account's id."""
    (entry,) = await home_assistant.command("config_entries/get", domain=DOMAIN)
    return str(entry["entry_id"])


async def diagnostics(home_assistant: HomeAssistant) -> Mapping[str, Any]:
    """Return the diagnostics of the account."""
    path = f"/api/diagnostics/config_entry/{await entry_id(home_assistant)}"
    data: Mapping[str, Any] = (await home_assistant.get(path))["data"]
    return data


async def untrue(
    home_assistant: HomeAssistant, cloud: SimulatedCloud
) -> dict[str, object]:
    """Return what is believed of devices where the cloud knows better, by property."""
    true = await cloud.devices()
    told = (await diagnostics(home_assistant)).get("devices", ())
    believed = {each["device_id"]: each for each in told}
    wrong: dict[str, object] = dict.fromkeys(true.keys() ^ believed.keys(), "listed")
    for key in true.keys() & believed.keys():
        if believed[key]["online"] != true[key]["online"]:
            wrong[key] = "online"
        elif true[key]["online"]:
            wrong |= _different(key, believed[key]["values"], true[key]["values"])
    return wrong


def _different(
    key: str, believed: Mapping[str, Any], true: Mapping[str, Any]
) -> dict[str, object]:
    """Return the values of a device that differ."""
    return {
        f"{key} {each}": (believed.get(each), value)
        for each, value in true.items()
        if believed.get(each) not in (value, REDACTED)
    }


async def shown(home_assistant: HomeAssistant) -> dict[str, Any]:
    """Return the states of the account's entities, with what lasts of their attributes."""
    states = await home_assistant.states()
    ours = await home_assistant.command("config/entity_registry/list")
    return {
        each["unique_id"]: (state["state"], _lasting(state))
        for each in ours
        if each["platform"] == DOMAIN and (state := states.get(each["entity_id"]))
        if each["entity_id"].partition(".")[0] not in MOMENTS
    }


def _lasting(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that tell the truth, not the moment."""
    return {
        key: value for key, value in state["attributes"].items() if key not in FLEETING
    }


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was shown and is now shown otherwise."""
    return {
        key: (value, after.get(key))
        for key, value in before.items()
        if after.get(key) != value
    }
