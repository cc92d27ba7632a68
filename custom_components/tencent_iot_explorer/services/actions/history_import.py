"""Actions that concern Home Assistant's long-term statistics."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN, get_instance
from homeassistant.core import CoreState, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util.dt import utcnow
import voluptuous as vol

from ...account.errors import translation
from ...cloud import CloudError
from ...history.import_memory import Order
from ...history.imports import IMPORTS
from ...history.report import Line, async_answer
from ...history.sensors import Sensor, async_find_sensors, chosen
from ...history.spans import Span, whole_hours
from ..periods import START_AND_END, seconds
from ..service import Service
from ..targets import ACCOUNT, DEVICES, AccountTarget, DevicesTarget

# Home Assistant has made its own statistics of an hour by then.
SETTLING: Final = timedelta(minutes=10)


async def import_history(
    target: DevicesTarget,
    properties: list[str] | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Fill the statistics of devices' sensors from what the cloud remembers."""
    hass = target.account.hass
    _check_recorder(target)
    found = await async_find_sensors(hass, target.devices)
    _check_found(target, found, properties or ())
    order = Order(
        device_ids=tuple(device.device_id for device in target.devices),
        property_ids=tuple(properties or ()),
        span=_settled_hours(start, end),
    )
    imports = hass.data[IMPORTS][target.account.entry.entry_id]
    lines = await imports.async_import(order, chosen(found, order.property_ids))
    _raise_refusal(lines)
    return await async_answer(hass, lines)


async def cancel_history_import(target: AccountTarget) -> None:
    """End the imports of an account with what is filled."""
    target.account.hass.data[IMPORTS][target.account.entry.entry_id].async_cancel()


def _settled_hours(start: datetime | None, end: datetime | None) -> Span:
    """Return the hours within a period of which Home Assistant has made statistics."""
    since, until = seconds(start, end)
    return whole_hours(since, min(until, (utcnow() - SETTLING).timestamp()))


def _check_recorder(target: DevicesTarget) -> None:
    """Refuse to import where nothing is recorded, or not now."""
    hass = target.account.hass
    if RECORDER_DOMAIN not in hass.config.components:
        raise _refusal("no_recorder", target)
    recorder = get_instance(hass)
    if recorder.migration_in_progress or not recorder.is_alive():
        raise _refusal("recorder_not_ready", target)
    if hass.state is not CoreState.running:
        # The recorder writes nothing before: to wait for it would hold up the start.
        raise _refusal("still_starting", target)


def _check_found(
    target: DevicesTarget, sensors: Collection[Sensor], properties: Iterable[str]
) -> None:
    """Refuse to import where there is no sensor, or none of a property."""
    known = {each.binding.property_id for each in sensors}
    if not known:
        raise _refusal("no_statistics", target)
    for name in properties:
        if name not in known:
            known_names = ", ".join(sorted(known))
            raise _refusal("no_statistics_of", target, name=name, known=known_names)


def _raise_refusal(lines: Collection[Line]) -> None:
    """Raise what the cloud refused, if it refused everything."""
    refused = [
        line.left_out
        for line in lines
        if line.left_out and isinstance(line.left_out.__cause__, CloudError)
    ]
    if refused and len(refused) == len(lines):
        raise refused[0]


def _refusal(
    translation_key: str, target: DevicesTarget, **placeholders: str
) -> ServiceValidationError:
    """Return why there is nothing to fill."""
    return ServiceValidationError(
        **translation(translation_key, device=target.name, **placeholders)
    )


SERVICES = {
    "import_history": Service(
        target=DEVICES,
        handler=import_history,
        fields={
            vol.Optional("properties"): vol.All(cv.ensure_list, [cv.string]),
            **START_AND_END,
        },
    ),
    "cancel_history_import": Service(target=ACCOUNT, handler=cancel_history_import),
}
