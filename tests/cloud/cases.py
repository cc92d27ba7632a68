"""Every action once: how it is called, what is sent, what becomes of the answer.

The answers have the documents' fields and nesting, values of our own.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
import json
from typing import Any, NamedTuple

from custom_components.tencent_iot_explorer.cloud import (
    ActionResult,
    Automation,
    AutomationSummary,
    BindSignature,
    BindTokenState,
    Client,
    CloudStorageDay,
    CloudStorageSpan,
    CloudStorageStream,
    Condition,
    DeviceExtInfo,
    DeviceRecord,
    Family,
    FamilyMember,
    Firmware,
    FirmwareDownload,
    FirmwareProgress,
    FirmwareVersions,
    GatewayDevice,
    MusicUser,
    Page,
    PanelLook,
    PanelProperty,
    Playlist,
    Product,
    ProductConfig,
    PropertyCondition,
    PropertyValue,
    Reply,
    Room,
    Run,
    Scene,
    SceneAction,
    ShareInvitation,
    ShareUser,
    SignedNumber,
    Song,
    SongSource,
    StepResult,
    SubDeviceSignature,
    TimeCondition,
    Timer,
    TimerSettings,
    User,
    UserSettings,
    WeChatDeviceTicket,
    delay_action,
    device_action,
    first,
    notification_action,
    scene_action,
)

LAMP = "P1/lamp"
HUB = "P9/hub"
PAIR = {"ProductId": "P1", "DeviceName": "lamp"}
GATEWAY = {"GatewayProductId": "P9", "GatewayDeviceName": "hub"}
FIRST_PAGE = {"Offset": 0, "Limit": 50}

DEVICE = {
    "ProductId": "P1",
    "DeviceName": "lamp",
    "DeviceId": LAMP,
    "AliasName": "Lamp",
    "UserID": "1",
    "FamilyId": "f_1",
    "RoomId": "r_1",
    "IconUrl": "",
    "DeviceType": 0,
    "CreateTime": 1574664969,
    "UpdateTime": "1574668779",
}
DEVICE_RECORD = DeviceRecord(
    device_id=LAMP,
    product_id="P1",
    device_name="lamp",
    alias_name="Lamp",
    family_id="f_1",
    room_id="r_1",
    create_time=1574664969,
    update_time=1574668779,
)
SHARED_RECORD = DeviceRecord(
    device_id=LAMP, product_id="P1", device_name="lamp", shared=True
)
SWITCH_ON = {
    "ActionType": 0,
    "ProductId": "P1",
    "DeviceName": "lamp",
    "Data": '{"brightness":25}',
}
SWITCH_ON_ACTION = device_action(LAMP, {"brightness": 25})
AUTOMATION = {
    "AutomationId": "a_1",
    "Icon": "https://example.com/i.png",
    "Name": "Evening",
    "Status": 0,
    "MatchType": 1,
    "EffectiveBeginTime": "18:00",
    "EffectiveEndTime": "23:59",
    "EffectiveDays": "0111110",
    "Conditions": [
        {
            "CondId": "abc",
            "CondType": 0,
            "Property": {
                "ProductId": "P1",
                "DeviceName": "lamp",
                "PropertyId": "switch",
                "Op": "eq",
                "Value": 0,
            },
        },
        {
            "CondId": "efg",
            "CondType": 1,
            "Timer": {"Days": "1000000", "TimePoint": "09:30"},
        },
    ],
    "Actions": [SWITCH_ON, {"ActionType": 1, "Data": "100"}],
}
NEW_AUTOMATION = {
    name: value for name, value in AUTOMATION.items() if name != "AutomationId"
}
AUTOMATION_OBJECT = Automation(
    automation_id="a_1",
    name="Evening",
    icon_url="https://example.com/i.png",
    match_type=1,
    conditions=(
        Condition(
            condition_id="abc",
            property=PropertyCondition(
                product_id="P1",
                device_name="lamp",
                property_id="switch",
                operator="eq",
                value=0,
            ),
        ),
        Condition(
            condition_id="efg",
            condition_type=1,
            timer=TimeCondition(days="1000000", time_point="09:30"),
        ),
    ),
    actions=(SWITCH_ON_ACTION, delay_action(100)),
    effective_begin_time="18:00",
    effective_end_time="23:59",
    effective_days="0111110",
)
TIMER = {
    "TimerName": "Morning",
    "Days": "1000000",
    "TimePoint": "06:30",
    "Repeat": 1,
    "Data": '{"brightness":25}',
}
TIMER_SETTINGS = TimerSettings(
    name="Morning",
    days="1000000",
    time_point="06:30",
    repeat=True,
    values={"brightness": 25},
)

type Call = Callable[[Client], Awaitable[Any]]


class Case(NamedTuple):
    """A call, the action and parameters that it sends, an answer, what it returns."""

    call: Call
    action: str
    sent: dict[str, Any]
    answer: dict[str, Any]
    result: Any


async def all_of[T](found: AsyncIterator[T]) -> list[T]:
    """Return all that an iterator yields."""
    return [each async for each in found]


ROWS: dict[str, tuple[Call, str, dict[str, Any], dict[str, Any], Any]] = {
    # user
    "get_user_settings": (
        lambda client: client.user.get_user_settings(),
        "AppGetUserSetting",
        {},
        {"UserSetting": {"Region": "Asia/Tokyo", "TemperatureUnit": "F"}},
        UserSettings(time_zone="Asia/Tokyo", temperature_unit="F"),
    ),
    "get_user": (
        lambda client: client.user.get_user(),
        "AppGetUser",
        {},
        {
            "Data": {
                "UserID": 12345678901234567,
                "NickName": "Ann",
                "CountryCode": "86",
                "PhoneNumber": "13800000000",
                "Email": "",
                "HasPassword": 1,
            }
        },
        User(
            user_id="12345678901234567",
            nick_name="Ann",
            country_code="86",
            phone="13800000000",
        ),
    ),
    "logout_user": (
        lambda client: client.user.logout_user(),
        "AppLogoutUser",
        {},
        {"Data": "OK"},
        None,
    ),
    # family
    "get_family_list": (
        lambda client: client.family.get_family_list(),
        "AppGetFamilyList",
        FIRST_PAGE,
        {
            "FamilyList": [
                {"FamilyId": "f_1", "FamilyName": "Home", "Name": "x", "Role": "1"},
                {"FamilyId": "f_2", "Name": "Office", "Role": 0},
                {"FamilyId": "f_3"},
                {"Name": "nowhere"},
            ],
            "Total": "4",
        },
        [
            Family(family_id="f_1", name="Home", role=1),
            Family(family_id="f_2", name="Office"),
            Family(family_id="f_3", name="f_3"),
        ],
    ),
    "describe_family": (
        lambda client: client.family.describe_family("f_1"),
        "AppDescribeFamily",
        {"FamilyId": "f_1"},
        {
            "Data": {
                "FamilyId": "f_1",
                "FamilyName": "Home",
                "Address": "Here",
                "CreateTime": 1,
                "UpdateTime": 2,
            }
        },
        Family(
            family_id="f_1", name="Home", address="Here", create_time=1, update_time=2
        ),
    ),
    "create_family": (
        lambda client: client.family.create_family("Home", "Here"),
        "AppCreateFamily",
        {"Name": "Home", "Address": "Here"},
        {"Data": {"FamilyId": "f_1"}},
        "f_1",
    ),
    "modify_family": (
        lambda client: client.family.modify_family("f_1", "Home", "There"),
        "AppModifyFamily",
        {"FamilyId": "f_1", "Name": "Home", "Address": "There"},
        {},
        None,
    ),
    "delete_family": (
        lambda client: client.family.delete_family("f_1", "Home"),
        "AppDeleteFamily",
        {"FamilyId": "f_1", "Name": "Home"},
        {},
        None,
    ),
    "get_room_list": (
        lambda client: client.family.get_room_list("f_1"),
        "AppGetRoomList",
        {"FamilyId": "f_1", **FIRST_PAGE},
        {"Roomlist": [{"RoomId": 5, "RoomName": "Hall", "DeviceNum": 2}], "Total": 1},
        [Room(room_id="5", name="Hall", device_count=2)],
    ),
    "create_room": (
        lambda client: client.family.create_room("f_1", "Hall"),
        "AppCreateRoom",
        {"FamilyId": "f_1", "Name": "Hall"},
        {"Data": {"RoomId": 123456}},
        "123456",
    ),
    "modify_room": (
        lambda client: client.family.modify_room("f_1", "r_1", "Attic"),
        "AppModifyRoom",
        {"FamilyId": "f_1", "RoomId": "r_1", "Name": "Attic"},
        {},
        None,
    ),
    "delete_room": (
        lambda client: client.family.delete_room("f_1", "r_1"),
        "AppDeleteRoom",
        {"FamilyId": "f_1", "RoomId": "r_1"},
        {},
        None,
    ),
    "get_family_member_list": (
        lambda client: client.family.get_family_member_list("f_1"),
        "AppGetFamilyMemberList",
        {"FamilyId": "f_1", **FIRST_PAGE},
        {"MemberList": [{"UserID": "7", "NickName": "Ann", "Role": 1}], "Total": 1},
        [FamilyMember(user_id="7", nick_name="Ann", role=1)],
    ),
    "invite_member": (
        lambda client: client.family.invite_member("f_1"),
        "AppInviteMember",
        {"FamilyId": "f_1"},
        {"ShareToken": "s1"},
        "s1",
    ),
    "send_share_family_invite": (
        lambda client: client.family.send_share_family_invite("f_1", "7"),
        "AppSendShareFamilyInvite",
        {"FamilyId": "f_1", "ToUserID": "7", "ToUserId": "7"},
        {},
        None,
    ),
    "join_family": (
        lambda client: client.family.join_family("s1"),
        "AppJoinFamily",
        {"ShareToken": "s1"},
        {},
        None,
    ),
    "delete_family_member": (
        lambda client: client.family.delete_family_member("f_1", "7"),
        "AppDeleteFamilyMember",
        {"FamilyId": "f_1", "MemberID": "7", "MemberId": "7"},
        {},
        None,
    ),
    "exit_family": (
        lambda client: client.family.exit_family("f_1"),
        "AppExitFamily",
        {"FamilyId": "f_1"},
        {},
        None,
    ),
    # device
    "get_family_device_list": (
        lambda client: client.device.get_family_device_list("f_1"),
        "AppGetFamilyDeviceList",
        {"FamilyId": "f_1", "RoomId": "", **FIRST_PAGE},
        {"DeviceList": [DEVICE, {"DeviceId": "nonsense"}, None], "Total": 3},
        [DEVICE_RECORD],
    ),
    "get_family_device_list of a room": (
        lambda client: client.device.get_family_device_list("f_1", "0"),
        "AppGetFamilyDeviceList",
        {"FamilyId": "f_1", "RoomId": "0", **FIRST_PAGE},
        {"DeviceList": None, "Total": 0},
        [],
    ),
    "get_device_in_family": (
        lambda client: client.device.get_device_in_family("f_1", LAMP),
        "AppGetDeviceInFamily",
        {"FamilyId": "f_1", **PAIR},
        {"Data": DEVICE},
        DEVICE_RECORD,
    ),
    "update_device_in_family": (
        lambda client: client.device.update_device_in_family(LAMP, "Sun"),
        "AppUpdateDeviceInFamily",
        {**PAIR, "AliasName": "Sun"},
        {"Data": DEVICE},
        None,
    ),
    "modify_family_device_room": (
        lambda client: client.device.modify_family_device_room("f_1", LAMP, "r_2"),
        "AppModifyFamilyDeviceRoom",
        {"FamilyId": "f_1", "RoomId": "r_2", **PAIR},
        {},
        None,
    ),
    "delete_device_in_family": (
        lambda client: client.device.delete_device_in_family("f_1", LAMP, None),
        "AppDeleteDeviceInFamily",
        {"FamilyId": "f_1", "RoomId": "0", **PAIR},
        {},
        None,
    ),
    "get_family_sub_device_list": (
        lambda client: client.device.get_family_sub_device_list(HUB),
        "AppGetFamilySubDeviceList",
        {**GATEWAY, **FIRST_PAGE},
        {
            "Total": 1,
            "DeviceList": [{"ProductId": "P1", "DeviceName": "lamp", "DeviceType": 2}],
        },
        [
            DeviceRecord(
                device_id=LAMP, product_id="P1", device_name="lamp", device_type=2
            )
        ],
    ),
    "get_gateway_bind_device_list": (
        lambda client: client.device.get_gateway_bind_device_list(HUB),
        "AppGetGatewayBindDeviceList",
        {**GATEWAY, **FIRST_PAGE},
        {"DeviceList": [{**PAIR, "BindStatus": 1}], "Total": 1},
        [
            GatewayDevice(
                device_id=LAMP, product_id="P1", device_name="lamp", in_family=True
            )
        ],
    ),
    "get_gateway_bind_device_list of a product": (
        lambda client: client.device.get_gateway_bind_device_list(HUB, "P1"),
        "AppGetGatewayBindDeviceList",
        {**GATEWAY, "ProductId": "P1", **FIRST_PAGE},
        {"DeviceList": [], "Total": "0"},
        [],
    ),
    "bind_sub_device_in_family": (
        lambda client: client.device.bind_sub_device_in_family(HUB, LAMP),
        "AppBindSubDeviceInFamily",
        {**GATEWAY, **PAIR},
        {"Data": {"AppDeviceInfo": DEVICE}},
        DEVICE_RECORD,
    ),
    "sig_gateway_bind_device": (
        lambda client: client.device.sig_gateway_bind_device(
            HUB, LAMP, SubDeviceSignature(signature="S=", timestamp=5, nonce="n")
        ),
        "AppSigGatewayBindDevice",
        {
            **GATEWAY,
            **PAIR,
            "DeviceTimestamp": 5,
            "Nonce": "n",
            "Signature": "S=",
        },
        {},
        None,
    ),
    "gateway_unbind_device": (
        lambda client: client.device.gateway_unbind_device(HUB, LAMP),
        "AppGatewayUnbindDevice",
        {**GATEWAY, **PAIR},
        {},
        None,
    ),
    "get_products": (
        lambda client: client.device.get_products(["P1"]),
        "AppGetProducts",
        {"ProductIds": ["P1"]},
        {
            "Products": [
                {"ProductId": "P1", "Name": "old"},
                {
                    "ProductId": "P1",
                    "Name": "Lamp",
                    "Description": "shines",
                    "DataTemplate": '{"version":"1.0"}',
                    "NetType": "wifi",
                    "CategoryId": 141,
                    "CategoryKey": "Light",
                    "ProductType": 0,
                    "UpdateTime": 1600265188,
                },
                "garbage",
            ]
        },
        [
            Product(
                product_id="P1",
                name="Lamp",
                description="shines",
                net_type="wifi",
                category_id=141,
                category_key="Light",
                data_template='{"version":"1.0"}',
                update_time=1600265188,
            )
        ],
    ),
    "get_products_config": (
        lambda client: client.device.get_products_config(["P1", "P2"]),
        "AppGetProductsConfig",
        {"ProductIds": ["P1", "P2"]},
        {
            "Data": [
                {
                    "ProductId": "P1",
                    "Config": '{"Global":{"IconUrl":"i","ProductDisplayName":"Lamp",'
                    '"ManufacturerName":"Maker","ProductModel":"L1"},'
                    '"Panel":{"type":"standard","standard":{"properties":['
                    '{"id":"power","ui":{"type":"btn-big","visible":true}},'
                    '{"id":"level","ui":{"type":"btn-col-2","visible":false}}]}},'
                    '"ShortCut":{"powerSwitch":"power","shortcut":[{"id":"level"}]}}',
                },
                {"ProductId": "P2", "Config": "{broken"},
            ]
        },
        {
            "P1": ProductConfig(
                product_id="P1",
                display_name="Lamp",
                manufacturer="Maker",
                model="L1",
                icon_url="i",
                power_switch="power",
                shortcuts=(PanelProperty(property_id="level"),),
                panel=(
                    PanelProperty(
                        property_id="power", look=PanelLook(style="btn-big", visible=1)
                    ),
                    PanelProperty(
                        property_id="level",
                        look=PanelLook(style="btn-col-2", visible=0),
                    ),
                ),
            ),
            "P2": ProductConfig(product_id="P2"),
        },
    ),
    "get_device_statuses": (
        lambda client: client.device.get_device_statuses([LAMP, HUB]),
        "AppGetDeviceStatuses",
        {"DeviceIds": [LAMP, HUB]},
        {
            "DeviceStatuses": [
                {"DeviceId": LAMP, "Online": 1},
                {"ProductId": "P9", "DeviceName": "hub", "Online": "0"},
                {"DeviceId": "P1/odd", "Online": -1},
                {"DeviceId": "P1/mute"},
                {"DeviceId": "P1/wrong", "Online": "yes"},
                {"Online": 1},
            ]
        },
        {LAMP: True, HUB: False},
    ),
    "get_switch_names": (
        lambda client: client.device.get_switch_names(LAMP),
        "AppGetDeviceConfig",
        {"DeviceId": LAMP, "DeviceKey": "SWITCH_NAME_MAP"},
        {
            "Configs": {
                "SWITCH_NAME_MAP": json.dumps(
                    {
                        "switch_1": " Lamp ",
                        "switch_2": "",
                        "switch_3": "开关三",
                        "switch_4": "Switch Four",
                    }
                )
            }
        },
        {"switch_1": "Lamp"},
    ),
    "get_device_ext_info": (
        lambda client: client.device.get_device_ext_info(LAMP),
        "AppGetDeviceExtInfo",
        {"DeviceId": LAMP},
        {
            "ManufacturerName": "Maker",
            "ProductModel": "L1",
            "Mac": "AABBCCDDEEFF",
            "FwVer": "1.2.0",
            "IP": "",
        },
        DeviceExtInfo(
            manufacturer="Maker",
            model="L1",
            mac="AABBCCDDEEFF",
            firmware_version="1.2.0",
        ),
    ),
    "report_data_as_device": (
        lambda client: client.device.report_data_as_device(LAMP, {"power": 0}, 5),
        "AppReportDataAsDevice",
        {
            **PAIR,
            "DeviceId": LAMP,
            "Data": '{"power":0}',
            "Timestamp": 5,
            "TimeStamp": 5,
            "DataTimeStamp": 5,
        },
        {"Data": ""},
        None,
    ),
    "get_local_key": (
        lambda client: client.bluetooth.get_local_key(LAMP),
        "AppGetDeviceConfig",
        {"DeviceId": LAMP, "DeviceKey": "ble_psk_device_ket"},
        {"Configs": {"ble_psk_device_ket": "5a1b2c3d"}},
        "5a1b2c3d",
    ),
    "set_local_key": (
        lambda client: client.bluetooth.set_local_key(LAMP, b"\x0a\x1b\x2c\x3d"),
        "AppSetDeviceConfig",
        {
            "DeviceId": LAMP,
            "DeviceKey": "ble_psk_device_ket",
            "DeviceValue": "0a1b2c3d",
        },
        {},
        None,
    ),
    "get_secret_key": (
        lambda client: client.bluetooth.get_secret_key(LAMP),
        "AppGetDeviceConfig",
        {"DeviceId": LAMP, "DeviceKey": "secret_encrypt_key"},
        {"Configs": {"secret_encrypt_key": "00112233"}},
        "00112233",
    ),
    "set_secret_key": (
        lambda client: client.bluetooth.set_secret_key(LAMP, b"\x00\x11\x22\x33"),
        "AppSetDeviceConfig",
        {
            "DeviceId": LAMP,
            "DeviceKey": "secret_encrypt_key",
            "DeviceValue": "00112233",
        },
        {},
        None,
    ),
    "device_custom_signature_agitated": (
        lambda client: client.bluetooth.device_custom_signature_agitated(
            LAMP, b"\x01\xff"
        ),
        "AppDeviceCustomSignatureAgitated",
        {
            "DeviceId": LAMP,
            "Content": "01ff",
            "ContentType": "hex",
            "SignMethod": "hmacsha256",
        },
        {"AgitatedSignature": "AAEC", "AgitatedContent": "01ff2f31323334352f"},
        SignedNumber(
            signature=b"\x00\x01\x02", content="01ff2f31323334352f", seconds=12345
        ),
    ),
    "get_secret_encrypt_key": (
        lambda client: client.bluetooth.get_secret_encrypt_key(
            LAMP, "01ff2f31323334352f", b"\x02/12345/", b"sign"
        ),
        "AppGetLLsyncSecretEncryptKey",
        {
            "DeviceId": LAMP,
            "AppNonce": "01ff2f31323334352f",
            "DeviceNonce": "022f31323334352f",
            "DeviceNonceSign": "7369676e",
        },
        {"SecretEncryptKeyHex": "0a1b"},
        b"\x0a\x1b",
    ),
    "device_custom_signature": (
        lambda client: client.bluetooth.device_custom_signature(LAMP, b"\x01\xff"),
        "AppDeviceCustomSignature",
        {
            "DeviceId": LAMP,
            "Content": "01ff",
            "ContentType": "hex",
            "SignMethod": "hmacsha256",
        },
        {"Signature": "AAEC"},
        b"\x00\x01\x02",
    ),
    "device_dynamic_register": (
        lambda client: client.bluetooth.device_dynamic_register(LAMP, "sign", 7, 5),
        "AppDeviceDynamicRegister",
        {"DeviceId": LAMP, "DeviceTimestamp": 5, "Nonce": 7, "Signature": "sign"},
        {"Payload": "for the device"},
        "for the device",
    ),
    "reply_to_action": (
        lambda client: client.bluetooth.reply_to_action(
            LAMP, "token", "blink", {"result": 0}, 5
        ),
        "AppPublishMsgAsDevice",
        {
            **PAIR,
            "Topic": "$thing/up/action/P1/lamp",
            "Payload": '{"method":"action_reply","clientToken":"token",'
            '"ActionId":"blink","timestamp":5,"response":{"result":0},'
            '"code":0,"status":"action execute success!"}',
        },
        {},
        None,
    ),
    "refuse_action": (
        lambda client: client.bluetooth.refuse_action(LAMP, "token", "blink", 5),
        "AppPublishMsgAsDevice",
        {
            **PAIR,
            "Topic": "$thing/up/action/P1/lamp",
            "Payload": '{"method":"action_reply","clientToken":"token",'
            '"ActionId":"blink","timestamp":5,"response":{},'
            '"code":-1,"status":"refused"}',
        },
        {},
        None,
    ),
    "publish_msg_as_device": (
        lambda client: client.device.publish_msg_as_device(
            LAMP, "$thing/up/action/P1/lamp", '{"a":1}'
        ),
        "AppPublishMsgAsDevice",
        {**PAIR, "Topic": "$thing/up/action/P1/lamp", "Payload": '{"a":1}'},
        {},
        None,
    ),
    "report_device_event": (
        lambda client: client.device.report_device_event(
            LAMP, "low_voltage", {"voltage": 3.1}, 5
        ),
        "AppReportDeviceEvent",
        {
            "DeviceId": LAMP,
            "EventId": "low_voltage",
            "Params": '{"voltage":3.1}',
            "Method": "ReportEventAsDevice",
            "EventTimeStamp": 5,
        },
        {"Data": ""},
        None,
    ),
    # control
    "get_device_data": (
        lambda client: client.control.get_device_data(LAMP),
        "AppGetDeviceData",
        PAIR,
        {
            "Data": '{"brightness":{"Value":8,"LastUpdate":1552904784552},'
            '"name":{"Value":"x"},"odd":5}'
        },
        {
            "brightness": PropertyValue(value=8, last_update=1552904784552),
            "name": PropertyValue(value="x", last_update=0),
        },
    ),
    "get_device_data of a new device": (
        lambda client: client.control.get_device_data(LAMP),
        "AppGetDeviceData",
        PAIR,
        {"Data": ""},
        {},
    ),
    "control_device_data": (
        lambda client: client.control.control_device_data(
            LAMP, {"name": "灯", "on": 1}
        ),
        "AppControlDeviceData",
        {**PAIR, "Data": '{"name":"灯","on":1}'},
        {"Data": ""},
        None,
    ),
    "call_device_action_sync": (
        lambda client: client.control.call_device_action_sync(LAMP, "blink", {"n": 6}),
        "AppCallDeviceActionSync",
        {**PAIR, "ActionId": "blink", "InputParams": '{"n":6}'},
        {"ClientToken": "c", "OutputParams": '{"ok":1}', "Status": "succ"},
        ActionResult(client_token="c", status="succ", output={"ok": 1}),
    ),
    "call_device_action_sync without output": (
        lambda client: client.control.call_device_action_sync(LAMP, "blink", {}),
        "AppCallDeviceActionSync",
        {**PAIR, "ActionId": "blink", "InputParams": "{}"},
        {"ClientToken": "c", "OutputParqams": None, "Status": "succ"},
        ActionResult(client_token="c", status="succ", output={}),
    ),
    "call_device_action_async": (
        lambda client: client.control.call_device_action_async(LAMP, "blink", {"n": 6}),
        "AppCallDeviceActionAsync",
        {**PAIR, "ActionId": "blink", "InputParams": '{"n":6}'},
        {"ClientToken": "c", "Status": "Sent"},
        ActionResult(client_token="c", status="Sent", output={}),
    ),
    "publish_rrpc_message": (
        lambda client: client.control.publish_rrpc_message(LAMP, "1234561"),
        "AppPublishRRPCMessage",
        {**PAIR, "Payload": "1234561"},
        {"MessageId": 74, "PayloadBase64": "QUJDRA=="},
        Reply(message_id=74, payload=b"ABCD"),
    ),
    # sharing
    "list_user_share_devices": (
        lambda client: client.sharing.list_user_share_devices(),
        "AppListUserShareDevices",
        {"Offset": 0, "Limit": 100},
        {
            "ShareDevices": [
                {**PAIR, "DeviceId": LAMP, "CreateTime": "2019-12-17T19:39:21+08:00"}
            ],
            "Total": 1,
        },
        [SHARED_RECORD],
    ),
    "send_share_device_invite": (
        lambda client: client.sharing.send_share_device_invite(LAMP, "7"),
        "AppSendShareDeviceInvite",
        {**PAIR, "ToUserID": "7", "ToUserId": "7"},
        {"Status": "OK"},
        None,
    ),
    "create_share_device_token": (
        lambda client: client.sharing.create_share_device_token("f_1", LAMP),
        "AppCreateShareDeviceToken",
        {"FamilyId": "f_1", **PAIR},
        {"ShareDeviceToken": "s1"},
        "s1",
    ),
    "create_share_device_token with a note": (
        lambda client: client.sharing.create_share_device_token("f_1", LAMP, "note"),
        "AppCreateShareDeviceToken",
        {"FamilyId": "f_1", **PAIR, "TokenContext": "note"},
        {"ShareDeviceToken": "s1"},
        "s1",
    ),
    "describe_share_device_token": (
        lambda client: client.sharing.describe_share_device_token("s1"),
        "AppDescribeShareDeviceToken",
        {"ShareDeviceToken": "s1"},
        {
            "ShareDeviceTokenInfo": {
                "FromUserId": "1",
                "FromUserNick": "Ann",
                "UserId": "",
                "UserNick": "",
                "ProductId": "P1",
                "DeviecName": "lamp",
                "AliasName": "Lamp",
                "IconUrl": "",
                "BindTime": 0,
                "ExpireTime": 1574757262,
                "CreateTime": 1574152462,
            }
        },
        ShareInvitation(
            from_user_id="1",
            from_user_nick="Ann",
            product_id="P1",
            device_name="lamp",
            alias_name="Lamp",
            expire_time=1574757262,
            create_time=1574152462,
        ),
    ),
    "bind_user_share_device": (
        lambda client: client.sharing.bind_user_share_device(LAMP, "s1"),
        "AppBindUserShareDevice",
        {**PAIR, "ShareDeviceToken": "s1"},
        {"Status": "OK"},
        None,
    ),
    "remove_user_share_device": (
        lambda client: client.sharing.remove_user_share_device(LAMP),
        "AppRemoveUserShareDevice",
        PAIR,
        {"Status": "OK"},
        None,
    ),
    "list_share_device_users": (
        lambda client: client.sharing.list_share_device_users(LAMP),
        "AppListShareDeviceUsers",
        {**PAIR, "Offset": 0, "Limit": 100},
        {
            "Users": [
                {
                    "UserId": "7",
                    "CountryCode": "86",
                    "PhoneNumber": "139***5678",
                    "NickName": "Bob",
                    "Avatar": "",
                    "BindTime": 1574153536,
                }
            ],
            "Total": 1,
        },
        [
            ShareUser(
                user_id="7",
                nick_name="Bob",
                country_code="86",
                phone="139***5678",
                bind_time=1574153536,
            )
        ],
    ),
    "remove_share_device_user": (
        lambda client: client.sharing.remove_share_device_user(LAMP, "7"),
        "AppRemoveShareDeviceUser",
        {**PAIR, "RemoveUserID": "7", "RemoveUserId": "7"},
        {"Status": "OK"},
        None,
    ),
    # scene
    "get_scene_list": (
        lambda client: client.scene.get_scene_list("f_1"),
        "AppGetSceneList",
        {"FamilyId": "f_1", **FIRST_PAGE},
        {
            "SceneList": [
                {
                    "SceneId": "s_1",
                    "FamilyId": "f_1",
                    "SceneName": "Bright",
                    "SceneIcon": "i",
                    "Actions": [
                        {**SWITCH_ON, "AliasName": "Lamp"},
                        {"ActionType": 1, "Data": "100"},
                    ],
                    "UserId": "1",
                    "CreateTime": 1,
                    "UpdateTime": 2,
                    "Flag": 1,
                    "Status": 0,
                },
                {"SceneId": "s_2", "Actions": None},
                {"SceneName": "no id"},
            ],
            "Total": 3,
        },
        [
            Scene(
                scene_id="s_1",
                family_id="f_1",
                name="Bright",
                icon_url="i",
                actions=(
                    SceneAction(
                        product_id="P1",
                        device_name="lamp",
                        data='{"brightness":25}',
                        alias_name="Lamp",
                    ),
                    delay_action(100),
                ),
                broken=True,
                create_time=1,
                update_time=2,
            ),
            Scene(scene_id="s_2", family_id="f_1", name="s_2"),
        ],
    ),
    "run_scene": (
        lambda client: client.scene.run_scene("s_1"),
        "AppRunScene",
        {"SceneId": "s_1"},
        {},
        None,
    ),
    "create_scene": (
        lambda client: client.scene.create_scene(
            "f_1",
            "Bright",
            [
                SWITCH_ON_ACTION,
                delay_action(5),
                scene_action("s_2", "Good night"),
                notification_action("on"),
            ],
        ),
        "AppCreateScene",
        {
            "FamilyId": "f_1",
            "SceneName": "Bright",
            "SceneIcon": "",
            "Actions": [
                SWITCH_ON,
                {"ActionType": 1, "Data": "5"},
                {"ActionType": 2, "DeviceName": "Good night", "Data": "s_2"},
                {"ActionType": 3, "Data": "on"},
            ],
        },
        {"SceneId": "s_1"},
        "s_1",
    ),
    "modify_scene": (
        lambda client: client.scene.modify_scene(
            "s_1", "Dark", [SWITCH_ON_ACTION], "icon"
        ),
        "AppModifyScene",
        {
            "SceneId": "s_1",
            "SceneName": "Dark",
            "SceneIcon": "icon",
            "Actions": [SWITCH_ON],
        },
        {},
        None,
    ),
    "delete_scene": (
        lambda client: client.scene.delete_scene("s_1"),
        "AppDeleteScene",
        {"SceneId": "s_1"},
        {},
        None,
    ),
    # automation
    "get_automation_list": (
        lambda client: client.automation.get_automation_list("f_1"),
        "AppGetAutomationList",
        {"FamilyId": "f_1"},
        {"List": [{"AutomationId": "a_1", "Icon": "", "Name": "Evening", "Status": 1}]},
        [
            AutomationSummary(
                automation_id="a_1", family_id="f_1", name="Evening", enabled=True
            )
        ],
    ),
    "describe_automation": (
        lambda client: client.automation.describe_automation("a_1"),
        "AppDescribeAutomation",
        {"AutomationId": "a_1"},
        {"Data": AUTOMATION},
        AUTOMATION_OBJECT,
    ),
    "get_runs": (
        lambda client: first(1, client.automation.get_runs("f_1")),
        "AppGetSceneAndAutomationLogs",
        {"FamilyId": "f_1", "Limit": 20, "MsgId": ""},
        {
            "Data": {
                "Listover": True,
                "Msgs": [
                    {
                        "AutomationId": "a_1",
                        "AutomationName": "Evening",
                        "FamilyId": "f_1",
                        "UserId": "1",
                        "MsgId": "65167410520395776",
                        "CreateAt": "2020-11-27T11:52:01.420Z",
                        "ResultCode": -1,
                        "Result": "执行失败",
                        "ActionResults": [{"DeviceId": LAMP, "Result": "设备离线"}],
                    }
                ],
            }
        },
        [
            Run(
                run_id="65167410520395776",
                name="Evening",
                automation_id="a_1",
                user_id="1",
                created_at="2020-11-27T11:52:01.420Z",
                result_code=-1,
                result="执行失败",
                steps=(StepResult(device_id=LAMP, result="设备离线"),),
            )
        ],
    ),
    "create_automation": (
        lambda client: client.automation.create_automation("f_1", AUTOMATION_OBJECT),
        "AppCreateAutomation",
        {"FamilyId": "f_1"} | NEW_AUTOMATION,
        {"AutomationId": "a_2"},
        "a_2",
    ),
    "create_automation with little": (
        lambda client: client.automation.create_automation(
            "f_1", Automation(name="Evening", enabled=True)
        ),
        "AppCreateAutomation",
        {
            "FamilyId": "f_1",
            "Name": "Evening",
            "Icon": "",
            "Status": 1,
            "MatchType": 0,
            "Conditions": [],
            "Actions": [],
            "EffectiveBeginTime": "00:00",
            "EffectiveEndTime": "23:59",
            "EffectiveDays": "1111111",
        },
        {"AutomationId": "a_2"},
        "a_2",
    ),
    "modify_automation": (
        lambda client: client.automation.modify_automation(AUTOMATION_OBJECT),
        "AppModifyAutomation",
        AUTOMATION,
        {},
        None,
    ),
    "modify_automation_status": (
        lambda client: client.automation.modify_automation_status("a_1", enabled=True),
        "AppModifyAutomationStatus",
        {"AutomationId": "a_1", "Status": 1},
        {},
        None,
    ),
    "delete_automation": (
        lambda client: client.automation.delete_automation("a_1"),
        "AppDeleteAutomation",
        {"AutomationId": "a_1"},
        {},
        None,
    ),
    # timer
    "get_timer_list": (
        lambda client: client.timer.get_timer_list(LAMP),
        "AppGetTimerList",
        {**PAIR, **FIRST_PAGE},
        {
            "TimerList": [
                {"TimerId": "t_1", **PAIR, **TIMER, "Status": "1", "CreateTime": 1},
                {"TimerId": "t_2", "Data": "{broken"},
            ],
            "Total": 2,
        },
        [
            Timer(
                timer_id="t_1",
                product_id="P1",
                device_name="lamp",
                enabled=True,
                create_time=1,
                **TIMER_SETTINGS._asdict(),
            ),
            Timer(timer_id="t_2"),
        ],
    ),
    "create_timer": (
        lambda client: client.timer.create_timer(LAMP, TIMER_SETTINGS),
        "AppCreateTimer",
        {**PAIR, **TIMER},
        {"Data": {"TimerId": "t_1", "TimerName": "Morning"}},
        "t_1",
    ),
    "modify_timer": (
        lambda client: client.timer.modify_timer(LAMP, "t_1", TIMER_SETTINGS),
        "AppModifyTimer",
        {**PAIR, "TimerId": "t_1", **TIMER},
        {},
        None,
    ),
    "modify_timer_status": (
        lambda client: client.timer.modify_timer_status(LAMP, "t_1", enabled=False),
        "AppModifyTimerStatus",
        {**PAIR, "TimerId": "t_1", "Status": 0},
        {},
        None,
    ),
    "delete_timer": (
        lambda client: client.timer.delete_timer(LAMP, "t_1"),
        "AppDeleteTimer",
        {**PAIR, "TimerId": "t_1"},
        {},
        None,
    ),
    # firmware
    "check_firmware_update": (
        lambda client: client.firmware.check_firmware_update(LAMP),
        "AppCheckFirmwareUpdate",
        PAIR,
        {"DstVersion": "1.1", "CurrentVersion": "1.0"},
        FirmwareVersions(current="1.0", latest="1.1"),
    ),
    "publish_firmware_update_message": (
        lambda client: client.firmware.publish_firmware_update_message(LAMP),
        "AppPublishFirmwareUpdateMessage",
        PAIR,
        {},
        None,
    ),
    "describe_firmware_update_status": (
        lambda client: client.firmware.describe_firmware_update_status(LAMP),
        "AppDescribeFirmwareUpdateStatus",
        PAIR,
        {
            "DstVersion": "2.0",
            "ErrMsg": "",
            "OriVersion": "1.0",
            "Status": 3,
            "Percent": 7,
        },
        FirmwareProgress(
            status=3, percent=7, original_version="1.0", target_version="2.0"
        ),
    ),
    "describe_firmware": (
        lambda client: client.firmware.describe_firmware("P1", "1.1"),
        "AppDescribeFirmware",
        {"ProductId": "P1", "ProductID": "P1", "FirmwareVersion": "1.1"},
        {
            "Createtime": 1599626765,
            "Description": None,
            "Md5sum": "1a",
            "Name": "test",
            "ProductId": "P1",
            "ProductName": "Lamp",
            "Version": "1.1",
            "FwType": "mcu",
        },
        Firmware(
            version="1.1",
            name="test",
            product_id="P1",
            product_name="Lamp",
            firmware_type="mcu",
            md5="1a",
            create_time=1599626765,
        ),
    ),
    "get_device_ota_info": (
        lambda client: client.firmware.get_device_ota_info(LAMP),
        "AppGetDeviceOTAInfo",
        {"DeviceId": LAMP, **PAIR},
        {"FirmwareURL": "https://x", "TargetVersion": "1.1", "UploadVersion": "1.0"},
        FirmwareDownload(url="https://x", target_version="1.1", reported_version="1.0"),
    ),
    "report_firmware_version": (
        lambda client: client.firmware.report_firmware_version(LAMP, "1.0"),
        "AppReportFirmwareVersion",
        {"DeviceId": LAMP, **PAIR, "Version": "1.0"},
        {},
        None,
    ),
    "report_ota_status": (
        lambda client: client.firmware.report_ota_status(
            LAMP, "2.0", "downloading", percent=20
        ),
        "AppReportOTAStatus",
        {
            "DeviceId": LAMP,
            **PAIR,
            "Version": "2.0",
            "State": "downloading",
            "ResultCode": 0,
            "ResultMsg": "",
            "Persent": 20,
        },
        {},
        None,
    ),
    # message
    "delete_message": (
        lambda client: client.message.delete_message("65167410520395776"),
        "AppDeleteMessage",
        {"MsgID": "65167410520395776"},
        {"Data": "OK"},
        None,
    ),
    # video
    "describe_cloud_storage_date": (
        lambda client: client.video.describe_cloud_storage_date(LAMP),
        "IotVideoDescribeCloudStorageDate",
        PAIR,
        {"Data": ["2021-01-14", None]},
        ["2021-01-14"],
    ),
    "describe_cloud_storage_time": (
        lambda client: client.video.describe_cloud_storage_time(
            LAMP, "2021-01-14", start_time=5, end_time=6
        ),
        "IotVideoDescribeCloudStorageTime",
        {**PAIR, "Date": "2021-01-14", "StartTime": 5, "EndTime": 6},
        {
            "Data": {
                "VideoURL": "v",
                "TimeList": [{"StartTime": 1610607600, "EndTime": 1610608200}],
            }
        },
        CloudStorageDay(
            video_url="v",
            spans=(CloudStorageSpan(start_time=1610607600, end_time=1610608200),),
        ),
    ),
    "describe_cloud_storage_date of a channel": (
        lambda client: client.video.describe_cloud_storage_date(LAMP, channel_id=0),
        "IotVideoDescribeCloudStorageDate",
        {**PAIR, "ChannelId": 0},
        {"Data": ["2021-01-14"]},
        ["2021-01-14"],
    ),
    "describe_cloud_storage_time of a channel": (
        lambda client: client.video.describe_cloud_storage_time(
            LAMP, "2021-01-14", channel_id=2
        ),
        "IotVideoDescribeCloudStorageTime",
        {**PAIR, "Date": "2021-01-14", "ChannelId": 2},
        {"Data": {"VideoURL": "v", "TimeList": []}},
        CloudStorageDay(video_url="v"),
    ),
    "generate_signed_video_url of a channel": (
        lambda client: client.video.generate_signed_video_url(
            LAMP, "v", 1619331648, channel_id=2
        ),
        "IotVideoGenerateSignedVideoURL",
        {**PAIR, "VideoURL": "v", "ExpireTime": 1619331648, "ChannelId": 2},
        {"SignedVideoURL": "v?sign=x"},
        "v?sign=x",
    ),
    "describe_cloud_storage_thumbnail": (
        lambda client: client.video.describe_cloud_storage_thumbnail(LAMP, "a.jpg"),
        "IotVideoDescribeCloudStorageThumbnail",
        {**PAIR, "Thumbnail": "a.jpg"},
        {"ThumbnailURL": "https://x/a.jpg"},
        "https://x/a.jpg",
    ),
    "generate_signed_video_url": (
        lambda client: client.video.generate_signed_video_url(LAMP, "v", 1619331648),
        "IotVideoGenerateSignedVideoURL",
        {**PAIR, "VideoURL": "v", "ExpireTime": 1619331648},
        {"SignedVideoURL": "v?sign=x"},
        "v?sign=x",
    ),
    "describe_cloud_storage_stream_data": (
        lambda client: client.video.describe_cloud_storage_stream_data(LAMP, 5),
        "IotVideoDescribeCloudStorageStreamData",
        {**PAIR, "StartTime": 5},
        {"VideoStream": "v", "AudioStream": "a"},
        CloudStorageStream(video_url="v", audio_url="a"),
    ),
    # provisioning
    "create_device_bind_token": (
        lambda client: client.provisioning.create_device_bind_token(),
        "AppCreateDeviceBindToken",
        {},
        {"Data": {"Token": "b1"}},
        "b1",
    ),
    "create_device_bind_token, flat": (
        lambda client: client.provisioning.create_device_bind_token(),
        "AppCreateDeviceBindToken",
        {},
        {"Token": "b1"},
        "b1",
    ),
    "get_device_bind_token_state": (
        lambda client: client.provisioning.get_device_bind_token_state("b1"),
        "AppGetDeviceBindTokenState",
        {"Token": "b1"},
        {"Data": {"State": 2}},
        BindTokenState(state=2),
    ),
    "get_device_bind_token_state, flat with the device": (
        lambda client: client.provisioning.get_device_bind_token_state("b1"),
        "AppGetDeviceBindTokenState",
        {"Token": "b1"},
        {"State": 2, "ProductId": "P", "DeviceName": "d", "Data": {"State": 2}},
        BindTokenState(state=2, product_id="P", device_name="d"),
    ),
    "token_bind_device_family": (
        lambda client: client.provisioning.token_bind_device_family("b1", LAMP, "f_1"),
        "AppTokenBindDeviceFamily",
        {"Token": "b1", **PAIR, "FamilyId": "f_1", "RoomId": "0"},
        {"Data": {}},
        None,
    ),
    "sig_bind_device_in_family": (
        lambda client: client.provisioning.sig_bind_device_in_family(
            LAMP,
            "f_1",
            BindSignature(
                signature="7ce3",
                timestamp=1694141664,
                connection_id="1938",
                bind_type="bluetooth_sign",
                sign_method="hmacsha256",
            ),
        ),
        "AppSigBindDeviceInFamily",
        {
            **PAIR,
            "FamilyId": "f_1",
            "RoomId": "",
            "DeviceTimestamp": 1694141664,
            "ConnId": "1938",
            "Signature": "7ce3",
            "BindType": "bluetooth_sign",
            "SignMethod": "hmacsha256",
        },
        {"data": {"AppDeviceInfo": DEVICE}},
        DEVICE_RECORD,
    ),
    "secure_add_device_in_family": (
        lambda client: client.provisioning.secure_add_device_in_family("f_1", "c2ln"),
        "AppSecureAddDeviceInFamily",
        {"FamilyId": "f_1", "RoomId": "", "DeviceSignature": "c2ln"},
        {"Data": {"AppDeviceInfo": DEVICE}},
        DEVICE_RECORD,
    ),
    "get_wechat_device_ticket": (
        lambda client: client.provisioning.get_wechat_device_ticket(LAMP),
        "APPGetWechatDeviceTicket",
        {**PAIR, "Devicename": "lamp", "IsThirdApp": 1},
        {
            "Data": {
                "DeviceId": LAMP,
                "WXIoTDeviceInfo": {"SN": "s", "SNTicket": "t", "ModelId": "m"},
            }
        },
        WeChatDeviceTicket(serial_number="s", ticket="t", model_id="m"),
    ),
    # music
    "kugou_user_command": (
        lambda client: client.music.kugou_user_command(LAMP, "search_tips", {"k": "a"}),
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "search_tips", "KugouParams": {"k": "a"}},
        {"Data": {"tips": ["b"]}, "ErrorCode": 0, "ErrorMsg": ""},
        {"tips": ["b"]},
    ),
    "awesome_everyday": (
        lambda client: client.music.awesome_everyday(LAMP),
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "awesome_everyday", "KugouParams": {}},
        {"Data": {"songs": [{"song_id": "1", "song_name": "A", "is_vip_song": 1}]}},
        [Song(song_id="1", name="A", vip=True)],
    ),
    "song_infos": (
        lambda client: client.music.song_infos(LAMP, ("1", "2")),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "song_infos",
            "KugouParams": {"songs_id": ["1", "2"]},
        },
        {"Data": {"songs": [{"song_id": 1}, {}]}},
        [Song(song_id="1", name="1")],
    ),
    "song_url": (
        lambda client: client.music.song_url(LAMP, "1"),
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "song_url", "KugouParams": {"song_id": "1"}},
        {
            "Data": {
                "song_url": "u",
                "song_url_hq": "h",
                "song_url_sq": "",
                "duration": "180000",
                "playable_code": 3,
                "try_url": "t",
                "try_begin": 0,
                "try_end": 60000,
            }
        },
        SongSource(
            song_id="1",
            url="u",
            high_quality_url="h",
            duration=180000,
            playable_code=3,
            trial_url="t",
            trial_end=60000,
        ),
    ),
    "playlist_song": (
        lambda client: all_of(client.music.playlist_song(LAMP, "9")),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "playlist_song",
            "KugouParams": {"playlist_id": "9", "page": 1, "size": 30},
        },
        {"Data": {"total": 1, "songs": [{"song_id": "1", "song_name": "A"}]}},
        [Song(song_id="1", name="A")],
    ),
    "awesome_newsong": (
        lambda client: all_of(client.music.awesome_newsong(LAMP, 2)),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "awesome_newsong",
            "KugouParams": {"top_id": 2, "page": 1, "size": 30},
        },
        {"Data": {"total": 0, "songs": None}},
        [],
    ),
    "playlist_page": (
        lambda client: client.music.playlist_page(LAMP, 2),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "playlist_awesome",
            "KugouParams": {"page": 2, "size": 20},
        },
        {"Data": {"playlists": [{"playlist_id": "1", "pic": "http://p"}, {}]}},
        Page(items=[Playlist(playlist_id="1", name="1", image="http://p")], before=20),
    ),
    "song_page": (
        lambda client: client.music.song_page(LAMP, "album_info", {"album_id": "3"}, 1),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "album_info",
            "KugouParams": {"album_id": "3", "page": 1, "size": 20},
        },
        {"Data": {"total": "21", "album_id": 3, "songs": [{"song_id": "1"}]}},
        Page(items=[Song(song_id="1", name="1")], is_last=False),
    ),
    "search_song": (
        lambda client: client.music.search_song(LAMP, "a b"),
        "AppKugouUserCommand",
        {
            "DeviceId": LAMP,
            "KGCommand": "search_song",
            "KugouParams": {"keyword": "a b", "page": 1, "size": 20},
        },
        {"Data": {"keyword": "a b", "total": 1, "songs": [{"song_id": "1"}]}},
        [Song(song_id="1", name="1")],
    ),
    "user_info": (
        lambda client: client.music.user_info(LAMP),
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "user_info", "KugouParams": {}},
        {"Data": {"userid": "5", "nick_name": "Ann", "img": "i", "is_vip": 1}},
        MusicUser(user_id="5", nick_name="Ann", image="i", vip=True),
    ),
    "user_logout": (
        lambda client: client.music.user_logout(LAMP),
        "AppKugouUserCommand",
        {"DeviceId": LAMP, "KGCommand": "user_logout", "KugouParams": {}},
        {"Data": {}},
        None,
    ),
}

CASES = {name: Case(*row) for name, row in ROWS.items()}
