"""Actions that concern the devices behind a gateway."""

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ...account.devices.behind import async_known_to
from ...account.errors import translation
from ...cloud import prove_sub_device
from ..answers import listed
from ..service import TEXT, Service, read_devices
from ..targets import DEVICE, DeviceTarget


async def get_sub_devices(target: DeviceTarget) -> ServiceResponse:
    """Return the devices of the family that are behind a gateway."""
    found = await target.client.device.get_family_sub_device_list(target.device_id)
    return listed("devices", found)


async def get_gateway_devices(
    target: DeviceTarget, product_id: str | None = None
) -> ServiceResponse:
    """Return the devices that a gateway knows, of a product or of any."""
    client, gateway_id = target.client, target.device_id
    if product_id:
        read = client.device.get_gateway_bind_device_list
        found = await read(gateway_id, product_id)
    else:
        known = target.account.devices.values()
        found = await async_known_to(client, gateway_id, known)
    return listed("devices", found)


async def bind_sub_device(
    target: DeviceTarget, product_id: str, device_name: str
) -> None:
    """Bring a device that its gateway knows into the gateway's family."""
    await target.client.device.bind_sub_device_in_family(
        target.device_id, f"{product_id}/{device_name}"
    )


async def sign_in_sub_device(
    target: DeviceTarget, product_id: str, device_name: str, product_secret: str
) -> None:
    """Make a gateway know a device that the product's secret proves."""
    device_id = f"{product_id}/{device_name}"
    await target.client.device.sig_gateway_bind_device(
        target.device_id, device_id, prove_sub_device(device_id, product_secret)
    )


async def unbind_sub_device(target: DeviceTarget) -> None:
    """Make its gateway forget a device."""
    gateway_id = target.account.home.data.gateways.get(target.device_id)
    if gateway_id is None:
        raise ServiceValidationError(
            **translation("not_a_sub_device", device=target.name)
        )
    await target.client.device.gateway_unbind_device(gateway_id, target.device_id)


SUB_DEVICE: VolDictType = {
    vol.Required("product_id"): TEXT,
    vol.Required("device_name"): TEXT,
}

SERVICES = {
    "get_sub_devices": Service(target=DEVICE, handler=get_sub_devices),
    "get_gateway_devices": Service(
        target=DEVICE,
        handler=get_gateway_devices,
        fields={vol.Optional("product_id"): TEXT},
    ),
    "bind_sub_device": Service(
        target=DEVICE,
        handler=bind_sub_device,
        fields=SUB_DEVICE,
        afterwards=read_devices,
    ),
    "sign_in_sub_device": Service(
        target=DEVICE,
        handler=sign_in_sub_device,
        fields={**SUB_DEVICE, vol.Required("product_secret"): TEXT},
    ),
    "unbind_sub_device": Service(
        target=DEVICE, handler=unbind_sub_device, afterwards=read_devices
    ),
}
