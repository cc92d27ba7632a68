"""Adding devices: by token, by signature, and behind a gateway."""

import base64
from collections.abc import Callable, Mapping
import hmac

from ..cloud import Cloud
from ..errors import Refusal
from ..routing import Answer, Body, check_limit, device_id_of, required, with_token
from ..state import SUB_DEVICE, Device, Family, User, new_id, now_s
from .device import gateway_of, product_of, room_or_default

CREATED, USABLE = 1, 2
TOKEN_SECONDS = 600


@with_token("AppCreateDeviceBindToken")
def create_device_bind_token(cloud: Cloud, _user: User, _body: Body) -> Answer:
    """Return a token that a new device brings along when it connects."""
    token = new_id()
    cloud.bind_tokens[token] = now_s() + TOKEN_SECONDS
    return {"Token": token, "Data": {"Token": token}}


@with_token("AppGetDeviceBindTokenState")
def get_device_bind_token_state(cloud: Cloud, _user: User, body: Body) -> Answer:
    """Return whether a device has connected with a token, and which one."""
    state: Answer = {"State": CREATED}
    if device_id := cloud.brought_tokens.get(_token(cloud, body)):
        product_id, _, name = device_id.partition("/")
        state = {"State": USABLE, "ProductId": product_id, "DeviceName": name}
    return {**state, "Data": state}


@with_token("AppTokenBindDeviceFamily")
def token_bind_device_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Bind the device that has connected with a token."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    token = _token(cloud, body)
    device = _new_device(cloud, user, body)
    if cloud.brought_tokens.get(token) != device.device_id:
        raise Refusal("InvalidParameterValue.TokenNotBind")
    _bind(cloud, user, device, family, body.get("RoomId"))
    del cloud.bind_tokens[token], cloud.brought_tokens[token]
    return {"Data": {}}


@with_token("AppSigBindDeviceInFamily")
def sig_bind_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Bind a device that proves with a signature that the user holds it."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    device = _new_device(cloud, user, body)
    text = TEXTS.get(str(body.get("BindType") or "wifi_sign"))
    digest = DIGESTS.get(str(body.get("SignMethod") or "hmacsha1"))
    if text is None or digest is None:
        raise Refusal("InvalidParameterValue")
    key = base64.b64decode(device.psk)
    signature = hmac.digest(key, text(device, body).encode(), digest).hex()
    if str(required(body, "Signature")).lower() != signature:
        raise Refusal("InvalidParameterValue.InvalidSignature")
    _bind(cloud, user, device, family, body.get("RoomId"))
    # The document says "data", Tencent's own Bluetooth client reads "Data".
    bound = {"AppDeviceInfo": _describe(device)}
    return {"data": bound, "Data": bound}


@with_token("AppSecureAddDeviceInFamily")
def secure_add_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Bind the device whose code the user has scanned."""
    family = cloud.rights.family(user, required(body, "FamilyId"))
    signature = required(body, "DeviceSignature")
    unbound = cloud.home.unbound.values()
    device = next((each for each in unbound if each.code_signature == signature), None)
    if device is None:
        raise Refusal("InvalidParameterValue.BindDeviceSigMismatch")
    _bind(cloud, user, device, family, body.get("RoomId"))
    return {"Data": {"AppDeviceInfo": _describe(device)}}


@with_token("AppBindSubDeviceInFamily")
def bind_sub_device_in_family(cloud: Cloud, user: User, body: Body) -> Answer:
    """Bind a device that stands behind a gateway already to the gateway's family."""
    gateway = gateway_of(cloud, user, body)
    cloud.rights.family(user, gateway.family_id)
    device = _new_device(cloud, user, body)
    if device.gateway_id != gateway.device_id:
        raise Refusal("UnsupportedOperation.DeviceNotBind")
    _bind(cloud, user, device, cloud.home.families[gateway.family_id], gateway.room_id)
    return {"Data": {"AppDeviceInfo": _describe(device)}}


@with_token("AppSigGatewayBindDevice")
def sig_gateway_bind_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Put a device behind a gateway, by a signature made with the product's secret."""
    gateway = _connected_gateway(cloud, user, body)
    device = _new_device(cloud, user, body)
    if device.device_type != SUB_DEVICE:
        raise Refusal("UnsupportedOperation.DeviceType")
    text = (
        f"deviceName={device.device_name}&nonce={required(body, 'Nonce')}"
        f"&productId={device.product.product_id}"
        f"&timestamp={required(body, 'DeviceTimestamp')}"
    )
    digest = hmac.digest(device.product.secret.encode(), text.encode(), "sha1")
    if required(body, "Signature") != base64.b64encode(digest).decode():
        raise Refusal("InvalidParameterValue.InvalidSignature")
    device.gateway_id = gateway.device_id
    return {}


@with_token("AppGatewayUnbindDevice")
def gateway_unbind_device(cloud: Cloud, user: User, body: Body) -> Answer:
    """Take a device away from its gateway, and so from its family."""
    gateway = _connected_gateway(cloud, user, body)
    device_id = device_id_of(body)
    device = cloud.devices.get(device_id) or cloud.home.unbound.get(device_id)
    if device is None or device.gateway_id != gateway.device_id:
        raise Refusal("ResourceNotFound.DeviceNotExist")
    if device_id in cloud.devices:
        cloud.unbind(device_id)
    device.gateway_id = ""
    return {}


@with_token("APPGetWechatDeviceTicket")
def get_wechat_device_ticket(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return a ticket with which WeChat can call a device."""
    name = body.get("Devicename") or required(body, "DeviceName")
    device = cloud.rights.device(user, f"{required(body, 'ProductId')}/{name}")
    return {
        "Data": {
            "DeviceId": device.device_id,
            "WXIoTDeviceInfo": {
                "SN": device.device_name,
                "SNTicket": new_id(),
                "ModelId": str(body.get("ModelId") or ""),
            },
        }
    }


def _connected_gateway(cloud: Cloud, user: User, body: Body) -> Device:
    """Return the user's own gateway, which has to be there to learn of a change."""
    gateway = gateway_of(cloud, user, body)
    cloud.rights.family(user, gateway.family_id)
    if not gateway.online:
        raise Refusal("InvalidParameterValue.BindDeviceNotConnected")
    return gateway


def _wifi_text(device: Device, body: Body) -> str:
    return (
        f"DeviceName={device.device_name}"
        f"&DeviceTimestamp={required(body, 'DeviceTimestamp')}"
        f"&ProductId={device.product.product_id}&ConnId={body.get('ConnId', '')}"
    )


def _other_text(device: Device, body: Body) -> str:
    return (
        f"{device.product.product_id}{device.device_name};{body.get('ConnId', '')};"
        f"{required(body, 'DeviceTimestamp')}"
    )


TEXTS: Mapping[str, Callable[[Device, Body], str]] = {
    "wifi_sign": _wifi_text,
    "bluetooth_sign": _other_text,
    "other_sign": _other_text,
}
DIGESTS: Mapping[str, str] = {"hmacsha1": "sha1", "hmacsha256": "sha256"}


def _token(cloud: Cloud, body: Body) -> str:
    """Return the token of a request while it lasts."""
    token = str(required(body, "Token"))
    if token not in cloud.bind_tokens:
        raise Refusal("InvalidParameterValue.TokenNotExist")
    if cloud.bind_tokens[token] < now_s():
        raise Refusal("InvalidParameterValue.TokenIsExpire")
    return token


def _new_device(cloud: Cloud, user: User, body: Body) -> Device:
    """Return a device that nobody has bound yet."""
    device_id = device_id_of(body)
    product_of(cloud, device_id.partition("/")[0])
    if (device := cloud.home.unbound.get(device_id)) is not None:
        return device
    if (bound := cloud.devices.get(device_id)) and cloud.rights.may_see(user, bound):
        raise Refusal("UnsupportedOperation.CannotBindSameFamily")
    raise Refusal("ResourceNotFound.DeviceNotExist")


def _bind(
    cloud: Cloud, user: User, device: Device, family: Family, room_id: object
) -> None:
    """Put a device into a family; nothing has happened if the room is wrong."""
    here = [
        each for each in cloud.devices.values() if each.family_id == family.family_id
    ]
    limit = cloud.limits.devices_of_family
    check_limit(len(here), limit, "LimitExceeded.FamilyDeviceExceedLimit")
    device.room_id = room_or_default(family, room_id or "")
    device.family_id = family.family_id
    device.owner = user.user_id
    device.create_time = device.update_time = now_s()
    cloud.bind(device)


def _describe(device: Device) -> Answer:
    """Return AppDeviceInfo, which gives its times as text."""
    return {
        "DeviceId": device.device_id,
        "ProductId": device.product.product_id,
        "DeviceName": device.device_name,
        "AliasName": device.alias_name,
        "FamilyId": device.family_id,
        "RoomId": device.room_id,
        "IconUrl": "",
        "CreateTime": str(device.create_time),
        "UpdateTime": str(device.update_time),
    }
