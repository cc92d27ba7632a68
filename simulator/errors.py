"""Refusals, as the cloud words them."""

from collections.abc import Mapping
from copy import copy
from typing import Self

from .documented import documented_code

# by code: Chinese, English
MESSAGES: Mapping[str, tuple[str, str]] = {
    "ErrorRequiredParamNotFound": ("缺少必填参数", "A required parameter is missing"),
    "InvalidAction": ("接口不存在", "No such action"),
    "FailedOperation.ActionUnreachable": ("设备不在线", "The device is unreachable"),
    "FailedOperation.DeviceOffline": ("设备不在线", "The device is offline"),
    "FailedOperation.Timeout": ("调用超时", "The call timed out"),
    "FailedOperation.RRPCTimeout": ("设备响应超时", "The device did not reply"),
    "InternalError": ("内部错误", "Internal error"),
    "InvalidParameterValue": ("参数取值错误", "Invalid parameter value"),
    "InvalidParameterValue.AppNotExists": ("应用不存在", "No such application"),
    "InvalidParameterValue.AppDeviceNotExist": (
        "未找到绑定的设备",
        "No bound device was found",
    ),
    "InvalidParameterValue.CannotBindOwnDevice": (
        "不能绑定自己分享的设备",
        "Your own device cannot be shared with you",
    ),
    "InvalidParameterValue.CheckVerifyCodeFailed": (
        "验证码错误",
        "The verification code is wrong",
    ),
    "InvalidParameterValue.DeviceBinded": (
        "设备已被当前用户绑定",
        "The device is already bound to the current user",
    ),
    "InvalidParameterValue.BindDeviceNotConnected": (
        "设备最近没有连接过云端",
        "The device has not connected to the cloud recently",
    ),
    "InvalidParameterValue.DeviceShareExceededLimit": (
        "设备分享的用户数超出限制",
        "The device cannot be shared with more users",
    ),
    "InvalidParameterValue.EmailUsed": ("邮箱已被使用", "The e-mail is in use"),
    "InvalidParameterValue.ErrorUserNotExists": ("用户不存在", "No such user"),
    "InvalidParameterValue.InvalidAccessToken": ("Token无效", "Invalid Token"),
    "InvalidParameterValue.InvalidJSON": ("JSON 格式错误", "The text is no JSON"),
    "InvalidParameterValue.InvalidShareDeviceToken": (
        "设备分享Token无效",
        "The device sharing Token is invalid",
    ),
    "InvalidParameterValue.InvalidShareToken": (
        "分享Token无效",
        "The family invitation is invalid",
    ),
    "InvalidParameterValue.InvalidSignature": ("签名错误", "The signature is wrong"),
    "InvalidParameterValue.InvalidTimestamp": ("时间戳错误", "The clock is off"),
    "InvalidParameterValue.ModelPropertyNotExist": (
        "属性不存在",
        "The thing model has no such property",
    ),
    "InvalidParameterValue.MsgIDInvalid": ("非法消息ID", "Illegal message ID"),
    "InvalidParameterValue.NickNameLengthInvalid": (
        "昵称长度非法",
        "The nickname is too long",
    ),
    "InvalidParameterValue.NoPermission": (
        "用户对该设备没有权限",
        "The user has no permission for the device",
    ),
    "InvalidParameterValue.PhoneNumberUsed": (
        "手机号已被使用",
        "The phone number is in use",
    ),
    "InvalidParameterValue.ShareDeviceTokenUsed": (
        "设备分享Token已被使用",
        "The device sharing Token has been used",
    ),
    "InvalidParameterValue.TokenIsExpire": ("Token已过期", "The Token has expired"),
    "InvalidParameterValue.TokenNotBind": ("Token未绑定", "The Token is not bound"),
    "InvalidParameterValue.TokenNotExist": ("Token不存在", "The Token does not exist"),
    "InvalidParameterValue.UserBindExceedLimit": (
        "用户绑定的分享设备数超出限制",
        "No more devices can be shared with the user",
    ),
    "InvalidParameterValue.UserLoginFailed": ("用户登录失败", "The login failed"),
    "LimitExceeded.FamilyDeviceExceedLimit": (
        "家庭设备数量超出限制",
        "The family cannot have more devices",
    ),
    "LimitExceeded": ("数量超出限制", "The quantity exceeds the limit"),
    "InvalidParameterValue.AutomationNotExist": ("自动化不存在", "No such automation"),
    "ResourceNotFound.DeviceFirmwareTaskNotExist": (
        "没有升级任务",
        "There is no firmware update for the device",
    ),
    "ResourceNotFound.DeviceNotExist": ("设备不存在", "No such device"),
    "ResourceNotFound.FirmwareNotExist": ("固件不存在", "No such firmware"),
    "InvalidParameterValue.SceneNotExist": ("场景不存在", "No such scene"),
    "ResourceNotFound.StudioFamilyNotExist": ("家庭不存在", "No such family"),
    "ResourceNotFound.StudioMemberNotExist": ("成员不存在", "No such member"),
    "ResourceNotFound.StudioProductNotExist": ("产品不存在", "No such product"),
    "InvalidParameterValue.RoomNotExist": ("房间不存在", "No such room"),
    "InvalidParameterValue.TimerNotExist": ("定时不存在", "No such timer"),
    "UnauthorizedOperation": ("没有操作权限", "No permission for this operation"),
    "UnauthorizedOperation.APPNoPermissionToStudioProduct": (
        "应用没有该产品的权限",
        "The App has no permission for this product",
    ),
    "UnauthorizedOperation.NoPermissionToFamily": (
        "没有该家庭的权限",
        "No permission for this family",
    ),
    "UnsupportedOperation.CannotBindSameFamily": (
        "设备已绑定，请勿重复绑定",
        "The device has been bound already",
    ),
    "UnsupportedOperation.DeviceNotBind": (
        "子设备未绑定网关",
        "The sub-device is not bound to the gateway",
    ),
    "UnsupportedOperation.DeviceNotGateway": ("不是网关设备", "Not a gateway device"),
    "UnsupportedOperation.DeviceType": ("设备类型错误", "Wrong type of device"),
    "UnsupportedOperation.SceneRunInProgress": (
        "场景正在执行中",
        "The scene is running already",
    ),
}


# What an answer holds that is none of these: of an action whose device is not reached.
UNREACHED = {
    "ClientToken": "",
    "OutputParams": "",
    "Status": "FailedOperation.ActionUnreachable|动作消息不可达",
}


class Refusal(Exception):
    """An answer with an error in it."""

    def __init__(self, code: str, message: str = "") -> None:
        """Keep the code, and a message where the table's is not meant."""
        super().__init__(code)
        self.code = code
        self._cause = code
        self._message = message

    def on_page_of(self, action: str) -> Self:
        """Return the refusal with the code that the page of an action documents."""
        refusal = copy(self)
        refusal.code = documented_code(action, self.code)
        return refusal

    def message(self, language: object) -> str:
        """Return the text for a user of this language."""
        chinese, english = MESSAGES.get(self._cause, (self.code, self.code))
        return self._message or (english if str(language).startswith("en") else chinese)

    def as_error(self, language: object) -> dict[str, str]:
        """Return the content of `Error`."""
        return {"Code": self.code, "Message": self.message(language)}


def hidden_refusal(code: str) -> Refusal:
    """Return a refusal whose real code stands inside the message."""
    return Refusal("InternalError", f"{code}|{MESSAGES[code][0]}")
