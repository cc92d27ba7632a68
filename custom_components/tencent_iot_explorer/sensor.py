"""Sensors."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, cast, override

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN, get_instance
from homeassistant.components.sensor import (
    RestoreSensor,
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.components.sensor.const import UNIT_CONVERTERS
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    MAX_LENGTH_STATE_STATE,
    EntityCategory,
    Platform,
)
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util.enum import try_parse_enum

from .account.account import Account, TencentConfigEntry
from .account.devices.device import Device, Report
from .account.moments import moment_of
from .account.push.connection import Standing
from .entity import SecretEntity, TencentEntity
from .entity.scale import DIGITS
from .entity.setting_up import async_setup_entities
from .history.from_recorder import read_states
from .thing import (
    ADDED_UP,
    NUMBER,
    NUMBERS,
    TEMPERATURE_UNIT,
    VALUE,
    Binding,
    EntityPlan,
    Kind,
    Value,
)

PARALLEL_UPDATES = 0

type Values = Mapping[str, object]
type NativeReader = Callable[[Values], StateType | datetime]

ATTR_ITEMS = "items"
ATTR_SINCE = "since"


async def async_setup_entry(
    hass: HomeAssistant,
    entry: TencentConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the account's devices, and its own."""
    async_add_entities([ConnectionSensor(entry.runtime_data)])
    async_setup_entities(entry, Platform.SENSOR, _create_sensor, async_add_entities)


class ConnectionSensor(SensorEntity):
    """How the account stands with the cloud; it belongs to no device."""

    _attr_should_poll = False
    _attr_has_entity_name = True
    _attr_translation_key = "connection"
    _attr_device_class = SensorDeviceClass.ENUM
    _attr_entity_category = EntityCategory.DIAGNOSTIC

    def __init__(self, account: Account) -> None:
        """Tell accounts apart by their names."""
        self._connection = account.connection
        self._attr_options = [each.value for each in Standing]
        self._attr_unique_id = f"{account.entry.unique_id}_:connection"
        self._attr_translation_placeholders = {"account": account.entry.title}

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the connection."""
        self.async_on_remove(
            self._connection.async_add_listener(self.async_write_ha_state)
        )

    @property
    @override
    def native_value(self) -> str:
        """Return how the account stands."""
        return self._connection.standing.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return since when."""
        return {ATTR_SINCE: self._connection.since.isoformat()}


def _create_sensor(account: Account, device: Device, plan: EntityPlan) -> TencentSensor:
    """Return the sensor of a secret, a list, what is added up, or anything else."""
    if plan.secret:
        return SecretSensor(account, device, plan)
    if plan.bindings[VALUE].type.kind is Kind.ARRAY:
        return ListSensor(account, device, plan)
    kind = TotalSensor if plan.traits.get(ADDED_UP) else TencentSensor
    return kind(account, device, plan)


class TencentSensor(TencentEntity, SensorEntity):
    """A property that is shown."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Take state class and precision from the plan."""
        if plan.state_class:
            self._attr_state_class = SensorStateClass(plan.state_class)
        self._attr_suggested_display_precision = plan.precision
        if plan.device_class == SensorDeviceClass.ENUM:
            self._attr_options = list(plan.options)
        self._attr_native_unit_of_measurement = plan.unit
        self._native = READERS.get(plan.device_class, _plain)(plan.bindings[VALUE])
        super().__init__(account, device, plan)
        # Home Assistant converts no temperature whose class is a text.
        if known := try_parse_enum(SensorDeviceClass, plan.device_class):
            self._attr_device_class = known

    @override
    def _update(self) -> None:
        """Follow the unit that the device is set to."""
        if TEMPERATURE_UNIT in self.plan.bindings:
            self._attr_native_unit_of_measurement = self.present_unit()

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value in the form that the device class asks for."""
        return self._native(self.device.values)


class SecretSensor(SecretEntity, TencentSensor):
    """A secret that is shown."""


class ListSensor(TencentSensor):
    """A list: how many items it has, and the items as an attribute."""

    _unrecorded_attributes = frozenset({ATTR_ITEMS})

    @property
    @override
    def native_value(self) -> int | None:
        """Return the number of items."""
        items = self._items()
        return None if items is None else len(items)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        """Return the items."""
        items = self._items()
        return None if items is None else {ATTR_ITEMS: items}

    def _items(self) -> list[Value] | None:
        value = self.read(VALUE)
        return value if isinstance(value, list) else None


class TotalSensor(TencentSensor, RestoreSensor):
    """The sum of what the device reports to have come on top."""

    def __init__(self, account: Account, device: Device, plan: EntityPlan) -> None:
        """Begin at nothing."""
        self._total: float = 0
        super().__init__(account, device, plan)

    @override
    async def async_added_to_hass(self) -> None:
        """Go on from the last total.

        What is restored after a crash is older than what was recorded, and less is a
        new meter to the recorder.
        """
        await super().async_added_to_hass()
        data = await self.async_get_last_sensor_data()
        if data and isinstance(data.native_value, NUMBER):
            self._total = float(data.native_value)
        if last := await self.async_get_last_state():
            recorded = await self._async_recorded(last.last_updated)
            self._total = max(self._total, recorded)
        binding = self.plan.bindings[VALUE]
        self.async_on_remove(
            self.device.listen_report(binding.property_id, self._on_report)
        )

    @property
    @override
    def native_value(self) -> float:
        """Return the total."""
        return self._total

    async def _async_recorded(self, since: datetime) -> float:
        """Return the highest total that was recorded since a moment."""
        if RECORDER_DOMAIN not in self.hass.config.components:
            return 0
        states = await get_instance(self.hass).async_add_executor_job(
            read_states, self.hass, self.entity_id, since
        )
        return max(map(self._total_of, states), default=0)

    def _total_of(self, state: State) -> float:
        """Return the total of a state in the device's unit, zero if it tells none."""
        try:
            total = float(state.state)
        except ValueError:
            return 0
        unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        native = self.native_unit_of_measurement
        if unit == native:
            return total
        converter = UNIT_CONVERTERS.get(self.device_class)
        if converter is None or not {unit, native} <= converter.VALID_UNITS:
            return 0
        return round(converter.convert(total, unit, native), DIGITS)

    @callback
    def _on_report(self, report: Report) -> None:
        """Add what is reported, the same amount as before too.

        A report of everything that is known repeats what has been added before.
        """
        is_change = self.property_ids[0] in report.changed
        if is_change or not self.device.repeats_all(report):
            growth = max(self.read_number(VALUE) or 0, 0)
            self._total = round(self._total + growth, DIGITS)
            self.async_write_ha_state()


def _plain(binding: Binding) -> NativeReader:
    """Read a number as it is, and anything else as text of a state's length."""
    if binding.type.kind in NUMBERS:
        return cast("NativeReader", binding.read)

    def read(values: Values) -> StateType:
        value = binding.read(values)
        if value is None or isinstance(value, NUMBER):
            return value
        return str(value)[:MAX_LENGTH_STATE_STATE]

    return read


def _option(binding: Binding) -> NativeReader:
    """Read the option that the value means."""
    return binding.read_word


def _moment(binding: Binding) -> NativeReader:
    """Read the moment that a Unix time in seconds or milliseconds means."""

    def read(values: Values) -> datetime | None:
        value = binding.read(values)
        return moment_of(int(value)) if isinstance(value, NUMBER) else None

    return read


READERS: Mapping[str | None, Callable[[Binding], NativeReader]] = {
    SensorDeviceClass.ENUM: _option,
    SensorDeviceClass.TIMESTAMP: _moment,
}
