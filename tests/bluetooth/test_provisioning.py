"""A phone of ours brings the recorded combo device into a network."""

import asyncio
from typing import override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    Characteristic,
    CommandRefused,
    Introduction,
    Network,
    NotEncodable,
    WrongNetwork,
    hand_over_token,
    join_network,
    provisioning,
)

from . import COMBO
from .test_session import RecordedDevice

NETWORK = Network(
    name="a-long-network-name", password="a-long-pass-word-of-30-letters!"
)
# the recorded phone counts two bytes too few, and cuts elsewhere
WIFI_INFO = [
    {"dir": "write", "char": "ffe1", "hex": packet}
    for packet in (
        "e2401113612d6c6f6e672d6e6574776f726b2d6e",
        "e28011616d651f612d6c6f6e672d706173732d77",
        "e280116f72642d6f662d33302d6c657474657273",
        "e2c00121",
    )
]
TAKEN = COMBO["wifi info long"][-1]


def joining(*, state: str = "00") -> list[dict[str, str]]:
    """Return the steps up to the network."""
    join = [dict(each) for each in COMBO["wifi connect"]]
    join[1]["hex"] = join[1]["hex"][:8] + state + join[1]["hex"][10:]
    return [
        *COMBO["connect and device info"],
        *COMBO["set wifi mode"],
        *WIFI_INFO,
        TAKEN,
        *join,
    ]


async def test_a_device_joins_a_network() -> None:
    device = RecordedDevice(joining())
    info = await join_network(device.conversation, NETWORK)
    assert info == Introduction(version=2, text="combo-01")
    assert not device.steps


async def test_a_device_is_left_in_peace_after_each_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For as long as Tencent's own client does, with which devices are tried."""
    pauses = {"e2": 0.03, "e3": 0.03, "e4": 0.05}
    monkeypatch.setattr(provisioning, "PAUSE_SECONDS", pauses["e2"])
    monkeypatch.setattr(provisioning, "SETTLE_SECONDS", pauses["e4"])
    loop, answered = asyncio.get_running_loop(), [0.0]

    class Patient(RecordedDevice):
        @override
        async def write(self, characteristic: Characteristic, data: bytes) -> None:
            is_first = data[1:2] in {b"", b"\x40"}
            if is_first and (pause := pauses.get(data[:1].hex())):
                assert loop.time() - answered[0] >= pause
            await super().write(characteristic, data)
            answered[0] = loop.time()

    device = Patient([*joining(), *COMBO["token"]])
    await join_network(device.conversation, NETWORK)
    await hand_over_token(device.conversation, "0123456789abcdef0123456789abcdef")
    assert not device.steps


async def test_a_wrong_password() -> None:
    """The device says what it has noted of its trouble."""
    device = RecordedDevice([*joining(state="01"), *COMBO["log"]])
    with pytest.raises(WrongNetwork, match="log: ok"):
        await join_network(device.conversation, NETWORK)
    assert not device.steps


async def test_a_device_that_is_in_another_network() -> None:
    """It has kept the network that it knew before, and says that it is connected."""
    steps = joining()
    steps[-2:] = [{"dir": "notify", "char": "ffe3", "hex": "e2000801000004686f6d65"}]
    device = RecordedDevice([*steps, *COMBO["log"]])
    with pytest.raises(WrongNetwork, match="log: ok"):
        await join_network(device.conversation, NETWORK)


async def test_a_device_that_tells_its_network_from_a_buffer_of_fixed_length() -> None:
    """Modules of one vendor send all of it, with zeros behind the name."""
    steps = joining()
    steps[-1] = {**steps[-1], "hex": "e2c0166b2d6e616d65" + "00" * 12}
    device = RecordedDevice(steps)
    await join_network(device.conversation, NETWORK)
    assert not device.steps


class SlowDevice(RecordedDevice):
    """A device that takes its time to join, and to reach the cloud with a token."""

    @override
    def say(self) -> None:
        answer = self.steps[0] if self.steps else {}
        if answer.get("hex", "")[:2] in {"e2", "e3"} and answer["dir"] == "notify":
            asyncio.get_running_loop().call_later(0.05, super().say)
        else:
            super().say()


async def test_joining_and_reaching_the_cloud_may_take_long(impatient: None) -> None:
    joined, told = SlowDevice(joining()), SlowDevice(COMBO["token"])
    await join_network(joined.conversation, NETWORK)
    await hand_over_token(told.conversation, "0123456789abcdef0123456789abcdef")
    assert not joined.steps + told.steps


async def test_a_device_that_does_not_say_why(impatient: None) -> None:
    device = RecordedDevice([*joining(state="01"), COMBO["log"][0]])
    with pytest.raises(WrongNetwork, match="not say"):
        await join_network(device.conversation, NETWORK)


async def test_the_token_is_handed_over() -> None:
    device = RecordedDevice(COMBO["token"])
    await hand_over_token(device.conversation, "0123456789abcdef0123456789abcdef")
    assert not device.steps


async def test_a_device_that_does_not_take_the_token() -> None:
    *token, answer = COMBO["token"]
    refused = {**answer, "hex": "e3000101"}
    with pytest.raises(CommandRefused):
        await hand_over_token(
            RecordedDevice([*token, refused]).conversation,
            "0123456789abcdef0123456789abcdef",
        )


@pytest.mark.parametrize("text", ["\ud800", "home\udcff"])
async def test_what_no_network_is_called(text: str) -> None:
    """Half of a character is refused before anything is sent."""
    for network in (
        Network(name=text, password=""),
        Network(name="Home", password=text),
    ):
        with pytest.raises(WrongNetwork, match="no text"):
            await join_network(RecordedDevice([]).conversation, network)


@pytest.mark.parametrize("length", [62, 300])
async def test_what_no_device_can_hear(length: int) -> None:
    network = Network(name="客" * length, password="")
    with pytest.raises(NotEncodable):
        await join_network(RecordedDevice([]).conversation, network)
