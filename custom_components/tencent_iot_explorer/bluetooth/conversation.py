"""Questions and answers over one link: one exchange at a time."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, Protocol

from .cipher import BLOCK_LENGTH, AesCipher
from .errors import BluetoothError, BrokenMessage, CommandRefused, NoAnswer
from .frames import (
    PACKET_LENGTH,
    Assembler,
    Characteristic,
    DeviceMessage,
    MessageType,
    byte_of,
    events_apart,
    packets,
)

ANSWER_SECONDS: Final = 10
# More would wait for a cloud that is slower than the device.
MOST_UNASKED: Final = 32
UNSOLICITED: Final = frozenset(
    {MessageType.REPORT, MessageType.EVENT, MessageType.GET_STATUS}
)

type Answers = asyncio.Queue[DeviceMessage]


class Link(Protocol):
    """Carries bytes to a device."""

    async def write(self, characteristic: Characteristic, data: bytes) -> None:
        """Write a packet; return once the device has it. Raises BluetoothError."""


class Conversation:
    """Messages in both directions over one link. Coroutines raise BluetoothError.

    Messages must not interleave: devices join the slices of all in one buffer. Hold
    `turn` to write.
    """

    def __init__(self, link: Link) -> None:
        """Send nothing yet; `unasked` keeps what the device sends by itself."""
        self.turn = asyncio.Lock()
        self.unasked: Answers = asyncio.Queue(MOST_UNASKED)
        self.packet_length = PACKET_LENGTH
        self.cipher: AesCipher | None = None
        self._link = link
        self._assembler = Assembler()
        self._awaited: dict[int, Answers] = {}

    def take(self, packet: bytes) -> None:
        """Take a packet of the event characteristic. Raises BrokenMessage."""
        if self.cipher and len(packet) % BLOCK_LENGTH == 0:
            packet = self.cipher.decrypt(packet)
        for each in events_apart(packet):
            if message := self._assembler.take(each):
                self._hand_on(message)

    def _hand_on(self, message: DeviceMessage) -> None:
        """Give a message to whoever waits for it."""
        if answers := self._awaited.get(message.type):
            answers.put_nowait(message)
        elif message.type in UNSOLICITED:
            self._keep(message)

    def lose(self) -> None:
        """Tell all that wait for an answer that the link is gone."""
        for answers in self._awaited.values():
            answers.shutdown()
        self._awaited.clear()

    def _keep(self, message: DeviceMessage) -> None:
        """Keep an unsolicited message; the device repeats what nobody answers."""
        if self.unasked.full():
            raise BrokenMessage("more than can be handed on")
        self.unasked.put_nowait(message)

    @contextmanager
    def expecting(self, *types: MessageType) -> Iterator[Answers]:
        """Collect the answers of these types, from before the question on."""
        answers: Answers = asyncio.Queue()
        self._awaited.update(dict.fromkeys(types, answers))
        try:
            yield answers
        finally:
            for each in types:
                self._awaited.pop(each, None)

    def use_cipher(self, cipher: AesCipher) -> None:
        """Encrypt packets from now on; they stay as short as before."""
        self.cipher = cipher
        self.packet_length = PACKET_LENGTH // BLOCK_LENGTH * BLOCK_LENGTH - 1

    def packets(
        self, type_: int, payload: bytes, *, status: bytes = b""
    ) -> Iterator[bytes]:
        """Return the packets of a message, as long as this link takes them."""
        return packets(type_, payload, status=status, length=self.packet_length)

    async def write(
        self, characteristic: Characteristic, request: Iterable[bytes]
    ) -> None:
        """Write the packets of a message; those about the link itself are not encrypted."""
        cipher = None if characteristic is Characteristic.DEVICE_INFO else self.cipher
        for packet in request:
            await self._link.write(
                characteristic, cipher.encrypt(packet) if cipher else packet
            )

    async def tell(self, *packets: bytes) -> None:
        """Send packets that need no answer, and may be lost with the link."""
        with suppress(BluetoothError):
            await self.write(Characteristic.DEVICE_INFO, packets)

    async def ask(
        self,
        characteristic: Characteristic,
        request: Iterable[bytes],
        answer: MessageType,
        *,
        seconds: float | None = None,
    ) -> bytes:
        """Send a message and return the payload of its answer.

        Raises NoAnswer where none comes in so many seconds, or as many as is usual.
        """
        with self.expecting(answer) as answers:
            await self.write(characteristic, request)
            return (await next_of(answers, seconds)).payload

    async def have_done(
        self,
        characteristic: Characteristic,
        request: Iterable[bytes],
        answer: MessageType,
        *,
        seconds: float | None = None,
    ) -> bytes:
        """Ask for something to be done, and return the answer that says that it is.

        Raises NoAnswer as `ask` does, and CommandRefused.
        """
        told = await self.ask(characteristic, request, answer, seconds=seconds)
        if result := byte_of(told, 0):
            raise CommandRefused(result)
        return told


async def next_of(answers: Answers, seconds: float | None = None) -> DeviceMessage:
    """Return the next answer. Raises NoAnswer, at once for a link that is lost."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS if seconds is None else seconds):
            return await answers.get()
    except TimeoutError as error:
        raise NoAnswer("the device does not answer") from error
    except asyncio.QueueShutDown as error:
        raise NoAnswer("the link was lost") from error
