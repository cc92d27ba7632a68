"""Families, their rooms and their members."""

from ..decoding import inner, text
from ..models.family import Family, FamilyMember, Room
from ..wire import parse, parse_all
from .caller import ActionGroup, granted
from .naming import user_parameters
from .paging import list_all


class FamilyApi(ActionGroup):
    """Actions that concern families, rooms and members.

    All of them raise NotFound or PermissionDenied for a family that the user is not
    in, or may not change, and other CloudErrors.
    """

    async def get_family_list(self) -> list[Family]:
        """Return the user's families. Raises CloudError. Source: AppGetFamilyList."""
        found = await list_all(self._caller, "AppGetFamilyList", {}, "FamilyList")
        return parse_all(Family, found)

    async def describe_family(self, family_id: str) -> Family:
        """Return a family with its address. Source: AppDescribeFamily."""
        answer = await self._caller.call("AppDescribeFamily", {"FamilyId": family_id})
        return parse(Family, {"FamilyId": family_id, **inner(answer)})

    async def create_family(self, name: str, address: str) -> str:
        """Create a family and return its id. Source: AppCreateFamily."""
        answer = await self._caller.call(
            "AppCreateFamily", {"Name": name, "Address": address}
        )
        return text(inner(answer), "FamilyId")

    async def modify_family(
        self, family_id: str, name: str, address: str | None = None
    ) -> None:
        """Change the name of a family, and its address if one is given.

        Source: AppModifyFamily.
        """
        await self._caller.call(
            "AppModifyFamily",
            {"FamilyId": family_id, "Name": name, "Address": address},
        )

    async def delete_family(self, family_id: str, name: str) -> None:
        """Delete a family; the cloud wants its name too. Source: AppDeleteFamily."""
        await self._caller.call(
            "AppDeleteFamily", {"FamilyId": family_id, "Name": name}
        )

    async def get_room_list(self, family_id: str) -> list[Room]:
        """Return a family's rooms, without the default room "0".

        Source: AppGetRoomList.
        """
        found = await list_all(
            self._caller,
            "AppGetRoomList",
            {"FamilyId": family_id},
            "RoomList",
            "Roomlist",
        )
        return parse_all(Room, found)

    async def create_room(self, family_id: str, name: str) -> str:
        """Create a room and return its id. Source: AppCreateRoom."""
        answer = await self._caller.call(
            "AppCreateRoom", {"FamilyId": family_id, "Name": name}
        )
        return text(inner(answer), "RoomId")

    async def modify_room(self, family_id: str, room_id: str, name: str) -> None:
        """Rename a room. Source: AppModifyRoom."""
        await self._caller.call(
            "AppModifyRoom", {"FamilyId": family_id, "RoomId": room_id, "Name": name}
        )

    async def delete_room(self, family_id: str, room_id: str) -> None:
        """Delete a room; its devices stay in the family. Source: AppDeleteRoom."""
        await self._caller.call(
            "AppDeleteRoom", {"FamilyId": family_id, "RoomId": room_id}
        )

    async def get_family_member_list(self, family_id: str) -> list[FamilyMember]:
        """Return the members of a family. Source: AppGetFamilyMemberList."""
        found = await list_all(
            self._caller,
            "AppGetFamilyMemberList",
            {"FamilyId": family_id},
            "MemberList",
        )
        return parse_all(FamilyMember, found)

    async def invite_member(self, family_id: str) -> str:
        """Return a token with which another user can join. Source: AppInviteMember."""
        answer = await self._caller.call("AppInviteMember", {"FamilyId": family_id})
        return granted("AppInviteMember", answer, "ShareToken")

    async def send_share_family_invite(self, family_id: str, user_id: str) -> None:
        """Invite a user by a message. Source: AppSendShareFamilyInvite."""
        await self._caller.call(
            "AppSendShareFamilyInvite",
            {"FamilyId": family_id, **user_parameters("ToUser", user_id)},
        )

    async def join_family(self, share_token: str) -> None:
        """Join the family that a token invites to. Source: AppJoinFamily."""
        await self._caller.call("AppJoinFamily", {"ShareToken": share_token})

    async def delete_family_member(self, family_id: str, user_id: str) -> None:
        """Remove a member from a family. Source: AppDeleteFamilyMember."""
        await self._caller.call(
            "AppDeleteFamilyMember",
            {"FamilyId": family_id, **user_parameters("Member", user_id)},
        )

    async def exit_family(self, family_id: str) -> None:
        """Leave a family. Source: AppExitFamily."""
        await self._caller.call("AppExitFamily", {"FamilyId": family_id})
