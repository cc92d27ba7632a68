"""What a phone asks and tells of a Bluetooth device beside it."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from ..decoding import inner, json_text, text
from ..errors import CloudError, RequestRefused
from ..models.bluetooth import SignedNumber
from .caller import ActionGroup
from .naming import device_parameters

# In the words of all of Tencent's apps, one of them misspelt.
LOCAL_KEY: Final = "ble_psk_device_ket"
DONE: Final = "action execute success!"
# What Tencent's device SDKs reply where their maker sets nothing.
REFUSED: Final = -1
TIMES: Final = 1 << 32
SECRET_KEY: Final = "secret_encrypt_key"  # noqa: S105


class BluetoothApi(ActionGroup):
    """Actions of a phone that speaks with Bluetooth devices.

    A device id is "ProductId/DeviceName". All methods raise NotFound, PermissionDenied
    and other CloudErrors. Source: Tencent's apps; no document names them.
    """

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
        await self._set_config(device_id, LOCAL_KEY, key)

    async def get_secret_key(self, device_id: str) -> str:
        """Return the key of a device that speaks the encrypted protocol, hexadecimal.

        It is "" for all others. Source: AppGetDeviceConfig.
        """
        return await self._config(device_id, SECRET_KEY, "AppGetDeviceConfig")

    async def set_secret_key(self, device_id: str, key: bytes) -> None:
        """Keep the secret key that a device was bound with. Source: AppSetDeviceConfig."""
        await self._set_config(device_id, SECRET_KEY, key)

    async def device_custom_signature(self, device_id: str, content: bytes) -> bytes:
        """Return a text signed with the device's own key: 32 bytes.

        Raises RequestRefused for a signature that cannot be read. Source:
        AppDeviceCustomSignature.
        """
        answer = await self._caller.call(
            "AppDeviceCustomSignature", _to_be_signed(device_id, content)
        )
        with _readable("Signature"):
            return base64.b64decode(text(inner(answer), "Signature"), validate=True)

    async def device_custom_signature_agitated(
        self, device_id: str, number: bytes
    ) -> SignedNumber:
        """Have a device's number signed, so that the device knows the cloud.

        Raises RequestRefused for an answer that cannot be read. Source:
        AppDeviceCustomSignatureAgitated.
        """
        answer = await self._caller.call(
            "AppDeviceCustomSignatureAgitated", _to_be_signed(device_id, number)
        )
        signed = inner(answer)
        content = text(signed, "AgitatedContent")
        with _readable("AgitatedSignature"):
            signature = base64.b64decode(
                text(signed, "AgitatedSignature"), validate=True
            )
            seconds = _seconds_in(bytes.fromhex(content)[len(number) :])
        return SignedNumber(signature=signature, content=content, seconds=seconds)

    async def get_secret_encrypt_key(
        self, device_id: str, signed: str, content: bytes, signature: bytes
    ) -> bytes:
        """Return 32 bytes that hold the secret key of a device that is being bound.

        Parameters: the content of the SignedNumber; what the device has signed in
        return, and its signature. Raises RequestRefused for a key that cannot be read.
        Source: AppGetLLsyncSecretEncryptKey.
        """
        answer = await self._caller.call(
            "AppGetLLsyncSecretEncryptKey",
            {
                "DeviceId": device_id,
                "AppNonce": signed,
                "DeviceNonce": content.hex(),
                "DeviceNonceSign": signature.hex(),
            },
        )
        with _readable("SecretEncryptKeyHex"):
            return bytes.fromhex(text(inner(answer), "SecretEncryptKeyHex"))

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
        by parameter, its Unix time. Source: AppPublishMsgAsDevice.
        """
        told = {"response": outputs, "code": 0, "status": DONE}
        await self._publish_reply(device_id, client_token, action_id, seconds, told)

    async def refuse_action(
        self, device_id: str, client_token: str, action_id: str, seconds: int
    ) -> None:
        """Send that a device has refused an action that the cloud pushed.

        Parameters: the device, the action's clientToken and id, its Unix time. Tencent's
        apps say nothing then, and the cloud waits. Source: AppPublishMsgAsDevice.
        """
        told = {"response": {}, "code": REFUSED, "status": "refused"}
        await self._publish_reply(device_id, client_token, action_id, seconds, told)

    async def _publish_reply(
        self,
        device_id: str,
        client_token: str,
        action_id: str,
        seconds: int,
        told: Mapping[str, Any],
    ) -> None:
        """Send in the name of a device what became of an action."""
        reply = {
            "method": "action_reply",
            "clientToken": client_token,
            "ActionId": action_id,
            "timestamp": seconds,
            **told,
        }
        await self._caller.call(
            "AppPublishMsgAsDevice",
            {
                **device_parameters(device_id),
                "Topic": f"$thing/up/action/{device_id}",
                "Payload": json_text(reply),
            },
        )

    async def _set_config(self, device_id: str, name: str, key: bytes) -> None:
        """Keep a key among the settings of a device."""
        config = {"DeviceId": device_id, "DeviceKey": name, "DeviceValue": key.hex()}
        try:
            await self._caller.call("AppSetDeviceConfig", config)
        except CloudError as error:
            error.hide(key.hex())
            raise

    async def _config(self, device_id: str, name: str, action: str) -> str:
        """Return a setting of a device, "" where the cloud has none."""
        answer = await self._caller.call(
            action, {"DeviceId": device_id, "DeviceKey": name}
        )
        configs = answer.get("Configs")
        return text(configs, name) if isinstance(configs, Mapping) else ""


def _to_be_signed(device_id: str, content: bytes) -> dict[str, str]:
    """Return the parameters that have a text signed with a device's key."""
    return {
        "DeviceId": device_id,
        "Content": content.hex(),
        "ContentType": "hex",
        "SignMethod": "hmacsha256",
    }


def _seconds_in(moment: bytes) -> int:
    """Return a Unix time between slashes. Raises ValueError for none of 32 bits."""
    seconds = int(moment.strip(b"/") or 0)
    if not 0 <= seconds < TIMES:
        raise ValueError(f"{seconds} is no time")
    return seconds


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Refuse an answer that is not encoded as it should be."""
    try:
        yield
    except ValueError as error:
        raise RequestRefused(name, f"the {name} is unreadable") from error
