"""Firmware updates."""

from typing import Any, override

from homeassistant.components.update import (
    ATTR_SKIPPED_VERSION,
    UpdateDeviceClass,
    UpdateEntity,
    UpdateEntityFeature,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import translated_errors
from .account.polling.cloud_update import CloudUpdate
from .account.polling.firmware import FirmwareCoordinator
from .account.registry.identity import own_unique_id
from .entity import DeviceEntity
from .entity.setting_up import async_follow_coordinator

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an update for each device that turns out to have firmware."""
    firmware = entry.runtime_data.firmware
    async_follow_coordinator(
        entry, firmware, firmware.knows, TencentUpdate, async_add_entities
    )


class TencentUpdate(CoordinatorEntity[FirmwareCoordinator], DeviceEntity, UpdateEntity):
    """The firmware of one device."""

    _attr_device_class = UpdateDeviceClass.FIRMWARE
    _attr_entity_category = EntityCategory.CONFIG
    _attr_supported_features = (
        UpdateEntityFeature.INSTALL
        | UpdateEntityFeature.PROGRESS
        | UpdateEntityFeature.RELEASE_NOTES
    )

    def __init__(self, account: Account, device: Device) -> None:
        """Belong to the device."""
        super().__init__(account.firmware, device.device_id)
        self.client = account.client
        self._devices = account.devices
        self.device = device
        self._attr_unique_id = own_unique_id(device, "firmware")
        self._take_versions()

    @override
    async def async_added_to_hass(self) -> None:
        """Restore the skipped version: Home Assistant does so for available states only."""
        await super().async_added_to_hass()
        kept = await self.async_get_last_extra_data()
        skipped = kept.as_dict().get(ATTR_SKIPPED_VERSION) if kept else None
        if skipped == self.latest_version != self.installed_version:
            await self.async_skip()

    @property
    @override
    def extra_restore_state_data(self) -> RestoredExtraData:
        """Keep the skipped version, even if the device is unavailable."""
        attributes = self.state_attributes or {}
        return RestoredExtraData(
            {ATTR_SKIPPED_VERSION: attributes.get(ATTR_SKIPPED_VERSION)}
        )

    @property
    @override
    def available(self) -> bool:
        """Return whether versions are known and the device can be reached."""
        known = self.coordinator.knows(self.device.device_id)
        return known and self.device.online and self.device.reachable

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        self._take_versions()
        super()._handle_coordinator_update()

    @callback
    def _take_versions(self) -> None:
        """Take over the versions; without a newer one the device is up to date."""
        if versions := self.coordinator.data.get(self.device.device_id):
            self._attr_installed_version = versions.current
            self._attr_latest_version = versions.latest or versions.current

    @override
    def version_is_newer(self, latest_version: str, installed_version: str) -> bool:
        """Return whether the cloud offers another version; it compares them itself."""
        return latest_version != installed_version

    @override
    async def async_release_notes(self) -> str | None:
        """Return what the vendor wrote about the new version."""
        if not self.latest_version:
            return None
        with translated_errors(self.device.name):
            firmware = await self.client.firmware.describe_firmware(
                self.device.record.product_id, self.latest_version
            )
        return firmware.description or None

    @override
    async def async_install(
        self, version: str | None, backup: bool, **kwargs: Any
    ) -> None:
        """Update the firmware, and wait until it is installed."""
        self._attr_in_progress = True
        self._attr_update_percentage = None
        self.async_write_ha_state()
        try:
            with translated_errors(self.device.name):
                if carrier := self._devices.carrier_of(self.device):
                    await carrier.update_firmware(self._show_percent)
                    await self.coordinator.async_refresh_device(self.device.device_id)
                else:
                    update = CloudUpdate(
                        self.coordinator,
                        self.device,
                        self.latest_version,
                        self._show_percent,
                    )
                    await update.run()
        finally:
            self._attr_in_progress = False
            self._attr_update_percentage = None
            self.async_write_ha_state()

    @callback
    def _show_percent(self, percent: int) -> None:
        percent = min(max(percent, 0), 100)
        if percent != self._attr_update_percentage:
            self._attr_update_percentage = percent
            self.async_write_ha_state()
