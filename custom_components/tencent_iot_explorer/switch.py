"""Switches."""

from abc import abstractmethod
from functools import partial
from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.const import STATE_OFF, STATE_ON, EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.entity_registry import RegistryEntry

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .account.errors import translated_errors
from .account.registry.identity import (
    device_identifier,
    family_identifier,
    timer_unique_id,
)
from .cloud import AutomationSummary, Timer
from .entity import TencentEntity
from .entity.channel import full_name, own_name
from .entity.listed import ListedEntity, async_follow_listed
from .entity.setting_up import async_setup_entities
from .thing import VALUE, Channel, EntityPlan

PARALLEL_UPDATES = 0

CHANNEL = "channel"

type DeviceTimer = tuple[Device, Timer]


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches of devices, and those of their timers and of automations."""
    account = entry.runtime_data
    async_setup_entities(entry, Platform.SWITCH, _create_switch, async_add_entities)
    async_follow_listed(
        account,
        account.home,
        lambda: account.home.data.automations,
        partial(AutomationSwitch, account),
        async_add_entities,
    )
    async_follow_listed(
        account,
        account.timers,
        partial(_device_timers, account),
        partial(TimerSwitch, account),
        async_add_entities,
    )


def _device_timers(account: Account) -> dict[str, DeviceTimer]:
    """Return the timers of the account's devices by the unique id of their switches."""
    return {
        timer_unique_id(device, timer.timer_id): (device, timer)
        for device_id, device in account.devices.items()
        for timer in account.timers.data.get(device_id, ())
    }


def _create_switch(account: Account, device: Device, plan: EntityPlan) -> TencentSwitch:
    """Return the switch of a channel, or of anything else."""
    if plan.channel and plan.role == CHANNEL:
        return ChannelSwitch(account, device, plan, plan.channel)
    return TencentSwitch(account, device, plan)


class TencentSwitch(TencentEntity, SwitchEntity):
    """A property that is on or off and can be set."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the property is on."""
        return self.read_on(VALUE)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Switch on."""
        await self.write({VALUE: STATE_ON})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Switch off."""
        await self.write({VALUE: STATE_OFF})


class ChannelSwitch(TencentSwitch):
    """A part of a device that is switched separately, such as a gang of a panel."""

    def __init__(
        self, account: Account, device: Device, plan: EntityPlan, channel: Channel
    ) -> None:
        """Note the channel."""
        self.channel = channel
        super().__init__(account, device, plan)

    @override
    def aliases(self, entry: RegistryEntry) -> tuple[str, ...]:
        """Add the channel's own name, and the shown one.

        Assist only knows the shown name with the panel's before it.
        """
        own = own_name(self.hass, self.channel)
        shown = full_name(self.account, self.device, self.channel)
        return (*super().aliases(entry), own, shown)


class RoutineSwitch[T: (AutomationSummary, Timer)](ListedEntity[T], SwitchEntity):
    """A switch for what the cloud does by itself."""

    _attr_entity_category = EntityCategory.CONFIG

    _taken: T | None = None

    @override
    def _take(self, item: T) -> None:
        """Show the item; one that was not read anew does not tell what was set since."""
        self._attr_name = item.name
        if item is not self._taken:
            self._taken, self._attr_is_on = item, item.enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable it in the cloud."""
        await self._async_set(enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable it in the cloud."""
        await self._async_set(enabled=False)

    async def _async_set(self, *, enabled: bool) -> None:
        """Switch it in the cloud, and read the result."""
        with translated_errors(str(self.name)):
            await self._async_tell(enabled=enabled)
        self._attr_is_on = enabled
        self.async_write_ha_state()
        await self._async_read()

    @abstractmethod
    async def _async_tell(self, *, enabled: bool) -> None:
        """Switch it on or off in the cloud."""

    @abstractmethod
    async def _async_read(self) -> None:
        """Read it again."""


class AutomationSwitch(RoutineSwitch[AutomationSummary]):
    """Whether an automation of a family is on."""

    _attr_translation_key = "automation"

    def __init__(
        self, account: Account, key: str, automation: AutomationSummary
    ) -> None:
        """Belong to the family's service device."""
        self.automation_id = automation.automation_id
        self.family_id = automation.family_id
        self._attr_device_info = DeviceInfo(
            identifiers={family_identifier(automation.family_id)}
        )
        super().__init__(account, account.home, key, automation)

    @property
    @override
    def item(self) -> AutomationSummary | None:
        """Return the automation as it is listed now."""
        return self.account.home.data.automations.get(self.key)

    @override
    async def _async_tell(self, *, enabled: bool) -> None:
        await self.account.client.automation.modify_automation_status(
            self.automation_id, enabled=enabled
        )

    @override
    async def _async_read(self) -> None:
        await self.account.home.async_request_refresh()


class TimerSwitch(RoutineSwitch[Timer]):
    """Whether a timer of a device is on."""

    _attr_translation_key = "timer"

    def __init__(self, account: Account, key: str, listed: DeviceTimer) -> None:
        """Belong to the device."""
        self.device, timer = listed
        self.timer_id = timer.timer_id
        self.family_id = self.device.record.family_id
        self._attr_device_info = DeviceInfo(
            identifiers={device_identifier(self.device.device_id)}
        )
        super().__init__(account, account.timers, key, timer)

    @property
    @override
    def item(self) -> Timer | None:
        """Return the timer as it is listed now."""
        return self.account.timers.find(self.device.device_id, self.timer_id)

    @override
    async def _async_tell(self, *, enabled: bool) -> None:
        await self.account.client.timer.modify_timer_status(
            self.device.device_id, self.timer_id, enabled=enabled
        )

    @override
    async def _async_read(self) -> None:
        await self.account.timers.async_refresh_device(self.device.device_id)
