"""Texts."""

from typing import override

from homeassistant.components.text import TextEntity, TextMode
from homeassistant.const import (
    MAX_LENGTH_STATE_STATE,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    Platform,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import translated_errors
from .entity import SecretEntity, TencentEntity
from .entity.setting_up import async_setup_entities
from .thing import VALUE, EntityPlan, InvalidValueError

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the texts of the account's devices."""
    async_setup_entities(entry, Platform.TEXT, _create_text, async_add_entities)


def _create_text(account: Account, device: Device, plan: EntityPlan) -> TencentText:
    """Return the text of a secret, or of anything else."""
    return (SecretText if plan.secret else TencentText)(account, device, plan)


class TencentText(TencentEntity, TextEntity):
    """A text property that can be set."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take the length from the plan; an empty text is the device's to refuse."""
        if plan.maximum is not None:
            self._attr_native_max = min(int(plan.maximum), MAX_LENGTH_STATE_STATE)
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        """Show as much as fits; Home Assistant minds a text of another length."""
        value = self.read(VALUE)
        text = None if value is None else str(value)[: self.max]
        too_short = text is None or len(text) < self.min
        self._attr_native_value = None if too_short else text

    @override
    async def async_set_value(self, value: str) -> None:
        """Send the text; a scene hands on what no text can be shown as."""
        if value in {STATE_UNAVAILABLE, STATE_UNKNOWN}:
            with translated_errors(self.device.name):
                raise InvalidValueError("not_text", value=value)
        await self.write({VALUE: value})


class SecretText(SecretEntity, TencentText):
    """A secret text that can be set."""

    _attr_mode = TextMode.PASSWORD
