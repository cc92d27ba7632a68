"""Messages to the user."""

from ..wire import Structure, called, identity, one, prose, whole, words


class Attachments(Structure):
    """What a message carries: the token that accepts an invitation."""

    share_token: str = words("ShareToken")


class Message(Structure):
    """A message to the user; its timestamp is in ms (AppGetMessages).

    Category 1 device, 2 family, 3 notification. Types 100 to 199 come from devices,
    200 and 201 tell of a member added or removed, 204 invites to a family, 300 tells
    how a share went, 301 invites to a shared device.
    """

    message_id: str = identity("MsgID", "MsgId")
    category: int = whole("Category")
    message_type: int = whole("MsgType")
    title: str = called("MsgTitle")
    content: str = prose("MsgContent")
    timestamp: int = whole("MsgTimestamp")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName")
    device_alias: str = called("DeviceAlias")
    family_id: str = words("FamilyId")
    family_name: str = called("FamilyName")
    user_id: str = words("UserID", "UserId")
    from_user_id: str = words("FromUserID", "FromUserId")
    related_user_id: str = words("RelateUserID", "RelateUserId")
    created_at: str = words("CreateAt")
    attachments: Attachments | None = one(Attachments, "Attachments")
