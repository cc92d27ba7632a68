"""What the user has set up and the past tells: nothing of it may be lost."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from ..demonstration.home_assistant import HomeAssistant
from ..demonstration.processes import DOMAIN
from ..demonstration.steps import change_options
from .truth import diagnostics

OWN_DEVICES = 10
TIMED = "LIGHTSTRIP/"
TIMER = "Morning"
ROUNDING = 0.001

type Rows = Mapping[str, list[dict[str, Any]]]


async def settle_in(home_assistant: HomeAssistant) -> None:
    """Name, place, hide and time things, and choose an option."""
    area = await home_assistant.command("config/area_registry/create", name="Soak")
    for number, device in enumerate(await _own_devices(home_assistant)):
        await home_assistant.command(
            "config/device_registry/update",
            device_id=device["id"],
            name_by_user=f"Mine {number}",
            area_id=area["area_id"],
        )
    for number, entity in enumerate(await _own_entities(home_assistant)):
        change = {"name": f"Thing {number}"} if number % 9 else {"disabled_by": "user"}
        await home_assistant.command(
            "config/entity_registry/update", entity_id=entity["entity_id"], **change
        )
    await change_options(home_assistant, rooms_as_areas=False)
    await _set_timers(home_assistant)


async def belongings(home_assistant: HomeAssistant) -> Mapping[str, Any]:
    """Return all that was set up."""
    entities = await _own_entities(home_assistant)
    devices = await _own_devices(home_assistant)
    kept = ("unique_id", "entity_id", "name", "disabled_by")
    return {
        "entities": [[each[key] for key in kept] for each in entities],
        "devices": [
            (_device_id(each), each["name_by_user"], each["area_id"])
            for each in devices
        ],
        "options": (await diagnostics(home_assistant))["entry"]["options"],
        "timers": await _timers(home_assistant),
    }


async def are_shown(home_assistant: HomeAssistant) -> bool:
    """Return whether all entities of the devices are there and available."""
    states = await home_assistant.states()
    shown = [
        states.get(each["entity_id"], {"state": "unavailable"})["state"]
        for each in await _own_entities(home_assistant)
        if not each["disabled_by"]
    ]
    return bool(shown) and "unavailable" not in shown


async def statistics(home_assistant: HomeAssistant) -> Rows:
    """Return what was measured, in rows of five minutes, by statistic."""
    known = await home_assistant.command("recorder/list_statistic_ids")
    rows: Rows = await home_assistant.command(
        "recorder/statistics_during_period",
        start_time=(datetime.now(UTC) - timedelta(hours=2)).isoformat(),
        statistic_ids=[each["statistic_id"] for each in known],
        period="5minute",
    )
    return rows


def forgotten(before: Rows, after: Rows) -> int:
    """Return how many rows are gone or tell something else."""
    return sum(
        row not in after.get(statistic, [])
        for statistic, rows in before.items()
        for row in rows
    )


def miscounted(rows: Rows) -> int:
    """Return how many rows have counted more or less than their meter."""
    wrong = 0
    for counted in rows.values():
        offsets = [
            each["sum"] - each["state"]
            for each in counted
            if each.get("sum") is not None
        ]
        wrong += sum(abs(each - offsets[0]) > ROUNDING for each in offsets)
    return wrong


async def _set_timers(home_assistant: HomeAssistant) -> None:
    """Have lamps go on every morning."""
    for device in await _own_devices(home_assistant):
        if _device_id(device).startswith(TIMED):
            await home_assistant.call(
                DOMAIN,
                "create_timer?return_response",
                device_id=device["id"],
                name=TIMER,
                at="06:30:00",
                days=["mon", "sat"],
                properties={"power_switch": 1},
            )


async def _timers(home_assistant: HomeAssistant) -> Any:
    """Return what the calendars show of a week, as far as they can be asked."""
    states = await home_assistant.states()
    calendars = [
        each
        for each in states
        if each.startswith("calendar.") and states[each]["state"] != "unavailable"
    ]
    if not calendars:
        return {}
    start = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    answer = await home_assistant.post(
        "/api/services/calendar/get_events?return_response",
        {
            "entity_id": calendars,
            "start_date_time": start.isoformat(),
            "end_date_time": (start + timedelta(days=7)).isoformat(),
        },
    )
    return answer["service_response"]


async def _own_devices(home_assistant: HomeAssistant) -> list[dict[str, Any]]:
    """Return the devices that only the user changes."""
    devices = await home_assistant.command("config/device_registry/list")
    return [each for each in devices if is_own(_device_id(each))]


async def _own_entities(home_assistant: HomeAssistant) -> list[dict[str, Any]]:
    """Return the entities of these devices that do not hide."""
    own = {each["id"] for each in await _own_devices(home_assistant)}
    entities = await home_assistant.command("config/entity_registry/list")
    return [
        each
        for each in entities
        if each["device_id"] in own and each["disabled_by"] != "integration"
    ]


def is_timer(entity_id: str) -> bool:
    """Return whether an entity switches a timer that was set."""
    return entity_id.endswith(f"_{TIMER.lower()}")


def is_own(device_id: str) -> bool:
    """Return whether a device is among the first, which only the user changes."""
    name = device_id.partition("/")[2].partition("/")[0]
    return name.removeprefix("device_") in {f"{each:05}" for each in range(OWN_DEVICES)}


def _device_id(device: Mapping[str, Any]) -> str:
    """Return what the cloud calls a device, "" for what is none of its."""
    for domain, key in device["identifiers"]:
        if domain == DOMAIN:
            return str(key)
    return ""
