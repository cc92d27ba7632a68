"""The dialog that adds an unbound device nearby."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components import bluetooth
from homeassistant.components.bluetooth import BluetoothServiceInfoBleak
from homeassistant.config_entries import ConfigEntryState, ConfigFlow, ConfigFlowResult
import voluptuous as vol

from ..account.account import TencentConfigEntry
from ..account.errors import AccountUnloaded
from ..account.products.product_model import BLUETOOTH_ONLY
from ..account.reasons import BINDING_FORM_REASONS, reason
from ..bluetooth import (
    COMPANY_ID,
    Advertisement,
    BluetoothError,
    Network,
    NotConfirmed,
    NotEncodable,
    WrongNetwork,
    WrongProof,
    read_advertisement,
)
from ..cloud import CloudError, NotFound, PermissionDenied, Product
from ..const import DOMAIN
from ..flows.adding import async_places
from ..flows.forms import SECRET, TEXT, choice, stripped, suggestions
from .adding import NewDevice
from .connection import NoFreeSlot, OutOfReach
from .networks import async_known_networks, async_note_network

CONF_PLACE: Final = "place"
CONF_NETWORK: Final = "network"
CONF_PASSWORD: Final = "password"  # noqa: S105

# what went wrong beside the cloud; the first that fits tells what to say
REASONS: Final[Mapping[type[BluetoothError], str]] = {
    NoFreeSlot: "no_free_slot",
    OutOfReach: "out_of_reach",
    NotConfirmed: "not_confirmed",
    WrongNetwork: "wrong_network",
    WrongProof: "wrong_proof",
    NotEncodable: "network_too_long",
    BluetoothError: "no_answer_nearby",
}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An account that knows the product, and may take the device in."""

    entry: TencentConfigEntry
    product: Product


class NearbyDialog:
    """The steps of adding one device."""

    def __init__(self, flow: ConfigFlow) -> None:
        """Belong to a flow; nothing is known yet."""
        self._flow = flow
        self._hass = flow.hass
        self._address = ""
        self._advertisement = Advertisement(head=0)
        self._offers: dict[str, Offer] = {}
        self._answers: dict[str, Any] = {}
        self._network: Network | None = None
        self._phase = "connecting"
        self._adding: asyncio.Task[None] | None = None
        self._trouble = ("", "")

    async def async_begin(self, info: BluetoothServiceInfoBleak) -> ConfigFlowResult:
        """Check that the device is unbound, and find the accounts that know it."""
        advertisement = read_advertisement(info.manufacturer_data.get(COMPANY_ID, b""))
        if advertisement is None:
            return self._flow.async_abort(reason="not_a_device")
        if advertisement.is_bound:
            return self._flow.async_abort(reason="bound_device")
        self._address, self._advertisement = info.address, advertisement
        try:
            self._offers = {
                offer.entry.entry_id: offer async for offer in self._async_offers()
            }
        except CloudError as error:
            return self._abort(error)
        if not self._offers:
            return self._flow.async_abort(reason="foreign_device")
        self._flow.context["title_placeholders"] = {"name": self._name}
        return await self.async_ask_place(None)

    async def async_ask_place(self, answers: dict[str, Any] | None) -> ConfigFlowResult:
        """Ask for the family and the room."""
        if answers is not None:
            self._answers = answers
            if self._has_network:
                return await self.async_ask_network(None)
            return await self.async_add()
        if not self._present_offers:
            return self._flow.async_abort(reason="unloaded")
        try:
            places = {key: name async for key, name in self._async_places()}
        except CloudError as error:
            return self._abort(error)
        if not places:
            return self._flow.async_abort(reason="no_family")
        schema = vol.Schema({vol.Required(CONF_PLACE): choice(places)})
        return self._form("nearby", schema)

    async def async_ask_network(
        self, answers: dict[str, Any] | None
    ) -> ConfigFlowResult:
        """Ask for the Wi-Fi network that the device is to join."""
        if answers is None:
            names = async_known_networks(self._hass)
            return self._form("network", _network_schema(names))
        typed = stripped(answers)
        self._answers[CONF_NETWORK] = typed[CONF_NETWORK]
        self._network = Network(name=typed[CONF_NETWORK], password=typed[CONF_PASSWORD])
        return await self.async_add()

    async def async_add(self) -> ConfigFlowResult:
        """Add the device, and show the progress."""
        if self._adding is None:
            self._trouble = ("", "")
            self._adding = self._hass.async_create_background_task(
                self._async_add(), f"{DOMAIN} adding", eager_start=False
            )
        if self._adding.done():
            return self._flow.async_show_progress_done(next_step_id="added")
        return self._flow.async_show_progress(
            step_id="adding",
            progress_action=self._phase,
            progress_task=self._adding,
            description_placeholders={"name": self._name},
        )

    async def async_finish(self) -> ConfigFlowResult:
        """Show that the device was added, or what went wrong."""
        adding, self._adding = self._adding, None
        if adding is None:
            return await self.async_ask_place(None)
        try:
            adding.result()
        except BluetoothError as error:
            kinds = (key for kind, key in REASONS.items() if isinstance(error, kind))
            self._trouble = (next(kinds), str(error))
        except CloudError as error:
            self._trouble = (reason(error, BINDING_FORM_REASONS), error.message)
        except TimeoutError:
            self._trouble = ("not_come", "")
        else:
            if offer := self._offer:
                await offer.entry.runtime_data.home.async_request_devices()
            return self._flow.async_abort(
                reason="device_added", description_placeholders={"device": self._name}
            )
        if self._has_network and self._offer:
            return await self.async_ask_network(None)
        return await self.async_ask_place(None)

    @property
    def _name(self) -> str:
        """Return the product's name, and what tells two of one product apart."""
        product = next(iter(self._offers.values())).product
        return f"{product.name} ({self._address[-5:]})"

    @property
    def _has_network(self) -> bool:
        """Return whether the device comes to the cloud through a Wi-Fi network."""
        offers = self._offers.values()
        return all(each.product.net_type != BLUETOOTH_ONLY for each in offers)

    @property
    def _offer(self) -> Offer | None:
        """Return the account that was chosen; None once it no longer runs."""
        return self._present_offers.get(self._answers[CONF_PLACE].partition("/")[0])

    async def _async_offers(self) -> AsyncIterator[Offer]:
        """Yield the accounts that know the product.

        Raises CloudError where none does, and one could not be asked.
        """
        trouble: CloudError | None = None
        is_known = False
        for entry in self._hass.config_entries.async_loaded_entries(DOMAIN):
            api = entry.runtime_data.client.device
            try:
                products = await api.get_products([self._advertisement.product_id])
            except NotFound, PermissionDenied:
                continue
            except CloudError as error:
                trouble = error
                continue
            for product in products:
                is_known = True
                yield Offer(entry=entry, product=product)
        if trouble and not is_known:
            raise trouble

    @property
    def _present_offers(self) -> dict[str, Offer]:
        """Return the offers of accounts that still run."""
        return {
            entry_id: offer
            for entry_id, offer in self._offers.items()
            if offer.entry.state is ConfigEntryState.LOADED
        }

    async def _async_places(self) -> AsyncIterator[tuple[str, str]]:
        """Yield all places with their names; those of several accounts with theirs."""
        for entry_id, offer in self._present_offers.items():
            account = f"{offer.entry.title} · " if len(self._offers) > 1 else ""
            for place, name in (await async_places(offer.entry)).items():
                yield f"{entry_id}/{place}", f"{account}{name}"

    async def _async_add(self) -> None:
        """Add the device, unless somebody else has been quicker."""
        info = bluetooth.async_last_service_info(self._hass, self._address)
        content = info.manufacturer_data.get(COMPANY_ID, b"") if info else b""
        now = read_advertisement(content)
        if now and now.is_bound:
            raise CloudError("Bluetooth.DeviceBinded", "the device is bound by now")
        _, family_id, room_id = self._answers[CONF_PLACE].split("/")
        offer = self._offer
        if offer is None:
            raise AccountUnloaded
        device = NewDevice(
            self._hass,
            offer.entry.runtime_data,
            address=self._address,
            advertisement=now or self._advertisement,
            place=(family_id, room_id),
            on_phase=self._show_phase,
        )
        if self._network:
            await device.async_provision(self._network)
            async_note_network(self._hass, self._network.name)
        else:
            await device.async_bind()

    def _show_phase(self, phase: str) -> None:
        """Show the phase in the progress."""
        self._phase = phase
        self._flow.async_notify_flow_changed()

    def _form(self, step_id: str, schema: vol.Schema) -> ConfigFlowResult:
        """Show a form with what was answered before, and what went wrong since."""
        key, message = self._trouble
        return self._flow.async_show_form(
            step_id=step_id,
            data_schema=self._flow.add_suggested_values_to_schema(
                schema, self._answers
            ),
            errors={"base": key} if key else {},
            description_placeholders={"name": self._name, "message": message},
        )

    def _abort(self, error: CloudError) -> ConfigFlowResult:
        return self._flow.async_abort(
            reason=reason(error, BINDING_FORM_REASONS),
            description_placeholders={"message": error.message},
        )


def _network_schema(names: Collection[str]) -> vol.Schema:
    """Return the form for a network, with those that are known."""
    return vol.Schema(
        {
            vol.Required(CONF_NETWORK): suggestions(names) if names else TEXT,
            vol.Optional(CONF_PASSWORD, default=""): SECRET,
        }
    )
