"""Families, their rooms and their members."""

from typing import Any

from .. import notices
from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, either, page, required, with_token
from ..state import (
    ADMINISTRATOR,
    DEFAULT_ROOM,
    MEMBER,
    Family,
    Room,
    User,
    new_id,
    now_s,
)


@with_token("AppGetFamilyList")
def get_family_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the user's families."""
    families = [
        {
            "FamilyId": family.family_id,
            "FamilyName": family.name,
            "Name": family.name,
            "Role": family.members[user.user_id],
            "CreateTime": family.create_time,
            "UpdateTime": family.update_time,
        }
        for family in cloud.home.families.values()
        if user.user_id in family.members
    ]
    return page(body, "FamilyList", families)


@with_token("AppDescribeFamily")
def describe_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return one family."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    return {
        "Data": {
            "FamilyId": family.family_id,
            "FamilyName": family.name,
            "Address": family.address,
            "CreateTime": family.create_time,
            "UpdateTime": family.update_time,
        }
    }


@with_token("AppCreateFamily")
def create_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Found a family that the user administers."""
    family = Family(
        family_id=new_id("f_"),
        name=str(required(body, "Name")),
        members={user.user_id: ADMINISTRATOR},
        address=str(body.get("Address") or ""),
        create_time=now_s(),
        update_time=now_s(),
    )
    cloud.home.families[family.family_id] = family
    return {"Data": {"FamilyId": family.family_id}}


@with_token("AppModifyFamily")
def modify_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Give a family another name, and another address if one is told."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    family.name = str(required(body, "Name"))
    family.address = str(body.get("Address", family.address))
    family.update_time = now_s()
    return {}


@with_token("AppDeleteFamily")
def delete_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Dissolve a family with all that belongs to it; the name guards from slips."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    if body.get("Name", family.name) != family.name:
        raise Refusal("InvalidParameterValue")
    cloud.dissolve(family)
    return {}


@with_token("AppGetRoomList")
def get_room_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a family's rooms; the default room is none of them."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    rooms = [_describe_room(cloud, room) for room in family.rooms.values()]
    return page(body, "RoomList", rooms)


@with_token("AppCreateRoom")
def create_room(cloud: Cloud, user: User, body: Body) -> Answer:
    """Add a room to a family."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    room = Room(
        room_id=new_id("r_"),
        name=str(required(body, "Name")),
        create_time=now_s(),
        update_time=now_s(),
    )
    family.rooms[room.room_id] = room
    return {"Data": {"RoomId": room.room_id}}


@with_token("AppModifyRoom")
def modify_room(cloud: Cloud, user: User, body: Body) -> Answer:
    """Give a room another name."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    room = room_of(family, required(body, "RoomId"))
    room.name = str(body.get("Name") or room.name)
    room.update_time = now_s()
    return {}


@with_token("AppDeleteRoom")
def delete_room(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove a room; its devices move to the default room."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    room = room_of(family, required(body, "RoomId"))
    del family.rooms[room.room_id]
    for device in cloud.devices.values():
        if device.room_id == room.room_id:
            device.room_id = DEFAULT_ROOM
    return {}


@with_token("AppGetFamilyMemberList")
def get_family_member_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return who belongs to a family."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    members = [
        _describe_member(cloud.logins.user(user_id), role)
        for user_id, role in family.members.items()
    ]
    return page(body, "MemberList", members)


@with_token("AppInviteMember")
def invite_member(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a token with which somebody can join a family."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    return {"ShareToken": cloud.invite(family)}


@with_token("AppSendShareFamilyInvite")
def send_share_family_invite(cloud: Cloud, user: User, body: Body) -> Answer:
    """Send somebody an invitation by message."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    receiver = cloud.logins.user(either(body, "ToUserID", "ToUserId"))
    token = cloud.invite(family)
    cloud.tell(notices.family_invitation(receiver, user, family, token))
    return {}


@with_token("AppJoinFamily")
def join_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Join the family of an invitation, which is used up then."""
    token = str(required(body, "ShareToken"))
    family = cloud.home.families.get(cloud.invitations.get(token, ""))
    if family is None or user.user_id in family.members:
        raise Refusal("InvalidParameterValue.InvalidShareToken")
    del cloud.invitations[token]
    for user_id in family.members:
        cloud.tell(notices.member_added(cloud.logins.user(user_id), user, family))
    family.members[user.user_id] = MEMBER
    return {}


@with_token("AppDeleteFamilyMember")
def delete_family_member(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove somebody from a family."""
    family = cloud.rights.administered_family(user, required(body, "FamilyId"))
    member_id = str(either(body, "MemberID", "MemberId"))
    if member_id not in family.members:
        raise Refusal("ResourceNotFound.StudioMemberNotExist")
    if member_id == user.user_id:
        raise Refusal("UnauthorizedOperation")
    _remove_member(cloud, family, cloud.logins.user(member_id))
    return {}


@with_token("AppExitFamily")
def exit_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Leave a family; its administrator has to dissolve it instead."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    if family.members[user.user_id] == ADMINISTRATOR:
        raise Refusal("UnauthorizedOperation")
    _remove_member(cloud, family, user)
    return {}


def room_of(family: Family, room_id: object) -> Room:
    """Return a room of a family, or refuse."""
    if (room := family.rooms.get(str(room_id))) is None:
        raise Refusal("InvalidParameterValue.RoomNotExist")
    return room


def _remove_member(cloud: Cloud, family: Family, member: User) -> None:
    for user_id in family.members:
        cloud.tell(notices.member_removed(cloud.logins.user(user_id), member, family))
    del family.members[member.user_id]


def _describe_room(cloud: Cloud, room: Room) -> dict[str, Any]:
    devices = [each for each in cloud.devices.values() if each.room_id == room.room_id]
    return {
        "RoomId": room.room_id,
        "RoomName": room.name,
        "DeviceNum": len(devices),
        "CreateTime": room.create_time,
        "UpdateTime": room.update_time,
    }


def _describe_member(user: User, role: int) -> dict[str, Any]:
    return {
        "UserID": user.user_id,
        "NickName": user.nick_name,
        "Avatar": user.avatar,
        "Role": role,
    }
