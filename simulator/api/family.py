"""Families and rooms."""

from ..cloud import Cloud
from ..routing import Answer, Body, page, required, with_token
from ..state import User

CREATED = 1_760_000_000


@with_token("AppGetFamilyList")
def get_family_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the user's families."""
    families = [
        {
            "FamilyId": family.family_id,
            "FamilyName": family.name,
            "Name": family.name,
            "Role": family.members[user.user_id],
            "CreateTime": CREATED,
            "UpdateTime": CREATED,
        }
        for family in cloud.home.families.values()
        if user.user_id in family.members
    ]
    return page(body, "FamilyList", families)


@with_token("AppGetRoomList")
def get_room_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a family's rooms."""
    family = cloud.family(user, required(body, "FamilyId"))
    rooms = [
        {
            "RoomId": room.room_id,
            "RoomName": room.name,
            "DeviceNum": sum(
                device.room_id == room.room_id for device in cloud.devices.values()
            ),
            "CreateTime": CREATED,
            "UpdateTime": CREATED,
        }
        for room in family.rooms.values()
    ]
    return page(body, "RoomList", rooms)
