"""What is polled, split by how often it changes."""

from abc import abstractmethod
import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from .cloud import (
    AuthenticationFailed,
    AutomationSummary,
    Client,
    CloudError,
    CloudStorageEvent,
    DeviceRecord,
    FirmwareVersions,
    NotFound,
    PermissionDenied,
    RateLimited,
    RequestRefused,
    Scene,
    TryLater,
    warn_once,
)
from .const import (
    DOMAIN,
    FIRMWARE_INTERVAL,
    HOME_INTERVAL,
    LOGGER,
    RECORDING_INTERVAL,
    STATUS_INTERVAL,
)
from .home.products import Products
from .media.cameras import Camera, has_cloud_storage

if TYPE_CHECKING:
    from .home.account import TencentConfigEntry
    from .home.device import Device

REQUEST_COOLDOWN_SECONDS = 1.0
RETRY_SECONDS = STATUS_INTERVAL.total_seconds()
SHARED = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyContent:
    """What the cloud lists in one family."""

    devices: tuple[DeviceRecord, ...]
    rooms: Mapping[str, str] = field(default_factory=dict)
    scenes: tuple[Scene, ...] = ()
    automations: tuple[AutomationSummary, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Everything the account shows, by id: devices, room names, scenes and so on."""

    devices: Mapping[str, DeviceRecord]
    rooms: Mapping[str, str]
    scenes: Mapping[str, Scene]
    automations: Mapping[str, AutomationSummary]
    gateways: Mapping[str, str]
    missing_families: frozenset[str | None]


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
        cooldown: float = REQUEST_COOLDOWN_SECONDS,
        immediate: bool = True,
    ) -> None:
        """Poll a subject of the account at an interval, and not too soon if asked."""
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{entry.title} {subject}",
            update_interval=interval,
            request_refresh_debouncer=Debouncer(
                hass, LOGGER, cooldown=cooldown, immediate=immediate
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
                if isinstance(error, RateLimited) and error.retry_after
                else RETRY_SECONDS,
                translation_domain=DOMAIN,
                translation_key="cloud_failed",
                translation_placeholders={"message": error.message},
            ) from error


class HomeCoordinator(CloudCoordinator[Home]):
    """What the chosen families have, and shared devices."""

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
        self._contents: dict[str | None, FamilyContent] = {}

    @override
    async def _async_fetch(self) -> Home:
        titles: dict[str | None, str] = {
            each.unique_id: each.title for each in self.config_entry.subentries.values()
        }
        families = [SHARED, *titles]
        read = await asyncio.gather(*map(self._async_fetch_family, families))
        now = dict(zip(families, read, strict=True))
        self._contents = {
            family_id: content
            for family_id in families
            if (content := now[family_id] or self._contents.get(family_id))
        }
        devices = {
            device.device_id: device
            for content in self._contents.values()
            for device in content.devices
        }
        await self.products.async_ensure({each.product_id for each in devices.values()})
        return Home(
            devices=devices,
            rooms=_room_names(self._contents, titles),
            scenes={
                scene.scene_id: scene
                for content in self._contents.values()
                for scene in content.scenes
            },
            automations={
                automation.automation_id: automation
                for content in self._contents.values()
                for automation in content.automations
            },
            gateways=await self._async_fetch_gateways(devices),
            missing_families=frozenset(each for each in families if now[each] is None),
        )

    async def _async_fetch_family(self, family_id: str | None) -> FamilyContent | None:
        """Read one family, or what others share; None where it cannot be read."""
        try:
            if family_id is SHARED:
                shared = await self.client.sharing.list_user_share_devices()
                return FamilyContent(devices=tuple(shared))
            devices = await self.client.device.get_family_device_list(family_id)
        except (NotFound, PermissionDenied, RequestRefused) as error:
            LOGGER.debug("Family %s cannot be read: %s", family_id, error)
            return None
        rooms, scenes, automations = await asyncio.gather(
            _if_readable("Rooms", self.client.family.get_room_list(family_id)),
            _if_readable("Scenes", self.client.scene.get_scene_list(family_id)),
            _if_readable(
                "Automations", self.client.automation.get_automation_list(family_id)
            ),
        )
        before = self._contents.get(family_id, FamilyContent(devices=()))
        return FamilyContent(
            devices=tuple(devices),
            rooms=before.rooms
            if rooms is None
            else {room.room_id: room.name for room in rooms},
            scenes=before.scenes if scenes is None else tuple(scenes),
            automations=before.automations
            if automations is None
            else tuple(automations),
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
            for sub_device in children or ()
        }


async def _if_readable[T](subject: str, listing: Awaitable[list[T]]) -> list[T] | None:
    """Return a list that a home can do without; None for an unreadable one."""
    try:
        return await listing
    except AuthenticationFailed:
        raise
    except CloudError as error:
        warn_once(f"{subject} cannot be read: {error.message}")
        return None


def _room_names(
    contents: Mapping[str | None, FamilyContent], titles: Mapping[str | None, str]
) -> dict[str, str]:
    """Return room names by id; with the family's name where two have the same one."""
    homes = Counter(
        name for content in contents.values() for name in set(content.rooms.values())
    )
    return {
        room_id: name if homes[name] == 1 else f"{titles[family_id]} {name}"
        for family_id, content in contents.items()
        for room_id, name in content.rooms.items()
    }


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
        account = self.config_entry.runtime_data
        unread = account.home.data.missing_families
        device_ids = sorted(
            device_id
            for device_id, device in account.devices.items()
            if device.record.family_id not in unread
        )
        if not device_ids:
            return {}
        return await self.client.device.get_device_statuses(device_ids)


class RecordingCoordinator(CloudCoordinator[dict[str, CloudStorageEvent | None]]):
    """The newest recorded event of each device with cloud storage, if it has one."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Poll the events hourly; push tells when to ask for them."""
        super().__init__(
            hass, entry, client, subject="recordings", interval=RECORDING_INTERVAL
        )
        self.data = {}

    async def async_ask(self, devices: Iterable[Device]) -> None:
        """Read the events of some devices."""
        if found := await self._async_fetch_each(devices):
            self.data = self.data | found
            self.async_update_listeners()

    @override
    async def _async_fetch(self) -> dict[str, CloudStorageEvent | None]:
        account = self.config_entry.runtime_data
        return await self._async_fetch_each(account.devices.values())

    async def _async_fetch_each(
        self, devices: Iterable[Device]
    ) -> dict[str, CloudStorageEvent | None]:
        """Read devices one after the other."""
        cameras = [each for each in devices if has_cloud_storage(each)]
        return {
            device.device_id: await self._async_fetch_device(device)
            for device in cameras
        }

    async def _async_fetch_device(self, device: Device) -> CloudStorageEvent | None:
        """Read one device; what is known of it stays where the cloud cannot tell."""
        try:
            return await Camera(self.config_entry.runtime_data, device).newest_event()
        except CloudError as error:
            LOGGER.debug("No recordings of %s: %s", device.device_id, error)
            return self.data.get(device.device_id)


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
        self._asked: set[str] = set()

    def missed(self, devices: Iterable[Device]) -> list[str]:
        """Return the devices that are online by now but could not be asked before."""
        if not self._asked:
            return []
        online = (each.device_id for each in devices if each.online)
        return [device_id for device_id in online if device_id not in self._asked]

    async def async_ask(self, device_ids: Iterable[str]) -> None:
        """Read the versions of some devices."""
        self.async_set_updated_data(
            self.data | await self._async_fetch_each(device_ids)
        )

    @override
    async def _async_fetch(self) -> dict[str, FirmwareVersions]:
        devices = dict(self.config_entry.runtime_data.devices)
        known = {key: self.data[key] for key in self.data.keys() & devices.keys()}
        online = [device_id for device_id, device in devices.items() if device.online]
        return known | await self._async_fetch_each(online)

    async def _async_fetch_each(
        self, device_ids: Iterable[str]
    ) -> dict[str, FirmwareVersions]:
        """Read devices one after the other."""
        versions: dict[str, FirmwareVersions] = {}
        for device_id in device_ids:
            versions |= await self._async_fetch_device(device_id)
        return versions

    async def _async_fetch_device(self, device_id: str) -> dict[str, FirmwareVersions]:
        """Read one device; nothing for one that has no firmware or cannot tell now."""
        try:
            versions = await self.client.firmware.check_firmware_update(device_id)
        except AuthenticationFailed:
            raise
        except CloudError as error:
            LOGGER.debug("No firmware versions of %s: %s", device_id, error)
            if not isinstance(error, TryLater):
                self._asked.add(device_id)
            return {}
        self._asked.add(device_id)
        return {device_id: versions} if versions.current else {}
