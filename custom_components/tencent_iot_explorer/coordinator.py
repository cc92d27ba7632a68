"""What is polled, split by how often it changes."""

from abc import abstractmethod
import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    DeviceOffline,
    DeviceRecord,
    FirmwareVersions,
    NotFound,
    PermissionDenied,
    RateLimited,
    RequestRefused,
    Scene,
    warn_once,
)
from .const import DOMAIN, FIRMWARE_INTERVAL, HOME_INTERVAL, LOGGER, STATUS_INTERVAL
from .products import Products

if TYPE_CHECKING:
    from .account import TencentConfigEntry

REQUEST_COOLDOWN_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyContent:
    """What the cloud lists in one family."""

    devices: tuple[DeviceRecord, ...]
    rooms: Mapping[str, str]
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Everything the account shows: devices, room names, scenes, gateways."""

    devices: Mapping[str, DeviceRecord]
    rooms: Mapping[str, str]
    scenes: Mapping[str, Scene]
    gateways: Mapping[str, str]
    missing_families: frozenset[str]


class CloudCoordinator[T](DataUpdateCoordinator[T]):
    """A coordinator that tells Home Assistant what a cloud error means."""

    config_entry: TencentConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: TencentConfigEntry,
        client: Client,
        *,
        subject: str,
        interval: timedelta,
    ) -> None:
        """Poll a subject of the account at an interval."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{entry.title} {subject}",
            update_interval=interval,
            request_refresh_debouncer=Debouncer(
                hass, LOGGER, cooldown=REQUEST_COOLDOWN_SECONDS, immediate=True
            ),
        )
        self.client = client

    @abstractmethod
    async def _async_fetch(self) -> T:
        """Read the subject from the cloud."""

    @override
    async def _async_update_data(self) -> T:
        try:
            return await self._async_fetch()
        except AuthenticationFailed as error:
            raise ConfigEntryAuthFailed(
                translation_domain=DOMAIN,
                translation_key="login_refused",
                translation_placeholders={"message": error.message},
            ) from error
        except CloudError as error:
            raise UpdateFailed(
                retry_after=error.retry_after
                if isinstance(error, RateLimited)
                else None,
                translation_domain=DOMAIN,
                translation_key="cloud_failed",
                translation_placeholders={"message": error.message},
            ) from error


class HomeCoordinator(CloudCoordinator[Home]):
    """Devices, rooms and scenes of the chosen families, and shared devices."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: TencentConfigEntry,
        client: Client,
        products: Products,
    ) -> None:
        """Poll the home hourly; push asks for it when something is bound."""
        super().__init__(hass, entry, client, subject="home", interval=HOME_INTERVAL)
        self.products = products

    @override
    async def _async_fetch(self) -> Home:
        family_ids = [
            subentry.unique_id
            for subentry in self.config_entry.subentries.values()
            if subentry.unique_id
        ]
        shared, families = await asyncio.gather(
            self.client.sharing.list_user_share_devices(),
            asyncio.gather(*map(self._async_fetch_family, family_ids)),
        )
        contents = [family for family in families if family]
        listed = [*shared, *(device for each in contents for device in each.devices)]
        devices = {device.device_id: device for device in listed}
        await self.products.async_ensure({each.product_id for each in listed})
        return Home(
            devices=devices,
            rooms={key: name for each in contents for key, name in each.rooms.items()},
            scenes={
                scene.scene_id: scene for each in contents for scene in each.scenes
            },
            gateways=await self._async_fetch_gateways(devices),
            missing_families=frozenset(
                family_id
                for family_id, content in zip(family_ids, families, strict=True)
                if content is None
            ),
        )

    async def _async_fetch_family(self, family_id: str) -> FamilyContent | None:
        """Read one family; None where the account is no longer a member."""
        try:
            devices = await self.client.device.get_family_device_list(family_id)
            rooms, scenes = await asyncio.gather(
                _if_readable("Rooms", self.client.family.get_room_list(family_id)),
                _if_readable("Scenes", self.client.scene.get_scene_list(family_id)),
            )
        except (NotFound, PermissionDenied) as error:
            LOGGER.debug("Family %s cannot be read: %s", family_id, error)
            return None
        return FamilyContent(
            devices=tuple(devices),
            rooms={room.room_id: room.name for room in rooms},
            scenes=tuple(scenes),
        )

    async def _async_fetch_gateways(
        self, devices: Mapping[str, DeviceRecord]
    ) -> dict[str, str]:
        """Return the gateway's device id by sub-device id."""
        gateways = [each for each in devices.values() if each.is_gateway]
        if not any(each.is_sub_device for each in devices.values()):
            return {}
        sub_devices = await asyncio.gather(
            *(
                _if_readable(
                    f"Devices behind {each.device_id}",
                    self.client.device.get_family_sub_device_list(each.device_id),
                )
                for each in gateways
            )
        )
        return {
            sub_device.device_id: gateway.device_id
            for gateway, children in zip(gateways, sub_devices, strict=True)
            for sub_device in children
        }


async def _if_readable[T](subject: str, listing: Awaitable[list[T]]) -> list[T]:
    """Return a list that a home can do without; an unreadable one counts as empty."""
    try:
        return await listing
    except AuthenticationFailed:
        raise
    except CloudError as error:
        warn_once(f"{subject} cannot be read: {error.message}")
        return []


class StatusCoordinator(CloudCoordinator[dict[str, bool]]):
    """Which devices are online: the safety net below the push connection."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Poll the statuses every few minutes."""
        super().__init__(
            hass, entry, client, subject="status", interval=STATUS_INTERVAL
        )

    @override
    async def _async_fetch(self) -> dict[str, bool]:
        device_ids = sorted(self.config_entry.runtime_data.devices)
        if not device_ids:
            return {}
        return await self.client.device.get_device_statuses(device_ids)


class FirmwareCoordinator(CloudCoordinator[dict[str, FirmwareVersions]]):
    """Which firmware each device runs and which one is offered."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Poll the firmware versions daily."""
        super().__init__(
            hass, entry, client, subject="firmware", interval=FIRMWARE_INTERVAL
        )
        self.data = {}

    @override
    async def _async_fetch(self) -> dict[str, FirmwareVersions]:
        versions = dict(self.data)
        for device in list(self.config_entry.runtime_data.devices.values()):
            if device.online:
                versions |= await self._async_fetch_device(device.device_id)
        return versions

    async def async_refresh_device(self, device_id: str) -> None:
        """Read the versions of one device anew."""
        self.async_set_updated_data(
            self.data | await self._async_fetch_device(device_id)
        )

    async def _async_fetch_device(self, device_id: str) -> dict[str, FirmwareVersions]:
        """Read one device; nothing for a device that has no firmware to update."""
        try:
            versions = await self.client.firmware.check_firmware_update(device_id)
        except (DeviceOffline, NotFound, PermissionDenied, RequestRefused) as error:
            LOGGER.debug("No firmware versions of %s: %s", device_id, error)
            return {}
        return {device_id: versions} if versions.current else {}
