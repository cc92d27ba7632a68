"""What is named after a device or a channel, and is renamed with it."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr

from ..account.account import Account
from ..account.registry.identity import cloud_device_id
from .aliases import async_rename_aliases
from .channel import async_name_channels


@callback
def async_follow_renames(account: Account) -> None:
    """Rename the channels of a panel, and aliases, with their device."""

    @callback
    def follow(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        device = dr.async_get(account.hass).async_get(event.data["device_id"])
        if event.data["action"] != "update" or device is None:
            return
        names = {"name": device.name, "name_by_user": device.name_by_user}
        before, after = _called(names | event.data["changes"]), _called(names)
        if before == after or device.config_entry_id != account.entry.entry_id:
            return
        if panel := account.devices.get(cloud_device_id(device)):
            async_name_channels(account, panel)
        async_rename_aliases(account.hass, device, before, after)

    account.entry.async_on_unload(
        account.hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, follow)
    )


def _called(names: Mapping[str, Any]) -> str:
    """Return the name that is shown."""
    return names["name_by_user"] or names["name"] or ""
