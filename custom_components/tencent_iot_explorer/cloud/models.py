# ruff: noqa: RUF009 - the calls in the tables declare fields
"""What the cloud speaks of: one table of fields per structure.

`extra` keeps the fields that no table names. Times are Unix seconds unless a class
says otherwise; a time that is not known is 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from .decoding import NOTHING, Record, json_text
from .wire import (
    anything,
    flag,
    from_json,
    identity,
    many,
    one,
    optional_words,
    time_of_day,
    unknown,
    web_address,
    whole,
    words,
)

GATEWAY: Final = 1
SUB_DEVICE: Final = 2
BROUGHT: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class User:
    """A user (AppGetUser, AppFindUser)."""

    user_id: str = words("UserID", "UserId")
    nick_name: str = words("NickName")
    avatar: str = words("Avatar")
    country_code: str = words("CountryCode")
    phone: str = words("PhoneNumber")
    email: str = words("Email")
    extra: Record = unknown()

    @property
    def title(self) -> str:
        """Return how to call the user."""
        return self.nick_name or self.email or self.phone or self.user_id


@dataclass(frozen=True, kw_only=True, slots=True)
class UserSettings:
    """What a user has set in the app (AppGetUserSetting).

    The time zone is a name such as "Asia/Shanghai"; the temperature unit is C or F.
    """

    time_zone: str = words("Region")
    temperature_unit: str = words("TemperatureUnit")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A family; role 1 administers it, 0 is a member (AppGetFamilyList)."""

    family_id: str = identity("FamilyId")
    name: str = words("FamilyName", "Name", "FamilyId")
    role: int = whole("Role")
    address: str = words("Address")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A room of a family (AppGetRoomList)."""

    room_id: str = identity("RoomId")
    name: str = words("RoomName", "Name")
    device_count: int = whole("DeviceNum")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Member:
    """A member of a family; role as in Family (AppGetFamilyMemberList)."""

    user_id: str = identity("UserID", "UserId")
    nick_name: str = words("NickName")
    avatar: str = words("Avatar")
    role: int = whole("Role")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceRecord:
    """A device as the cloud's lists have it.

    Device type 0 is an ordinary device, 1 a gateway, 2 a device behind a gateway.
    A shared device is in no family.
    """

    device_id: str = identity("DeviceId")
    product_id: str = identity("ProductId")
    device_name: str = identity("DeviceName")
    alias_name: str = words("AliasName")
    family_id: str | None = optional_words("FamilyId")
    room_id: str | None = optional_words("RoomId")
    device_type: int = whole("DeviceType")
    icon_url: str = words("IconUrlGrid", "IconUrl")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    shared: bool = False
    extra: Record = unknown()

    @property
    def is_gateway(self) -> bool:
        """Return whether other devices are connected through this one."""
        return self.device_type == GATEWAY

    @property
    def is_sub_device(self) -> bool:
        """Return whether this one is connected through a gateway."""
        return self.device_type == SUB_DEVICE


@dataclass(frozen=True, kw_only=True, slots=True)
class GatewayDevice:
    """A device that a gateway knows, in the family or not yet.

    Source: AppGetGatewayBindDeviceList.
    """

    device_id: str = identity("DeviceId")
    product_id: str = identity("ProductId")
    device_name: str = identity("DeviceName")
    alias_name: str = words("AliasName")
    icon_url: str = words("IconUrl")
    in_family: bool = flag("BindStatus")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class BindTokenState:
    """How far a token for a new device has got: 1 made, 2 brought by a device.

    The device is named by the cloud, though not in its documents; "" if it is not.
    Source: AppGetDeviceBindTokenState.
    """

    state: int = whole("State")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    extra: Record = unknown()

    @property
    def usable(self) -> bool:
        """Return whether a device is online with the token."""
        return self.state == BROUGHT

    @property
    def device_id(self) -> str:
        """Return the device that is online with the token, "" where it is not named."""
        named = self.product_id and self.device_name
        return f"{self.product_id}/{self.device_name}" if named else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceInfo:
    """What is known of a device's hardware (AppGetDeviceExtInfo)."""

    manufacturer: str = words("ManufacturerName")
    model: str = words("ProductModel")
    mac: str = words("Mac")
    firmware_version: str = words("FwVer")
    ip: str = words("IP")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """A product with its thing model, as JSON text or already decoded."""

    product_id: str = identity("ProductId")
    name: str = words("Name")
    description: str = words("Description")
    net_type: str = words("NetType")
    category_id: int = whole("CategoryId")
    category_key: str = words("CategoryKey")
    product_type: int = whole("ProductType")
    data_template: object = anything("DataTemplate")
    update_time: int = whole("UpdateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductConfig:
    """What a product's panel settings say of it (AppGetProductsConfig)."""

    product_id: str = identity("ProductId")
    display_name: str | None = optional_words("ProductDisplayName")
    manufacturer: str | None = optional_words("ManufacturerName")
    model: str | None = optional_words("ProductModel")
    icon_url: str | None = optional_words("IconUrlGrid", "IconUrl")
    power_switch: str | None = optional_words("powerSwitch")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class PropertyValue:
    """A remembered value and when it was reported, in ms."""

    value: Any = anything("Value")
    last_update: int = whole("LastUpdate")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionResult:
    """How an action of a device went, and what it returned by parameter id."""

    client_token: str = words("ClientToken")
    status: str = words("Status")
    output: Record = from_json("OutputParams", "OutputParqams")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a device answered to a message."""

    message_id: int
    payload: bytes


DEVICE_ACTION: Final = 0
DELAY_ACTION: Final = 1
SCENE_ACTION: Final = 2
NOTIFICATION_ACTION: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class SceneAction:
    """A step of a scene or an automation; see the functions that make one.

    Data is JSON of values by property id, seconds, a scene's id or a text.
    """

    action_type: int = whole("ActionType")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    data: str = words("Data")
    alias_name: str = words("AliasName")
    icon_url: str = words("IconUrl")
    extra: Record = unknown()


def device_action(device_id: str, values: Mapping[str, Any]) -> SceneAction:
    """Return the step that sends values by property id to a device."""
    product_id, _, device_name = device_id.partition("/")
    return SceneAction(
        action_type=DEVICE_ACTION,
        product_id=product_id,
        device_name=device_name,
        data=json_text(values),
    )


def delay_action(seconds: int) -> SceneAction:
    """Return the step that waits."""
    return SceneAction(action_type=DELAY_ACTION, data=str(seconds))


def scene_action(scene_id: str) -> SceneAction:
    """Return the step that runs a scene."""
    return SceneAction(action_type=SCENE_ACTION, data=scene_id)


def notification_action(text: str) -> SceneAction:
    """Return the step that notifies the family."""
    return SceneAction(action_type=NOTIFICATION_ACTION, data=text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A scene that is run by hand, broken if one of its devices has gone.

    Source: AppGetSceneList.
    """

    scene_id: str = identity("SceneId")
    family_id: str = words("FamilyId")
    name: str = words("SceneName", "SceneId")
    icon_url: str = words("SceneIcon")
    actions: tuple[SceneAction, ...] = many(SceneAction, "Actions")
    broken: bool = flag("Flag")
    running: bool = flag("Status")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class PropertyCondition:
    """A property compared with a value; operators eq, ne, gt, lt, ge, le."""

    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    property_id: str = words("PropertyId")
    operator: str = words("Op")
    value: Any = anything("Value")
    alias_name: str = words("AliasName")
    icon_url: str = words("IconUrl")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeCondition:
    """A time of day "HH:MM" on days, seven of 0 and 1 from Sunday; all 0 is once."""

    days: str = words("Days")
    time_point: str = words("TimePoint")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """A condition of an automation: type 0 a property, 1 a time."""

    condition_id: str = identity("CondId")
    condition_type: int = whole("CondType")
    property: PropertyCondition | None = one(PropertyCondition, "Property")
    timer: TimeCondition | None = one(TimeCondition, "Timer")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class AutomationSummary:
    """An automation as the list has it (AppGetAutomationList)."""

    automation_id: str = identity("AutomationId")
    family_id: str = words("FamilyId")
    name: str = words("Name", "AutomationId")
    icon_url: str = words("Icon")
    enabled: bool = flag("Status")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Automation:
    """An automation with all it has (AppDescribeAutomation).

    Match type 0 wants all conditions, 1 any of them. It is effective from "HH:MM" to
    "HH:MM" on days, seven of 0 and 1 from Sunday.
    """

    automation_id: str = words("AutomationId")
    name: str = words("Name")
    icon_url: str = words("Icon")
    enabled: bool = flag("Status")
    match_type: int = whole("MatchType")
    conditions: tuple[Condition, ...] = many(Condition, "Conditions")
    actions: tuple[SceneAction, ...] = many(SceneAction, "Actions")
    effective_begin_time: str = words("EffectiveBeginTime")
    effective_end_time: str = words("EffectiveEndTime")
    effective_days: str = words("EffectiveDays")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Timer:
    """A timer of a device (AppGetTimerList).

    At "HH:MM" on days, seven of 0 and 1 from Sunday, values by property id are sent;
    once or again every week.
    """

    timer_id: str = identity("TimerId")
    name: str = words("TimerName")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    days: str = words("Days")
    time_point: str = time_of_day("TimePoint")
    repeat: bool = flag("Repeat")
    values: Record = from_json("Data")
    enabled: bool = flag("Status")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmwareVersions:
    """The version a device runs and the one that is offered, "" for none."""

    current: str = words("CurrentVersion")
    latest: str = words("DstVersion")
    extra: Record = unknown()


FIRMWARE_DONE: Final = 6
FIRMWARE_FAILURES: Mapping[int, str] = MappingProxyType(
    {5: "the device reported a failure", 10: "the device took too long"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmwareProgress:
    """How far a firmware update has come, 0 to 100 percent.

    Status 0 offline, 1 pending, 2 sent, 3 downloading, 4 burning, 5 failed, 6 done,
    7 processing, 8 waits for the user, 10 timeout, 20 downloaded.
    """

    status: int = whole("Status")
    percent: int = whole("Percent")
    error: str = words("ErrMsg")
    original_version: str = words("OriVersion")
    target_version: str = words("DstVersion")
    extra: Record = unknown()

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
    """What the vendor wrote about a firmware version (AppDescribeFirmware)."""

    version: str = words("Version")
    name: str = words("Name")
    description: str = words("Description")
    product_id: str = words("ProductId")
    product_name: str = words("ProductName")
    firmware_type: str = words("FwType")
    md5: str = words("Md5sum")
    create_time: int = whole("Createtime", "CreateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class FirmwareDownload:
    """Where a firmware lies, and the versions to and from (AppGetDeviceOTAInfo)."""

    url: str = words("FirmwareURL")
    target_version: str = words("TargetVersion")
    reported_version: str = words("UploadVersion")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareInvitation:
    """A device share that is offered or was accepted, by whom and to whom.

    The user is "" until the share is accepted (AppDescribeShareDeviceToken).
    """

    from_user_id: str = words("FromUserId", "FromUserID")
    from_user_nick: str = words("FromUserNick")
    user_id: str = words("UserId", "UserID")
    user_nick: str = words("UserNick")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName", "DeviecName")
    alias_name: str = words("AliasName")
    icon_url: str = words("IconUrl")
    bind_time: int = whole("BindTime")
    expire_time: int = whole("ExpireTime")
    create_time: int = whole("CreateTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class ShareUser:
    """A user whom a device is shared with (AppListShareDeviceUsers)."""

    user_id: str = identity("UserID", "UserId")
    nick_name: str = words("NickName")
    country_code: str = words("CountryCode")
    phone: str = words("PhoneNumber")
    avatar: str = words("Avatar")
    bind_time: int = whole("BindTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachments:
    """What a message carries: the token that accepts an invitation."""

    share_token: str = words("ShareToken")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message to the user; its timestamp is in ms (AppGetMessages).

    Category 1 device, 2 family, 3 notification. Types 100 to 199 come from devices,
    200 and 201 tell of a member added or removed, 204 invites to a family, 300 tells
    how a share went, 301 invites to a shared device.
    """

    message_id: str = identity("MsgID", "MsgId")
    category: int = whole("Category")
    message_type: int = whole("MsgType")
    title: str = words("MsgTitle")
    content: str = words("MsgContent")
    timestamp: int = whole("MsgTimestamp")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    device_alias: str = words("DeviceAlias")
    family_id: str = words("FamilyId")
    family_name: str = words("FamilyName")
    user_id: str = words("UserID", "UserId")
    from_user_id: str = words("FromUserID", "FromUserId")
    related_user_id: str = words("RelateUserID", "RelateUserId")
    created_at: str = words("CreateAt")
    attachments: Attachments | None = one(Attachments, "Attachments")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoricValue:
    """A value as text and when it was reported, in ms (AppGetDeviceDataHistory)."""

    time: int = whole("Time")
    value: str = words("Value")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoricEvent:
    """An event that a device has reported (AppListEventHistory)."""

    time: int = whole("TimeStamp", "Timestamp")
    event_id: str = identity("EventId")
    event_type: str = words("Type")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    parameters: Record = from_json("Data")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudStorageEvent:
    """A recorded event of a camera, with the file name of its picture.

    The address is that of the recording; it has to be signed to be played.
    """

    event_id: str = words("EventId")
    video_url: str = words("VideoURL")
    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")
    thumbnail: str = words("Thumbnail")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudStorageSpan:
    """A time without gaps in a recording."""

    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudStorageDay:
    """What a camera recorded in a day; the address has to be signed to be played."""

    video_url: str = words("VideoURL")
    spans: tuple[CloudStorageSpan, ...] = many(CloudStorageSpan, "TimeList")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class CloudStorageStream:
    """Where the pictures and the sound of a recorded time lie."""

    video_url: str = words("VideoStream")
    audio_url: str = words("AudioStream")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class WeChatDeviceTicket:
    """What WeChat wants to know to bind a device (APPGetWechatDeviceTicket)."""

    serial_number: str = words("SN")
    ticket: str = words("SNTicket")
    model_id: str = words("ModelId")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Song:
    """A song of Kugou.

    It can be heard for playable code 0; 1 not from here, 2 no rights, 3 members only,
    4 must be bought, 5 members under the device's scheme, 6 withdrawn, 9 unknown.
    """

    song_id: str = identity("song_id")
    name: str = words("song_name", "song_id")
    singer_id: str = words("singer_id")
    singer_name: str = words("singer_name")
    singer_image: str = web_address("singer_img")
    album_id: str = words("album_id")
    album_name: str = words("album_name")
    album_image: str = web_address("album_img_medium", "album_img", "album_img_small")
    playable_code: int = whole("playable_code")
    vip: bool = flag("is_vip_song")
    language: str = words("language")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class SongSource:
    """Where a song can be heard, in three qualities, or a trial of it; times in ms."""

    song_id: str = words("song_id")
    url: str = words("song_url")
    high_quality_url: str = words("song_url_hq")
    super_quality_url: str = words("song_url_sq")
    duration: int = whole("duration")
    playable_code: int = whole("playable_code")
    trial_url: str = words("try_url")
    trial_begin: int = whole("try_begin")
    trial_end: int = whole("try_end")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Playlist:
    """A playlist of Kugou."""

    playlist_id: str = identity("playlist_id")
    name: str = words("playlist_name", "playlist_id")
    image: str = web_address("pic")
    introduction: str = words("intro")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page[T]:
    """A page of a long list: what is on it, how much stands before it."""

    items: list[T]
    before: int = 0
    is_last: bool = True


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class MusicUser:
    """A user of Kugou; the ends of memberships as Kugou writes them."""

    user_id: str = words("userid")
    nick_name: str = words("nick_name")
    image: str = words("img")
    vip: bool = flag("is_vip")
    vip_end_time: str = words("vip_end_time")
    extra: Record = unknown()


class ChangeKind(StrEnum):
    """What a message of the push connection is about."""

    REPORT = "report"
    CONTROL = "control"
    ONLINE = "online"
    OFFLINE = "offline"
    BIND = "bind"
    UNBIND = "unbind"
    SUB_BIND = "sub_bind"
    SUB_UNBIND = "sub_unbind"
    EVENT = "event"
    ACTION = "action"
    ACTION_REPLY = "action_reply"


class DeviceChange(NamedTuple):
    """One message of the push connection.

    A report's and a control's payload are values by property id, every other one is
    as the device sent it. It happened at the timestamp in ms, 0 if unknown, or up to
    so many ms later as the precision says: many devices only know the second.
    """

    device_id: str
    kind: ChangeKind
    payload: Mapping[str, Any] = NOTHING
    timestamp: int = 0
    precision: int = 1
