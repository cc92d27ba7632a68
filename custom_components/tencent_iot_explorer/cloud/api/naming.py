"""How devices, gateways and users are named, in parameters and in answers."""

from ..decoding import Record, inner, text
from ..models.device import DeviceRecord
from ..wire import parse_all


def device_parameters(device_id: str) -> dict[str, str]:
    """Return the parameters that name a device, given as "ProductId/DeviceName"."""
    product_id, _, device_name = device_id.partition("/")
    return {"ProductId": product_id, "DeviceName": device_name}


def device_in_full(device_id: str) -> dict[str, str]:
    """Return what names a device to the documents, and to the apps that differ."""
    return {"DeviceId": device_id, **device_parameters(device_id)}


def gateway_parameters(gateway_id: str) -> dict[str, str]:
    """Return the parameters that name a gateway, given as "ProductId/DeviceName"."""
    product_id, _, device_name = gateway_id.partition("/")
    return {"GatewayProductId": product_id, "GatewayDeviceName": device_name}


def user_parameters(name: str, user_id: str) -> dict[str, str]:
    """Return the parameters that name a user, as the apps and the documents spell them."""
    return {f"{name}ID": user_id, f"{name}Id": user_id}


def with_device_ids(record: Record) -> Record:
    """Complete a device's record: its ids follow from each other."""
    device_id = text(record, "DeviceId")
    product_id, _, device_name = device_id.partition("/")
    product_id = text(record, "ProductId") or product_id
    device_name = text(record, "DeviceName") or device_name
    return {
        **record,
        "DeviceId": f"{product_id}/{device_name}" if product_id and device_name else "",
        "ProductId": product_id,
        "DeviceName": device_name,
    }


def bound_device(answer: Record, device_id: str = "") -> Record:
    """Return the record of the device that was bound; the answer may lack its id."""
    record = inner(inner(answer, "Data", "data"), "AppDeviceInfo")
    return with_device_ids({"DeviceId": device_id, **record})


def devices(found: list[Record]) -> list[DeviceRecord]:
    """Return the devices of a list."""
    return parse_all(DeviceRecord, map(with_device_ids, found))
