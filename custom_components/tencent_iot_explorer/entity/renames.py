"""Renames of devices and channels."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr

from ..home.account import Account

type RenameListener = Callable[[dr.AnyDeviceEntry, str, str], None]


@callback
def async_follow_renames(account: Account, listener: RenameListener) -> None:
    """Call the listener for each rename, with the old and the new name."""

    @callback
    def follow(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        device = dr.async_get(account.hass).async_get(event.data["device_id"])
        if event.data["action"] != "update" or device is None:
            return
        names = {"name": device.name, "name_by_user": device.name_by_user}
        before, after = _called(names | event.data["changes"]), _called(names)
        if before != after and device.config_entry_id == account.entry.entry_id:
            listener(device, before, after)

    account.entry.async_on_unload(
        account.hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, follow)
    )


def _called(names: Mapping[str, Any]) -> str:
    """Return the name that is shown."""
    return names["name_by_user"] or names["name"] or ""
