"""Actions that concern firmware."""

from homeassistant.core import ServiceResponse

from ..answers import plain
from ..service import Service
from ..targets import DEVICE, DeviceTarget


async def get_firmware_download(target: DeviceTarget) -> ServiceResponse:
    """Return where the firmware that is offered to a device lies."""
    download = await target.client.firmware.get_device_ota_info(target.device_id)
    return {"firmware": plain(download)}


SERVICES = {
    "get_firmware_download": Service(target=DEVICE, handler=get_firmware_download),
}
