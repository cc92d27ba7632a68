"""What is behind a gateway, in the family or not yet."""

from collections.abc import Iterable

from ...cloud import Client, GatewayDevice, RequestRefused
from .device import Device

# In the code of every refusal because of a parameter.
PARAMETER = "Param"


async def async_known_to(
    client: Client, gateway_id: str, devices: Iterable[Device]
) -> list[GatewayDevice]:
    """Return the devices that a gateway knows. Raises CloudError.

    A cloud that wants a product named is asked for each product of those `devices`
    that are behind gateways.
    """
    read = client.device.get_gateway_bind_device_list
    try:
        return await read(gateway_id)
    except RequestRefused as error:
        if PARAMETER not in error.code:
            raise
    products = {each.record.product_id for each in devices if each.record.is_sub_device}
    return [
        each for product_id in products for each in await read(gateway_id, product_id)
    ]
