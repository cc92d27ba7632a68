"""What an account shows: all that its families list, without what has gone."""

import asyncio
from collections.abc import Collection, Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ...cloud import Capitals, Client, CloudError, DeviceRecord
from ...coordinator import CloudCoordinator
from ..absences import Absences
from ..contents import FamilyContent, Home
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
from .families import Families
from .gateways import Gateways
from .looks import LateLooks, SecondLooks
from .optional_lists import OptionalLists

POLL_INTERVAL = timedelta(hours=1)


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
        self._second_looks = SecondLooks(
            hass, POLL_INTERVAL, self.async_request_refresh_soon
        )
        self._late_looks = LateLooks(
            hass, self._is_listed, self._async_request_if_changed_soon
        )
        self._optional = OptionalLists(self._second_looks.async_note_gap)
        self._families = Families(client, self._optional)
        self._gateways = Gateways(client, products, self._optional)
        self._listed: Home | None = None
        self._absences = Absences()

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
        self._late_looks.async_await(device_id)
        await self.async_request_refresh()

    def _is_listed(self, device_id: str) -> bool:
        """Return whether the last reading had a device."""
        return self._listed is not None and device_id in self._listed.devices

    @callback
    def _async_request_if_changed_soon(self) -> None:
        self.async_in_background(self.async_request_if_changed())

    async def async_request_if_changed(self) -> None:
        """Read the lists if devices have come, gone or changed.

        A reading that is under way may have begun before that; one that begins
        meanwhile tells it too.
        """
        await self._second_looks.idle.wait()
        families = chosen_families(self.config_entry)
        answers = await asyncio.gather(
            *map(self._families.async_read_devices, families), return_exceptions=True
        )
        known = {key: each.devices for key, each in self._families.contents.items()}
        found = {
            family_id: None if isinstance(answer, CloudError) else answer
            for family_id, answer in zip(families, answers, strict=True)
        }
        is_news = found != known | dict.fromkeys(self._families.refused)
        if is_news and self._second_looks.idle.is_set():
            await self.async_request_refresh()

    @callback
    def async_mark_gone(self, key: str) -> None:
        """Take note that a device, scene or automation has gone for sure."""
        self._absences.mark_gone(key)

    @override
    async def _async_fetch(self) -> Home:
        with self._second_looks.reading():
            home = await self._async_read()
        self._optional.patience = None
        return home

    async def _async_read(self) -> Home:
        """Read the lists, and what they need. Raises CloudError."""
        listed = await self._async_list()
        await self._async_learn(listed)
        before = self.data.gateways if self.data else {}
        self._listed = home = await self._gateways.async_complete(listed, before)
        if self._gateways.missing:
            self._second_looks.async_confirm()
        if home.product_ids != listed.product_ids:
            await self._async_learn(home)
        shown = self._without_gone(home, self._unread())
        self.products.forget_others(home.product_ids | shown.product_ids)
        return self._of_chosen(shown)

    async def _async_learn(self, home: Home) -> None:
        """Know the products of a home. Raises CloudError where no product is known."""
        if not await self.products.async_ensure(home.product_ids):
            self._second_looks.async_note_gap()

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
        if await self._families.async_read([*filter(None, titles)]):
            self._second_looks.async_confirm()
        contents = self._families.contents.values()
        if (
            self._families.any_empty
            and self._is_first_ever()
            and not self._second_looks.has_gap
        ):
            self._second_looks.async_confirm()
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
            missing_families=self._families.missing,
            family_names=await self._families.async_read_names() if self.data else {},
        )

    def _recognised(
        self, contents: Collection[FamilyContent]
    ) -> dict[str, DeviceRecord]:
        """Return devices by the ids that are registered, whatever capitals a list uses.

        Of several that differ in nothing else, none is taken for another.
        """
        listed = {
            each.device_id: each for family in contents for each in family.devices
        }
        written = Capitals(listed)
        registered = Capitals(async_registered(self.hass, self.config_entry))
        meant = {key: registered.of(key) for key in listed}
        return {
            known: listed[key].known_as(known)
            for key, each in meant.items()
            for known in [each if written.of(each) == key else key]
        }

    def _is_first_ever(self) -> bool:
        """Return whether nothing was ever listed; else what is missing is looked for."""
        return self.data is None and not async_registered(self.hass, self.config_entry)

    def _without_gone(self, home: Home, unread: AbstractSet[str]) -> Home:
        """Keep what is missing for the first time; leave out what other accounts show."""
        listed, others = home.listed, precedence(self.hass)
        others.async_note(self.config_entry, listed)
        elsewhere = others.shown_elsewhere(self.config_entry)
        absent, gone = self._absences.compare(self._known(), listed, unread)
        if absent - elsewhere - unread:
            self._second_looks.async_confirm()
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
        self._second_looks.planned.async_close()
        self._late_looks.planned.async_close()
        await super().async_shutdown()
