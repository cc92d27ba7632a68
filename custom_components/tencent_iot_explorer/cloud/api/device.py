"""Devices and products."""

from collections.abc import Collection
from itertools import batched
from typing import TYPE_CHECKING, Final

from ..decoding import integer, records, text
from ..models import DeviceRecord, Product, ProductConfig
from .common import device_parameters, list_all

if TYPE_CHECKING:
    from ..client import Client

PRODUCTS_PER_CALL: Final = 50
STATUSES_PER_CALL: Final = 200
ONLINE: Final = 1


class DeviceApi:
    """Actions that concern devices and their products."""

    def __init__(self, client: Client) -> None:
        """Send through a client."""
        self._client = client

    async def get_family_device_list(self, family_id: str) -> list[DeviceRecord]:
        """Return the devices of all rooms of a family (AppGetFamilyDeviceList).

        Raises NotFound or PermissionDenied for a family the user is not in.
        """
        items = await list_all(
            self._client,
            "AppGetFamilyDeviceList",
            {"FamilyId": family_id, "RoomId": ""},
            "DeviceList",
        )
        return [device for item in items if (device := DeviceRecord.read(item))]

    async def get_family_sub_device_list(self, gateway_id: str) -> list[DeviceRecord]:
        """Return the devices behind a gateway (AppGetFamilySubDeviceList).

        Parameters: the gateway's "ProductId/DeviceName". Raises CloudError.
        """
        product_id, _, device_name = gateway_id.partition("/")
        items = await list_all(
            self._client,
            "AppGetFamilySubDeviceList",
            {"GatewayProductId": product_id, "GatewayDeviceName": device_name},
            "DeviceList",
        )
        return [device for item in items if (device := DeviceRecord.read(item))]

    async def get_products(self, product_ids: Collection[str]) -> list[Product]:
        """Return products with their thing models (AppGetProducts).

        Raises PermissionDenied where the application may not see one of them.
        """
        products: dict[str, Product] = {}
        for some in batched(product_ids, PRODUCTS_PER_CALL, strict=False):
            answer = await self._client.call("AppGetProducts", {"ProductIds": some})
            for item in records(answer, "Products"):
                if product := Product.read(item):
                    products[product.product_id] = product
        return list(products.values())

    async def get_products_config(
        self, product_ids: Collection[str]
    ) -> dict[str, ProductConfig]:
        """Return panel settings by product id (AppGetProductsConfig).

        Raises CloudError.
        """
        configs: dict[str, ProductConfig] = {}
        for some in batched(product_ids, PRODUCTS_PER_CALL, strict=False):
            answer = await self._client.call(
                "AppGetProductsConfig", {"ProductIds": some}
            )
            for item in records(answer, "Data"):
                config = ProductConfig.read(item)
                configs[config.product_id] = config
        return configs

    async def get_device_statuses(self, device_ids: Collection[str]) -> dict[str, bool]:
        """Return by device id whether it is online (AppGetDeviceStatuses).

        Parameters: "ProductId/DeviceName" each. A device that the cloud says nothing
        sensible about is missing. Raises CloudError.
        """
        statuses: dict[str, bool] = {}
        for some in batched(device_ids, STATUSES_PER_CALL, strict=False):
            answer = await self._client.call(
                "AppGetDeviceStatuses", {"DeviceIds": some}
            )
            for item in records(answer, "DeviceStatuses", "Devices"):
                device_id = text(item, "DeviceId") or (
                    f"{text(item, 'ProductId')}/{text(item, 'DeviceName')}"
                )
                if (online := integer(item, "Online")) >= 0:
                    statuses[device_id] = online == ONLINE
        return statuses

    async def get_device_ext_info(self, device_id: str) -> dict[str, str]:
        """Return what is known of the hardware by name (AppGetDeviceExtInfo).

        Parameters: "ProductId/DeviceName". Raises CloudError.
        """
        answer = await self._client.call(
            "AppGetDeviceExtInfo", device_parameters(device_id)
        )
        return {key: text(answer, key) for key in answer if text(answer, key)}
