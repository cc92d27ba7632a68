"""An asyncio client of the application-side API of Tencent IoT Explorer."""

from .api.common import first
from .api.music import MUSIC_CHARTS
from .bounded_dict import BoundedDict
from .client import Client
from .decoding import WEB, integer, json_object, milliseconds, warn_once
from .device_code import SignedDevice, read_device_code
from .endpoints import MAINLAND, OVERSEAS, Endpoints, custom_endpoints
from .errors import (
    CONTACT_DETAILS,
    REFUSALS,
    UNREADABLE,
    ApplicationRefused,
    AuthenticationFailed,
    CloudError,
    CloudUnavailable,
    ConnectionFailed,
    DeviceOffline,
    InternalError,
    MusicLoginMissing,
    NoReply,
    NotFound,
    PermissionDenied,
    RateLimited,
    RequestRefused,
    SignatureRefused,
    TryLater,
    UnknownAction,
    WrongClock,
)
from .logins import (
    LOGIN_METHODS,
    Application,
    EmailCodeLogin,
    EmailPasswordLogin,
    Login,
    LoginMethod,
    PhoneCodeLogin,
    PhonePasswordLogin,
    Token,
    TokenLogin,
    WeChatLogin,
)
from .models.automation import (
    Automation,
    AutomationSummary,
    Condition,
    PropertyCondition,
    TimeCondition,
)
from .models.bluetooth import SignedNumber
from .models.control import ActionResult, PropertyValue, Reply
from .models.device import (
    DeviceExtInfo,
    DeviceRecord,
    GatewayDevice,
    Product,
    ProductConfig,
)
from .models.family import Family, FamilyMember, Room
from .models.firmware import (
    Firmware,
    FirmwareDownload,
    FirmwareProgress,
    FirmwareVersions,
)
from .models.history import HistoricEvent, HistoricValue
from .models.message import Attachments, Message
from .models.music import MusicUser, Page, Playlist, Song, SongSource
from .models.provisioning import BindTokenState, WeChatDeviceTicket
from .models.scene import (
    Scene,
    SceneAction,
    delay_action,
    device_action,
    notification_action,
    scene_action,
)
from .models.sharing import ShareInvitation, ShareUser
from .models.timer import Timer, TimerSettings
from .models.user import User, UserSettings
from .models.video import (
    CloudStorageDay,
    CloudStorageEvent,
    CloudStorageSpan,
    CloudStorageStream,
)
from .probe import probe_api, probe_push
from .push import Push, PushListener
from .push_changes import ChangeKind, DeviceChange, Mark
from .push_repeats import Repeats
from .signing import (
    BLUETOOTH_BINDING,
    OTHER_BINDING,
    SHA1,
    SHA256,
    WIFI_BINDING,
    BindSignature,
    SubDeviceSignature,
    prove_sub_device,
    sign_binding,
    sign_sub_device,
)
from .transport import Download
from .wire import Structure

__all__ = [
    "BLUETOOTH_BINDING",
    "CONTACT_DETAILS",
    "LOGIN_METHODS",
    "MAINLAND",
    "MUSIC_CHARTS",
    "OTHER_BINDING",
    "OVERSEAS",
    "REFUSALS",
    "SHA1",
    "SHA256",
    "UNREADABLE",
    "WEB",
    "WIFI_BINDING",
    "ActionResult",
    "Application",
    "ApplicationRefused",
    "Attachments",
    "AuthenticationFailed",
    "Automation",
    "AutomationSummary",
    "BindSignature",
    "BindTokenState",
    "BoundedDict",
    "ChangeKind",
    "Client",
    "CloudError",
    "CloudStorageDay",
    "CloudStorageEvent",
    "CloudStorageSpan",
    "CloudStorageStream",
    "CloudUnavailable",
    "Condition",
    "ConnectionFailed",
    "DeviceChange",
    "DeviceExtInfo",
    "DeviceOffline",
    "DeviceRecord",
    "Download",
    "EmailCodeLogin",
    "EmailPasswordLogin",
    "Endpoints",
    "Family",
    "FamilyMember",
    "Firmware",
    "FirmwareDownload",
    "FirmwareProgress",
    "FirmwareVersions",
    "GatewayDevice",
    "HistoricEvent",
    "HistoricValue",
    "InternalError",
    "Login",
    "LoginMethod",
    "Mark",
    "Message",
    "MusicLoginMissing",
    "MusicUser",
    "NoReply",
    "NotFound",
    "Page",
    "PermissionDenied",
    "PhoneCodeLogin",
    "PhonePasswordLogin",
    "Playlist",
    "Product",
    "ProductConfig",
    "PropertyCondition",
    "PropertyValue",
    "Push",
    "PushListener",
    "RateLimited",
    "Repeats",
    "Reply",
    "RequestRefused",
    "Room",
    "Scene",
    "SceneAction",
    "ShareInvitation",
    "ShareUser",
    "SignatureRefused",
    "SignedDevice",
    "SignedNumber",
    "Song",
    "SongSource",
    "Structure",
    "SubDeviceSignature",
    "TimeCondition",
    "Timer",
    "TimerSettings",
    "Token",
    "TokenLogin",
    "TryLater",
    "UnknownAction",
    "User",
    "UserSettings",
    "WeChatDeviceTicket",
    "WeChatLogin",
    "WrongClock",
    "custom_endpoints",
    "delay_action",
    "device_action",
    "first",
    "integer",
    "json_object",
    "milliseconds",
    "notification_action",
    "probe_api",
    "probe_push",
    "prove_sub_device",
    "read_device_code",
    "scene_action",
    "sign_binding",
    "sign_sub_device",
    "warn_once",
]
