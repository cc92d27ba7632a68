"""What of an account is in Home Assistant's device registry, and whose entities."""

from collections.abc import AsyncIterator, Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..devices.device import Device
from ..pace import in_turns
from .identity import cloud_device_id, device_identifier


def registered_device(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str
) -> dr.DeviceEntry | None:
    """Return a device of the cloud as it is registered."""
    return dr.async_get(hass).async_get_device_by_identifier(
        device_identifier(device_id), entry.entry_id
    )


async def registered_parts(
    hass: HomeAssistant, entry: ConfigEntry, devices: Mapping[str, Device]
) -> AsyncIterator[tuple[dr.AnyDeviceEntry, Device]]:
    """Yield the registered devices and channels that have a plan."""
    registry = dr.async_get(hass)
    registered = dr.async_entries_for_config_entry(registry, entry.entry_id)
    async for device_entry in in_turns(registered):
        device = devices.get(cloud_device_id(device_entry))
        if device is None or not device.product.plan.entities:
            continue
        yield device_entry, device
        # The devices of an entry do not include the channels of a panel.
        for channel in dr.async_entries_for_parent_device(registry, device_entry.id):
            yield channel, device


def own_entities(
    hass: HomeAssistant, device_entry: dr.AnyDeviceEntry
) -> list[er.RegistryEntry]:
    """Return the entities that the account has on a device, disabled ones too."""
    entities = er.async_entries_for_device(
        er.async_get(hass), device_entry.id, include_disabled_entities=True
    )
    account = device_entry.config_entry_id
    return [each for each in entities if each.config_entry_id == account]


@callback
def registered_name(hass: HomeAssistant, entry: ConfigEntry, device: Device) -> str:
    """Return the name of a device in Home Assistant."""
    if device_entry := registered_device(hass, entry, device.device_id):
        return device_entry.name_by_user or device_entry.name or device.name
    return device.name


@callback
def async_hardware_unknown(
    hass: HomeAssistant, entry: ConfigEntry, device_id: str
) -> bool:
    """Return whether the network address of a registered device is still missing."""
    device_entry = registered_device(hass, entry, device_id)
    return device_entry is not None and not device_entry.connections
