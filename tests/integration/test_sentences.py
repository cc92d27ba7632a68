"""What people say to the demo home, through Home Assistant's conversation agent."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
import re
import shutil
from typing import Any

from homeassistant.components import conversation
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar, device_registry as dr, intent
from homeassistant.helpers.intent import IntentResponseType
from homeassistant.setup import async_setup_component
import pytest
import yaml

from custom_components.tencent_iot_explorer.account.devices.devices import Devices
from simulator import Cloud

from ..conftest import SetUp
from ..repository import ROOT
from ..thing import property_of
from ..waiting import until
from .common import entity_id
from .platforms import add_device, find_device

pytest.importorskip("hassil", reason="comes with the newest Home Assistant")

TABLE: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text("utf-8")
)
SENTENCE_FILES = ROOT / "custom_sentences"
LANGUAGES = {"zh-CN": "zh-Hans", "en": "en"}  # what is spoken, what is shown


@pytest.fixture
def sentence_files(hass: HomeAssistant, tmp_path: Path) -> None:
    """Install the sentence files, as the page on voice says."""
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(SENTENCE_FILES, tmp_path / "custom_sentences")


def expose(hass: HomeAssistant) -> None:
    """Expose what Home Assistant does not expose by itself."""
    for platform, name in TABLE["exposed"]:
        found = [
            each.entity_id
            for each in hass.states.async_all(platform)
            if name in each.name
        ]
        assert found, f"there is no {platform} of {name}"
        for each in found:
            async_expose_entity(hass, "conversation", each, True)


def speaker_in(hass: HomeAssistant, room: str) -> str:
    """Return a device that stands in a room: who speaks to it is there."""
    area = ar.async_get(hass).async_get_area_by_name(room)
    assert area
    return dr.async_entries_for_area(dr.async_get(hass), area.id)[0].id


def opposite(told: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the other value of what can only be on or off."""
    for property_id, value in told.items():
        if value in (0, 1):
            yield property_id, 1 - value


async def report(
    cloud: Cloud, devices: Devices, values: Mapping[str, Mapping[str, Any]]
) -> None:
    """Have devices report values, and wait until they have arrived."""
    for device_id, reported in values.items():
        cloud.report(device_id, reported)
    await until(
        lambda: all(
            reported.items() <= devices[device_id].values.items()
            for device_id, reported in values.items()
        )
    )


def before(cloud: Cloud, sentence: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return from which values of the devices the sentence makes a difference."""
    before = sentence.get("before", {})
    return {
        find_device(cloud, name).device_id: dict(opposite(told)) | before.get(name, {})
        for name, told in sentence.get("told", {}).items()
    }


def choose_thermometer(hass: HomeAssistant, room: str, unique_id: str) -> None:
    """Choose the sensor that tells the temperature of a room."""
    registry = ar.async_get(hass)
    area = registry.async_get_area_by_name(room)
    assert area
    sensor = entity_id(hass, "sensor", unique_id)
    registry.async_update(area.id, temperature_entity_id=sensor)


def told(cloud: Cloud) -> dict[str, dict[str, Any]]:
    """Return what the devices were told, by their names."""
    told: dict[str, dict[str, Any]] = {}
    for device_id, values in cloud.received:
        told.setdefault(device_id.partition("/")[2], {}).update(values)
    return told


def misses(
    sentence: Mapping[str, Any],
    response: conversation.ConversationResult,
    heard: Mapping[str, Mapping[str, Any]],
) -> str | None:
    """Return what is wrong with what a sentence did; None if it worked.

    Assist may read out an error as the answer to what it has done.
    """
    answer = str(response.response.speech.get("plain", {}).get("speech", ""))
    is_error = response.response.response_type is IntentResponseType.ERROR
    if is_error or "Error" in answer:
        return answer
    expected = sentence.get("told", {})
    done = expected.keys() == heard.keys() and all(
        expected[name].items() <= heard[name].items() for name in expected
    )
    if not done or not re.search(sentence.get("answer", ""), answer):
        return f"{answer} {heard}"
    return None


@pytest.mark.usefixtures("sentence_files")
@pytest.mark.parametrize(("language", "least"), [("zh-CN", 102), ("en", 137)])
async def test_sentences(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, language: str, least: int
) -> None:
    hass.config.language = LANGUAGES[language]
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    devices = (await set_up()).runtime_data.devices
    expose(hass)
    choose_thermometer(hass, "主卧", "TEMPHUMID0_climate_01_current_temp")
    failures: dict[str, str] = {}
    sentences = [each for each in TABLE[language] if "why" not in each]
    values = {key: dict(each.values) for key, each in cloud.devices.items()}
    for sentence in sentences:
        await report(cloud, devices, before(cloud, sentence))
        cloud.received.clear()
        room = sentence.get("in")
        response = await conversation.async_converse(
            hass,
            sentence["say"],
            None,
            Context(),
            language=language,
            device_id=room and speaker_in(hass, room),
        )
        await hass.async_block_till_done(wait_background_tasks=True)
        if wrong := misses(sentence, response, told(cloud)):
            failures[sentence["say"]] = wrong
        changed = {each for each, _ in cloud.received} | before(cloud, sentence).keys()
        await report(cloud, devices, {each: values[each] for each in changed})
    assert failures == {}
    assert len(sentences) >= least


@pytest.mark.usefixtures("sentence_files")
@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("zh-CN", "燃气报警器报警了吗", "不知道，燃气报警器的状态未知"),
        ("zh-CN", "有没有燃气泄漏", "没发现。燃气报警器的状态未知"),
        ("zh-CN", "客厅空调开着吗", "不知道，客厅空调的状态未知"),
        (
            "en",
            "is there a gas leak",
            "Not that I know of. Nothing is known of 燃气报警器",
        ),
    ],
)
@pytest.mark.devices("gas_01", "ac_01")
async def test_who_is_out_of_reach_is_not_answered_for(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    language: str,
    sentence: str,
    answer: str,
) -> None:
    """Home Assistant's own answer is that there is none."""
    hass.config.language = LANGUAGES[language]
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    for name in ("gas_01", "ac_01"):
        find_device(cloud, name).online = False
    await set_up()
    for platform in ("binary_sensor", "climate"):
        for each in hass.states.async_entity_ids(platform):
            async_expose_entity(hass, "conversation", each, True)
    response = await conversation.async_converse(
        hass, sentence, None, Context(), language=language
    )
    assert response.response.speech["plain"]["speech"] == answer


@pytest.mark.usefixtures("sentence_files")
@pytest.mark.devices("lamp_01", "air_01", "curtain_01")
async def test_a_hundred_per_cent(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Home Assistant's own Chinese hears every other percentage."""
    hass.config.language = "zh-Hans"
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    for sentence in (
        "把落地灯亮度调到百分之百",
        "空气净化器风速调到百分之百",
        "把客厅窗帘调到百分之百",
    ):
        await conversation.async_converse(
            hass, sentence, None, Context(), language="zh-CN"
        )
    await hass.async_block_till_done(wait_background_tasks=True)
    heard = told(cloud)
    assert heard["lamp_01"]["brightness"] == 100
    assert heard["air_01"]["windspeed"] == "5"
    assert heard["curtain_01"]["percent_control"] == 100


@pytest.mark.usefixtures("sentence_files")
@pytest.mark.parametrize(
    ("language", "name", "sentence", "answer"),
    [
        ("zh-CN", "冷库", "把冷库调到零下五度", "好的，已把温度调到零下五度"),
        ("zh-CN", "冷库", "冷库温度设为零下5度", "好的，已把温度调到零下5度"),
        ("zh-CN", "冷库", "把冷库的温度调到负五摄氏度", "好的，已把温度调到零下五度"),
        ("en", "cold room", "set the cold room to minus 5 degrees", "-5"),
        (
            "en",
            "cold room",
            "set the cold room to five degrees below zero",
            "five degrees below zero",
        ),
    ],
)
@pytest.mark.devices("lamp_01")
async def test_a_temperature_below_zero(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    language: str,
    name: str,
    sentence: str,
    answer: str,
) -> None:
    """Home Assistant's own Chinese hears none, its English only minus so many."""
    hass.config.language = LANGUAGES[language]
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    device = add_device(
        cloud,
        {"power_switch": 1, "set_temp": 3, "mode": 0},
        property_of("power_switch", "电源", "bool"),
        property_of("set_temp", "设定温度", "int", min=-30, max=20, unit="℃"),
        property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "送风"}),
    )
    device.alias_name = name
    await set_up()
    response = await conversation.async_converse(
        hass, sentence, None, Context(), language=language
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    said = response.response.speech["plain"]["speech"]
    assert device.values["set_temp"] == -5, said
    assert answer in said


@pytest.mark.devices("lamp_02")
async def test_a_lamp_that_is_nearly_called_so_is_meant(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """No sentence of ours can tell a name that was misheard from that of another lamp."""
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    sentence = "turn off the leading lamp"
    await conversation.async_converse(hass, sentence, None, Context(), language="en")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert told(cloud) == {"lamp_02": {"light_switch": 0}}


@pytest.mark.devices("ac_01")
async def test_the_unit_of_a_temperature_is_passed_over(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A file of sentences does not know in which unit the home counts."""
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    sentence = "set 客厅空调 to 25 degrees fahrenheit"
    await conversation.async_converse(hass, sentence, None, Context(), language="en")
    await hass.async_block_till_done(wait_background_tasks=True)
    assert told(cloud) == {"ac_01": {"temp_set": 25}}


@pytest.mark.devices("lock_01")
async def test_a_room_that_is_switched_off_by_a_language_model(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    (lock,) = hass.states.async_entity_ids("lock")
    for is_exposed in (False, True):
        async_expose_entity(hass, "conversation", lock, is_exposed)
        with suppress(intent.MatchFailedError):
            slots = {"area": {"value": "玄关"}}
            await intent.async_handle(
                hass, "test", "HassTurnOff", slots, assistant="conversation"
            )
        await hass.async_block_till_done(wait_background_tasks=True)
        heard = told(cloud).get("lock_01", {})
        assert heard == ({"lock": 0} if is_exposed else {})


@pytest.mark.devices("lamp_01")
async def test_a_lamp_of_a_room_is_said_to_be_on_that_has_refused(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Of the room Assist says so at once, of the lamp after 0.2 seconds: docs/voice.md."""
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await set_up()
    cloud.fail("AppControlDeviceData", code="FailedOperation", message="not now")
    slots = {"area": {"value": "客厅"}}
    answer = await intent.async_handle(
        hass, "test", "HassTurnOff", slots, assistant="conversation"
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    assert answer.response_type is IntentResponseType.ACTION_DONE
    assert cloud.calls["AppControlDeviceData"] == 1
    assert not told(cloud)
