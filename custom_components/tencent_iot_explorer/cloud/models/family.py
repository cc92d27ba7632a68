"""Families, with their rooms and members."""

from ..wire import (
    Person,
    Structure,
    id_field,
    integer_field,
    name_field,
    place_field,
    text_field,
)


class Family(Structure):
    """A family; role 1 administers it, 0 is a member (AppGetFamilyList)."""

    family_id: str = id_field("FamilyId")
    name: str = name_field("FamilyName", "Name", "FamilyId")
    role: int = integer_field("Role")
    address: str = place_field("Address")
    create_time: int = integer_field("CreateTime")
    update_time: int = integer_field("UpdateTime")


class Room(Structure):
    """A room of a family (AppGetRoomList)."""

    room_id: str = id_field("RoomId")
    name: str = name_field("RoomName", "Name")
    device_count: int = integer_field("DeviceNum")
    create_time: int = integer_field("CreateTime")
    update_time: int = integer_field("UpdateTime")


class FamilyMember(Person):
    """A member of a family; role as in Family (AppGetFamilyMemberList)."""

    user_id: str = id_field("UserID", "UserId")
    nick_name: str = name_field("NickName")
    avatar: str = text_field("Avatar")
    role: int = integer_field("Role")
