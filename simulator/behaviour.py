"""What the devices of each product do, by themselves and when they are told."""

from collections.abc import Callable, Mapping, Sequence
import json
from random import choice, randint, uniform
from typing import Any

from .music import songs_of
from .state import Device

NOTHING: Mapping[str, Any] = {}

type Reaction = Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]
type Habit = Callable[[Mapping[str, Any]], dict[str, Any]]


def drift(property_id: str, step: float, low: float, high: float) -> Habit:
    """Return the habit of a value that wanders between two bounds."""

    def change(values: Mapping[str, Any]) -> dict[str, Any]:
        moved = values[property_id] + choice((-step, step))
        return {property_id: round(min(max(moved, low), high), 2)}

    return change


def approach(property_id: str, target_id: str) -> Habit:
    """Return the habit of a value that follows its setpoint."""

    def change(values: Mapping[str, Any]) -> dict[str, Any]:
        difference = values[target_id] - values[property_id]
        step = (difference > 0) - (difference < 0)
        moved = {property_id: values[property_id] + step}
        return moved | in_fahrenheit(moved)

    return change


def draw_power(values: Mapping[str, Any]) -> dict[str, Any]:
    """Measure a load that runs while the socket is on."""
    if not values["power_switch"]:
        return {"power": 0, "current": 0}
    power = round(uniform(78, 84), 1)
    return {"power": power, "current": round(power / values["voltage"] * 1000, 1)}


def count_energy(values: Mapping[str, Any]) -> dict[str, Any]:
    """Draw power, and count what has been drawn since about the last time."""
    power = randint(280, 640)
    return {"power": power, "total_energy": round(values["total_energy"] + 0.01, 2)}


def move_about(values: Mapping[str, Any]) -> dict[str, Any]:
    """See somebody, or nobody any more."""
    return {"pir_state": "0" if values["pir_state"] == "1" else "1"}


def open_and_close(values: Mapping[str, Any]) -> dict[str, Any]:
    """Open or close the door."""
    return {"contact_state": 1 - values["contact_state"]}


def breathe(_values: Mapping[str, Any]) -> dict[str, Any]:
    """Measure the air."""
    return {"pm2_5": randint(8, 24), "humidity": randint(44, 52)}


HABITS: Mapping[str, Habit] = {
    "THERMOSTAT": approach("current_temp", "set_temp"),
    "AIRCOND000": approach("temp_current", "temp_set"),
    "METER00000": count_energy,
    "METERPLUG0": draw_power,
    "MOTION0000": move_about,
    "DOORSENSOR": open_and_close,
    "AIRCLEANER": breathe,
    "TEMPHUMID0": drift("current_humidity", 1, 40, 60),
    "PURIFIER00": drift("tds_in", 3, 90, 140),
}


def move_curtain(values: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    """Go where a curtain is sent."""
    ends = {"open": 100, "close": 0}
    target = values.get("percent_control", ends.get(values.get("control", "")))
    if target is None:
        return {}
    situation = "fully_open" if target else "fully_close"
    return {
        "percent_control": target,
        "percent_state": target,
        "situation_set": situation,
    }


def move_bolt(values: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    """Lock or unlock a door."""
    if "lock" not in values:
        return {}
    return {"lock_state": "locked" if values["lock"] else "unlocked"}


def clean(values: Mapping[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
    """Do with a floor what a robot is told."""
    if values.get("work_mode") == "charge":
        return {"status": "goto_charge"}
    if values.get("pause"):
        return {"status": "paused"}
    if "work_mode" in values or values.get("power_switch"):
        return {"status": "cleaning"}
    return {"status": "standby"} if values.get("power_switch") == 0 else {}


DOINGS: Mapping[str, str] = {
    "cold": "cooling",
    "hot": "heating",
    "floor_heat": "heating",
    "floor_heat_and_heat": "heating",
    "wind": "wind",
    "eco": "eco",
    "arefaction": "arefaction",
}
FAHRENHEIT: Mapping[str, str] = {
    "temp_current": "temp_current_f",
    "temp_set": "temp_set_f",
    "current_temp": "current_fahrenheit",
    "set_temp": "set_fahrenheit",
}


def condition_air(
    values: Mapping[str, Any], present: Mapping[str, Any]
) -> dict[str, Any]:
    """Do what the mode says, and show it on both scales."""
    power, mode = (values.get(key, present[key]) for key in ("power_switch", "mode"))
    doing = DOINGS.get(mode, "auto") if power else "off"
    return {"status": doing} | in_fahrenheit(values)


def in_fahrenheit(
    values: Mapping[str, Any], _: Mapping[str, Any] = NOTHING
) -> dict[str, Any]:
    """Return what else a device reports that shows its temperatures twice."""
    return {
        FAHRENHEIT[key]: round(value * 9 / 5 + 32)
        for key, value in values.items()
        if key in FAHRENHEIT
    }


def what_follows(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the next song of a speaker's list, or silence after the last."""
    if values.get("song_index", 0) + 1 < len(_play_list(values)):
        return play_songs({"pre_next": 2}, values)
    return {"pause_play": 0, "play_position": 0}


def play_songs(values: Mapping[str, Any], present: Mapping[str, Any]) -> dict[str, Any]:
    """Play the song that is told, or the one beside it in the list."""
    if "cur_play_list" in values:
        return {"pause_play": 0}
    if "cur_song_id" in values:
        return {"pause_play": 1, "play_position": 0}
    step = {1: -1, 2: 1}.get(values.get("pre_next", 0))
    songs = _play_list(present)
    if step is None or not songs:
        return {}
    index = (present.get("song_index", 0) + step) % len(songs)
    return {
        "cur_song_id": songs[index],
        "song_index": index,
        "play_position": 0,
        "pause_play": 1,
    }


def _play_list(values: Mapping[str, Any]) -> Sequence[str]:
    """Return the songs of the list that a speaker was told."""
    try:
        told = json.loads(values.get("cur_play_list") or "{}")
    except ValueError:
        return ()
    return songs_of(told.get("play_type", ""), told.get("play_params", {})) or ()


REACTIONS: Mapping[str, Reaction] = {
    "AIRCOND000": condition_air,
    "CURTAIN000": move_curtain,
    "DOORLOCK00": move_bolt,
    "SPEAKER000": play_songs,
    "THERMOSTAT": in_fahrenheit,
    "VACUUM0000": clean,
}


def answer(device: Device, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a device reports when it is told values."""
    reaction = REACTIONS.get(device.product.product_id)
    return {**values, **(reaction(values, device.values) if reaction else {})}
