"""Adding a device nearby: by its signature, or by a token in a Wi-Fi network."""

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
import secrets
import time
from typing import Any, Final, override

from homeassistant.core import HomeAssistant

from ..account.account import Account
from ..bluetooth import (
    LOCAL_KEY_LENGTH,
    NUMBER_LENGTH,
    Advertisement,
    BluetoothError,
    CloudProof,
    Conversation,
    KeyAuthority,
    Network,
    Registrar,
    Signature,
    ask_encrypted_signature,
    ask_signature,
    device_id8,
    hand_over_token,
    join_network,
    tell_bound,
    tell_bound_encrypted,
    tell_not_bound,
    tell_not_bound_encrypted,
)
from ..cloud import BLUETOOTH_BINDING, SHA1, SHA256, BindSignature, CloudError
from ..flows.adding import async_token_brought
from .connection import DeviceConnection, async_open

NONCE_BITS: Final = 32


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What a device has signed to be bound, and how to tell it the result."""

    device_name: str
    signature: BindSignature
    keep_key: Callable[[str], Awaitable[None]]
    tell_bound: Callable[[], Awaitable[None]]
    tell_not_bound: Callable[[], Awaitable[None]]


class NewDevice(Registrar, KeyAuthority):
    """An unbound device that is about to be brought into a family and a room.

    Methods that add it raise BluetoothError, CloudError.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        account: Account,
        *,
        address: str,
        advertisement: Advertisement,
        place: tuple[str, str],
        on_phase: Callable[[str], None],
    ) -> None:
        """Send nothing yet."""
        self._hass = hass
        self._client = account.client
        self._keys = account.keys
        self._address = address
        self._advertisement = advertisement
        self._place = place
        self._on_phase = on_phase

    async def async_bind(self) -> None:
        """Bind the device by its signature."""
        async with self._connected() as connection:
            await self._async_sign(connection.conversation)

    async def async_provision(self, network: Network) -> None:
        """Bring the device into a network, from where it comes to the cloud itself.

        One that is used over Bluetooth as well signs then, and gets a key.
        """
        provisioning = self._client.provisioning
        async with self._connected() as connection:
            self._on_phase("joining")
            info = await join_network(connection.conversation, network)
            token = await provisioning.create_device_bind_token()
            await hand_over_token(connection.conversation, token)
            self._on_phase("coming")
            brought = await async_token_brought(self._client, token)
            if connection.has_dual_mode:
                await self._async_sign(connection.conversation)
                return
        device_id = brought or self._id_of(info.text)
        await provisioning.token_bind_device_family(token, device_id, *self._place)

    @override
    async def register(self, signature: Signature) -> bytes:
        payload = await self._client.bluetooth.device_dynamic_register(
            self._id_of(signature.device_name),
            signature.signature,
            signature.nonce,
            signature.seconds,
        )
        return payload.encode()

    @override
    def on_confirm(self, seconds: int) -> None:
        self._on_phase("confirming")

    @override
    async def prove(self, device_name: str, number: bytes) -> CloudProof:
        signed = await self._client.bluetooth.device_custom_signature_agitated(
            self._id_of(device_name), number
        )
        return CloudProof(
            signature=signed.signature, content=signed.content, seconds=signed.seconds
        )

    @override
    async def agree(
        self, device_name: str, proof: CloudProof, content: bytes, signature: bytes
    ) -> bytes:
        return await self._client.bluetooth.get_secret_encrypt_key(
            self._id_of(device_name), proof.content, content, signature
        )

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[DeviceConnection]:
        """Hold a link to the device."""
        connection = await async_open(
            self._hass,
            self._address,
            self._advertisement.product_id,
            on_lost=lambda: None,
        )
        try:
            yield connection
        finally:
            await connection.close()

    async def _async_sign(self, conversation: Conversation) -> None:
        """Have the device sign, and be bound by its signature."""
        self._on_phase("binding")
        agree = self._agree_encrypted if self._advertisement.encrypted else self._agree
        agreement = await agree(conversation)
        await _to_the_end(self._async_bind_both(agreement))

    async def _agree(self, conversation: Conversation) -> Agreement:
        """Have a device sign, and choose a key."""
        signed = await ask_signature(
            conversation,
            self,
            nonce=secrets.randbits(NONCE_BITS),
            seconds=int(time.time()),
        )
        key = secrets.token_bytes(LOCAL_KEY_LENGTH)
        bind_id = device_id8(self._advertisement.product_id, signed.device_name)
        return Agreement(
            device_name=signed.device_name,
            signature=BindSignature(
                signature=signed.signature,
                timestamp=signed.seconds,
                connection_id=str(signed.nonce),
                bind_type=BLUETOOTH_BINDING,
                sign_method=SHA1,
            ),
            keep_key=lambda device_id: self._client.bluetooth.set_local_key(
                device_id, key
            ),
            tell_bound=lambda: tell_bound(conversation, key, bind_id),
            tell_not_bound=lambda: tell_not_bound(conversation),
        )

    async def _agree_encrypted(self, conversation: Conversation) -> Agreement:
        """Have a device with the encrypted protocol and the cloud agree upon a key."""
        signed = await ask_encrypted_signature(
            conversation,
            self,
            number=secrets.token_bytes(NUMBER_LENGTH),
            seconds=int(time.time()),
            unregistered=self._advertisement.unregistered,
        )
        return Agreement(
            device_name=signed.device_name,
            signature=BindSignature(
                signature=signed.signature,
                timestamp=signed.seconds,
                connection_id=base64.b64encode(signed.number).decode(),
                bind_type=BLUETOOTH_BINDING,
                sign_method=SHA256,
            ),
            keep_key=lambda device_id: self._client.bluetooth.set_secret_key(
                device_id, signed.key
            ),
            tell_bound=lambda: tell_bound_encrypted(conversation, signed.key),
            tell_not_bound=lambda: tell_not_bound_encrypted(conversation, signed.key),
        )

    def _id_of(self, device_name: str) -> str:
        return f"{self._advertisement.product_id}/{device_name}"

    async def _async_bind_both(self, agreement: Agreement) -> None:
        """Bind a device in the cloud, and tell the device."""
        device_id = self._id_of(agreement.device_name)
        try:
            await self._async_bind_in_cloud(device_id, agreement.signature)
        except CloudError:
            with suppress(BluetoothError):
                await agreement.tell_not_bound()
            raise
        await self._async_share_key(device_id, agreement)

    async def _async_bind_in_cloud(
        self, device_id: str, signature: BindSignature
    ) -> None:
        family_id, room_id = self._place
        await self._client.provisioning.sig_bind_device_in_family(
            device_id, family_id, signature, room_id
        )

    async def _async_share_key(self, device_id: str, agreement: Agreement) -> None:
        """Give the cloud and the device the same key, or have both forget.

        The cloud comes first: a device with a key that nobody knows has to be reset.
        """
        family_id, room_id = self._place
        self._keys.async_forget([device_id])
        try:
            await agreement.keep_key(device_id)
            await agreement.tell_bound()
        except BluetoothError, CloudError:
            with suppress(CloudError):
                await self._client.device.delete_device_in_family(
                    family_id, device_id, room_id
                )
            raise


async def _to_the_end(doing: Coroutine[Any, Any, None]) -> None:
    """Run to the end, even if the dialog is closed meanwhile."""
    task = asyncio.create_task(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
