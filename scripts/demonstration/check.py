"""The check: what a person does first, and how fast the home follows."""

import asyncio
from collections.abc import Callable, Mapping
import statistics
import time
from typing import Any

from .failure import DemoFailed, expected
from .home_assistant import HomeAssistant
from .processes import DOMAIN

LIGHT = "LIGHTSTRIP_strip_01_power_switch"
SENSOR = "TEMPHUMID0_climate_01_current_humidity"
SCENE = "scene_s_movie"
FIRMWARE = "LIGHTSTRIP_strip_01_:firmware"
LIGHT_DEVICE = "LIGHTSTRIP/strip_01"
SENSOR_DEVICE = "TEMPHUMID0/climate_01"
SCENE_DEVICE = "COLOURLAMP/lamp_02"
BLUETOOTH_LIGHT = "BLELAMP000_ble_lamp_01_power_switch"
BLUETOOTH_DEVICE = "BLELAMP000/ble_lamp_01"
ROUNDS = 15
WAIT_SECONDS = 90


async def check(
    home_assistant: HomeAssistant, simulator: str, started: float
) -> dict[str, Any]:
    """Try everything out and return the measurements."""
    checker = Checker(home_assistant, simulator)
    await checker.find_entities()
    setup_seconds = time.monotonic() - started
    calls = await checker.simulated("/simulator/calls")
    outcome = {
        "devices": len(await checker.devices()),
        "entities": len(checker.entity_ids),
        "push_ms_median": await checker.measure(checker.push_once),
        "control_ms_median": await checker.measure(checker.control_once),
        "setup_s": round(setup_seconds, 2),
        "http_calls_at_start": sum(
            number for action, number in calls.items() if not action.startswith("ws:")
        ),
    }
    await checker.run_scene()
    await checker.install_firmware()
    await checker.switch_bluetooth()
    return {**outcome, "ok": True}


class Checker:
    """One home under check."""

    def __init__(self, home_assistant: HomeAssistant, simulator: str) -> None:
        """Follow the states from now on."""
        self.home_assistant = home_assistant
        self.simulator = simulator
        self.entity_ids: dict[str, str] = {}
        self.states: dict[str, Mapping[str, Any]] = {}
        self._changed = asyncio.Event()
        home_assistant.on_state = self._take_state

    async def find_entities(self) -> None:
        """Wait until the entities are there and say something."""
        async with expected(WAIT_SECONDS, "the entities have states"):
            while True:
                self.states = dict(await self.home_assistant.states())
                self.entity_ids = await self._registered()
                shown = [self._state(LIGHT), self._state(SENSOR), self._state(SCENE)]
                if not {None, "unavailable"} & set(shown):
                    return
                await asyncio.sleep(0.1)

    async def devices(self) -> list[Any]:
        """Return the registered devices that can be controlled."""
        devices = await self.home_assistant.command("config/device_registry/list")
        return [each for each in devices if each.get("model_id")]

    async def measure(self, once: Callable[[int], Any]) -> float:
        """Return the median of many rounds in ms."""
        times = []
        for number in range(ROUNDS):
            start = time.perf_counter()
            await once(number)
            times.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(0.05)
        return round(statistics.median(times), 1)

    async def push_once(self, number: int) -> None:
        """Have a device report and wait for Home Assistant's state."""
        value = 41 + number
        await self._simulate(SENSOR_DEVICE, {"current_humidity": value})
        await self._wait_for(SENSOR, str(value))

    async def control_once(self, number: int) -> None:
        """Switch the light and wait until the device is switched."""
        on = number % 2
        service = "turn_on" if on else "turn_off"
        await self.home_assistant.call(
            "light", service, entity_id=self.entity_ids[LIGHT]
        )
        await self._wait_for_device(LIGHT_DEVICE, {"power_switch": on})
        await self._wait_for(LIGHT, "on" if on else "off")

    async def run_scene(self) -> None:
        """Run a scene and wait for its devices."""
        await self._simulate(SCENE_DEVICE, {"light_switch": 0, "brightness": 90})
        await self.home_assistant.call(
            "scene", "turn_on", entity_id=self.entity_ids[SCENE]
        )
        await self._wait_for_device(SCENE_DEVICE, {"light_switch": 1, "brightness": 20})

    async def switch_bluetooth(self) -> None:
        """Switch a light that is reached over Bluetooth only."""
        await self._wait_for(BLUETOOTH_LIGHT, "off")
        await self.home_assistant.call(
            "light", "turn_on", entity_id=self.entity_ids[BLUETOOTH_LIGHT]
        )
        await self._wait_for_device(BLUETOOTH_DEVICE, {"power_switch": 1})

    async def install_firmware(self) -> None:
        """Install a firmware update and follow it to the end."""
        await self._wait_for(FIRMWARE, "on")
        seen: set[float] = set()
        listen = self.home_assistant.on_state

        def note(change: Mapping[str, Any]) -> None:
            listen(change)
            if change["entity_id"] == self.entity_ids[FIRMWARE]:
                seen.add(
                    change["new_state"]["attributes"].get("update_percentage") or 0
                )

        self.home_assistant.on_state = note
        await self.home_assistant.call(
            "update", "install", entity_id=self.entity_ids[FIRMWARE]
        )
        self.home_assistant.on_state = listen
        await self._wait_for(FIRMWARE, "off")
        if max(seen) <= 0:
            raise DemoFailed("The firmware update showed no progress")

    async def simulated(self, path: str) -> Any:
        """Return what the simulator says."""
        async with self.home_assistant.session.get(self.simulator + path) as response:
            return await response.json()

    async def _simulate(self, device_id: str, values: Mapping[str, Any]) -> None:
        url = f"{self.simulator}/simulator/devices/{device_id}/report"
        async with self.home_assistant.session.post(url, json=values):
            pass

    async def _wait_for_device(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Wait until a simulated device has values."""
        async with expected(WAIT_SECONDS, f"{device_id} has {values}"):
            while True:
                device = await self.simulated(f"/simulator/devices/{device_id}")
                if device["values"].items() >= values.items():
                    return
                await asyncio.sleep(0.005)

    async def _wait_for(self, unique_id: str, state: str) -> None:
        """Wait until an entity has a state."""
        async with expected(WAIT_SECONDS, f"{unique_id} is {state}"):
            while self._state(unique_id) != state:
                if unique_id not in self.entity_ids:
                    self.entity_ids = await self._registered()
                self._changed.clear()
                await self._changed.wait()

    async def _registered(self) -> dict[str, str]:
        """Return the integration's entity ids by unique id."""
        entities = await self.home_assistant.command("config/entity_registry/list")
        return {
            each["unique_id"]: each["entity_id"]
            for each in entities
            if each["platform"] == DOMAIN and not each["disabled_by"]
        }

    def _state(self, unique_id: str) -> str | None:
        state = self.states.get(self.entity_ids.get(unique_id, ""))
        return state["state"] if state else None

    def _take_state(self, change: Mapping[str, Any]) -> None:
        if change["new_state"]:
            self.states[change["entity_id"]] = change["new_state"]
        self._changed.set()
