"""What the chosen families have: devices, rooms, scenes, automations."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..cloud import (
    AuthenticationFailed,
    AutomationSummary,
    Client,
    CloudError,
    DeviceRecord,
    NotFound,
    PermissionDenied,
    RequestRefused,
    Scene,
    warn_once,
)
from ..const import DOMAIN, HOME_INTERVAL, LOGGER
from ..coordinator import CloudCoordinator
from .products import Products

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


class HomeCoordinator(CloudCoordinator[Home]):
    """What the chosen families have, and shared devices."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        products: Products,
    ) -> None:
        """Poll the home hourly; push asks for it when something is bound."""
        super().__init__(hass, entry, client, subject="home", interval=HOME_INTERVAL)
        self.products = products
        self._contents: dict[str | None, FamilyContent] = {}

    @callback
    def async_ask(self) -> None:
        """Read the lists in a moment: something in them has changed."""
        self.config_entry.async_create_task(
            self.hass, self.async_request_refresh(), f"{DOMAIN} home"
        )

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
