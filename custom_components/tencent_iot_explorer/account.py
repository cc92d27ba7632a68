"""One config entry at work: client, push connection, devices."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later

from .cloud import ActionResult, Client, CloudError, DeviceChange, Push
from .const import DOMAIN, LOGGER
from .coordinator import FirmwareCoordinator, HomeCoordinator, StatusCoordinator
from .device import Device
from .products import Products
from .registry import (
    async_register_devices,
    async_register_families,
    async_remove_gone,
)

type TencentConfigEntry = ConfigEntry[Account]
type NewDevicesListener = Callable[[Collection[Device]], None]

FIRMWARE_DELAY_SECONDS = 30
ACTION_REPLY_SECONDS = 20


class Account:
    """The runtime data of one config entry."""

    def __init__(
        self, hass: HomeAssistant, entry: TencentConfigEntry, client: Client
    ) -> None:
        """Wire the parts together; nothing is sent yet."""
        self.hass = hass
        self.entry = entry
        self.client = client
        self.devices: dict[str, Device] = {}
        self.products = Products(hass, entry.entry_id, client)
        self.home = HomeCoordinator(hass, entry, client, self.products)
        self.statuses = StatusCoordinator(hass, entry, client)
        self.firmware = FirmwareCoordinator(hass, entry, client)
        self.push = Push(
            client,
            on_change=self._on_change,
            on_connected=self._on_connected,
            on_disconnected=self._on_disconnected,
        )
        self._push_lost = False
        self._new_devices_listeners: list[NewDevicesListener] = []
        self._action_replies: dict[str, asyncio.Future[Mapping[str, Any]]] = {}
        self._change_handlers: dict[str, Callable[[Device, DeviceChange], None]] = {
            "report": self._on_report,
            "event": self._on_event,
            "online": lambda device, _: device.set_online(True),
            "offline": lambda device, _: device.set_online(False),
        }

    async def async_set_up(self) -> None:
        """Read the home and its statuses; raises what coordinators raise."""
        await self.products.async_load()
        await self.home.async_config_entry_first_refresh()
        async_register_families(self.hass, self.entry)
        self._async_update_devices()
        await self.statuses.async_config_entry_first_refresh()
        self._async_update_statuses()
