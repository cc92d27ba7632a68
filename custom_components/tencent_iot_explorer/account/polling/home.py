"""What an account shows: all that its families list, without what has gone."""

import asyncio
from collections.abc import Collection, Mapping, Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from math import inf
from time import monotonic
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import Capitals, Client, CloudError, DeviceRecord
from ...coordinator import CloudCoordinator
from ..absences import CONFIRM_SECONDS, SECOND_LOOK_SECONDS, Absences
from ..contents import FamilyContent, Home
from ..later import Later
from ..precedence import precedence
from ..products.products import Products
from ..registry.identity import (
    KeyKind,
    automation_unique_id,
    chosen_families,
    family_subentry_id,
    kind_of,
    scene_unique_id,
)
from ..registry.removal import async_registered
from .families import DEPARTURES, Families
from .gateways import Gateways
from .optional_lists import OptionalLists

POLL_INTERVAL = timedelta(hours=1)
# Lists may lag behind a change.
LATE_LOOKS_SECONDS = (5, 30, 120)


class HomeCoordinator(CloudCoordinator[Home]):
    """What the chosen families have, and shared devices."""

    subject = "home"
    interval = POLL_INTERVAL

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        client: Client,
        products: Products,
    ) -> None:
        """Know nothing yet."""
        super().__init__(hass, entry, client)
        self.products = products
        self._optional = OptionalLists(self._async_note_gap)
        self._families = Families(client, self._optional)
        self._refused: dict[str | None, float] = {}
        self._gateways = Gateways(client, products, self._optional)
        self._listed: Home | None = None
        self._absences = Absences()
        self._second_look = Later(hass)
        self._is_reading = False
        self._has_gap = False
        self._gap_seconds = SECOND_LOOK_SECONDS
        self._late_looks = Later(hass)
        self._awaited: dict[str, bool] = {}

    @callback
    def async_request_refresh_soon(self) -> None:
        """Request a refresh in the background: something in the lists has changed."""
        self.async_in_background(self.async_request_refresh())

    @callback
    def async_request_devices_soon(self, device_id: str = "") -> None:
        """Request devices in the background: some were bound or given up."""
        self.async_in_background(self.async_request_devices(device_id))

    async def async_request_devices(self, device_id: str = "") -> None:
        """Read the lists after a change of devices, and a few times more: they may lag.

        Parameters: the device that has come or gone, if that is known.
        """
        self._awaited[device_id] = self._lists(device_id)
        self._late_looks.async_cancel()
        *early, last = LATE_LOOKS_SECONDS
        for seconds in early:
            self._late_looks.async_plan(seconds, self._async_look_for_awaited)
        self._late_looks.async_plan(last, self._async_look_last)
        await self.async_request_refresh()

    def _lists(self, device_id: str) -> bool:
        """Return whether the last reading had a device."""
        return self._listed is not None and device_id in self._listed.devices

    @callback
    def _async_look_for_awaited(self) -> None:
        """Read the lists, unless they show by now who has come or gone."""
        if any(self._lists(each) is before for each, before in self._awaited.items()):
            self._async_request_if_changed_soon()

    @callback
    def _async_look_last(self) -> None:
        """Read the lists in any case: who has come may have got a name and a room."""
        self._awaited.clear()
        self._async_request_if_changed_soon()

    @callback
    def _async_plan_second_look(self) -> None:
        """Read the lists once more, to confirm or refute what is missing."""
        self._second_look.async_plan(
            SECOND_LOOK_SECONDS, self.async_request_refresh_soon
        )

    @callback
    def _async_request_if_changed_soon(self) -> None:
        self.async_in_background(self.async_request_if_changed())

    async def async_request_if_changed(self) -> None:
        """Read the lists if devices have come, gone or changed.

        A reading that is under way, or begins meanwhile, tells that too.
        """
        if self._is_reading:
            return
        families = chosen_families(self.config_entry)
        answers = await asyncio.gather(
            *map(self._families.async_read_devices, families), return_exceptions=True
        )
        known = {key: each.devices for key, each in self._families.contents.items()}
        found = {
            family_id: None if isinstance(answer, CloudError) else answer
            for family_id, answer in zip(families, answers, strict=True)
        }
        is_news = found != known | dict.fromkeys(self._refused)
        if is_news and not self._is_reading:
            await self.async_request_refresh()

    @callback
    def async_mark_gone(self, key: str) -> None:
        """Take note that a device, scene or automation has gone for sure."""
        self._absences.mark_gone(key)

    @callback
    def _async_note_gap(self) -> None:
        """Read the lists again for what is missing, each time later."""
        self._has_gap = True
        if self._gap_seconds < POLL_INTERVAL.total_seconds():
            self._second_look.async_plan(self._gap_seconds, self._async_fill_gap)

    @callback
    def _async_fill_gap(self) -> None:
        self._gap_seconds *= 2
        self.async_request_refresh_soon()

    @override
    async def _async_fetch(self) -> Home:
        self._has_gap = False
        self._is_reading = True
        try:
            home = await self._async_read()
        finally:
            self._is_reading = False
        if not self._has_gap:
            self._gap_seconds = SECOND_LOOK_SECONDS
        self._optional.patience = None
        return home

    async def _async_read(self) -> Home:
        """Read the lists, and what they need. Raises CloudError."""
        listed = await self._async_list()
        await self._async_learn(listed)
        before = self.data.gateways if self.data else {}
        self._listed = home = await self._gateways.async_complete(listed, before)
        if self._gateways.missing:
            self._async_plan_second_look()
        if home.product_ids != listed.product_ids:
            await self._async_learn(home)
        shown = self._without_gone(home, self._unread())
        self.products.forget_others(home.product_ids | shown.product_ids)
        return self._of_chosen(shown)

    async def _async_learn(self, home: Home) -> None:
        """Know the products of a home. Raises CloudError where no product is known."""
        if not await self.products.async_ensure(home.product_ids):
            self._async_note_gap()

    @callback
    def async_settle(self) -> None:
        """Show what is left to this account, as it was listed last."""
        if self._listed and self.data:
            shown = self._without_gone(self._listed, self._known().keys())
            self.async_set_updated_data(self._of_chosen(shown))

    async def _async_list(self) -> Home:
        """Read what the cloud lists now. Raises CloudError where no family answers."""
        titles: dict[str | None, str] = {
            each.unique_id: each.title for each in self.config_entry.subentries.values()
        }
        refusals = await self._families.async_read([*filter(None, titles)])
        missing = self._missing(refusals)
        contents = self._families.contents.values()
        if self._families.any_empty and self._is_first_ever() and not self._has_gap:
            self._async_plan_second_look()
        return Home(
            devices=self._recognised(contents),
            rooms=self._families.room_names(titles),
            scenes={
                scene_unique_id(each.scene_id): each
                for content in contents
                for each in content.scenes
            },
            automations={
                automation_unique_id(each.automation_id): each
                for content in contents
                for each in content.automations
            },
            gateways={},
            missing_families=missing,
            family_names=await self._families.async_read_names() if self.data else {},
        )

    def _recognised(
        self, contents: Collection[FamilyContent]
    ) -> dict[str, DeviceRecord]:
        """Return devices by the ids that are registered, whatever capitals a list uses."""
        listed = {
            each.device_id: each for family in contents for each in family.devices
        }
        capitals = Capitals(async_registered(self.hass, self.config_entry))
        registered = {key: capitals.of(key) for key in listed}
        return {
            known: listed[key].known_as(known)
            for key, each in registered.items()
            for known in [key if each in listed else each]
        }

    def _is_first_ever(self) -> bool:
        """Return whether nothing was ever listed; else what is missing is looked for."""
        return self.data is None and not async_registered(self.hass, self.config_entry)

    def _missing(
        self, refusals: Mapping[str | None, CloudError]
    ) -> frozenset[str | None]:
        """Return which of the refused families have gone; ask again at the first refusal.

        A code that does not name the family must be confirmed by a later look.
        """
        if refusals.keys() - self._refused.keys():
            self._async_plan_second_look()
        now = monotonic()
        self._refused = {
            key: -inf
            if self.data is None or isinstance(error, DEPARTURES)
            else self._refused.get(key, now)
            for key, error in refusals.items()
        }
        return frozenset(
            key
            for key, since in self._refused.items()
            if now - since >= CONFIRM_SECONDS
        )

    def _without_gone(self, home: Home, unread: AbstractSet[str]) -> Home:
        """Keep what is missing for the first time; leave out what other accounts show."""
        listed, others = home.listed, precedence(self.hass)
        others.async_note(self.config_entry, listed)
        elsewhere = others.shown_elsewhere(self.config_entry)
        absent, gone = self._absences.compare(self._known(), listed, unread)
        if absent - elsewhere - unread:
            self._async_plan_second_look()
        kept = self.data.devices if self.data else {}
        return replace(
            home,
            devices={key: kept[key] for key in absent & kept.keys()}
            | dict(home.devices),
            absent=absent - elsewhere,
            gone=gone | elsewhere,
        ).only(lambda key, _: key not in elsewhere)

    def _of_chosen(self, home: Home) -> Home:
        """Leave out the contents of removed families, even of those removed just now."""
        families = chosen_families(self.config_entry)
        return home.only(lambda _, each: each.family_id in families)

    def _known(self) -> dict[str, str | None]:
        """Return what is registered of the families that could be read."""
        readable = {
            family_subentry_id(self.config_entry, each)
            for each in self._families.contents
        }
        registered = async_registered(self.hass, self.config_entry)
        return {key: each for key, each in registered.items() if each in readable}

    def _unread(self) -> set[str]:
        """Return what is registered and was not looked for at the last reading."""
        stale = {
            family_subentry_id(self.config_entry, family_id): content.stale
            for family_id, content in self._families.contents.items()
        }
        for gateway in self._gateways.silent:
            subentry_id = family_subentry_id(self.config_entry, gateway.family_id)
            stale[subentry_id] |= {KeyKind.DEVICE}
        known = self._known()
        return {key for key in known if kind_of(key) in stale[known[key]]}

    @override
    async def async_shutdown(self) -> None:
        """Cancel the looks that are planned."""
        self._second_look.async_close()
        self._late_looks.async_close()
        await super().async_shutdown()
