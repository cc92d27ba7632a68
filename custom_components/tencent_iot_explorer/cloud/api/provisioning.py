"""Binding devices to a family."""

from ..decoding import inner
from ..models.device import DeviceRecord
from ..models.provisioning import BindTokenState, WeChatDeviceTicket
from ..signing import BindSignature
from ..wire import parse
from .caller import ActionGroup, granted
from .naming import bound_device, device_parameters


class ProvisioningApi(ActionGroup):
    """Actions that bind devices.

    A device id is "ProductId/DeviceName". All methods that bind raise NotFound,
    PermissionDenied, RequestRefused for a token or a signature that does not hold,
    a device that is bound already or a family that is full, and other CloudErrors.
    """

    async def create_device_bind_token(self) -> str:
        """Return a token for a device that is to go online.

        Raises CloudError. Source: AppCreateDeviceBindToken.
        """
        answer = await self._caller.call("AppCreateDeviceBindToken")
        return granted("AppCreateDeviceBindToken", answer, "Token")

    async def get_device_bind_token_state(self, token: str) -> BindTokenState:
        """Return whether a device is online with a token, and which one.

        Raises RequestRefused for a token that ended. Source:
        AppGetDeviceBindTokenState.
        """
        answer = await self._caller.call("AppGetDeviceBindTokenState", {"Token": token})
        named = {key: value for key, value in answer.items() if key != "Data"}
        return parse(BindTokenState, {**named, **inner(answer)})

    async def token_bind_device_family(
        self, token: str, device_id: str, family_id: str, room_id: str = "0"
    ) -> None:
        """Bind the device that is online with a token; room "0" is the default.

        Source: AppTokenBindDeviceFamily.
        """
        await self._caller.call(
            "AppTokenBindDeviceFamily",
            {
                "Token": token,
                **device_parameters(device_id),
                "FamilyId": family_id,
                "RoomId": room_id,
            },
        )

    async def sig_bind_device_in_family(
        self,
        device_id: str,
        family_id: str,
        signature: BindSignature,
        room_id: str = "",
    ) -> DeviceRecord:
        """Bind a device that is proven by a signature, made by sign_binding or its own.

        Source: AppSigBindDeviceInFamily.
        """
        answer = await self._caller.call(
            "AppSigBindDeviceInFamily",
            {
                **device_parameters(device_id),
                "FamilyId": family_id,
                "RoomId": room_id,
                "DeviceTimestamp": signature.timestamp,
                "ConnId": signature.connection_id,
                "Signature": signature.signature,
                "BindType": signature.bind_type,
                "SignMethod": signature.sign_method,
            },
        )
        return parse(DeviceRecord, bound_device(answer, device_id))

    async def secure_add_device_in_family(
        self, family_id: str, signature: str, room_id: str = ""
    ) -> DeviceRecord:
        """Bind the device that the cloud's own signature, as its code has it, stands for.

        The documents do not have it; it is what Tencent's apps call after a scan.
        Source: AppSecureAddDeviceInFamily.
        """
        action = "AppSecureAddDeviceInFamily"
        answer = await self._caller.call(
            action,
            {
                "FamilyId": family_id,
                "RoomId": room_id,
                "DeviceSignature": signature,
            },
        )
        record = bound_device(answer)
        granted(action, record, "DeviceId")
        return parse(DeviceRecord, record)

    async def get_wechat_device_ticket(
        self,
        device_id: str,
        *,
        model_id: str | None = None,
        mini_program_app_id: str | None = None,
    ) -> WeChatDeviceTicket:
        """Return what WeChat wants to know to bind a device.

        Parameters: the device, the template and the mini program in WeChat.
        Raises CloudError. Source: APPGetWechatDeviceTicket.
        """
        parameters = device_parameters(device_id)
        # The documents spell the name in their own way here.
        answer = await self._caller.call(
            "APPGetWechatDeviceTicket",
            {
                **parameters,
                "Devicename": parameters["DeviceName"],
                "IsThirdApp": 1,
                "ModelId": model_id,
                "MiniProgramAppId": mini_program_app_id,
            },
        )
        return parse(WeChatDeviceTicket, inner(inner(answer), "WXIoTDeviceInfo"))
