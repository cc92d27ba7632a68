"""The devices of an account: created, read, and known to be online or not."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from time import monotonic
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...cloud import (
    AuthenticationFailed,
    ChangeKind,
    Client,
    CloudError,
    DeviceChange,
    DeviceOffline,
    DeviceRecord,
)
from ...const import CONF_DELETE_UNHEARD, DOMAIN, LOGGER
from ..contents import Home
from ..errors import DeviceGone
from ..pace import Pace, in_turns
from ..products.products import Products
from .arrivals import Arrivals
from .carrier import Carrier
from .device import Device
from .listeners import Audience, Listener
from .reader import ValueReader

NOTHING_LISTED = Home(
    devices={},
    rooms={},
    scenes={},
    automations={},
    gateways={},
    missing_families=frozenset(),
)


class Devices(dict[str, Device]):
    """The live devices of one config entry, by id."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        products: Products,
        arrivals: Arrivals,
    ) -> None:
        """Start without a device."""
        super().__init__()
        self._hass = hass
        self._entry = entry
        self._client = client
        self._products = products
        self._arrivals = arrivals
        self.carriers: dict[str, Carrier] = {}
        self._home = NOTHING_LISTED
        self._reachable = True
        self._online_listeners = Audience()
        self.reader = ValueReader(hass, entry, client, arrivals)

    @property
    def listed_ids(self) -> list[str]:
        """Return the ids of the devices that the cloud lists now, in order."""
        return sorted(
            device_id for device_id, device in self.items() if self._is_listed(device)
        )

    @property
    def speaking_bluetooth(self) -> list[Device]:
        """Return the devices that only a phone beside them can reach."""
        return [device for device in self.values() if self._needs_carrier(device)]

    @callback
    def async_listen_online(self, listener: Listener) -> CALLBACK_TYPE:
        """Call the listener when the cloud tells that a device has come online."""
        return self._online_listeners.add(listener)

    async def async_take(self, home: Home) -> tuple[list[Device], set[str]]:
        """Match the devices with the lists; return new devices and ids that have gone."""
        self._home = home
        gone = self.keys() - home.devices.keys()
        for device_id in gone:
            self.pop(device_id).close(DeviceGone)
        self._arrivals.async_forget(gone)
        added = [each async for each in self._take_records(home.devices)]
        return added, gone

    async def async_miss(self) -> None:
        """Set devices offline that are missing from the lists."""
        pace = Pace()
        for device in [each for each in self.values() if not self._is_listed(each)]:
            await pace.async_keep(device.set_online(online=False, lost=True))

    async def async_learn(self) -> list[Device]:
        """Give devices their present products, at a pace.

        Returns the devices whose product has changed.
        """
        products = {
            each: self._products[each.record.product_id] for each in self.values()
        }
        learned = [each for each in products if each.product != products[each]]
        pace = Pace()
        for device, product in products.items():
            await pace.async_keep(device.learn(product))
        return learned

    async def _take_records(
        self, records: Mapping[str, DeviceRecord]
    ) -> AsyncIterator[Device]:
        """Take over what is listed; yield the devices that are new."""
        async for device_id, record in in_turns(records.items()):
            if device := self.get(device_id):
                device.record = record
                continue
            product = self._products[record.product_id]
            device = Device(
                record, product, self._async_control, self.reader.async_confirm
            )
            device.set_reachable(reachable=self._reachable)
            self[device_id] = device
            yield device

    def _is_listed(self, device: Device) -> bool:
        """Return whether the last reading of the lists had a device."""
        return (
            device.device_id not in self._home.absent
            and device.record.family_id not in self._home.missing_families
        )

    @callback
    def async_take_connection(self, device_id: str, *, online: bool) -> list[Device]:
        """Take over what was pushed of a connection; return who may be back now.

        A gateway takes along what is behind it, which cannot sign off by itself.
        """
        self[device_id].set_online(online=online)
        if not online:
            self._entry.async_create_background_task(
                self._hass, self._async_take_along(device_id), f"{DOMAIN} gateway"
            )
            return []
        self._online_listeners.tell()
        return [self[device_id], *self._behind(device_id)]

    async def _async_take_along(self, gateway_id: str) -> None:
        """Set the devices behind a gateway offline, at a pace, unless it is back."""
        pace, offline_at, gateway = Pace(), monotonic(), self[gateway_id]
        for device in self._behind(gateway_id):
            if gateway.online:
                return
            await pace.async_keep(
                device.set_online(online=False, asked_at=offline_at, lost=True)
            )

    def _behind(self, gateway_id: str) -> list[Device]:
        """Return the devices that are connected through a gateway, or others behind it."""
        return [
            device
            for device_id, device in self.items()
            if gateway_id in self._home.above(device_id)
        ]

    async def async_take_statuses(
        self, statuses: Mapping[str, bool], asked_at: float
    ) -> None:
        """Take over polled statuses, at a pace; behind a gateway that is offline, all are."""
        pace = Pace()
        for device_id, online in statuses.items():
            if device := self.get(device_id):
                above = self._home.above(device_id)
                with_gateway = all(statuses.get(each, True) for each in above)
                told = device.set_online(
                    online=online and with_gateway,
                    asked_at=asked_at,
                    lost=not with_gateway,
                )
                await pace.async_keep(told)

    async def async_set_reachable(self, *, reachable: bool) -> None:
        """Tell the devices, at a pace, whether the cloud can be reached."""
        self._reachable = reachable
        pace = Pace()
        for device in list(self.values()):
            await pace.async_keep(device.set_reachable(reachable=self._reachable))

    @callback
    def async_carry(self, change: DeviceChange) -> None:
        """Carry a command that the cloud pushed to the device, if we reach it."""
        if carrier := self.carriers.get(change.device_id):
            carry = (
                carrier.control
                if change.kind is ChangeKind.CONTROL
                else carrier.call_action
            )
            self._entry.async_create_background_task(
                self._hass,
                _tried(change.device_id, carry, change.payload),
                f"{DOMAIN} {change.device_id} {change.kind}",
            )

    async def async_give_up(self, device: Device) -> None:
        """Remove a device from its family, or give it up if it is shared.

        A Bluetooth device has to forget its family too. Raises DeviceOffline for one
        that is out of reach, unless the user wants it deleted all the same.
        """
        record = device.record
        if record.family_id is None:
            await self._client.sharing.remove_user_share_device(device.device_id)
            return
        forget = partial(
            self._client.device.delete_device_in_family,
            record.family_id,
            device.device_id,
            record.room_id,
        )
        try:
            await self._async_release(device, forget)
        except DeviceOffline:
            if not self._entry.options.get(CONF_DELETE_UNHEARD):
                raise
            await forget()

    async def _async_release(
        self, device: Device, forget: Callable[[], Awaitable[None]]
    ) -> None:
        """Make a device and the cloud forget each other."""
        if carrier := self.carrier_of(device):
            await carrier.release(forget)
        else:
            await forget()

    def carrier_of(self, device: Device) -> Carrier | None:
        """Return what reaches a device in place of the cloud, None for the cloud itself.

        Raises DeviceOffline for a device that only somebody beside it can reach.
        """
        carrier = self.carriers.get(device.device_id)
        if carrier is None and self._needs_carrier(device):
            raise DeviceOffline("Bluetooth.NotHeard", "nobody hears the device")
        return carrier

    def _needs_carrier(self, device: Device) -> bool:
        """Return whether only somebody beside the device can reach it."""
        is_behind_gateway = device.device_id in self._home.gateways
        return device.product.is_bluetooth_only and not is_behind_gateway

    @callback
    def close(self) -> None:
        """Forget pending writes."""
        for device in self.values():
            device.close()

    async def _async_control(self, device_id: str, values: Mapping[str, Any]) -> None:
        """Send values to a device; ask for the login where it no longer holds."""
        try:
            if carrier := self.carriers.get(device_id):
                await carrier.control(values)
            else:
                await self._client.control.control_device_data(device_id, values)
        except AuthenticationFailed:
            self._entry.async_start_reauth(self._hass)
            raise


async def _tried(
    device_id: str,
    carry: Callable[[Mapping[str, Any]], Awaitable[None]],
    payload: Mapping[str, Any],
) -> None:
    """Log a command that the device did not take."""
    try:
        await carry(payload)
    except (CloudError, ValueError) as error:
        LOGGER.debug("%s was not reached: %s", device_id, error)
