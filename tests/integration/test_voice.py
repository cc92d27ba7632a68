"""Voice control: the conversation agent of Home Assistant, and the names of the home."""

from homeassistant.components import conversation
from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.setup import async_setup_component
import pytest

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud
from simulator.state import Device

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, find_device

pytest.importorskip("hassil", reason="comes with the newest Home Assistant")
pytestmark = pytest.mark.devices("lamp_01", "switch_01")


@pytest.fixture
def panel(cloud: Cloud) -> Device:
    """Let the home's only panel have two gangs, of which one has a countdown."""
    del cloud.devices[find_device(cloud, "switch_01").device_id]
    device = add_device(
        cloud,
        {"switch_1": 0, "switch_2": 0, "count_down1": 0},
        property_of("switch_1", "开关1", "bool"),
        property_of("switch_2", "开关2", "bool"),
        property_of("count_down1", "开关1倒计时", "int", min=0, max=3600, unit="s"),
    )
    device.alias_name = "Wall switch"
    return device


async def set_up_in(
    hass: HomeAssistant, set_up: SetUp, device: Device, language: str, room: str
) -> str:
    """Set up in a language, with the device in a room; return its registry id."""
    hass.config.language = language
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    entry = await set_up()
    registry = dr.async_get(hass)
    found = registry.async_get_device_by_identifier(
        (DOMAIN, device.device_id), entry.entry_id
    )
    assert found
    area = ar.async_get(hass).async_get_or_create(room)
    registry.async_update_device(found.id, area_id=area.id)
    await hass.async_block_till_done()
    return found.id


async def say(hass: HomeAssistant, sentence: str, language: str) -> str:
    """Say something and return what is answered."""
    result = await conversation.async_converse(
        hass, sentence, None, Context(), language=language
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return str(result.response.speech["plain"]["speech"])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("turn on switch 1", {"switch_1": 1, "switch_2": 0}),
        ("turn on switch 2 in the living room", {"switch_1": 0, "switch_2": 1}),
        ("turn on switch 1 of the living room", {"switch_1": 1, "switch_2": 0}),
        ("turn on wall switch 2", {"switch_1": 0, "switch_2": 1}),
    ],
)
async def test_a_gang_is_spoken_to_in_english(
    hass: HomeAssistant,
    set_up: SetUp,
    panel: Device,
    sentence: str,
    told: dict[str, int],
) -> None:
    await set_up_in(hass, set_up, panel, "en", "Living room")
    answer = await say(hass, sentence, "en")
    assert {name: panel.values[name] for name in told} == told, answer


@pytest.mark.parametrize(
    ("alias", "sentence", "told"),
    [
        ("客厅开关", "打开开关1", {"switch_1": 1, "switch_2": 0}),
        ("客厅开关", "打开客厅开关1", {"switch_1": 1, "switch_2": 0}),
        ("客厅开关", "打开客厅的开关2", {"switch_1": 0, "switch_2": 1}),
        ("墙面面板", "打开客厅开关2", {"switch_1": 0, "switch_2": 1}),
    ],
)
async def test_a_gang_is_spoken_to_in_chinese(
    hass: HomeAssistant,
    set_up: SetUp,
    panel: Device,
    alias: str,
    sentence: str,
    told: dict[str, int],
) -> None:
    panel.alias_name = alias
    await set_up_in(hass, set_up, panel, "zh-Hans", "客厅")
    answer = await say(hass, sentence, "zh-CN")
    assert {name: panel.values[name] for name in told} == told, answer


@pytest.mark.parametrize(
    ("language", "room", "alias", "spoken", "sentences"),
    [
        (
            "en",
            "Living room",
            "Wall switch",
            "en",
            ["turn on switch 1", "turn on wall switch 1", "turn on the garden lamp"],
        ),
        (
            "zh-Hans",
            "客厅",
            "客厅开关",
            "zh-CN",
            ["打开开关1", "打开客厅开关1", "打开客厅的开关1"],
        ),
    ],
)
async def test_a_gang_that_is_shown_as_a_light_is_spoken_to(
    hass: HomeAssistant,
    set_up: SetUp,
    panel: Device,
    language: str,
    room: str,
    alias: str,
    spoken: str,
    sentences: list[str],
) -> None:
    """By the names of its switch, also the user's own ones."""
    panel.alias_name = alias
    await set_up_in(hass, set_up, panel, language, room)
    gang = entity_id_of(hass, "switch", panel, "switch_1")
    registry = er.async_get(hass)
    known = registry.entities[gang].aliases
    registry.async_update_entity(gang, aliases=[*known, "garden lamp"])
    flow = hass.config_entries.flow
    form = await flow.async_init("switch_as_x", context={"source": SOURCE_USER})
    await flow.async_configure(
        form["flow_id"], {"entity_id": gang, "invert": False, "target_domain": "light"}
    )
    await hass.async_block_till_done()
    for sentence in sentences:
        panel.values["switch_1"] = 0
        answer = await say(hass, sentence, spoken)
        assert panel.values["switch_1"] == 1, answer


async def test_a_switch_of_others_that_is_shown_as_a_light_is_theirs(
    hass: HomeAssistant, set_up: SetUp
) -> None:
    await set_up()
    registry = er.async_get(hass)
    switch = registry.async_get_or_create("switch", "other", "1")
    registry.async_update_entity(switch.entity_id, aliases=["garden lamp"])
    flow = hass.config_entries.flow
    form = await flow.async_init("switch_as_x", context={"source": SOURCE_USER})
    shown = {"entity_id": switch.entity_id, "invert": False, "target_domain": "light"}
    await flow.async_configure(form["flow_id"], shown)
    await hass.async_block_till_done()
    [light] = [
        each for each in registry.entities.values() if each.platform == "switch_as_x"
    ]
    assert "garden lamp" not in light.aliases


@pytest.mark.parametrize(
    ("sentence", "language", "scene_id"),
    [
        ("activate movie night", "en", "s_movie"),
        ("turn on movie night", "en", "s_movie"),
        ("打开回家", "zh-CN", "s_home"),
        ("启动离家模式", "zh-CN", "s_away"),
    ],
)
async def test_a_scene_is_called_by_its_own_name(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    panel: Device,
    sentence: str,
    language: str,
    scene_id: str,
) -> None:
    await set_up_in(hass, set_up, panel, language, "客厅")
    answer = await say(hass, sentence, language)
    assert cloud.calls["AppRunScene"] == 1, answer


async def test_a_name_in_one_follows_its_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """In Chinese nobody says the space between a device and what it has."""
    device = add_device(
        cloud,
        {"sleep": 0, "beep": 0},
        property_of("sleep", "睡眠", "bool"),
        property_of("beep", "蜂鸣", "bool"),
    )
    device.alias_name = "小空调"
    device_id = await set_up_in(hass, set_up, device, "zh-Hans", "客厅")
    await say(hass, "打开小空调睡眠", "zh-CN")
    assert device.values == {"sleep": 1, "beep": 0}
    dr.async_get(hass).async_update_device(device_id, name_by_user="大空调")
    await hass.async_block_till_done()
    await say(hass, "关闭大空调睡眠", "zh-CN")
    assert device.values == {"sleep": 0, "beep": 0}
    await say(hass, "打开大空调的睡眠", "zh-CN")
    assert device.values == {"sleep": 1, "beep": 0}


async def test_a_value_is_asked_of_its_device(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """In English nobody says "the kettle temperature"."""
    device = add_device(
        cloud,
        {"temp": 85, "hours": 7},
        property_of("temp", "温度", "int", mode="r", min=0, max=100, unit="℃"),
        property_of("hours", "运行时间", "int", mode="r", min=0, max=100, unit="h"),
    )
    device.alias_name = "Kettle"
    await set_up_in(hass, set_up, device, "en", "Kitchen")
    assert "85" in await say(hass, "what is the temperature of the kettle", "en")


async def test_a_users_name_of_a_gang_is_spoken_to(
    hass: HomeAssistant, set_up: SetUp, panel: Device
) -> None:
    await set_up_in(hass, set_up, panel, "en", "Living room")
    registry = dr.async_get(hass)
    gang = next(each for each in registry.child_devices if each.name == "Wall switch 2")
    registry.async_update_child_device(gang.id, name_by_user="Ceiling")
    await hass.async_block_till_done()
    await say(hass, "turn on ceiling", "en")
    assert panel.values["switch_2"] == 1


async def test_what_a_user_made_of_the_aliases_stays(
    hass: HomeAssistant, set_up: SetUp, panel: Device
) -> None:
    """A new name of the device brings back none that the user took away."""
    device_id = await set_up_in(hass, set_up, panel, "en", "Living room")
    entity = entity_id_of(hass, "switch", panel, "switch_1")
    registry = er.async_get(hass)
    registry.async_update_entity(entity, aliases=["Big light"])
    dr.async_get(hass).async_update_device(device_id, name_by_user="Porch")
    await hass.async_block_till_done()
    found = registry.async_get(entity)
    assert found
    assert found.aliases == ["Big light"]
