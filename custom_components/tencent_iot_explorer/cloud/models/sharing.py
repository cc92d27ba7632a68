"""Devices that users share with each other."""

from ..wire import Person, Structure, id_field, integer_field, name_field, text_field


class ShareInvitation(Structure):
    """A device share that is offered or was accepted, by whom and to whom.

    The user is "" until the share is accepted (AppDescribeShareDeviceToken).
    """

    from_user_id: str = text_field("FromUserId", "FromUserID")
    from_user_nick: str = name_field("FromUserNick")
    user_id: str = text_field("UserId", "UserID")
    user_nick: str = name_field("UserNick")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName", "DeviecName")
    alias_name: str = name_field("AliasName")
    icon_url: str = text_field("IconUrl")
    bind_time: int = integer_field("BindTime")
    expire_time: int = integer_field("ExpireTime")
    create_time: int = integer_field("CreateTime")


class ShareUser(Person):
    """A user whom a device is shared with (AppListShareDeviceUsers)."""

    user_id: str = id_field("UserID", "UserId")
    nick_name: str = name_field("NickName")
    country_code: str = text_field("CountryCode")
    phone: str = text_field("PhoneNumber")
    avatar: str = text_field("Avatar")
    bind_time: int = integer_field("BindTime")
