"""A Bluetooth device: what it advertises, hears and says.

It behaves as Tencent's device code does: one buffer for all slices, silence on a wrong
key, deaf to commands until it is connected.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
import struct
from typing import Any

from .encryption import agreed_key, lock, session_key, sign_secretly
from .firmware import Flash
from .network import Network
from .packets import PACKET_BYTES, Packets
from .signing import id8, sign, sign_registration
from .values import blank, pack, place_of, unpack

COMPANY_ID = 0xFEE7
EVENT_BUFFER_BYTES = 23
ATT_HEADER_BYTES = 3
CONFIRM_SECONDS = 60
FAILED, BROKEN = 1, 2
VERSION = 2
RANDOM = bytes(range(0xA0, 0xB0))


@dataclass(kw_only=True)
class Peripheral:
    """One device; the model is the DataTemplate of its product.

    A device without a key is bound by nobody. One with a product secret has yet to be
    registered; one with networks is to be brought into one of them, and one of dual mode
    is bound by its signature then. One that confirms waits for its user's word.
    """

    model: Mapping[str, Any]
    product_id: str
    device_name: str
    key: bytes = b""
    bind_id: bytes = b""
    psk: str = ""
    mac: bytes = b"\xc0\xff\xee\x01\x02\x03"
    product_secret: str = ""
    confirms: bool = False
    networks: Mapping[str, str] | None = None
    dual_mode: bool = False
    log: str = ""
    event_buffer_bytes: int = EVENT_BUFFER_BYTES
    encrypts: bool = False
    secret_key: bytes = b""
    firmware: str = "0.0.1"
    refuses_firmware: int = 0
    flash: Flash = field(default_factory=Flash)
    values: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    say: Callable[[bytes], None] = lambda packet: None
    on_token: Callable[[str], None] = lambda token: None
    on_wait: Callable[[], None] = lambda: None
    on_ready: Callable[[], None] = lambda: None
    refuses: bool = False
    heard: list[tuple[str, Any]] = field(default_factory=list)
    connected: bool = False
    _proved: bool = False
    _moment: tuple[int, int] = (0, 0)
    _agreed_key: bytes = b""

    def __post_init__(self) -> None:
        """Begin without a link, and in no network."""
        self.packets = Packets(self._say)
        self.network = Network()

    def _say(self, packet: bytes) -> None:
        """Say a packet to whoever listens now."""
        self.say(packet)

    @property
    def advertised(self) -> bytes:
        """Return the manufacturer data."""
        if self.key or self.secret_key:
            own = id8(self.product_id + self.device_name)
            head = 0x3A if self.secret_key else 0x22
            return bytes([head]) + own + (self.bind_id or own)
        head = 0x31 if self.encrypts else 0x21
        head |= 0x08 * self.encrypts | 0x04 * bool(self.product_secret)
        if self.service == "fff0":
            head = VERSION  # and no state
        return bytes([head]) + self.mac + self.product_id.encode()

    @property
    def service(self) -> str:
        """Return which of Tencent's services it has, such as "ffe0"."""
        if self.dual_mode:
            return "ffe8"
        return "ffe0" if self.networks is None else "fff0"

    def drop(self) -> None:
        """Lose the link."""
        self.connected = self._proved = self.flash.receiving = False
        self.packets.reset()

    def write(self, characteristic: str, packet: bytes) -> None:
        """Take a packet that a phone wrote to a characteristic such as "ffe1"."""
        if characteristic != "ffe1":
            packet = self.packets.unlock(packet)
        if characteristic != "ffe1" and not self.connected:
            return
        if characteristic == "ffe4" and packet[0] == 0x01:
            self._say_progress(self.flash.take(packet))
        elif (message := self.packets.join(packet)) is not None:
            self._take(characteristic, *message)

    def report(self, values: Mapping[str, Any]) -> None:
        """Report values, as after a press of a button."""
        self.values |= values
        self.packets.send(0x00, b"".join(pack(self.model["properties"], values)))

    def post_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Tell an event."""
        place = place_of(self.model["events"], event_id)
        definitions = self.model["events"][place]["params"]
        self.packets.send(
            0x03, b"".join(pack(definitions, parameters)), repeated=bytes([place])
        )

    def ask_for_status(self) -> None:
        """Ask the phone for the values that the cloud remembers."""
        self.packets.say(b"\x02")

    def agree_upon_length(self, att_mtu: int) -> None:
        """Say longer packets from now on, and tell the phone how long."""
        self._lengthen(att_mtu)
        self.packets.send(0x0C, (att_mtu - ATT_HEADER_BYTES).to_bytes(2))

    def answer_binding(self, *, agrees: bool) -> None:
        """Have the user say yes or no at the device to a phone that wants to bind it."""
        nonce, seconds = self._moment
        text = f"{self.product_id}{self.device_name};{nonce};{seconds + 60}"
        signature = sign(base64.b64decode(self.psk), text)
        self.packets.send(
            0x05, signature + self.device_name.encode(), refused=not agrees
        )

    def repeat_progress(self) -> None:
        """Ask once more for firmware that does not come."""
        self._say_progress(self.flash.progress())

    def _take(self, characteristic: str, head: int, content: bytes) -> None:
        if characteristic == "ffe1":
            self._take_order(head, content)
        elif characteristic == "ffe4":
            self._take_firmware(head, content)
        elif head >> 6 == 2:
            self._act(head & 0x1F, content)
        elif head in {0x20, 0x22} or head & 0xE0 == 0x60:
            self.heard.append((f"{head:02x}", content))
        elif head == 0:
            self._obey(content)

    def _take_order(self, head: int, content: bytes) -> None:
        orders = {
            0x00: self._sign_for_binding,
            0x01: self._prove,
            0x02: self._keep_binding,
            0x04: self._prove_to_leave,
            0x05: self._tell_info,
            0x07: self._forget_binding,
            0x09: self._take_length,
            0x0B: self._take_registration,
            0x0C: self._begin_to_report,
            0x11: self._tell_name_secretly,
            0x12: self._agree_upon_key,
            0x13: self._sign_secretly,
            0x14: self._keep_secret_binding,
            0x15: self._prove_secretly,
            0x16: self._tell_info_secretly,
            0x17: self._prove_to_leave_secretly,
            0x18: self._forget_secret_binding,
            0x19: self._take_secret_registration,
            0x1B: self._answer_heartbeat,
            0xE0: self._tell_name,
            0xE1: self._take_mode,
            0xE2: self._take_network,
            0xE3: self._join_network,
            0xE4: self._take_token,
            0xE5: self._tell_log,
        }
        if order := orders.get(head):
            order(content)
        else:
            self.heard.append((f"{head:02x}", content))

    # being bound -------------------------------------------------------------

    def _sign_for_binding(self, content: bytes) -> None:
        """Sign for a phone that wants to bind; a bound device has nothing to sign."""
        if self.key:
            return
        self._moment = nonce, seconds = struct.unpack(">II", content)
        if self.product_secret:
            self.packets.send(0x0E, self._registration(nonce, seconds))
        elif self.confirms:
            self.packets.send(0x0D, CONFIRM_SECONDS.to_bytes(2))
            self.on_wait()
        else:
            self.answer_binding(agrees=True)

    def _registration(self, nonce: int, seconds: int) -> bytes:
        """Sign for a cloud that has yet to know the device."""
        return sign_registration(
            self.product_id, self.device_name, self.product_secret, nonce, seconds
        )

    def _take_registration(self, content: bytes) -> None:
        """Keep what the cloud has sent through the phone, and sign."""
        self.heard.append(("0b", content[2 : 2 + content[1]]))
        self.product_secret = ""
        self._sign_for_binding(content[2 + content[1] :])

    def _keep_binding(self, content: bytes) -> None:
        self.key, self.bind_id = content[1:5], content[5:]

    def _prove_to_leave(self, content: bytes) -> None:
        if content == sign(self.key, "UnbindRequest"):
            self.packets.send(0x07, sign(self.key, "UnbindResponse"))

    def _forget_binding(self, _: bytes) -> None:
        self.key = self.bind_id = b""

    # being bound secretly ----------------------------------------------------

    def _tell_name_secretly(self, content: bytes) -> None:
        """Tell name and number; one that the cloud does not know signs for it first."""
        if self.product_secret and content:
            registration = self._registration(*struct.unpack(">II", content))
            self.packets.send(0x19, b"\x00" + registration)
        else:
            self.packets.send(0x11, b"\x00" + RANDOM + self.device_name.encode())

    def _take_secret_registration(self, content: bytes) -> None:
        self.heard.append(("19", content))
        self.product_secret = ""
        self._tell_name_secretly(b"")

    def _agree_upon_key(self, content: bytes) -> None:
        """Believe a phone for which the cloud has signed, and sign in return."""
        seconds, signature = int.from_bytes(content[16:20]), content[20:]
        ours = RANDOM + f"/{seconds}/".encode()
        if signature != sign_secretly(self.psk, ours):
            self.packets.send(0x12, b"\x01")
            return
        self._moment = (0, seconds)
        theirs = content[:16] + f"/{seconds}/".encode()
        self._agreed_key = agreed_key(self.psk, ours, theirs)
        proof = sign_secretly(self.psk, theirs)
        self.packets.send(0x12, b"\x00" + content[:20] + proof)

    def _sign_secretly(self, content: bytes) -> None:
        key, number = self._agreed_key, base64.b64encode(RANDOM).decode()
        if not key or content != lock(key, b"BindRequest"):
            self.packets.send(0x13, b"\x01")
            return
        text = f"{self.product_id}{self.device_name};{number};{self._moment[1]}"
        self.packets.send(
            0x13, b"\x00" + lock(key, sign_secretly(self.psk, text.encode()))
        )

    def _keep_secret_binding(self, content: bytes) -> None:
        key, self._agreed_key = self._agreed_key, b""
        if key and content == lock(key, b"BindResult0"):
            self.secret_key = key
            self.packets.send(0x14, b"\x00")

    def _prove_to_leave_secretly(self, content: bytes) -> None:
        key = self.packets.session_key
        if key and content == lock(key, b"UnbindRequest"):
            self.packets.send(0x17, b"\x00" + lock(key, b"UnbindResponse"))

    def _forget_secret_binding(self, content: bytes) -> None:
        if self.packets.session_key and content == lock(
            self.packets.session_key, b"UnbindOk"
        ):
            self.secret_key = b""

    # being connected ---------------------------------------------------------

    def _prove(self, content: bytes) -> None:
        """Answer a phone that knows the key; say nothing to any other."""
        seconds = int.from_bytes(content[:4])
        if not self.key or content[4:] != sign(self.key, str(seconds)):
            return
        self._proved = True
        proof = sign(self.key, f"{seconds + 60}{self.product_id}{self.device_name}")
        self.packets.send(0x06, proof + self.device_name.encode())

    def _tell_info(self, _: bytes) -> None:
        if self._proved and not self.connected:
            self.connected = True
            version = self.firmware.encode()
            self.packets.send(0x08, version, repeated=_info_head(version))

    def _take_length(self, content: bytes) -> None:
        if content == b"\xff\xff":
            self.packets.send(0x0C, PACKET_BYTES.to_bytes(2))
        elif any(content):
            self._lengthen(int.from_bytes(content))

    def _lengthen(self, att_mtu: int) -> None:
        room = att_mtu - ATT_HEADER_BYTES
        self.packets.longest = min(room, self.event_buffer_bytes)

    def _begin_to_report(self, _: bytes) -> None:
        """Do what the firmware does once a phone hears it: many report how they are."""
        self.on_ready()

    def _answer_heartbeat(self, _: bytes) -> None:
        """Answer in clear whatever was agreed."""
        self.heard.append(("1b", b""))
        self.say(b"\x1b\x00\x01\x00")

    def _prove_secretly(self, content: bytes) -> None:
        if content == lock(self.secret_key, b"ConnectRequest"):
            self._proved = True
            key = session_key(self.psk, RANDOM, self.secret_key)
            self.packets.send(0x15, b"\x00" + RANDOM + lock(key, RANDOM))

    def _tell_info_secretly(self, content: bytes) -> None:
        key = session_key(self.psk, RANDOM, self.secret_key)
        if self._proved and content == lock(key, b"ConnectResult"):
            version = self.firmware.encode()
            info = b"\x03\x80\x17" + bytes([len(version)]) + version
            self.packets.send(0x16, b"\x00" + lock(key, info))
            self.connected, self.packets.session_key = True, key

    # being used --------------------------------------------------------------

    def _obey(self, content: bytes) -> None:
        """Set properties, and tell how that went."""
        try:
            values = unpack(self.model["properties"], content)
        except LookupError:
            self.packets.send(0x01, bytes([FAILED]))
        except struct.error:
            self.packets.send(0x01, bytes([BROKEN]))
        else:
            self._set(values)

    def _set(self, values: Mapping[str, Any]) -> None:
        if self.refuses:
            self.packets.send(0x01, bytes([FAILED]))
            return
        self.values |= values
        self.heard.append(("control", values))
        self.packets.send(0x01, b"\x00")

    def _act(self, place: int, content: bytes) -> None:
        """Do an action; outputs that nobody has set are zero and empty."""
        actions = self.model["actions"]
        if place >= len(actions) or self.refuses:
            self.packets.send(0x04, bytes([FAILED]), repeated=bytes([1, place]))
            return
        action = actions[place]
        try:
            inputs = unpack(action["input"], content)
        except LookupError, struct.error:
            self.packets.send(0x04, bytes([BROKEN]), repeated=bytes([1, place]))
            return
        self.heard.append((action["id"], inputs))
        blanks = {each["id"]: blank(each["define"]) for each in action["output"]}
        outputs = self.outputs.get(action["id"], blanks)
        payload = b"".join(pack(action["output"], outputs))
        self.packets.send(0x04, payload, repeated=bytes([0, place]))

    # getting new firmware ----------------------------------------------------

    def _take_firmware(self, head: int, content: bytes) -> None:
        if head == 0x00 and self.refuses_firmware:
            self.packets.send(0x09, bytes([0, self.refuses_firmware]))
        elif head == 0x00:
            self.packets.send(0x09, self.flash.begin(content))
        elif head == 0x02:
            result = self.flash.end()
            if result:
                self.firmware = self.flash.version
            self.packets.send(0x0B, bytes([result]))

    def _say_progress(self, progress: bytes | None) -> None:
        if progress:
            self.packets.send(0x0A, progress)

    # being brought into a network --------------------------------------------

    def _tell_name(self, _: bytes) -> None:
        name = self.device_name.encode()
        self.packets.send(0x08, _info_head(name) + name)

    def _take_mode(self, _: bytes) -> None:
        self.packets.send(0xE0, b"\x00")

    def _take_network(self, content: bytes) -> None:
        self.network.choose(content)
        self.packets.send(0xE1, b"\x00")

    def _join_network(self, _: bytes) -> None:
        self.packets.send(0xE2, self.network.join(self.networks or {}))

    def _take_token(self, content: bytes) -> None:
        self.packets.send(0xE3, b"\x00")
        self.on_token(content.decode())

    def _tell_log(self, _: bytes) -> None:
        if self.log:
            self.packets.send(0xE4, self.log.encode())


def _info_head(text: bytes) -> bytes:
    """Return what stands before a device's firmware version or name."""
    return bytes([VERSION, 0x80, PACKET_BYTES, len(text)])
