"""Calling actions of devices."""

from collections.abc import Mapping
from typing import Any

from ...cloud import ActionResult, Client, NoReply
from ...thing import Action

SENT = "Sent"  # in the word of the cloud for calls that it does not wait for


async def call_action(
    client: Client, device_id: str, action: Action, inputs: Mapping[str, Any]
) -> ActionResult:
    """Call an action and return what the device has replied.

    Tencent's device SDKs cannot reply to one without outputs: it is done once it has
    reached the device. Raises what the cloud client raises.
    """
    try:
        return await client.control.call_device_action_sync(
            device_id, action.id, inputs
        )
    except NoReply:
        if action.outputs:
            raise
        return ActionResult(client_token="", status=SENT, output={})
