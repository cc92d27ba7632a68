"""The devices behind gateways; most clouds list them in the family too, some only here."""

import asyncio
from collections.abc import Collection, Mapping, Sequence, Set as AbstractSet
from dataclasses import replace

from ...cloud import Capitals, Client, CloudError, DeviceRecord, TryLater
from ..absences import Absences
from ..contents import Home
from ..products.products import Products
from .optional_lists import OptionalLists


class Gateways:
    """Reads the devices behind each gateway of a home, and remembers them.

    Of `silent` gateways nothing is known; what is `missing` behind others for the first
    time stays behind them until a later look agrees.
    """

    def __init__(
        self, client: Client, products: Products, lists: OptionalLists
    ) -> None:
        """Know nothing yet."""
        self._client = client
        self._products = products
        self._lists = lists
        self._behind: dict[str, Sequence[DeviceRecord]] = {}
        self._absences = Absences()
        self.silent: list[DeviceRecord] = []
        self.missing: AbstractSet[str] = frozenset()
        self._unread: frozenset[str] = frozenset()

    async def async_complete(self, home: Home, before: Mapping[str, str]) -> Home:
        """Return a home with all that is behind its gateways.

        Parameters: what the families list; the gateway's id by device id, as it was.
        """
        gateways = [each for each in home.devices.values() if self._is_gateway(each)]
        await self._async_read(gateways)
        capitals = Capitals({*home.devices, *before})
        behind = [
            (gateway, home.devices.get(key, each.known_as(key)))
            for gateway in gateways
            for each in self._behind.get(gateway.device_id, ())
            for key in [capitals.of(each.device_id)]
        ]
        found = {each.device_id: each.behind(gateway) for gateway, each in behind}
        known = {each.device_id: each.as_gateway() for each in gateways}
        devices = {**home.devices, **found, **known}
        now = {each.device_id: gateway.device_id for gateway, each in behind}
        return replace(
            home,
            devices=devices,
            gateways=self._kept(before, now) | now,
            unread_gateways=self._unread,
        )

    def _kept(self, before: Mapping[str, str], now: Collection[str]) -> dict[str, str]:
        """Return the gateways of what is missing behind them, but has not gone for sure."""
        unread = {key for key, each in before.items() if each in self._unread}
        absent, _ = self._absences.compare(before, now, unread)
        self.missing = absent - unread
        return {key: before[key] for key in absent}

    def _is_gateway(self, record: DeviceRecord) -> bool:
        """Return whether a device is a gateway, by its record or its product."""
        is_ours = record.family_id is not None
        return is_ours and (
            record.is_gateway or self._products[record.product_id].is_gateway
        )

    async def _async_read(self, gateways: Sequence[DeviceRecord]) -> None:
        """Read the devices behind gateways: none if that is refused, else those from before."""
        answers = await asyncio.gather(*map(self._async_read_one, gateways))
        answered = dict(
            zip((each.device_id for each in gateways), answers, strict=True)
        )
        before = self._behind
        self._behind = {key: before[key] for key in answered.keys() & before.keys()} | {
            key: () if isinstance(each, CloudError) else each
            for key, each in answered.items()
            if not isinstance(each, TryLater)
        }
        self.silent = [each for each in gateways if each.device_id not in self._behind]
        self._unread = frozenset(
            key for key, each in answered.items() if isinstance(each, CloudError)
        )

    async def _async_read_one(
        self, gateway: DeviceRecord
    ) -> Sequence[DeviceRecord] | CloudError:
        """Return the devices behind a gateway, or why they cannot be read."""
        return await self._lists.async_read(
            f"Devices behind {gateway.device_id}",
            self._client.device.get_family_sub_device_list,
            gateway.device_id,
        )
