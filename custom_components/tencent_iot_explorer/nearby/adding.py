"""Adding a device nearby: by its signature, or by a token in a Wi-Fi network."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
import secrets
import time
from typing import Final, override

from homeassistant.core import HomeAssistant

from ..bluetooth import (
    BluetoothError,
    Conversation,
    Network,
    Registrar,
    Signature,
    ask_signature,
    device_id8,
    hand_over_token,
    join_network,
    tell_bound,
    tell_not_bound,
)
from ..cloud import (
    BLUETOOTH_BINDING,
    SHA1,
    BindSignature,
    Client,
    CloudError,
)
from ..flows.adding import async_token_brought
from .connection import async_open

KEY_LENGTH: Final = 4
NONCE_BITS: Final = 32


class NewDevice(Registrar):
    """An unbound device that is about to be brought into a family and a room.

    Methods that add it return its id; they raise BluetoothError, CloudError.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        client: Client,
        *,
        address: str,
        product_id: str,
        place: tuple[str, str],
        on_phase: Callable[[str], None],
    ) -> None:
        """Know where it is and where it is to be; nothing is sent yet."""
        self._hass = hass
        self._client = client
        self._address = address
        self._product_id = product_id
        self._place = place
        self._on_phase = on_phase

    async def async_bind(self) -> str:
        """Have the device sign, and the cloud and the device know each other."""
        async with self._connected() as conversation:
            self._on_phase("binding")
            signature = await ask_signature(
                conversation,
                self,
                nonce=secrets.randbits(NONCE_BITS),
                seconds=int(time.time()),
            )
            device_id = f"{self._product_id}/{signature.device_name}"
            try:
                await self._async_bind_in_cloud(device_id, signature)
            except CloudError:
                with suppress(BluetoothError):
                    await tell_not_bound(conversation)
                raise
            await self._async_keep_key(conversation, device_id, signature.device_name)
        return device_id

    async def async_provision(self, network: Network) -> str:
        """Bring the device into a network, from where it comes to the cloud itself."""
        provisioning = self._client.provisioning
        async with self._connected() as conversation:
            self._on_phase("joining")
            info = await join_network(conversation, network)
            token = await provisioning.create_device_bind_token()
            await hand_over_token(conversation, token)
        self._on_phase("coming")
        told = await async_token_brought(self._client, token)
        device_id = told or f"{self._product_id}/{info.text}"
        await provisioning.token_bind_device_family(token, device_id, *self._place)
        return device_id

    @override
    async def register(self, signature: Signature) -> bytes:
        payload = await self._client.bluetooth.device_dynamic_register(
            f"{self._product_id}/{signature.device_name}",
            signature.signature,
            signature.nonce,
            signature.seconds,
        )
        return payload.encode()

    @override
    def on_confirm(self, seconds: int) -> None:
        self._on_phase("confirming")

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Conversation]:
        """Hold a link to the device."""
        connection = await async_open(
            self._hass, self._address, self._product_id, on_lost=lambda: None
        )
        try:
            yield connection.conversation
        finally:
            await connection.close()

    async def _async_bind_in_cloud(self, device_id: str, signature: Signature) -> None:
        family_id, room_id = self._place
        await self._client.provisioning.sig_bind_device_in_family(
            device_id,
            family_id,
            BindSignature(
                signature=signature.signature,
                timestamp=signature.seconds,
                connection_id=str(signature.nonce),
                bind_type=BLUETOOTH_BINDING,
                sign_method=SHA1,
            ),
            room_id,
        )

    async def _async_keep_key(
        self, conversation: Conversation, device_id: str, device_name: str
    ) -> None:
        """Give the cloud and the device the same key, or have both forget.

        The cloud comes first: a device with a key that nobody knows has to be reset.
        """
        key = secrets.token_bytes(KEY_LENGTH)
        bind_id = device_id8(self._product_id, device_name)
        try:
            await self._client.bluetooth.set_local_key(device_id, key)
            await tell_bound(conversation, key, bind_id)
        except BluetoothError, CloudError:
            with suppress(CloudError):
                await self._client.device.delete_device_in_family(
                    self._place[0], device_id
                )
            raise
