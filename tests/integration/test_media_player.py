"""Media players, against the simulated cloud."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import (
    Call,
    add_box,
    add_device,
    call,
    check_calls,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("speaker_01")


async def test_a_speaker(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    await set_up()
    device = find_device(cloud, "speaker_01")
    entity_id = entity_id_of(hass, "media_player", device, "pause_play")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["volume_level"]) == ("paused", 0.35)
    assert state.attributes["media_content_type"] == "music"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("media_play", {}, {"pause_play": 1}),
            ("media_pause", {}, {"pause_play": 0}),
            ("volume_set", {"volume_level": 0.5}, {"volume": 50}),
            ("media_next_track", {}, {"pre_next": 2}),
            ("media_previous_track", {}, {"pre_next": 1}),
            ("shuffle_set", {"shuffle": True}, {"play_mode": 2}),
            ("repeat_set", {"repeat": "one"}, {"play_mode": 1}),
            ("shuffle_set", {"shuffle": False}, {"play_mode": 0}),
        ),
    )
    state = await report(
        hass, cloud, device, entity_id, {"pause_play": 1, "play_position": 12}
    )
    assert (state.state, state.attributes["media_position"]) == ("playing", 12)


async def test_a_volume_that_cannot_be_is_none(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    await set_up()
    device = find_device(cloud, "speaker_01")
    entity_id = entity_id_of(hass, "media_player", device, "pause_play")
    state = await report(hass, cloud, device, entity_id, {"volume": "loud"})
    assert "volume_level" not in state.attributes


async def test_a_box_that_is_made_louder_by_a_press(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_box(cloud)
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "power")
    calls: list[Call] = [
        ("volume_up", {}, {"vol_up": 1}),
        ("volume_down", {}, {"vol_down": 1}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_a_player_with_one_control(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    control = {"play": "播放", "pause": "暂停", "next": "下一首"}
    device = add_device(
        cloud,
        {"switch": 1, "play_control": "pause", "mute": 1, "song_name": "Kites"},
        property_of("switch", "开关", "bool"),
        property_of("play_control", "播放控制", "stringenum", mapping=control),
        property_of("mute", "静音", "bool"),
        property_of("song_name", "歌曲名", "string", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "play_control")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["media_title"]) == ("paused", "Kites")
    assert state.attributes["is_volume_muted"] is True
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("media_play", {}, {"play_control": "play"}),
            ("media_pause", {}, {"play_control": "pause"}),
            ("media_next_track", {}, {"play_control": "next"}),
            ("volume_mute", {"is_volume_muted": False}, {"mute": 0}),
            ("turn_off", {}, {"switch": 0}),
        ),
    )
    assert state_of(hass, entity_id).state == "off"


async def test_a_player_that_is_stopped(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    control = {"play": "播放", "stop": "停止"}
    device = add_device(
        cloud,
        {"play_control": "play", "song_name": "Kites"},
        property_of("play_control", "播放控制", "stringenum", mapping=control),
        property_of("song_name", "歌曲名", "string", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "play_control")
    assert state_of(hass, entity_id).state == "playing"
    calls: list[Call] = [("media_stop", {}, {"play_control": "stop"})]
    await check_calls(hass, device, entity_id, calls)
    assert state_of(hass, entity_id).state == "idle"


async def test_a_projector_plays_nothing_that_we_know(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    sources = {"0": "HDMI1", "1": "HDMI2"}
    device = add_device(
        cloud,
        {"projector_power": 1, "volume": 30, "src": 0},
        property_of("projector_power", "投影仪开关", "bool"),
        property_of("volume", "音量", "int", min=0, max=100, step=1),
        property_of("src", "信号源", "enum", mapping=sources),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "projector_power")
    attributes = state_of(hass, entity_id).attributes
    assert attributes["device_class"] == "projector"
    assert "media_content_type" not in attributes


@pytest.mark.parametrize(
    ("orders", "calls"),
    [
        (
            ["单曲循环", "随机播放"],
            [
                ("shuffle_set", {"shuffle": False}, 0),
                ("repeat_set", {"repeat": "off"}, 1),
                ("repeat_set", {"repeat": "one"}, 0),
            ],
        ),
        (
            ["顺序播放", "单曲循环", "列表循环"],
            [
                ("repeat_set", {"repeat": "one"}, 1),
                ("repeat_set", {"repeat": "off"}, 0),
                ("repeat_set", {"repeat": "all"}, 2),
            ],
        ),
    ],
)
async def test_orders_come_as_close_as_the_player_can(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    orders: list[str],
    calls: list[tuple[str, dict[str, object], int]],
) -> None:
    mapping = {str(number): order for number, order in enumerate(orders)}
    device = add_device(
        cloud,
        {"pause_play": 1, "play_mode": 0},
        property_of("pause_play", "播放暂停", "bool"),
        property_of("play_mode", "播放模式", "enum", mapping=mapping),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "pause_play")
    expected: list[Call] = [
        (service, data, {"play_mode": told}) for service, data, told in calls
    ]
    await check_calls(hass, device, entity_id, expected)


@pytest.mark.parametrize(("high", "step"), [(5, 1), (100, 20)])
async def test_a_speaker_with_few_levels_gets_louder_and_softer(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, high: int, step: int
) -> None:
    device = add_device(
        cloud,
        {"play": 1, "volume": 2 * step},
        property_of("play", "播放", "bool"),
        property_of("volume", "音量", "int", min=0, max=high, step=step),
        property_of("song_name", "歌曲名", "string", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "play")
    calls: list[Call] = [
        ("volume_up", {}, {"volume": 3 * step}),
        ("volume_up", {}, {"volume": 4 * step}),
        ("volume_down", {}, {"volume": 3 * step}),
        ("volume_set", {"volume_level": 0.62}, {"volume": 4 * step}),
        ("volume_set", {"volume_level": 0.02}, {"volume": step}),
        ("volume_set", {"volume_level": 0}, {"volume": 0}),
    ]
    await check_calls(hass, device, entity_id, calls)


async def test_a_television(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    sources = {"0": "电视", "1": "HDMI1"}
    device = add_device(
        cloud,
        {"tv_power": 1, "volume": 30, "channel": 5, "src": 0},
        property_of("tv_power", "开关机", "bool"),
        property_of("volume", "音量", "int", min=0, max=100, step=1),
        property_of("channel", "频道", "int", min=1, max=99, step=1),
        property_of("src", "信号源", "enum", mapping=sources),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "tv_power")
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["source"]) == ("on", "TV")
    assert state.attributes["media_channel"] == "5"
    assert state.attributes["media_content_type"] == "channel"
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("select_source", {"source": "HDMI1"}, {"src": 1}),
            ("media_next_track", {}, {"channel": 6}),
            ("media_previous_track", {}, {"channel": 5}),
            (
                "play_media",
                {"media_content_type": "channel", "media_content_id": "42"},
                {"channel": 42},
            ),
            ("turn_off", {}, {"tv_power": 0}),
        ),
    )
    with pytest.raises(ServiceValidationError):
        await call(
            hass,
            entity_id,
            "play_media",
            media_content_type="music",
            media_content_id="song",
        )


async def test_buttons_for_the_next_and_the_previous_song(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"play": 1, "next": 0, "prev": 0},
        property_of("play", "播放暂停", "bool", mapping={"0": "暂停", "1": "播放"}),
        property_of("next", "下一首", "bool"),
        property_of("prev", "上一首", "bool"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "play")
    await check_calls(
        hass,
        device,
        entity_id,
        (
            ("media_next_track", {}, {"next": 1}),
            ("media_previous_track", {}, {"prev": 1}),
        ),
    )


@pytest.mark.parametrize(("switch", "state"), [(1, "on"), (0, "off")])
async def test_a_player_in_a_state_without_a_word_is_on_or_off(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, switch: int, state: str
) -> None:
    control = {"play": "播放", "pause": "暂停", "next": "下一首", "sing": "唱歌"}
    device = add_device(
        cloud,
        {"switch": switch, "play_control": "sing", "song_name": "Kites"},
        property_of("switch", "开关", "bool"),
        property_of("play_control", "播放控制", "stringenum", mapping=control),
        property_of("song_name", "歌曲名", "string", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "play_control")
    assert state_of(hass, entity_id).state == state
