"""Answers as plain data for scripts and templates."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..account.moments import iso_time
from ..account.polling.weekdays import weekdays
from ..cloud import Structure

TIMES = ("time", "timestamp")
ROLES = {0: "member", 1: "administrator"}
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
    """Return a field as plain data, with times, weekdays and roles in words."""
    if isinstance(value, int) and (name in TIMES or name.endswith("_time")):
        return iso_time(value)
    if name == "role":
        return ROLES.get(value, value)
    if isinstance(value, str) and name.endswith("days"):
        return weekdays(value)
    return plain(value)
