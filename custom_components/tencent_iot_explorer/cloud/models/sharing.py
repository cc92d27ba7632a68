"""Devices that users share with each other."""

from ..wire import Person, Structure, called, identity, whole, words


class ShareInvitation(Structure):
    """A device share that is offered or was accepted, by whom and to whom.

    The user is "" until the share is accepted (AppDescribeShareDeviceToken).
    """

    from_user_id: str = words("FromUserId", "FromUserID")
    from_user_nick: str = called("FromUserNick")
    user_id: str = words("UserId", "UserID")
    user_nick: str = called("UserNick")
    product_id: str = words("ProductId")
    device_name: str = words("DeviceName", "DeviecName")
    alias_name: str = called("AliasName")
    icon_url: str = words("IconUrl")
    bind_time: int = whole("BindTime")
    expire_time: int = whole("ExpireTime")
    create_time: int = whole("CreateTime")


class ShareUser(Person):
    """A user whom a device is shared with (AppListShareDeviceUsers)."""

    user_id: str = identity("UserID", "UserId")
    nick_name: str = called("NickName")
    country_code: str = words("CountryCode")
    phone: str = words("PhoneNumber")
    avatar: str = words("Avatar")
    bind_time: int = whole("BindTime")
