"""What the cloud tells its users: the wording of messages."""

import json

from .state import Device, EventRecord, Family, Message, User

DEVICE, FAMILY, NOTIFICATION = 1, 2, 3


def device_alarm(receiver: User, device: Device, event: EventRecord) -> Message:
    """Return the message about an alert or a fault."""
    return Message(
        user_id=receiver.user_id,
        category=DEVICE,
        kind=101,
        title="Device alarm",
        content=f"{device.alias_name}: {event.event_id} {json.dumps(event.parameters)}",
        device=device,
    )


def device_status(receiver: User, device: Device, online: bool) -> Message:
    """Return the message that a device has come or gone."""
    change = "online" if online else "offline"
    return Message(
        user_id=receiver.user_id,
        category=DEVICE,
        kind=100,
        title=f"Device {change}",
        content=f"{device.alias_name} is {change}",
        device=device,
    )


def routine_notice(receiver: User, family: Family, content: str) -> Message:
    """Return the message that a scene or an automation sends."""
    return Message(
        user_id=receiver.user_id,
        category=DEVICE,
        kind=100,
        title=family.name,
        content=content,
        family=family,
    )


def member_added(receiver: User, member: User, family: Family) -> Message:
    """Return the message that somebody has joined a family."""
    return Message(
        user_id=receiver.user_id,
        category=FAMILY,
        kind=200,
        title="New member",
        content=f"{member.nick_name} has joined {family.name}",
        related_user_id=member.user_id,
        family=family,
    )


def member_removed(receiver: User, member: User, family: Family) -> Message:
    """Return the message that somebody has left a family."""
    return Message(
        user_id=receiver.user_id,
        category=FAMILY,
        kind=201,
        title="Member removed",
        content=f"{member.nick_name} is no longer a member of {family.name}",
        related_user_id=member.user_id,
        family=family,
    )


def family_invitation(
    receiver: User, sender: User, family: Family, token: str
) -> Message:
    """Return the invitation to join a family."""
    return Message(
        user_id=receiver.user_id,
        category=FAMILY,
        kind=204,
        title="Invitation to a family",
        content=f"{sender.nick_name} invites you to join {family.name}",
        from_user_id=sender.user_id,
        family=family,
        share_token=token,
    )


def share_result(receiver: User, guest: User, device: Device) -> Message:
    """Return the message that somebody has accepted a shared device."""
    return Message(
        user_id=receiver.user_id,
        category=NOTIFICATION,
        kind=300,
        title="Device sharing result",
        content=f"{guest.nick_name} has accepted {device.alias_name}",
        related_user_id=guest.user_id,
        device=device,
    )


def share_invitation(
    receiver: User, sender: User, device: Device, token: str
) -> Message:
    """Return the invitation to use somebody's device."""
    return Message(
        user_id=receiver.user_id,
        category=NOTIFICATION,
        kind=301,
        title="Device sharing",
        content=f"{sender.nick_name} shares {device.alias_name} with you",
        from_user_id=sender.user_id,
        device=device,
        share_token=token,
    )
