"""Pictures in an MPEG transport stream, as HLS plays it."""

from collections.abc import Iterable, Iterator

TICKS = 90_000
PACKET, HEADER = 188, 4
TABLE_PID, MAP_PID, VIDEO_PID = 0, 0x1000, 0x100
H264, VIDEO_STREAM = 0x1B, 0xE0
FIRST_TICKS = 126_000


def multiplex(pictures: Iterable[bytes], per_second: int, first: int) -> bytes:
    """Return a stream with pictures at a steady rate, from a time in s on."""
    counters = {TABLE_PID: 0, MAP_PID: 0, VIDEO_PID: 0}
    packets = [
        *_packets(counters, TABLE_PID, _association()),
        *_packets(counters, MAP_PID, _map()),
    ]
    for number, picture in enumerate(pictures):
        time = FIRST_TICKS + first * TICKS + number * TICKS // per_second
        packets += _packets(counters, VIDEO_PID, _elementary(picture, time), time)
    return b"".join(packets)


def _packets(
    counters: dict[int, int], pid: int, data: bytes, clock: int | None = None
) -> Iterator[bytes]:
    """Yield the packets of one unit; the clock stands in the first of them."""
    start = True
    while data:
        extra = _clock(clock) if start and clock is not None else b""
        room = PACKET - HEADER - len(extra)
        if len(data) < room:
            extra = _stuffed(extra, PACKET - HEADER - len(data))
            room = len(data)
        flags = (0x30 if extra else 0x10) | counters[pid] & 0x0F
        counters[pid] += 1
        head = (pid | (0x4000 if start else 0)).to_bytes(2)
        yield b"\x47" + head + bytes([flags]) + extra + data[:room]
        data, start = data[room:], False


def _clock(time: int) -> bytes:
    """Return an adaptation field: one may start here, and it is this time."""
    return b"\x07\x50" + ((time << 15) | (0x3F << 9)).to_bytes(6)


def _stuffed(field: bytes, length: int) -> bytes:
    """Return an adaptation field made this long."""
    if length == 1:
        return b"\0"
    content = field[1:] or b"\0"
    return bytes([length - 1]) + content + b"\xff" * (length - 1 - len(content))


def _elementary(picture: bytes, time: int) -> bytes:
    """Return a picture with the time at which it is shown."""
    stamp = (
        (0x21 | (time >> 29) & 0x0E).to_bytes(1)
        + ((time >> 14) & 0xFFFE | 1).to_bytes(2)
        + ((time << 1) & 0xFFFE | 1).to_bytes(2)
    )
    head = b"\0\0\1" + bytes([VIDEO_STREAM]) + b"\0\0\x80\x80\x05"
    return head + stamp + picture


def _association() -> bytes:
    """Return the table that says where the map of the only program is."""
    return _section(0x00, b"\0\1" + (0xE000 | MAP_PID).to_bytes(2))


def _map() -> bytes:
    """Return the map that says where the video is."""
    pid = (0xE000 | VIDEO_PID).to_bytes(2)
    return _section(0x02, pid + b"\xf0\0" + bytes([H264]) + pid + b"\xf0\0")


def _section(table: int, content: bytes) -> bytes:
    """Return a table with its head and checksum, padded to a packet."""
    length = 0xB000 | (len(content) + 9)
    section = bytes([table]) + length.to_bytes(2) + b"\0\1\xc1\0\0" + content
    whole = b"\0" + section + _checksum(section).to_bytes(4)
    return whole.ljust(PACKET - HEADER, b"\xff")


def _checksum(data: bytes) -> int:
    """Return the CRC of MPEG-2."""
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
            value &= 0xFFFFFFFF
    return value
