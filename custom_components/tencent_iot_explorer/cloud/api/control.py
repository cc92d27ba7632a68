"""Reading and controlling devices."""

from collections.abc import Mapping
from typing import Any, Final

from ..decoding import (
    Record,
    from_base64,
    integer,
    json_object,
    json_text,
    text,
    warn_once,
)
from ..errors import DeviceOffline, RequestRefused, cloud_error
from ..models.control import ActionResult, PropertyValue, Reply
from ..wire import parse
from .caller import ActionGroup
from .naming import device_parameters

# Offline, or not subscribed to what is sent to it.
NOT_DELIVERED: Final = 23101
FAILED: Final = "FailedOperation"


class ControlApi(ActionGroup):
    """Actions that read and control a device.

    A device id is "ProductId/DeviceName". All methods raise DeviceOffline where the
    device does not answer, NotFound, PermissionDenied and other CloudErrors.
    """

    async def get_device_data(self, device_id: str) -> dict[str, PropertyValue]:
        """Return the remembered values by property id.

        A property that was never reported is missing. Source: AppGetDeviceData.
        """
        answer = await self._caller.call(
            "AppGetDeviceData", device_parameters(device_id)
        )
        found = json_object(answer.get("Data"), f"the values of {device_id}")
        values = {
            property_id: parse(PropertyValue, record)
            for property_id, record in found.items()
            if isinstance(record, dict)
        }
        if unreadable := found.keys() - values.keys():
            warn_once(f"Ignored values of {device_id}: {sorted(unreadable)}")
        return values

    async def control_device_data(
        self, device_id: str, values: Mapping[str, Any]
    ) -> None:
        """Send values by property id to a device.

        Success means that the cloud took the values, not that the device did.
        Source: AppControlDeviceData.
        """
        answer = await self._caller.call(
            "AppControlDeviceData",
            {**device_parameters(device_id), "Data": json_text(values)},
        )
        result = json_object(answer.get("Result"), f"the result for {device_id}")
        if integer(result, "pushResult") == NOT_DELIVERED:
            raise DeviceOffline(str(NOT_DELIVERED), "the device is not connected")

    async def call_device_action_sync(
        self, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        """Call an action of a device and wait for its output.

        Parameters: the device, the action, its inputs by parameter id.
        Source: AppCallDeviceActionSync.
        """
        answer = await self._caller.call(
            "AppCallDeviceActionSync", _action_parameters(device_id, action_id, inputs)
        )
        return _action_result(answer)

    async def call_device_action_async(
        self, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        """Start an action of a device; its reply comes by push, by client token.

        Parameters: the device, the action, its inputs by parameter id.
        Source: AppCallDeviceActionAsync.
        """
        answer = await self._caller.call(
            "AppCallDeviceActionAsync",
            _action_parameters(device_id, action_id, inputs),
        )
        return _action_result(answer)

    async def service_call_device_action_async(
        self, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        """Start an action of a device in the name of the application.

        Parameters: the device, the action, its inputs by parameter id.
        Raises AuthenticationFailed for a wrong AppSecret.
        Source: ServiceCallDeviceActionAsync (serviceapi).
        """
        answer = await self._caller.call_signed(
            "ServiceCallDeviceActionAsync",
            _action_parameters(device_id, action_id, inputs),
            path="serviceapi",
        )
        return _action_result(answer)

    async def publish_rrpc_message(self, device_id: str, payload: str) -> Reply:
        """Send a text to a device and wait for what it answers.

        Raises RequestRefused for a reply that cannot be read.
        Source: AppPublishRRPCMessage.
        """
        answer = await self._caller.call(
            "AppPublishRRPCMessage",
            {**device_parameters(device_id), "Payload": payload},
        )
        try:
            content = from_base64(text(answer, "PayloadBase64"))
        except ValueError as error:
            raise RequestRefused("UnreadableReply", "the reply is no base64") from error
        return Reply(message_id=integer(answer, "MessageId"), payload=content)


def _action_parameters(
    device_id: str, action_id: str, inputs: Mapping[str, Any]
) -> dict[str, str]:
    return {
        **device_parameters(device_id),
        "ActionId": action_id,
        "InputParams": json_text(inputs),
    }


def _action_result(answer: Record) -> ActionResult:
    """Return how an action went.

    Raises the CloudError that a status stands for: a device that is not reached is
    told so, as "FailedOperation.ActionUnreachable|…".
    """
    result = parse(ActionResult, answer)
    if result.status.startswith(FAILED):
        raise cloud_error(result.status, result.status, text(answer, "RequestId"))
    return result
