"""Images: the last event of a camera."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.image import Image, ImageEntity
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util.dt import utc_from_timestamp

from .account.account import Account, TencentConfigEntry
from .account.devices.device import ANY_EVENT, Device
from .account.errors import translated_errors
from .account.polling.recordings import RecordingCoordinator
from .account.registry.identity import own_unique_id
from .cloud import CloudStorageEvent
from .const import LOGGER
from .entity import DeviceEntity
from .entity.setting_up import async_follow_coordinator
from .media.cameras import Camera
from .media.thumbnails import async_serve_thumbnails

PARALLEL_UPDATES = 0

# A camera tells an event before its picture has arrived in the cloud.
UPLOAD_SECONDS = 5


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add an image for each camera that turns out to have cloud storage."""
    async_serve_thumbnails(hass)
    recordings = entry.runtime_data.recordings
    async_follow_coordinator(
        entry, recordings, recordings.knows, TencentLastEvent, async_add_entities
    )


class TencentLastEvent(
    CoordinatorEntity[RecordingCoordinator], DeviceEntity, ImageEntity
):
    """The picture of the newest event that a camera recorded."""

    _attr_translation_key = "last_event"

    def __init__(self, account: Account, device: Device) -> None:
        """Belong to the camera."""
        CoordinatorEntity.__init__(self, account.recordings, device.device_id)
        ImageEntity.__init__(self, account.hass)
        self.device = device
        self._camera = Camera(account, device)
        self._attr_unique_id = own_unique_id(device, "last_event")
        self._event: CloudStorageEvent | None = None
        self._take_event()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the recorded events, pushed events and the availability."""
        await super().async_added_to_hass()
        debouncer = Debouncer(
            self.hass,
            LOGGER,
            cooldown=UPLOAD_SECONDS,
            immediate=False,
            function=self._async_look,
            background=True,
        )
        self.async_on_remove(debouncer.async_shutdown)

        @callback
        def look_soon(_parameters: Mapping[str, Any]) -> None:
            debouncer.async_schedule_call()

        self.async_on_remove(self.device.listen_event(ANY_EVENT, look_soon))

    @property
    @override
    def available(self) -> bool:
        """Return whether the cloud can tell; the camera need not be awake."""
        known = self.coordinator.knows(self.device.device_id)
        return known and self.device.reachable

    @override
    async def async_image(self) -> bytes | None:
        """Return the picture, read when it is first shown."""
        event = self._event
        if event is None:
            return None
        if self._cached_image is None:
            with translated_errors(self.device.name):
                picture = await self._camera.picture(event.thumbnail)
            if event is self._event:
                self._cached_image = Image(picture.content_type, picture.content)
            self._attr_content_type = picture.content_type
            return picture.content
        return self._cached_image.content

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        self._take_event()
        super()._handle_coordinator_update()

    @callback
    def _take_event(self) -> None:
        """Take over the newest event, and drop the picture of another one."""
        event = self.coordinator.data.get(self.device.device_id)
        if event == self._event:
            return
        self._event, self._cached_image = event, None
        self._attr_image_last_updated = (
            utc_from_timestamp(event.start_time) if event else None
        )

    async def _async_look(self) -> None:
        """Ask the cloud for the newest event."""
        await self.coordinator.async_refresh_device(self.device.device_id)
