"""Families and rooms."""

from typing import TYPE_CHECKING

from ..models import Family, Room
from .common import list_all

if TYPE_CHECKING:
    from ..client import Client


class FamilyApi:
    """Actions that concern families, rooms and members."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_family_list(self) -> list[Family]:
        """Return the user's families (AppGetFamilyList). Raises CloudError."""
        items = await list_all(self._client, "AppGetFamilyList", {}, "FamilyList")
        families = [Family.read(item) for item in items]
        return [family for family in families if family.family_id]

    async def get_room_list(self, family_id: str) -> list[Room]:
        """Return a family's rooms (AppGetRoomList).

        Raises NotFound or PermissionDenied for a family the user is not in.
        """
        items = await list_all(
            self._client,
            "AppGetRoomList",
            {"FamilyId": family_id},
            "RoomList",
            "Roomlist",
        )
        return [Room.read(item) for item in items]
