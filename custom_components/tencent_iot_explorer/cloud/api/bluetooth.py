"""What a phone asks and tells of a Bluetooth device beside it."""

from collections.abc import Mapping
from typing import Any, Final

from ..decoding import json_text, text
from .caller import Caller
from .common import device_parameters

# Misspelt by all of Tencent's apps.
LOCAL_KEY: Final = "ble_psk_device_ket"


class BluetoothApi:
    """Actions of a phone that speaks with Bluetooth devices.

    A device id is "ProductId/DeviceName". All methods raise NotFound, PermissionDenied
    and other CloudErrors. Source: Tencent's apps; no document names them.
    """

    def __init__(self, caller: Caller) -> None:
        """Send through a caller."""
        self._caller = caller

    async def get_local_key(self, device_id: str) -> str:
        """Return the text of a bound device's key, "" where the cloud has none.

        The device's own setting comes before the user's, where old apps kept it.
        Source: AppGetDeviceConfig, AppGetUserDeviceConfig.
        """
        for action in ("AppGetDeviceConfig", "AppGetUserDeviceConfig"):
            answer = await self._caller.call(
                action, {"DeviceId": device_id, "DeviceKey": LOCAL_KEY}
            )
            configs = answer.get("Configs")
            if isinstance(configs, Mapping) and (key := text(configs, LOCAL_KEY)):
                return key
        return ""

    async def reply_to_action(
        self,
        device_id: str,
        client_token: str,
        action_id: str,
        outputs: Mapping[str, Any],
        seconds: int,
    ) -> None:
        """Send what a device answered to an action that the cloud pushed.

        Parameters: the device, the action's clientToken and id, what the device gave
        by parameter, its Unix time. Apps send the payload as plain JSON, not in the documented Base64.
        Source: AppPublishMsgAsDevice.
        """
        reply = {
            "method": "action_reply",
            "clientToken": client_token,
            "ActionId": action_id,
            "timestamp": seconds,
            "response": outputs,
            "code": 0,
            "status": "",
        }
        await self._caller.call(
            "AppPublishMsgAsDevice",
            {
                **device_parameters(device_id),
                "Topic": f"$thing/up/action/{device_id}",
                "Payload": json_text(reply),
            },
        )
