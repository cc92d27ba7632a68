"""A phone of ours plays the recorded phone against the recorded device."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BluetoothError,
    BrokenMessage,
    Characteristic,
    CommandRefused,
    Conversation,
    Introduction,
    Link,
    Listener,
    Misfit,
    NoAnswer,
    NotEncodable,
    Session,
    WrongProof,
    connect,
)

from . import DEVICE_NAME, EXCHANGES, INPUTS, KEY, LAYOUT, PRODUCT_ID

CHARACTERISTICS = {
    "ffe1": Characteristic.DEVICE_INFO,
    "ffe2": Characteristic.DATA,
    "ffe4": Characteristic.FIRMWARE,
}
SCENE: dict[str, Any] = INPUTS["report struct"]["values"]["scene"]
LONG_NAME = "0123456789abcdefghij" * 2

CONTROLS: dict[str, dict[str, Any]] = {
    "control power_switch=1": {"power_switch": 1},
    "control power_switch=0": {"power_switch": False},
    "control color=2": {"color": 2},
    "control brightness=35": {"brightness": 35},
    "control brightness=-5": {"brightness": -5},
    "control name=hi": {"name": "hi"},
    "control name=''": {"name": ""},
    "control name=客厅": {"name": "客厅"},
    "control temperature=21.5": {"temperature": 21.5},
    "control alarm_at=1700000000": {"alarm_at": 1700000000},
    "control struct": {"scene": SCENE},
    "control several": INPUTS["control several"]["values"],
    "control long string": {"name": LONG_NAME},
}
ACTIONS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    **{
        name: (each["action"], each["input"], each.get("output", {}))
        for name, each in INPUTS.items()
        if "action" in each
    },
    "action no input": ("blink", {}, {}),
}
REPORTS: dict[str, dict[str, Any]] = {
    name: each["values"] for name, each in INPUTS.items() if name.startswith("report")
}
NPM_REPORT = {**REPORTS["report many"], "color": 2, "scene": SCENE}
EVENTS: dict[str, tuple[str, dict[str, Any]]] = {
    **{
        name: (each["event"], each["params"])
        for name, each in INPUTS.items()
        if "event" in each
    },
    "event empty": ("low_voltage", {}),
}
STATUSES: dict[str, dict[str, Any] | None] = {
    "get_status": INPUTS["get_status"]["values"],
    "get_status sliced": {
        "power_switch": 1,
        "color": 2,
        "brightness": 35,
        "name": "客厅",
        "temperature": 21.5,
    },
    "get_status failed": None,
}


class RecordedDevice(Link):
    """A device that says what was recorded, and wants to hear what was recorded."""

    def __init__(self, steps: list[dict[str, str]]) -> None:
        """Begin at the first step."""
        self.steps = list(steps)
        self.conversation = Conversation(self)

    @override
    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        step = self.steps.pop(0)
        assert (CHARACTERISTICS[step["char"]], step["hex"]) == (
            characteristic,
            data.hex(),
        )
        self.say()

    def say(self) -> None:
        """Say all that comes before the phone's next word."""
        while self.steps and self.steps[0]["dir"] == "notify":
            self.conversation.take(bytes.fromhex(self.steps.pop(0)["hex"]))


class Heard(Listener):
    """Remembers what a device said."""

    def __init__(self, values: Mapping[str, Any] | None = None, *, fails: bool = False):
        """Have values for a device that asks, or none."""
        self.values, self.fails = values, fails
        self.reports: list[Mapping[str, Any]] = []
        self.events: list[tuple[str, Mapping[str, Any]]] = []
        self.misfits: list[Misfit] = []

    @override
    async def on_report(self, values: Mapping[str, Any]) -> None:
        self.reports.append(values)
        self._fail()

    @override
    async def on_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        self.events.append((event_id, parameters))
        self._fail()

    @override
    async def on_misfit(self, error: Misfit) -> None:
        self.misfits.append(error)

    @override
    async def stored_values(self) -> Mapping[str, Any]:
        if self.values is None:
            raise BluetoothError("the cloud does not answer")
        return self.values

    def _fail(self) -> None:
        if self.fails:
            raise BluetoothError("the cloud does not answer")


def meet(device: RecordedDevice, heard: Listener | None = None) -> Session:
    """Return a session with a device."""
    return Session(device.conversation, LAYOUT, heard or Heard())


@asynccontextmanager
async def serving(session: Session) -> AsyncIterator[None]:
    """Answer what the device says meanwhile; fails with what it did not want to hear."""
    task = asyncio.create_task(session.serve())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def heard_out(device: RecordedDevice) -> None:
    """Wait until the device has heard all it wants."""
    async with asyncio.timeout(5):
        while device.steps:
            await asyncio.sleep(0)


async def greet(device: RecordedDevice, key: bytes = KEY) -> Introduction:
    """Connect as the recorded phone did."""
    return await connect(
        device.conversation,
        key,
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        seconds=1700000100,
    )


async def test_connect() -> None:
    device = RecordedDevice(EXCHANGES["connect"])
    assert await greet(device) == Introduction(version=2, text="0.0.1")
    assert not device.steps


async def test_a_proof_without_a_name() -> None:
    """Tencent's own client reads no name there: the proof covers it."""
    *opening, first, _, tell, info, mtu = EXCHANGES["connect"]
    last = {**first, "hex": "06c003d38db2"}
    device = RecordedDevice([*opening, first, last, tell, info, mtu])
    assert (await greet(device)).text == "0.0.1"
    assert not device.steps


@pytest.mark.parametrize(
    ("said", "info"),
    [
        (["0800030100 14"], Introduction(version=1, text="")),
        (
            [
                "084011 0280170f" + b"1.2.3-release".hex(),
                "08c006 0280170f" + b"42".hex(),
            ],
            Introduction(version=2, text="1.2.3-release42"),
        ),
        (
            ["084011 0280170f" + b"1.2.3-release".hex(), "08c002" + b"42".hex()],
            Introduction(version=2, text="1.2.3-release42"),
        ),
    ],
    ids=["SDK before 1.3", "SDK 1.3 to 1.4", "SDK since 1.5"],
)
async def test_all_forms_of_what_a_device_tells_of_itself(
    said: list[str], info: Introduction
) -> None:
    """The first form has no firmware version; one form repeats its head in each slice."""
    *before, _, _ = EXCHANGES["connect"]
    steps = [{"dir": "notify", "char": "ffe3", "hex": each} for each in said]
    mtu = {"dir": "write", "char": "ffe1", "hex": "090000"}
    device = RecordedDevice([*before, *steps, *[mtu] * (info.version > 1)])
    assert await greet(device) == info
    assert not device.steps


async def test_an_impostor_is_noticed() -> None:
    """A device that answers a phone without its key gets no command."""
    steps = [dict(each) for each in EXCHANGES["connect"]]
    proof = next(each for each in steps if each["dir"] == "notify")
    proof["hex"] = proof["hex"][:-2] + "00"
    device = RecordedDevice([*steps[:4], {**steps[4], "hex": "06"}])
    with pytest.raises(WrongProof):
        await greet(device)
    assert not device.steps


@pytest.mark.parametrize(
    "values",
    [{"nothing": 1}, {"brightness": "x"}, {"color": -1}, {"name": "x" * 123}],
    ids=["no place", "no number", "negative", "too long to be heard"],
)
async def test_what_cannot_be_sent(values: dict[str, Any]) -> None:
    with pytest.raises(NotEncodable):
        await meet(RecordedDevice([])).control(values)


async def test_a_long_command_goes_in_messages_that_devices_can_join() -> None:
    """Beyond 128 bytes a device hears nothing, so the command is sent in parts."""
    written: list[bytes] = []

    class Obedient(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            written.append(data)
            if data[1] >> 6 in {0, 3}:
                self.conversation.take(b"\x01\x00\x01\x00")

    session = meet(Obedient([]))
    await session.control({"name": "x" * 100, "scene": SCENE, "power_switch": 1})
    beginnings = [each for each in written if each[1] >> 6 in {0, 1}]
    assert len(beginnings) == 2
    assert sum(len(each) - 3 for each in written) == 3 + 100 + 3 + 25 + 2


async def test_a_command_tells_what_was_put_on_the_air() -> None:
    """A whole number of a fraction, and a number of a text: the device never got those."""

    class Obedient(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            self.conversation.take(b"\x01\x00\x01\x00")

    sent = await meet(Obedient([])).control({"brightness": 25.7, "color": "2"})
    assert sent == {"brightness": 25, "color": 2}


async def test_an_action_with_more_than_a_device_can_hear() -> None:
    """It would vanish without an answer."""
    with pytest.raises(NotEncodable):
        await meet(RecordedDevice([])).call_action("speak", {"text": "x" * 123})


async def test_an_action_without_a_place() -> None:
    with pytest.raises(BrokenMessage):
        await meet(RecordedDevice([])).call_action("dance", {})


async def test_a_device_that_asks_hears_all_that_it_can() -> None:
    """What cannot be sent, or is too long, costs none of the others."""
    values = {
        "nothing": 1,
        "name": "x" * 200,
        "brightness": None,
        "power_switch": 1,
        "color": 2,
    }
    device = RecordedDevice(EXCHANGES["get_status"])
    async with serving(meet(device, Heard(values))):
        device.say()
        await heard_out(device)


async def test_what_a_device_hears_fits_with_its_status() -> None:
    """A device joins 128 bytes, four of which are the head of such an answer."""
    written: list[bytes] = []

    class Asking(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            written.append(data)

    device = Asking([])
    async with serving(meet(device, Heard({"name": "x" * 122, "power_switch": 1}))):
        device.conversation.take(b"\x02")
        async with asyncio.timeout(5):
            while not written:
                await asyncio.sleep(0)
    assert written == [bytes.fromhex("220000020001")]


async def test_a_report_waits_for_the_answer_to_a_command() -> None:
    """A reply between two slices of a command would destroy it."""
    command, *answers = EXCHANGES["control power_switch=1"]
    report = EXCHANGES["report one"]
    device = RecordedDevice([command, report[0], *answers, report[1]])
    heard = Heard()
    session = meet(device, heard)
    async with serving(session):
        await session.control({"power_switch": 1})
        await heard_out(device)
    assert heard.reports == [{"power_switch": 1}]


async def test_a_command_waits_for_the_answer_to_another() -> None:
    """Answers have no number: that of the first would be taken for that of both."""
    written: list[bytes] = []

    class Choosy(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            written.append(data)
            await asyncio.sleep(0)
            self.conversation.take(bytes([1, 0, 1, len(written) - 1]))

    session = meet(Choosy([]))
    commands = [session.control({"power_switch": 1}), session.control({"color": 2})]
    first, second = await asyncio.gather(*commands, return_exceptions=True)
    assert first == {"power_switch": 1}
    assert isinstance(second, CommandRefused)


async def test_events_that_follow_each_other_in_one_message() -> None:
    """Tencent's apps look for them, too; each is answered by itself."""
    said, answer = EXCHANGES["event float"]
    more = {**said, "hex": said["hex"] + "03000100"}
    device = RecordedDevice([more, answer, answer])
    heard = Heard()
    async with serving(meet(device, heard)):
        device.say()
        await heard_out(device)
    assert heard.events == [("low_voltage", {"voltage": 3.1}), ("low_voltage", {})]


async def test_a_lost_link_ends_the_wait() -> None:
    class Silent(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            asyncio.get_running_loop().call_soon(self.conversation.lose)

    session = meet(Silent([]))
    with pytest.raises(NoAnswer, match="lost"):
        await session.control({"power_switch": 1})


async def test_an_answer_that_comes_after_the_link_was_lost() -> None:
    """The library may still have had it; nobody waits for it any more."""
    device = RecordedDevice(EXCHANGES["control power_switch=1"][:1])
    controlling = asyncio.create_task(meet(device).control({"power_switch": 1}))
    while device.steps:
        await asyncio.sleep(0)
    device.conversation.lose()
    device.conversation.take(bytes.fromhex("01000100"))
    with pytest.raises(NoAnswer, match="lost"):
        await controlling


async def test_a_device_that_reports_faster_than_the_cloud_takes() -> None:
    """What is beyond a limit is not answered, so that the device says it once more."""
    device, heard = RecordedDevice([]), Heard()
    report = bytes.fromhex("0000020001")
    for _ in range(1000):
        with suppress(BrokenMessage):
            device.conversation.take(report)
    waiting = device.conversation.unasked.qsize()
    assert waiting < 100
    device.steps = [{"dir": "write", "char": "ffe2", "hex": "2000"}] * (waiting + 1)
    async with serving(meet(device, heard)):
        while len(device.steps) > 1:
            await asyncio.sleep(0)
        device.conversation.take(report)
        await heard_out(device)
    assert len(heard.reports) == waiting + 1


@pytest.mark.parametrize(
    "packets",
    [[""], ["00c002 0001"], ["004002 0001", "03c002 0001"], ["00800100"]],
    ids=["empty", "no beginning", "another message", "a middle"],
)
async def test_broken_packets(packets: list[str]) -> None:
    conversation = RecordedDevice([]).conversation
    *before, last = map(bytes.fromhex, packets)
    for packet in before:
        conversation.take(packet)
    with pytest.raises(BrokenMessage):
        conversation.take(last)


def test_a_message_without_end_is_dropped() -> None:
    conversation = RecordedDevice([]).conversation
    conversation.take(bytes.fromhex("004001 00"))
    more = bytes.fromhex("008011") + bytes(17)
    for _ in range(0x1FFF // 17):
        conversation.take(more)
    with pytest.raises(BrokenMessage, match="does not end"):
        conversation.take(more)
    with pytest.raises(BrokenMessage, match="without a beginning"):
        conversation.take(more)


@pytest.mark.parametrize(
    ("content", "misfits"),
    [
        ("ff", 1),
        ("0500", 1),
        ("2200", 0),
        ("430009", 0),
        ("8100", 0),
        ("c6000100", 0),
    ],
)
async def test_a_report_that_does_not_fit_is_refused(
    content: str, misfits: int
) -> None:
    """It costs nobody anything, and the device hears that it failed."""
    data = bytes.fromhex(content)
    said = b"\x00" + len(data).to_bytes(2) + data
    device = RecordedDevice(
        [
            {"dir": "notify", "char": "ffe3", "hex": said.hex()},
            {"dir": "write", "char": "ffe2", "hex": "2001"},
        ]
    )
    heard = Heard()
    async with serving(meet(device, heard)):
        device.say()
        await heard_out(device)
    assert not heard.reports
    assert len(heard.misfits) == misfits
