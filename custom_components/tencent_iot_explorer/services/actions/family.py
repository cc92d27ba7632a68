"""Actions that concern families and their rooms."""

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ...cloud import Client, Room
from ..answers import listed, plain
from ..service import TEXT, Service, read_home
from ..subentries import add_family, remove_family
from ..targets import ACCOUNT, FAMILY, AccountTarget, FamilyTarget, find_one


async def get_families(target: AccountTarget) -> ServiceResponse:
    """Return the families of the account."""
    return listed("families", await target.client.family.get_family_list())


async def get_family(target: FamilyTarget) -> ServiceResponse:
    """Return a family with its rooms."""
    family = await target.client.family.describe_family(target.family_id)
    rooms = await target.client.family.get_room_list(target.family_id)
    fields = plain(family)
    del fields["role"]  # the cloud tells it in the list of families only
    return {"family": fields, **listed("rooms", rooms)}


async def create_family(
    target: AccountTarget, name: str, address: str = ""
) -> ServiceResponse:
    """Create a family and show it."""
    family_id = await target.client.family.create_family(name, address)
    add_family(target.account, family_id, name)
    return {"family_id": family_id}


async def modify_family(
    target: FamilyTarget, name: str | None = None, address: str | None = None
) -> None:
    """Change what is given of a family and keep the rest."""
    before = await target.client.family.describe_family(target.family_id)
    await target.client.family.modify_family(
        target.family_id, name or before.name, address
    )


async def delete_family(target: FamilyTarget) -> None:
    """Delete a family, and everything that is bound to it."""
    family = await target.client.family.describe_family(target.family_id)
    await target.client.family.delete_family(target.family_id, family.name)
    remove_family(target.account, target.family_id)


async def create_room(target: FamilyTarget, name: str) -> ServiceResponse:
    """Create a room."""
    room_id = await target.client.family.create_room(target.family_id, name)
    return {"room_id": room_id}


async def rename_room(target: FamilyTarget, room: str, name: str) -> None:
    """Change the name of a room."""
    found = await find_room(target.client, target.family_id, room)
    await target.client.family.modify_room(target.family_id, found.room_id, name)


async def delete_room(target: FamilyTarget, room: str) -> None:
    """Delete a room; its devices stay in the family."""
    found = await find_room(target.client, target.family_id, room)
    await target.client.family.delete_room(target.family_id, found.room_id)


async def find_room(client: Client, family_id: str, room: str) -> Room:
    """Return a room of a family by id or name."""
    rooms = await client.family.get_room_list(family_id)
    return find_one(
        room, {each.room_id: each for each in rooms}, lambda each: each.name
    )


NEW_NAME: VolDictType = {vol.Required("name"): TEXT}
ROOM: VolDictType = {vol.Required("room"): cv.string}

SERVICES = {
    "get_families": Service(target=ACCOUNT, handler=get_families),
    "get_family": Service(target=FAMILY, handler=get_family),
    "create_family": Service(
        target=ACCOUNT,
        handler=create_family,
        fields={**NEW_NAME, vol.Optional("address"): cv.string},
    ),
    "modify_family": Service(
        target=FAMILY,
        handler=modify_family,
        fields={vol.Optional("name"): TEXT, vol.Optional("address"): cv.string},
        afterwards=read_home,
    ),
    "delete_family": Service(target=FAMILY, handler=delete_family),
    "create_room": Service(
        target=FAMILY,
        handler=create_room,
        fields=NEW_NAME,
        afterwards=read_home,
    ),
    "rename_room": Service(
        target=FAMILY,
        handler=rename_room,
        fields={**ROOM, **NEW_NAME},
        afterwards=read_home,
    ),
    "delete_room": Service(
        target=FAMILY,
        handler=delete_room,
        fields=ROOM,
        afterwards=read_home,
    ),
}
