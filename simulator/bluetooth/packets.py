"""The packets between a device and a phone, in which messages go in slices."""

from collections.abc import Callable
import struct

from .encryption import CLEAR_BYTES, lock, unlock

BUFFER_BYTES = 128
PACKET_BYTES = 20
HEAD_BYTES = 3
WHOLE, FIRST, MIDDLE, LAST = range(4)
LENGTH = 0x09  # what tells a length is never sliced
ACTION_REPLY = 0x22  # has a byte more before the flags


class Packets:
    """Joins what a device hears, in one buffer for all slices, and slices what it says.

    With a session key the packets are encrypted.
    """

    def __init__(self, say: Callable[[bytes], None]) -> None:
        """Know how a packet comes to the phone."""
        self._say = say
        self.reset()

    def reset(self) -> None:
        """Begin anew, as with each link."""
        self.longest = PACKET_BYTES
        self.session_key = b""
        self.buffer = b""

    def unlock(self, packet: bytes) -> bytes:
        """Return a packet in clear."""
        return unlock(self.session_key, packet) if self.session_key else packet

    def join(self, packet: bytes) -> tuple[int, bytes] | None:
        """Return head and content of the message that a packet ends.

        None for a message that is not whole yet, or too long for the buffer.
        """
        if len(packet) < HEAD_BYTES or packet[0] == LENGTH:
            return packet[0], packet[1:]
        flag, content = packet[1] >> 6, packet[HEAD_BYTES:]
        if packet[0] == ACTION_REPLY:
            flag, content = packet[2] >> 6, packet[HEAD_BYTES + 1 :]
        if flag in {WHOLE, FIRST}:
            self.buffer = b""
        self.buffer += content
        if flag in {FIRST, MIDDLE}:
            return None
        whole, self.buffer = self.buffer, b""
        fits = len(whole) + HEAD_BYTES <= BUFFER_BYTES
        return (packet[0], whole) if fits else None

    def send(
        self, head: int, content: bytes, *, repeated: bytes = b"", refused: bool = False
    ) -> None:
        """Say a message in as many packets as it takes, each with what is repeated."""
        longest = CLEAR_BYTES if self.session_key else self.longest
        room = longest - HEAD_BYTES - len(repeated)
        count = max(1, -(-len(content) // room))
        for index in range(count):
            piece = repeated + content[index * room : (index + 1) * room]
            field = _flag(index, count) << 14 | refused << 13 | len(piece)
            self.say(struct.pack(">BH", head, field) + piece)

    def say(self, packet: bytes) -> None:
        """Say one packet."""
        self._say(lock(self.session_key, packet) if self.session_key else packet)


def _flag(index: int, count: int) -> int:
    """Return which of so many slices a packet is."""
    if count == 1:
        return WHOLE
    if index == 0:
        return FIRST
    return LAST if index == count - 1 else MIDDLE
