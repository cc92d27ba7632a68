"""The course of a soak: quiet, troubled, settled."""

import asyncio
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Mapping,
    Sequence,
)
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from random import Random
import time
from typing import Any

import aiohttp

from simulator import Device, generate_home

from ..demonstration.failure import DemoFailed
from ..demonstration.home_assistant import HomeAssistant
from ..demonstration.processes import DOMAIN
from . import belongings, happenings, truth
from .cloud import SimulatedCloud
from .memory import Memory, growth
from .process import Process
from .progress import LOOK_SECONDS, announce, spend, until
from .table import Row

# Some of each are in the home; what an energy meter counts becomes a statistic.
PRODUCTS = (
    *("light-strip", "white-lamp", "three-gang-switch", "curtain", "air-conditioner"),
    *("humidifier", "thermostat", "air-cleaner", "metering-socket", "energy-meter"),
)
START_SECONDS = 600
# Longer than an account waits with its first questions, and Home Assistant with saving.
CALM_SECONDS = 45
SETTLE_SECONDS = 240
# Covers have come to rest by then, and second looks have been taken.
SILENT_SECONDS = 90
KILL_SECONDS = 150
BURST_SECONDS = 30
# After so many reports of everything, hardly an entity has not changed twice.
CHANGES = 4
HOUR = 3600

type Found = Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Soak:
    """A home that runs for some seconds, with or without trouble."""

    home_assistant: HomeAssistant
    cloud: SimulatedCloud
    process: Process
    seconds: float
    devices: int
    faults: bool
    kill: bool
    seed: int
    watching: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    """What goes on beside, from when all has warmed up."""

    async def run(self) -> list[Row]:
        """Let the time pass; return what was found."""
        async with self.home_assistant.connected():
            await self._until_shown()
            await belongings.settle_in(self.home_assistant)
            await self._until_calm()
        devices = [*generate_home(self.devices, PRODUCTS).devices.values()]
        others = [each for each in devices if not belongings.is_own(each.device_id)]
        troubled = others if self.faults else []
        trouble = happenings.disturb(self.cloud, troubled, Random(self.seed + 2))
        async with meanwhile(
            happenings.report(self.cloud, devices, Random(self.seed)),
            happenings.use(self.home_assistant, Random(self.seed + 1)),
        ):
            quiet = await self._requests_an_hour(self.seconds / 6, "without trouble")
            async with meanwhile(trouble):
                found = await (
                    self._kills() if self.kill else self._costs(quiet, devices)
                )
            await self.cloud.mend()
        async with self.home_assistant.connected():
            return [*found, *await self._end()]

    async def _costs(self, quiet: float, devices: Sequence[Device]) -> list[Row]:
        """Let the time pass, and return what was spent after a while of warming up."""
        await spend(self.seconds / 6, "to warm up")
        memory, sockets = await self._lasting(devices)
        opened = await self.cloud.opened_sockets()
        seconds = self.seconds * 2 / 3
        async with self.watching():
            requests = await self._requests_an_hour(seconds, "to be measured")
        opened = await self.cloud.opened_sockets() - opened
        readings = opened * self.devices * HOUR / seconds
        memory_then, sockets_then = await self._lasting(devices)
        return [
            *growth(memory, memory_then),
            Row(name="sockets more", value=sockets_then - sockets, most=2),
            Row(name="push connections opened anew", value=opened),
            Row(name="requests an hour in quiet", value=quiet),
            Row(name="requests an hour", value=requests, most=2 * (quiet + readings)),
        ]

    async def _lasting(self, devices: Sequence[Device]) -> tuple[Memory, int]:
        """Return the memory and the sockets that last, when all is remembered and saved.

        Home Assistant remembers the last two states of each entity, with their texts
        once somebody has asked for them: all have changed, and are asked for.
        """
        for seed in range(CHANGES):
            await happenings.report_all(self.cloud, devices, Random(seed))
            await self.home_assistant.get("/api/states")
        sockets = await self._lasting_sockets()
        return await self.process.memory(), sockets

    async def _lasting_sockets(self) -> int:
        """Return how many sockets are open, without those that a burst leaves for a while."""
        counted = self.process.sockets()
        for _ in range(BURST_SECONDS):
            await asyncio.sleep(1)
            counted = min(counted, self.process.sockets())
        return counted

    async def _kills(self) -> list[Row]:
        """Kill Home Assistant again and again; return what was lost of the user's."""
        end = time.monotonic() + self.seconds * 5 / 6
        kills = lost = 0
        rows: belongings.Rows = {}
        async with self.home_assistant.connected():
            before = await belongings.belongings(self.home_assistant)
        while time.monotonic() < end:
            await spend(KILL_SECONDS, "until the next power failure")
            async with self.home_assistant.connected():
                rows = await belongings.statistics(self.home_assistant)
            self.process.kill()
            kills += 1
            lost += await self._lost_by_killing(before, rows)
        return [
            Row(name="kills", value=kills),
            Row(name="belongings or statistics lost", value=lost, most=0),
        ]

    async def _lost_by_killing(
        self, before: Mapping[str, Any], rows: belongings.Rows
    ) -> int:
        """Wait until Home Assistant is back; return how much it has forgotten."""
        await self._until_back()
        async with self.home_assistant.connected():
            await self._until_shown()

            async def missing() -> Found:
                present = await belongings.belongings(self.home_assistant)
                return truth.changed(before, present)

            gone = await in_the_end("nothing is lost", missing)
            after = await belongings.statistics(self.home_assistant)
        say("lost", gone)
        return len(gone) + belongings.forgotten(rows, after)

    async def _end(self) -> list[Row]:
        """Let the dust settle; return what is wrong all the same."""
        home_assistant = self.home_assistant

        async def untrue() -> Found:
            return await truth.untrue(home_assistant, self.cloud)

        async def changed() -> Found:
            return truth.changed(shown, await truth.shown(home_assistant))

        missed = await untrue()
        await self.cloud.drop_sockets()
        wrong = await in_the_end("no value is wrong", untrue)
        await spend(SILENT_SECONDS, "to come to rest")
        shown = await truth.shown(home_assistant)
        await self._reload()
        shown_otherwise = await in_the_end("no state is wrong", changed)
        say("wrong", {**wrong, **shown_otherwise})
        counted = await belongings.statistics(home_assistant)
        issues = (await home_assistant.command("repairs/list_issues"))["issues"]
        ours = [each for each in issues if each["domain"] == DOMAIN]
        return [
            Row(name="values that no push told", value=len(missed)),
            Row(name="wrong values", value=len(wrong), most=0),
            Row(name="states shown", value=len(shown)),
            Row(name="wrong states", value=len(shown_otherwise), most=0),
            Row(name="rows miscounted", value=belongings.miscounted(counted), most=0),
            Row(name="logins asked for", value=await self._logins(), most=0),
            Row(name="repairs", value=len(ours), most=0),
            Row(name="lines of tracebacks", value=self.process.tracebacks(), most=0),
        ]

    async def _until_back(self) -> None:
        """Wait until Home Assistant has started again."""
        await until("Home Assistant is back", START_SECONDS, self._is_running)

    async def _is_running(self) -> bool:
        try:
            configuration = await self.home_assistant.get("/api/config")
        except DemoFailed, aiohttp.ClientError:
            return False
        return bool(configuration["state"] == "RUNNING")

    async def _until_shown(self) -> None:
        """Wait until the devices that only the user changes are all shown."""
        are_shown = partial(belongings.are_shown, self.home_assistant)
        await until("all entities are shown", START_SECONDS, are_shown)

    async def _until_calm(self) -> None:
        """Wait until nothing is asked for any more, and all is saved."""
        before = -1

        async def is_calm() -> bool:
            nonlocal before
            before, earlier = await self.cloud.requests(), before
            return before == earlier

        await until("all requests are done", START_SECONDS, is_calm, CALM_SECONDS)

    async def _reload(self) -> None:
        """Set the account up anew, which shows what is true."""
        await self.home_assistant.call(
            "homeassistant",
            "reload_config_entry",
            entry_id=await truth.entry_id(self.home_assistant),
        )
        await self._until_calm()

    async def _requests_an_hour(self, seconds: float, purpose: str) -> float:
        before = await self.cloud.requests()
        await spend(seconds, purpose)
        return (await self.cloud.requests() - before) * HOUR / seconds

    async def _logins(self) -> int:
        """Return how often the user is asked to log in."""
        flows = await self.home_assistant.command("config_entries/flow/progress")
        return sum(
            each["handler"] == DOMAIN and each["context"]["source"] == "reauth"
            for each in flows
        )


async def in_the_end(goal: str, look: Callable[[], Awaitable[Found]]) -> Found:
    """Return what is still found when there was time for it to heal."""
    announce(f"until {goal}, {SETTLE_SECONDS} s at most")
    deadline = time.monotonic() + SETTLE_SECONDS
    while (found := await look()) and time.monotonic() < deadline:  # noqa: ASYNC110
        await asyncio.sleep(LOOK_SECONDS)
    return found


def say(what: str, found: Found) -> None:
    """Print what the table only counts."""
    for name, values in found.items():
        print(f"{what}: {name} {values}", flush=True)


@asynccontextmanager
async def meanwhile(*happening: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Have things happen, inside; who fails there ends it all."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each) for each in happening]
        yield
        for task in tasks:
            task.cancel()
