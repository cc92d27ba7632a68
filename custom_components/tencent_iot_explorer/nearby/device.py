"""One Bluetooth device nearby: carrying values between it and the cloud."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
import time
from typing import Any, override

from homeassistant.core import HomeAssistant, callback

from ..account.account import TencentConfigEntry
from ..account.devices.carrier import Carrier
from ..account.devices.device import Device
from ..account.devices.listeners import tell_each
from ..account.moments import now_milliseconds
from ..account.privacy import without_macs
from ..bluetooth import (
    BluetoothError,
    CommandRefused,
    Conversation,
    Layout,
    Listener,
    Misfit,
    NoAnswer,
    Session,
    layout_of,
    unbind,
    unbind_encrypted,
)
from ..cloud import AuthenticationFailed, CloudError
from ..const import CONF_STAY_CONNECTED, DOMAIN, LOGGER
from ..thing import MADE_AT, Kind, ValueType, read
from .connection import DeviceConnection
from .errors import as_cloud_errors
from .firmware import FirmwareUpdate
from .link import PATIENCE_SECONDS, Link

MOMENT = ValueType(kind=Kind.TIMESTAMP)
# Of 2020; a clock that tells an earlier time was never set.
EARLIEST_SECONDS = 1_577_836_800


class NearbyDevice(Listener, Carrier):
    """A bound device that is heard."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: TencentConfigEntry,
        device: Device,
    ) -> None:
        """Know the device of an account; nothing is sent yet."""
        account = entry.runtime_data
        self.device = device
        self.misfit = False
        self._asks_again_at = 0.0
        self.link = Link(
            hass,
            account.client,
            account.keys,
            device,
            self._begin,
            stays_connected=self._stays_connected,
        )
        self._firmware = FirmwareUpdate(account.client, device.device_id, self.link)
        self._hass = hass
        self._entry = entry
        self._client = account.client
        self._products = account.products
        self._product = device.product
        self._layout = self._read_layout()

    def is_of(self, device: Device | None) -> bool:
        """Return whether this is still the device, with the same product."""
        return self.device is device and self._product is device.product

    @override
    async def control(self, values: Mapping[str, Any]) -> None:
        with as_cloud_errors():
            session = await self._met()
            sent = await session.control(values)
        # The device has done it, whatever becomes of the cloud's echo.
        self.device.apply_report(sent, now_milliseconds())
        try:
            await self._report(sent, now_milliseconds())
        except CloudError as error:
            LOGGER.debug("%s was not reported: %s", self.device.device_id, error)

    @override
    async def call_action(self, payload: Mapping[str, Any]) -> None:
        action_id, inputs = str(payload.get("actionId")), payload.get("params")
        call = self.device.device_id, str(payload.get("clientToken")), action_id
        with as_cloud_errors():
            session = await self._met()
            try:
                outputs = await session.call_action(
                    action_id, inputs if isinstance(inputs, dict) else {}
                )
            except CommandRefused:
                await self._client.bluetooth.refuse_action(*call, int(time.time()))
                raise
        await self._client.bluetooth.reply_to_action(*call, outputs, int(time.time()))

    @override
    async def release(self, forget: Callable[[], Awaitable[None]]) -> None:
        with as_cloud_errors():
            conversation = await self._conversation()
            if self.link.encrypted:
                await unbind_encrypted(conversation, forget)
            else:
                await unbind(conversation, await self.link.key.read(), forget)
        await self.link.end()

    @override
    async def update_firmware(self, on_percent: Callable[[int], None]) -> None:
        await self._firmware.run(on_percent)

    @override
    def describe(self) -> Mapping[str, Any]:
        return {
            "connected": self.link.connected,
            "stays_connected": self.link.stays_connected,
            "encrypted": self.link.encrypted,
            "trouble": without_macs(self.link.trouble or "") or None,
        }

    async def connect(self) -> None:
        """Hold the link, for a while or for good."""
        with self._login_asked_for(), as_cloud_errors():
            await self._met()

    @override
    async def on_report(self, values: Mapping[str, Any]) -> None:
        self.misfit = False
        self.link.stay()
        report = self.device.report(values, now_milliseconds())
        concerned = self.device.take_report(report)
        tell_each(self.device.with_unchanged(concerned, values))
        try:
            await self._report(values, _made_at(values))
        except CloudError as error:
            raise BluetoothError(error.message) from error

    @override
    async def on_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Hand an event to the cloud, which pushes it to everyone, us included."""
        self.link.stay()
        try:
            with self._login_asked_for():
                await self._client.device.report_device_event(
                    self.device.device_id, event_id, parameters, now_milliseconds()
                )
        except CloudError as error:
            self.device.fire_event(event_id, parameters)
            raise BluetoothError(error.message) from error

    @override
    async def on_misfit(self, error: Misfit) -> None:
        """Read the product again; if it has not changed, the device has another thing model.

        The cloud is asked once a minute, however often the device is misunderstood.
        """
        now = self._hass.loop.time()
        if self.misfit or now < self._asks_again_at:
            return
        self._asks_again_at = now + PATIENCE_SECONDS
        product_id, before = self.device.record.product_id, self._layout
        LOGGER.debug("%s has another model: %s", self.device.device_id, error)
        try:
            await self._products.async_fetch([product_id])
        except CloudError as failure:
            LOGGER.debug("%s cannot be read: %s", product_id, failure)
            return
        self._layout = self._read_layout()
        self.misfit = self._layout == before
        if not self.misfit:
            # What serves the device knows the old model, and cannot end itself.
            self._hass.async_create_background_task(
                self.link.end(), f"{DOMAIN} {self.device.device_id} new model"
            )

    @override
    async def stored_values(self) -> Mapping[str, Any]:
        known = {each.id for each in self._layout.properties}
        return {key: each for key, each in self.device.values.items() if key in known}

    def _stays_connected(self) -> bool:
        """Return whether the user wants the link to the device to be held."""
        chosen = self._entry.options.get(CONF_STAY_CONNECTED, ())
        return self.device.device_id in chosen

    def _read_layout(self) -> Layout:
        return layout_of(self._products.data_template(self.device.record.product_id))

    @callback
    def _begin(self, connection: DeviceConnection) -> None:
        """Serve the device for as long as a new link is held."""
        connection.serve(self._session(connection.conversation).serve())

    async def _met(self) -> Session:
        return self._session(await self._conversation())

    async def _conversation(self) -> Conversation:
        """Return the conversation, unless new firmware keeps the device for minutes."""
        if self._firmware.is_sending:
            raise NoAnswer("the device is getting new firmware")
        return await self.link.conversation()

    def _session(self, conversation: Conversation) -> Session:
        return Session(conversation, self._layout, self)

    async def _report(self, values: Mapping[str, Any], made_at: int) -> None:
        with self._login_asked_for():
            await self._client.device.report_data_as_device(
                self.device.device_id, values, made_at
            )

    @contextmanager
    def _login_asked_for(self) -> Iterator[None]:
        """Start a new login if the present one has ended."""
        try:
            yield
        except AuthenticationFailed:
            self._entry.async_start_reauth(self._hass)
            raise


def _made_at(values: Mapping[str, Any]) -> int:
    """Return when a device made a report, in ms: now, unless it says that it was before."""
    now, moment = now_milliseconds(), read(MOMENT, values.get(MADE_AT))
    if isinstance(moment, float) and moment >= EARLIEST_SECONDS:
        return min(int(moment * 1000), now)
    return now
