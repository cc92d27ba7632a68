"""What concerns all devices is told in slices, with a turn of the loop between."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from operator import attrgetter
from unittest.mock import Mock

from homeassistant.const import ATTR_RESTORED, EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.account import pace
from custom_components.tencent_iot_explorer.account.account import Account
from custom_components.tencent_iot_explorer.account.devices.devices import Devices
from custom_components.tencent_iot_explorer.account.products import doubts
from custom_components.tencent_iot_explorer.account.registry.platform_changes import (
    async_follow_platforms,
)
from custom_components.tencent_iot_explorer.account.registry.registration import (
    async_register_devices,
)
from custom_components.tencent_iot_explorer.account.registry.stale import (
    async_delete_lost_entities,
    async_remove_stale_entities,
    async_tell_lost,
)
from custom_components.tencent_iot_explorer.cloud import FirmwareVersions
from custom_components.tencent_iot_explorer.entity import listed, slices
from custom_components.tencent_iot_explorer.entity.listed import async_follow_listed
from custom_components.tencent_iot_explorer.entity.setting_up import family_of_device
from custom_components.tencent_iot_explorer.entity.slices import async_add_in_slices
from simulator import Cloud

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import PATIENCE_SECONDS
from ..platforms import add_device

pytestmark = pytest.mark.devices("strip_01", "switch_01", "lamp_01", "fan_01")

MUCH_LATER = 1e13


async def seen_while[T](working: Awaitable[object], look: Callable[[], T]) -> list[T]:
    """Return what is seen before something is done, and after each turn of the loop."""
    task, seen = asyncio.ensure_future(working), [look()]
    while not task.done():
        await asyncio.sleep(0)
        seen.append(look())
    await task
    return seen


def longest_step(counts: list[int]) -> int:
    """Return by how much a count changed at most from one turn to the next."""
    return max(abs(one - other) for one, other in pairwise(counts))


async def reached(condition: Callable[[], bool]) -> None:
    """Wait turn by turn until something holds, as long as anybody has patience."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():
            await asyncio.sleep(0)


async def unreachable(devices: Devices) -> None:
    """Tell all devices that the cloud is away."""
    await devices.async_set_reachable(reachable=False)


async def offline(devices: Devices) -> None:
    """Tell all devices that a poll found them offline."""
    await devices.async_take_statuses(dict.fromkeys(devices, False), MUCH_LATER)


async def unlisted(devices: Devices) -> None:
    """Take all devices for offline: their families cannot be read."""
    families = frozenset(device.record.family_id for device in devices.values())
    devices._home = replace(devices._home, missing_families=families)
    await devices.async_miss()


async def without_gateway(devices: Devices) -> None:
    """Have a gateway go offline that all the others are behind."""
    gateway, *others = devices
    gateways = dict.fromkeys(others, gateway)
    devices._home = replace(devices._home, gateways=gateways)
    assert devices.async_take_connection(gateway, online=False) == []
    await reached(lambda: not available(devices))


def available(devices: Devices) -> int:
    """Return how many devices are available."""
    return sum(device.available for device in devices.values())


@pytest.mark.parametrize("tell", [unreachable, offline, unlisted, without_gateway])
async def test_others_have_their_turn_between_slices(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    tell: Callable[[Devices], Awaitable[None]],
) -> None:
    """Told all at once, thousands of states would throw every browser out."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    entry = await set_up()
    devices = entry.runtime_data.devices
    assert all(device.available for device in devices.values())
    left = await seen_while(tell(devices), lambda: available(devices))
    assert len(set(left)) >= len(devices), "a gateway and one more in the first turn"
    assert left[-1] == 0


async def test_what_is_behind_a_gateway_stays_where_the_gateway_is_soon_back(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    devices = (await set_up()).runtime_data.devices
    gateway, *others = devices
    gateways = dict.fromkeys(others, gateway)
    devices._home = replace(devices._home, gateways=gateways)
    devices.async_take_connection(gateway, online=False)
    devices.async_take_connection(gateway, online=True)
    for _ in range(20):
        await asyncio.sleep(0)
    assert sum(device.online for device in devices.values()) >= len(devices) - 1


async def test_what_is_asked_daily_is_told_in_slices(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A calendar or an update of each device would else be written in one turn."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    timers = (await set_up()).runtime_data.timers
    told: list[int] = []
    stop = [timers.async_add_listener(partial(told.append, each)) for each in range(5)]
    telling = asyncio.ensure_future(timers.async_tell_all())
    await reached(lambda: bool(told))
    assert told == [0]
    stop[3]()
    await telling
    assert told == [0, 1, 2, 4]


async def test_routines_go_and_come_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home has more timers and scenes than devices: an outage concerns them all."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    entry = await set_up()
    reachability = entry.runtime_data.reachability
    scenes = hass.states.async_entity_ids("scene")
    assert len(scenes) > 1

    def unavailable() -> int:
        return sum(hass.states.is_state(each, "unavailable") for each in scenes)

    def hides(count: int) -> bool:
        return unavailable() == count

    for reachable, end in ((False, len(scenes)), (True, 0)):
        reachability._async_set(reachable=reachable)
        ended = reached(partial(hides, end))
        seen = await seen_while(ended, unavailable)
        assert longest_step(seen) == 1


async def test_nothing_is_added_of_a_family_that_has_gone(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """It may go while what it has is being added: its devices are no longer registered."""
    add, platform = Mock(), Mock(hass=hass, domain="scene", entities={})
    shared, gone = Mock(family_id=None), Mock(family_id="gone")
    await async_add_in_slices(
        await set_up(), platform, [shared, gone], attrgetter("family_id"), add
    )
    add.assert_called_once_with([shared], config_subentry_id=None)


async def test_routines_are_set_up_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand timers that are known from before are not added in one turn."""
    monkeypatch.setattr(slices, "ENTITIES_PER_SLICE", 1)
    add = Mock()
    account = (await set_up()).runtime_data
    platform = Mock(hass=hass, domain="scene", entities={})
    monkeypatch.setattr(listed, "async_get_current_platform", lambda: platform)
    async_follow_listed(
        account,
        account.home,
        lambda: dict.fromkeys("abc", Mock()),
        lambda _key, _item: Mock(family_id=None),
        add,
    )
    seen = await seen_while(
        reached(lambda: add.call_count == 3), lambda: add.call_count
    )
    assert longest_step(seen) == 1


async def test_devices_are_read_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand requests are not begun in one turn, when a connection is back."""
    monkeypatch.setattr(pace, "DEVICES_PER_TURN", 1)
    devices = (await set_up()).runtime_data.devices
    begun: list[str] = []
    forever = asyncio.Event()

    async def get(device_id: str) -> dict[str, object]:
        begun.append(device_id)
        await forever.wait()
        return {}

    monkeypatch.setattr(devices._client.control, "get_device_data", get)
    reading = asyncio.ensure_future(devices.reader.async_load(devices.values()))
    all_begun = reached(lambda: len(begun) == len(devices))
    assert longest_step(await seen_while(all_begun, lambda: len(begun))) == 1
    forever.set()
    await reading


async def test_nothing_is_added_while_an_account_is_unloaded(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the daily questions find would have to go again, all in one turn."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    entry = await set_up()
    firmware = entry.runtime_data.firmware
    assert not hass.states.async_entity_ids("update")
    unloading = asyncio.ensure_future(hass.config_entries.async_unload(entry.entry_id))
    await asyncio.sleep(0)
    versions = FirmwareVersions(current="1.0", latest="")
    firmware.data.update(dict.fromkeys(entry.runtime_data.devices, versions))
    firmware.async_update_listeners()
    seen = await seen_while(unloading, lambda: hass.states.async_entity_ids("update"))
    assert not any(seen)
    assert _shown(hass) == 0


async def test_versions_are_shown_as_they_come(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A thousand devices' pages are not written in one turn."""
    account = (await set_up()).runtime_data
    shown: list[str] = []

    @callback
    def note(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        if event.data["action"] == "update" and "sw_version" in event.data["changes"]:
            shown.append(event.data["device_id"])

    hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, note)
    seen = await seen_while(account.questions.async_ask_due(), lambda: len(shown))
    assert longest_step(seen) == 1
    assert len(shown) == len(account.devices)


async def register(account: Account) -> None:
    """Register all devices."""
    await async_register_devices(
        account.hass, account.entry, account.home.data, account.devices.values()
    )


async def learn_products(account: Account) -> None:
    """Build the models of all products from what is remembered."""
    await account.products.async_load()


async def add_entities(account: Account) -> None:
    """Add an entity for each device."""
    entities = [Mock(device=each) for each in account.devices.values()]
    platform = Mock(hass=account.hass, entities={})
    await async_add_in_slices(
        account.entry, platform, entities, family_of_device, Mock()
    )


async def follow_platforms(account: Account) -> None:
    """Look whether entities have become others."""
    await async_follow_platforms(account.hass, account.entry, account.devices)


async def remove_stale(account: Account) -> None:
    """Look whether entities are planned no longer."""
    await async_remove_stale_entities(account.hass, account.entry, account.devices)


async def tell_lost(account: Account) -> None:
    """Look whether thing models have lost parts."""
    await async_tell_lost(account.hass, account.entry, account.devices)


async def ask_nothing(account: Account) -> None:
    """Look whether a question is due again that was asked just now."""
    await account.questions.async_ask_due()


@pytest.mark.parametrize(
    "begin",
    [
        register,
        learn_products,
        add_entities,
        follow_platforms,
        remove_stale,
        tell_lost,
        ask_nothing,
    ],
)
async def test_others_have_their_turn_while_a_home_is_set_up(
    hass: HomeAssistant,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Account], Awaitable[None]],
) -> None:
    """A large home must not stop Home Assistant for a second at its start."""
    monkeypatch.setattr(pace, "DEVICES_PER_TURN", 1)
    monkeypatch.setattr(slices, "ENTITIES_PER_SLICE", 1)
    entry = await set_up()
    account = entry.runtime_data
    await account.products.async_save()
    await account.questions.async_ask_due()
    await hass.async_block_till_done(wait_background_tasks=True)
    turns = await seen_while(begin(account), lambda: None)
    assert len(turns) > len(account.devices)


async def test_an_unloaded_account_goes_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that shows a large home stays connected over a reload."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 5)
    entry = await set_up()
    unloading = hass.config_entries.async_unload(entry.entry_id)
    left = await seen_while(unloading, lambda: _shown(hass))
    assert left[-1] == 0
    assert longest_step(left) <= 5


async def test_a_removed_account_goes_in_slices(
    hass: HomeAssistant, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home Assistant itself would take all devices out of the registry at once."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    entry = await set_up()
    left = await seen_while(
        hass.config_entries.async_remove(entry.entry_id),
        lambda: registered(hass, entry),
    )
    assert left[-1] == 0
    things = 4
    assert len(set(left)) > things


async def test_devices_that_have_gone_go_in_slices(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nine hundred unbound at once do not hold up the others for a second."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    entry = await set_up()
    devices = entry.runtime_data.devices
    for device_id in list(devices):
        entry.runtime_data.home.async_mark_gone(device_id)
        cloud.unbind(device_id)
    before = registered(hass, entry)
    refreshing = hass.async_create_task(entry.runtime_data.home.async_refresh())
    left = await seen_while(
        reached(lambda: registered(hass, entry) <= before - 4),
        lambda: registered(hass, entry),
    )
    await refreshing
    assert longest_step(left) == 1
    assert not devices


@pytest.mark.devices
async def test_what_a_model_has_lost_goes_in_slices(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hidden first, deleted once the user agrees: neither in one turn."""
    monkeypatch.setattr(pace, "STATES_PER_TURN", 1)
    monkeypatch.setattr(doubts, "CONFIRM_SECONDS", 0)
    switches = [property_of(f"p{each}", f"甲{each}", "bool") for each in range(6)]
    device = add_device(
        cloud, dict.fromkeys((each["id"] for each in switches), 1), *switches
    )
    account = (await set_up()).runtime_data
    await hass.async_block_till_done(wait_background_tasks=True)
    hidden: list[str] = []
    deleted: list[str] = []

    @callback
    def note_state(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and ATTR_RESTORED in state.attributes:
            hidden.append(state.entity_id)

    @callback
    def note_registry(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        if event.data["action"] == "remove":
            deleted.append(event.data["entity_id"])

    hass.bus.async_listen(EVENT_STATE_CHANGED, note_state)
    hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, note_registry)
    device.product.data_template["properties"] = switches[:1]
    await account.products.async_refresh()
    await account.upkeep.async_tidy()
    all_hidden = reached(lambda: len(hidden) == 5)
    assert longest_step(await seen_while(all_hidden, lambda: len(hidden))) == 1
    deleting = async_delete_lost_entities(
        hass, account.entry, account.devices, device.product.product_id
    )
    assert longest_step(await seen_while(deleting, lambda: len(deleted))) == 1
    assert len(deleted) == 5


def _shown(hass: HomeAssistant) -> int:
    """Return how many entities have a state of their own."""
    return sum(
        ATTR_RESTORED not in each.attributes
        for each in hass.states.async_all()
        if each.domain != "zone"
    )


def registered(hass: HomeAssistant, entry: MockConfigEntry) -> int:
    """Return how many devices of an account are registered."""
    registry = dr.async_get(hass)
    return len(dr.async_entries_for_config_entry(registry, entry.entry_id))
