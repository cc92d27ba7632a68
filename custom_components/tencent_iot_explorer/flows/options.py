"""The options of an account."""

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlow,
)
from homeassistant.helpers.selector import BooleanSelector, SelectSelector
import voluptuous as vol

from ..const import (
    CONF_DELETE_DEVICES,
    CONF_DELETE_UNHEARD,
    CONF_ROOMS_AS_AREAS,
    CONF_STAY_CONNECTED,
)
from ..home.devices import Devices
from .forms import choice

OPTIONS_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_ROOMS_AS_AREAS, default=True): BooleanSelector(),
        vol.Required(CONF_DELETE_DEVICES, default=False): BooleanSelector(),
    }
)


class TencentOptionsFlow(OptionsFlow):
    """What an account takes over from the cloud, and what it may change there."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what Home Assistant takes over from the cloud, and what it may change."""
        if user_input is not None:
            return self.async_create_entry(data=user_input)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                OPTIONS_SCHEMA.extend(self._bluetooth_fields()),
                self.config_entry.options,
            ),
        )

    def _bluetooth_fields(self) -> dict[vol.Marker, SelectSelector | BooleanSelector]:
        """Return what is asked only where devices speak Bluetooth themselves."""
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return {}
        devices: Devices = self.config_entry.runtime_data.devices
        choices = {
            device.device_id: device.name for device in devices.speaking_bluetooth
        }
        if not choices:
            return {}
        return {
            vol.Optional(CONF_STAY_CONNECTED, default=list): choice(
                choices, multiple=True
            ),
            vol.Required(CONF_DELETE_UNHEARD, default=False): BooleanSelector(),
        }
