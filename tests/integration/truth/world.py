"""A home, its account in Home Assistant, and whoever uses them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Mapping
from contextlib import suppress
import logging
from random import Random
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, Device, begin_fault

LOGGER = logging.getLogger(__name__)

# What tells when something was shown, not what is true.
MOMENTS = {"button", "event", "image", "scene"}
FLEETING = {
    "access_token",
    "entity_picture",
    "media_position",
    "media_position_updated_at",
    "restored",
    "since",
}
POLL_SECONDS = 600
LIST_SECONDS = 3700
DAY_SECONDS = 90_000


class World:
    """Everything that a step may touch."""

    def __init__(
        self, hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, random: Random
    ) -> None:
        """Begin with an account that is set up, and a cloud that works."""
        self.hass = hass
        self.cloud = cloud
        self.entry = entry
        self.random = random
        self.by_others: Counter[str] = Counter()
        self.settle_seconds = POLL_SECONDS + LIST_SECONDS
        self._password = cloud.home.users[0].password
        self._called: Counter[str] = Counter()
        self._done: Counter[str] = Counter()
        self._open: Counter[str] = Counter()
        self._users: set[asyncio.Task[None]] = set()

    def some_device(self) -> Device:
        """Return one of the devices in the cloud."""
        return self.random.choice(list(self.cloud.devices.values()))

    def listening(self, device: Device) -> set[Any]:
        """Return the sockets over which a device is heard."""
        return {
            each for each in self.cloud.sockets if each.listens_to(device.device_id)
        }

    def begin(self, fault: str, **where: Any) -> None:
        """Let something go wrong in the cloud."""
        LOGGER.info("%s %s", fault, where)
        begin_fault(self.cloud, fault, **where)

    def use(self, entity_id: str, action: str, data: Mapping[str, Any]) -> None:
        """Have a user call an action, without waiting for the end of it."""
        calling = _forgiving(self._call(entity_id, action, data))
        task = self.hass.loop.create_task(calling)
        self._users.add(task)
        task.add_done_callback(self._users.discard)

    async def _call(self, entity_id: str, action: str, data: Mapping[str, Any]) -> None:
        """Call an action, and count what the device has to hear of it."""
        if (device_id := self.usable().get(entity_id)) is None:
            return
        LOGGER.info("%s %s %s", action, entity_id, data)
        alone = not self._open[device_id]
        self._open[device_id] += 1
        self._called[device_id] += 1
        platform, _, service = action.partition(".")
        try:
            await self.hass.services.async_call(
                platform, service, {"entity_id": entity_id, **data}, blocking=True
            )
            self._done[device_id] += alone and self._open[device_id] == 1
        finally:
            self._open[device_id] -= 1

    def usable(self) -> dict[str, str]:
        """Return the devices of the entities that a user can use now."""
        devices = dr.async_get(self.hass)
        found = {}
        for each in er.async_entries_for_config_entry(
            er.async_get(self.hass), self.entry.entry_id
        ):
            state = self.hass.states.get(each.entity_id)
            device = devices.async_get(each.device_id) if each.device_id else None
            if device and state and state.state != STATE_UNAVAILABLE:
                (_, key), *_ = device.identifiers
                device_id = "/".join(key.split("/")[:2])
                if device_id in self.cloud.devices and ":" not in each.unique_id:
                    found[each.entity_id] = device_id
        return found

    async def settle(self) -> None:
        """End all faults, have the user log in who is asked to, and wait."""
        self.cloud.mend()
        self.cloud.home.users[0].password = self._password
        await asyncio.gather(*self._users)
        await asyncio.sleep(POLL_SECONDS)
        flows = self.hass.config_entries.flow
        for flow in flows.async_progress_by_handler(DOMAIN):
            shown = await flows.async_configure(flow["flow_id"])
            fields = map(str, shown["data_schema"].schema)  # type: ignore[union-attr]
            login = {each: self.entry.data[each] for each in fields}
            await flows.async_configure(flow["flow_id"], login)
        await asyncio.sleep(self.settle_seconds)
        assert self.entry.state is ConfigEntryState.LOADED

    def untrue(self) -> dict[str, Any]:
        """Return what the account believes of devices, where the cloud knows better."""
        believed = self.entry.runtime_data.devices
        wrong: dict[str, Any] = dict.fromkeys(
            believed.keys() ^ self.cloud.devices.keys(), "listed"
        )
        for key, device in self.cloud.devices.items():
            gateway = self.cloud.devices.get(device.gateway_id, device)
            online = device.online and gateway.online
            if key in wrong:
                continue
            if believed[key].online != online:
                wrong[key] = "online"
            for each in device.product.definitions() if online else ():
                shown, true = believed[key].values.get(each), device.values.get(each)
                if shown != true:
                    wrong[f"{key} {each}"] = (shown, true)
        return wrong

    def miscounted(self) -> dict[str, tuple[int, int, int]]:
        """Return the devices that have heard less than was done, or more than called."""
        heard = Counter(device_id for device_id, _ in self.cloud.received)
        heard.subtract(self.by_others)
        return {
            each: (self._done[each], heard[each], self._called[each])
            for each in self._called
            if not self._done[each] <= heard[each] <= self._called[each]
        }

    def shown(self) -> dict[str, Any]:
        """Return what a user sees of the home: names, and states with attributes."""
        registry = dr.async_get(self.hass)
        shown: dict[str, Any] = {
            min(each.identifiers)[1]: each.name
            for each in dr.async_entries_for_config_entry(registry, self.entry.entry_id)
        }
        for each in er.async_entries_for_config_entry(
            er.async_get(self.hass), self.entry.entry_id
        ):
            if each.domain in MOMENTS or each.disabled_by:
                continue
            if state := self.hass.states.get(each.entity_id):
                attributes = {
                    key: value
                    for key, value in state.attributes.items()
                    if key not in FLEETING and state.state != STATE_UNAVAILABLE
                }
                shown[each.unique_id] = (state.state, attributes)
        return shown


async def _forgiving(deed: Awaitable[None]) -> None:
    """Leave an error to the user who sees it."""
    with suppress(HomeAssistantError):
        await deed
