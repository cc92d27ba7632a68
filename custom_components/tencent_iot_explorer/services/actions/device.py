"""Actions that change what a device is called and where it is."""

from homeassistant.core import ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ...account.registry.registration import DEFAULT_ROOM_ID
from ..answers import plain
from ..service import TEXT, Service, read_devices
from ..targets import DEVICE, DeviceTarget, find_family_of
from .family import find_room


async def rename_device(target: DeviceTarget, name: str) -> None:
    """Change the name of a device for the whole family."""
    await target.client.device.update_device_in_family(target.device_id, name)


async def move_device(target: DeviceTarget, room: str) -> None:
    """Put a device into another room of its family, or into none."""
    family_id = find_family_of(target)
    if room != DEFAULT_ROOM_ID:
        room = (await find_room(target.client, family_id, room)).room_id
    await target.client.device.modify_family_device_room(
        family_id, target.device_id, room
    )


async def get_device_info(target: DeviceTarget) -> ServiceResponse:
    """Return what the cloud knows of a device and of its hardware."""
    record = target.device.record
    if record.family_id:
        record = await target.client.device.get_device_in_family(
            record.family_id, target.device_id
        )
    info = await target.client.device.get_device_ext_info(target.device_id)
    return {"device": plain(record), "hardware": plain(info)}


async def get_wechat_device_ticket(
    target: DeviceTarget,
    model_id: str | None = None,
    mini_program_app_id: str | None = None,
) -> ServiceResponse:
    """Return what WeChat wants to know to bind a device."""
    ticket = await target.client.provisioning.get_wechat_device_ticket(
        target.device_id, model_id=model_id, mini_program_app_id=mini_program_app_id
    )
    return {"ticket": plain(ticket)}


SERVICES = {
    "rename_device": Service(
        target=DEVICE,
        handler=rename_device,
        fields={vol.Required("name"): TEXT},
        afterwards=read_devices,
    ),
    "move_device": Service(
        target=DEVICE,
        handler=move_device,
        fields={vol.Required("room"): cv.string},
        afterwards=read_devices,
    ),
    "get_device_info": Service(target=DEVICE, handler=get_device_info),
    "get_wechat_device_ticket": Service(
        target=DEVICE,
        handler=get_wechat_device_ticket,
        fields={
            vol.Optional("model_id"): cv.string,
            vol.Optional("mini_program_app_id"): cv.string,
        },
    ),
}
