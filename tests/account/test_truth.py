"""Whatever crosses on its way, in the end a device shows what is true.

Each example is a device, a cloud that remembers late what it hears, and pushes that are
lost, repeated and overtaken. `tests/integration/truth` does the like to a whole home.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
import os
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.tencent_iot_explorer.account.devices import device, recency
from custom_components.tencent_iot_explorer.account.devices.device import Device
from custom_components.tencent_iot_explorer.account.devices.listeners import tell_each
from custom_components.tencent_iot_explorer.cloud import (
    CloudError,
    PropertyValue,
    RequestRefused,
)

from ..clock import TICK_SECONDS
from .test_device import Wire, make_device, pushed

EXAMPLES = int(os.environ.get("TRUTH_EXAMPLES", "500"))
MILLISECOND, SECOND = 1, 1000
HOUR = 3_600_000
PROPERTIES = ("level", "power")
# How long things take: in one moment, beside each other, after the echo, after the memory.
SECONDS = (0, 0.01, 0.3, 1, 5, 9, 30, 70)


class Time:
    """The time in s, which goes on as soon as nobody has anything to do."""

    def __init__(self) -> None:
        """Begin some day."""
        self.now = 1_795_000_000.0

    def __call__(self) -> float:
        """Return the present time."""
        return self.now

    def go_on(self, seconds: float) -> list[object]:
        """Let time pass in place of a selector that has nothing to tell."""
        self.now += seconds + TICK_SECONDS if seconds else 0
        return []


TIME = Time()


@dataclass(frozen=True, kw_only=True)
class Watch:
    """The clock of a device: how far it is ahead in ms, how precise, and whether it has one."""

    ahead: int = 0
    precision: int = MILLISECOND
    runs: bool = True

    @property
    def now(self) -> int:
        """Return its time in ms, as a report has it."""
        moment = int(TIME() * 1000) + self.ahead
        return moment // self.precision * self.precision if self.runs else 0

    @property
    def tells_late_reports(self) -> bool:
        """Return whether its reports may come in any order."""
        return self.runs and self.precision == MILLISECOND


@dataclass(frozen=True, kw_only=True)
class Push:
    """A report on its way."""

    values: Mapping[str, Any]
    timestamp: int
    pushed_at: int


@dataclass(kw_only=True)
class Write:
    """A value that somebody has set, and what became of it."""

    value: int
    ended: int = -1
    error: CloudError | None = None


class World:
    """A device as it is, the cloud's memory of it, and what Home Assistant makes of it."""

    def __init__(self, watch: Watch) -> None:
        """Begin with what everybody knows."""
        self.watch = watch
        self.true: dict[str, int] = dict.fromkeys(PROPERTIES, 0)
        self.memory: list[tuple[float, Mapping[str, PropertyValue]]] = []
        self.under_way: list[Push] = []
        self.last: Push | None = None
        self.carried_out: list[int] = []
        self.writes: list[Write] = []
        self.shown: dict[str, Any] = {}
        self.troubles: list[str] = []
        self.lag = 0.0
        self.count = 0
        self.tasks: set[asyncio.Task[None]] = set()
        self._remember(self.true)
        self.begin()

    def begin(self) -> None:
        """Make the device known, and read it."""
        known = make_device(Wire(), net_type="wifi", properties=PROPERTIES)
        self.device = Device(known.record, known.product, self._control, self._ask)
        self.device.set_online(online=True)
        self.device.listen(PROPERTIES, self._show)
        self.do(self.read())

    def _show(self) -> None:
        self.shown = dict(self.device.values)

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside everything else."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _remember(self, values: Mapping[str, int]) -> None:
        now = int(TIME() * 1000)
        stored = {
            each: PropertyValue(value=value, last_update=now)
            for each, value in values.items()
        }
        self.memory.append((TIME() + self.lag, stored))

    async def read(self, seconds: float = 0.1) -> None:
        """Read the device as an account does; requests take their time both ways."""
        device = self.device
        with device.reading() as reported:
            await asyncio.sleep(seconds)
            data: dict[str, PropertyValue] = {}
            for known_at, stored in self.memory:
                if known_at <= TIME():
                    data |= stored
            await asyncio.sleep(seconds)
            device.apply_data(data, reported)

    def _ask(self, device: Device) -> None:
        async def confirm() -> None:
            await self.read()
            device.settle()

        self.do(confirm())

    async def _control(self, _device_id: str, values: Mapping[str, Any]) -> None:
        trouble = self.troubles.pop(0) if self.troubles else ""
        await asyncio.sleep(0.1)
        if trouble == "refused":
            raise RequestRefused("InvalidParameterValue", "")
        self.carried_out.append(values["level"])
        if trouble == "ignored":
            return
        self.true |= values
        self.report(values)
        if trouble == "echo lost":
            self.under_way.pop()

    def report(self, values: Mapping[str, int]) -> None:
        """Have the device tell the cloud, and the cloud begin to tell us."""
        self._remember(values)
        pushed_at = int(TIME()) * SECOND
        self.under_way.append(
            Push(values=dict(values), timestamp=self.watch.now, pushed_at=pushed_at)
        )

    def deliver(self, push: Push) -> None:
        """Let a push arrive."""
        self.last = push
        precision = self.watch.precision if self.watch.runs else SECOND
        tell_each(
            self.device.take_report(
                pushed(push.values, push.timestamp, precision, push.pushed_at)
            )
        )

    async def write(self, write: Write) -> None:
        """Set a value, and note what becomes of it."""
        try:
            await self.device.write({"level": write.value})
        except CloudError as error:
            write.error = error
        write.ended = self.count

    async def settle(self) -> None:
        """Let everything arrive, and everybody have a last look."""
        self.troubles.clear()
        await asyncio.sleep(1)
        while self.under_way:
            self.deliver(self.under_way.pop(0))
        await asyncio.sleep(200)
        self.device.set_online(online=True)
        await self.read()


async def wait(world: World, number: int) -> None:
    """Let time pass."""
    await asyncio.sleep(SECONDS[number])


async def report(world: World, number: int) -> None:
    """Change something at the device."""
    world.count += 1
    values = dict.fromkeys(PROPERTIES[: 1 + number % 2], world.count)
    world.true |= values
    world.report(values)
    await asyncio.sleep(0.002)


async def arrive(world: World, number: int) -> None:
    """Let a push arrive: the oldest one, or any other where the device tells when it was."""
    if world.under_way:
        index = number % len(world.under_way) if world.watch.tells_late_reports else 0
        world.deliver(world.under_way.pop(index))


async def arrive_again(world: World, number: int) -> None:
    """Let the latest push arrive once more."""
    if world.last and world.watch.tells_late_reports:
        world.deliver(world.last)


async def lose(world: World, number: int) -> None:
    """Lose a push."""
    if world.under_way:
        del world.under_way[number % len(world.under_way)]


async def write(world: World, number: int) -> None:
    """Set a value in Home Assistant."""
    world.count += 1
    world.writes.append(Write(value=world.count))
    world.do(world.write(world.writes[-1]))


async def trouble(world: World, number: int) -> None:
    """Have a command refused, ignored by the device, or not confirmed."""
    world.troubles.append(("refused", "ignored", "echo lost")[number % 3])


async def read(world: World, number: int) -> None:
    """Poll."""
    world.do(world.read(SECONDS[number % 5]))


async def lag(world: World, number: int) -> None:
    """Have the cloud remember later, or at once."""
    world.lag = (0, 1, 20, 50)[number % 4]


async def connect(world: World, number: int) -> None:
    """Tell that the device has gone or come."""
    world.device.set_online(online=bool(number % 2))


async def reload(world: World, number: int) -> None:
    """Forget the device and begin anew."""
    world.device.close()
    world.begin()


type Step = Callable[[World, int], Awaitable[None]]

STEPS: tuple[Step, ...] = (
    wait,
    wait,
    wait,
    report,
    report,
    arrive,
    arrive,
    arrive_again,
    lose,
    write,
    write,
    trouble,
    read,
    lag,
    connect,
    reload,
)
WATCHES = (
    Watch(),
    Watch(precision=SECOND),
    Watch(runs=False),
    Watch(ahead=5 * HOUR),
    Watch(ahead=-30 * HOUR, precision=SECOND),
)


@pytest.fixture(autouse=True)
def own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let devices go by our time."""
    monkeypatch.setattr(device, "monotonic", TIME)
    monkeypatch.setattr(recency, "time", TIME)


@settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(WATCHES),
    st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 7)), max_size=30),
)
def test_in_the_end_a_device_shows_what_is_true(
    watch: Watch, steps: list[tuple[Step, int]]
) -> None:
    """No write is lost or carried out twice, every listener is told, and nothing is left."""

    async def live() -> None:
        loop: Any = asyncio.get_running_loop()
        loop._clock_resolution = TICK_SECONDS
        loop._selector.select = TIME.go_on
        loop.time = TIME
        world = World(watch)
        for step, number in steps:
            await step(world, number)
        await world.settle()
        assert world.device.values == world.shown == world.true
        assert not world.tasks
        assert not [each for each in loop._scheduled if not each.cancelled()]
        assert len(set(world.carried_out)) == len(world.carried_out)
        for index, each in enumerate(world.writes):
            later = world.writes[index + 1 :]
            joined = [other for other in later if other.value <= each.ended]
            done = [x for x in (each, *joined) if x.value in world.carried_out]
            assert each.error or done

    asyncio.run(live())
