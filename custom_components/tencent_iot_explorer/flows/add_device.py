"""Adding devices from Home Assistant: by token, by signature, and behind a gateway.

A device that was added is no subentry: it shows up in its family, and the flow ends.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import secrets
import time
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.helpers.selector import (
    QrCodeSelector,
    QrCodeSelectorConfig,
    QrErrorCorrectionLevel,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..cloud import (
    BIND_TOKEN_CREATED,
    BIND_TOKEN_USABLE,
    BLUETOOTH_BINDING,
    OTHER_BINDING,
    SHA1,
    SHA256,
    WIFI_BINDING,
    BindSignature,
    CloudError,
    sign_binding,
    sign_sub_device,
)
from ..home.account import Account
from ..home.registry import DEFAULT_ROOM_ID

CONF_BIND_TYPE = "bind_type"
CONF_CONNECTION_ID = "connection_id"
CONF_DEVICE = "device"
CONF_DEVICE_NAME = "device_name"
CONF_GATEWAY = "gateway"
CONF_PLACE = "place"
CONF_PRODUCT_ID = "product_id"
CONF_PRODUCT_SECRET = "product_secret"  # noqa: S105
CONF_PSK = "psk"
CONF_QR_CODE = "qr_code"
CONF_SIGNATURE = "signature"
CONF_SIGN_METHOD = "sign_method"
CONF_TIMESTAMP = "timestamp"

POLL_SECONDS = 2
TOKEN_SECONDS = 600

SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
NAME_FIELDS: VolDictType = {
    vol.Required(CONF_PRODUCT_ID): TextSelector(),
    vol.Required(CONF_DEVICE_NAME): TextSelector(),
}
METHOD_FIELDS: VolDictType = {
    vol.Required(CONF_BIND_TYPE, default=WIFI_BINDING): SelectSelector(
        SelectSelectorConfig(
            options=[WIFI_BINDING, BLUETOOTH_BINDING, OTHER_BINDING],
            translation_key=CONF_BIND_TYPE,
        )
    ),
    vol.Required(CONF_SIGN_METHOD, default=SHA1): SelectSelector(
        SelectSelectorConfig(options=[SHA1, SHA256], translation_key=CONF_SIGN_METHOD)
    ),
}
PSK_SCHEMA = vol.Schema(
    {**NAME_FIELDS, vol.Required(CONF_PSK): SECRET, **METHOD_FIELDS}
)
SIGNATURE_SCHEMA = vol.Schema(
    {
        **NAME_FIELDS,
        vol.Required(CONF_SIGNATURE): TextSelector(),
        vol.Required(CONF_TIMESTAMP): vol.Coerce(int),
        vol.Required(CONF_CONNECTION_ID): TextSelector(),
        **METHOD_FIELDS,
    }
)
SECRET_SCHEMA = vol.Schema({**NAME_FIELDS, vol.Required(CONF_PRODUCT_SECRET): SECRET})


@dataclass
class Trouble:
    """What went wrong in a step, as a form or the end of a flow tells it."""

    reason: str = ""
    message: str = ""

    @contextmanager
    def told(self) -> Iterator[None]:
        """Keep what goes wrong."""
        self.reason = ""
        try:
            yield
        except CloudError as error:
            self.reason, self.message = "cloud_failed", error.message
        except TimeoutError:
            self.reason = "timeout"
        except ValueError as error:
            self.reason, self.message = "invalid_key", str(error)

    def form(
        self,
        flow: ConfigSubentryFlow,
        step_id: str,
        schema: vol.Schema,
        user_input: dict[str, Any] | None,
        **placeholders: str,
    ) -> SubentryFlowResult:
        """Show a form with what was typed before, and what is wrong with it."""
        return flow.async_show_form(
            step_id=step_id,
            data_schema=flow.add_suggested_values_to_schema(schema, user_input),
            errors={"base": self.reason} if self.reason else {},
            description_placeholders={"message": self.message, **placeholders},
        )

    def abort(self, flow: ConfigSubentryFlow) -> SubentryFlowResult:
        """End the flow."""
        return flow.async_abort(
            reason=self.reason, description_placeholders={"message": self.message}
        )


class AddDeviceFlow(ConfigSubentryFlow):
    """Bring a new device into a family and a room."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._place = ("", DEFAULT_ROOM_ID)
        self._token = ""
        self._device_id = ""
        self._connecting: asyncio.Task[None] | None = None
        self._trouble = Trouble()

    @property
    def _account(self) -> Account:
        account: Account = self._get_entry().runtime_data
        return account

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask where the device is to be, and then how it is added."""
        if self._get_entry().state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        if user_input is not None:
            family_id, _, room_id = user_input[CONF_PLACE].partition("/")
            self._place = (family_id, room_id)
            return self.async_show_menu(
                step_id="user", menu_options=["token", "psk", "signature"]
            )
        with self._trouble.told():
            places = SelectSelector(
                SelectSelectorConfig(options=await self._async_places())
            )
            schema = vol.Schema({vol.Required(CONF_PLACE): places})
            return self.async_show_form(step_id="user", data_schema=schema)
        return self._trouble.abort(self)

    async def async_step_token(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show a token that the device brings along when it connects."""
        if user_input is not None:
            self._device_id = device_id_of(user_input)
            return await self.async_step_connecting()
        with self._trouble.told():
            provisioning = self._account.client.provisioning
            self._token = await provisioning.create_device_bind_token()
            return self._show_token()
        return self._trouble.abort(self)

    def _show_token(self) -> SubentryFlowResult:
        """Show the token, and ask which device gets it."""
        code = QrCodeSelectorConfig(
            data=self._token, scale=6, error_correction_level=QrErrorCorrectionLevel.LOW
        )
        schema: VolDictType = {
            vol.Optional(CONF_QR_CODE): QrCodeSelector(code),
            **NAME_FIELDS,
        }
        return self._trouble.form(
            self, "token", vol.Schema(schema), None, token=self._token
        )

    async def async_step_connecting(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Wait until the device has connected with the token."""
        if self._connecting is None:
            self._connecting = self.hass.async_create_task(self._async_connect())
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
        """Bind the device that has connected."""
        connecting, self._connecting = self._connecting, None
        with self._trouble.told():
            if connecting:
                connecting.result()
        if self._trouble.reason:
            return self._trouble.abort(self)
        with self._trouble.told():
            await self._account.client.provisioning.token_bind_device_family(
                self._token, self._device_id, *self._place
            )
            return await async_added(self, self._account, self._device_id)
        return self._show_token()

    async def async_step_psk(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Sign for a device whose key is known."""
        if user_input is not None:
            with self._trouble.told():
                signature = sign_binding(
                    device_id_of(user_input),
                    user_input[CONF_PSK],
                    timestamp=int(time.time()),
                    connection_id=secrets.token_hex(3),
                    bind_type=user_input[CONF_BIND_TYPE],
                    sign_method=user_input[CONF_SIGN_METHOD],
                )
                return await self._async_bind_signed(user_input, signature)
        return self._trouble.form(self, "psk", PSK_SCHEMA, user_input)

    async def async_step_signature(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take the signature that the device made itself."""
        if user_input is not None:
            signature = BindSignature(
                signature=user_input[CONF_SIGNATURE],
                timestamp=user_input[CONF_TIMESTAMP],
                connection_id=user_input[CONF_CONNECTION_ID],
                bind_type=user_input[CONF_BIND_TYPE],
                sign_method=user_input[CONF_SIGN_METHOD],
            )
            with self._trouble.told():
                return await self._async_bind_signed(user_input, signature)
        return self._trouble.form(self, "signature", SIGNATURE_SCHEMA, user_input)

    async def _async_bind_signed(
        self, user_input: dict[str, Any], signature: BindSignature
    ) -> SubentryFlowResult:
        """Bind a device that a signature proves."""
        device_id = device_id_of(user_input)
        family_id, room_id = self._place
        await self._account.client.provisioning.sig_bind_device_in_family(
            device_id, family_id, signature, room_id
        )
        return await async_added(self, self._account, device_id)

    async def _async_connect(self) -> None:
        """Wait for the device; raises what the cloud says of the token."""
        provisioning = self._account.client.provisioning
        async with asyncio.timeout(TOKEN_SECONDS):
            state = BIND_TOKEN_CREATED
            while state != BIND_TOKEN_USABLE:
                await asyncio.sleep(POLL_SECONDS)
                state = await provisioning.get_device_bind_token_state(self._token)

    async def _async_places(self) -> list[SelectOptionDict]:
        """Return the families and their rooms."""
        places: list[SelectOptionDict] = []
        for subentry in self._get_entry().subentries.values():
            family_id, title = subentry.unique_id or "", subentry.title
            rooms = await self._account.client.family.get_room_list(family_id)
            names = {DEFAULT_ROOM_ID: title} | {
                room.room_id: f"{title} · {room.name}" for room in rooms
            }
            places.extend(
                SelectOptionDict(value=f"{family_id}/{room_id}", label=name)
                for room_id, name in names.items()
            )
        return places


class AddSubDeviceFlow(ConfigSubentryFlow):
    """Bring a device behind a gateway into the gateway's family."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._gateway_id = ""
        self._trouble = Trouble()

    @property
    def _account(self) -> Account:
        account: Account = self._get_entry().runtime_data
        return account

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the gateway, and then how the device is found."""
        if self._get_entry().state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        if user_input is not None:
            self._gateway_id = user_input[CONF_GATEWAY]
            return self.async_show_menu(step_id="user", menu_options=["list", "secret"])
        gateways = [
            SelectOptionDict(value=device.device_id, label=device.name)
            for device in self._account.devices.values()
            if device.record.is_gateway
        ]
        if not gateways:
            return self.async_abort(reason="no_gateway")
        offered = SelectSelector(SelectSelectorConfig(options=gateways))
        schema = vol.Schema({vol.Required(CONF_GATEWAY): offered})
        return self.async_show_form(step_id="user", data_schema=schema)

    async def async_step_list(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the user choose among the devices that the gateway knows."""
        with self._trouble.told():
            if user_input is not None:
                return await self._async_bind(user_input[CONF_DEVICE])
            offered = await self._async_offered()
            if not offered:
                return self.async_abort(reason="no_more_devices")
            devices = SelectSelector(SelectSelectorConfig(options=offered))
            schema = vol.Schema({vol.Required(CONF_DEVICE): devices})
            return self.async_show_form(step_id="list", data_schema=schema)
        return self._trouble.abort(self)

    async def _async_offered(self) -> list[SelectOptionDict]:
        """Return the devices that the gateway knows and the family does not."""
        known = await self._account.client.device.get_gateway_bind_device_list(
            self._gateway_id
        )
        return [
            SelectOptionDict(
                value=each.device_id, label=each.alias_name or each.device_id
            )
            for each in known
            if not each.in_family
        ]

    async def async_step_secret(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Make the gateway know a device, and bring it into the family."""
        if user_input is not None:
            device_id = device_id_of(user_input)
            signature = sign_sub_device(
                device_id,
                user_input[CONF_PRODUCT_SECRET],
                timestamp=int(time.time()),
                nonce=secrets.token_hex(4),
            )
            with self._trouble.told():
                await self._account.client.device.sig_gateway_bind_device(
                    self._gateway_id, device_id, signature
                )
                return await self._async_bind(device_id)
        return self._trouble.form(self, "secret", SECRET_SCHEMA, user_input)

    async def _async_bind(self, device_id: str) -> SubentryFlowResult:
        """Bring a device that the gateway knows into the family."""
        await self._account.client.device.bind_sub_device_in_family(
            self._gateway_id, device_id
        )
        return await async_added(self, self._account, device_id)


async def async_added(
    flow: ConfigSubentryFlow, account: Account, device_id: str
) -> SubentryFlowResult:
    """Show the new device and end."""
    await account.home.async_request_refresh()
    return flow.async_abort(
        reason="device_added", description_placeholders={"device": device_id}
    )


def device_id_of(user_input: dict[str, Any]) -> str:
    """Return the cloud's id of the device that was named."""
    return f"{user_input[CONF_PRODUCT_ID]}/{user_input[CONF_DEVICE_NAME]}"
