"""A home that changes, the lists that a cloud has of it, and an account that reads them."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import replace
from typing import Any, override

from homeassistant.config_entries import ConfigEntryState, ConfigSubentryData
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import area_registry as ar, device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account.account import Account
from custom_components.tencent_iot_explorer.account.lifetime import async_begin
from custom_components.tencent_iot_explorer.account.registry.identity import (
    cloud_device_id,
    family_id_of,
)
from custom_components.tencent_iot_explorer.cloud import (
    MAINLAND,
    Application,
    Client,
    PushListener,
    TokenLogin,
)
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error
from custom_components.tencent_iot_explorer.cloud.push_frames import read_changes
from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, Device, load_product
from simulator.errors import Refusal
from simulator.routing import WITH_TOKEN
from simulator.state import GATEWAY, SUB_DEVICE, Family, Home, Room, User

from ..clock import TICK_SECONDS

USER = User(user_id="1", nick_name="User")
NEIGHBOUR = User(user_id="2", nick_name="Neighbour")
HUB, SENSOR = load_product("gateway"), load_product("door-sensor")
HUBS, SENSORS = ("hub_0", "hub_1"), ("door_0", "door_1", "door_2")
# Families by their rooms, as they are called; the last family is the neighbour's.
FAMILIES: Mapping[str, Mapping[str, str]] = {
    "f_0": {"r_0": "Kitchen", "r_1": "Hall"},
    "f_1": {"r_2": "Kitchen"},
    "f_2": {},
}
*OWN, ELSEWHERE = FAMILIES
# What nothing but a whole reading asks for.
OF_READINGS = frozenset({"AppGetFamilySubDeviceList", "AppGetRoomList"})
LISTS = frozenset(
    {
        "AppGetFamilyDeviceList",
        "AppGetFamilySubDeviceList",
        "AppGetRoomList",
        "AppListUserShareDevices",
    }
)
TRAVEL_SECONDS = 0.05
LATE_SECONDS = 20
# Longer than lists lag.
STEADY_SECONDS = 400
POLL_SECONDS = 3700

type Spoil = Callable[[dict[str, Any]], dict[str, Any]]
type Known = Mapping[str, tuple[object, ...]]


class Time:
    """The time in s, which goes on as soon as nobody has anything to do."""

    def __init__(self) -> None:
        """Begin some day."""
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Return the present time."""
        return self.now

    def skip(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds + TICK_SECONDS


TIME = Time()


class Line:
    """The push connection, in place of a socket and of what reads it."""

    def __init__(self, _client: Client) -> None:
        """Hear nothing yet."""
        self.connected = True
        self.user = USER
        self.heard_since: dict[str, float] = {}
        self.listener: PushListener
        self.fate = "usual"
        """What becomes of the next frame."""

    async def subscribe(self, device_ids: Collection[str]) -> None:
        """Hear of these devices."""
        before, now = self.heard_since, TIME()
        self.heard_since = {each: before.get(each, now) for each in device_ids}

    def start(self, listener: PushListener) -> None:
        """Tell somebody."""
        self.listener = listener

    async def stop(self) -> None:
        """Have nothing to close."""

    def listens_to(self, device_id: str) -> bool:
        """Return whether it hears of a device."""
        return device_id in self.heard_since

    async def send(self, frame: Mapping[str, Any]) -> None:
        """Let a frame arrive: once, twice, late or never."""
        fate, self.fate = self.fate, "usual"
        await asyncio.sleep(LATE_SECONDS if fate == "late" else TRAVEL_SECONDS)
        for _ in range({"lost": 0, "twice": 2}.get(fate, 1)):
            self.listener.on_changes(read_changes(frame))


class Caller(Client):
    """Asks a cloud in this process."""

    world: World

    @override
    async def call(
        self, action: str, parameters: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        return await self.world.answer(action, parameters or {})


class World:
    """A home as it is, what the cloud lists of it, and what Home Assistant knows."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin with a sensor behind a hub."""
        self.hass = hass
        self.cloud = Cloud(
            Home(
                users=[USER, NEIGHBOUR],
                products={each.product_id: each for each in (HUB, SENSOR)},
                families={each: _family(each) for each in FAMILIES},
                devices={},
                scenes={},
            )
        )
        self.stale = self.cloud.home
        self._short: tuple[str, Spoil]
        self._silent: tuple[str, Spoil]
        self.stale_until = self.short_until = self.silent_until = 0.0
        self.asked: Counter[str] = Counter()
        self.troubles: list[str] = []
        self._under_way: set[str] = set()
        self._changed_at: dict[str, float] = {}
        self._entry = MockConfigEntry(
            domain=DOMAIN,
            title=USER.nick_name,
            unique_id=USER.user_id,
            subentries_data=[
                ConfigSubentryData(
                    data={"name": each},
                    subentry_type="family",
                    title=each,
                    unique_id=each,
                )
                for each in OWN
            ],
        )
        self._entry.add_to_hass(hass)
        self._unheed = hass.bus.async_listen(
            dr.EVENT_DEVICE_REGISTRY_UPDATED, self._heed
        )
        for name in (HUBS[0], SENSORS[0]):
            self.bind(name, OWN[0], HUBS[0])
        self._changed_at.clear()

    # what happens

    def bind(self, name: str, family_id: str, hub: str = "") -> None:
        """Bind a device to a family, or to the neighbour's, who shares it."""
        product = HUB if name in HUBS else SENSOR
        found = self.device(hub) if name in SENSORS else None
        gateway = found if found and found.family_id == family_id else None
        device = Device(
            product=product,
            device_name=name,
            alias_name=name,
            owner=USER.user_id,
            family_id=family_id,
            room_id=next(iter(FAMILIES[family_id]), "0"),
            device_type=GATEWAY if name in HUBS else SUB_DEVICE,
            gateway_id=gateway.device_id if gateway else "",
            shared_with={USER.user_id: 1} if family_id == ELSEWHERE else {},
        )
        self.touch(device)
        self.cloud.bind(device)

    def touch(self, device: Device) -> None:
        """Note that a device comes, or moves."""
        self._changed_at[device.device_id] = TIME()

    def device(self, name: str) -> Device | None:
        """Return a device by its name, if it is bound."""
        found = [x for x in self.cloud.devices.values() if x.device_name == name]
        return found[0] if found else None

    def lag(self, seconds: float) -> None:
        """Have the lists stay as they are for a while."""
        home = self.cloud.home
        self.stale_until = TIME() + seconds
        self.stale = replace(
            home,
            devices={key: _copy(each) for key, each in home.devices.items()},
            families={
                key: replace(
                    each, rooms={key: copy(room) for key, room in each.rooms.items()}
                )
                for key, each in home.families.items()
            },
        )

    def come_short(self, place: str, spoil: Spoil, seconds: float) -> None:
        """Have a list lack something for a while, once: two looks that agree are believed."""
        if not self.short_until:
            self._short, self.short_until = (place, spoil), TIME() + seconds

    def fall_silent(self, place: str, spoil: Spoil, seconds: float) -> None:
        """Have a list not come for a while."""
        self._silent, self.silent_until = (place, spoil), TIME() + seconds

    # what the account sees of it

    async def answer(self, action: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Answer a request. Raises CloudError."""
        question = f"{action} {asked}"
        self.asked[question] += 1
        with self._once(question) if action in OF_READINGS else nullcontext():
            await asyncio.sleep(TRAVEL_SECONDS)
            is_stale = action in LISTS and TIME() < self.stale_until
            cloud = Cloud(self.stale) if is_stale else self.cloud
            try:
                answer: Any = WITH_TOKEN[action](cloud, USER, asked)
            except Refusal as refusal:
                raise cloud_error(refusal.code, "") from refusal
            place = f"{action} {asked.get('FamilyId', '')}"
            if TIME() < self.short_until and place.startswith(self._short[0]):
                answer = self._short[1](answer)
            if TIME() < self.silent_until and place.startswith(self._silent[0]):
                answer = self._silent[1](answer)
            await asyncio.sleep(TRAVEL_SECONDS)
            return dict(answer)

    @contextmanager
    def _once(self, question: str) -> Iterator[None]:
        """Note a question that is asked again before it is answered."""
        if question in self._under_way:
            self.troubles.append(f"asked twice: {question}")
        self._under_way.add(question)
        try:
            yield
        finally:
            self._under_way.discard(question)

    async def start(self) -> None:
        """Have an account run, as that of an entry that is loaded."""
        self._entry.mock_state(self.hass, ConfigEntryState.SETUP_IN_PROGRESS)
        client = Caller(
            None,  # type: ignore[arg-type]
            MAINLAND,
            Application(app_key="", app_secret=""),
            TokenLogin(access_token="token"),
        )
        client.world = self
        self.account = account = Account(self.hass, self._entry, client)
        line: Any = account.push
        self.line: Line = line
        await async_begin(account)
        account.home.async_add_listener(account.upkeep.async_tidy_soon)
        account.upkeep.async_start()
        await account.feed.async_start()
        self.cloud.sockets = {line}
        self._entry.mock_state(self.hass, ConfigEntryState.LOADED)

    async def stop(self) -> None:
        """End the account, as that of an entry that is unloaded."""
        self.cloud.sockets.clear()
        self.account.catch_up.async_stop()
        self.account.arrivals.async_stop()
        self.account.devices.close()
        await self._entry._async_process_on_unload(self.hass)
        await self.account.home.async_shutdown()

    async def forget(self) -> None:
        """Leave nothing behind."""
        await self.stop()
        self._unheed()
        devices, entry_id = dr.async_get(self.hass), self._entry.entry_id
        devices.async_clear_config_entry(entry_id)
        devices._deleted_devices.clear()
        del self.hass.config_entries._entries[entry_id]
        for area in list(ar.async_get(self.hass).async_list_areas()):
            ar.async_get(self.hass).async_delete(area.id)

    async def settle(self) -> None:
        """Let all faults end, and everybody have a last look."""
        self.stale_until = self.short_until = self.silent_until = 0
        self.line.fate = "usual"
        await asyncio.sleep(2 * POLL_SECONDS)
        self.asked.clear()
        await asyncio.sleep(POLL_SECONDS)

    @callback
    def _heed(self, event: Event[Any]) -> None:
        """Note what is removed, or taken from its hub, although it has long been there."""
        action, data = event.data["action"], event.data
        if action == "remove":
            ((_, key),) = data["device"]["identifiers"]
            if key in self.cloud.devices and self._is_steady(key):
                self.troubles.append(f"removed: {key}")
        elif "via_device_id" in data.get("changes", ()):
            entry = dr.async_get(self.hass).async_get(data["device_id"])
            assert isinstance(entry, dr.DeviceEntry)
            key = cloud_device_id(entry)
            known = self.cloud.devices.get(key)
            hub_id = known.gateway_id if known else ""
            is_long = all(map(self._is_steady, (key, hub_id)))
            if hub_id and is_long and not entry.via_device_id:
                self.troubles.append(f"taken from its hub: {key}")

    def _is_steady(self, key: str) -> bool:
        """Return whether a device has been where it is for so long that all lists say so."""
        return TIME() - self._changed_at.get(key, 0) > STEADY_SECONDS

    @property
    def true(self) -> Known:
        """Return the devices that the user has, and what is true of each."""
        return {
            key: (
                each.alias_name,
                each.family_id,
                each.room_id,
                each.gateway_id,
                each.gateway_id,
            )
            if each.family_id in OWN
            else (each.alias_name, None, None, "", "")
            for key, each in self.cloud.devices.items()
            if each.family_id in OWN or USER.user_id in each.shared_with
        }

    @property
    def true_rooms(self) -> Mapping[str, str]:
        """Return what the rooms of the user's families are called."""
        families = [self.cloud.home.families[each] for each in OWN]
        return {key: room.name for each in families for key, room in each.rooms.items()}

    @property
    def known_rooms(self) -> Mapping[str, str]:
        """Return what Home Assistant calls them, without the names of families."""
        rooms = self.account.home.data.rooms
        return {key: each.rpartition(" ")[2] for key, each in rooms.items()}

    @property
    def known(self) -> Known:
        """Return the devices that Home Assistant has, and what it knows of each."""
        devices = dr.async_get(self.hass)
        titles = {
            each.subentry_id: each.title for each in self._entry.subentries.values()
        }
        registered = {
            each.id: each
            for each in dr.async_entries_for_config_entry(devices, self._entry.entry_id)
            if not family_id_of(each)
        }
        keys = {each.id: cloud_device_id(each) for each in registered.values()}
        live, gateways = self.account.devices, self.account.home.data.gateways
        return {
            key: (
                registered[each].name,
                titles.get(registered[each].config_subentry_id or ""),
                live[key].record.room_id if key in live else "?",
                gateways.get(key, ""),
                keys.get(registered[each].via_device_id or "", ""),
            )
            for each, key in keys.items()
        }


def _family(family_id: str) -> Family:
    """Return a family with its rooms."""
    owner = NEIGHBOUR if family_id == ELSEWHERE else USER
    return Family(
        family_id=family_id,
        name=family_id,
        members={owner.user_id: 1},
        rooms={
            key: Room(room_id=key, name=name)
            for key, name in FAMILIES[family_id].items()
        },
    )


def _copy(device: Device) -> Device:
    """Return a device that stays as it is."""
    return replace(copy(device), shared_with=dict(device.shared_with))
