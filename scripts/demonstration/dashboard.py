"""The demo's dashboard: a section for each room, a card for each device."""

from collections.abc import Iterable, Mapping
from typing import Any

from .home_assistant import HomeAssistant

PLATFORMS = (
    "climate", "light", "cover", "fan", "humidifier", "water_heater", "vacuum", "lock",
    "media_player", "alarm_control_panel", "siren", "switch", "binary_sensor", "sensor",
    "event", "select", "number",
)  # fmt: skip
FEATURES: Mapping[str, list[dict[str, str]]] = {
    "light": [{"type": "light-brightness"}],
    "cover": [{"type": "cover-open-close"}],
    "climate": [{"type": "climate-hvac-modes"}],
    "humidifier": [{"type": "humidifier-toggle"}],
    "fan": [{"type": "fan-speed"}],
}
CARDS_PER_DEVICE = 2
URL_PATH = "tencent-home"


async def save_dashboard(home_assistant: HomeAssistant) -> None:
    """Make a dashboard that shows the home by rooms."""
    areas = await home_assistant.command("config/area_registry/list")
    devices = await home_assistant.command("config/device_registry/list")
    entities = await home_assistant.command("config/entity_registry/list")
    sections = [
        section(area["name"], cards_of_area(area["area_id"], devices, entities))
        for area in areas
    ]
    scenes = [each for each in entities if each["entity_id"].startswith("scene.")]
    sections.insert(0, section("Scenes", [tile(each) for each in scenes]))
    view = {
        "type": "sections",
        "title": "Home",
        "max_columns": 4,
        "sections": [each for each in sections if len(each["cards"]) > 1],
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


def section(title: str, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a section with a heading."""
    return {"type": "grid", "cards": [{"type": "heading", "heading": title}, *cards]}


def cards_of_area(
    area_id: str, devices: Iterable[Mapping[str, Any]], entities: list[Any]
) -> list[dict[str, Any]]:
    """Return the cards of a room's devices."""
    return [
        tile(entity)
        for device in devices
        if device["area_id"] == area_id
        for entity in best_entities(device["id"], entities)
    ]


def best_entities(device_id: str, entities: list[Any]) -> list[Any]:
    """Return what a device is mainly looked at for."""
    candidates = [
        each
        for each in entities
        if each["device_id"] == device_id
        and not each["disabled_by"]
        and not each["entity_category"]
        and platform(each) in PLATFORMS
    ]
    return sorted(candidates, key=lambda each: PLATFORMS.index(platform(each)))[
        :CARDS_PER_DEVICE
    ]


def tile(entity: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tile card with the controls that fit."""
    card: dict[str, Any] = {"type": "tile", "entity": entity["entity_id"]}
    if features := FEATURES.get(platform(entity)):
        card["features"] = features
    return card


def platform(entity: Mapping[str, Any]) -> str:
    """Return the kind of an entity."""
    return str(entity["entity_id"].partition(".")[0])
