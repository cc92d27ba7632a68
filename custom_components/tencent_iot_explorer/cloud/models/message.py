"""Messages to the user."""

from ..wire import (
    Structure,
    id_field,
    integer_field,
    name_field,
    object_field,
    prose_field,
    text_field,
)


class Attachments(Structure):
    """What a message carries: the token that accepts an invitation."""

    share_token: str = text_field("ShareToken")


class Message(Structure):
    """A message to the user; its timestamp is in ms (AppGetMessages).

    Category 1 device, 2 family, 3 notification. Types 100 to 199 come from devices,
    200 and 201 tell of a member added or removed, 204 invites to a family, 300 tells
    how a share went, 301 invites to a shared device.
    """

    message_id: str = id_field("MsgID", "MsgId")
    category: int = integer_field("Category")
    message_type: int = integer_field("MsgType")
    title: str = name_field("MsgTitle")
    content: str = prose_field("MsgContent")
    timestamp: int = integer_field("MsgTimestamp")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")
    device_alias: str = name_field("DeviceAlias")
    family_id: str = text_field("FamilyId")
    family_name: str = name_field("FamilyName")
    user_id: str = text_field("UserID", "UserId")
    from_user_id: str = text_field("FromUserID", "FromUserId")
    related_user_id: str = text_field("RelateUserID", "RelateUserId")
    created_at: str = text_field("CreateAt")
    attachments: Attachments | None = object_field(Attachments, "Attachments")
