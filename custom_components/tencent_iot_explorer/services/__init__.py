"""The integration's actions."""

from homeassistant.core import HomeAssistant, callback

from . import (
    automation,
    bluetooth,
    control,
    device,
    family,
    firmware,
    gateway,
    history,
    history_import,
    member,
    message,
    music,
    scene,
    sharing,
    timer,
    video,
)
from .overrides import async_register_reload
from .service import async_register

SERVICES = {
    **control.SERVICES,
    **device.SERVICES,
    **gateway.SERVICES,
    **sharing.SERVICES,
    **timer.SERVICES,
    **history.SERVICES,
    **history_import.SERVICES,
    **firmware.SERVICES,
    **bluetooth.SERVICES,
    **video.SERVICES,
    **music.SERVICES,
    **family.SERVICES,
    **member.SERVICES,
    **scene.SERVICES,
    **automation.SERVICES,
    **message.SERVICES,
}


@callback
def async_register_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    for name, service in SERVICES.items():
        async_register(hass, name, service)
    async_register_reload(hass)
