"""The demo's dashboard: its rooms, what it uses, what it has planned, what it plays."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .home_assistant import HomeAssistant

# What a device is looked at for, most of all first: a platform, or a class of one. A fan
# in its automatic mode has no speed to show: the tile would show it as switched off.
FULL_CARDS = (
    "climate", "cover", "light", "fan", "fan.auto", "humidifier", "water_heater",
    "vacuum", "lock", "media_player", "alarm_control_panel", "siren", "valve",
)  # fmt: skip
SMALL_CARDS = (
    "switch", "sensor.temperature", "sensor.humidity", "binary_sensor.smoke",
    "binary_sensor.gas", "binary_sensor.door", "binary_sensor.motion",
    "binary_sensor.safety", "sensor.power", "sensor.energy", "binary_sensor", "sensor",
    "select",
)  # fmt: skip
FEATURES: Mapping[str, list[dict[str, str]]] = {
    "light": [{"type": "light-brightness"}],
    "cover": [{"type": "cover-open-close"}],
    "climate": [{"type": "climate-hvac-modes"}],
    "humidifier": [{"type": "humidifier-toggle"}],
    "fan": [{"type": "fan-speed"}],
    "fan.auto": [{"type": "fan-preset-modes"}],
}
PICTURE_CARD = {"type": "picture-entity", "show_state": False}
PLAYER_CARD = {"type": "media-control"}
ROUTINES = frozenset({"automation", "timer"})
SMALL_CARDS_PER_DEVICE = 2
WHOLE_WIDTH = {"columns": 12}
URL_PATH = "tencent-home"
# Titles of the dashboard and of what is on it.
TITLES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "dashboard": "Tencent home",
        "home": "Home",
        "scenes": "Scenes",
        "energy": "Energy",
        "power": "Power",
        "plans": "Plans",
        "automations": "Timers and automations",
        "media": "Clips and music",
        "last_event": "Last event",
        "music": "Music",
    },
    "zh-Hans": {
        "dashboard": "腾讯连连之家",
        "home": "家",
        "scenes": "场景",
        "energy": "能源",
        "power": "功率",
        "plans": "定时",
        "automations": "定时与自动化",
        "media": "录像与音乐",
        "last_event": "最近事件",
        "music": "音乐",
    },
}


class Shown(NamedTuple):
    """An entity that may be shown."""

    entity_id: str
    device_id: str | None
    kind: str


async def save_dashboard(home_assistant: HomeAssistant, language: str) -> None:
    """Make a dashboard that shows the home by rooms, and what else it has."""
    titles = TITLES.get(language, TITLES["en"])
    areas = await home_assistant.command("config/area_registry/list")
    devices = await home_assistant.command("config/device_registry/list")
    entities = await home_assistant.command("config/entity_registry/list")
    states = await home_assistant.states()
    present = [each for each in entities if each["entity_id"] in states]
    shown = [
        Shown(each["entity_id"], each["device_id"], kind(states, each))
        for each in present
        if not each["entity_category"]
    ]
    routines = [
        each["entity_id"] for each in present if each["translation_key"] in ROUTINES
    ]
    rooms = {
        area["name"]: cards_of_area(area["area_id"], devices, shown) for area in areas
    }
    contents = contents_of(titles, rooms, shown, routines)
    views = [view(name, titles[name], contents[name]) for name in contents]
    await home_assistant.command(
        "lovelace/dashboards/create",
        url_path=URL_PATH,
        title=titles["dashboard"],
        icon="mdi:home-heart",
    )
    await home_assistant.command(
        "lovelace/config/save", url_path=URL_PATH, config={"views": views}
    )


def contents_of(
    titles: Mapping[str, str],
    rooms: Mapping[str, list[dict[str, Any]]],
    shown: Sequence[Shown],
    routines: Iterable[str],
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Return the cards of each page by their heading."""
    scenes = [scene_card(each.entity_id) for each in shown if each.kind == "scene"]
    return {
        "home": {**rooms, titles["scenes"]: scenes},
        "energy": {titles["power"]: power_cards(shown)},
        "plans": {
            titles["plans"]: calendar_cards(shown),
            titles["automations"]: [small_card(each) for each in routines],
        },
        "media": {
            titles["last_event"]: cards_of(shown, "image", PICTURE_CARD),
            titles["music"]: cards_of(shown, "media_player", PLAYER_CARD),
        },
    }


def view(
    path: str, title: str, contents: Mapping[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """Return a page of the dashboard with a section for each heading."""
    return {
        "type": "sections",
        "path": path,
        "title": title,
        "max_columns": 4,
        "sections": [
            section(heading, cards) for heading, cards in contents.items() if cards
        ],
    }


def power_cards(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """Return what the home has used by the hour, and what it uses now."""
    powers = [each.entity_id for each in shown if each.kind == "sensor.power"]
    graph = {
        "type": "statistics-graph",
        "entities": powers,
        "days_to_show": 2,
        "period": "hour",
        "stat_types": ["mean"],
        "grid_options": WHOLE_WIDTH,
    }
    return [graph, *map(small_card, powers)]


def calendar_cards(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """Return the calendar of all timers."""
    calendars = [each.entity_id for each in shown if each.kind == "calendar"]
    card = {"type": "calendar", "entities": calendars, "initial_view": "listWeek"}
    return [card | {"grid_options": WHOLE_WIDTH}]


def cards_of(
    shown: Iterable[Shown], wanted: str, card: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return a card for each entity of a kind."""
    return [
        {**card, "entity": each.entity_id, "grid_options": WHOLE_WIDTH}
        for each in shown
        if each.kind == wanted
    ]


def kind(states: Mapping[str, Any], entity: Mapping[str, Any]) -> str:
    """Return an entity's platform, with its class or mode where that matters."""
    entity_id = entity["entity_id"]
    platform = entity_id.partition(".")[0]
    attributes = states[entity_id]["attributes"]
    detail = attributes.get("device_class") or attributes.get("preset_mode")
    detailed = f"{platform}.{detail}"
    return detailed if detailed in (*FULL_CARDS, *SMALL_CARDS) else platform


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
            small.extend(small_card(each.entity_id) for each in best)
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


def small_card(entity_id: str) -> dict[str, Any]:
    """Return a tile that has room for a long name."""
    return {"type": "tile", "entity": entity_id, "grid_options": WHOLE_WIDTH}


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
