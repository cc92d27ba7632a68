"""Devices and products, as the cloud lists and describes them."""

from copy import replace
from typing import Final

from ..wire import (
    Structure,
    any_field,
    flag_field,
    id_field,
    integer_field,
    name_field,
    object_field,
    objects_field,
    optional_text_field,
    prose_field,
    text_field,
)

GATEWAY: Final = 1
SUB_DEVICE: Final = 2
# The style of the one button on top of a panel.
BIG: Final = "btn-big"


class DeviceRecord(Structure):
    """A device as the cloud's lists have it.

    Device type 0 is an ordinary device, 1 a gateway, 2 a device behind a gateway.
    A shared device is in no family.
    """

    device_id: str = id_field("DeviceId")
    product_id: str = id_field("ProductId")
    device_name: str = id_field("DeviceName")
    alias_name: str = name_field("AliasName")
    family_id: str | None = optional_text_field("FamilyId")
    room_id: str | None = optional_text_field("RoomId")
    device_type: int = integer_field("DeviceType")
    icon_url: str = text_field("IconUrlGrid", "IconUrl")
    create_time: int = integer_field("CreateTime")
    update_time: int = integer_field("UpdateTime")
    shared: bool = flag_field()  # is told by the list it is in

    @property
    def is_gateway(self) -> bool:
        """Return whether other devices are connected through this one."""
        return self.device_type == GATEWAY

    @property
    def is_sub_device(self) -> bool:
        """Return whether this one is connected through a gateway."""
        return self.device_type == SUB_DEVICE

    def known_as(self, device_id: str) -> DeviceRecord:
        """Return the record with the id by which the device is known."""
        if device_id == self.device_id:
            return self
        product_id, _, device_name = device_id.partition("/")
        return replace(
            self, device_id=device_id, product_id=product_id, device_name=device_name
        )

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

    device_id: str = id_field("DeviceId")
    product_id: str = id_field("ProductId")
    device_name: str = id_field("DeviceName")
    alias_name: str = name_field("AliasName")
    icon_url: str = text_field("IconUrl")
    in_family: bool = flag_field("BindStatus")


class DeviceExtInfo(Structure):
    """What is known of a device's hardware (AppGetDeviceExtInfo)."""

    manufacturer: str = name_field("ManufacturerName")
    model: str = name_field("ProductModel")
    mac: str = text_field("Mac")
    firmware_version: str = name_field("FwVer")
    ip: str = text_field("IP")


class Product(Structure):
    """A product with its thing model, as JSON text or already decoded."""

    product_id: str = id_field("ProductId")
    name: str = name_field("Name")
    description: str = prose_field("Description")
    net_type: str = text_field("NetType")
    category_id: int = integer_field("CategoryId")
    category_key: str = name_field("CategoryKey")
    product_type: int = integer_field("ProductType")
    data_template: object = any_field("DataTemplate")
    update_time: int = integer_field("UpdateTime")


class PanelLook(Structure):
    """How a panel shows a property; 0 hides it, what is not told is shown."""

    style: str = text_field("type")
    visible: int = integer_field("visible", default=1)


class PanelProperty(Structure):
    """A property on a panel, or in a menu of shortcuts."""

    property_id: str = text_field("id")
    look: PanelLook | None = object_field(PanelLook, "ui")


class ProductConfig(Structure):
    """What a product's panel settings say of it (AppGetProductsConfig)."""

    product_id: str = id_field("ProductId")
    display_name: str = name_field("ProductDisplayName")
    manufacturer: str = name_field("ManufacturerName")
    model: str = name_field("ProductModel")
    icon_url: str | None = optional_text_field("IconUrlGrid", "IconUrl")
    power_switch: str = text_field("powerSwitch")
    shortcuts: tuple[PanelProperty, ...] = objects_field(PanelProperty, "shortcut")
    panel: tuple[PanelProperty, ...] = objects_field(PanelProperty, "properties")

    @property
    def big_button(self) -> str:
        """Return the property of the button on top of the panel, "" for none."""
        big = (each for each in self.panel if each.look and each.look.style == BIG)
        return next((each.property_id for each in big), "")

    @property
    def hidden(self) -> list[str]:
        """Return the properties that the panel does not show."""
        return [
            each.property_id
            for each in self.panel
            if each.look and not each.look.visible
        ]
