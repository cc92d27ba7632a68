"""One link to a bound device: who proves what, who says what, in which order."""

import asyncio
from collections.abc import Awaitable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from .errors import (
    BluetoothError,
    BrokenMessage,
    CommandRefused,
    NoAnswer,
    NotEncodable,
    WrongProof,
)
from .frames import LONGEST_MESSAGE, Assembler, Channel, Message, Said, packets
from .layout import Layout
from .proofs import PROOF_LENGTH, device_proof, is_same, phone_proof
from .values import decode, encode

ANSWER_SECONDS: Final = 10

_CONNECT: Final = 0x01
_CONNECTED: Final = b"\x05"
_MTU_SET: Final = b"\x09\x00\x00"
_MTU_ASKED: Final = 0x80

_CONTROL: Final = 0x00
_REPORT_REPLY: Final = 0x20
_STATUS_REPLY: Final = 0x22
_EVENT_REPLY: Final = 0x60
_ACTION: Final = 0x80
_OK: Final = 0
_FAILED: Final = 1

_SAID_BY_ITSELF: Final = frozenset({Said.REPORT, Said.EVENT, Said.GET_STATUS})


class Link(Protocol):
    """What carries bytes to the device."""

    async def write(self, channel: Channel, data: bytes) -> None:
        """Write a packet; return once the device has it. Raises BluetoothError."""


class Listener(Protocol):
    """Who hears what a device says by itself; raises BluetoothError to refuse it."""

    async def on_report(self, values: Mapping[str, Any]) -> None:
        """Take over values by property id."""

    async def on_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Take over an event."""

    async def stored_values(self) -> Mapping[str, Any]:
        """Return the values by property id that the device shall have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceInfo:
    """What a device tells of itself once it is connected."""

    version: int
    firmware: str


class Session:
    """The conversation over one link. Coroutines raise BluetoothError.

    Devices join slices in one place, so that a message between two slices of another
    destroys both: one exchange at a time.
    """

    def __init__(
        self, link: Link, layout: Layout, listener: Listener, *, product_id: str
    ) -> None:
        """Take what the product's numbers mean; nothing is sent yet."""
        self._link = link
        self._layout = layout
        self._listener = listener
        self._product_id = product_id
        self._assembler = Assembler()
        self._turn = asyncio.Lock()
        self._awaited: dict[int, asyncio.Future[Message]] = {}
        self._said: asyncio.Queue[Message] = asyncio.Queue()

    def take(self, packet: bytes) -> None:
        """Take a packet of the event channel. Raises BrokenMessage."""
        if (message := self._assembler.take(packet)) is None:
            return
        if (awaited := self._awaited.get(message.type)) and not awaited.done():
            awaited.set_result(message)
        elif message.type in _SAID_BY_ITSELF:
            self._said.put_nowait(message)

    def lose(self) -> None:
        """Tell who waits for an answer that the link is gone."""
        for awaited in self._awaited.values():
            if not awaited.done():
                awaited.set_exception(NoAnswer("the link was lost"))

    async def serve(self) -> None:
        """Answer what the device says by itself, until cancelled."""
        while True:
            reply = await self._reply_to(await self._said.get())
            async with self._turn:
                await self._write(Channel.DATA, reply)

    async def connect(self, key: bytes, device_name: str, seconds: int) -> DeviceInfo:
        """Prove the key to the device, and have it prove it too.

        Parameters: the local key, the device's name, the Unix time. Raises NoAnswer for
        a key that is not the device's: it says nothing then.
        """
        request = packets(_CONNECT, seconds.to_bytes(4) + phone_proof(key, seconds))
        wanted = device_proof(key, seconds, self._product_id, device_name)
        async with self._turn:
            answer = await self._ask(Channel.DEVICE_INFO, request, Said.CONNECT_PROOF)
            proof, name = answer[:PROOF_LENGTH], answer[PROOF_LENGTH:]
            if not is_same(proof, wanted) or name != device_name.encode():
                raise WrongProof("the device does not prove that it is the one")
            told = await self._ask(Channel.DEVICE_INFO, [_CONNECTED], Said.DEVICE_INFO)
            if _byte(told, 1) & _MTU_ASKED:
                await self._link.write(Channel.DEVICE_INFO, _MTU_SET)
        firmware = told[4 : 4 + _byte(told, 3)].decode(errors="replace")
        return DeviceInfo(version=_byte(told, 0), firmware=firmware)

    async def control(self, values: Mapping[str, Any]) -> None:
        """Set properties; in several messages where one would be too long."""
        contents = list(_joined(encode(self._layout.properties, values)))
        async with self._turn:
            for content in contents:
                request = packets(_CONTROL, content)
                answer = await self._ask(Channel.DATA, request, Said.CONTROL_REPLY)
                _check(answer)

    async def call_action(
        self, action_id: str, inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Call an action and return its outputs by id."""
        places = {action.id: place for place, action in enumerate(self._layout.actions)}
        if (place := places.get(action_id)) is None:
            raise BrokenMessage(f"{action_id} has no place in the thing model")
        action = self._layout.actions[place]
        request = packets(_ACTION | place, b"".join(encode(action.inputs, inputs)))
        async with self._turn:
            answer = await self._ask(Channel.DATA, request, Said.ACTION_REPLY)
        _check(answer)
        if _byte(answer, 1) != place:
            raise BrokenMessage("another action answers")
        return decode(action.outputs, answer[2:])

    async def _reply_to(self, message: Message) -> Iterable[bytes]:
        """Hand on what the device said; return what it shall hear."""
        match message.type:
            case Said.REPORT:
                result = await self._result(self._take_report(message.payload))
                return [bytes([_REPORT_REPLY, result])]
            case Said.EVENT:
                place = message.payload[0] if message.payload else 0
                result = await self._result(self._take_event(message.payload))
                return [bytes([_EVENT_REPLY | place, result])]
            case _:
                return await self._status()

    async def _take_report(self, content: bytes) -> None:
        await self._listener.on_report(decode(self._layout.properties, content))

    async def _take_event(self, content: bytes) -> None:
        place = _byte(content, 0)
        if place >= len(self._layout.events):
            raise BrokenMessage(f"no event is at place {place}")
        event = self._layout.events[place]
        await self._listener.on_event(event.id, decode(event.parameters, content[1:]))

    async def _status(self) -> Iterable[bytes]:
        """Return the values that the device asks for, as many as it can join."""
        try:
            values = await self._listener.stored_values()
            content = next(_joined(encode(self._layout.properties, values)), b"")
        except BluetoothError:
            return [bytes([_STATUS_REPLY, _FAILED])]
        return packets(_STATUS_REPLY, content, status=bytes([_OK]))

    async def _result(self, taking: Awaitable[None]) -> int:
        """Return the result that the device hears."""
        try:
            await taking
        except BluetoothError:
            return _FAILED
        return _OK

    async def _ask(
        self, channel: Channel, request: Iterable[bytes], answer: Said
    ) -> bytes:
        """Send a message and return the payload of its answer."""
        awaited: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._awaited[answer] = awaited
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._write(channel, request)
                message = await awaited
        except TimeoutError as error:
            raise NoAnswer("the device does not answer") from error
        finally:
            del self._awaited[answer]
        return message.payload

    async def _write(self, channel: Channel, request: Iterable[bytes]) -> None:
        for packet in request:
            await self._link.write(channel, packet)


def _joined(contents: Iterable[bytes]) -> Iterator[bytes]:
    """Join values into as few messages as devices can take. Raises NotEncodable."""
    gathered = b""
    for content in contents:
        if len(content) > LONGEST_MESSAGE:
            raise NotEncodable("a value is longer than devices can hear")
        if gathered and len(gathered) + len(content) > LONGEST_MESSAGE:
            yield gathered
            gathered = b""
        gathered += content
    if gathered:
        yield gathered


def _byte(content: bytes, place: int) -> int:
    if place >= len(content):
        raise BrokenMessage("a message ends too early")
    return content[place]


def _check(answer: bytes) -> None:
    if result := _byte(answer, 0):
        raise CommandRefused(result)
