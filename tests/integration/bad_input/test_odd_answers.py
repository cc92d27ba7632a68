"""Answers with something wrong in them cost what is wrong, and one line."""

from collections.abc import Mapping
from copy import copy
import json
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import flush_store

from simulator import Cloud
from simulator.frames import DeviceFrames
from simulator.state import now_ms

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..alterations import Alter, each, first, more, put, twice
from ..common import state_of
from ..platforms import add_device
from ..working import CLIMATE, HUMIDITY, assert_works
from . import DEVICES, HOME, SEASIDE, troubles

pytestmark = pytest.mark.devices(*HOME)

PLUG_SWITCH = "METERPLUG0_plug_01_power_switch"
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
    assert state_of(hass, "select", "TESTPRODUC_test_01_mode").state == "X" + "x" * 149
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
