"""Families, with their rooms and members."""

from ..wire import Person, Structure, called, identity, whole, words


class Family(Structure):
    """A family; role 1 administers it, 0 is a member (AppGetFamilyList)."""

    family_id: str = identity("FamilyId")
    name: str = called("FamilyName", "Name", "FamilyId")
    role: int = whole("Role")
    address: str = words("Address")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")


class Room(Structure):
    """A room of a family (AppGetRoomList)."""

    room_id: str = identity("RoomId")
    name: str = called("RoomName", "Name")
    device_count: int = whole("DeviceNum")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")


class FamilyMember(Person):
    """A member of a family; role as in Family (AppGetFamilyMemberList)."""

    user_id: str = identity("UserID", "UserId")
    nick_name: str = called("NickName")
    avatar: str = words("Avatar")
    role: int = whole("Role")
