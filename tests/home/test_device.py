"""One live device: what it shows while reports, writes and errors cross."""

import asyncio
from collections.abc import Mapping
import gc
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    DeviceRecord,
    PropertyValue,
    RequestRefused,
)
from custom_components.tencent_iot_explorer.home import device as device_module
from custom_components.tencent_iot_explorer.home.device import (
    Device,
    ProductModel,
    Report,
)
from custom_components.tencent_iot_explorer.thing import DevicePlan, ThingModel


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
    device.set_online(True)
    device.apply_data(
        {
            "power": PropertyValue(value=0, last_update=1000),
            "level": PropertyValue(value=10, last_update=1000),
        }
    )
    return device


def make_device(wire: Wire, *, net_type: str) -> Device:
    """Return a device that has not heard from the cloud."""
    product = ProductModel(
        product_id="P1",
        name="Lamp",
        net_type=net_type,
        thing_model=ThingModel.empty("P1"),
        plan=DevicePlan.empty(),
    )
    record = DeviceRecord(device_id="P1/lamp", product_id="P1", device_name="lamp")
    return Device(record, product, wire.control)


class Listener:
    """Counts its calls."""

    def __init__(self) -> None:
        """Start at none."""
        self.calls = 0

    def __call__(self) -> None:
        """Count."""
        self.calls += 1


async def test_available_only_with_status_values_and_cloud(wire: Wire) -> None:
    """Each of the three is needed."""
    device = make_device(wire, net_type="wifi")
    assert not device.available
    device.set_online(True)
    assert not device.available
    device.apply_data({})
    assert device.available
    device.set_reachable(False)
    assert not device.available


async def test_bluetooth_devices_have_no_status(wire: Wire) -> None:
    """The cloud knows nothing of a Bluetooth device's connection."""
    device = make_device(wire, net_type="ble")
    device.set_online(False)
    assert device.online


async def test_report_means_online(device: Device) -> None:
    """Whoever reports is there."""
    device.set_online(False)
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
        Report(told={"power"}, changed={"power"}),
        Report(told={"power"}, changed=set()),
        Report(told={"power", "level"}, changed={"level"}),
    ]


async def test_what_is_told_before_it_was_read_is_no_report(wire: Wire) -> None:
    """The first value of a click may be an old one; the second is news."""
    device = make_device(wire, net_type="wifi")
    clicks: list[Report] = []
    device.listen_report("power", clicks.append)
    device.apply_report({"power": 1}, 2000)
    assert not clicks
    device.apply_report({"power": 0}, 3000)
    assert clicks == [Report(told={"power"}, changed={"power"})]


@pytest.mark.parametrize(
    ("timestamp", "expected"),
    [(500, 0), (0, 1), (1000, 1), (1000 - device_module.LATE_MILLISECONDS, 1)],
    ids=["late", "undated", "same moment", "clock set back"],
)
async def test_late_reports(device: Device, timestamp: int, expected: int) -> None:
    """A report from before the known value is dropped, unless the clock jumped."""
    device.apply_report({"power": 1}, timestamp)
    assert device.values["power"] == expected


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
    device.apply_report({"power": 0}, *known)
    device.apply_report({"power": 1}, *told)
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


async def test_unconfirmed_value_falls_back(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an echo in time, what the device reported is the truth."""
    monkeypatch.setattr(device_module, "PENDING_SECONDS", 0.01)
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
