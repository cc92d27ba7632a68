"""Devices and products."""

import json

from ..cloud import Cloud
from ..errors import Refusal
from ..panels import panel_settings
from ..routing import (
    Answer,
    Body,
    device_id_of,
    gateway_id_of,
    lets_pass,
    page,
    required,
    texts,
    with_token,
)
from ..state import DEFAULT_ROOM, GATEWAY, Device, Family, Product, User, now_s
from .family import room_of

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
        "UpdateTime": device.update_time,
    }


@with_token("AppGetFamilyDeviceList")
def get_family_device_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices of a family or of one of its rooms."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    room_id = room_or_default(family, body.get("RoomId") or "")
    devices = [
        describe(device)
        for device in cloud.devices.values()
        if device.family_id == family.family_id
        and (not body.get("RoomId") or device.room_id == room_id)
    ]
    return page(body, "DeviceList", devices)


@with_token("AppGetFamilySubDeviceList")
def get_family_sub_device_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices behind a gateway that are in its family."""
    gateway = gateway_of(cloud, user, body)
    devices = [
        describe(device)
        for device in cloud.devices.values()
        if device.gateway_id == gateway.device_id
    ]
    return page(body, "DeviceList", devices)


@with_token("AppGetGatewayBindDeviceList")
def get_gateway_bind_device_list(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the devices behind a gateway, in its family or not."""
    gateway = gateway_of(cloud, user, body)
    known = (*cloud.devices.values(), *cloud.home.unbound.values())
    devices = [
        {
            "ProductId": device.product.product_id,
            "DeviceName": device.device_name,
            "DeviceId": device.device_id,
            "AliasName": device.alias_name,
            "IconUrl": "",
            "BindStatus": int(device.device_id in cloud.devices),
        }
        for device in known
        if device.gateway_id == gateway.device_id
        and lets_pass(body, "ProductId", device.product.product_id)
    ]
    return page(body, "DeviceList", devices)


@with_token("AppGetDeviceInFamily")
def get_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return one device."""
    device = cloud.rights.device(user, device_id_of(body))
    check_family(cloud, user, body, device)
    return {"Data": describe(device)}


@with_token("AppUpdateDeviceInFamily")
def update_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Give a device another name."""
    device = cloud.rights.family_device(user, device_id_of(body))
    device.alias_name = str(required(body, "AliasName"))
    device.update_time = now_s()
    return {"Data": describe(device)}


@with_token("AppModifyFamilyDeviceRoom")
def modify_family_device_room(cloud: Cloud, user: User, body: Body) -> Answer:
    """Move a device to another room."""
    device = cloud.rights.family_device(user, device_id_of(body))
    family = cloud.rights.family(user, required(body, "FamilyId"))
    check_family(cloud, user, body, device)
    device.room_id = room_or_default(family, required(body, "RoomId"))
    device.update_time = now_s()
    return {}


@with_token("AppDeleteDeviceInFamily")
def delete_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Remove a device, and what stands behind it, from its family."""
    device = cloud.rights.family_device(user, device_id_of(body))
    check_family(cloud, user, body, device)
    cloud.unbind(device.device_id)
    return {}


@with_token("AppGetDeviceConfig")
def get_device_config(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a setting that applications keep with a device."""
    device = cloud.rights.device(user, device_id_of(body))
    key = str(required(body, "DeviceKey"))
    return {"Configs": {key: device.configs.get(key, "")}}


@with_token("AppSetDeviceConfig")
def set_device_config(cloud: Cloud, user: User, body: Body) -> Answer:
    """Keep a setting with a device, such as the name of a switch's channel."""
    device = cloud.rights.device(user, device_id_of(body))
    key = str(required(body, "DeviceKey"))
    device.configs[key] = str(required(body, "DeviceValue"))
    return {}


@with_token("AppGetUserDeviceConfig")
def get_user_device_config(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a setting that a user's applications keep with a device."""
    device = cloud.rights.device(user, device_id_of(body))
    key = str(required(body, "DeviceKey"))
    configs = user.device_configs.get(device.device_id, {})
    return {"Configs": {key: configs.get(key, "")}}


@with_token("AppSetUserDeviceConfig")
def set_user_device_config(cloud: Cloud, user: User, body: Body) -> Answer:
    """Keep a setting of a user's with a device."""
    device = cloud.rights.device(user, device_id_of(body))
    key, value = str(required(body, "DeviceKey")), str(required(body, "DeviceValue"))
    user.device_configs.setdefault(device.device_id, {})[key] = value
    return {}


@with_token("AppGetDeviceExtInfo")
def get_device_ext_info(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what is known of a device's hardware."""
    device = cloud.rights.device(user, device_id_of(body))
    return {
        "ManufacturerName": device.product.manufacturer,
        "ProductModel": device.product.model,
        "Mac": device.mac,
        "FwVer": device.version,
        "IP": device.ip_address,
    }


@with_token("AppGetDeviceStatuses")
def get_device_statuses(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return which devices are online; strangers' devices are abnormal."""
    return {
        "DeviceStatuses": [
            _status(cloud, user, device_id) for device_id in texts(body, "DeviceIds")
        ]
    }


def check_family(cloud: Cloud, user: User, body: Body, device: Device) -> None:
    """Refuse a family that is none of the user's, or not the device's."""
    family_id = body.get("FamilyId") or device.family_id
    if family_id == device.family_id:
        return
    cloud.rights.family(user, family_id)
    raise Refusal("ResourceNotFound.DeviceNotExist")


def gateway_of(cloud: Cloud, user: User, body: Body) -> Device:
    """Return the gateway of a request."""
    gateway = cloud.rights.device(user, gateway_id_of(body))
    if gateway.device_type != GATEWAY:
        raise Refusal("UnsupportedOperation.DeviceNotGateway")
    return gateway


def room_or_default(family: Family, room_id: object) -> str:
    """Return a room's id; an empty one stands for the default room."""
    if room_id in ("", DEFAULT_ROOM):
        return DEFAULT_ROOM
    return room_of(family, room_id).room_id


def _status(cloud: Cloud, user: User, device_id: str) -> Answer:
    product_id, _, device_name = device_id.partition("/")
    device = cloud.devices.get(device_id)
    seen = device is not None and cloud.rights.may_see(user, device)
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
                "CategoryKey": product.category_key,
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
                "Config": json.dumps(panel_settings(product), ensure_ascii=False),
            }
            for product in _products(cloud, body)
        ]
    }


def _products(cloud: Cloud, body: Body) -> list[Product]:
    """Return the products asked for; one that is not linked fails them all."""
    return [product_of(cloud, each) for each in texts(body, "ProductIds")]


def product_of(cloud: Cloud, product_id: object) -> Product:
    """Return a product that is linked with the application."""
    if product_id in cloud.denied_products:
        raise Refusal("UnauthorizedOperation.APPNoPermissionToStudioProduct")
    if (product := cloud.home.products.get(str(product_id))) is None:
        raise Refusal("ResourceNotFound.StudioProductNotExist")
    return product
