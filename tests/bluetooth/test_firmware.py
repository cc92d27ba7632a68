"""A phone of ours brings the recorded device its firmware."""

from typing import override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    BrokenMessage,
    Characteristic,
    FirmwareRefused,
    NoAnswer,
    firmware as ours,
    update,
)

from . import EXCHANGES, INPUTS
from .test_session import RecordedDevice

FILE = bytes.fromhex(INPUTS["ota"]["file_hex"])
REFUSED = {"dir": "notify", "char": "ffe3", "hex": "0900020002"}


async def bring(
    device: RecordedDevice, file: bytes = FILE, version: str = "0.0.2"
) -> list[int]:
    """Update a device; return how far it was from time to time."""
    progress: list[int] = []
    await update(device.conversation, file, version, progress.append)
    return progress


async def test_update() -> None:
    device = RecordedDevice(EXCHANGES["ota"])
    assert await bring(device) == [0, 64, 100]
    assert not device.steps


async def test_a_lost_packet_is_sent_again() -> None:
    """The device names the first one that it misses."""
    request, terms, *_ = EXCHANGES["ota"]
    first = EXCHANGES["ota"][2:6]
    missing = {"dir": "notify", "char": "ffe3", "hex": "0a00050100000010"}
    device = RecordedDevice(
        [request, terms, *first, missing, *first[1:], *EXCHANGES["ota"][6:]]
    )
    assert await bring(device) == [0, 16, 64, 100]
    assert not device.steps


@pytest.mark.parametrize(
    ("name", "reason"),
    [("ota refused low battery", "battery"), ("ota refused version", "version")],
)
async def test_a_device_that_does_not_want_it(name: str, reason: str) -> None:
    with pytest.raises(FirmwareRefused, match=reason):
        await bring(RecordedDevice(EXCHANGES[name]))


async def test_a_file_that_arrived_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "crc32", lambda _: 1)
    with pytest.raises(FirmwareRefused, match="damaged"):
        await bring(RecordedDevice(EXCHANGES["ota bad crc"]))


async def test_a_long_version() -> None:
    *request, _ = EXCHANGES["ota request sliced"]
    version = INPUTS["ota request sliced"]["version"]
    with pytest.raises(FirmwareRefused):
        await bring(RecordedDevice([*request, REFUSED]), version=version)


async def test_it_goes_on_where_it_was_cut_off() -> None:
    """A device that has kept a part says so, and gets only the rest."""
    request, terms, *rest = EXCHANGES["ota"]
    kept = {**terms, "hex": "09000a01041302140000004005"}
    device = RecordedDevice([request, kept, *rest[5:]])
    assert await bring(device) == [64, len(FILE)]
    assert not device.steps


async def test_a_file_that_had_all_arrived_is_checked() -> None:
    """The link was lost before the device could be told that it has all of it."""
    request, terms, *rest = EXCHANGES["ota"]
    kept = {**terms, "hex": f"09000a010413021400{len(FILE):06x}05"}
    device = RecordedDevice([request, kept, *rest[-2:]])
    assert await bring(device) == [len(FILE)]
    assert not device.steps


@pytest.mark.parametrize(
    ("terms", "progress"),
    [
        ("09000a01041302140000000000", "0a00050400000040"),
        ("090009010413021400000000", "0a00050400000040"),
        ("09000d01041302140000000005000000", "0a0008040000004000ffff"),
    ],
    ids=["an interval of none", "no interval", "more than there is to know"],
)
async def test_a_device_that_says_less_or_more(terms: str, progress: str) -> None:
    """Tencent's own client needs no interval, and leaves the rest unread."""
    request, said, *rest = EXCHANGES["ota"]
    heard = {**rest[4], "hex": progress}
    device = RecordedDevice(
        [request, {**said, "hex": terms}, *rest[:4], heard, *rest[5:]]
    )
    assert await bring(device) == [0, 64, 100]
    assert not device.steps


async def test_a_device_that_never_gets_on() -> None:
    request, terms, *rest = EXCHANGES["ota"]
    nothing = {"dir": "notify", "char": "ffe3", "hex": "0a00050000000000"}
    device = RecordedDevice([request, terms, *[*rest[:4], nothing] * 6])
    with pytest.raises(NoAnswer):
        await bring(device)


async def test_a_device_that_goes_round_in_circles() -> None:
    """It gets on only where it has never been."""
    request, terms, *_ = EXCHANGES["ota"]
    said = [
        {"dir": "notify", "char": "ffe3", "hex": f"0a000504000000{where}"}
        for where in ("40", "00") * 9
    ]

    class Circling(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            if data[0] == 1:
                if data[2] == 3 or len(data) < 19:
                    self.conversation.take(bytes.fromhex(said.pop(0)["hex"]))
            else:
                await super().write(characteristic, data)

    with pytest.raises(NoAnswer, match="does not take"):
        await bring(Circling([request, terms]))
    assert said


async def test_no_more_arrives_than_was_sent() -> None:
    request, terms, *rest = EXCHANGES["ota"]
    too_much = {"dir": "notify", "char": "ffe3", "hex": "0a00050400ffffff"}
    device = RecordedDevice([request, terms, *rest[:4], too_much, *rest[-2:]])
    assert await bring(device) == [0, len(FILE)]


@pytest.mark.parametrize(
    ("file", "version"), [(b"", "1"), (FILE, "1" * 256)], ids=["empty", "long"]
)
async def test_a_firmware_that_is_none(file: bytes, version: str) -> None:
    with pytest.raises(FirmwareRefused, match="empty"):
        await bring(RecordedDevice([]), file, version)


@pytest.mark.parametrize("terms", ["0900020100", "09000a01001302140000000005"])
async def test_senseless_terms(terms: str) -> None:
    request = EXCHANGES["ota"][0]
    with pytest.raises(BrokenMessage):
        await bring(RecordedDevice([request, {**REFUSED, "hex": terms}]))
