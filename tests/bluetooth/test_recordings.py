"""Every recorded exchange, byte for byte: our phone says it, and hears the device."""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, override

import pytest

from custom_components.tencent_iot_explorer.bluetooth import (
    Characteristic,
    CommandRefused,
    Conversation,
    Field,
    FirmwareRefused,
    Introduction,
    Layout,
    Network,
    NoAnswer,
    NotConfirmed,
    Session,
    WrongNetwork,
    WrongProof,
    ask_signature,
    connect,
    connect_encrypted,
    connecting,
    firmware,
    hand_over_token,
    join_network,
    keep_alive,
    read_advertisement,
    tell_bound,
    tell_not_bound,
    unbind,
    update,
)
from custom_components.tencent_iot_explorer.bluetooth.connecting import ask_info
from custom_components.tencent_iot_explorer.bluetooth.frames import MessageType, packets
from custom_components.tencent_iot_explorer.bluetooth.layout import ActionLayout
from custom_components.tencent_iot_explorer.bluetooth.proofs import (
    device_proof,
    phone_proof,
)

from . import (
    COMBO,
    DEVICE_NAME,
    ENCRYPTED,
    EXCHANGES,
    INPUTS,
    KEY,
    LAYOUT,
    NPM_CLIENT,
    NPM_CLIENT_KEY,
    PRODUCT_ID,
)
from .test_binding import BIND_ID, NONCE, SECONDS, Clerk
from .test_firmware import FILE
from .test_properties import _flag
from .test_provisioning import NETWORK
from .test_session import (
    ACTIONS,
    CONTROLS,
    EVENTS,
    LONG_NAME,
    NPM_REPORT,
    REPORTS,
    SCENE,
    STATUSES,
    Heard,
    RecordedDevice,
    greet,
    serving,
)

NPM_VALUES = {
    "power_switch": 0,
    "color": 2,
    "brightness": -5,
    "name": "hi",
    "temperature": 21.5,
    "alarm_at": 1700000000,
}
NPM_STATUS = {"power_switch": 1, "brightness": 35, "name": "a rather long lamp name"}
NPM_INPUTS = {**ACTIONS["action speak"][1], "text": "hi"}
WRONG_KEY = bytes.fromhex("01020304")
SIZES = {0: 1, 1: 4, 3: 4, 4: 2, 5: 4}
HOME = Network(name="home", password="12345678")
TOKEN = "0123456789abcdef0123456789abcdef"


class Recording(RecordedDevice):
    """A recorded device whose user, time and advertisements are played too."""

    def __init__(self, steps: Sequence[dict[str, str]]) -> None:
        """Begin with what comes before the phone's first word, but for what it says."""
        super().__init__(list(steps))
        self.advertised: list[bytes] = []
        if not self.steps or self.steps[0]["dir"] != "notify":
            self.say()

    @override
    def say(self) -> None:
        while self.steps and self.steps[0]["dir"] != "write":
            step = self.steps.pop(0)
            match step["dir"]:
                case "notify":
                    self.conversation.take(bytes.fromhex(step["hex"]))
                case "advertise":
                    self.advertised.append(bytes.fromhex(step["hex"]))
                case "link":
                    self.conversation.lose()

    def session(self, heard: Heard | None = None, layout: Layout = LAYOUT) -> Session:
        """Return a session over the link that is held."""
        return Session(self.conversation, layout, heard or Heard())


class TencentConversation(Conversation):
    """Cuts messages as Tencent's client for mini programs does: between values."""

    @override
    def packets(
        self, type_: int, payload: bytes, *, status: bytes = b""
    ) -> Iterator[bytes]:
        room = self.packet_length - 3 - len(status)
        is_network, is_whole = type_ == 0xE2, len(payload) <= room
        parts = _texts(payload) if is_network else _values(payload)
        pieces = [payload] if is_whole else [*_cut(parts, room)]
        # It forgets the two bytes that count name and password.
        forgotten = 2 if is_network and is_whole else 0
        for index, piece in enumerate(pieces):
            length = _flag(index, len(pieces)) << 14 | len(piece) - forgotten
            yield bytes([type_]) + status + length.to_bytes(2) + piece


def _cut(parts: Iterable[bytes], room: int) -> Iterator[bytes]:
    for part in parts:
        for at in range(0, len(part), room):
            yield part[at : at + room]


def _values(payload: bytes) -> Iterator[bytes]:
    """Yield the values of a message with their heads."""
    while payload:
        size = SIZES.get(payload[0] >> 5)
        end = 1 + (size or 2 + int.from_bytes(payload[1:3]))
        yield payload[:end]
        payload = payload[end:]


def _texts(payload: bytes) -> Iterator[bytes]:
    """Yield the name and the password of a network."""
    end = 1 + payload[0]
    yield from (payload[:end], payload[end:])


type Play = Callable[[Recording], Awaitable[object]]


async def control(values: dict[str, Any], device: Recording) -> None:
    """Set properties."""
    await device.session().control(values)


async def call(
    action_id: str, inputs: dict[str, Any], outputs: dict[str, Any], device: Recording
) -> None:
    """Call an action."""
    assert await device.session().call_action(action_id, inputs) == outputs


async def refused(play: Play, device: Recording, result: int = 1) -> None:
    """Do what the device refuses."""
    with pytest.raises(CommandRefused) as error:
        await play(device)
    assert error.value.result == result


async def hear_report(
    values: dict[str, Any], device: Recording, *, fails: bool = False
) -> None:
    """Hear values."""
    heard = Heard(fails=fails)
    await hear(device, heard, answered="20")
    assert heard.reports == [values]


async def hear_event(
    event: tuple[str, dict[str, Any]], device: Recording, *, fails: bool = False
) -> None:
    """Hear an event."""
    heard = Heard(fails=fails)
    await hear(device, heard, answered="60")
    assert heard.events == [event]


async def hear(device: Recording, heard: Heard, answered: str) -> None:
    """Hear what a device says by itself; not every recording has our answer to it."""
    if device.steps[-1]["dir"] != "write":
        answer = {"dir": "write", "char": "ffe2", "hex": f"{answered}00"}
        device.steps.append(answer)
    async with serving(device.session(heard)):
        device.say()
        async with asyncio.timeout(5):
            while device.steps:
                await asyncio.sleep(0)


async def tell_values(values: dict[str, Any] | None, device: Recording) -> None:
    """Tell a device that asks the values that it is to have."""
    async with serving(device.session(Heard(values))):
        device.say()
        async with asyncio.timeout(5):
            while device.steps:
                await asyncio.sleep(0)


async def say(
    device: Recording, characteristic: Characteristic, *request: bytes
) -> None:
    """Say something that only a phone with a fault says."""
    await device.conversation.write(characteristic, request)
    await asyncio.sleep(0)


async def connect_with_a_wrong_key(device: Recording) -> None:
    """Have a device silent, whatever else a phone without its key says."""
    with pytest.raises(NoAnswer):
        await greet(device, WRONG_KEY)
    with pytest.raises(NoAnswer):
        await ask_info(device.conversation, b"\x05")
    with pytest.raises(NoAnswer):
        await control({"power_switch": 1}, device)
    await say(device, Characteristic.FIRMWARE, b"\x02")


async def refuse_an_impostor(device: Recording) -> None:
    """Tell a device that its proof is wrong; one that is connected stays so."""
    with pytest.raises(NoAnswer):
        await ask_info(device.conversation, b"\x05")
    opening = [dict(each) for each in EXCHANGES["connect"][:4]]
    opening[2]["hex"] = opening[2]["hex"][:-2] + "00"
    device.steps[:0] = opening
    with pytest.raises(WrongProof):
        await greet(device)
    await control({"power_switch": 1}, device)


async def sign(
    device: Recording, nonce: int = NONCE, seconds: int = SECONDS, name: str = ""
) -> None:
    """Have a device sign."""
    signed = await ask_signature(
        device.conversation, Clerk(), nonce=nonce, seconds=seconds
    )
    assert (signed.device_name, signed.seconds) == (name or DEVICE_NAME, seconds + 60)


async def bind(device: Recording, key: bytes = KEY) -> None:
    """Bind a device."""
    await sign(device)
    await tell_bound(device.conversation, key, BIND_ID)
    states = [
        each and each.is_bound for each in map(read_advertisement, device.advertised)
    ]
    assert states in ([], [False, True])


async def bind_what_the_cloud_does_not_want(device: Recording) -> None:
    """Tell a device that it stays nobody's."""
    await sign(device)
    await tell_not_bound(device.conversation)


async def refuse_at_the_device(device: Recording) -> None:
    """Have a device signed whose user says no."""
    with pytest.raises(NotConfirmed, match="refused"):
        await sign(device)


async def give_up_confirming(device: Recording) -> None:
    """Wait no longer for the user: the dialog is closed, or the time is over."""
    signing = asyncio.create_task(sign(device))
    while len(device.steps) > 2:
        await asyncio.sleep(0)
    signing.cancel()
    await asyncio.wait([signing])
    request, wait, *_ = EXCHANGES["secure_bind_cancel"]
    device.steps[:0] = [request, {**wait, "hex": "0d00020000"}]
    with pytest.raises(NotConfirmed, match="nobody"):
        await sign(device)


async def let_go(device: Recording, key: bytes = KEY) -> None:
    """Unbind a device."""

    async def forget() -> None:
        """Have the cloud forget it."""

    await unbind(device.conversation, key, forget)


async def let_go_with_a_wrong_key(device: Recording) -> None:
    """Have a device silent."""
    with pytest.raises(NoAnswer):
        await let_go(device, WRONG_KEY)


async def say_too_much(device: Recording) -> None:
    """Send more than a device can join, which it never answers."""
    request = device.conversation.packets(0x00, b"\x43\x00\x7e" + b"z" * 126)
    with pytest.raises(NoAnswer):
        await device.conversation.ask(
            Characteristic.DATA, request, MessageType.CONTROL_REPLY
        )


async def set_what_the_device_has_not(device: Recording) -> None:
    """Use a thing model with more properties than the device's firmware has."""
    more = [Field(id=f"p{place}", kind="bool") for place in range(32)]
    properties = (*LAYOUT.properties, *more)[:32]
    session = device.session(layout=replace(LAYOUT, properties=properties))
    with pytest.raises(CommandRefused):
        await session.control({properties[-1].id: 1})


async def call_what_the_device_has_not(device: Recording) -> None:
    """Use a thing model with more actions than the device's firmware has."""
    blink = LAYOUT.actions[0]
    more = [ActionLayout(id=f"a{n}", inputs=blink.inputs, outputs=()) for n in range(6)]
    actions = (*LAYOUT.actions, *more)[:6]
    session = device.session(layout=replace(LAYOUT, actions=actions))
    with pytest.raises(CommandRefused):
        await session.call_action(actions[-1].id, {"interval": 4})


async def say_how_long_packets_are(length: str, device: Recording) -> None:
    """Tell a device that packets are short, or long ones that it then says."""
    heard = Heard()
    device.steps.append({"dir": "write", "char": "ffe2", "hex": "2000"})
    async with serving(device.session(heard)):
        if length:
            await say(device, Characteristic.DEVICE_INFO, bytes.fromhex(f"09{length}"))
        if length == "ffff":
            device.conversation.take(bytes.fromhex("0000020001"))
        device.say()
        async with asyncio.timeout(5):
            while device.steps:
                await asyncio.sleep(0)
    assert length == "ffff" or heard.reports[0]["name"] == "x" * 60


async def bring(
    device: Recording, file: bytes = FILE, version: str = "0.0.2"
) -> list[int]:
    """Update a device; return how far it was from time to time."""
    progress: list[int] = []
    await update(device.conversation, file, version, progress.append)
    return progress


async def bring_in_vain(reason: str, device: Recording) -> None:
    """Update a device that says why it does not want it."""
    with pytest.raises(FirmwareRefused, match=reason):
        await bring(device)


async def bring_a_damaged_file(device: Recording) -> None:
    """Update a device with what is not what was announced."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(firmware, "crc32", lambda _: 1)
        await bring_in_vain("damaged", device)


async def bring_until_the_link_is_lost(
    device: Recording, file: bytes = FILE, version: str = "0.0.2"
) -> list[int]:
    """Update a device, as far as was recorded."""
    write = device.write
    progress: list[int] = []

    async def write_what_was_recorded(characteristic: str, data: bytes) -> None:
        if not device.steps:
            raise NoAnswer("the link was lost")
        await write(Characteristic(characteristic), data)

    device.write = write_what_was_recorded  # type: ignore[method-assign]
    with pytest.raises(NoAnswer):
        await update(device.conversation, file, version, progress.append)
    return progress


async def lose_a_packet(device: Recording) -> None:
    """Update a device that misses the second packet, and asks for it once more."""
    write = device.write
    missed: list[bytes] = []

    async def write_most(characteristic: str, data: bytes) -> None:
        if data[:3] == b"\x01\x11\x01" and not missed:
            missed.append(data)
        else:
            await write(Characteristic(characteristic), data)

    device.write = write_most  # type: ignore[method-assign]
    assert await bring_until_the_link_is_lost(device) == [0, 16, 64]


async def bring_what_nobody_has_asked_for(device: Recording) -> None:
    """Send a packet to a device that has forgotten that it wanted any."""
    request, terms, *_ = EXCHANGES["ota"]
    device.steps[:0] = [request, {**terms, "hex": "09000a01011301140000000005"}]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(firmware, "_TRIES", 0)
        with pytest.raises(NoAnswer):
            await bring(device)


async def go_on_after_a_cut(device: Recording) -> None:
    """Update a device that has kept two pages; the recorded phone sends no more."""
    file = bytes(number * 7 & 0xFF for number in range(9000))
    seconds = 1700000100
    answer = await device.conversation.ask(
        Characteristic.DEVICE_INFO,
        packets(0x01, seconds.to_bytes(4) + phone_proof(KEY, seconds)),
        MessageType.CONNECT_PROOF,
    )
    proof = device_proof(KEY, seconds, PRODUCT_ID, DEVICE_NAME)
    assert answer == proof + DEVICE_NAME.encode()
    told = await device.conversation.ask(
        Characteristic.DEVICE_INFO, [b"\x05"], MessageType.DEVICE_INFO
    )
    assert connecting.read_info(told) == Introduction(version=2, text="0.0.1")
    assert await bring_until_the_link_is_lost(device, file) == [8192]


async def see_what_is_advertised(device: Recording) -> None:
    """Read who a device is that nobody has bound."""
    (advertised,) = device.advertised
    told = read_advertisement(advertised)
    assert told
    assert (told.product_id, told.is_bound) == (PRODUCT_ID, False)


async def say_as_tencent(play: Play, device: Recording) -> None:
    """Have our phone cut its messages where Tencent's client does."""
    device.conversation = TencentConversation(device)
    await play(device)


async def control_in_short_packets(device: Recording) -> None:
    """Set properties, each in a packet of its own."""
    device.conversation = TencentConversation(device)
    device.conversation.packet_length = 7
    await control({"power_switch": 1, "color": 2}, device)


async def join(name: str, device: Recording) -> None:
    """Bring a device into a network, which it is not in if its name is another."""
    known, network = name in {"wifi info long", "wifi connect"}, HOME
    parts = ["wifi info short", "wifi connect", "log"]
    if known:
        parts, network = ["wifi info long", "wifi connect"], NETWORK
    parts = ["connect and device info", "set wifi mode", *parts]
    device.steps = [step for part in parts for step in COMBO[part]]
    device.conversation = TencentConversation(device)
    joining = join_network(device.conversation, network)
    if known:
        assert await joining == Introduction(version=2, text="combo-01")
    else:
        with pytest.raises(WrongNetwork, match="log: ok"):
            await joining


async def bring_token(device: Recording) -> None:
    """Hand over what a device brings to the cloud."""
    await hand_over_token(device.conversation, TOKEN)


async def connect_as_the_npm_client(device: Recording) -> None:
    """Connect with the key and at the time of Tencent's client."""
    await connect(
        device.conversation,
        NPM_CLIENT_KEY,
        product_id=PRODUCT_ID,
        device_name=DEVICE_NAME,
        seconds=SECONDS,
    )


async def say_half_of_each_character(device: Recording) -> None:
    """Say a text in UTF-16 and the wrong way round, which the device does not take."""
    content = b"\x43\x00\x02" + "客厅".encode("utf-16-le")
    answer = await device.conversation.ask(
        Characteristic.DATA, packets(0x00, content), MessageType.CONTROL_REPLY
    )
    assert answer == b"\x02"


async def say_a_text_without_its_head(device: Recording) -> None:
    """Say inputs of an action that the device cannot tell apart."""
    content = b"\x00" + b"\x00\x14" + b"0123456789abcdefghij"
    pieces = (content[:18], b"\x00" + content[18:])
    answer = await device.conversation.ask(
        Characteristic.DATA,
        [
            b"\x81" + (flag << 14 | len(piece)).to_bytes(2) + piece
            for flag, piece in zip((1, 3), pieces, strict=True)
        ],
        MessageType.ACTION_REPLY,
    )
    assert answer == b"\x01\x01\x02"


PLAYS: dict[str, Play] = {
    "connect": greet,
    "connect_wrong_key": connect_with_a_wrong_key,
    "connect_fail_notice": refuse_an_impostor,
    **{name: partial(control, values) for name, values in CONTROLS.items()},
    "control sliced at TLV borders": control_in_short_packets,
    "control too long": say_too_much,
    "control refused": partial(refused, partial(control, {"power_switch": 1})),
    "control unknown id": set_what_the_device_has_not,
    **{name: partial(hear_report, values) for name, values in REPORTS.items()},
    "report many": partial(hear_report, REPORTS["report many"], fails=True),
    **{name: partial(tell_values, values) for name, values in STATUSES.items()},
    **{name: partial(hear_event, event) for name, event in EVENTS.items()},
    "event all types": partial(hear_event, EVENTS["event all types"], fails=True),
    **{name: partial(call, *action) for name, action in ACTIONS.items()},
    "action failed": partial(refused, partial(call, "blink", {"interval": 4}, {})),
    "action unknown": call_what_the_device_has_not,
    "advertise_unbound": see_what_is_advertised,
    "bind": bind,
    "bind_long_name": partial(sign, name=INPUTS["bind_long_name"]["device_name"]),
    "bind_refused_by_cloud": bind_what_the_cloud_does_not_want,
    "bind_small_nonce": partial(sign, nonce=171),
    "bind_big_nonce": partial(sign, nonce=0xFEDCBA98, seconds=2200000000),
    "secure_bind_agree": sign,
    "secure_bind_refuse": refuse_at_the_device,
    "secure_bind_cancel": give_up_confirming,
    "mtu_failed": partial(say_how_long_packets_are, "ffff"),
    "mtu_value": partial(say_how_long_packets_are, "00f7"),
    "mtu_sync": partial(say_how_long_packets_are, ""),
    "unbind": let_go,
    "unbind wrong key": let_go_with_a_wrong_key,
    "ota": bring,
    "ota lost packet": lose_a_packet,
    "ota bad crc": bring_a_damaged_file,
    "ota refused low battery": partial(bring_in_vain, "battery"),
    "ota refused version": partial(bring_in_vain, "version"),
    "ota request sliced": partial(
        bring_until_the_link_is_lost, version=INPUTS["ota request sliced"]["version"]
    ),
    "ota no request": bring_what_nobody_has_asked_for,
    "ota resume": go_on_after_a_cut,
    **{name: partial(join, name) for name in COMBO},
    "token": bring_token,
}
BY_NPM_CLIENT: dict[str, Play] = {
    "bind": partial(bind, key=NPM_CLIENT_KEY),
    "connect": connect_as_the_npm_client,
    "control bool": partial(control, {"power_switch": 1}),
    "control several": partial(control, NPM_VALUES),
    "control struct": partial(control, {"scene": SCENE}),
    "control long string": partial(control, {"name": LONG_NAME}),
    "control utf8": say_half_of_each_character,
    **{
        f"control string of {length} (TLV {length + 3} bytes)": partial(
            control, {"name": "abcdefghijklmno"[:length]}
        )
        for length in (11, 14, 15)
    },
    "report": partial(hear_report, NPM_REPORT),
    "get status": partial(tell_values, NPM_STATUS),
    "event sliced": partial(hear_event, EVENTS["event sliced"]),
    "event": partial(hear_event, EVENTS["event float"]),
    "action blink": partial(call, "blink", {"interval": 4}, {"result": 0}),
    "action speak short": partial(
        call, "speak", NPM_INPUTS, ACTIONS["action speak"][2]
    ),
    "action speak long text": say_a_text_without_its_head,
    "unbind": partial(let_go, key=NPM_CLIENT_KEY),
}


@pytest.fixture(autouse=True)
def nobody_waits(impatient: None) -> None:
    """Wait for nobody."""


@pytest.mark.parametrize("name", sorted({*EXCHANGES, *COMBO}))
async def test_our_phone_says_and_hears_all(name: str) -> None:
    device = Recording({**EXCHANGES, **COMBO}[name])
    await PLAYS[name](device)
    assert not device.steps


@pytest.mark.parametrize("name", NPM_CLIENT)
async def test_our_phone_can_say_what_the_npm_client_says(name: str) -> None:
    """With its cuts, and with what it gets wrong."""
    device = Recording(NPM_CLIENT[name])
    await say_as_tencent(BY_NPM_CLIENT[name], device)
    assert not device.steps


async def test_our_phone_speaks_the_encrypted_protocol(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connecting, "HEARTBEAT_SECONDS", 0)
    device = Recording(ENCRYPTED["steps"])

    async def sign_session(content: bytes) -> bytes:
        assert content.hex() == ENCRYPTED["signed"]
        return base64.b64decode(ENCRYPTED["signature"])

    key = bytes.fromhex(ENCRYPTED["secret_key"])
    await connect_encrypted(device.conversation, key, sign_session)
    await control({"power_switch": 1}, device)
    beating = asyncio.create_task(keep_alive(device.conversation))
    while device.steps:
        await asyncio.sleep(0)
    beating.cancel()
