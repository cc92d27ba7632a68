"""Reading and controlling devices."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson

from ..decoding import integer, json_object
from ..models import ActionResult, PropertyValue
from .common import device_parameters

if TYPE_CHECKING:
    from ..client import Client


class ControlApi:
    """Actions that read and control a device."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_device_data(self, device_id: str) -> dict[str, PropertyValue]:
        """Return the remembered values by property id (AppGetDeviceData).

        Parameters: "ProductId/DeviceName". A property that was never reported is
        missing. Raises CloudError.
        """
        answer = await self._client.call(
            "AppGetDeviceData", device_parameters(device_id)
        )
        return {
            property_id: PropertyValue(
                value=item.get("Value"), last_update=integer(item, "LastUpdate")
            )
            for property_id, item in json_object(answer.get("Data")).items()
            if isinstance(item, dict)
        }

    async def control_device_data(
        self, device_id: str, values: Mapping[str, Any]
    ) -> None:
        """Send values by property id to a device (AppControlDeviceData).

        Parameters: "ProductId/DeviceName"; wire values. Success means accepted by
        the cloud, not done by the device. Raises DeviceOffline, other CloudError.
        """
        await self._client.call(
            "AppControlDeviceData",
            {**device_parameters(device_id), "Data": orjson.dumps(values).decode()},
        )

    async def call_device_action_sync(
        self, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        """Call an action and wait for its output (AppCallDeviceActionSync).

        Parameters: "ProductId/DeviceName"; the action; its inputs by parameter id.
        Raises DeviceOffline, other CloudError.
        """
        return await self._call_action(
            "AppCallDeviceActionSync", device_id, action_id, inputs
        )

    async def call_device_action_async(
        self, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        """Start an action; its reply comes by push (AppCallDeviceActionAsync).

        Parameters: "ProductId/DeviceName"; the action; its inputs by parameter id.
        Raises DeviceOffline, other CloudError.
        """
        return await self._call_action(
            "AppCallDeviceActionAsync", device_id, action_id, inputs
        )

    async def _call_action(
        self, action: str, device_id: str, action_id: str, inputs: Mapping[str, Any]
    ) -> ActionResult:
        answer = await self._client.call(
            action,
            {
                **device_parameters(device_id),
                "ActionId": action_id,
                "InputParams": orjson.dumps(inputs).decode(),
            },
        )
        return ActionResult.read(answer)
