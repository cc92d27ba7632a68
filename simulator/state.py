"""What the simulated cloud remembers."""

from base64 import b64encode
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
import hashlib
import secrets
import time
from typing import Any

ORDINARY, GATEWAY, SUB_DEVICE = 0, 1, 2
MEMBER, ADMINISTRATOR = 0, 1
DEFAULT_ROOM = "0"
REMEMBERED = 10_000
LONG_AGO = 1_760_000_000


def now_ms() -> int:
    """Return the Unix time in ms."""
    return time.time_ns() // 1_000_000


def now_s() -> int:
    """Return the Unix time in s."""
    return int(time.time())


def new_id(prefix: str = "") -> str:
    """Return an id as the cloud makes them: f_…, r_…, s_…, a_… or bare."""
    return prefix + secrets.token_hex(16)


@dataclass(kw_only=True)
class User:
    """A person with an account."""

    user_id: str
    nick_name: str
    country_code: str = ""
    phone: str = ""
    email: str = ""
    password: str = ""
    open_id: str = ""
    avatar: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    device_configs: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(kw_only=True)
class Product:
    """A product as its vendor published it."""

    product_id: str
    name: str
    net_type: str
    category_id: int
    product_type: int
    manufacturer: str
    model: str
    data_template: Any
    category_key: str = ""
    update_time: int = LONG_AGO
    confirms_binding: bool = False
    panel: Mapping[str, Any] = field(default_factory=dict)

    @property
    def secret(self) -> str:
        """Return the ProductSecret, as the console shows it."""
        return hashlib.sha256(self.product_id.encode()).hexdigest()[:16]

    def definitions(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the `define` of each property by id."""
        return {each["id"]: each["define"] for each in self.data_template["properties"]}

    def event_kind(self, event_id: str) -> str:
        """Return info, alert or fault; info for an event that is not in the model."""
        kinds = {each["id"]: each["type"] for each in self.data_template["events"]}
        return str(kinds.get(event_id, "info"))


@dataclass(kw_only=True)
class FirmwareTask:
    """A firmware update that is offered or running."""

    target: str
    notes: str
    started_at: float | None = None
    reported: tuple[int, int, str] | None = None


@dataclass(kw_only=True)
class EventRecord:
    """An event that a device posted; moment in s."""

    event_id: str
    kind: str
    parameters: Mapping[str, Any]
    moment: int


@dataclass(kw_only=True)
class Clip:
    """What a camera recorded; times in s."""

    event_id: str
    start_time: int
    seconds: int
    channel: int | None = None

    @property
    def end_time(self) -> int:
        """Return when the recording ends."""
        return self.start_time + self.seconds


@dataclass(kw_only=True)
class Device:
    """A device; one that nobody has bound yet has no family."""

    product: Product
    device_name: str
    alias_name: str
    owner: str = ""
    family_id: str = ""
    room_id: str = DEFAULT_ROOM
    device_type: int = ORDINARY
    gateway_id: str = ""
    shared_with: dict[str, int] = field(default_factory=dict)
    online: bool = True
    version: str = "1.0.0"
    firmware: FirmwareTask | None = None
    values: dict[str, Any] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    create_time: int = LONG_AGO
    update_time: int = LONG_AGO
    history: defaultdict[str, deque[tuple[int, Any]]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=REMEMBERED))
    )
    events: deque[EventRecord] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    clips: list[Clip] = field(default_factory=list)
    configs: dict[str, str] = field(default_factory=dict)

    @property
    def device_id(self) -> str:
        """Return ProductId/DeviceName."""
        return f"{self.product.product_id}/{self.device_name}"

    @property
    def mac(self) -> str:
        """Return a locally administered address."""
        return f"02{self._digest().hex()[:10].upper()}"

    @property
    def ip_address(self) -> str:
        """Return an address in the home's network."""
        return f"192.168.1.{self._digest()[0]}"

    @property
    def psk(self) -> str:
        """Return the key that signs binding requests, as the console shows it."""
        return b64encode(self._digest()[:16]).decode()

    @property
    def code_signature(self) -> str:
        """Return the signature in the code that the console shows to be scanned."""
        return b64encode(self._digest()[16:]).decode()

    def record(self, values: Mapping[str, Any], moment: int) -> None:
        """Take over reported values; moment in ms."""
        self.values |= values
        self.updated |= dict.fromkeys(values, moment)
        for property_id, value in values.items():
            self.history[property_id].append((moment, value))

    def _digest(self) -> bytes:
        """Return bytes that are this device's own."""
        return hashlib.sha256(self.device_id.encode()).digest()


@dataclass(kw_only=True)
class Room:
    """A room of a family."""

    room_id: str
    name: str
    create_time: int = LONG_AGO
    update_time: int = LONG_AGO


@dataclass(kw_only=True)
class Family:
    """A family with its rooms; role 1 administers, 0 is a member."""

    family_id: str
    name: str
    members: dict[str, int]
    rooms: dict[str, Room] = field(default_factory=dict)
    address: str = ""
    create_time: int = LONG_AGO
    update_time: int = LONG_AGO


@dataclass(kw_only=True)
class Scene:
    """A scene that is run by hand."""

    scene_id: str
    family_id: str
    name: str
    actions: list[dict[str, Any]]
    icon: str = ""
    running: bool = False
    create_time: int = LONG_AGO
    update_time: int = LONG_AGO


@dataclass(kw_only=True)
class Automation:
    """What the cloud does by itself when conditions are met."""

    automation_id: str
    family_id: str
    settings: dict[str, Any]


@dataclass(kw_only=True)
class Run:
    """What a scene or an automation did: by device whether it was reached; moment in ms."""

    family: Family
    of: Mapping[str, str]
    reached: dict[str, bool] = field(default_factory=dict)
    run_id: str = field(default_factory=lambda: str(10**16 + secrets.randbits(52)))
    moment: int = field(default_factory=now_ms)


@dataclass(kw_only=True)
class Timer:
    """A task of a device at a time of day."""

    timer_id: str
    device_id: str
    settings: dict[str, Any]
    create_time: int = field(default_factory=now_s)
    update_time: int = field(default_factory=now_s)


@dataclass(kw_only=True)
class Message:
    """Something that a user is told; moment in ms."""

    user_id: str
    category: int
    kind: int
    title: str
    content: str
    from_user_id: str = ""
    related_user_id: str = ""
    device: Device | None = None
    family: Family | None = None
    share_token: str = ""
    message_id: str = field(default_factory=lambda: str(10**16 + secrets.randbits(52)))
    moment: int = field(default_factory=now_ms)


@dataclass(kw_only=True)
class ShareToken:
    """An offer to use a device; times in s, nobody has taken it at first."""

    token: str
    sender: User
    device_id: str
    expire_time: int
    create_time: int = field(default_factory=now_s)
    bind_time: int = 0
    receiver: User | None = None


@dataclass(kw_only=True)
class Home:
    """Everything that a simulated cloud starts with."""

    users: list[User]
    products: dict[str, Product]
    families: dict[str, Family]
    devices: dict[str, Device]
    scenes: dict[str, Scene]
    unbound: dict[str, Device] = field(default_factory=dict)
    automations: dict[str, Automation] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
