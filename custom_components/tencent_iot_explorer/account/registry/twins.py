"""The same device of several accounts."""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr


@callback
def async_inherit(hass: HomeAssistant, device_entry: dr.DeviceEntry) -> None:
    """Copy the settings of the same device of another account."""
    registry = dr.async_get(hass)
    for twin in registry.async_get_devices(identifiers=device_entry.identifiers):
        if twin.config_entry_id != device_entry.config_entry_id:
            registry.async_update_device(
                device_entry.id,
                name_by_user=twin.name_by_user,
                area_id=twin.area_id,
                labels=twin.labels,
            )
            _inherit_channels(registry, twin, device_entry)


@callback
def _inherit_channels(
    registry: dr.DeviceRegistry, twin: dr.DeviceEntry, device_entry: dr.DeviceEntry
) -> None:
    """Copy the channels of the same device of another account."""
    for known in dr.async_entries_for_parent_device(registry, twin.id):
        channel = registry.async_get_or_create_child(
            config_entry_id=device_entry.config_entry_id,
            config_subentry_id=device_entry.config_subentry_id,
            identifiers=known.identifiers,
            name=known.name,
            parent_device_id=device_entry.id,
        )
        registry.async_update_child_device(
            channel.id,
            name_by_user=known.name_by_user,
            area_id=known.area_id,
            labels=known.labels,
        )
