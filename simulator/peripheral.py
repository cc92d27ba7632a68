"""A Bluetooth device that was bound by an app: what it advertises, hears and says.

It behaves as Tencent's device code does: one buffer for all slices, silence on a wrong
key, deaf to commands until it is connected.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
import hashlib
import hmac
import struct
from typing import Any

COMPANY_ID = 0xFEE7
BUFFER_BYTES = 128
PACKET_BYTES = 20
NUMBERS = {"bool": ">B", "int": ">i", "float": "<f", "enum": ">H", "timestamp": ">I"}
CODES = ("bool", "int", "string", "float", "enum", "timestamp", "struct")

type Definition = Mapping[str, Any]


def id8(text: str) -> bytes:
    """Return eight bytes that stand for a text."""
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    return bytes(digest[n] ^ digest[n + 8] for n in range(8))


@dataclass(kw_only=True)
class Peripheral:
    """One device; the model is the DataTemplate of its product."""

    model: Mapping[str, Any]
    product_id: str
    device_name: str
    key: bytes
    firmware: str = "0.0.1"
    values: dict[str, Any] = field(default_factory=dict)
    say: Callable[[bytes], None] = lambda packet: None
    refuses: bool = False
    heard: list[tuple[str, Any]] = field(default_factory=list)
    connected: bool = False
    _proved: bool = False
    _buffer: bytes = b""

    @property
    def advertised(self) -> bytes:
        """Return the manufacturer data of a bound device."""
        own = id8(self.product_id + self.device_name)
        return b"\x22" + own + own

    def drop(self) -> None:
        """Lose the link."""
        self.connected = self._proved = False
        self._buffer = b""

    def write(self, characteristic: str, packet: bytes) -> None:
        """Take a packet that a phone wrote to a characteristic such as "ffe1"."""
        if characteristic == "ffe2" and not self.connected:
            return
        if (message := self._join(packet)) is None:
            return
        head, content = message
        if characteristic == "ffe1":
            self._take_order(head, content)
        elif head >> 6 == 2:
            self._act(head & 0x1F, content)
        elif head in {0x20, 0x22} or head & 0xE0 == 0x60:
            self.heard.append((f"{head:02x}", content))
        elif head == 0:
            self._obey(content)

    def report(self, values: Mapping[str, Any]) -> None:
        """Report values, as after a press of a button."""
        self.values |= values
        self._send(0x00, b"".join(pack(self.model["properties"], values)))

    def post_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Tell an event."""
        place = place_of(self.model["events"], event_id)
        definitions = self.model["events"][place]["params"]
        self._send(
            0x03, b"".join(pack(definitions, parameters)), repeated=bytes([place])
        )

    def ask_for_status(self) -> None:
        """Ask the phone for the values that the cloud remembers."""
        self.say(b"\x02")

    def _join(self, packet: bytes) -> tuple[int, bytes] | None:
        """Return the message that a packet ends, None for one that is not whole."""
        if len(packet) < 3:
            return packet[0], packet[1:]
        flag, content = packet[1] >> 6, packet[3:]
        if flag in {0, 1}:
            self._buffer = b""
        self._buffer += content
        if flag in {1, 2}:
            return None
        whole, self._buffer = self._buffer, b""
        return None if len(whole) + 3 > BUFFER_BYTES else (packet[0], whole)

    def _take_order(self, head: int, content: bytes) -> None:
        if head == 0x01:
            self._prove(content)
        elif head == 0x05 and self._proved:
            self.connected = True
            version = self.firmware.encode()
            self._send(0x08, b"\x02\x80\x14" + bytes([len(version)]) + version)
        else:
            self.heard.append((f"{head:02x}", content))

    def _prove(self, content: bytes) -> None:
        """Answer a phone that knows the key; say nothing to any other."""
        seconds = int.from_bytes(content[:4])
        if content[4:] != self._sign(str(seconds)):
            return
        self._proved = True
        proof = self._sign(f"{seconds + 60}{self.product_id}{self.device_name}")
        self._send(0x06, proof + self.device_name.encode())

    def _obey(self, content: bytes) -> None:
        """Set properties one by one, up to the first that cannot be set."""
        try:
            values = unpack(self.model["properties"], content)
        except LookupError, struct.error:
            self._send(0x01, b"\x01")
            return
        if self.refuses:
            self._send(0x01, b"\x01")
            return
        self.values |= values
        self.heard.append(("control", values))
        self._send(0x01, b"\x00")

    def _act(self, place: int, content: bytes) -> None:
        """Do an action; its outputs are zero and empty."""
        actions = self.model["actions"]
        if place >= len(actions) or self.refuses:
            self._send(0x04, b"\x01", repeated=bytes([1, place]))
            return
        inputs = unpack(actions[place]["input"], content)
        self.heard.append((actions[place]["id"], inputs))
        outputs = {
            each["id"]: blank(each["define"]) for each in actions[place]["output"]
        }
        payload = b"".join(pack(actions[place]["output"], outputs))
        self._send(0x04, payload, repeated=bytes([0, place]))

    def _sign(self, text: str) -> bytes:
        return hmac.new(self.key, text.encode(), hashlib.sha1).digest()

    def _send(self, head: int, content: bytes, *, repeated: bytes = b"") -> None:
        """Say a message in as many packets as it takes."""
        room = PACKET_BYTES - 3 - len(repeated)
        count = max(1, -(-len(content) // room))
        for index in range(count):
            piece = repeated + content[index * room : (index + 1) * room]
            flag = (
                0 if count == 1 else 1 if index == 0 else 3 if index == count - 1 else 2
            )
            self.say(struct.pack(">BH", head, flag << 14 | len(piece)) + piece)


def place_of(entries: Sequence[Definition], entry_id: str) -> int:
    """Return where an entry stands in its list."""
    return next(n for n, each in enumerate(entries) if each["id"] == entry_id)


def define_of(entry: Definition) -> Definition:
    """Return what an entry or a member of a struct is."""
    define: Definition = entry.get("define") or entry["dataType"]
    return define


def blank(define: Definition) -> Any:
    """Return the value of a thing that has none."""
    return {"string": "", "struct": {}}.get(define["type"], 0)


def pack(entries: Sequence[Definition], values: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield values as they travel."""
    for entry_id, value in values.items():
        place = place_of(entries, entry_id)
        define = define_of(entries[place])
        kind = define["type"]
        yield bytes([CODES.index(kind) * 32 + place])
        if kind in NUMBERS:
            yield struct.pack(NUMBERS[kind], value)
            continue
        inner = (
            value.encode()
            if kind == "string"
            else b"".join(pack(define["specs"], value))
        )
        yield struct.pack(">H", len(inner)) + inner


def unpack(entries: Sequence[Definition], content: bytes) -> dict[str, Any]:
    """Read values that have travelled. Raises LookupError and struct.error."""
    values: dict[str, Any] = {}
    while content:
        code, place = divmod(content[0], 32)
        define, kind = define_of(entries[place]), CODES[code]
        if kind != define["type"]:
            raise LookupError(place)
        if kind in NUMBERS:
            end = 1 + struct.calcsize(NUMBERS[kind])
            (values[entries[place]["id"]],) = struct.unpack(
                NUMBERS[kind], content[1:end]
            )
        else:
            (length,) = struct.unpack(">H", content[1:3])
            end = 3 + length
            if len(content) < end:
                raise struct.error("too short")
            inner = content[3:end]
            values[entries[place]["id"]] = (
                inner.decode() if kind == "string" else unpack(define["specs"], inner)
            )
        content = content[end:]
    return values
