"""Adding a device that is behind a gateway."""

from typing import Any, override

from homeassistant.config_entries import SubentryFlowResult
import voluptuous as vol

from ..account.devices.behind import async_known_to
from ..account.products.products import async_fetch_products
from ..cloud import GatewayDevice, prove_sub_device
from .adding import NAME_FIELDS, device_id_of
from .binding_flow import BindingFlow
from .forms import SECRET, choice, stripped

CONF_DEVICE = "device"
CONF_GATEWAY = "gateway"
CONF_PRODUCT_SECRET = "product_secret"  # noqa: S105

SECRET_SCHEMA = vol.Schema({**NAME_FIELDS, vol.Required(CONF_PRODUCT_SECRET): SECRET})


class AddSubDeviceFlow(BindingFlow):
    """Bring a device behind a gateway into the gateway's family."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._gateway_id = ""

    @override
    async def _async_begin(
        self, user_input: dict[str, Any] | None
    ) -> SubentryFlowResult:
        """Ask for the gateway."""
        if user_input is not None:
            self._gateway_id = user_input[CONF_GATEWAY]
            return await self.async_step_way()
        gateways = {
            device.device_id: device.name
            for device in self._account.devices.values()
            if device.record.is_gateway
        }
        if not gateways:
            return self.async_abort(reason="no_gateway")
        schema = vol.Schema({vol.Required(CONF_GATEWAY): choice(gateways)})
        return self.async_show_form(step_id="user", data_schema=schema)

    async def async_step_way(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask how the device is found."""
        return self.async_show_menu(step_id="way", menu_options=["list", "secret"])

    async def async_step_list(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the user choose among the devices that the gateway knows."""
        if user_input is not None:
            with self._keep_trouble():
                return await self._async_bind(user_input[CONF_DEVICE])
        refused = self._reason, self._message
        with self._keep_trouble():
            offered = await self._async_offered()
            if not offered:
                return self.async_abort(reason="no_more_devices")
            self._reason, self._message = refused
            schema = vol.Schema({vol.Required(CONF_DEVICE): choice(offered)})
            return self._show("list", schema, user_input)
        return self._abort()

    async def _async_offered(self) -> dict[str, str]:
        """Return the devices that the gateway knows and the family does not."""
        client, devices = self._account.client, self._account.devices.values()
        known = await async_known_to(client, self._gateway_id, devices)
        waiting = [each for each in known if not each.in_family]
        products = await async_fetch_products(
            client, {each.product_id for each in waiting}
        )
        names = {each.product_id: each.name for each in products}
        return {
            each.device_id: _shown_name(each, names.get(each.product_id, ""))
            for each in waiting
        }

    async def async_step_secret(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Make the gateway know a device, and bring it into the family."""
        if user_input is not None:
            user_input = stripped(user_input)
            device_id = device_id_of(user_input)
            signature = prove_sub_device(device_id, user_input[CONF_PRODUCT_SECRET])
            with self._keep_trouble():
                await self._account.client.device.sig_gateway_bind_device(
                    self._gateway_id, device_id, signature
                )
                return await self._async_bind(device_id)
        return self._show("secret", SECRET_SCHEMA, user_input)

    async def _async_bind(self, device_id: str) -> SubentryFlowResult:
        """Bring a device that the gateway knows into the family."""
        await self._account.client.device.bind_sub_device_in_family(
            self._gateway_id, device_id
        )
        return await self._async_show_added(device_id)


def _shown_name(device: GatewayDevice, product_name: str) -> str:
    """Return what people know a device by, and what tells it from its brothers."""
    known_as = device.alias_name or product_name or device.product_id
    return f"{known_as} ({device.device_name})"
