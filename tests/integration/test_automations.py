"""Automations as people write them: on a room, with the triggers of its purposes."""

from collections.abc import Callable, Mapping
from datetime import timedelta
import re
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.cover.trigger import TRIGGERS as COVER_TRIGGERS
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import as_local, utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from simulator import Cloud

from ..conftest import SetUp
from ..repository import ROOT
from ..thing import property_of
from ..waiting import until
from .common import entity_id
from .happenings import Happening, posts, reports
from .platforms import add_device, entity_id_of, find_device, report, state_of

# Who has no room in the demo home gets one.
LAMP = (
    property_of("power_switch", "开关", "bool"),
    property_of("bright_value", "亮度", "int", min=0, max=100),
)
ROOMS = {"siren_01": "玄关", "camera_01": "玄关"}
pytestmark = pytest.mark.devices(
    *("camera_01", "door_01", "gas_01", "gw_01", "lamp_02", "lock_01"),
    *("motion_01", "siren_01", "smoke_01", "sos_01"),
)


def received(*event_types: str) -> dict[str, Any]:
    """Return the trigger of an event that has no purpose of its own."""
    return {
        "trigger": "event.received",
        "options": {"event_type": [*event_types]},
    }


# The unique id of what is heard, the room, the trigger, and what happens.
HEARD: list[tuple[str, str, Mapping[str, Any], Happening]] = [
    (
        "GASALARM00_gas_01_gas_sensor_state",
        "厨房",
        {"trigger": "air_quality.gas_detected"},
        reports("gas_01", {"gas_sensor_state": "alarm"}),
    ),
    (
        "GASALARM00_gas_01_co_state",
        "厨房",
        {"trigger": "air_quality.co_detected"},
        reports("gas_01", {"co_state": "alarm"}),
    ),
    (
        "SMOKEALARM_smoke_01_smoke_sensor_state",
        "厨房",
        {"trigger": "air_quality.smoke_detected"},
        reports("smoke_01", {"smoke_sensor_state": "alarm"}),
    ),
    (
        "SMOKEALARM_smoke_01_co_state",
        "厨房",
        {"trigger": "air_quality.co_detected"},
        reports("smoke_01", {"co_state": "alarm"}),
    ),
    (
        "GASALARM00_gas_01_event:device_fault",
        "厨房",
        received("device_fault"),
        posts("gas_01", "device_fault", device_fault="probe_fault"),
    ),
    (
        "DOORSENSOR_door_01_contact_state",
        "玄关",
        {"trigger": "door.opened"},
        reports("door_01", {"contact_state": 1}),
    ),
    (
        "DOORSENSOR_door_01_event:hardware_fault",
        "玄关",
        received("hardware_fault"),
        posts("door_01", "hardware_fault", name="battery", error_code=1),
    ),
    (
        "MOTION0000_motion_01_pir_state",
        "玄关",
        {"trigger": "motion.detected"},
        reports("motion_01", {"pir_state": "1"}, {"pir_state": "0"}),
    ),
    (
        "MOTION0000_motion_01_doorsensor_state",
        "玄关",
        {"trigger": "door.opened"},
        reports("motion_01", {"doorsensor_state": 1}),
    ),
    (
        "DOORLOCK00_lock_01_door_state",
        "玄关",
        {"trigger": "door.opened"},
        reports("lock_01", {"door_state": 1}),
    ),
    (
        "DOORLOCK00_lock_01_lock",
        "玄关",
        {"trigger": "lock.unlocked"},
        reports("lock_01", {"lock": 0, "lock_state": "unlocked"}),
    ),
    (
        "DOORLOCK00_lock_01_event:unlock",
        "玄关",
        received("unlock"),
        posts("lock_01", "unlock", unlock_method="fingerprint", user_id=1),
    ),
    (
        "DOORLOCK00_lock_01_event:doorbell",
        "玄关",
        {"trigger": "doorbell.rang"},
        posts("lock_01", "doorbell"),
    ),
    (
        "DOORLOCK00_lock_01_event:tamper_alarm",
        "玄关",
        received("tamper_alarm"),
        posts("lock_01", "tamper_alarm"),
    ),
    (
        "GATEWAY000_gw_01_event:alarm_event",
        "玄关",
        received("alarm_event"),
        posts("gw_01", "alarm_event", alarm_type=2),
    ),
    (
        "CAMERA0000_camera_01_event:motion_detected",
        "玄关",
        received("motion_detected"),
        posts("camera_01", "motion_detected", level=3),
    ),
    (
        "COLOURLAMP_lamp_02_event:low_voltage",
        "Lounge",
        received("low_voltage"),
        posts("lamp_02", "low_voltage", voltage=2.5),
    ),
    (
        "COLOURLAMP_lamp_02_event:hardware_fault",
        "Lounge",
        received("hardware_fault"),
        posts("lamp_02", "hardware_fault", name="led", error_code=1),
    ),
    (
        "SOSBUTTON0_sos_01_sos",
        "主卧",
        received("sos"),
        reports("sos_01", {"sos": "sos"}),
    ),
    (
        "SOSBUTTON0_sos_01_arm",
        "主卧",
        received("arm"),
        reports("sos_01", {"arm": "arm"}),
    ),
    (
        "SOSBUTTON0_sos_01_home",
        "主卧",
        received("home"),
        reports("sos_01", {"home": "home"}),
    ),
    (
        "SOSBUTTON0_sos_01_disarmed",
        "主卧",
        received("disarmed"),
        reports("sos_01", {"disarmed": "disarmed"}),
    ),
    (
        "SIREN00000_siren_01_alarm_state",
        "玄关",
        {"trigger": "siren.turned_on"},
        reports("siren_01", {"alarm_state": "alarm_sound"}),
    ),
    (
        "SIREN00000_siren_01_master_mode",
        "玄关",
        {"trigger": "alarm_control_panel.armed_away"},
        reports("siren_01", {"master_mode": "Arm"}),
    ),
]
# Home Assistant has no trigger for these, only that of any state.
NO_PURPOSE = {"tamper", "safety"}
# What nobody is alarmed by.
NO_ALARM = {"status_report"}
PLATFORMS = {"alarm_control_panel", "binary_sensor", "event", "lock", "siren"}


@pytest.fixture
async def heard(hass: HomeAssistant) -> list[str]:
    """Return the names of automations that ran, in their order."""
    names: list[str] = []

    @callback
    def note(event: Event) -> None:
        names.append(event.data["name"])

    hass.bus.async_listen("heard", note)
    return names


def automation(name: str, trigger: Mapping[str, Any]) -> dict[str, Any]:
    """Return an automation that only tells that it ran."""
    tell = {"event": "heard", "event_data": {"name": name}}
    return {"alias": name, "triggers": [trigger], "actions": [tell]}


def give_rooms(hass: HomeAssistant, entry_id: str) -> None:
    """Put devices into rooms, as users do."""
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry_id):
        if room := ROOMS.get(device.serial_number or ""):
            area = ar.async_get(hass).async_get_or_create(room)
            registry.async_update_device(device.id, area_id=area.id)


def room_of(hass: HomeAssistant, _unique_id: str, room: str) -> dict[str, str]:
    """Return the target that is all in a room."""
    area = ar.async_get(hass).async_get_area_by_name(room)
    assert area
    return {"area_id": area.id}


def device_of(hass: HomeAssistant, unique_id: str, _room: str) -> dict[str, str]:
    """Return the target that is a device, as its page offers it."""
    entities = er.async_get(hass).entities.values()
    (entity,) = (each for each in entities if each.unique_id == unique_id)
    assert entity.device_id
    return {"device_id": entity.device_id}


@pytest.mark.parametrize("target", [room_of, device_of])
async def test_what_happens_is_heard(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    heard: list[str],
    target: Callable[[HomeAssistant, str, str], dict[str, str]],
) -> None:
    """An automation on a room or a device hears each alarm, doorbell and press."""
    entry = await set_up()
    give_rooms(hass, entry.entry_id)
    automations = [
        automation(unique_id, {**trigger, "target": target(hass, unique_id, room)})
        for unique_id, room, trigger, _ in HEARD
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    for unique_id, _, _, happens in HEARD:
        heard.clear()
        happens(cloud)
        await until(lambda: unique_id in heard)  # noqa: B023


async def test_nothing_that_alarms_is_left_out(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """Whatever of the demo home people automate has a line in the table above."""
    entry = await set_up()
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    alarming = {
        each.unique_id
        for each in entities
        if each.domain in PLATFORMS
        and each.entity_category is None
        and each.original_device_class not in NO_PURPOSE
        and each.translation_key not in {*NO_ALARM, "message"}
    }
    assert alarming == {unique_id for unique_id, *_ in HEARD}


async def test_the_doorbell_is_offered_from_the_first_start(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    """The editor lists the triggers of what is loaded, and `doorbell` is."""
    await set_up()
    assert "doorbell" in hass.config.components


@pytest.mark.parametrize(
    ("unique_id", "happens"),
    [
        (
            "GASALARM00_gas_01_tamper_alarm",
            reports("gas_01", {"tamper_alarm": 1}),
        ),
        (
            "SOSBUTTON0_sos_01_sos_state",
            reports("sos_01", {"sos_state": 1}),
        ),
    ],
)
@pytest.mark.devices("gas_01", "sos_01")
async def test_what_has_no_purpose_is_heard_by_its_state(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    heard: list[str],
    unique_id: str,
    happens: Happening,
) -> None:
    await set_up()
    entity = entity_id(hass, "binary_sensor", unique_id)
    config = automation("it", {"trigger": "state", "entity_id": entity, "to": "on"})
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    happens(cloud)
    await until(lambda: heard == ["it"])


@pytest.mark.devices("door_01")
async def test_a_sensor_that_wakes_up_with_its_news_is_heard(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """To Home Assistant, a door that was unavailable has not been opened."""
    device = find_device(cloud, "door_01")
    device.online = False
    entry = await set_up()
    asleep = entry.runtime_data.devices[device.device_id]
    await until(lambda: asleep.loaded)
    entity = entity_id(hass, "binary_sensor", "DOORSENSOR_door_01_contact_state")
    assert state_of(hass, entity).state == STATE_UNAVAILABLE
    trigger = {"trigger": "door.opened", "target": {"entity_id": entity}}
    config = automation("it", trigger)
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    reports("door_01", {"contact_state": 1})(cloud)
    await until(lambda: heard == ["it"])


@pytest.mark.devices("tracker_01")
async def test_a_tracker_that_comes_home_is_heard(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """To Home Assistant every tracker is a diagnosis, which a device is not asked for."""
    await set_up()
    target = device_of(hass, "TRACKER000_tracker_01_GPS_Info", "")
    trigger = {"trigger": "zone.entered", "options": {"zone": "zone.home"}}
    config = automation("it", {**trigger, "target": target})
    assert await async_setup_component(hass, "automation", {"automation": [config]})
    here = {"latitude": hass.config.latitude, "longtitude": hass.config.longitude}
    reports("tracker_01", {"GPS_Info": here})(cloud)
    await until(lambda: heard == ["it"])


async def test_a_home_is_empty_to_its_zone_while_a_tracker_is_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """The tracker itself has left once it is elsewhere."""
    device = add_device(
        cloud,
        {"lat": hass.config.latitude, "lon": hass.config.longitude, "battery": 90},
        property_of("lat", "纬度", "float", "r"),
        property_of("lon", "经度", "float", "r"),
        property_of("battery", "电量", "int", "r", min=0, max=100, unit="%"),
    )
    await set_up()
    tracker = entity_id_of(hass, "device_tracker", device, "lat")
    battery = entity_id_of(hass, "sensor", device, "battery")
    child = {"id": "child", "name": "Child", "device_trackers": [tracker]}
    assert await async_setup_component(hass, "person", {"person": [child]})
    home = {"options": {"zone": "zone.home"}}
    left = {"trigger": "zone.left", "target": {"entity_id": tracker}, **home}
    cleared = {"trigger": "zone.occupancy_cleared", **home}
    config = [automation("left", left), automation("cleared", cleared)]
    assert await async_setup_component(hass, "automation", {"automation": config})
    cloud.set_online(device.device_id, online=False)
    await until(lambda: state_of(hass, battery).state == STATE_UNAVAILABLE)
    assert (state_of(hass, "zone.home").state, heard) == ("0", ["cleared"])
    cloud.set_online(device.device_id, online=True)
    await until(lambda: state_of(hass, "zone.home").state == "1")
    await report(hass, cloud, device, tracker, {"lat": hass.config.latitude + 1})
    await until(lambda: sorted(heard) == ["cleared", "cleared", "left"])


@pytest.mark.devices("lamp_01")
async def test_a_double_press_is_told_from_a_triple_one(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Their event type is the same, and an attribute counts."""
    device = add_device(
        cloud,
        {},
        property_of(
            "button1",
            "按键1",
            "enum",
            mapping={"0": "单击", "1": "双击", "2": "三击", "3": "长按"},
        ),
    )
    await set_up()
    event = entity_id_of(hass, "event", device, "button1")
    double = automation(
        "double",
        {
            "trigger": "event.received",
            "target": {"entity_id": event},
            "options": {"event_type": ["multi_press_end"]},
        },
    )
    count = "trigger.to_state.attributes.multi_press_count"
    double["conditions"] = f"{{{{ {count} == 2 }}}}"
    assert await async_setup_component(hass, "automation", {"automation": [double]})
    for press in (0, 2, 1):
        cloud.report(device.device_id, {"button1": press})
    await until(lambda: heard == ["double"])


# The condition, the room, and after what it holds.
CONDITIONS: list[tuple[str, str, Happening]] = [
    (
        "air_quality.is_gas_detected",
        "厨房",
        reports("gas_01", {"gas_sensor_state": "alarm"}),
    ),
    ("door.is_open", "玄关", reports("door_01", {"contact_state": 1})),
    ("motion.is_not_detected", "玄关", reports("motion_01", {"pir_state": "1"})),
    (
        "lock.is_unlocked",
        "玄关",
        reports("lock_01", {"lock": 0, "lock_state": "unlocked"}),
    ),
    ("light.is_off", "Lounge", reports("lamp_02", {"light_switch": 0})),
    ("siren.is_on", "玄关", reports("siren_01", {"alarm_state": "alarm_sound"})),
    (
        "alarm_control_panel.is_armed_away",
        "玄关",
        reports("siren_01", {"master_mode": "Arm"}),
    ),
]


async def test_conditions_know_how_a_room_is(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Each holds once its devices say so, and not before."""
    entry = await set_up()
    give_rooms(hass, entry.entry_id)
    automations = [
        {
            **automation(name, {"trigger": "event", "event_type": "asked"}),
            "conditions": [{"condition": name, "target": room_of(hass, name, room)}],
        }
        for name, room, _ in CONDITIONS
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    held: set[str] = set()
    for name, _, happens in CONDITIONS:
        heard.clear()
        hass.bus.async_fire("asked")
        await hass.async_block_till_done()
        assert name not in heard
        happens(cloud)
        held.add(name)
        while not held <= set(heard):
            hass.bus.async_fire("asked")
            await hass.async_block_till_done()


@pytest.mark.devices("door_01")
async def test_all_holds_of_what_is_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Nothing is known of the only door; whoever asks for any as well is not deceived."""
    find_device(cloud, "door_01").online = False
    await set_up()
    door = entity_id(hass, "binary_sensor", "DOORSENSOR_door_01_contact_state")
    assert state_of(hass, door).state == STATE_UNAVAILABLE
    closed = {"condition": "door.is_closed", "target": {"entity_id": door}}
    automations = [
        {
            **automation(name, {"trigger": "event", "event_type": "asked"}),
            "conditions": [{**closed, "options": {"behavior": each}} for each in asked],
        }
        for name, asked in (("all", ["all"]), ("known", ["all", "any"]))
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    hass.bus.async_fire("asked")
    await until(lambda: heard == ["all"])
    reports("door_01", {"contact_state": 0})(cloud)
    await until(lambda: state_of(hass, door).state == "off")
    hass.bus.async_fire("asked")
    await until(lambda: sorted(heard) == ["all", "all", "known"])


@pytest.mark.devices("ac_01")
async def test_an_air_conditioner_heats_by_its_mode_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """It does not tell what it does, so nobody sees it heat: docs/automations.md."""
    find_device(cloud, "ac_01").values.update(power_switch=1, mode="hot")
    await set_up()
    climate = entity_id(hass, "climate", "AIRCOND000_ac_01_power_switch")
    assert state_of(hass, climate).state == "heat"
    asked = {"is_heating": {}, "is_hvac_mode": {"hvac_mode": ["heat"]}}
    automations = [
        {
            **automation(name, {"trigger": "event", "event_type": "asked"}),
            "conditions": {
                "condition": f"climate.{name}",
                "target": {"entity_id": climate},
                "options": {"behavior": "any", **options},
            },
        }
        for name, options in asked.items()
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    assert heard == ["is_hvac_mode"]


@pytest.mark.devices("heater_01", "climate_01")
async def test_hot_water_is_a_temperature_of_its_room(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Whoever means the air names its thermometer: docs/automations.md."""
    entry = await set_up()
    bathroom = ar.async_get(hass).async_get_or_create("Bathroom")
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_device(device.id, area_id=bathroom.id)
    hot = {"type": "above", "value": {"number": 35, "unit_of_measurement": "°C"}}
    condition = {
        "condition": "temperature.is_value",
        "target": {"area_id": bathroom.id},
        "options": {"behavior": "any", "threshold": hot},
    }
    asked = automation("hot", {"trigger": "event", "event_type": "asked"})
    automations = [{**asked, "conditions": condition}]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    hass.bus.async_fire("asked")
    await until(lambda: heard == ["hot"])
    heater = entity_id(hass, "water_heater", "WATERHEAT0_heater_01_power_switch")
    cloud.report("WATERHEAT0/heater_01", {"temp_current": 30})
    await until(lambda: state_of(hass, heater).attributes["current_temperature"] == 30)
    heard.clear()
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    assert not heard


@pytest.mark.devices
@pytest.mark.parametrize("page", ["automations.md", "automations.zh-CN.md"])
async def test_a_time_of_a_device_is_waited_for_as_the_page_says(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    heard: list[str],
    freezer: FrozenDateTimeFactory,
    page: str,
) -> None:
    """The trigger of times takes neither; a condition takes the time of day."""
    moment = utcnow().replace(second=0, microsecond=0) + timedelta(minutes=2)
    device = add_device(
        cloud,
        {"start": as_local(moment).strftime("%H:%M"), "due": int(moment.timestamp())},
        property_of("start", "开始时间", "string", max=5),
        property_of("due", "预约时刻", "timestamp"),
    )
    await set_up()
    start = entity_id_of(hass, "time", device, "start")
    due = entity_id_of(hass, "datetime", device, "due")
    at_start, at_due, _ = templates_of(page)
    triggers: dict[str, Mapping[str, Any]] = {
        "start": template_trigger(at_start, start),
        "due": template_trigger(at_due, due),
        "refused start": {"trigger": "time", "at": start},
        "refused due": {"trigger": "time", "at": due},
    }
    automations = [automation(*each) for each in triggers.items()]
    automations[0]["conditions"] = {"condition": "time", "after": start}
    assert await async_setup_component(hass, "automation", {"automation": automations})
    freezer.move_to(moment)
    async_fire_time_changed(hass, moment)
    await hass.async_block_till_done()
    assert sorted(heard) == ["due", "start"]
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": "all"}, blocking=True
    )


def templates_of(page: str) -> list[str]:
    """Return the templates that a page shows within its text, in their order."""
    return re.findall(r"`({{.*?}})`", (ROOT / "docs" / page).read_text())


def template_trigger(template: str, *entity_ids: str) -> dict[str, str]:
    """Return the trigger of a template of the page, of other entities."""
    of_home = iter(entity_ids)
    shown = re.sub(r"states\('.*?'\)", lambda _: f"states('{next(of_home)}')", template)
    return {"trigger": "template", "value_template": shown}


@pytest.mark.devices
@pytest.mark.parametrize("page", ["automations.md", "automations.zh-CN.md"])
async def test_a_limit_that_is_moved_is_heard_as_the_page_says(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str], page: str
) -> None:
    """The trigger by its purpose reads a limit when the value changes, and is late."""
    device = add_device(
        cloud,
        {"temperature": 26, "temp_upper_limit": 30},
        property_of("temperature", "温度", "int", "r", min=0, max=60, unit="℃"),
        property_of("temp_upper_limit", "温度上限", "int", min=0, max=60, unit="℃"),
    )
    await set_up()
    room = entity_id_of(hass, "sensor", device, "temperature")
    limit = entity_id_of(hass, "number", device, "temp_upper_limit")
    *_, above = templates_of(page)
    triggers: dict[str, Mapping[str, Any]] = {
        "template": template_trigger(above, room, limit),
        "purpose": {
            "trigger": "temperature.crossed_threshold",
            "target": {"entity_id": room},
            "options": {"threshold": {"type": "above", "value": {"entity": limit}}},
        },
    }
    automations = [automation(*each) for each in triggers.items()]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await report(hass, cloud, device, limit, {"temp_upper_limit": 24})
    await report(hass, cloud, device, room, {"temperature": 27})
    await hass.async_block_till_done()
    assert heard == ["template"]


@pytest.mark.devices
async def test_a_lamp_that_is_switched_on_is_heard_as_made_brighter(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Off it has no brightness, which is neither below nor above: docs/automations.md."""
    device = add_device(cloud, {"power_switch": 1, "bright_value": 80}, *LAMP)
    await set_up()
    lamp = entity_id_of(hass, "light", device, "power_switch")
    limit = {"number": 50, "unit_of_measurement": "%"}
    automations = [
        automation(
            side,
            {
                "trigger": "light.brightness_crossed_threshold",
                "target": {"entity_id": lamp},
                "options": {"threshold": {"type": side, "value": limit}},
            },
        )
        for side in ("above", "below")
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    for is_on, told in ((0, []), (1, ["above"])):
        await report(hass, cloud, device, lamp, {"power_switch": is_on})
        await hass.async_block_till_done()
        assert heard == told


@pytest.mark.devices
async def test_a_duration_begins_anew_out_of_reach(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Of a state and of an attribute alike: docs/automations.md."""
    device = add_device(cloud, {"power_switch": 1, "bright_value": 90}, *LAMP)
    await set_up()
    lamp = entity_id_of(hass, "light", device, "power_switch")
    shown = state_of(hass, lamp)
    an_hour_ago = (utcnow() - timedelta(hours=1)).timestamp()
    hass.states.async_set(
        lamp, "on", shown.attributes, force_update=True, timestamp=an_hour_ago
    )
    bright = {"threshold": {"type": "above", "value": {"number": 50}}}
    automations = [
        {
            **automation(name, {"trigger": "event", "event_type": "asked"}),
            "conditions": {
                "condition": f"light.{name}",
                "target": {"entity_id": lamp},
                "options": {"for": {"minutes": 30}, **options},
            },
        }
        for name, options in {"is_on": {}, "is_brightness": bright}.items()
    ]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    assert sorted(heard) == ["is_brightness", "is_on"]
    cloud.set_online(device.device_id, online=False)
    await until(lambda: state_of(hass, lamp).state == STATE_UNAVAILABLE)
    cloud.set_online(device.device_id, online=True)
    await until(lambda: state_of(hass, lamp).state == "on")
    hass.bus.async_fire("asked")
    await hass.async_block_till_done()
    assert len(heard) == 2


@pytest.mark.devices
async def test_a_warm_freezer_is_told_once_by_its_purpose(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Also what thawed in an outage; a number crosses its limit after each one."""
    cold = property_of("temperature", "温度", "int", "r", min=-60, max=60, unit="℃")
    device = add_device(cloud, {"temperature": -18}, cold)
    await set_up()
    freezer = entity_id_of(hass, "sensor", device, "temperature")
    limit = {"type": "above", "value": {"number": -10, "unit_of_measurement": "°C"}}
    triggers: dict[str, Mapping[str, Any]] = {
        "number": {"trigger": "numeric_state", "entity_id": freezer, "above": -10},
        "purpose": {
            "trigger": "temperature.crossed_threshold",
            "target": {"entity_id": freezer},
            "options": {"threshold": limit},
        },
    }
    automations = [automation(*each) for each in triggers.items()]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    for is_first in (True, False):
        cloud.set_online(device.device_id, online=False)
        await until(lambda: state_of(hass, freezer).state == STATE_UNAVAILABLE)
        if is_first:
            cloud.report(device.device_id, {"temperature": -5})
        cloud.set_online(device.device_id, online=True)
        await until(lambda: state_of(hass, freezer).state == "-5")
        await hass.async_block_till_done()
    assert sorted(heard) == ["number", "number", "purpose"]


@pytest.mark.devices("rack_01")
async def test_a_laundry_rack_is_heard_by_its_state_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Each trigger of covers is of a class, and there is none of racks."""
    await set_up()
    device = find_device(cloud, "rack_01")
    rack = entity_id_of(hass, "cover", device, "control")
    triggers: dict[str, Mapping[str, Any]] = {
        name: {"trigger": f"cover.{name}", "target": {"entity_id": rack}}
        for name in COVER_TRIGGERS
    }
    triggers["state"] = {"trigger": "state", "entity_id": rack, "to": "closed"}
    automations = [automation(*each) for each in triggers.items()]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    reports("rack_01", {"position": 0})(cloud)
    await until(lambda: "state" in heard)
    await hass.async_block_till_done()
    assert heard == ["state"]


@pytest.mark.devices
async def test_two_temperatures_are_heard_by_their_state_only(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, heard: list[str]
) -> None:
    """Home Assistant's triggers ask for a single one: docs/automations.md."""
    modes = {"0": "制冷", "1": "制热", "2": "自动"}
    temperatures = {"heat": "制热设定温度", "cool": "制冷设定温度"}
    device = add_device(
        cloud,
        {"power": 1, "mode": 2, "heat": 20, "cool": 26},
        property_of("power", "开关", "bool"),
        property_of("mode", "模式", "enum", mapping=modes),
        *(
            property_of(key, name, "int", min=5, max=32, unit="℃")
            for key, name in temperatures.items()
        ),
    )
    await set_up()
    thermostat = entity_id_of(hass, "climate", device, "power")
    triggers: dict[str, Mapping[str, Any]] = {
        "purpose": {
            "trigger": "climate.target_temperature_changed",
            "target": {"entity_id": thermostat},
            "options": {"threshold": {"type": "any"}},
        },
        "state": {
            "trigger": "state",
            "entity_id": thermostat,
            "attribute": "target_temp_low",
        },
    }
    automations = [automation(*each) for each in triggers.items()]
    assert await async_setup_component(hass, "automation", {"automation": automations})
    await report(hass, cloud, device, thermostat, {"heat": 22})
    await hass.async_block_till_done()
    assert heard == ["state"]
    await report(hass, cloud, device, thermostat, {"mode": 1})
    await report(hass, cloud, device, thermostat, {"heat": 23})
    await until(lambda: "purpose" in heard)


@pytest.mark.devices
async def test_a_press_at_the_wall_is_of_the_action_before_it(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """For five seconds Home Assistant takes each change for the action's: docs/automations.md."""
    switch = property_of("power_switch", "开关", "bool")
    device = add_device(cloud, {"power_switch": 0}, switch)
    await set_up()
    shown, by_phone = entity_id_of(hass, "switch", device, "power_switch"), Context()
    data = {"entity_id": shown}
    await hass.services.async_call("switch", "turn_on", data, True, by_phone)
    await until(lambda: device.values["power_switch"] == 1)
    state = await report(hass, cloud, device, shown, {"power_switch": 0})
    assert (state.state, state.context) == ("off", by_phone)
