"""What only the user can put right about Bluetooth devices."""

from collections.abc import Collection, Iterator
from math import ceil

from homeassistant.core import HomeAssistant, callback

from ..account.issues import Issue, async_update_issues, bulleted
from .connection import slot_count
from .device import NearbyDevice

SLOTS_OF_A_PROXY = 3


@callback
def async_update_repairs(
    hass: HomeAssistant, entry_id: str, devices: Collection[NearbyDevice]
) -> None:
    """Show what is wrong with an account's devices now, and nothing else."""
    issues = [*_crowded_out(devices), *_misfits(devices)]
    async_update_issues(hass, f"bluetooth-{entry_id}", issues)


def _crowded_out(devices: Collection[NearbyDevice]) -> Iterator[Issue]:
    """Yield one hint for all devices that find no free connection."""
    without = [each.device.name for each in devices if each.link.crowded_out]
    if not without:
        return
    held = sum(each.link.stays_connected for each in devices)
    # one more than is held for good, so that others are reached on demand
    missing = max(held + 1 - slot_count(), 1)
    placeholders = {
        "devices": bulleted(without),
        "proxies": str(ceil(missing / SLOTS_OF_A_PROXY)),
    }
    yield Issue("no_free_slot", "slots", placeholders)


def _misfits(devices: Collection[NearbyDevice]) -> Iterator[Issue]:
    for each in devices:
        if each.misfit:
            device = each.device
            yield Issue("model_misfit", device.device_id, {"device": device.name})
