"""What the cloud speaks of, as frozen data. Reading is tolerant, fields never lie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self

from .decoding import Record, integer, json_object, text

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """The user who is logged in."""

    user_id: str
    nick_name: str = ""
    phone: str = ""
    email: str = ""

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read AppGetUser's Data."""
        return cls(
            user_id=text(record, "UserID", "UserId"),
            nick_name=text(record, "NickName"),
            phone=text(record, "PhoneNumber"),
            email=text(record, "Email"),
        )

    @property
    def title(self) -> str:
        """Return how to call the user."""
        return self.nick_name or self.email or self.phone or self.user_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A family of the user; role 1 administers, 0 is a member."""

    family_id: str
    name: str
    role: int = 0

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read an item of AppGetFamilyList."""
        family_id = text(record, "FamilyId")
        return cls(
            family_id=family_id,
            name=text(record, "FamilyName", "Name") or family_id,
            role=integer(record, "Role"),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A room of a family."""

    room_id: str
    name: str

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read an item of AppGetRoomList."""
        return cls(room_id=text(record, "RoomId"), name=text(record, "RoomName"))


GATEWAY = 1
SUB_DEVICE = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceRecord:
    """A device as the cloud's lists have it."""

    device_id: str
    product_id: str
    device_name: str
    alias_name: str = ""
    family_id: str | None = None
    room_id: str | None = None
    device_type: int = 0
    icon_url: str = ""
    shared: bool = False

    @classmethod
    def read(cls, record: Record, *, shared: bool = False) -> Self | None:
        """Read an item of a device list; None without ids."""
        device_id = text(record, "DeviceId")
        product_id = text(record, "ProductId") or device_id.partition("/")[0]
        device_name = text(record, "DeviceName") or device_id.partition("/")[2]
        if not (product_id and device_name):
            return None
        return cls(
            device_id=f"{product_id}/{device_name}",
            product_id=product_id,
            device_name=device_name,
            alias_name=text(record, "AliasName"),
            family_id=text(record, "FamilyId") or None,
            room_id=text(record, "RoomId") or None,
            device_type=integer(record, "DeviceType"),
            icon_url=text(record, "IconUrl"),
            shared=shared,
        )

    @property
    def is_gateway(self) -> bool:
        """Return whether other devices are connected through this one."""
        return self.device_type == GATEWAY

    @property
    def is_sub_device(self) -> bool:
        """Return whether this one is connected through a gateway."""
        return self.device_type == SUB_DEVICE


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """A product with its thing model, as JSON text or already decoded."""

    product_id: str
    name: str
    net_type: str
    data_template: object
    update_time: int = 0

    @classmethod
    def read(cls, record: Record) -> Self | None:
        """Read an item of AppGetProducts; None without an id."""
        if not (product_id := text(record, "ProductId")):
            return None
        return cls(
            product_id=product_id,
            name=text(record, "Name"),
            net_type=text(record, "NetType"),
            data_template=record.get("DataTemplate"),
            update_time=integer(record, "UpdateTime"),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductConfig:
    """What a product's panel settings say of it."""

    product_id: str
    display_name: str | None
    manufacturer: str | None
    model: str | None
    icon_url: str | None
    power_switch: str | None

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read an item of AppGetProductsConfig."""
        config = json_object(record.get("Config"))
        about = json_object(config.get("Global"))
        shortcut = json_object(config.get("ShortCut"))
        return cls(
            product_id=text(record, "ProductId"),
            display_name=text(about, "ProductDisplayName") or None,
            manufacturer=text(about, "ManufacturerName") or None,
            model=text(about, "ProductModel") or None,
            icon_url=text(about, "IconUrlGrid", "IconUrl") or None,
            power_switch=text(shortcut, "powerSwitch") or None,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class PropertyValue:
    """A remembered value and when it was reported, in ms."""

    value: Any
    last_update: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionResult:
    """How an action of a device went."""

    client_token: str
    status: str
    output: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read the answer to AppCallDeviceActionSync or -Async."""
        return cls(
            client_token=text(record, "ClientToken"),
            status=text(record, "Status"),
            output=json_object(record.get("OutputParams")),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A scene that is run by hand."""

    scene_id: str
    family_id: str
    name: str

    @classmethod
    def read(cls, record: Record, family_id: str) -> Self:
        """Read an item of AppGetSceneList."""
        scene_id = text(record, "SceneId")
        return cls(
            scene_id=scene_id,
            family_id=text(record, "FamilyId") or family_id,
            name=text(record, "SceneName") or scene_id,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmwareVersions:
    """The version a device runs and the one that is offered, "" for none."""

    current: str
    latest: str

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read the answer to AppCheckFirmwareUpdate."""
        return cls(
            current=text(record, "CurrentVersion"), latest=text(record, "DstVersion")
        )


FIRMWARE_DONE = 6
FIRMWARE_FAILURES: Mapping[int, str] = MappingProxyType(
    {5: "the device reported a failure", 10: "the device took too long"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmwareProgress:
    """How far a firmware update has come, 0 to 100 percent."""

    status: int
    percent: int
    error: str = ""

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read the answer to AppDescribeFirmwareUpdateStatus."""
        return cls(
            status=integer(record, "Status"),
            percent=min(max(integer(record, "Percent"), 0), 100),
            error=text(record, "ErrMsg"),
        )

    @property
    def failed(self) -> bool:
        """Return whether the update ended without success."""
        return self.status in FIRMWARE_FAILURES

    @property
    def done(self) -> bool:
        """Return whether the update ended."""
        return self.failed or self.status == FIRMWARE_DONE

    @property
    def message(self) -> str:
        """Return why the update failed."""
        return self.error or FIRMWARE_FAILURES.get(self.status, "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Firmware:
    """What the vendor wrote about a firmware version."""

    version: str
    name: str
    description: str

    @classmethod
    def read(cls, record: Record) -> Self:
        """Read the answer to AppDescribeFirmware."""
        return cls(
            version=text(record, "Version"),
            name=text(record, "Name"),
            description=text(record, "Description"),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceChange:
    """One message of the push connection.

    Kinds: report, control, online, offline, bind, unbind, event, action,
    action_reply, sub_bind, sub_unbind. A report's and a control's payload are values
    by property id, every other one is as the device sent it. Timestamp in ms, 0 if
    unknown.
    """

    device_id: str
    kind: str
    payload: Mapping[str, Any]
    timestamp: int
