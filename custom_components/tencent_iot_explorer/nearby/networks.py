"""Which Wi-Fi networks a new device may join, as far as Home Assistant knows."""

from collections.abc import Iterator

from homeassistant.components.hassio import HassioNotReadyError, get_network_info
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

JOINED: HassKey[set[str]] = HassKey(f"{DOMAIN}_networks")


@callback
def async_known_networks(hass: HomeAssistant) -> list[str]:
    """Return the networks that devices have joined here, and Home Assistant's own."""
    return sorted({*hass.data.get(JOINED, ()), *_own_networks(hass)})


@callback
def async_note_network(hass: HomeAssistant, name: str) -> None:
    """Remember a network that a device has joined, until Home Assistant stops."""
    hass.data.setdefault(JOINED, set()).add(name)


def _own_networks(hass: HomeAssistant) -> Iterator[str]:
    """Yield the networks of the machine, which only Home Assistant OS tells."""
    try:
        interfaces = get_network_info(hass)["interfaces"]
    except HassioNotReadyError:
        return
    for interface in interfaces:
        if wifi := interface["wifi"]:
            yield wifi["ssid"]
