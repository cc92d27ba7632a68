"""Actions that concern the members of families."""

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..answers import listed
from ..service import TEXT, Service
from ..subentries import add_family, remove_family
from ..targets import ACCOUNT, FAMILY, AccountTarget, FamilyTarget, find_one


async def get_family_members(target: FamilyTarget) -> ServiceResponse:
    """Return the members of a family."""
    found = await target.client.family.get_family_member_list(target.family_id)
    return listed("members", found)


async def invite_family_member(target: FamilyTarget) -> ServiceResponse:
    """Return a token with which another user can join a family."""
    return {"share_token": await target.client.family.invite_member(target.family_id)}


async def send_family_invite(target: FamilyTarget, user_id: str) -> None:
    """Invite a user to a family by a message."""
    await target.client.family.send_share_family_invite(target.family_id, user_id)


async def join_family(target: AccountTarget, share_token: str) -> None:
    """Join the family that a token is for, and show it."""
    family = target.client.family
    before = {each.family_id for each in await family.get_family_list()}
    await family.join_family(share_token)
    for each in await family.get_family_list():
        if each.family_id not in before:
            add_family(target.account, each.family_id, each.name)


async def remove_family_member(target: FamilyTarget, member: str) -> None:
    """Remove a member from a family."""
    members = await target.client.family.get_family_member_list(target.family_id)
    found = find_one(
        member, {each.user_id: each for each in members}, lambda each: each.nick_name
    )
    await target.client.family.delete_family_member(target.family_id, found.user_id)


async def leave_family(target: FamilyTarget) -> None:
    """Leave a family and show it no longer."""
    await target.client.family.exit_family(target.family_id)
    remove_family(target.account, target.family_id)


SERVICES = {
    "get_family_members": Service(target=FAMILY, handler=get_family_members),
    "invite_family_member": Service(target=FAMILY, handler=invite_family_member),
    "send_family_invite": Service(
        target=FAMILY,
        handler=send_family_invite,
        fields={vol.Required("user_id"): TEXT},
    ),
    "join_family": Service(
        target=ACCOUNT,
        handler=join_family,
        fields={vol.Required("share_token"): TEXT},
    ),
    "remove_family_member": Service(
        target=FAMILY,
        handler=remove_family_member,
        fields={vol.Required("member"): cv.string},
    ),
    "leave_family": Service(target=FAMILY, handler=leave_family),
}
