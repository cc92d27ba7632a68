"""Devices and products, as the cloud lists and describes them."""

from copy import replace
from typing import Final

from ..wire import (
    Structure,
    anything,
    called,
    flag,
    identity,
    optional_words,
    prose,
    whole,
    words,
)

GATEWAY: Final = 1
SUB_DEVICE: Final = 2


class DeviceRecord(Structure):
    """A device as the cloud's lists have it.

    Device type 0 is an ordinary device, 1 a gateway, 2 a device behind a gateway.
    A shared device is in no family.
    """

    device_id: str = identity("DeviceId")
    product_id: str = identity("ProductId")
    device_name: str = identity("DeviceName")
    alias_name: str = called("AliasName")
    family_id: str | None = optional_words("FamilyId")
    room_id: str | None = optional_words("RoomId")
    device_type: int = whole("DeviceType")
    icon_url: str = words("IconUrlGrid", "IconUrl")
    create_time: int = whole("CreateTime")
    update_time: int = whole("UpdateTime")
    shared: bool = flag()  # is told by the list it is in

    @property
    def is_gateway(self) -> bool:
        """Return whether other devices are connected through this one."""
        return self.device_type == GATEWAY

    @property
    def is_sub_device(self) -> bool:
        """Return whether this one is connected through a gateway."""
        return self.device_type == SUB_DEVICE

    def as_gateway(self) -> DeviceRecord:
        """Return the record of what is a gateway, whatever a list says."""
        return replace(self, device_type=GATEWAY)

    def behind(self, gateway: DeviceRecord) -> DeviceRecord:
        """Return the record of what is behind a gateway, in the family of that."""
        family_id = gateway.family_id
        return replace(self, device_type=SUB_DEVICE, family_id=family_id)


class GatewayDevice(Structure):
    """A device that a gateway knows, in the family or not yet.

    Source: AppGetGatewayBindDeviceList.
    """

    device_id: str = identity("DeviceId")
    product_id: str = identity("ProductId")
    device_name: str = identity("DeviceName")
    alias_name: str = called("AliasName")
    icon_url: str = words("IconUrl")
    in_family: bool = flag("BindStatus")


class DeviceExtInfo(Structure):
    """What is known of a device's hardware (AppGetDeviceExtInfo)."""

    manufacturer: str = called("ManufacturerName")
    model: str = called("ProductModel")
    mac: str = words("Mac")
    firmware_version: str = called("FwVer")
    ip: str = words("IP")


class Product(Structure):
    """A product with its thing model, as JSON text or already decoded."""

    product_id: str = identity("ProductId")
    name: str = called("Name")
    description: str = prose("Description")
    net_type: str = words("NetType")
    category_id: int = whole("CategoryId")
    category_key: str = called("CategoryKey")
    product_type: int = whole("ProductType")
    data_template: object = anything("DataTemplate")
    update_time: int = whole("UpdateTime")


class ProductConfig(Structure):
    """What a product's panel settings say of it (AppGetProductsConfig)."""

    product_id: str = identity("ProductId")
    display_name: str = called("ProductDisplayName")
    manufacturer: str = called("ManufacturerName")
    model: str = called("ProductModel")
    icon_url: str | None = optional_words("IconUrlGrid", "IconUrl")
    power_switch: str | None = optional_words("powerSwitch")
