"""Recognisers of entities that several properties make up together."""

from .alarm_control_panel import recognise_alarm_control_panel
from .channels import recognise_channels
from .climate import recognise_climate
from .common import Properties, Recogniser
from .cover import recognise_cover
from .fan import recognise_fan
from .humidifier import recognise_humidifier
from .light import recognise_light
from .lock import recognise_called_lock, recognise_lock
from .media_player import recognise_media_player
from .siren import recognise_siren
from .tracker import recognise_tracker
from .vacuum import recognise_vacuum
from .valve import recognise_valve
from .water_heater import recognise_water_heater

__all__ = ["RECOGNISERS", "Properties", "Recogniser", "recognise_called_lock"]

# The first that claims a property gets it, and is the device's main entity.
RECOGNISERS: tuple[Recogniser, ...] = (
    recognise_vacuum,
    recognise_humidifier,
    recognise_water_heater,
    recognise_climate,
    recognise_fan,
    recognise_media_player,
    recognise_siren,
    recognise_alarm_control_panel,
    recognise_lock,
    recognise_cover,
    recognise_light,
    recognise_valve,
    recognise_tracker,
    recognise_channels,
)
