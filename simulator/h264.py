"""Moving pictures made without any library: uncompressed H.264 macroblocks.

Every picture is an instantaneous decoding refresh made of I_PCM macroblocks, the one
kind that needs no transform and no prediction, and that every decoder knows.
"""

from collections.abc import Callable, Iterable

BLOCK = 16
BASELINE, LEVEL = 66, 30
SEQUENCE, PICTURE, REFRESH, DELIMITER = 0x67, 0x68, 0x65, 0x09
INTRA_SLICE, I_PCM = 7, 25

# (column, row) of a macroblock -> luma, blue and red difference, each 16 to 235
type Painter = Callable[[int, int], tuple[int, int, int]]


class _Bits:
    """A string of bits that grows."""

    def __init__(self) -> None:
        """Start empty."""
        self._bits: list[str] = []

    def put(self, value: int, count: int) -> None:
        """Append a number with a fixed count of bits."""
        self._bits.append(f"{value:0{count}b}")

    def put_golomb(self, *values: int) -> None:
        """Append numbers in exponential Golomb code."""
        for value in values:
            length = (value + 1).bit_length()
            self.put(value + 1, 2 * length - 1)

    def put_bytes(self, data: bytes) -> None:
        """Append bytes at the next byte boundary."""
        self._pad()
        self._bits.append(f"{int.from_bytes(data):0{len(data) * 8}b}")

    def finish(self) -> bytes:
        """Return all of it, with the stop bit."""
        self.put(1, 1)
        self._pad()
        text = "".join(self._bits)
        return int(text, 2).to_bytes(len(text) // 8)

    def _pad(self) -> None:
        text = "".join(self._bits)
        self._bits = [text + "0" * (-len(text) % 8)]


def access_unit(columns: int, rows: int, number: int, painter: Painter) -> bytes:
    """Return one picture of so many macroblocks, ready for a transport stream."""
    return b"".join(
        (
            _unit(DELIMITER, b"\xf0"),
            _unit(SEQUENCE, _sequence(columns, rows)),
            _unit(PICTURE, _picture()),
            _unit(REFRESH, _slice(number, _blocks(columns, rows, painter))),
        )
    )


def _sequence(columns: int, rows: int) -> bytes:
    """Return the sequence parameter set: size, and pictures in display order."""
    bits = _Bits()
    for value in (BASELINE, 0xC0, LEVEL):
        bits.put(value, 8)
    bits.put_golomb(0, 0, 2, 0)
    bits.put(0, 1)
    bits.put_golomb(columns - 1, rows - 1)
    bits.put(0b1000, 4)
    return bits.finish()


def _picture() -> bytes:
    """Return the picture parameter set: plain, deblocking under control."""
    bits = _Bits()
    bits.put_golomb(0, 0)
    bits.put(0, 2)
    bits.put_golomb(0, 0, 0)
    bits.put(0, 3)
    bits.put_golomb(0, 0, 0)
    bits.put(0b100, 3)
    return bits.finish()


def _slice(number: int, blocks: Iterable[bytes]) -> bytes:
    """Return a whole picture without deblocking; neighbours differ in their number."""
    bits = _Bits()
    bits.put_golomb(0, INTRA_SLICE, 0)
    bits.put(0, 4)
    bits.put_golomb(number % 2)
    bits.put(0, 2)
    bits.put_golomb(0, 1)
    for block in blocks:
        bits.put_golomb(I_PCM)
        bits.put_bytes(block)
    return bits.finish()


def _blocks(columns: int, rows: int, painter: Painter) -> Iterable[bytes]:
    """Yield the samples of each macroblock, each of one colour."""
    for row in range(rows):
        for column in range(columns):
            luma, blue, red = painter(column, row)
            yield bytes([luma]) * 256 + bytes([blue]) * 64 + bytes([red]) * 64


def _unit(kind: int, payload: bytes) -> bytes:
    """Return a NAL unit in which nothing looks like the start of another."""
    escaped = bytearray()
    zeros = 0
    for byte in payload:
        if zeros >= 2 and byte <= 3:
            escaped.append(3)
            zeros = 0
        escaped.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return b"\0\0\0\1" + bytes([kind]) + bytes(escaped)
