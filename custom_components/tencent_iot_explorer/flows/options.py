"""The options of an account."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlow,
)
from homeassistant.helpers.selector import BooleanSelector, SelectSelector
import voluptuous as vol

from ..account.devices.devices import Devices
from ..const import (
    CONF_DELETE_DEVICES,
    CONF_DELETE_UNHEARD,
    CONF_ROOMS_AS_AREAS,
    CONF_STAY_CONNECTED,
)
from .deleted_account import end_without_account
from .forms import choice

OPTIONS_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_ROOMS_AS_AREAS, default=True): BooleanSelector(),
        vol.Required(CONF_DELETE_DEVICES, default=False): BooleanSelector(),
    }
)


class TencentOptionsFlow(OptionsFlow):
    """What an account takes over from the cloud, and what it may change there."""

    @property
    @override
    def config_entry(self) -> ConfigEntry:
        """Return the account."""
        with end_without_account():
            return super().config_entry

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what Home Assistant takes over from the cloud, and what it may change."""
        speaking = self._speaking_bluetooth()
        present = {**self.config_entry.options}
        staying = present.get(CONF_STAY_CONNECTED, ())
        if user_input is not None:
            # What could not be asked stays as it is.
            options = {**present, **user_input}
            if CONF_STAY_CONNECTED in user_input:
                absent = (each for each in staying if each not in speaking)
                options[CONF_STAY_CONNECTED] = [
                    *dict.fromkeys((*user_input[CONF_STAY_CONNECTED], *absent))
                ]
            return self.async_create_entry(data=options)
        present[CONF_STAY_CONNECTED] = [each for each in staying if each in speaking]
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                OPTIONS_SCHEMA.extend(_bluetooth_fields(speaking)), present
            ),
        )

    def _speaking_bluetooth(self) -> dict[str, str]:
        """Return the names of the devices that speak Bluetooth themselves, by id."""
        if self.config_entry.state is not ConfigEntryState.LOADED:
            return {}
        devices: Devices = self.config_entry.runtime_data.devices
        return {device.device_id: device.name for device in devices.speaking_bluetooth}


def _bluetooth_fields(
    speaking: Mapping[str, str],
) -> dict[vol.Marker, SelectSelector | BooleanSelector]:
    """Return what is asked only where devices speak Bluetooth themselves."""
    if not speaking:
        return {}
    return {
        vol.Optional(CONF_STAY_CONNECTED, default=list): choice(
            speaking, multiple=True
        ),
        vol.Required(CONF_DELETE_UNHEARD, default=False): BooleanSelector(),
    }
