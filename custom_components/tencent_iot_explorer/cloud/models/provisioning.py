"""What it takes to bring a new device to the cloud."""

from typing import Final

from ..wire import Structure, integer_field, text_field

BROUGHT: Final = 2


class BindTokenState(Structure):
    """How far a token for a new device has got: 1 made, 2 brought by a device.

    The device is named by the cloud, though not in its documents; "" if it is not.
    Source: AppGetDeviceBindTokenState.
    """

    state: int = integer_field("State")
    product_id: str = text_field("ProductId")
    device_name: str = text_field("DeviceName")

    @property
    def usable(self) -> bool:
        """Return whether a device is online with the token."""
        return self.state == BROUGHT

    @property
    def device_id(self) -> str:
        """Return the device that is online with the token, "" where it is not named."""
        named = self.product_id and self.device_name
        return f"{self.product_id}/{self.device_name}" if named else ""


class WeChatDeviceTicket(Structure):
    """What WeChat wants to know to bind a device (APPGetWechatDeviceTicket)."""

    serial_number: str = text_field("SN")
    ticket: str = text_field("SNTicket")
    model_id: str = text_field("ModelId")
