"""Who is behind which gateway: most clouds list it in the family too, some only there."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ...cloud import (
    AuthenticationFailed,
    Client,
    CloudError,
    DeviceRecord,
    TryLater,
    warn_once,
)
from ..contents import Home
from ..products.products import Products


class Gateways:
    """Asks each gateway of a home who is behind it, and remembers what it has answered.

    Of those that are silent nobody knows who is behind them.
    """

    def __init__(
        self, client: Client, products: Products, failed: Callable[[], None]
    ) -> None:
        """Know nothing yet. Parameter `failed`: is called where a list cannot be read."""
        self._client = client
        self._products = products
        self._failed = failed
        self._behind: dict[str, Sequence[DeviceRecord]] = {}
        self.silent: list[DeviceRecord] = []

    async def async_complete(self, home: Home, before: Mapping[str, str]) -> Home:
        """Return a home with all that is behind its gateways.

        A device stays behind its gateway until another one has it. Parameters: what the
        families list; the gateway's id by device id, as it was.
        """
        gateways = [each for each in home.devices.values() if self._is_gateway(each)]
        await self._async_read(gateways)
        behind = [
            (gateway, home.devices.get(each.device_id, each))
            for gateway in gateways
            for each in self._behind.get(gateway.device_id, ())
        ]
        found = {each.device_id: each.behind(gateway) for gateway, each in behind}
        known = {each.device_id: each.as_gateway() for each in gateways}
        devices = {**home.devices, **found, **known}
        kept = {
            key: each for key, each in before.items() if devices.keys() >= {key, each}
        }
        now = {each.device_id: gateway.device_id for gateway, each in behind}
        return replace(home, devices=devices, gateways=kept | now)

    def _is_gateway(self, record: DeviceRecord) -> bool:
        """Return whether devices are connected through one, which may be told of its product."""
        is_ours = record.family_id is not None
        return is_ours and (
            record.is_gateway or self._products[record.product_id].is_gateway
        )

    async def _async_read(self, gateways: Sequence[DeviceRecord]) -> None:
        """Ask gateways who is behind them; one that is silent has those from before."""
        answers = await asyncio.gather(*map(self._async_read_one, gateways))
        answered = dict(
            zip((each.device_id for each in gateways), answers, strict=True)
        )
        before = self._behind
        self._behind = {key: before[key] for key in answered.keys() & before.keys()} | {
            key: each for key, each in answered.items() if each is not None
        }
        self.silent = [each for each in gateways if each.device_id not in self._behind]

    async def _async_read_one(
        self, gateway: DeviceRecord
    ) -> Sequence[DeviceRecord] | None:
        """Return who is behind a gateway, nobody where it is refused; None for silence."""
        try:
            return await self._client.device.get_family_sub_device_list(
                gateway.device_id
            )
        except AuthenticationFailed:
            raise
        except CloudError as error:
            warn_once(
                f"Devices behind {gateway.device_id} cannot be read: {error.message}"
            )
            self._failed()
            return None if isinstance(error, TryLater) else ()
