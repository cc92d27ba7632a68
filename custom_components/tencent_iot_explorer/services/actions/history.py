"""Actions that read what a device has reported."""

from collections.abc import Iterable
from datetime import datetime

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...account.devices.device import Device
from ...cloud import first
from ...thing.model import Event, Property
from ..answers import listed
from ..periods import PERIOD, seconds
from ..service import Service
from ..targets import DEVICE, DeviceTarget
from ..values import unknown

EVENT_TYPES = ("info", "alert", "fault")


async def get_property_history(
    target: DeviceTarget,
    property: str,  # noqa: A002 - the thing model's word
    limit: int,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Return the values that a property had."""
    model = target.device.product.thing_model
    _check("unknown_property", property, target.device, model.properties)
    since, until = seconds(start, end)
    found = target.client.history.get_device_data_history(
        target.device_id, property, since * 1000, until * 1000
    )
    return listed("readings", await first(limit, found))


async def get_event_history(
    target: DeviceTarget,
    limit: int,
    event: str | None = None,
    event_type: str | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Return the events that a device has reported."""
    if event is not None:
        model = target.device.product.thing_model
        _check("unknown_event", event, target.device, model.events)
    since, until = seconds(start, end)
    found = target.client.history.list_event_history(
        target.device_id,
        event_id=event,
        event_type=event_type,
        start_time=since,
        end_time=until,
    )
    return listed("events", await first(limit, found))


def _check(
    translation_key: str,
    name: str,
    device: Device,
    declared: Iterable[Property | Event],
) -> None:
    """Raise what says that there is no such name; a model that is unreadable has all."""
    model = device.product.thing_model
    known = {each.id for each in declared}
    unreadable = {each.id for each in model.problems}
    if model.properties and name not in known | unreadable:
        raise unknown(translation_key, name, device, known)


SERVICES = {
    "get_property_history": Service(
        target=DEVICE,
        handler=get_property_history,
        fields={vol.Required("property"): cv.string, **PERIOD},
    ),
    "get_event_history": Service(
        target=DEVICE,
        handler=get_event_history,
        fields={
            vol.Optional("event"): cv.string,
            vol.Optional("event_type"): vol.In(EVENT_TYPES),
            **PERIOD,
        },
    ),
}
