"""Numbers."""

from typing import override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberMode
from homeassistant.const import PERCENTAGE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import SecretEntity, TencentEntity
from .entity.scale import in_steps
from .entity.setting_up import async_setup_entities
from .thing import VALUE, EntityPlan

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of the account's devices."""
    async_setup_entities(entry, Platform.NUMBER, _create_number, async_add_entities)


def _create_number(account: Account, device: Device, plan: EntityPlan) -> TencentNumber:
    """Return the number of a secret, or of anything else."""
    return (SecretNumber if plan.secret else TencentNumber)(account, device, plan)


class TencentNumber(TencentEntity, NumberEntity):
    """A numeric property that can be set."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take the range from the plan; only a percentage gets a slider."""
        if plan.unit != PERCENTAGE:
            self._attr_mode = NumberMode.BOX
        if plan.minimum is not None:
            self._attr_native_min_value = plan.minimum
        if plan.maximum is not None:
            self._attr_native_max_value = plan.maximum
        if plan.step is not None:
            self._attr_native_step = plan.step
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        """Follow the unit that the device is set to."""
        self._attr_native_unit_of_measurement = self.present_unit()

    @property
    @override
    def native_value(self) -> float | None:
        """Return the number, as a float if the user wants another unit.

        Home Assistant would round a converted integer. A temperature stays whole: nobody
        sets a tenth of a degree.
        """
        number = self.read_number(VALUE)
        is_converted = self.unit_of_measurement != self.native_unit_of_measurement
        if number is None or self.device_class == NumberDeviceClass.TEMPERATURE:
            return number
        return float(number) if is_converted else number

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Send the number."""
        binding = self.plan.bindings[VALUE]
        await self.write({VALUE: in_steps(binding, value)})


class SecretNumber(SecretEntity, TencentNumber):
    """A secret number that can be set."""
