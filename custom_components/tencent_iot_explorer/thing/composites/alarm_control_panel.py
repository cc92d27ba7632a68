"""Alarm control panels: hosts that are armed and disarmed."""

from collections.abc import Iterator

from .. import parts as tables
from ..entities import EntityPlan
from .common import Properties, bind, composite, meanings_of, parts_of

_ARMED = frozenset({"armed_away", "armed_home", "armed_night"})


def recognise_alarm_control_panel(properties: Properties) -> Iterator[EntityPlan]:
    """Yield the panel: a mode that arms and disarms."""
    mode = parts_of(tables.ALARM_PANEL_PARTS, properties).get("mode")
    if mode is None:
        return
    meanings = meanings_of(mode.type, tables.ALARM_PANEL_STATES)
    if "disarmed" in meanings.values() and not _ARMED.isdisjoint(meanings.values()):
        yield composite("alarm_control_panel", mode, {"mode": bind(mode, meanings)})
