"""Kinds of devices: entities that several properties make up together."""

from collections.abc import Callable, Iterator

from ..entities import EntityPlan
from .alarm_control_panel import ALARM_CONTROL_PANEL
from .channels import recognise_channels
from .climate import recognise_climate
from .cover import recognise_cover
from .evidence import Evidence
from .fan import FAN
from .humidifier import HUMIDIFIER
from .light import recognise_light
from .lock import recognise_lock
from .media_player import MEDIA_PLAYER
from .siren import SIREN
from .tracker import TRACKER
from .vacuum import VACUUM
from .valve import VALVE
from .water_heater import WATER_HEATER

__all__ = ["Evidence", "recognise"]

type Recogniser = Callable[[Evidence], Iterator[EntityPlan]]

# The first that claims a property gets it, and is the device's main entity.
RECOGNISERS: tuple[Recogniser, ...] = (
    VACUUM.recognise,
    HUMIDIFIER.recognise,
    WATER_HEATER.recognise,
    recognise_climate,
    FAN.recognise,
    MEDIA_PLAYER.recognise,
    SIREN.recognise,
    ALARM_CONTROL_PANEL.recognise,
    recognise_lock,
    recognise_cover,
    recognise_light,
    VALVE.recognise,
    TRACKER.recognise,
    recognise_channels,
)


def recognise(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the entities that several parts of a product make up."""
    for recogniser in RECOGNISERS:
        for entity in recogniser(evidence):
            evidence = evidence.without(entity.own_ids, entity.actions)
            yield entity
