"""Bringing a Bluetooth device the firmware that the cloud offers it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from homeassistant.core import callback

from ..bluetooth import update
from ..cloud import Client, CloudError, DeviceOffline
from ..const import LOGGER
from .errors import as_cloud_errors
from .link import PATIENCE_SECONDS, Link

TRIES = 3


class FirmwareUpdate:
    """Fetches firmware, brings it over a link and tells the cloud how that goes.

    Attributes: whether the file is being sent, so that the device hears nothing else.
    """

    def __init__(self, client: Client, device_id: str, link: Link) -> None:
        """Know whom to ask, for which device, and how to reach it."""
        self.is_sending = False
        self._client = client
        self._device_id = device_id
        self._link = link

    async def run(self, on_percent: Callable[[int], None]) -> None:
        """Update the device. Raises CloudError, of which the cloud has been told."""
        device_id = self._device_id
        offered = await self._client.firmware.get_device_ota_info(device_id)
        file = (await self._client.download(offered.url)).content
        tell = self._client.firmware.report_ota_status

        @callback
        def on_progress(received: int) -> None:
            self._link.stay()
            on_percent(100 * received // max(len(file), 1))

        await tell(device_id, offered.target_version, "downloading", percent=0)
        try:
            await self._bring(file, offered.target_version, on_progress)
        except CloudError as error:
            with suppress(CloudError):
                await tell(
                    device_id,
                    offered.target_version,
                    "fail",
                    result_code=-1,
                    result_message=error.message,
                )
            raise
        await tell(device_id, offered.target_version, "done", percent=100)
        await self._link.end()

    async def _bring(
        self, file: bytes, version: str, on_progress: Callable[[int], None]
    ) -> None:
        """Bring the device a file; after a cut it goes on where it was."""
        for _ in range(TRIES - 1):
            try:
                await self._bring_once(file, version, on_progress)
            except DeviceOffline as error:
                LOGGER.debug("%s goes on later: %s", self._device_id, error)
                await asyncio.sleep(PATIENCE_SECONDS)
            else:
                return
        await self._bring_once(file, version, on_progress)

    async def _bring_once(
        self, file: bytes, version: str, on_progress: Callable[[int], None]
    ) -> None:
        with as_cloud_errors():
            conversation = await self._link.conversation()
            self.is_sending = True
            try:
                await update(conversation, file, version, on_progress)
            finally:
                self.is_sending = False
