"""Entities as Apple's Home sees them through a HomeKit bridge, for the findings."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from homeassistant.components.homekit.accessories import (
    HomeAccessory,
    HomeBridge,
    HomeDriver,
    get_accessory,
)
from homeassistant.components.homekit.iidmanager import AccessoryIIDStorage
from homeassistant.core import HomeAssistant

CLIENT = ("127.0.0.1", 1)


class Bridge:
    """A bridge that nobody is paired with."""

    def __init__(self, hass: HomeAssistant, driver: HomeDriver) -> None:
        """Begin without accessories."""
        self.hass = hass
        self.driver = driver
        self.bridge = HomeBridge(hass, driver, "Bridge")
        driver.accessory = self.bridge

    def add(self, entity_id: str) -> HomeAccessory | None:
        """Return what an entity becomes, and follows from now on, if anything."""
        state, number = self.hass.states.get(entity_id), len(self.bridge.accessories)
        if accessory := get_accessory(self.hass, self.driver, state, number + 2, {}):
            self.bridge.add_accessory(accessory)
            accessory.run()
        return accessory

    async def write(self, *written: tuple[Any, Any]) -> None:
        """Write characteristics as a phone does, all in one request."""
        told = [
            {
                "aid": each.broker.aid,
                "iid": each.broker.iid_manager.get_iid(each),
                "value": value,
            }
            for each, value in written
        ]
        self.driver.set_characteristics({"characteristics": told}, CLIENT)
        await asyncio.sleep(0.05)
        await self.hass.async_block_till_done()


async def begin_bridge(hass: HomeAssistant) -> Bridge:
    """Return a bridge."""
    storage = AccessoryIIDStorage(hass, "bridge")
    await storage.async_initialize()
    driver = HomeDriver(
        hass,
        "bridge",
        "Bridge",
        "Bridge",
        storage,
        loop=hass.loop,
        address=CLIENT[0],
        port=0,
        persist_file=str(Path.cwd() / "bridge"),
    )
    return Bridge(hass, driver)


def shown(accessory: HomeAccessory) -> Mapping[str, Any]:
    """Return the characteristics that Apple's Home shows, by name."""
    return {
        each.display_name: each.value
        for service in accessory.services
        if service.display_name != "AccessoryInformation"
        for each in service.characteristics
    }
