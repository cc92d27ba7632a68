"""The demo's dashboard: a section for each room, a card for each device."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .home_assistant import HomeAssistant

# What a device is looked at for, most of all first: a platform, or a class of one.
FULL_CARDS = (
    "climate", "cover", "light", "fan", "humidifier", "water_heater", "vacuum", "lock",
    "media_player", "alarm_control_panel", "siren", "valve",
)  # fmt: skip
SMALL_CARDS = (
    "sensor.temperature", "sensor.humidity", "binary_sensor.smoke", "binary_sensor.gas",
    "binary_sensor.door", "binary_sensor.motion", "binary_sensor.safety",
    "sensor.power", "sensor.energy", "switch", "binary_sensor", "sensor", "select",
)  # fmt: skip
FEATURES: Mapping[str, list[dict[str, str]]] = {
    "light": [{"type": "light-brightness"}],
    "cover": [{"type": "cover-open-close"}],
    "climate": [{"type": "climate-hvac-modes"}],
    "humidifier": [{"type": "humidifier-toggle"}],
    "fan": [{"type": "fan-speed"}],
}
SMALL_CARDS_PER_DEVICE = 2
WHOLE_WIDTH = {"columns": 12}
URL_PATH = "tencent-home"


class Shown(NamedTuple):
    """An entity that may be shown."""

    entity_id: str
    device_id: str | None
    kind: str


async def save_dashboard(home_assistant: HomeAssistant) -> None:
    """Make a dashboard that shows the home by rooms."""
    areas = await home_assistant.command("config/area_registry/list")
    devices = await home_assistant.command("config/device_registry/list")
    entities = await home_assistant.command("config/entity_registry/list")
    states = await home_assistant.states()
    shown = [
        Shown(entity["entity_id"], entity["device_id"], kind(states, entity))
        for entity in entities
        if entity["entity_id"] in states and not entity["entity_category"]
    ]
    rooms = {
        area["name"]: cards_of_area(area["area_id"], devices, shown) for area in areas
    }
    scenes = [scene_card(each.entity_id) for each in shown if each.kind == "scene"]
    contents = {**rooms, "Scenes": scenes}
    view = {
        "type": "sections",
        "title": "Home",
        "max_columns": 4,
        "sections": [
            section(title, cards) for title, cards in contents.items() if cards
        ],
    }
    await home_assistant.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        title="Tencent home",
        icon="mdi:home-heart",
    )
    await home_assistant.command(
        "lovelace/config/save", url_path=URL_PATH, config={"views": [view]}
    )


def kind(states: Mapping[str, Any], entity: Mapping[str, Any]) -> str:
    """Return an entity's platform, with its class where that makes a difference."""
    entity_id = entity["entity_id"]
    platform = entity_id.partition(".")[0]
    device_class = states[entity_id]["attributes"].get("device_class")
    detailed = f"{platform}.{device_class}"
    return detailed if detailed in SMALL_CARDS else platform


def section(title: str, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a section with a heading."""
    return {"type": "grid", "cards": [{"type": "heading", "heading": title}, *cards]}


def cards_of_area(
    area_id: str, devices: Iterable[Mapping[str, Any]], shown: Sequence[Shown]
) -> list[dict[str, Any]]:
    """Return the cards of a room's devices: those with controls first."""
    full: list[dict[str, Any]] = []
    small: list[dict[str, Any]] = []
    for device in devices:
        if device["area_id"] != area_id:
            continue
        own = [each for each in shown if each.device_id == device["id"]]
        if main := ranked(own, FULL_CARDS):
            full.append(full_card(main[0]))
        else:
            best = ranked(own, SMALL_CARDS)[:SMALL_CARDS_PER_DEVICE]
            small.extend(small_card(each) for each in best)
    return full + small


def ranked(entities: Iterable[Shown], kinds: Sequence[str]) -> list[Shown]:
    """Return the entities of these kinds, in the order of the kinds."""
    candidates = [each for each in entities if each.kind in kinds]
    return sorted(candidates, key=lambda each: kinds.index(each.kind))


def full_card(entity: Shown) -> dict[str, Any]:
    """Return a tile with the controls that fit."""
    return {
        "type": "tile",
        "entity": entity.entity_id,
        "features": FEATURES.get(entity.kind, []),
    }


def small_card(entity: Shown) -> dict[str, Any]:
    """Return a tile that has room for a long name."""
    return {"type": "tile", "entity": entity.entity_id, "grid_options": WHOLE_WIDTH}


def scene_card(entity_id: str) -> dict[str, Any]:
    """Return a tile that runs a scene."""
    return {
        "type": "tile",
        "entity": entity_id,
        "hide_state": True,
        "grid_options": WHOLE_WIDTH,
        "tap_action": {
            "action": "perform-action",
            "perform_action": "scene.turn_on",
            "target": {"entity_id": entity_id},
        },
    }
