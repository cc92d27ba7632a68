"""One live device: what it shows while reports, writes and errors cross."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import timedelta
import gc
from time import monotonic, time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.util.dt import utcnow
import pytest

from custom_components.tencent_iot_explorer.account.devices import pending
from custom_components.tencent_iot_explorer.account.devices.device import (
    MOST_PROPERTIES,
    Device,
    ProductModel,
    Report,
)
from custom_components.tencent_iot_explorer.cloud import (
    ChangeKind,
    ConnectionFailed,
    DeviceChange,
    DeviceRecord,
    PropertyValue,
    RequestRefused,
)
from custom_components.tencent_iot_explorer.thing import DevicePlan, parse_thing_model

from ..thing import property_of

HOUR = 3_600_000
YEAR = 365 * 24 * HOUR


def now_ms() -> int:
    """Return the time in ms."""
    return int(time() * 1000)


class Wire:
    """Remembers commands and answers them when told to."""

    def __init__(self) -> None:
        """Answer at once until told otherwise."""
        self.commands: list[dict[str, Any]] = []
        self.error: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def control(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Take a command."""
        self.commands.append(dict(values))
        await self.gate.wait()
        if self.error:
            raise self.error


@pytest.fixture
def wire() -> Wire:
    """Return the way to the cloud."""
    return Wire()


@pytest.fixture
def device(wire: Wire) -> Device:
    """Return an online device with values."""
    device = make_device(wire, net_type="wifi")
    device.set_online(online=True)
    device.apply_data(
        {
            "power": PropertyValue(value=0, last_update=1000),
            "level": PropertyValue(value=10, last_update=1000),
        }
    )
    return device


def pushed(
    values: Mapping[str, Any],
    timestamp: int = 0,
    precision: int = 1,
    pushed_at: int = 0,
    content: str = "",
) -> DeviceChange:
    """Return a report as the cloud pushes it."""
    return DeviceChange(
        "P1/lamp",
        ChangeKind.REPORT,
        values,
        timestamp,
        precision,
        pushed_at,
        encoded=content,
    )


def make_device(
    wire: Wire, *, net_type: str, properties: Collection[str] = ()
) -> Device:
    """Return a device that has not heard from the cloud."""
    product = ProductModel(
        product_id="P1",
        name="Lamp",
        net_type=net_type,
        thing_model=parse_thing_model(
            {"properties": [property_of(each, each, "int") for each in properties]}
        ),
        plan=DevicePlan.empty(),
    )
    record = DeviceRecord(device_id="P1/lamp", product_id="P1", device_name="lamp")
    return Device(record, product, wire.control, Device.settle)


class Listener:
    """Counts its calls."""

    def __init__(self) -> None:
        """Start at none."""
        self.calls = 0

    def __call__(self, *_: object) -> None:
        """Count."""
        self.calls += 1


async def test_available_only_with_status_values_and_cloud(wire: Wire) -> None:
    """Each of the three is needed."""
    device = make_device(wire, net_type="wifi")
    assert not device.available
    device.set_online(online=True)
    assert not device.available
    device.apply_data({})
    assert device.available
    device.set_reachable(reachable=False)
    assert not device.available


async def test_bluetooth_devices_have_no_status(wire: Wire) -> None:
    """The cloud knows nothing of a Bluetooth device's connection."""
    device = make_device(wire, net_type="ble")
    device.set_online(online=False)
    assert device.online


async def test_report_means_online(device: Device) -> None:
    """Whoever reports is there."""
    device.set_online(online=False)
    device.apply_report({"power": 1}, 2000)
    assert device.available


async def test_only_listeners_of_changed_properties_are_called(
    device: Device,
) -> None:
    """A report that changes nothing calls nobody."""
    power, level = Listener(), Listener()
    device.listen(["power"], power)
    device.listen(["level"], level)
    device.apply_report({"power": 1, "level": 10}, 2000)
    assert (power.calls, level.calls) == (1, 0)
    device.apply_report({"power": 1, "level": 10}, 3000)
    assert (power.calls, level.calls) == (1, 0)


async def test_a_listener_of_two_properties_is_called_once(device: Device) -> None:
    """One report is one change."""
    both = Listener()
    device.listen(["power", "level"], both)
    device.apply_report({"power": 1, "level": 20}, 2000)
    assert both.calls == 1
    device.unlisten(["power", "level"], both)
    device.apply_report({"power": 0}, 3000)
    assert both.calls == 1


async def test_report_listener_hears_equal_reports(device: Device) -> None:
    """Two clicks with the same value are two clicks, also with other values beside."""
    clicks: list[Report] = []
    unlisten = device.listen_report("power", clicks.append)
    device.apply_report({"power": 1}, 2000)
    device.apply_report({"power": 1}, 3000)
    device.apply_report({"power": 1, "level": 20}, 4000)
    unlisten()
    device.apply_report({"power": 1}, 5000)
    assert clicks == [
        Report(reported={"power"}, changed={"power"}),
        Report(reported={"power"}, changed=set()),
        Report(reported={"power", "level"}, changed={"level"}),
    ]


async def test_report_that_is_delivered_again_is_no_second_one(device: Device) -> None:
    clicks: list[Report] = []
    device.listen_report("power", clicks.append)
    for content in "abcb":
        again = pushed({"power": 1}, 2000, content=content)
        for listener in device.take_report(again):
            listener()
    assert len(clicks) == 3


async def test_what_is_told_before_it_was_read_is_no_report(wire: Wire) -> None:
    """The first value of a click may be an old one; the second is news."""
    device = make_device(wire, net_type="wifi")
    clicks: list[Report] = []
    device.listen_report("power", clicks.append)
    device.apply_report({"power": 1}, 2000)
    assert not clicks
    device.apply_report({"power": 0}, 3000)
    assert clicks == [Report(reported={"power"}, changed={"power"})]


@pytest.mark.parametrize(
    ("timestamp", "expected"),
    [(4 * HOUR - 1000, 0), (0, 1), (4 * HOUR, 1), (3 * HOUR, 0)],
    ids=["late", "undated", "same moment", "an hour late"],
)
async def test_late_reports(device: Device, timestamp: int, expected: int) -> None:
    """A report from before the last one never replaces it, however late it comes."""
    device.apply_report({"power": 0}, 4 * HOUR)
    device.apply_report({"power": 1}, timestamp)
    assert device.values["power"] == expected


async def test_late_report_of_another_property(device: Device) -> None:
    """What nobody has told since is news, however late it comes."""
    device.apply_report({"power": 1}, 5000)
    device.apply_report({"power": 0, "level": 40}, 4000)
    assert device.values == {"power": 1, "level": 40}


@pytest.mark.parametrize("behind", [120_000, 20 * YEAR, -HOUR, -YEAR])
async def test_clock_that_is_wrong(
    device: Device, freezer: FrozenDateTimeFactory, behind: int
) -> None:
    """The cloud's clock dates what it has stored; the device's dates its reports."""
    device.apply_data({"level": PropertyValue(value=1, last_update=now_ms())})
    for level in (20, 30):
        device.apply_report({"level": level}, now_ms() - behind)
        assert device.values["level"] == level
        freezer.tick(30)


@pytest.mark.parametrize("behind", [0, HOUR])
async def test_clock_that_was_a_year_ahead_once(device: Device, behind: int) -> None:
    """What cannot have been said yet is no newer than what is said now."""
    device.apply_report({"level": 20}, now_ms() + YEAR)
    assert device.values["level"] == 20
    device.apply_report({"level": 30}, now_ms() - behind)
    assert device.values["level"] == 30
    device.apply_report({"level": 40}, now_ms() - behind - HOUR)
    assert device.values["level"] == 30


@pytest.mark.parametrize("ahead", [0, HOUR // 2])
async def test_clock_that_was_set_back(
    device: Device, freezer: FrozenDateTimeFactory, ahead: int
) -> None:
    """From the second report on a device with another clock is believed again."""
    device.apply_report({"level": 20}, now_ms() + HOUR)
    freezer.tick(60)
    device.apply_report({"level": 30}, now_ms() + ahead)
    freezer.tick(60)
    device.apply_report({"level": 40}, now_ms() + ahead)
    assert device.values["level"] == 40


@pytest.mark.parametrize("wrong", [-2 * HOUR, 2 * HOUR])
async def test_clock_that_was_put_right(
    device: Device, freezer: FrozenDateTimeFactory, wrong: int
) -> None:
    """A report of just now by our own clock is none of the past."""
    device.apply_report({"level": 20}, now_ms() + wrong)
    freezer.tick(60)
    device.set_online(online=False)
    device.apply_report({"level": 30}, now_ms())
    assert device.online
    assert device.values["level"] == 30


@pytest.mark.parametrize("hours", [-2, 2])
async def test_all_clocks_jump(
    device: Device, freezer: FrozenDateTimeFactory, hours: int
) -> None:
    device.apply_report({"level": 20}, now_ms())
    freezer.tick(60)
    device.set_online(online=False)
    freezer.move_to(utcnow() + timedelta(hours=hours))
    device.apply_report({"level": 30}, now_ms())
    assert device.online
    assert device.values["level"] == 30


async def test_clock_that_was_set_back_dates_all_properties(
    device: Device, freezer: FrozenDateTimeFactory
) -> None:
    """What the old clock said of another property makes its next report no late one."""
    device.apply_report({"level": 20, "power": 0}, now_ms() + HOUR)
    for level in (30, 40):
        freezer.tick(60)
        device.apply_report({"level": level}, now_ms())
    device.apply_report({"power": 1}, now_ms() - 3_000)
    assert device.values == {"level": 40, "power": 1}


@pytest.mark.parametrize("seconds", [2, 30])
async def test_report_that_is_delivered_again_later(
    device: Device, freezer: FrozenDateTimeFactory, seconds: int
) -> None:
    """A late report is no report of a clock that was set back."""
    made = now_ms()
    device.apply_report({"level": 20}, made)
    freezer.tick(1)
    device.apply_report({"level": 30}, now_ms())
    freezer.tick(seconds - 1)
    device.apply_report({"level": 20}, made)
    assert device.values["level"] == 30


async def test_two_late_reports(device: Device, freezer: FrozenDateTimeFactory) -> None:
    """They are no clock that was set back, in whatever step they come."""
    device.apply_report({"level": 50}, now_ms())
    made = now_ms() - 30_000
    for seconds in (10, 20):
        freezer.tick(10)
        device.apply_report({"level": seconds}, made + seconds * 1000)
    assert device.values["level"] == 50


@pytest.mark.parametrize("every", [1, 600])
async def test_kept_readings_that_come_at_once(
    device: Device, freezer: FrozenDateTimeFactory, every: int
) -> None:
    """A device that sends what it has kept has no other clock."""
    device.apply_report({"level": 20}, now_ms())
    for ago in (3 * every, 2 * every, every):
        freezer.tick(0.1)
        device.apply_report({"level": 30}, now_ms() - HOUR - ago * 1000)
    assert device.values["level"] == 20


async def test_report_from_before_the_device_went_offline(
    device: Device, freezer: FrozenDateTimeFactory
) -> None:
    """It tells a value, but not that the device is there."""
    device.apply_report({"level": 20}, now_ms() - 120_000)
    freezer.tick(60)
    device.set_online(online=False)
    device.apply_report({"level": 30}, now_ms() - 150_000)
    assert not device.online
    assert device.values["level"] == 30
    freezer.tick(60)
    device.apply_report({"level": 40}, now_ms() - 120_000)
    assert device.online


async def test_old_story_of_a_device_that_is_offline(
    device: Device, freezer: FrozenDateTimeFactory
) -> None:
    """Whatever it tells, what is older than its absence is no sign of life."""
    device.set_online(online=False)
    device.take_sign_of_life(now_ms() - 10_000)
    assert not device.online
    freezer.tick(60)
    device.take_sign_of_life(now_ms())
    assert device.online


async def test_what_the_cloud_has_not_taken_in_yet(device: Device) -> None:
    """A reading that knows nothing of the last report does not undo it."""
    device.apply_report({"power": 1}, 0)
    device.apply_data({"power": PropertyValue(value=0, last_update=1000)})
    assert device.values["power"] == 1
    device.apply_data({"power": PropertyValue(value=0, last_update=2000)})
    assert device.values["power"] == 0


async def test_a_late_report_after_which_another_was_lost(
    device: Device, freezer: FrozenDateTimeFactory
) -> None:
    """What the cloud has known all along holds once it has had the time to learn more."""
    memory = {"power": PropertyValue(value=2, last_update=2000)}
    device.apply_data(memory)
    device.take_report(pushed({"power": 1}, pushed_at=1500))
    freezer.tick(59)
    device.apply_data(memory)
    assert device.values["power"] == 1
    freezer.tick(2)
    device.apply_data(memory)
    assert device.values["power"] == 2


async def test_a_report_that_the_cloud_has_not_pushed(
    device: Device, freezer: FrozenDateTimeFactory
) -> None:
    """It came over Bluetooth, and the cloud may never have heard of it."""
    memory = {"power": PropertyValue(value=2, last_update=2000)}
    device.apply_data(memory)
    device.apply_report({"power": 1}, 0)
    freezer.tick(3600)
    device.apply_data(memory)
    assert device.values["power"] == 1
    device.apply_data({"power": PropertyValue(value=3, last_update=2001)})
    assert device.values["power"] == 3


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, 1), (59, 1), (61, 0)], ids=["now", "soon", "later"]
)
async def test_what_the_cloud_takes_in_one_after_the_other(
    device: Device, freezer: FrozenDateTimeFactory, seconds: int, expected: int
) -> None:
    """It knows of the report before the last one, and says by its own clock of when."""
    pushed_at = now_ms() // 1000 * 1000
    device.take_report(pushed({"power": 1}, pushed_at=pushed_at))
    freezer.tick(seconds)
    memory = PropertyValue(value=0, last_update=pushed_at - 1)
    device.apply_data({"power": memory})
    assert device.values["power"] == expected
    device.apply_data({"power": PropertyValue(value=2, last_update=pushed_at + 1)})
    assert device.values["power"] == 2


async def test_a_memory_of_another_clock(device: Device) -> None:
    """What it tells is compared with itself, and with no push."""
    device.take_report(pushed({"power": 1}, pushed_at=now_ms()))
    memory = PropertyValue(value=0, last_update=now_ms() - 8 * HOUR)
    device.apply_data({"power": memory})
    assert device.values["power"] == 0


async def test_what_the_cloud_says_nothing_of(device: Device) -> None:
    """Null is no value: what is known holds, and what is told after it counts."""
    device.apply_data({"power": PropertyValue(value=None, last_update=2000)})
    assert device.values["power"] == 0
    device.apply_data({"power": PropertyValue(value=1, last_update=2000)})
    assert device.values["power"] == 1


def tell_by_push(device: Device, property_id: str) -> None:
    """Have a device report a property."""
    device.apply_report({property_id: 1}, now_ms())


def tell_when_asked(device: Device, property_id: str) -> None:
    """Have the cloud remember a property."""
    device.apply_data({property_id: PropertyValue(value=1, last_update=now_ms())})


@pytest.mark.parametrize("tell", [tell_by_push, tell_when_asked])
async def test_properties_with_other_capitals_than_in_the_thing_model(
    wire: Wire, tell: Callable[[Device, str], None]
) -> None:
    """They are meant all the same, unless the model has several that look alike."""
    device = make_device(wire, net_type="wifi", properties=("power", "Level", "level"))
    for each in ("POWER", "level", "LEVEL"):
        tell(device, each)
    assert device.values == {"power": 1, "level": 1, "LEVEL": 1}
    device.apply_report({"power": 2, "Power": 3}, now_ms())
    assert device.values["power"] == 2


@pytest.mark.parametrize("tell", [tell_by_push, tell_when_asked])
async def test_ever_new_properties(
    wire: Wire, tell: Callable[[Device, str], None]
) -> None:
    """What the thing model lacks is kept, but not without end; what it has always is."""
    device = make_device(wire, net_type="wifi", properties=("power", "level"))
    for each in ("unheard", *map(str, range(3000)), "power"):
        tell(device, each)
    assert {"unheard", "power"} <= device.values.keys()
    device.apply_report({**dict.fromkeys(map(str, range(3000)), 2), "level": 7}, 0)
    assert (device.values["0"], device.values["level"]) == (2, 7)
    recency = device._recency
    kept = (device.values, recency._stored_at, recency._reported)
    assert max(map(len, kept)) <= MOST_PROPERTIES + len({"power", "level"})


@pytest.mark.no_fail_on_log_exception
@pytest.mark.parametrize(
    "tell",
    [
        lambda device: device.apply_data({"power": PropertyValue(value=1)}),
        lambda device: device.apply_report({"power": 1}, 0),
        lambda device: device.set_reachable(reachable=False),
        lambda device: device.fire_event("open", {}),
        lambda device: device.write({"power": 1}),
    ],
    ids=["values", "report", "availability", "event", "write"],
)
async def test_who_cannot_be_told(
    device: Device,
    tell: Callable[[Device], object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A listener that fails is logged, and keeps nobody else from hearing."""

    def fail(*_: object) -> None:
        raise RuntimeError("out of order")

    listener = Listener()
    for each in (fail, listener):
        device.listen(["power"], each)
        device.listen_event("open", each)
    if isinstance(told := tell(device), Awaitable):
        await told
    assert listener.calls == 1
    assert "out of order" in caplog.text
    device.close()


async def test_report_during_a_reading(device: Device) -> None:
    """What was asked before a report is older, whenever it arrives."""
    with device.reading() as reported:
        device.apply_report({"power": 1}, 0)
        device.apply_data({"power": PropertyValue(value=0, last_update=0)}, reported)
    assert device.values["power"] == 1


async def test_what_is_told_of_the_connection_without_a_time(device: Device) -> None:
    """It counts, and what came before it keeps its time."""
    told = map(device.take_connection_time, (20_000, 0, 10_000, 21_000))
    assert list(told) == [True, True, False, True]


async def test_memory_that_tells_no_time(device: Device) -> None:
    """It is asked for where a report may have been lost, so it is believed."""
    device.apply_report({"power": 1}, now_ms())
    device.apply_data({"power": PropertyValue(value=0, last_update=0)})
    assert device.values["power"] == 0


async def test_report_during_one_of_two_readings(device: Device) -> None:
    """A reading that ends before another began takes nothing away from it."""
    with device.reading() as reported:
        with device.reading():
            pass
        device.apply_report({"power": 1}, 0)
        assert reported == {"power"}


async def test_status_asked_before_newer_news(device: Device) -> None:
    """An answer that was under way does not undo what was pushed meanwhile."""
    asked_at = monotonic()
    device.set_online(online=True)
    device.set_online(online=False, asked_at=asked_at)
    assert device.online


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        ((3400, 1), (3000, 1000), 1),
        ((3000, 1000), (3400, 1), 1),
        ((3000, 1000), (3000, 1000), 1),
        ((3400, 1), (3000, 1), 0),
        ((3400, 1), (2000, 1000), 0),
        ((3000, 1000), (2999, 1), 0),
    ],
    ids=["coarse", "fine", "both coarse", "late", "coarse late", "fine late"],
)
async def test_times_known_only_to_the_second(
    wire: Wire, known: tuple[int, int], told: tuple[int, int], expected: int
) -> None:
    """Within the same second the later arrival wins, unless both tell the ms."""
    device = make_device(wire, net_type="wifi")
    device.take_report(pushed({"power": 0}, *known))
    device.take_report(pushed({"power": 1}, *told))
    assert device.values["power"] == expected


async def test_written_value_shows_at_once_and_survives_old_reports(
    device: Device, wire: Wire
) -> None:
    """The switch does not bounce while the device is still answering."""
    await device.write({"power": 1})
    assert wire.commands == [{"power": 1}]
    assert device.values["power"] == 1
    device.apply_report({"power": 0}, 2000)
    assert device.values["power"] == 1
    device.apply_report({"power": 1}, 3000)
    device.apply_report({"power": 0}, 4000)
    assert device.values["power"] == 0
    device.close()


async def test_a_number_that_the_device_keeps_in_32_bits_is_confirmed(
    device: Device, wire: Wire
) -> None:
    """It says 21.299999 of 21.3, and that is what it was told."""
    await device.write({"level": 21.3})
    device.apply_report({"level": 21.299999}, 2000)
    assert device.values["level"] == 21.3
    device.apply_report({"level": 22.200001}, 3000)
    assert device.values["level"] == 22.2
    device.close()


@pytest.mark.parametrize(
    ("written", "echo"),
    [
        ({"level": 30}, {"level": "30"}),
        ({"level": 21.0}, {"level": "21"}),
        ({"level": 21.5}, {"level": "21.50"}),
        ({"power": True}, {"power": "1"}),
        ({"mode": "1"}, {"mode": 1}),
    ],
)
async def test_a_device_that_confirms_in_another_type(
    device: Device, written: dict[str, Any], echo: dict[str, Any]
) -> None:
    """What it says next is shown at once, not hidden for what was written."""
    await device.write(written)
    device.apply_report(echo, 2000)
    assert not device._pending
    device.close()


async def test_unconfirmed_value_falls_back(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an echo in time, what the device reported is the truth."""
    monkeypatch.setattr(pending, "ECHO_SECONDS", 0.01)
    power = Listener()
    device.listen(["power"], power)
    await device.write({"power": 1})
    await asyncio.sleep(0.05)
    assert device.values["power"] == 0
    assert power.calls == 2


async def test_refused_value_falls_back(device: Device, wire: Wire) -> None:
    """An error is raised and shown values go back at once."""
    wire.error = RequestRefused("X", "refused", "1")
    with pytest.raises(RequestRefused):
        await device.write({"power": 1, "colour": 3})
    assert device.values == {"power": 0, "level": 10}


async def test_refused_value_falls_back_when_nobody_waits(
    device: Device, wire: Wire, complaints: list[str]
) -> None:
    """Whoever gave the command may have been cancelled meanwhile."""
    wire.error = RequestRefused("X", "refused", "1")
    wire.gate.clear()
    command = asyncio.create_task(device.write({"power": 1}))
    await asyncio.sleep(0.01)
    command.cancel()
    wire.gate.set()
    await asyncio.sleep(0.01)
    gc.collect()
    assert device.values == {"power": 0, "level": 10}
    assert not complaints


async def test_unsendable_value_falls_back(device: Device, wire: Wire) -> None:
    """What cannot be sent is not shown."""
    wire.error = ValueError("no JSON")
    with pytest.raises(ValueError, match="no JSON"):
        await device.write({"power": 1})
    assert device.values == {"power": 0, "level": 10}


async def test_writes_of_one_moment_travel_together(device: Device, wire: Wire) -> None:
    """Two entities of one device changed by one action are one command."""
    await asyncio.gather(device.write({"power": 1}), device.write({"level": 50}))
    assert wire.commands == [{"power": 1, "level": 50}]
    device.close()


async def test_command_that_waits_at_the_end(device: Device, wire: Wire) -> None:
    """Whoever waits for a command gets an error when the account is unloaded."""
    wire.gate.clear()
    first = asyncio.create_task(device.write({"power": 1}))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(device.write({"power": 0}))
    await asyncio.sleep(0.01)
    device.close()
    wire.gate.set()
    with pytest.raises(ConnectionFailed):
        await second
    await first


async def test_closed_device_shows_nothing_any_more(device: Device, wire: Wire) -> None:
    """A command that fails after the end changes no state."""
    wire.gate.clear()
    command = asyncio.create_task(device.write({"power": 1}))
    await asyncio.sleep(0.01)
    listener = Listener()
    device.listen(["power"], listener)
    device.close()
    wire.error = RequestRefused("X", "refused", "1")
    wire.gate.set()
    with pytest.raises(RequestRefused):
        await command
    assert not listener.calls


async def test_unexpected_failure_falls_back(device: Device, wire: Wire) -> None:
    """A value does not hold that no cloud has ever heard of."""
    wire.error = RuntimeError("no way")
    with pytest.raises(RuntimeError):
        await device.write({"power": 1})
    assert device.values["power"] == 0


async def test_commands_keep_their_order(device: Device, wire: Wire) -> None:
    """A command waits until the one before has been answered."""
    wire.gate.clear()
    first = asyncio.create_task(device.write({"level": 20}))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(device.write({"level": 30}))
    third = asyncio.create_task(device.write({"level": 40}))
    await asyncio.sleep(0.01)
    assert wire.commands == [{"level": 20}]
    wire.gate.set()
    await asyncio.gather(first, second, third)
    assert wire.commands == [{"level": 20}, {"level": 40}]
    device.close()


async def test_event_reaches_its_listeners_only(device: Device) -> None:
    """Events are told apart by their identifier."""
    heard: list[Mapping[str, Any]] = []
    unlisten = device.listen_event("alarm", heard.append)
    device.fire_event("other", {"a": 1})
    device.fire_event("alarm", {"b": 2})
    unlisten()
    device.fire_event("alarm", {"c": 3})
    assert heard == [{"b": 2}]
