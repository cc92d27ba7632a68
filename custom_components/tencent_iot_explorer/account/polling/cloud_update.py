"""Updating firmware that a device fetches from the cloud itself."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from homeassistant.exceptions import HomeAssistantError

from ...cloud import FirmwareProgress, NotFound, TryLater
from ...const import DOMAIN, LOGGER
from ..devices.device import Device
from ..errors import outcome, translation
from .firmware import FirmwareCoordinator

POLL_SECONDS = 2
VERSION_POLLS = 5
UPDATE_SECONDS = 1800


class CloudUpdate:
    """Has a device fetch a version, and follows how far it is."""

    def __init__(
        self,
        firmware: FirmwareCoordinator,
        device: Device,
        version: str | None,
        on_percent: Callable[[int], None],
    ) -> None:
        """Know the device and the version; nothing is sent yet."""
        self._firmware = firmware
        self._api = firmware.client.firmware
        self._device = device
        self._version = version
        self._on_percent = on_percent

    async def run(self) -> None:
        """Tell the device to fetch its firmware, and wait until it has.

        Raises CloudError; HomeAssistantError for an update that fails.
        """
        device_id = self._device.device_id
        await self._api.publish_firmware_update_message(device_id)
        following = self._firmware.config_entry.async_create_background_task(
            self._firmware.hass, self._follow(), f"{DOMAIN} update {device_id}"
        )
        await outcome(following)

    async def _follow(self) -> None:
        """Wait for the end of the update.

        The first answer may be about an earlier update, and of one that is over the cloud
        may know nothing any more.
        """
        forgotten: NotFound | None = None
        try:
            async with asyncio.timeout(UPDATE_SECONDS):
                with suppress(NotFound):
                    await self._read_progress()
                await asyncio.sleep(POLL_SECONDS)
                while not self._take(await self._read_progress()):  # noqa: ASYNC110
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError as error:
            raise self._failure("timeout") from error
        except NotFound as error:
            forgotten = error
        if not await self._has_arrived() and forgotten:
            raise forgotten

    async def _has_arrived(self) -> bool:
        """Return whether the device runs the newest version, soon after its restart."""
        device_id = self._device.device_id
        for _ in range(VERSION_POLLS):
            await self._firmware.async_refresh_device(device_id)
            versions = self._firmware.data.get(device_id)
            if versions and versions.latest in {"", versions.current}:
                return True
            await asyncio.sleep(POLL_SECONDS)
        return False

    async def _read_progress(self) -> FirmwareProgress | None:
        """Return the progress, None while the device restarts."""
        device_id = self._device.device_id
        try:
            return await self._api.describe_firmware_update_status(device_id)
        except TryLater as error:
            LOGGER.debug("%s: %s", device_id, error)
            return None

    def _take(self, progress: FirmwareProgress | None) -> bool:
        """Tell the progress; return whether the update is over. Raises if it failed."""
        if progress is None or progress.target_version not in {"", self._version}:
            return False
        if progress.failed:
            raise self._failure(progress.message)
        self._on_percent(progress.percent)
        return progress.done

    def _failure(self, message: str) -> HomeAssistantError:
        """Return the error of an update that did not succeed."""
        name = self._device.name
        return HomeAssistantError(
            **translation("firmware_update_failed", device=name, message=message)
        )
