"""The contents of the chosen families."""

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from math import inf
from time import monotonic

from ...cloud import (
    REFUSALS,
    AutomationSummary,
    Client,
    CloudError,
    DeviceRecord,
    NotFound,
    PermissionDenied,
    Room,
    Scene,
    UnknownAction,
)
from ...const import LOGGER
from ..absences import CONFIRM_SECONDS
from ..contents import FamilyContent
from ..patience import Stragglers, tried
from ..registry.identity import KeyKind
from .optional_lists import OptionalLists

SHARED = None
DEPARTURES = (NotFound, PermissionDenied)


class Families:
    """Reads the contents of families; what cannot be read stays as it was."""

    def __init__(self, client: Client, lists: OptionalLists) -> None:
        """Know nothing yet."""
        self._client = client
        self._lists = lists
        self.contents: dict[str | None, FamilyContent] = {}
        self.refused: dict[str | None, float] = {}

    async def async_read(self, chosen: Collection[str]) -> bool:
        """Read the families, and what others share; return whether some may just have gone.

        What does not answer stays as it was listed. At a start it is not waited for long
        once a family has answered.
        Raises CloudError where none of the chosen families answers.
        """
        if not chosen:
            self._lists.patience = None  # there is nothing else to show
        answers = await self._async_ask(chosen)
        errors = {
            key: each for key, each in answers.items() if isinstance(each, CloudError)
        }
        for key, each in errors.items():
            LOGGER.debug("Family %s cannot be read: %s", key, each)
        refusals = {
            key: each for key, each in errors.items() if _may_have_gone(key, each)
        }
        silent = errors.keys() - refusals
        if silent and errors.keys() >= set(chosen):
            raise errors[silent.pop()]
        if silent:
            self._lists.failed()
        is_new = bool(refusals.keys() - self.refused.keys())
        self._note_refusals(refusals)
        self._take(answers)
        return is_new

    async def _async_ask(
        self, chosen: Collection[str]
    ) -> dict[str | None, FamilyContent | CloudError]:
        """Return what others share and the families have, or why it cannot be read."""
        stragglers = Stragglers(self._lists.patience)
        answers = await asyncio.gather(
            self._async_read_shared(),
            *(self._async_read_known(each, stragglers) for each in chosen),
        )
        return dict(zip([SHARED, *chosen], answers, strict=True))

    def _note_refusals(self, refusals: Mapping[str | None, CloudError]) -> None:
        """Note since when families are refused.

        A code that does not name the family must be confirmed by a later look.
        """
        now = monotonic()
        self.refused = {
            key: -inf
            if not self.contents or isinstance(error, DEPARTURES)
            else self.refused.get(key, now)
            for key, error in refusals.items()
        }

    def _take(self, answers: Mapping[str | None, FamilyContent | CloudError]) -> None:
        """Take what has answered; all else stays as it was listed, and is stale."""
        known = {
            key: replace(each, stale=frozenset(KeyKind))
            for key, each in self.contents.items()
        } | {
            key: each
            for key, each in answers.items()
            if isinstance(each, FamilyContent)
        }
        self.contents = {key: known[key] for key in answers if key in known}

    @property
    def missing(self) -> frozenset[str | None]:
        """Return which of the refused families have gone."""
        latest = monotonic() - CONFIRM_SECONDS
        return frozenset(key for key, since in self.refused.items() if since <= latest)

    @property
    def any_empty(self) -> bool:
        """Return whether a family has no device: a list that lags looks like that too."""
        return any(
            not each.devices for key, each in self.contents.items() if key is not SHARED
        )

    async def async_read_devices(
        self, family_id: str | None
    ) -> tuple[DeviceRecord, ...]:
        """Read the devices of one family, or those that others share."""
        if family_id is SHARED:
            return tuple(
                await self._lists.async_in_time(
                    self._client.sharing.list_user_share_devices
                )
            )
        return tuple(await self._client.device.get_family_device_list(family_id))

    async def _async_read_shared(self) -> FamilyContent | CloudError:
        """Read what others share; return why it cannot be read."""
        devices = await tried(self.async_read_devices, SHARED)
        if isinstance(devices, CloudError):
            return devices
        return FamilyContent(devices=devices)

    async def _async_read_known(
        self, family_id: str, stragglers: Stragglers
    ) -> FamilyContent | CloudError:
        """Read a family; of one that was refused, nothing else unless it is back."""
        if family_id in self.refused:
            devices = await tried(self.async_read_devices, family_id)
            if isinstance(devices, CloudError):
                return devices
        return await self._async_read_family(family_id, stragglers)

    async def _async_read_family(
        self, family_id: str, stragglers: Stragglers
    ) -> FamilyContent | CloudError:
        """Read all of a family at once; return why its devices cannot be read."""
        read = self._lists.async_try
        devices, rooms, scenes, automations = await asyncio.gather(
            tried(stragglers.in_time, self.async_read_devices, family_id),
            read(self._client.family.get_room_list, family_id),
            read(self._client.scene.get_scene_list, family_id),
            read(self._client.automation.get_automation_list, family_id),
        )
        if isinstance(devices, CloudError):
            return devices
        self._lists.note("Rooms", rooms)
        self._lists.note("Scenes", scenes)
        self._lists.note("Automations", automations)
        return self._complete(family_id, devices, rooms, scenes, automations)

    def _complete(
        self,
        family_id: str,
        devices: tuple[DeviceRecord, ...],
        rooms: list[Room] | CloudError,
        scenes: list[Scene] | CloudError,
        automations: list[AutomationSummary] | CloudError,
    ) -> FamilyContent:
        """Return a family; what cannot be read stays as it was."""
        before = self.contents.get(family_id, FamilyContent(devices=()))
        routines = {KeyKind.SCENE: scenes, KeyKind.AUTOMATION: automations}
        return FamilyContent(
            devices=devices,
            rooms=before.rooms
            if isinstance(rooms, CloudError)
            else {each.room_id: each.name for each in rooms if each.name},
            scenes=before.scenes if isinstance(scenes, CloudError) else tuple(scenes),
            automations=before.automations
            if isinstance(automations, CloudError)
            else tuple(automations),
            stale=frozenset(
                kind for kind, each in routines.items() if isinstance(each, CloudError)
            ),
        )

    async def async_read_names(self) -> dict[str, str]:
        """Return the present names of families."""
        families = await self._lists.async_read(
            "Families", self._client.family.get_family_list
        )
        if isinstance(families, CloudError):
            return {}
        return {each.family_id: each.name for each in families}

    def room_names(self, titles: Mapping[str | None, str]) -> dict[str, str]:
        """Return room names by id; with the family's name where two have the same one."""
        homes = Counter(
            name
            for content in self.contents.values()
            for name in set(content.rooms.values())
        )
        return {
            room_id: name if homes[name] == 1 else f"{titles[family_id]} {name}"
            for family_id, content in self.contents.items()
            for room_id, name in content.rooms.items()
        }


def _may_have_gone(family_id: str | None, error: CloudError) -> bool:
    """Return whether an error may mean that there is no such family, or nothing shared."""
    is_known = family_id is SHARED or not isinstance(error, UnknownAction)
    return is_known and isinstance(error, REFUSALS)
