"""Messages to the user."""

from datetime import UTC, datetime
from typing import Any

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, number, required, with_token
from ..state import Message, User

MOST = 100


@with_token("AppGetMessages")
def get_messages(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return messages of a category, the newest first, from a cursor on."""
    category = number(body, "Category")
    before = number(body, "MsgTimestamp", 0)
    limit = min(number(body, "Limit"), MOST)
    messages = [
        message
        for message in reversed(cloud.home.messages)
        if message.user_id == user.user_id and message.category == category
    ]
    if before:
        messages = _after(messages, str(body.get("MsgID") or ""), before)
    return {
        "Data": {
            "Listover": len(messages) <= limit,
            "Msgs": [_describe(each) for each in messages[:limit]],
        }
    }


@with_token("AppDeleteMessage")
def delete_message(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove a message."""
    message_id = str(required(body, "MsgID"))
    for message in cloud.home.messages:
        if message.message_id == message_id and message.user_id == user.user_id:
            cloud.home.messages.remove(message)
            return {"Data": "OK"}
    raise Refusal("InvalidParameterValue.MsgIDInvalid")


def _after(messages: list[Message], message_id: str, before: int) -> list[Message]:
    """Return what follows the cursor: a message's id, else its time in ms."""
    for position, message in enumerate(messages):
        if message.message_id == message_id:
            return messages[position + 1 :]
    return [each for each in messages if each.moment < before]


def _describe(message: Message) -> dict[str, Any]:
    device, family = message.device, message.family
    created_at = datetime.fromtimestamp(message.moment / 1000, UTC)
    described: dict[str, Any] = {
        "UserID": message.user_id,
        "FromUserID": message.from_user_id,
        "RelateUserID": message.related_user_id,
        "MsgID": message.message_id,
        "Category": message.category,
        "MsgType": message.kind,
        "MsgTitle": message.title,
        "MsgContent": message.content,
        "MsgTimestamp": message.moment,
        "ProductId": device.product.product_id if device else "",
        "DeviceName": device.device_name if device else "",
        "DeviceAlias": device.alias_name if device else "",
        "FamilyId": family.family_id if family else "",
        "FamilyName": family.name if family else "",
        "CreateAt": created_at.isoformat(timespec="milliseconds"),
    }
    if message.share_token:
        described["Attachments"] = {"ShareToken": message.share_token}
    return described
