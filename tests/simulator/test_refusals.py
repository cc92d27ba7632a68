"""What the simulated cloud refuses, and with which code of the documents."""

from collections.abc import Mapping
from typing import Any

import pytest

from simulator import Cloud, Limits
from simulator.documented import CODES
from simulator.state import ORDINARY, now_s
from tests.cloud.cases import HUB, LAMP, PAIR, SWITCH_ON

from .caller import API, Caller, Refused
from .samples import (
    MATE,
    OWNER,
    REQUESTS,
    STRANGER,
    Preparation,
    be_a_guest,
    be_a_member,
    prepare,
)
from .test_requests import code_of

pytestmark = pytest.mark.devices()  # each test prepares a home of its own

NO_DEVICE = "ResourceNotFound.DeviceNotExist"
NO_FAMILY = "ResourceNotFound.StudioFamilyNotExist"
NOT_MINE = "UnauthorizedOperation.NoPermissionToFamily"
NO_PERMISSION = "InvalidParameterValue.NoPermission"
INVALID = "InvalidParameterValue"
NO_OFFER = "InvalidParameterValue.InvalidShareDeviceToken"
NOT_BOUND = "InvalidParameterValue.AppDeviceNotExist"

# How a page calls an id that does not exist, by parameter and, where it differs, by
# action. A parameter that is spelled in two ways is wrong in both.
WRONG_IDS: Mapping[str, str] = {
    "AutomationId": INVALID,
    "DeviceId": NO_DEVICE,
    "DeviceName": NO_DEVICE,
    "FamilyId": NO_FAMILY,
    "GatewayDeviceName": NO_DEVICE,
    "GatewayProductId": NO_DEVICE,
    "MemberID": "ResourceNotFound.StudioMemberNotExist",
    "MsgID": "InvalidParameterValue.MsgIDInvalid",
    "ProductId": NO_DEVICE,
    "RemoveUserID": NOT_BOUND,
    "RoomId": INVALID,
    "SceneId": INVALID,
    "ShareDeviceToken": NO_OFFER,
    "ShareToken": INVALID,
    "TimerId": INVALID,
    "ToUserID": INVALID,
    "Token": "InvalidParameterValue.TokenNotExist",
}

BINDING = (
    *("AppTokenBindDeviceFamily", "AppSigBindDeviceInFamily"),
    *("AppBindSubDeviceInFamily", "AppSigGatewayBindDevice"),
)
NO_PRODUCT_AT_ALL = "ResourceNotFound.StudioProductNotExist"

# Pages that have another word for a device or a family that is not there.
OWN_WORDS: Mapping[str, str] = {
    "AppBindUserShareDevice": NO_OFFER,
    "AppCheckFirmwareUpdate": NO_PERMISSION,
    "AppCreateAutomation": NO_PERMISSION,
    "AppCreateScene": NO_PERMISSION,
    "AppCreateShareDeviceToken": NO_PERMISSION,
    "AppDescribeFirmware": NO_PRODUCT_AT_ALL,
    "AppDeviceDynamicRegister": NO_PRODUCT_AT_ALL,
    "AppGetAutomationList": NO_PERMISSION,
    "AppGetDeviceInFamily": "ResourceNotFound",
    "AppGetDeviceOTAInfo": NO_PERMISSION,
    "AppGetSceneList": NO_PERMISSION,
    "AppPublishFirmwareUpdateMessage": NO_PERMISSION,
    "AppRemoveShareDeviceUser": NO_PERMISSION,
    "AppRemoveUserShareDevice": NOT_BOUND,
    "AppReportFirmwareVersion": NO_PERMISSION,
    "AppReportOTAStatus": NO_PERMISSION,
    "AppSendShareDeviceInvite": NO_PERMISSION,
    "AppSendShareFamilyInvite": NO_PERMISSION,
}
SPELLINGS: Mapping[str, str] = {
    "DeviceName": "Devicename",
    "MemberID": "MemberId",
    "RemoveUserID": "RemoveUserId",
}
# A place in a list, and what the documents require and no app sends.
NEVER_WRONG = {("AppGetMessages", "MsgID"), ("AppDeleteDeviceInFamily", "RoomId")}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        (name, wrong)
        for name, (_, parameters) in REQUESTS.items()
        for wrong in parameters
        if wrong in WRONG_IDS and (name, wrong) not in NEVER_WRONG
    ],
)
async def test_wrong_ids(cloud: Cloud, name: str, wrong: str) -> None:
    action, parameters = REQUESTS[name]
    prepare(cloud, action)
    wrong_ids = dict.fromkeys((wrong, SPELLINGS.get(wrong, wrong)), "none")
    expected = WRONG_IDS[wrong]
    if wrong == "ProductId" and action in BINDING:
        expected = NO_PRODUCT_AT_ALL
    elif wrong == "RoomId" and action not in CODES:
        expected = "InvalidParameterValue.RoomNotExist"
    elif expected in {NO_DEVICE, NO_FAMILY}:
        expected = OWN_WORDS.get(action, expected)
    assert await code_of(cloud, action, parameters | wrong_ids) == expected


# Everybody may do these: they concern nobody else, or nothing that is anybody's.
FOR_EVERYBODY = {
    *("AppCreateDeviceBindToken", "AppCreateFamily", "AppDescribeFirmware"),
    *("AppDescribeShareDeviceToken", "AppFindUser", "AppGetDeviceBindTokenState"),
    *("AppGetDeviceStatuses", "AppGetFamilyList", "AppGetProducts"),
    *("AppGetProductsConfig", "AppGetTokenTicket", "AppGetUser", "AppGetUserSetting"),
    *("AppListUserShareDevices", "AppLogoutUser", "AppUpdateUser"),
    *("AppBindUserShareDevice", "AppUpdateUserSetting", "AppUserResetPassword"),
    *("AppGetMessages", "AppDeviceDynamicRegister"),
}


@pytest.mark.parametrize("name", REQUESTS)
async def test_strangers(cloud: Cloud, name: str) -> None:
    action, parameters = REQUESTS[name]
    prepare(cloud, "")
    code = await code_of(cloud, action, parameters, STRANGER)
    assert bool(code) == (action not in FOR_EVERYBODY)


@pytest.mark.parametrize(
    "action",
    [
        *("AppModifyFamily", "AppDeleteFamily", "AppInviteMember"),
        *("AppCreateRoom", "AppModifyRoom", "AppDeleteRoom", "AppDeleteFamilyMember"),
    ],
)
async def test_members_do_not_administer(cloud: Cloud, action: str) -> None:
    prepare(cloud, action)
    be_a_member(cloud)
    assert await code_of(cloud, *REQUESTS[action]) == NOT_MINE


@pytest.mark.parametrize(
    ("action", "code"),
    {
        "AppUpdateDeviceInFamily": INVALID,
        "AppModifyFamilyDeviceRoom": INVALID,
        "AppDeleteDeviceInFamily": INVALID,
        "AppCreateShareDeviceToken": NO_PERMISSION,
        "AppSendShareDeviceInvite": NO_PERMISSION,
        "AppListShareDeviceUsers": INVALID,
        "AppRemoveShareDeviceUser": NO_PERMISSION,
        "AppCreateScene": NO_PERMISSION,
        "AppCreateAutomation": NO_PERMISSION,
    }.items(),
)
async def test_guests_do_not_own(cloud: Cloud, action: str, code: str) -> None:
    prepare(cloud, action)
    be_a_guest(cloud)
    assert await code_of(cloud, *REQUESTS[action]) == code


# What else the pages document -----------------------------------------------------


def nothing(_cloud: Cloud) -> None:
    """Prepare nothing more."""


def lose_lamp(cloud: Cloud) -> None:
    """Disconnect the lamp."""
    cloud.devices[LAMP].online = False


def lose_hub(cloud: Cloud) -> None:
    """Disconnect the hub."""
    cloud.devices[HUB].online = False


def offer_no_firmware(cloud: Cloud) -> None:
    """Take the firmware back."""
    cloud.devices[LAMP].firmware = None


def deny_product(cloud: Cloud) -> None:
    """Keep the application from using the lamp's product."""
    cloud.denied_products.add("P1")


def age_token(cloud: Cloud) -> None:
    """Let the token for binding be too old."""
    cloud.bind_tokens["b1"] = now_s() - 1


def forget_device(cloud: Cloud) -> None:
    """Let no device have come with the token for binding."""
    cloud.brought_tokens.clear()


def age_offer(cloud: Cloud) -> None:
    """Let the offer of the lamp be too old."""
    cloud.share_tokens["s1"].expire_time = now_s() - 1


def take_offer(cloud: Cloud) -> None:
    """Have somebody else take the offer of the lamp."""
    cloud.share_tokens["s1"].receiver = cloud.logins.user(MATE)


def run_scenes(cloud: Cloud) -> None:
    """Let all scenes run."""
    for scene in cloud.home.scenes.values():
        scene.running = True


def bring_lamp_home(cloud: Cloud) -> None:
    """Have the lamp in the family already."""
    prepare(cloud, "")


def make_lamp_ordinary(cloud: Cloud) -> None:
    """Let the lamp be one that needs no gateway."""
    cloud.home.unbound[LAMP].device_type = ORDINARY


def take_lamp_from_hub(cloud: Cloud) -> None:
    """Let the lamp stand behind no gateway."""
    cloud.home.unbound[LAMP].gateway_id = ""


def limit(**limits: int) -> Preparation:
    """Return what sets limits."""

    def set_limits(cloud: Cloud) -> None:
        cloud.limits = Limits(**limits)

    return set_limits


BOUND = "UnsupportedOperation.CannotBindSameFamily"
MISMATCH = "InvalidParameterValue.BindDeviceSigMismatch"
FULL = "LimitExceeded.FamilyDeviceExceedLimit"
MISMATCH = "InvalidParameterValue.BindDeviceSigMismatch"
NOT_BEHIND_GATEWAY = "UnsupportedOperation.DeviceNotBind"
NO_FIRMWARE = "ResourceNotFound.DeviceHasNoFirmware"
NO_GATEWAY = "UnsupportedOperation.DeviceNotGateway"
NO_PRODUCT = "UnauthorizedOperation.APPNoPermissionToStudioProduct"
NO_TASK = "ResourceNotFound.DeviceFirmwareTaskNotExist"
NO_VERSION = "ResourceNotFound.FirmwareNotExist"
RUNNING = "UnsupportedOperation.SceneRunInProgress"
TOO_MANY_SHARED = "InvalidParameterValue.UserBindExceedLimit"
TOO_MANY_USERS = "InvalidParameterValue.DeviceShareExceededLimit"
WRONG_TYPE = "UnsupportedOperation.DeviceType"

LAMP_AS_GATEWAY = {"GatewayProductId": "P1", "GatewayDeviceName": "lamp"}
MYSELF = {"MemberID": OWNER, "MemberId": OWNER}
NOT_A_GUEST = {"RemoveUserID": STRANGER, "RemoveUserId": STRANGER}
UNKNOWN_PROPERTY = {"Actions": [{**SWITCH_ON, "Data": '{"heat":1}'}]}
UNKNOWN_SCENE = {"Actions": [{"ActionType": 2, "Data": "s_none"}]}
WRONG_SIGNATURE = {"Signature": "wrong"}

REFUSALS: tuple[tuple[str, Preparation, Mapping[str, Any], str], ...] = (
    ("AppGetDeviceBindTokenState", age_token, {}, f"{INVALID}.TokenIsExpire"),
    ("AppTokenBindDeviceFamily", age_token, {}, f"{INVALID}.TokenIsExpired"),
    ("AppTokenBindDeviceFamily", forget_device, {}, f"{INVALID}.TokenNotBind"),
    ("AppTokenBindDeviceFamily", bring_lamp_home, {}, BOUND),
    ("AppTokenBindDeviceFamily", nothing, {"FamilyId": "f_2"}, NOT_MINE),
    ("AppTokenBindDeviceFamily", limit(devices_of_family=1), {}, FULL),
    ("AppSecureAddDeviceInFamily", limit(devices_of_family=1), {}, FULL),
    ("AppSecureAddDeviceInFamily", nothing, {"DeviceSignature": "guessed"}, MISMATCH),
    ("AppSigBindDeviceInFamily", limit(devices_of_family=1), {}, FULL),
    ("AppSigBindDeviceInFamily", nothing, WRONG_SIGNATURE, INVALID),
    ("AppSigBindDeviceInFamily", nothing, {"BindType": "wire_sign"}, INVALID),
    ("AppSigBindDeviceInFamily", nothing, {"SignMethod": "md5"}, INVALID),
    (
        "AppDeviceDynamicRegister",
        nothing,
        WRONG_SIGNATURE,
        f"{INVALID}.InvalidSignature",
    ),
    ("AppDeviceCustomSignature", nothing, {"Content": "no hex"}, INVALID),
    ("AppDeviceCustomSignature", nothing, {"SignMethod": "hmacsha1"}, INVALID),
    ("AppDeviceCustomSignatureAgitated", nothing, {"Content": "no hex"}, INVALID),
    (
        "AppGetLLsyncSecretEncryptKey",
        nothing,
        {"DeviceNonceSign": "00"},
        f"{INVALID}.InvalidSignature",
    ),
    ("AppSigGatewayBindDevice", nothing, WRONG_SIGNATURE, MISMATCH),
    ("AppSigGatewayBindDevice", lose_hub, {}, f"{INVALID}.BindDeviceNotConnected"),
    ("AppSigGatewayBindDevice", make_lamp_ordinary, {}, WRONG_TYPE),
    ("AppBindSubDeviceInFamily", take_lamp_from_hub, {}, NOT_BEHIND_GATEWAY),
    ("AppGatewayUnbindDevice", lose_hub, {}, f"{INVALID}.BindDeviceNotConnected"),
    ("AppGetGatewayBindDeviceList", nothing, LAMP_AS_GATEWAY, NO_GATEWAY),
    ("AppGetFamilySubDeviceList", nothing, LAMP_AS_GATEWAY, "UnsupportedOperation"),
    ("AppGetProducts", deny_product, {}, NO_PRODUCT),
    ("AppGetProductsConfig", deny_product, {}, NO_PRODUCT),
    ("AppControlDeviceData", lose_lamp, {}, "FailedOperation.DeviceOffline"),
    ("AppControlDeviceData", nothing, {"Data": '{"heat":1}'}, INVALID),
    ("AppControlDeviceData", nothing, {"Data": "[]"}, INVALID),
    ("AppCallDeviceActionSync", nothing, {"ActionId": "sing"}, INVALID),
    ("AppPublishRRPCMessage", lose_lamp, {}, "FailedOperation.RRPCTimeout"),
    ("AppDescribeShareDeviceToken", age_offer, {}, NO_OFFER),
    ("AppBindUserShareDevice", age_offer, {}, NO_OFFER),
    ("AppBindUserShareDevice", take_offer, {}, f"{INVALID}.ShareDeviceTokenUsed"),
    ("AppBindUserShareDevice", be_a_guest, {}, f"{INVALID}.DeviceBinded"),
    ("AppBindUserShareDevice", bring_lamp_home, {}, f"{INVALID}.CannotBindOwnDevice"),
    ("AppBindUserShareDevice", limit(users_of_device=1), {}, TOO_MANY_USERS),
    ("AppBindUserShareDevice", limit(devices_shared_with_user=0), {}, TOO_MANY_SHARED),
    ("AppRemoveUserShareDevice", bring_lamp_home, {}, NOT_BOUND),
    ("AppRemoveShareDeviceUser", nothing, NOT_A_GUEST, NOT_BOUND),
    ("AppDeleteFamily", nothing, {"Name": "Ho"}, INVALID),
    ("AppDeleteFamilyMember", nothing, MYSELF, "UnauthorizedOperation"),
    ("AppExitFamily", bring_lamp_home, {}, "UnauthorizedOperation"),
    ("AppPublishFirmwareUpdateMessage", offer_no_firmware, {}, NO_FIRMWARE),
    ("AppPublishFirmwareUpdateMessage", lose_lamp, {}, "FailedOperation.DeviceOffline"),
    ("AppGetDeviceOTAInfo", offer_no_firmware, {}, NO_TASK),
    ("AppDescribeFirmware", nothing, {"FirmwareVersion": "9"}, NO_VERSION),
    ("AppReportOTAStatus", nothing, {"Version": "9"}, INVALID),
    ("AppReportOTAStatus", nothing, {"State": "asleep"}, INVALID),
    ("AppRunScene", run_scenes, {}, RUNNING),
    ("AppModifyScene", run_scenes, {}, RUNNING),
    ("AppDeleteScene", run_scenes, {}, RUNNING),
    ("AppCreateScene", nothing, UNKNOWN_PROPERTY, INVALID),
    ("AppCreateScene", nothing, UNKNOWN_SCENE, INVALID),
    ("AppCreateScene", nothing, {"Actions": []}, INVALID),
    ("AppCreateAutomation", limit(automations_of_family=1), {}, "LimitExceeded"),
    ("AppCreateAutomation", nothing, {"EffectiveDays": "daily"}, INVALID),
    ("AppCreateAutomation", nothing, {"EffectiveBeginTime": "noon"}, INVALID),
    ("AppModifyAutomation", nothing, UNKNOWN_PROPERTY, INVALID),
    ("AppModifyAutomationStatus", nothing, {"Status": 2}, INVALID),
    ("AppCreateTimer", nothing, {"Days": "1"}, INVALID),
    ("AppCreateTimer", nothing, {"TimePoint": "25"}, INVALID),
    ("AppModifyTimer", nothing, {"Repeat": 2}, INVALID),
    ("AppGetDeviceDataHistory", nothing, {"FieldName": "heat"}, INVALID),
    ("IotVideoDescribeCloudStorageThumbnail", nothing, {"Thumbnail": "6.png"}, INVALID),
    ("IotVideoDescribeCloudStorageTime", nothing, {"Date": "today"}, INVALID),
    ("IotVideoGenerateSignedVideoURL", nothing, {"VideoURL": "/etc"}, INVALID),
    ("IotVideoDescribeCloudStorageStreamData", nothing, {"StartTime": 1}, INVALID),
    ("song_url", nothing, {"DeviceId": HUB}, "UnsupportedOperation"),
)


@pytest.mark.parametrize(("name", "change", "changes", "code"), REFUSALS)
async def test_refusals(
    cloud: Cloud,
    name: str,
    change: Preparation,
    changes: Mapping[str, Any],
    code: str,
) -> None:
    action, parameters = REQUESTS[name]
    prepare(cloud, action)
    change(cloud)
    assert await code_of(cloud, action, {**parameters, **changes}) == code


PAGES_OF_ROUTINES = (
    *("AppModifyScene", "AppDeleteScene", "AppRunScene", "AppDescribeAutomation"),
    *("AppModifyAutomation", "AppModifyAutomationStatus", "AppDeleteAutomation"),
)


@pytest.mark.parametrize("action", PAGES_OF_ROUTINES)
async def test_routines_of_others(cloud: Cloud, action: str) -> None:
    prepare(cloud, action)
    code = await code_of(cloud, *REQUESTS[action], STRANGER)
    assert code == NO_PERMISSION


@pytest.mark.parametrize(
    "action",
    ["AppSigGatewayBindDevice", "AppGatewayUnbindDevice", "AppBindSubDeviceInFamily"],
)
async def test_guests_put_nothing_behind_a_gateway(cloud: Cloud, action: str) -> None:
    prepare(cloud, action)
    cloud.devices[HUB].shared_with[STRANGER] = now_s()
    assert await code_of(cloud, *REQUESTS[action], STRANGER) == NOT_MINE


@pytest.mark.parametrize(
    ("api", "action", "parameters", "code"),
    [
        (
            "appapi",
            "AppGetTokenByWeiXin",
            {"WxOpenID": "o", "NickName": "x" * 101},
            "InvalidParameterValue.NickNameLengthInvalid",
        ),
        ("appapi", "AppGetTokenByWeiXin", {}, "ErrorRequiredParamNotFound"),
        ("appapi", "AppGetProducts", {}, "InvalidAction"),
        (
            "serviceapi",
            "ServiceCallDeviceActionAsync",
            {**PAIR, "ActionId": "blink", "InputParams": "{"},
            "InvalidParameterValue.InvalidJSON",
        ),
    ],
)
async def test_signed_requests(
    stranger: Caller,
    cloud: Cloud,
    api: str,
    action: str,
    parameters: Mapping[str, Any],
    code: str,
) -> None:
    prepare(cloud, action)
    with pytest.raises(Refused) as refused:
        await stranger.call_signed(action, api, **parameters)
    assert refused.value.args[0] == code


@pytest.mark.parametrize("api", ["appapi", "tokenapi", "serviceapi"])
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"null"])
async def test_bodies_that_are_no_objects(
    stranger: Caller, api: str, body: bytes
) -> None:
    async with stranger.session.post(f"{API}/{api}", data=body) as response:
        assert response.status == 200
        error = (await response.json())["data"]["Error"]
    assert error["Code"] == "InvalidParameterValue.InvalidJSON"


@pytest.mark.parametrize("token", [None, "", "wrong", 5, [], {}])
async def test_tokens_that_do_not_hold(stranger: Caller, token: object) -> None:
    body = {"Action": "AppGetUser", "AccessToken": token}
    with pytest.raises(Refused, match="InvalidAccessToken"):
        await stranger.post("tokenapi", body)


# Codes for trouble that the simulated cloud does not have: it has no virtual devices,
# and no database that could fail.
NEVER = {
    *("FailedOperation", "FailedOperation.DeviceInfoOutdated", "InternalError"),
    *("InternalError.InternalServerErrorException", "InvalidParameter"),
    *("InternalError.InternalServerErrorExceptionDB", "ResourceNotFound.AppNotExists"),
    *(f"{INVALID}.FamilyDeviceCountReadError", f"{INVALID}.ReadTokenInfoError"),
    *(f"{INVALID}.InternalRPCError", f"{INVALID}.TokenInfoSaveError"),
    *(f"{INVALID}.InvalidAppParameter", "UnsupportedOperation.NotBindVirtualDevice"),
    "UnsupportedOperation.NotSupportVirtualDevice",
    "UnsupportedOperation.ERR_APP_INVALID_IOTAPPID",
}
ASKED_ELSEWHERE = {
    *("ErrorRequiredParamNotFound", "InvalidAction", f"{INVALID}.InvalidJSON"),
    *(f"{INVALID}.InvalidAccessToken", f"{INVALID}.NickNameLengthInvalid"),
}


def test_every_documented_code_is_here() -> None:
    documented = {code for codes in CODES.values() for code in codes}
    refused = {code for *_, code in REFUSALS} | {*WRONG_IDS.values()}
    refused |= {*OWN_WORDS.values(), NOT_MINE}
    assert documented - NEVER <= refused | ASKED_ELSEWHERE
