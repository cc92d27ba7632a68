"""Adding a device: by a token, by its code, by its key, or by its own signature."""

import asyncio
import secrets
import time
from typing import Any, override

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers.selector import (
    QrCodeSelector,
    QrCodeSelectorConfig,
    QrErrorCorrectionLevel,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..account.registry.registration import DEFAULT_ROOM_ID
from ..cloud import (
    BLUETOOTH_BINDING,
    OTHER_BINDING,
    SHA1,
    SHA256,
    WIFI_BINDING,
    BindSignature,
    SignedDevice,
    read_device_code,
    sign_binding,
)
from ..const import DOMAIN
from .adding import NAME_FIELDS, async_places, async_token_brought, device_id_of
from .binding_flow import BindingFlow
from .forms import NUMBER, SECRET, TEXT, choice, fixed_choice, stripped

CONF_BIND_TYPE = "bind_type"
CONF_CODE = "code"
CONF_CONNECTION_ID = "connection_id"
CONF_PLACE = "place"
CONF_PSK = "psk"
CONF_QR_CODE = "qr_code"
CONF_SIGNATURE = "signature"
CONF_SIGN_METHOD = "sign_method"
CONF_TIMESTAMP = "timestamp"

METHOD_FIELDS: VolDictType = {
    vol.Required(CONF_BIND_TYPE, default=WIFI_BINDING): fixed_choice(
        [WIFI_BINDING, BLUETOOTH_BINDING, OTHER_BINDING], CONF_BIND_TYPE
    ),
    vol.Required(CONF_SIGN_METHOD, default=SHA1): fixed_choice(
        [SHA1, SHA256], CONF_SIGN_METHOD
    ),
}
CODE_SCHEMA = vol.Schema({vol.Required(CONF_CODE): TEXT})
NAME_SCHEMA = vol.Schema(NAME_FIELDS)
PSK_SCHEMA = vol.Schema(
    {**NAME_FIELDS, vol.Required(CONF_PSK): SECRET, **METHOD_FIELDS}
)
SIGNATURE_SCHEMA = vol.Schema(
    {
        **NAME_FIELDS,
        vol.Required(CONF_SIGNATURE): TEXT,
        vol.Required(CONF_TIMESTAMP): NUMBER,
        vol.Required(CONF_CONNECTION_ID): TEXT,
        **METHOD_FIELDS,
    }
)


class AddDeviceFlow(BindingFlow):
    """Bring a new device into a family and a room."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._place = ("", DEFAULT_ROOM_ID)
        self._token = ""
        self._device_id = ""
        self._connecting: asyncio.Task[str] | None = None

    @override
    async def _async_begin(
        self, user_input: dict[str, Any] | None
    ) -> SubentryFlowResult:
        """Ask where the device is to be."""
        if user_input is not None:
            family_id, _, room_id = user_input[CONF_PLACE].partition("/")
            self._place = (family_id, room_id)
            return await self.async_step_way()
        with self._keep_trouble():
            places = await async_places(self._get_entry())
            if not places:
                return self.async_abort(reason="no_family")
            schema = vol.Schema({vol.Required(CONF_PLACE): choice(places)})
            return self.async_show_form(step_id="user", data_schema=schema)
        return self._abort()

    async def async_step_way(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask how the device is added."""
        return self.async_show_menu(
            step_id="way", menu_options=["token", "code", "psk", "signature"]
        )

    async def async_step_token(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show a token that the device brings along when it connects."""
        if user_input is not None:
            return await self.async_step_connecting()
        with self._keep_trouble():
            provisioning = self._account.client.provisioning
            self._token = await provisioning.create_device_bind_token()
            return self._show_token()
        return self._abort()

    def _show_token(self) -> SubentryFlowResult:
        """Show the token, for the device to take."""
        code = QrCodeSelectorConfig(
            data=self._token, scale=6, error_correction_level=QrErrorCorrectionLevel.LOW
        )
        schema = vol.Schema({vol.Optional(CONF_QR_CODE): QrCodeSelector(code)})
        return self._show("token", schema, None, token=self._token)

    async def async_step_connecting(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Wait until the device has connected with the token."""
        if self._connecting is None:
            with self._keep_trouble():
                brought = async_token_brought(self._account.client, self._token)
                self._connecting = self.hass.async_create_background_task(
                    brought, f"{DOMAIN} connecting"
                )
        if self._connecting is None:
            return self._abort()
        if self._connecting.done():
            return self.async_show_progress_done(next_step_id="bind")
        return self.async_show_progress(
            step_id="connecting",
            progress_action="connecting",
            progress_task=self._connecting,
            description_placeholders={"token": self._token},
        )

    async def async_step_bind(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Bind the device that has connected, or tell why none has."""
        connecting, self._connecting = self._connecting, None
        with self._keep_trouble():
            if connecting:
                self._device_id = connecting.result()
        if self._reason:
            return self._abort()
        if not self._device_id:
            return await self.async_step_name()
        return await self._async_bind_by_token() or self._show_token()

    async def async_step_name(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which device has connected, where the cloud does not tell."""
        if user_input is not None:
            self._device_id = device_id_of(stripped(user_input))
            if added := await self._async_bind_by_token():
                return added
        return self._show("name", NAME_SCHEMA, user_input)

    async def _async_bind_by_token(self) -> SubentryFlowResult | None:
        """Bind the device that has brought the token; None if that went wrong."""
        with self._keep_trouble():
            await self._account.client.provisioning.token_bind_device_family(
                self._token, self._device_id, *self._place
            )
            return await self._async_show_added(self._device_id)
        return None

    async def async_step_code(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take what the code on a device says."""
        if user_input is None:
            return self._show("code", CODE_SCHEMA, None)
        user_input = stripped(user_input)
        try:
            read = read_device_code(user_input[CONF_CODE])
        except ValueError:
            self._reason = "invalid_code"
            return self._show("code", CODE_SCHEMA, user_input)
        with self._keep_trouble():
            return await self._async_bind_read(read)
        return self._show("code", CODE_SCHEMA, user_input)

    async def _async_bind_read(self, read: SignedDevice | str) -> SubentryFlowResult:
        """Bind the device of a code. Raises CloudError."""
        if isinstance(read, SignedDevice):
            return await self._async_bind_signed(*read)
        provisioning = self._account.client.provisioning
        family_id, room_id = self._place
        added = await provisioning.secure_add_device_in_family(family_id, read, room_id)
        return await self._async_show_added(added.device_id)

    async def async_step_psk(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Sign for a device whose key is known."""
        if user_input is not None:
            user_input = stripped(user_input)
            with self._keep_trouble():
                signature = sign_binding(
                    device_id_of(user_input),
                    user_input[CONF_PSK],
                    timestamp=int(time.time()),
                    connection_id=secrets.token_hex(3),
                    bind_type=user_input[CONF_BIND_TYPE],
                    sign_method=user_input[CONF_SIGN_METHOD],
                )
                return await self._async_bind_signed(
                    device_id_of(user_input), signature
                )
        return self._show("psk", PSK_SCHEMA, user_input)

    async def async_step_signature(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take the signature that the device made itself."""
        if user_input is not None:
            user_input = stripped(user_input)
            signature = BindSignature(
                signature=user_input[CONF_SIGNATURE],
                timestamp=int(user_input[CONF_TIMESTAMP]),
                connection_id=user_input[CONF_CONNECTION_ID],
                bind_type=user_input[CONF_BIND_TYPE],
                sign_method=user_input[CONF_SIGN_METHOD],
            )
            with self._keep_trouble():
                return await self._async_bind_signed(
                    device_id_of(user_input), signature
                )
        return self._show("signature", SIGNATURE_SCHEMA, user_input)

    async def _async_bind_signed(
        self, device_id: str, signature: BindSignature
    ) -> SubentryFlowResult:
        """Bind a device that a signature proves."""
        family_id, room_id = self._place
        await self._account.client.provisioning.sig_bind_device_in_family(
            device_id, family_id, signature, room_id
        )
        return await self._async_show_added(device_id)
