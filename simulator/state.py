"""What the simulated cloud remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
import time
from typing import Any

ORDINARY, GATEWAY, SUB_DEVICE = 0, 1, 2


def now_ms() -> int:
    """Return the Unix time in ms."""
    return time.time_ns() // 1_000_000


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
    update_time: int = 1_760_000_000

    def definitions(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the `define` of each property by id."""
        return {each["id"]: each["define"] for each in self.data_template["properties"]}


@dataclass(kw_only=True)
class FirmwareTask:
    """A firmware update that is offered or running."""

    target: str
    notes: str
    started_at: float | None = None


@dataclass(kw_only=True)
class Device:
    """A device bound to a family."""

    product: Product
    device_name: str
    alias_name: str
    owner: str
    family_id: str
    room_id: str
    device_type: int = ORDINARY
    gateway_id: str = ""
    shared_with: set[str] = field(default_factory=set)
    online: bool = True
    version: str = "1.0.0"
    firmware: FirmwareTask | None = None
    values: dict[str, Any] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    create_time: int = 1_760_000_000

    @property
    def device_id(self) -> str:
        """Return ProductId/DeviceName."""
        return f"{self.product.product_id}/{self.device_name}"


@dataclass(kw_only=True)
class Room:
    """A room of a family."""

    room_id: str
    name: str


@dataclass(kw_only=True)
class Family:
    """A family with its rooms; role 1 administers, 0 is a member."""

    family_id: str
    name: str
    members: dict[str, int]
    rooms: dict[str, Room] = field(default_factory=dict)


@dataclass(kw_only=True)
class Scene:
    """A scene that is run by hand."""

    scene_id: str
    family_id: str
    name: str
    actions: list[dict[str, Any]]


@dataclass(kw_only=True)
class Home:
    """Everything that a simulated cloud starts with."""

    users: list[User]
    products: dict[str, Product]
    families: dict[str, Family]
    devices: dict[str, Device]
    scenes: dict[str, Scene]
