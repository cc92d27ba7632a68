"""Every action once, with a home in which each of these requests is served."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
import hmac
from typing import Any

from simulator import Cloud, Device
from simulator.routines import watch
from simulator.state import (
    ADMINISTRATOR,
    GATEWAY,
    MEMBER,
    SUB_DEVICE,
    Automation,
    Clip,
    Family,
    FirmwareTask,
    Home,
    Message,
    Product,
    Room,
    Scene,
    ShareToken,
    Timer,
    User,
    now_ms,
    now_s,
)
from tests.cloud.cases import CASES, HUB, LAMP, NEW_AUTOMATION, PAIR, SWITCH_ON, TIMER

type Request = tuple[str, dict[str, Any]]
type Preparation = Callable[[Cloud], object]

OWNER, MATE, STRANGER = "1", "7", "9"
CLIP_START = 5


def _property(property_id: str, kind: str, **define: Any) -> dict[str, Any]:
    return {"id": property_id, "name": property_id, "define": {"type": kind, **define}}


TEMPLATE: Mapping[str, Any] = {
    "version": "1.0",
    "properties": [
        _property("power", "bool"),
        _property("on", "bool"),
        _property("switch", "bool"),
        _property("brightness", "int", min="0", max="100"),
        _property("name", "string"),
        _property("cur_song_id", "string"),
    ],
    "events": [{"id": "low_voltage", "type": "alert", "params": []}],
    "actions": [
        {
            "id": "blink",
            "input": [],
            "output": [_property("ok", "bool")],
        }
    ],
}


BARE_TEMPLATE: Mapping[str, Any] = {"properties": [], "events": [], "actions": []}


def sample_cloud() -> Cloud:
    """Return a cloud in which the ids of the cases exist."""
    people = [
        User(
            user_id=each,
            nick_name=f"user {each}",
            country_code="86",
            phone=f"1380000000{number}",
            email=f"{each}@x",
            password="demo-password",
        )
        for number, each in enumerate((OWNER, MATE, STRANGER))
    ]
    families = [
        Family(family_id="f_1", name="Home", members={OWNER: ADMINISTRATOR, MATE: 0}),
        Family(family_id="f_2", name="Office", members={STRANGER: ADMINISTRATOR}),
    ]
    families[0].rooms = {each: Room(room_id=each, name=each) for each in ("r_1", "r_2")}
    home = Home(
        users=people,
        products={each: _product(each) for each in ("P1", "P2", "P9")},
        families={each.family_id: each for each in families},
        devices={},
        scenes={each: _scene(each) for each in ("s_1", "s_2")},
        automations={
            "a_1": Automation(
                automation_id="a_1", family_id="f_1", settings=dict(NEW_AUTOMATION)
            )
        },
        timers={
            "t_1": Timer(timer_id="t_1", device_id=LAMP, settings=TIMER | {"Status": 1})
        },
        messages=[
            Message(
                user_id=OWNER,
                category=category,
                kind=100,
                title="title",
                content="content",
                message_id=message_id,
            )
            for category, message_id in ((1, "65167410520395776"), (2, "7"), (2, "8"))
        ],
    )
    cloud = Cloud(home)
    watch(cloud)
    for device in (_hub(home), _lamp(home)):
        cloud.devices[device.device_id] = device
    cloud.bind_tokens["b1"] = now_s() + 600
    cloud.invitations["s1"] = "f_2"
    offer(cloud, OWNER)
    return cloud


def _product(product_id: str) -> Product:
    return Product(
        product_id=product_id,
        name=product_id,
        net_type="wifi",
        category_id=1,
        product_type=0,
        manufacturer="Maker",
        model="M1",
        data_template=TEMPLATE if product_id == "P1" else BARE_TEMPLATE,
    )


def _scene(scene_id: str) -> Scene:
    return Scene(scene_id=scene_id, family_id="f_1", name=scene_id, actions=[SWITCH_ON])


def _hub(home: Home) -> Device:
    return Device(
        product=home.products["P9"],
        device_name="hub",
        alias_name="Hub",
        owner=OWNER,
        family_id="f_1",
        device_type=GATEWAY,
    )


def _lamp(home: Home) -> Device:
    device = Device(
        product=home.products["P1"],
        device_name="lamp",
        alias_name="Lamp",
        owner=OWNER,
        family_id="f_1",
        room_id="r_1",
        device_type=SUB_DEVICE,
        gateway_id=HUB,
        shared_with={MATE: now_s()},
        firmware=FirmwareTask(target="1.1", notes="better"),
        clips=[Clip(event_id="motion", start_time=CLIP_START, seconds=4)],
    )
    device.record({"power": 1, "brightness": 8}, now_ms())
    return device


def offer(cloud: Cloud, sender: str) -> None:
    """Have somebody offer the lamp with the cases' token."""
    cloud.share_tokens["s1"] = ShareToken(
        token="s1",
        sender=cloud.logins.user(sender),
        device_id=LAMP,
        expire_time=now_s() + 600,
    )


# What has to happen before a request can be served --------------------------------


def free_lamp(cloud: Cloud) -> None:
    """Take the lamp out of its family; it stays behind the hub."""
    cloud.unbind(LAMP)


def connect_lamp(cloud: Cloud) -> None:
    """Have the lamp come with a token for binding."""
    free_lamp(cloud)
    cloud.connect(LAMP, "b1")


def detach_lamp(cloud: Cloud) -> None:
    """Take the lamp away from its hub as well."""
    free_lamp(cloud)
    cloud.home.unbound[LAMP].gateway_id = ""


def give_lamp_away(cloud: Cloud) -> None:
    """Have a stranger own the lamp and offer it."""
    lamp = cloud.devices[LAMP]
    lamp.family_id, lamp.owner, lamp.gateway_id = "f_2", STRANGER, ""
    offer(cloud, STRANGER)


def be_a_guest(cloud: Cloud) -> None:
    """Have a stranger share the lamp with the owner of the home."""
    give_lamp_away(cloud)
    cloud.devices[LAMP].shared_with[OWNER] = now_s()


def be_a_member(cloud: Cloud) -> None:
    """Have somebody else administer the home."""
    cloud.home.families["f_1"].members = {OWNER: MEMBER, MATE: ADMINISTRATOR}


PREPARATIONS: Mapping[str, Preparation] = {
    "AppBindSubDeviceInFamily": free_lamp,
    "AppSigGatewayBindDevice": detach_lamp,
    "AppTokenBindDeviceFamily": connect_lamp,
    "AppSecureAddDeviceInFamily": free_lamp,
    "AppSigBindDeviceInFamily": free_lamp,
    "AppBindUserShareDevice": give_lamp_away,
    "AppRemoveUserShareDevice": be_a_guest,
    "AppExitFamily": be_a_member,
}


def prepare(cloud: Cloud, action: str) -> None:
    """Start again, with a home in which the request of an action is served."""
    cloud.stop()
    vars(cloud).update(vars(sample_cloud()))
    if preparation := PREPARATIONS.get(action):
        preparation(cloud)


# The requests ----------------------------------------------------------------------


def _binding_signature() -> str:
    key = b64decode(sample_cloud().devices[LAMP].psk)
    return hmac.digest(key, b"P1lamp;1938;1694141664", "sha256").hex()


def _signature_by_secret(nonce: str) -> str:
    secret = sample_cloud().home.products["P1"].secret
    text = f"deviceName=lamp&nonce={nonce}&productId=P1&timestamp=5"
    return b64encode(hmac.digest(secret.encode(), text.encode(), "sha1")).decode()


def _signed_number() -> str:
    key = b64decode(sample_cloud().devices[LAMP].psk)
    return hmac.digest(key, b"\x02/12345/", "sha256").hex()


VIDEO = "/simulator/media/video/P1/lamp/recording.m3u8"
OWN_VALUES: Mapping[str, dict[str, Any]] = {
    "AppDeviceDynamicRegister": {"Signature": _signature_by_secret("7")},
    "AppGetLLsyncSecretEncryptKey": {"DeviceNonceSign": _signed_number()},
    "AppReportOTAStatus": {"Version": "1.1"},
    "AppSecureAddDeviceInFamily": {
        "DeviceSignature": sample_cloud().devices[LAMP].code_signature
    },
    "AppSigBindDeviceInFamily": {"Signature": _binding_signature()},
    "AppSigGatewayBindDevice": {"Signature": _signature_by_secret("n")},
    "IotVideoDescribeCloudStorageThumbnail": {"Thumbnail": f"{CLIP_START}.png"},
    "IotVideoGenerateSignedVideoURL": {"VideoURL": VIDEO},
    "song_url": {"KugouParams": {"song_id": "1001"}},
    "playlist_song": {"KugouParams": {"playlist_id": "5001", "page": 1, "size": 30}},
}
MORE_REQUESTS: Mapping[str, dict[str, Any]] = {
    "AppGetMessages": {"Category": 2, "MsgID": "8", "MsgTimestamp": 1, "Limit": 5},
    "AppGetDeviceDataHistory": {
        **PAIR,
        "FieldName": "power",
        "MinTime": 0,
        "MaxTime": 2**42,
        "Limit": 20,
        "Context": "",
    },
    "AppListEventHistory": {
        **PAIR,
        "EventId": "low_voltage",
        "Type": "alert",
        "StartTime": 1,
        "EndTime": 2**32,
        "Size": 5,
        "Context": "",
    },
    "IotVideoDescribeCloudStorageEvents": {
        **PAIR,
        "StartTime": 1,
        "EndTime": 10,
        "EventId": "motion",
        "Size": 5,
        "Context": "",
    },
    "AppGetDeviceConfig": {"DeviceId": LAMP, "DeviceKey": "names"},
    "AppSetDeviceConfig": {"DeviceId": LAMP, "DeviceKey": "names", "DeviceValue": "x"},
    "AppGetUserDeviceConfig": {"DeviceId": LAMP, "DeviceKey": "names"},
    "AppSetUserDeviceConfig": {
        "DeviceId": LAMP,
        "DeviceKey": "names",
        "DeviceValue": "x",
    },
    "AppFindUser": {"Type": "email", "Email": "7@x"},
    "AppUpdateUser": {"NickName": "Ann", "Avatar": "https://x/a.png"},
    "AppUserResetPassword": {"Password": "demo-password", "NewPassword": "q"},
    "AppGetUserSetting": {},
    "AppUpdateUserSetting": {"TemperatureUnit": "F"},
    "AppGetTokenTicket": {},
}


def _requests() -> dict[str, Request]:
    """Return action and parameters by what is asked: an action, a command of Kugou."""
    requests: dict[str, Request] = {
        name: (name, parameters) for name, parameters in MORE_REQUESTS.items()
    }
    for case in CASES.values():
        name = case.sent.get("KGCommand", case.action)
        own = OWN_VALUES.get(name, {})
        requests.setdefault(name, (case.action, {**case.sent, **own}))
    requests["playlist_awesome"] = (
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "playlist_awesome", "KugouParams": {"page": 1}},
    )
    requests["album_info"] = (
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "album_info",
            "KugouParams": {"album_id": "301", "page": 1, "size": 20},
        },
    )
    del requests["search_tips"]  # no command that the documents know
    return requests


REQUESTS: Mapping[str, Request] = _requests()
