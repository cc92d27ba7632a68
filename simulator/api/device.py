"""Devices and products."""

import json

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, device_id_of, page, required, with_token
from ..state import Device, Product, User

ABNORMAL = -1


def describe(device: Device) -> Answer:
    """Return an item of a device list."""
    return {
        "ProductId": device.product.product_id,
        "DeviceName": device.device_name,
        "DeviceId": device.device_id,
        "AliasName": device.alias_name,
        "UserID": device.owner,
        "RoomId": device.room_id,
        "FamilyId": device.family_id,
        "IconUrl": "",
        "DeviceType": device.device_type,
        "CreateTime": device.create_time,
        "UpdateTime": device.create_time,
    }


@with_token("AppGetFamilyDeviceList")
def get_family_device_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices of a family or of one of its rooms."""
    family = cloud.family(user, required(body, "FamilyId"))
    room_id = body.get("RoomId") or ""
    devices = [
        describe(device)
        for device in cloud.devices.values()
        if device.family_id == family.family_id
        and (not room_id or device.room_id == room_id)
    ]
    return page(body, "DeviceList", devices)


@with_token("AppGetFamilySubDeviceList")
def get_family_sub_device_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices behind a gateway."""
    gateway_id = (
        f"{required(body, 'GatewayProductId')}/{required(body, 'GatewayDeviceName')}"
    )
    gateway = cloud.device(user, gateway_id)
    devices = [
        describe(device)
        for device in cloud.devices.values()
        if device.gateway_id == gateway.device_id
    ]
    return page(body, "DeviceList", devices)


@with_token("AppGetDeviceInFamily")
def get_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return one device."""
    return {"Data": describe(cloud.device(user, device_id_of(body)))}


@with_token("AppGetDeviceExtInfo")
def get_device_ext_info(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what is known of a device's hardware."""
    device = cloud.device(user, device_id_of(body))
    return {
        "DeviceId": device.device_id,
        "Manufacturer": device.product.manufacturer,
        "Model": device.product.model,
        "FirmwareVersion": device.version,
    }


@with_token("AppGetDeviceStatuses")
def get_device_statuses(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return which devices are online; strangers' devices are abnormal."""
    return {
        "DeviceStatuses": [
            _status(cloud, user, str(device_id))
            for device_id in required(body, "DeviceIds")
        ]
    }


def _status(cloud: Cloud, user: User, device_id: str) -> Answer:
    product_id, _, device_name = device_id.partition("/")
    device = cloud.devices.get(device_id)
    seen = device is not None and cloud.may_see(user, device)
    return {
        "DeviceId": device_id,
        "ProductId": product_id,
        "DeviceName": device_name,
        "Online": int(device.online) if device and seen else ABNORMAL,
    }


@with_token("AppGetProducts")
def get_products(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return products with their thing models."""
    return {
        "Products": [
            {
                "ProductId": product.product_id,
                "Name": product.name,
                "Description": "",
                "State": "",
                "DataTemplate": json.dumps(product.data_template, ensure_ascii=False),
                "AppTemplate": "",
                "NetType": product.net_type,
                "CategoryId": product.category_id,
                "ProductType": product.product_type,
                "UpdateTime": product.update_time,
            }
            for product in _products(cloud, body)
        ]
    }


@with_token("AppGetProductsConfig")
def get_products_config(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return the panel settings of products."""
    return {
        "Data": [
            {
                "ProductId": product.product_id,
                "Config": json.dumps(
                    {
                        "Global": {
                            "ProductDisplayName": product.name,
                            "ManufacturerName": product.manufacturer,
                            "ProductModel": product.model,
                        },
                        "Panel": {"type": "standard"},
                    },
                    ensure_ascii=False,
                ),
            }
            for product in _products(cloud, body)
        ]
    }


def _products(cloud: Cloud, body: Body) -> list[Product]:
    """Return the products asked for; one that is not linked fails them all."""
    products = []
    for product_id in required(body, "ProductIds"):
        if product_id in cloud.denied_products:
            raise Refusal(
                "UnauthorizedOperation.APPNoPermissionToStudioProduct", "无产品权限"
            )
        if (product := cloud.home.products.get(str(product_id))) is None:
            raise Refusal("ResourceNotFound.StudioProductNotExist", "产品不存在")
        products.append(product)
    return products
