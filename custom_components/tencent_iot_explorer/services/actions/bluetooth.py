"""Actions for a bridge that speaks in the name of a Bluetooth device."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from homeassistant.helpers import config_validation as cv
from homeassistant.util.dt import as_utc
import voluptuous as vol

from ...account.moments import now_milliseconds
from ..numbers import whole
from ..periods import moment
from ..service import TEXT, Service
from ..targets import DEVICE, DeviceTarget
from ..values import PROPERTIES

UPDATE_STATES = ("downloading", "burning", "updating", "done", "fail")


async def report_properties(
    target: DeviceTarget, properties: Mapping[str, Any], time: datetime | None = None
) -> None:
    """Report values in the name of a device."""
    await target.client.device.report_data_as_device(
        target.device_id, properties, _milliseconds(time)
    )


async def report_event(
    target: DeviceTarget,
    event: str,
    parameters: Mapping[str, Any],
    time: datetime | None = None,
) -> None:
    """Report an event in the name of a device."""
    await target.client.device.report_device_event(
        target.device_id, event, parameters, _milliseconds(time)
    )


async def publish_message(target: DeviceTarget, topic: str, payload: str) -> None:
    """Publish a message in the name of a device."""
    await target.client.device.publish_msg_as_device(target.device_id, topic, payload)


async def report_firmware_version(target: DeviceTarget, version: str) -> None:
    """Report the running firmware in the name of a device."""
    await target.client.firmware.report_firmware_version(target.device_id, version)


async def report_firmware_progress(
    target: DeviceTarget,
    version: str,
    state: str,
    percent: int | None = None,
    result_code: int = 0,
    message: str = "",
) -> None:
    """Report the progress of a firmware update in the name of a device."""
    await target.client.firmware.report_ota_status(
        target.device_id,
        version,
        state,
        percent=percent,
        result_code=result_code,
        result_message=message,
    )


def _milliseconds(time: datetime | None) -> int:
    """Return a time as the cloud takes it: now, unless one was given."""
    return int(as_utc(time).timestamp() * 1000) if time else now_milliseconds()


SERVICES = {
    "report_properties": Service(
        target=DEVICE,
        handler=report_properties,
        fields={
            vol.Required("properties"): PROPERTIES,
            vol.Optional("time"): moment,
        },
    ),
    "report_event": Service(
        target=DEVICE,
        handler=report_event,
        fields={
            vol.Required("event"): cv.string,
            vol.Optional("parameters", default=dict): {cv.string: object},
            vol.Optional("time"): moment,
        },
    ),
    "publish_message": Service(
        target=DEVICE,
        handler=publish_message,
        fields={vol.Required("topic"): TEXT, vol.Required("payload"): cv.string},
    ),
    "report_firmware_version": Service(
        target=DEVICE,
        handler=report_firmware_version,
        fields={vol.Required("version"): TEXT},
    ),
    "report_firmware_progress": Service(
        target=DEVICE,
        handler=report_firmware_progress,
        fields={
            vol.Required("version"): TEXT,
            vol.Required("state"): vol.In(UPDATE_STATES),
            vol.Optional("percent"): whole(0, 100),
            vol.Optional("result_code"): whole(-100, 100),
            vol.Optional("message"): cv.string,
        },
    ),
}
