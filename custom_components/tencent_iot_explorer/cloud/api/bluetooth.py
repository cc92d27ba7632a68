"""What a phone asks and tells of a Bluetooth device beside it."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

from ..decoding import inner, json_text, text
from ..errors import RequestRefused
from .caller import Caller
from .common import device_parameters

# Misspelt by all of Tencent's apps.
LOCAL_KEY: Final = "ble_psk_device_ket"
SECRET_KEY: Final = "secret_encrypt_key"  # noqa: S105


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
        return await self._config(
            device_id, LOCAL_KEY, "AppGetDeviceConfig"
        ) or await self._config(device_id, LOCAL_KEY, "AppGetUserDeviceConfig")

    async def set_local_key(self, device_id: str, key: bytes) -> None:
        """Keep the key that a device was bound with, for everybody who may see it.

        Source: AppSetDeviceConfig.
        """
        await self._caller.call(
            "AppSetDeviceConfig",
            {"DeviceId": device_id, "DeviceKey": LOCAL_KEY, "DeviceValue": key.hex()},
        )

    async def get_secret_key(self, device_id: str) -> str:
        """Return the key of a device that speaks the encrypted protocol, hexadecimal.

        It is "" for all others. Source: AppGetDeviceConfig.
        """
        return await self._config(device_id, SECRET_KEY, "AppGetDeviceConfig")

    async def device_custom_signature(self, device_id: str, content: bytes) -> bytes:
        """Return a text signed with the device's own key: 32 bytes.

        Raises RequestRefused for a signature that cannot be read. Source:
        AppDeviceCustomSignature.
        """
        answer = await self._caller.call(
            "AppDeviceCustomSignature",
            {
                "DeviceId": device_id,
                "Content": content.hex(),
                "ContentType": "hex",
                "SignMethod": "hmacsha256",
            },
        )
        try:
            return base64.b64decode(text(inner(answer), "Signature"), validate=True)
        except binascii.Error as error:
            raise RequestRefused("Signature", "the signature is unreadable") from error

    async def device_dynamic_register(
        self, device_id: str, signature: str, nonce: int, seconds: int
    ) -> str:
        """Have the cloud know a device of a product that registers its devices so.

        Parameters: the device, what it signed, with which number and at which Unix
        time. Returns what the device is to hear. Source: AppDeviceDynamicRegister.
        """
        answer = await self._caller.call(
            "AppDeviceDynamicRegister",
            {
                "DeviceId": device_id,
                "DeviceTimestamp": seconds,
                "Nonce": nonce,
                "Signature": signature,
            },
        )
        return text(inner(answer), "Payload")

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

    async def _config(self, device_id: str, name: str, action: str) -> str:
        """Return a setting of a device, "" where the cloud has none."""
        answer = await self._caller.call(
            action, {"DeviceId": device_id, "DeviceKey": name}
        )
        configs = answer.get("Configs")
        return text(configs, name) if isinstance(configs, Mapping) else ""
