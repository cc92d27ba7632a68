"""Event entities, against the simulated cloud."""

from datetime import timedelta
from importlib import import_module

from homeassistant.const import EVENT_STATE_CHANGED, STATE_UNKNOWN
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_translations
from homeassistant.setup import async_setup_component
from homeassistant.util import dt
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud, begin_fault
from simulator.frames import DeviceFrames
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from ..waiting import until
from .platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices("lock_01")

BUTTON = property_of(
    "key", "按键", "enum", "r", mapping={"0": "单击", "1": "双击", "2": "长按"}
)
UNLOCKED = {
    "id": "unlocked",
    "name": "开锁",
    "type": "info",
    "params": [
        {
            "id": "method",
            "name": "方式",
            "define": {"type": "enum", "mapping": {"0": "指纹", "1": "密码"}},
        },
        {"id": "user", "name": "用户", "define": {"type": "int"}},
        {
            "id": "forced",
            "name": "胁迫",
            "define": {"type": "bool", "mapping": {"0": "否", "1": "是"}},
        },
    ],
}


def add_lock(cloud: Cloud) -> Device:
    """Add a lock that tells who unlocked it, and how."""
    device = add_device(cloud, {"battery": 80}, property_of("battery", "电量", "int"))
    device.product.data_template["events"] = [UNLOCKED]
    return device


async def test_presses_speak_home_assistants_words(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(cloud, {"key": 0}, BUTTON)
    await set_up()
    entity_id = entity_id_of(hass, "event", device, "key")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["device_class"]) == (STATE_UNKNOWN, "button")
    assert state.attributes["event_types"] == [
        "press_end",
        "multi_press_end",
        "long_press_end",
    ]
    state = await report(hass, cloud, device, entity_id, {"key": 1})
    assert state.attributes["event_type"] == "multi_press_end"
    assert state.attributes["multi_press_count"] == 2
    state = await report(hass, cloud, device, entity_id, {"key": 2})
    assert state.attributes["event_type"] == "long_press_end"
    assert "multi_press_count" not in state.attributes


async def test_parameters_are_told_as_the_model_means_them(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_lock(cloud)
    await set_up()
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    told = {"method": "0", "user": "3", "forced": 1, "more": "x"}
    cloud.post_event(device.device_id, "unlocked", told)
    await until(lambda: "method" in state_of(hass, entity_id).attributes)
    attributes = state_of(hass, entity_id).attributes
    assert {name: attributes[name] for name in told} == {
        "method": "Fingerprint",
        "user": 3,
        "forced": True,
        "more": "x",
    }


async def test_a_language_model_is_told_when_and_not_what(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """And that in UTC: docs/voice.md."""
    await hass.config.async_set_time_zone("Asia/Shanghai")
    device = add_lock(cloud)
    await set_up()
    assert await async_setup_component(hass, "homeassistant", {})
    event = entity_id_of(hass, "event", device, "event:unlocked")
    cloud.post_event(device.device_id, "unlocked", {"method": "0", "user": "3"})
    await until(lambda: "method" in state_of(hass, event).attributes)
    exposed = import_module("homeassistant.components.homeassistant.exposed_entities")
    exposed.async_expose_entity(hass, "conversation", event, should_expose=True)
    model = import_module("homeassistant.components.homeassistant.llm")
    told = model.async_get_exposed_entities(hass, "conversation")[event]
    assert told["state"] == state_of(hass, event).state
    assert told["state"].endswith("+00:00")
    assert not told.get("attributes", {}).keys() & {"event_type", "method"}


@pytest.mark.parametrize(
    ("language", "options", "told"),
    [
        ("zh-Hans", {"0": "指纹", "1": "密码"}, "指纹"),
        ("zh-Hans", {"0": "Fingerprint", "1": "Password"}, "指纹"),
        ("en", {"0": "指纹", "1": "魍魉"}, "指纹"),
        ("en", {"0": "指纹", "1": "密码"}, "Fingerprint"),
    ],
)
async def test_options_of_parameters_are_told_in_the_language_of_the_home(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    language: str,
    options: dict[str, str],
    told: str,
) -> None:
    """As those of properties are: all of them, or none."""
    hass.config.language = language
    device = add_lock(cloud)
    method = {"type": "enum", "mapping": options}
    parameter = {"id": "method", "name": "方式", "define": method}
    device.product.data_template["events"] = [{**UNLOCKED, "params": [parameter]}]
    await set_up()
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    cloud.post_event(device.device_id, "unlocked", {"method": "0"})
    await until(lambda: "method" in state_of(hass, entity_id).attributes)
    assert state_of(hass, entity_id).attributes["method"] == told


async def test_parameters_leave_alone_what_home_assistant_tells_of_every_entity(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_lock(cloud)
    await set_up()
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    own = {"icon": "3", "restored": "no", "supported_features": "all"}
    cloud.post_event(device.device_id, "unlocked", {**own, "latitude": "31.2"})
    await until(lambda: "latitude" in state_of(hass, entity_id).attributes)
    attributes = state_of(hass, entity_id).attributes
    assert not own.keys() & attributes.keys()
    assert {name: attributes[f"parameter_{name}"] for name in own} == own


async def test_a_sleeping_device_tells_its_events(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_lock(cloud)
    device.online = False
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    assert state_of(hass, entity_id).state == STATE_UNKNOWN
    told = {"user": 3, "event_type": "x"}
    cloud.post_event(device.device_id, "unlocked", told)
    await until(lambda: "user" in state_of(hass, entity_id).attributes)
    attributes = state_of(hass, entity_id).attributes
    assert attributes["event_type"] == "unlocked"
    assert attributes["parameter_event_type"] == "x"
    assert entry.runtime_data.devices[device.device_id].online


async def test_a_late_event_brings_nobody_online(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, fired: list[str]
) -> None:
    """It is told, but the device that told it has gone since."""
    device = add_lock(cloud)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    shown = entry.runtime_data.devices[device.device_id]
    cloud.set_online(device.device_id, online=False)
    await until(lambda: not shown.online)
    moment = cloud.moment() - 60_000
    frames = DeviceFrames(device.device_id)
    cloud.push(frames.event("unlocked", "info", {"user": 3}, moment))
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    await until(lambda: entity_id in fired)
    assert not shown.online


@pytest.mark.parametrize("users", [(3,), (3, 4)])
async def test_events_in_a_list_fire_one_by_one(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    fired: list[str],
    users: tuple[int, ...],
) -> None:
    """Devices with Tencent's Python SDK send even a single event in a list."""
    device = add_lock(cloud)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    entity_id = entity_id_of(hass, "event", device, "event:unlocked")
    cloud.post_events(
        device.device_id, [("unlocked", {"user": user}) for user in users]
    )
    await until(lambda: fired.count(entity_id) == len(users))
    assert state_of(hass, entity_id).attributes["user"] == users[-1]


async def test_a_doorbell_rings(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    entity_id = "event.xuan_guan_ru_hu_men_suo_doorbell"
    told = state_of(hass, entity_id).attributes
    assert (told["device_class"], told["event_types"]) == ("doorbell", ["ring"])
    cloud.post_event("DOORLOCK00/lock_01", "doorbell", {})
    await until(lambda: state_of(hass, entity_id).state != STATE_UNKNOWN)
    assert state_of(hass, entity_id).attributes["event_type"] == "ring"


async def test_a_doorbell_that_rang_while_the_clock_was_ahead(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    fired: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Home Assistant lets no ring be earlier than the last one; triggers hear it all the same."""
    await set_up()
    doorbell, now = "event.xuan_guan_ru_hu_men_suo_doorbell", dt.utcnow
    ahead = timedelta(hours=8)
    monkeypatch.setattr(dt, "utcnow", lambda: now() + ahead)
    cloud.post_event("DOORLOCK00/lock_01", "doorbell", {})
    await until(lambda: fired.count(doorbell) == 1)
    monkeypatch.undo()
    cloud.post_event("DOORLOCK00/lock_01", "doorbell", {})
    await until(lambda: fired.count(doorbell) == 2)
    rang = dt.parse_datetime(state_of(hass, doorbell).state)
    assert rang
    assert rang - now() > ahead - timedelta(minutes=1)


async def test_a_group_rings_when_its_doorbell_is_renamed(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A new name is an event to it, the first ring is none: docs/troubleshooting.md."""
    await set_up()
    doorbell = "event.xuan_guan_ru_hu_men_suo_doorbell"
    options = {"group_type": "event", "name": "Doorbells", "entities": [doorbell]}
    group = MockConfigEntry(domain="group", title="Doorbells", options=options)
    group.add_to_hass(hass)
    assert await hass.config_entries.async_setup(group.entry_id)
    cloud.post_event("DOORLOCK00/lock_01", "doorbell", {})
    await until(lambda: state_of(hass, doorbell).state != STATE_UNKNOWN)
    await hass.async_block_till_done()
    assert state_of(hass, "event.doorbells").state == STATE_UNKNOWN
    er.async_get(hass).async_update_entity(doorbell, name="Front door")
    await hass.async_block_till_done()
    assert state_of(hass, "event.doorbells").attributes["event_type"] == "ring"


@pytest.fixture
def fired(hass: HomeAssistant) -> list[str]:
    """Return the entities whose events fire, each time that one does."""
    entity_ids: list[str] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.domain == "event" and state.state != STATE_UNKNOWN:
            entity_ids.append(state.entity_id)

    hass.bus.async_listen(EVENT_STATE_CHANGED, note)
    return entity_ids


BATTERY = property_of("battery", "电池电量", "int", "r", min=0, max=100, unit="%")
SWITCH = property_of("switch", "开关", "bool")


async def test_a_click_told_again_before_it_was_read_is_old(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, fired: list[str]
) -> None:
    device = add_device(cloud, {"key": 0, "battery": 80}, BUTTON, BATTERY)
    cloud.fail("AppGetDeviceData", code="InternalError", times=1000)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    cloud.report(device.device_id, {"key": 0, "battery": 79})
    known = entry.runtime_data.devices[device.device_id].values
    await until(lambda: known.get("battery") == 79)
    assert not fired


@pytest.mark.parametrize("more", [{"battery": 79}, {"battery": 80}, {}])
async def test_the_same_click_twice(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    fired: list[str],
    more: dict[str, int],
) -> None:
    device = add_device(cloud, {"key": 0, "battery": 80}, BUTTON, BATTERY)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    entity_id = entity_id_of(hass, "event", device, "key")
    for _ in range(2):
        await report(hass, cloud, device, entity_id, {"key": 0, **more})
    assert fired.count(entity_id) == 2


async def test_a_click_delivered_twice_fires_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, fired: list[str]
) -> None:
    device = add_device(cloud, {"key": 0, "battery": 80}, BUTTON, BATTERY)
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    entity_id = entity_id_of(hass, "event", device, "key")
    begin_fault(cloud, "push_duplicated")
    cloud.report(device.device_id, {"key": 0})
    await report(
        hass,
        cloud,
        device,
        entity_id_of(hass, "sensor", device, "battery"),
        {"battery": 79},
    )
    assert fired.count(entity_id) == 1


async def test_a_panel_that_tells_everything_repeats_its_last_click(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, fired: list[str]
) -> None:
    device = add_device(cloud, {"key": 0, "switch": 0}, BUTTON, SWITCH)
    await set_up()
    switch = entity_id_of(hass, "switch", device, "switch")
    await report(hass, cloud, device, switch, {"key": 0, "switch": 1})
    assert not fired
    clicked = entity_id_of(hass, "event", device, "key")
    await report(hass, cloud, device, clicked, {"key": 0})
    assert fired == [clicked]


async def test_the_editor_offers_doorbells_from_the_first_start(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    await set_up()
    assert "doorbell" in hass.config.components


@pytest.mark.parametrize("event_id", ["low_voltage", "hardware_fault"])
async def test_a_fault_that_people_automate_is_seen_by_triggers_of_a_room(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, event_id: str
) -> None:
    device = add_device(cloud, {"battery": 80}, property_of("battery", "电量", "int"))
    fault = {"id": event_id, "name": event_id, "type": "fault", "params": []}
    device.product.data_template["events"] = [fault]
    await set_up()
    entity_id = entity_id_of(hass, "event", device, f"event:{event_id}")
    entity = er.async_get(hass).async_get(entity_id)
    assert entity
    assert entity.entity_category is None


async def test_each_key_of_a_remote_has_presses_of_its_own(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    options = {"0": "无", "1": "按键一单击", "2": "按键一长按", "3": "按键二单击"}
    device = add_device(
        cloud, {"key": 0}, property_of("key", "按键", "enum", "r", mapping=options)
    )
    await set_up()
    first = entity_id_of(hass, "event", device, "key:1")
    second = entity_id_of(hass, "event", device, "key:3")
    state = await report(hass, cloud, device, first, {"key": 2})
    assert state.attributes["event_type"] == "long_press_end"
    assert state_of(hass, second).state == STATE_UNKNOWN
    state = await report(hass, cloud, device, second, {"key": 3})
    assert state.attributes["event_type"] == "press_end"


async def test_a_bell_rings_when_it_is_pressed_not_when_it_is_let_go(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"bell": 0, "battery": 80},
        property_of("bell", "门铃按下", "bool", "r"),
        property_of("battery", "电量", "int", "r"),
    )
    await set_up()
    bell = entity_id_of(hass, "event", device, "bell")
    battery = entity_id_of(hass, "sensor", device, "battery")
    rung = await report(hass, cloud, device, bell, {"bell": 1})
    assert rung.attributes["event_type"] == "ring"
    await report(hass, cloud, device, battery, {"bell": 0, "battery": 79})
    assert state_of(hass, bell).state == rung.state


@pytest.mark.devices("lock_01", "gas_01")
async def test_what_devices_tell_is_put_into_words(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """A ring, for which Home Assistant has no Chinese word, and an alarm with a fault's id."""
    entry = await set_up()
    words = await async_get_translations(hass, "zh-Hans", "entity", {DOMAIN})
    listed = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    told = {
        f"component.{DOMAIN}.entity.event.{each.translation_key}"
        f".state_attributes.event_type.state.{event_type}"
        for each in listed
        if each.domain == "event"
        for event_type in (each.capabilities or {})["event_types"]
    }
    assert {".ring", ".device_fault"} <= {key[key.rindex(".") :] for key in told}
    assert not told - words.keys()
