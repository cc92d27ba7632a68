"""Alarm control panels."""

from typing import override

from homeassistant.components.alarm_control_panel import (
    AlarmControlPanelEntity,
    AlarmControlPanelEntityFeature,
    AlarmControlPanelState,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device
from .entity import TencentEntity
from .entity.features import supported
from .entity.setting_up import async_setup_entities
from .thing import EntityPlan
from .thing.kinds.alarm_control_panel import AlarmPanelPart

PARALLEL_UPDATES = 0

FEATURES = {
    "armed_away": AlarmControlPanelEntityFeature.ARM_AWAY,
    "armed_home": AlarmControlPanelEntityFeature.ARM_HOME,
    "armed_night": AlarmControlPanelEntityFeature.ARM_NIGHT,
    "triggered": AlarmControlPanelEntityFeature.TRIGGER,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the alarm control panels of the account's devices."""
    async_setup_entities(
        entry,
        Platform.ALARM_CONTROL_PANEL,
        TencentAlarmControlPanel,
        async_add_entities,
    )


class TencentAlarmControlPanel(TencentEntity, AlarmControlPanelEntity):
    """An alarm host that is armed and disarmed."""

    _attr_code_arm_required = False

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Find out from the modes how the host can be armed."""
        self._attr_supported_features = supported(
            FEATURES,
            plan.words(AlarmPanelPart.MODE),
            AlarmControlPanelEntityFeature(0),
        )
        super().__init__(account, device, plan)

    @override
    def _update(self) -> None:
        state = self.read_word(AlarmPanelPart.STATE) or self.read_word(
            AlarmPanelPart.MODE
        )
        if self.read_on(AlarmPanelPart.ALARM):
            state = AlarmControlPanelState.TRIGGERED
        self._attr_alarm_state = AlarmControlPanelState(state) if state else None

    @override
    async def async_alarm_disarm(self, code: str | None = None) -> None:
        """Disarm."""
        await self.write({AlarmPanelPart.MODE: AlarmControlPanelState.DISARMED})

    @override
    async def async_alarm_arm_home(self, code: str | None = None) -> None:
        """Arm while people are at home."""
        await self.write({AlarmPanelPart.MODE: AlarmControlPanelState.ARMED_HOME})

    @override
    async def async_alarm_arm_away(self, code: str | None = None) -> None:
        """Arm while nobody is at home."""
        await self.write({AlarmPanelPart.MODE: AlarmControlPanelState.ARMED_AWAY})

    @override
    async def async_alarm_arm_night(self, code: str | None = None) -> None:
        """Arm for the night."""
        await self.write({AlarmPanelPart.MODE: AlarmControlPanelState.ARMED_NIGHT})

    @override
    async def async_alarm_trigger(self, code: str | None = None) -> None:
        """Call for help."""
        await self.write({AlarmPanelPart.MODE: AlarmControlPanelState.TRIGGERED})
