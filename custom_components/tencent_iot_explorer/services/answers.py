"""Answers as plain data for scripts and templates."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..account.moments import iso_time, local_iso_time
from ..account.polling.messages import CATEGORIES
from ..account.schedule.weekdays import weekdays
from ..cloud import Structure

TIMES = ("time", "timestamp")
# What the cloud's numbers stand for, by the name of the field.
WORDS: Mapping[str, Mapping[int, str]] = {
    "role": {0: "member", 1: "administrator"},
    "device_type": {0: "device", 1: "gateway", 2: "sub_device"},
    "category": {number: word for word, number in CATEGORIES.items()},
    "match_type": {0: "all", 1: "any"},
    "condition_type": {0: "property", 1: "time"},
    "action_type": {0: "device", 1: "delay", 2: "scene", 3: "notification"},
}
# In a template "timer.values" is what every dict has, and nothing of the timer.
RENAMED = {"values": "properties"}


def plain(item: Any) -> Any:
    """Return an object of the cloud as plain data, times as ISO text."""
    if isinstance(item, Structure):
        return {
            RENAMED.get(name, name): _plain_field(name, value)
            for name, value in item.as_dict().items()
        }
    if isinstance(item, Mapping):
        return {key: plain(value) for key, value in item.items()}
    if isinstance(item, list | tuple):
        return [plain(each) for each in item]
    return item


def listed(name: str, found: Iterable[Any]) -> dict[str, Any]:
    """Return an answer with a list in it."""
    return {name: [plain(each) for each in found]}


def _plain_field(name: str, value: Any) -> Any:
    """Return a field as plain data: times, weekdays and what numbers stand for in words."""
    if isinstance(value, int) and (name in TIMES or name.endswith("_time")):
        return iso_time(value)
    if name in WORDS:
        return WORDS[name].get(value, value)
    if isinstance(value, str) and name.endswith("_at"):
        return local_iso_time(value)
    if isinstance(value, str) and name.endswith("days"):
        return weekdays(value)
    return plain(value)
