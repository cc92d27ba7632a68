"""Garbage from the cloud costs the one value or device it concerns, and one line."""

from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from copy import copy
import json
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    flush_store,
)

from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.home.account import Account
from custom_components.tencent_iot_explorer.home.push import feed
from simulator import Cloud
from simulator.frames import DeviceFrames
from simulator.state import now_ms

from ..conftest import SetUp
from ..thing import property_of
from .alterations import Alter, each, first, more, put, twice
from .common import NO_PROPER_ANSWER, call, state_of, until
from .platforms import add_device, entity_id_of

pytestmark = pytest.mark.devices(
    "gw_01", "climate_01", "strip_01", "switch_01", "lamp_02", "plug_01"
)

OTHERS = {"asyncio", "aiohttp_fast_zlib", "homeassistant.loader"}
DEVICES = 6
STRIP = "LIGHTSTRIP/strip_01"
STRIP_LIGHT = "LIGHTSTRIP_strip_01_power_switch"
CLIMATE = "TEMPHUMID0/climate_01"
HUMIDITY = "TEMPHUMID0_climate_01_current_humidity"
PLUG_SWITCH = "METERPLUG0_plug_01_power_switch"
SEASIDE = "f_8b05e7d1c2a94f36"

BODIES: Mapping[str, tuple[str, int]] = {
    "html": ("<html><body>Bad gateway</body></html>", 200),
    "truncated": ('{"code": 0, "msg": "", "data": {"De', 200),
    "empty": ("", 200),
    "list": ("[]", 200),
    "null": ("null", 200),
    "text": ('"ok"', 200),
    "list as data": ('{"code": 0, "msg": "", "data": [1]}', 200),
    "text as data": ('{"code": 0, "msg": "", "data": "ok"}', 200),
    "error of no kind": ('{"code": -1000, "msg": null, "data": {"Error": 7}}', 200),
    "code of no kind": ('{"code": {}, "msg": [], "data": {}}', 200),
    "server error": ("<html>", 500),
    "forbidden": ("{}", 403),
    "too many": ("slow down", 429),
}


def troubles(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines that tell of trouble; none may carry a traceback."""
    serious = [
        record
        for record in caplog.records
        if record.levelno >= logging.WARNING
        if record.name not in OTHERS
        if " seconds. Please create a bug report" not in record.msg  # a busy machine
    ]
    assert not [record for record in serious if record.exc_info], caplog.text
    return [record.getMessage() for record in serious]


def lines_with(caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    """Return the lines in which words stand."""
    return [line for line in caplog.messages if words in line]


async def refresh_values(account: Account) -> None:
    """Read the values of all devices anew."""
    await account.catch_up.async_load(account.devices.values())


async def refresh_all(account: Account) -> None:
    """Poll everything once and read all values anew."""
    await account.home.async_refresh()
    await account.statuses.async_refresh()
    await refresh_values(account)


async def assert_works(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Assert that polls succeed, reports arrive and commands leave."""
    cloud.mend()
    account = entry.runtime_data
    await refresh_all(account)
    await hass.async_block_till_done()
    assert account.home.last_update_success
    assert len(account.devices) == DEVICES
    await until(lambda: len(account.push.registered) == DEVICES)
    for humidity in ("61", "62"):
        cloud.report(CLIMATE, {"current_humidity": int(humidity)})
        await until(
            lambda text=humidity: state_of(hass, "sensor", HUMIDITY).state == text  # type: ignore[misc]
        )
    await call(hass, "light.turn_off", STRIP_LIGHT)
    await until(lambda: cloud.devices[STRIP].values["power_switch"] == 0)
    assert state_of(hass, "light", STRIP_LIGHT).state == STATE_OFF


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait before trying again."""
    package = "custom_components.tencent_iot_explorer.cloud"
    monkeypatch.setattr(f"{package}.client.RETRY_SECONDS", 0)
    monkeypatch.setattr(f"{package}.client.LONGEST_RETRY_SECONDS", 0)
    monkeypatch.setattr(f"{package}.push.FIRST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(f"{package}.push.HEARTBEAT_SECONDS", 0.05)


# no answer at all ------------------------------------------------------------

POLLS: Mapping[str, Callable[[Account], Awaitable[None]]] = {
    "AppListUserShareDevices": lambda account: account.home.async_refresh(),
    "AppGetFamilyDeviceList": lambda account: account.home.async_refresh(),
    "AppGetRoomList": lambda account: account.home.async_refresh(),
    "AppGetSceneList": lambda account: account.home.async_refresh(),
    "AppGetFamilySubDeviceList": lambda account: account.home.async_refresh(),
    "AppGetDeviceStatuses": lambda account: account.statuses.async_refresh(),
    "AppGetDeviceData": lambda account: account.catch_up.async_load(
        [account.devices[STRIP], account.devices[CLIMATE]]
    ),
    "AppCheckFirmwareUpdate": lambda account: account.firmware.async_refresh(),
}


@pytest.mark.parametrize("action", POLLS)
async def test_unusable_answers_while_running(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """A poll that fails again and again is told once, and devices stay."""
    entry = await set_up()
    account = entry.runtime_data
    for text, status in BODIES.values():
        caplog.clear()
        cloud.garble(action, text, times=10_000, status=status)
        for _ in range(2):
            await POLLS[action](account)
        cloud.mend()
        await POLLS[action](account)
        assert len(troubles(caplog)) <= 1, text
        assert len(account.devices) == DEVICES
    await assert_works(hass, cloud, entry)


START_ACTIONS = {
    **dict.fromkeys(
        [
            "AppGetToken",
            "AppGetFamilyDeviceList",
            "AppGetProducts",
        ],
        ConfigEntryState.SETUP_RETRY,
    ),
    **dict.fromkeys(
        [
            "AppListUserShareDevices",
            "AppGetRoomList",
            "AppGetSceneList",
            "AppGetAutomationList",
            "AppGetFamilyList",
            "AppGetFamilySubDeviceList",
            "AppGetProductsConfig",
            "AppGetMessages",
            "AppGetTimerList",
            "AppGetDeviceData",
            "AppGetDeviceStatuses",
        ],
        ConfigEntryState.LOADED,
    ),
}


@pytest.mark.parametrize("action", START_ACTIONS)
async def test_unusable_answers_at_start(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """Without the list of devices the start is tried again, without scenes it goes on."""
    for body in ("html", "list", "server error", "too many"):
        text, status = BODIES[body]
        cloud.garble(action, text, times=10_000, status=status)
    entry = await set_up()
    assert entry.state is START_ACTIONS[action]
    assert len(troubles(caplog)) <= 1
    cloud.mend()
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await assert_works(hass, cloud, entry)


async def test_a_family_that_cannot_be_read_at_start(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """The others are shown meanwhile, and it comes soon after."""

    def garble(answer: dict[str, Any]) -> object:
        lists = answer["data"]["DeviceList"]
        is_seaside = any(each["FamilyId"] == SEASIDE for each in lists)
        return {"code": 0, "data": [1]} if is_seaside else answer

    cloud.alter("AppGetFamilyDeviceList", garble)
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    devices = entry.runtime_data.devices
    assert STRIP in devices
    assert "METERPLUG0/plug_01" not in devices
    assert not ir.async_get(hass).issues
    cloud.mend()
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert "METERPLUG0/plug_01" in devices


async def test_a_new_product_that_cannot_be_read_stops_nobody(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It is shown as soon as it can be read."""
    entry = await set_up()
    await hass.config_entries.async_unload(entry.entry_id)
    device = add_device(cloud, {"p": 1}, property_of("p", "开关", "bool"))
    cloud.garble("AppGetProducts", "<html>", times=10)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device.device_id in entry.runtime_data.devices
    cloud.mend()
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entity_id_of(hass, "switch", device, "p")


# answers with something wrong in them ----------------------------------------

DEVICE = {"ProductId": "METERPLUG0", "DeviceName": "plug_01", "FamilyId": SEASIDE}
ALTERATIONS: Mapping[str, tuple[str, Alter]] = {
    "devices that are none": (
        "AppGetFamilyDeviceList",
        more("DeviceList", None, 5, "x", [], True),
    ),
    "device twice": ("AppGetFamilyDeviceList", twice("DeviceList")),
    "device in two families": (
        "AppGetFamilyDeviceList",
        more("DeviceList", {**DEVICE, "DeviceId": "METERPLUG0/plug_01"}),
    ),
    "device without ids": (
        "AppGetFamilyDeviceList",
        more("DeviceList", {"AliasName": "nobody"}),
    ),
    "device without product": (
        "AppGetFamilyDeviceList",
        more("DeviceList", {"DeviceName": "lonely"}),
    ),
    "devices with only an id": (
        "AppGetFamilyDeviceList",
        each("DeviceList", ProductId=None, DeviceName=None),
    ),
    "devices without a name": (
        "AppGetFamilyDeviceList",
        each("DeviceList", AliasName=None),
    ),
    "devices with numbers for names": (
        "AppGetFamilyDeviceList",
        each("DeviceList", AliasName=7, RoomId=[], IconUrl={}),
    ),
    "devices of another family": (
        "AppGetFamilyDeviceList",
        each("DeviceList", FamilyId={"a": 1}),
    ),
    "devices of unknown type": (
        "AppGetFamilyDeviceList",
        first("DeviceList", DeviceType="1e400", CreateTime="soon", Unknown=[{}]),
    ),
    "total as text": ("AppGetFamilyDeviceList", put(Total="many")),
    "no rooms": ("AppGetRoomList", put(RoomList=None, Total=None)),
    "rooms as object": ("AppGetRoomList", put(RoomList={"0": {}})),
    "null room": ("AppGetRoomList", more("RoomList", None)),
    "room without name": ("AppGetRoomList", each("RoomList", RoomName=None)),
    "room with a list for a name": ("AppGetRoomList", each("RoomList", RoomName=[1])),
    "scene without id": ("AppGetSceneList", first("SceneList", SceneId=None)),
    "scenes without a name": ("AppGetSceneList", each("SceneList", SceneName=None)),
    "scene twice": ("AppGetSceneList", twice("SceneList")),
    "scenes of unknown families": ("AppGetSceneList", each("SceneList", FamilyId="x")),
    "scene with odd steps": (
        "AppGetSceneList",
        first("SceneList", Actions=[None, 3, {"Data": {}}], Flag="maybe"),
    ),
    "sub-devices that are none": (
        "AppGetFamilySubDeviceList",
        put(DeviceList=[None, 5]),
    ),
    "gateway behind itself": (
        "AppGetFamilySubDeviceList",
        each("DeviceList", DeviceId=None, ProductId="GATEWAY000", DeviceName="gw_01"),
    ),
    "null products": ("AppGetProducts", more("Products", None)),
    "product without model": ("AppGetProducts", first("Products", DataTemplate=None)),
    "product with a broken model": (
        "AppGetProducts",
        first("Products", DataTemplate='{"properties": [{"id": "a"'),
    ),
    "product with a list for a model": (
        "AppGetProducts",
        first("Products", DataTemplate=[1, 2]),
    ),
    "products without a name": ("AppGetProducts", each("Products", Name=None)),
    "products with odd fields": (
        "AppGetProducts",
        each("Products", Name=[], NetType={}, CategoryId="x", UpdateTime=None),
    ),
    "no settings": ("AppGetProductsConfig", put(Data=None)),
    "settings as broken text": ("AppGetProductsConfig", first("Data", Config="{")),
    "settings of no product": ("AppGetProductsConfig", first("Data", ProductId=None)),
    "no statuses": ("AppGetDeviceStatuses", put(DeviceStatuses=[])),
    "null statuses": ("AppGetDeviceStatuses", more("DeviceStatuses", None, None)),
    "statuses as text": ("AppGetDeviceStatuses", each("DeviceStatuses", Online="1")),
    "statuses of no kind": ("AppGetDeviceStatuses", each("DeviceStatuses", Online={})),
    "no data": ("AppGetDeviceData", put(Data=None)),
    "values as a number": (
        "AppGetDeviceData",
        put(Data={"current_humidity": 5, "power_switch": None}),
    ),
    "values without time": (
        "AppGetDeviceData",
        put(Data='{"power_switch": {"Value": 1, "LastUpdate": "yesterday"}}'),
    ),
}


def per_device(lines: list[str]) -> set[str]:
    """Return lines without the device that each one is about."""
    return {line.split(" of ")[0] for line in lines}


@pytest.mark.parametrize("name", ALTERATIONS)
async def test_odd_answers(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    """Whatever stands in an answer, the rest of the home starts and stays."""
    cloud.alter(*ALTERATIONS[name])
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    assert len(entry.runtime_data.devices) == DEVICES
    await entry.runtime_data.statuses.async_refresh()
    lines = troubles(caplog)
    assert len(per_device(lines)) <= 1
    assert len(lines) == len(set(lines))
    await assert_works(hass, cloud, entry)


async def test_product_that_is_told_later(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Devices of a product that nobody knows are there, and complete once it is."""
    cloud.alter("AppGetProducts", put(Products=[]))
    entry = await set_up()
    assert len(entry.runtime_data.devices) == DEVICES
    await entry.runtime_data.home.async_refresh()
    assert len(troubles(caplog)) == 1
    cloud.mend()
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    await assert_works(hass, cloud, entry)


ABSURD_MODEL = {
    "version": "1.0",
    "properties": [
        {"id": "power_switch", "mode": "rw", "define": {"type": "bool"}},
        {"id": "power_switch", "mode": "r", "define": {"type": "int"}},
        {"id": "range", "mode": "rw", "define": {"type": "int", "min": "9", "max": 1}},
        {"id": "huge", "mode": "rw", "define": {"type": "float", "max": "1e999"}},
        {"id": "steps", "mode": "rw", "define": {"type": "int", "step": "-0"}},
        {"id": "choice", "mode": "rw", "define": {"type": "enum", "mapping": []}},
        {"id": "shape", "mode": "rw", "define": {"type": "struct", "specs": "none"}},
        {"id": "text", "mode": 5, "define": {"type": "string", "max": "long"}},
        {"id": "broken", "define": "{"},
        {"id": 7, "name": {}, "define": {"type": "moon"}},
        {"define": {"type": "int"}},
        None,
    ],
    "events": {"a": 1},
    "actions": [{"id": "go", "input": None, "output": [None]}],
    "profile": [],
}


async def test_absurd_model(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What can be used of a model is used."""
    cloud.alter("AppGetProducts", each("Products", DataTemplate=ABSURD_MODEL))
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    assert state_of(hass, "switch", PLUG_SWITCH).state == "on"
    assert not troubles(caplog)


async def test_values_of_wrong_types(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A value that its property cannot have is unknown; nobody minds."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    cloud.report(CLIMATE, {"current_humidity": "damp"})
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == STATE_UNKNOWN)
    wrong: list[object] = [
        None,
        [],
        {},
        "",
        "x",
        -1,
        1e308,
        -1e308,
        10**18,
        "1e999",
        "[",
        {"a": []},
    ]
    for value in wrong:
        for device_id, device in cloud.devices.items():
            values = dict.fromkeys(device.values, value)
            cloud.push(DeviceFrames(device_id).report(values, now_ms()))
        cloud.report(CLIMATE, {"current_humidity": 50})
        await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "50")
    assert not troubles(caplog)
    await assert_works(hass, cloud, entry)


@pytest.mark.devices("lamp_02")
async def test_half_an_emoji(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, hass_storage: dict[str, Any]
) -> None:
    """Whatever has it is there, and what Home Assistant keeps can still be stored."""
    half = "\ud83d"
    device = add_device(
        cloud, {"song": f"Sun{half}"}, property_of("song", f"Song {half}", "string")
    )
    device.alias_name = f"Radio {half}"
    await set_up()
    song = state_of(hass, "text", "TESTPRODUC_test_01_song")
    assert (song.name, song.state) == ("Radio \ufffd Song \ufffd", "Sun\ufffd")
    for registry in (dr.async_get(hass), er.async_get(hass)):
        await flush_store(registry._store)
        assert "\ufffd" in json.dumps(
            hass_storage[registry._store.key], ensure_ascii=False
        )


@pytest.mark.parametrize("value", ["x" * 500, 1e308, ["x" * 300]])
async def test_text_that_is_too_long(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    value: object,
) -> None:
    """As much of a text is shown as the model allows, and its neighbours too."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    values = {"name": value, "brightness": 40, "light_switch": 1}
    cloud.push(DeviceFrames("COLOURLAMP/lamp_02").report(values, now_ms()))
    text = "COLOURLAMP_lamp_02_name"
    await until(lambda: len(state_of(hass, "text", text).state) == 64)
    assert not troubles(caplog)


async def test_words_without_end(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """As much of them is shown as Home Assistant takes; what has such an id is none."""
    words = "x" * 20_000
    mode = property_of("mode", words, "enum", mapping={"0": f"{words}0", "1": words})
    device = add_device(cloud, {"mode": 0}, mode, property_of(words, "温度", "int"))
    device.alias_name = device.product.name = words
    lost = copy(device)
    lost.device_name = words
    cloud.devices[lost.device_id] = lost
    for family in cloud.home.families.values():
        for room in family.rooms.values():
            room.name = words
    for scene in cloud.home.scenes.values():
        scene.name = words
    entry = await set_up()
    assert state_of(hass, "select", "TESTPRODUC_test_01_mode").state == "x" * 150
    assert lost.device_id not in entry.runtime_data.devices
    names = [
        *(
            each.name
            for each in dr.async_entries_for_config_entry(
                dr.async_get(hass), entry.entry_id
            )
        ),
        *(
            each.original_name
            for each in er.async_entries_for_config_entry(
                er.async_get(hass), entry.entry_id
            )
        ),
    ]
    assert max(len(each or "") for each in names) <= 500
    assert (
        max(len(json.dumps(each.as_dict())) for each in hass.states.async_all()) < 9e3
    )
    (told,) = troubles(caplog)
    assert told == "Ignored 1 records without an id of DeviceRecord"


# the push connection ---------------------------------------------------------


def frame(**parameters: object) -> dict[str, object]:
    """Return a message about the sensor, with some of it replaced."""
    usual = {"DeviceId": CLIMATE, "Type": "Property", "SubType": "Report"}
    return {"action": "DeviceChange", "push": True, "params": {**usual, **parameters}}


REPORT = b'{"method": "report", "params": {"current_humidity": 58}}'
FIFTY_EIGHT = b64encode(REPORT).decode()
BROKEN_FRAMES: Mapping[str, object] = {
    "no json": "<html>",
    "half json": '{"action": "DeviceChange", "par',
    "empty": "",
    "binary": b"\xff\xfe\x00",
    "number": 5,
    "list": [1, 2],
    "huge": "x" * 5_000_000,
    "no params": {"action": "DeviceChange"},
    "params of no kind": {"action": "DeviceChange", "params": [7]},
    "action of no kind": {"action": {"a": 1}, "params": {}},
    "answer to nobody": {"reqId": {"a": 1}, "data": 5, "error": 7},
    "no device": frame(DeviceId=None),
    "device of no kind": frame(DeviceId=[CLIMATE]),
    "no base64": frame(Payload="%%%"),
    "payload of no kind": frame(Payload=5),
    "half payload": frame(Payload=FIFTY_EIGHT[:20]),
    "unknown device": frame(DeviceId="NOBODY/nowhere", Payload=FIFTY_EIGHT),
    "unknown type": frame(Type="Weather", SubType={}, Payload=FIFTY_EIGHT),
    "time of no kind": frame(Time={"a": 1}, Payload=FIFTY_EIGHT),
}


async def test_broken_frames(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A broken message costs itself and one line, however often it comes."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    sockets = set(cloud.sockets)
    for humidity, (name, broken) in enumerate(BROKEN_FRAMES.items(), 1):
        caplog.clear()
        for _ in range(3):
            cloud.push_raw(CLIMATE, broken)
        cloud.report(CLIMATE, {"current_humidity": humidity})
        await until(
            lambda n=humidity: state_of(hass, "sensor", HUMIDITY).state == str(n)  # type: ignore[misc]
        )
        assert len(troubles(caplog)) <= 1, name
    assert cloud.sockets == sockets
    await assert_works(hass, cloud, entry)


async def test_payload_padded_with_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Firmware that sends its whole buffer is understood."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    padded = b64encode(REPORT + bytes(200))
    cloud.push_raw(CLIMATE, frame(Payload=padded.decode()))
    await until(lambda: state_of(hass, "sensor", HUMIDITY).state == "58")


REGISTRATIONS: Mapping[str, Alter] = {
    "nothing": lambda answer: answer | {"data": None},
    "no devices": lambda answer: answer | {"data": {"deviceIds": []}},
    "devices of no kind": lambda answer: answer | {"data": {"deviceIds": [None, {}]}},
    "text": lambda answer: answer | {"data": "ok"},
    "html": lambda _: "<html>",
    "refused": lambda answer: answer | {"error": "-1", "error_message": "busy"},
    "another's": lambda answer: answer | {"reqId": 5},
}


@pytest.mark.parametrize("name", REGISTRATIONS)
async def test_odd_registrations(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Devices that were not registered are asked for again and again.

    That pushes are missing is told once, and so is what nobody understands.
    """
    monkeypatch.setattr(feed, "CONNECT_SECONDS", 0)
    cloud.alter("ws:ActivePush", REGISTRATIONS[name])
    entry = await set_up()
    asked = cloud.calls["ws:ActivePush"]
    await until(lambda: cloud.calls["ws:ActivePush"] > asked + 2)
    assert len(troubles(caplog)) == len(set(troubles(caplog))) <= 2
    await assert_works(hass, cloud, entry)


# commands, devices, families -------------------------------------------------


async def test_commands_without_a_proper_answer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """A command of which nobody knows whether it was taken fails in words."""
    await set_up()
    bodies = {**BODIES}
    del bodies["code of no kind"]  # says nothing of an error
    for body, (text, status) in bodies.items():
        cloud.garble("AppControlDeviceData", text, status=status)
        with subtests.test(body):
            with pytest.raises(HomeAssistantError) as error:
                await call(hass, "light.turn_off", STRIP_LIGHT)
            assert error.value.translation_key in NO_PROPER_ANSWER
            assert error.value.translation_domain == DOMAIN
            assert state_of(hass, "light", STRIP_LIGHT).state == "on"


async def test_command_that_cannot_be_sent_changes_nothing(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Text that JSON cannot hold is refused, and the entity does not show it."""
    await set_up()
    name = "COLOURLAMP_lamp_02_name"
    before = state_of(hass, "text", name).state
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "text.set_value", name, value="\ud800")
    assert error.value.translation_key == "invalid_value"
    assert state_of(hass, "text", name).state == before


async def test_failing_device_is_told_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A device that cannot be read stops nobody else; its return is told too."""
    caplog.set_level(logging.INFO)
    cloud.garble("AppGetDeviceData", "<html>", times=3 * DEVICES - 1)
    entry = await set_up()
    account = entry.runtime_data
    lost = [each.device_id for each in account.devices.values() if not each.available]
    assert lost
    for _ in range(2):
        cloud.garble("AppGetDeviceData", "<html>", times=3 * len(lost))
        await account.catch_up.async_load([account.devices[each] for each in lost])
    assert len(troubles(caplog)) == 1
    await refresh_values(account)
    assert len(lines_with(caplog, "values are unavailable")) == 1
    assert len(lines_with(caplog, "values are back")) == 1
    await assert_works(hass, cloud, entry)


async def test_device_that_failed_at_the_start_is_asked_again_in_a_minute(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """Nobody waits for the next poll of the statuses."""
    cloud.garble("AppGetDeviceData", "<html>", times=3 * DEVICES)
    entry = await set_up()
    devices = entry.runtime_data.devices.values()
    assert not any(each.available for each in devices)
    freezer.tick(62)
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert all(each.available for each in devices if each.online)


async def test_failing_cloud_is_told_once(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However long the cloud is away, its going and its coming are one line each."""
    entry = await set_up()
    caplog.set_level(logging.INFO)
    statuses = entry.runtime_data.statuses
    cloud.garble("AppGetDeviceStatuses", "<html>", times=9)
    for _ in range(3):
        await statuses.async_refresh()
    assert state_of(hass, "light", STRIP_LIGHT).state == "on", "pushes still arrive"
    assert len(troubles(caplog)) == 1
    await statuses.async_refresh()
    assert len(lines_with(caplog, "recovered")) == 1


@pytest.mark.parametrize(
    "action",
    [
        "AppGetRoomList",
        "AppGetSceneList",
        "AppGetFamilySubDeviceList",
        "AppGetProductsConfig",
    ],
)
async def test_refused_trimmings(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
    action: str,
) -> None:
    """An account that may not read rooms or scenes still has its devices."""
    cloud.fail(action, code="InvalidParameterValue.ModelDefine", times=100)
    entry = await set_up()
    assert entry.state is ConfigEntryState.LOADED
    assert len(troubles(caplog)) == 1
    await assert_works(hass, cloud, entry)


async def test_scene_that_comes_back(
    cloud: Cloud, set_up: SetUp, caplog: pytest.LogCaptureFixture
) -> None:
    """A scene that was not listed for a while is the same one as before."""
    home = (await set_up()).runtime_data.home
    scene = cloud.home.scenes.pop("s_movie")
    await home.async_refresh()
    cloud.home.scenes["s_movie"] = scene
    await home.async_refresh()
    assert not troubles(caplog)


async def test_device_that_moves_to_another_family(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A device follows its family with all its entities, also those of channels."""
    entry = await set_up()
    switch = cloud.devices["SWITCH3WAY/switch_01"]
    switch.family_id, switch.room_id = SEASIDE, "0"
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, switch.device_id), entry.entry_id
    )
    assert device
    subentry = entry.subentries[device.config_subentry_id or ""]
    assert subentry.unique_id == SEASIDE
    assert state_of(hass, "switch", "SWITCH3WAY_switch_01_switch_1").state in "onoff"
    assert not troubles(caplog)
    await assert_works(hass, cloud, entry)


async def test_entry_is_removed_after_its_token(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, caplog: pytest.LogCaptureFixture
) -> None:
    """Logging out of a removed entry may take a new login, which nobody keeps."""
    entry = await set_up()
    cloud.logins.end_tokens()
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert not troubles(caplog)


async def test_odd_answers_to_actions(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A time that is none is left out of what an action tells."""
    entry = await set_up()
    times = {"CreateTime": 1e308, "UpdateTime": -5}
    cloud.alter("AppGetFamilyList", each("FamilyList", **times))
    told = await hass.services.async_call(
        DOMAIN,
        "get_families",
        {"config_entry_id": entry.entry_id},
        blocking=True,
        return_response=True,
    )
    family: Any = told and told["families"]
    assert {(each["create_time"], each["update_time"]) for each in family} == {
        (None, None)
    }
