"""New firmware as a Bluetooth device takes it: in numbered packets, loop by loop."""

from dataclasses import dataclass
import struct
from zlib import crc32

PACKETS = 4
DATA_BYTES = 16
LENGTH_FIELD = DATA_BYTES + 3
RETRY_SECONDS = 2
REBOOT_SECONDS = 20
INTERVAL_MS = 5
PAGE_BYTES = 4096
ALLOWED, RESUMING = 1, 2
WRITTEN, DAMAGED = 0x80, 0x00


@dataclass(kw_only=True)
class Flash:
    """The part of a device's memory that takes new firmware."""

    resumes: bool = False
    content: bytes = b""
    version: str = ""
    wanted: tuple[int, int] | None = None
    receiving: bool = False
    _sequence: int = 0
    _complained: bool = False

    def begin(self, request: bytes) -> bytes:
        """Take a request and return what the device answers."""
        size, checksum, length = struct.unpack(">IIB", request[:9])
        self.version = request[9 : 9 + length].decode()
        same = self.resumes and self.wanted == (size, checksum)
        kept = len(self.content) // PAGE_BYTES * PAGE_BYTES if same else 0
        self.content, self.wanted = self.content[:kept], (size, checksum)
        self._sequence, self._complained, self.receiving = 0, False, True
        return struct.pack(
            ">BBBBBIB",
            ALLOWED | (RESUMING if self.resumes else 0),
            PACKETS,
            LENGTH_FIELD,
            RETRY_SECONDS,
            REBOOT_SECONDS,
            kept,
            INTERVAL_MS,
        )

    def take(self, packet: bytes) -> bytes | None:
        """Take a packet; return what the device says now, if anything."""
        if not self.receiving or self.wanted is None:
            return None
        self._sequence %= PACKETS
        if packet[2] != self._sequence:
            if self._complained:
                return None
            self._complained = True
            return self.progress()
        self._complained = False
        self.content += packet[3 : 2 + packet[1]]
        self._sequence += 1
        if self._sequence < PACKETS and len(self.content) < self.wanted[0]:
            return None
        return self.progress()

    def progress(self) -> bytes:
        """Return which packet is wanted next, and how much has arrived."""
        return struct.pack(">BI", self._sequence, len(self.content))

    def end(self) -> int:
        """Check what has arrived."""
        self.receiving = False
        right = self.wanted == (len(self.content), crc32(self.content))
        return WRITTEN if right else DAMAGED
