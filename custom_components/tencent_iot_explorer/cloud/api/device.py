"""Devices and their products."""

from collections.abc import Collection, Mapping
from itertools import starmap
import re
from typing import Any, Final

from ..decoding import Record, inner, integer, json_object, json_text, text, warn_once
from ..errors import RequestRefused
from ..models.device import (
    DeviceExtInfo,
    DeviceRecord,
    GatewayDevice,
    Product,
    ProductConfig,
)
from ..signing import SubDeviceSignature
from ..wire import LONGEST_NAME, parse, parse_all
from .by_id import ListById
from .caller import ActionGroup, Caller
from .naming import (
    bound_device,
    device_in_full,
    device_parameters,
    devices,
    gateway_parameters,
    with_device_ids,
)
from .paging import list_all, pages

PRODUCTS_AT_ONCE: Final = 50
STATUSES_AT_ONCE: Final = 200
# They are asked for every few minutes, whatever is wrong.
MOST_STATUSES_REFUSED: Final = 3
ONLINE: Final = 1
STANDARD_PANEL: Final = "standard"
# Where Tencent's panels keep them, each in one of the two.
SWITCH_NAMES: Final = ("SWITCH_NAME_MAP", "switch_name_map_{}")
# What a panel itself calls its channels: whoever names one has these stored for the rest.
NAMED_BY_NOBODY: Final = (
    r"(?i)(?:开关|switch)\s*(?:\d|[零一二三四]|数字错误|zero|one|two|three|four)"
)


class DeviceApi(ActionGroup):
    """Actions that concern devices and their products.

    A device id is "ProductId/DeviceName". All methods raise NotFound for a device or
    a family that does not exist, PermissionDenied for one that is somebody else's,
    and other CloudErrors.
    """

    def __init__(self, caller: Caller) -> None:
        """Send through a caller; nobody was refused yet."""
        super().__init__(caller)
        self._products = _by_product(caller, "AppGetProducts", "Products")
        self._configs = _by_product(caller, "AppGetProductsConfig", "Data")
        self._statuses = ListById(
            caller,
            "AppGetDeviceStatuses",
            "DeviceIds",
            "DeviceStatuses",
            "Devices",
            id_of=_device_id,
            at_once=STATUSES_AT_ONCE,
            most_refused=MOST_STATUSES_REFUSED,
        )

    async def get_family_device_list(
        self, family_id: str, room_id: str = ""
    ) -> list[DeviceRecord]:
        """Return the devices of a family.

        Parameters: the family; a room, "0" for the default room, "" for all rooms.
        Source: AppGetFamilyDeviceList.
        """
        listing = pages(
            self._caller,
            "AppGetFamilyDeviceList",
            {"FamilyId": family_id, "RoomId": room_id},
            "DeviceList",
        )
        return [
            device
            async for page in listing
            for device in devices([{**each, "FamilyId": family_id} for each in page])
        ]

    async def get_device_in_family(
        self, family_id: str, device_id: str
    ) -> DeviceRecord:
        """Return one device of a family. Source: AppGetDeviceInFamily."""
        answer = await self._caller.call(
            "AppGetDeviceInFamily",
            {"FamilyId": family_id, **device_parameters(device_id)},
        )
        return parse(
            DeviceRecord, with_device_ids({"DeviceId": device_id, **inner(answer)})
        )

    async def update_device_in_family(self, device_id: str, alias_name: str) -> None:
        """Give a device another name. Source: AppUpdateDeviceInFamily."""
        await self._caller.call(
            "AppUpdateDeviceInFamily",
            {**device_parameters(device_id), "AliasName": alias_name},
        )

    async def modify_family_device_room(
        self, family_id: str, device_id: str, room_id: str
    ) -> None:
        """Move a device to a room of its family, "0" for the default room.

        Source: AppModifyFamilyDeviceRoom.
        """
        await self._caller.call(
            "AppModifyFamilyDeviceRoom",
            {
                "FamilyId": family_id,
                "RoomId": room_id,
                **device_parameters(device_id),
            },
        )

    async def delete_device_in_family(
        self, family_id: str, device_id: str, room_id: str | None
    ) -> None:
        """Delete a device: it has to be bound again to come back.

        Parameters: the family, the device, its room, None for the default room.
        Source: AppDeleteDeviceInFamily.
        """
        await self._caller.call(
            "AppDeleteDeviceInFamily",
            {
                "FamilyId": family_id,
                "RoomId": room_id or "0",
                **device_parameters(device_id),
            },
        )

    async def get_family_sub_device_list(self, gateway_id: str) -> list[DeviceRecord]:
        """Return the devices of the family that are behind a gateway.

        Source: AppGetFamilySubDeviceList.
        """
        found = await list_all(
            self._caller,
            "AppGetFamilySubDeviceList",
            gateway_parameters(gateway_id),
            "DeviceList",
        )
        return devices(found)

    async def get_gateway_bind_device_list(
        self, gateway_id: str, product_id: str | None = None
    ) -> list[GatewayDevice]:
        """Return the devices that a gateway knows, in the family or not yet.

        Parameters: the gateway; a product to see only its devices.
        Source: AppGetGatewayBindDeviceList.
        """
        found = await list_all(
            self._caller,
            "AppGetGatewayBindDeviceList",
            {**gateway_parameters(gateway_id), "ProductId": product_id},
            "DeviceList",
        )
        return parse_all(GatewayDevice, map(with_device_ids, found))

    async def bind_sub_device_in_family(
        self, gateway_id: str, device_id: str
    ) -> DeviceRecord:
        """Bring a device that its gateway knows into the gateway's family.

        Source: AppBindSubDeviceInFamily.
        """
        answer = await self._caller.call(
            "AppBindSubDeviceInFamily",
            {**gateway_parameters(gateway_id), **device_parameters(device_id)},
        )
        return parse(DeviceRecord, bound_device(answer, device_id))

    async def sig_gateway_bind_device(
        self, gateway_id: str, device_id: str, signature: SubDeviceSignature
    ) -> None:
        """Make a gateway know a device, proven by a signature (sign_sub_device).

        Raises RequestRefused for a wrong signature. Source: AppSigGatewayBindDevice.
        """
        await self._caller.call(
            "AppSigGatewayBindDevice",
            {
                **gateway_parameters(gateway_id),
                **device_parameters(device_id),
                "DeviceTimestamp": signature.timestamp,
                "Nonce": signature.nonce,
                "Signature": signature.signature,
            },
        )

    async def gateway_unbind_device(self, gateway_id: str, device_id: str) -> None:
        """Make a gateway forget a device. Source: AppGatewayUnbindDevice."""
        await self._caller.call(
            "AppGatewayUnbindDevice",
            {**gateway_parameters(gateway_id), **device_parameters(device_id)},
        )

    async def get_products(self, product_ids: Collection[str]) -> list[Product]:
        """Return products with their thing models, each one once.

        One that the application may not see is missing; where that is each of them,
        it raises PermissionDenied. Source: AppGetProducts.
        """
        found = await self._products.ask(product_ids)
        return parse_all(
            Product, ({**found[each], "ProductId": each} for each in found)
        )

    async def get_products_config(
        self, product_ids: Collection[str]
    ) -> dict[str, ProductConfig]:
        """Return panel settings by product id. Source: AppGetProductsConfig."""
        found = await self._configs.ask(product_ids)
        configs = parse_all(ProductConfig, starmap(_flat_config, found.items()))
        return {each.product_id: each for each in configs}

    async def get_device_statuses(self, device_ids: Collection[str]) -> dict[str, bool]:
        """Return by device id whether it is online.

        A device that the cloud says nothing sensible about is missing.
        Source: AppGetDeviceStatuses.
        """
        found = await self._statuses.ask(device_ids)
        if refused := sorted(self._statuses.refused.intersection(device_ids)):
            warn_once(f"The cloud refuses to tell the status of {', '.join(refused)}")
        told = {each: integer(found[each], "Online", default=-1) for each in found}
        return {
            each: online == ONLINE
            for each, online in told.items()
            if each and online >= 0
        }

    async def get_device_ext_info(self, device_id: str) -> DeviceExtInfo:
        """Return manufacturer, model, MAC, firmware version and IP address.

        Source: AppGetDeviceExtInfo.
        """
        answer = await self._caller.call("AppGetDeviceExtInfo", {"DeviceId": device_id})
        return parse(DeviceExtInfo, inner(answer))

    async def get_switch_names(self, device_id: str) -> dict[str, str]:
        """Return what people call the channels of a device, by property id.

        Tencent's panels keep that among a device's settings. Source: AppGetDeviceConfig.
        """
        for place in SWITCH_NAMES:
            if names := await self._switch_names(device_id, place.format(device_id)):
                return names
        return {}

    async def _switch_names(self, device_id: str, key: str) -> dict[str, str]:
        """Return the names that somebody gave, out of a setting."""
        answer = await self._caller.call(
            "AppGetDeviceConfig", {"DeviceId": device_id, "DeviceKey": key}
        )
        configs = answer.get("Configs")
        told = configs.get(key) if isinstance(configs, Mapping) else None
        names = json_object(told, "the names of a switch")
        given = {each: text(names, each).strip()[:LONGEST_NAME] for each in names}
        return {
            each: name
            for each, name in given.items()
            if name and not re.fullmatch(NAMED_BY_NOBODY, name)
        }

    async def report_data_as_device(
        self, device_id: str, values: Mapping[str, Any], timestamp: int
    ) -> None:
        """Report values by property id in the name of a Bluetooth device.

        Parameters: the device, wire values, their time in ms.
        Raises RequestRefused for values that do not fit. Source: AppReportDataAsDevice.
        """
        # The documents spell the time in two ways, Tencent's apps in a third one.
        answer = await self._caller.call(
            "AppReportDataAsDevice",
            {
                **device_in_full(device_id),
                "Data": json_text(values),
                "Timestamp": timestamp,
                "TimeStamp": timestamp,
                "DataTimeStamp": timestamp,
            },
        )
        told = json_object(answer.get("Data"), f"the answer to {device_id}")
        if code := integer(told, "code"):
            request_id = text(answer, "RequestId")
            raise RequestRefused(f"Report {code}", text(told, "status"), request_id)

    async def publish_msg_as_device(
        self, device_id: str, topic: str, payload: str
    ) -> None:
        """Publish a message in the name of a Bluetooth device.

        Parameters: the device, an MQTT topic such as
        "$thing/up/action/ProductId/DeviceName", the content. The documents' sample is
        in Base64; all of Tencent's apps send plain JSON.
        Source: AppPublishMsgAsDevice.
        """
        await self._caller.call(
            "AppPublishMsgAsDevice",
            {**device_parameters(device_id), "Topic": topic, "Payload": payload},
        )

    async def report_device_event(
        self,
        device_id: str,
        event_id: str,
        parameters: Mapping[str, Any],
        timestamp: int,
    ) -> None:
        """Report an event in the name of a Bluetooth device.

        Parameters: the device, the event, its parameters by id, its time in ms.
        Source: AppReportDeviceEvent.
        """
        await self._caller.call(
            "AppReportDeviceEvent",
            {
                "DeviceId": device_id,
                "EventId": event_id,
                "Params": json_text(parameters),
                "Method": "ReportEventAsDevice",
                "EventTimeStamp": timestamp,
            },
        )


def _device_id(record: Record) -> str:
    """Return the id of the device that a record is of, "" if it has none."""
    return str(with_device_ids(record)["DeviceId"])


def _by_product(caller: Caller, action: str, name: str) -> ListById:
    """Return a list that is asked for by products."""
    return ListById(
        caller,
        action,
        "ProductIds",
        name,
        id_of=lambda record: text(record, "ProductId"),
        at_once=PRODUCTS_AT_ONCE,
    )


def _flat_config(product_id: str, record: Record) -> dict[str, Any]:
    """Return a product's panel settings as one object.

    It tells what the product is, what its card switches, and what is on its panel.
    """
    config = json_object(record.get("Config"), f"the settings of {product_id}")
    panel = json_object(config.get("Panel"), f"Panel of {product_id}")
    # A vendor who has made a page has left behind what the console made before.
    is_standard = text(panel, "type") in ("", STANDARD_PANEL)
    standard = panel.get("standard") if is_standard else None
    return {
        **json_object(standard, f"the panel of {product_id}"),
        **json_object(config.get("Global"), f"Global of {product_id}"),
        **json_object(config.get("ShortCut"), f"ShortCut of {product_id}"),
        "ProductId": product_id,
    }
