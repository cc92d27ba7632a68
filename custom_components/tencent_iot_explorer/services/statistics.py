"""Actions that concern Home Assistant's long-term statistics."""

from datetime import datetime

from homeassistant.components.recorder import DOMAIN as RECORDER_DOMAIN
from homeassistant.core import ServiceResponse, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util.dt import utc_from_timestamp
import voluptuous as vol

from ..cloud import first
from ..const import DOMAIN
from ..history.backfill import Statistic, async_find_statistics, async_import
from ..history.hourly import Reading
from .periods import START_AND_END, whole_hours
from .service import Service
from .targets import DEVICE, DeviceTarget

MOST_READINGS = 100_000


async def import_history(
    target: DeviceTarget,
    properties: list[str] | None = None,
    start: datetime | None = None,
    end: datetime | None = None,
) -> ServiceResponse:
    """Fill the statistics of a device's sensors from what the cloud remembers."""
    hass = target.account.hass
    since, until = whole_hours(start, end)
    return {
        "hours": {
            statistic.entity_id: await async_import(
                hass, statistic, await _read(target, statistic, since, until)
            )
            for statistic in await _find(target, properties)
        }
    }


async def _find(target: DeviceTarget, properties: list[str] | None) -> list[Statistic]:
    """Return the statistics of properties, or all of the device."""
    hass = target.account.hass
    if RECORDER_DOMAIN not in hass.config.components:
        raise _refusal("no_recorder", target)
    found = await async_find_statistics(hass, target.device)
    known = {each.binding.property_id for each in found}
    if not known:
        raise _refusal("no_statistics", target)
    for name in properties or ():
        if name not in known:
            known_names = ", ".join(sorted(known))
            raise _refusal("no_statistics_of", target, name=name, known=known_names)
    wanted = set(properties or known)
    return [each for each in found if each.binding.property_id in wanted]


async def _read(
    target: DeviceTarget, statistic: Statistic, since: int, until: int
) -> list[Reading]:
    """Return what a sensor's property was from since to before until, in order."""
    if since == until:
        return []
    binding = statistic.binding
    found = target.client.history.get_device_data_history(
        target.device_id, binding.property_id, since * 1000, until * 1000 - 1
    )
    reported = [
        (each.time / 1000, binding.read({binding.property_id: each.value}))
        for each in await first(MOST_READINGS, found)
    ]
    return sorted(
        Reading(utc_from_timestamp(moment), statistic.convert(value))
        for moment, value in reported
        if since <= moment < until and isinstance(value, int | float)
    )


def _refusal(
    translation_key: str, target: DeviceTarget, **placeholders: str
) -> ServiceValidationError:
    """Return why there is nothing to fill."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=translation_key,
        translation_placeholders={"device": target.name, **placeholders},
    )


SERVICES = {
    "import_history": Service(
        target=DEVICE,
        handler=import_history,
        fields={
            vol.Optional("properties"): vol.All(cv.ensure_list, [cv.string]),
            **START_AND_END,
        },
        response=SupportsResponse.OPTIONAL,
        admin_only=True,
    ),
}
