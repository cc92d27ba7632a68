"""Firmware updates."""

import asyncio
from contextlib import suppress
from typing import Any, override

from homeassistant.components.update import (
    ATTR_SKIPPED_VERSION,
    UpdateDeviceClass,
    UpdateEntity,
    UpdateEntityFeature,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoredExtraData
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import outcome, translated_errors, translation
from .account.polling.firmware import FirmwareCoordinator
from .account.registry.identity import own_unique_id
from .cloud import FirmwareProgress, NotFound, TryLater
from .const import DOMAIN, LOGGER
from .entity import DeviceEntity
from .entity.setting_up import async_follow_coordinator

PARALLEL_UPDATES = 0

POLL_SECONDS = 2
VERSION_POLLS = 5
INSTALL_TIMEOUT_SECONDS = 1800


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an update for each device that turns out to have firmware."""
    firmware = entry.runtime_data.firmware
    async_follow_coordinator(
        entry,
        firmware,
        lambda device_id: device_id in firmware.data,
        TencentUpdate,
        async_add_entities,
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
        known = self.device.device_id in self.coordinator.data
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
                    await self._async_have_updated()
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

    async def _async_have_updated(self) -> None:
        """Tell the device to fetch its firmware, and wait until it has."""
        device_id = self.device.device_id
        await self.client.firmware.publish_firmware_update_message(device_id)
        following = self.coordinator.config_entry.async_create_background_task(
            self.hass, self._async_follow(), f"{DOMAIN} update {device_id}"
        )
        await outcome(following)

    async def _async_follow(self) -> None:
        """Wait for the end of the update.

        The first answer may be about an earlier update, and of one that is over the cloud
        may know nothing any more.
        """
        forgotten: NotFound | None = None
        try:
            async with asyncio.timeout(INSTALL_TIMEOUT_SECONDS):
                with suppress(NotFound):
                    await self._async_read_progress()
                await asyncio.sleep(POLL_SECONDS)
                while not self._take_progress(await self._async_read_progress()):  # noqa: ASYNC110
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError as error:
            raise self._install_failed("timeout") from error
        except NotFound as error:
            forgotten = error
        await self._async_see_new_version()
        if forgotten and self.installed_version != self.latest_version:
            raise forgotten

    async def _async_see_new_version(self) -> None:
        """Wait a little for the new version, which comes after a restart of the device."""
        for _ in range(VERSION_POLLS):
            with suppress(TryLater):
                await self.coordinator.async_refresh_device(self.device.device_id)
            if self.installed_version == self.latest_version:
                return
            await asyncio.sleep(POLL_SECONDS)

    async def _async_read_progress(self) -> FirmwareProgress | None:
        """Return the progress, None while the device restarts."""
        try:
            return await self.client.firmware.describe_firmware_update_status(
                self.device.device_id
            )
        except TryLater as error:
            LOGGER.debug("%s: %s", self.device.device_id, error)
            return None

    def _take_progress(self, progress: FirmwareProgress | None) -> bool:
        """Show the progress; return whether the update is over. Raises if it failed."""
        if progress is None or self._is_of_another(progress):
            return False
        if progress.failed:
            raise self._install_failed(progress.message)
        self._show_percent(progress.percent)
        return progress.done

    def _is_of_another(self, progress: FirmwareProgress) -> bool:
        """Return whether a progress is that of another version."""
        return progress.target_version not in {"", self.latest_version}

    def _install_failed(self, message: str) -> HomeAssistantError:
        """Return the error of an update that did not succeed."""
        name = self.device.name
        return HomeAssistantError(
            **translation("firmware_update_failed", device=name, message=message)
        )
