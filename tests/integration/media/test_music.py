"""The music of a Kugou speaker: what plays, what there is, playing it."""

from collections.abc import Mapping
from itertools import product
import json
import logging
from typing import Any

from homeassistant.components.media_player import BrowseError
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.state import async_reproduce_state
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tencent_iot_explorer.cloud.api import music
from custom_components.tencent_iot_explorer.media import now_playing
from simulator import Cloud
from simulator.state import Device

from ...conftest import SetUp
from ...thing import property_of
from ...waiting import until
from ..platforms import (
    add_device,
    add_device_of,
    call,
    entity_id_of,
    find_device,
    report,
    state_of,
)

pytestmark = pytest.mark.devices("speaker_01")

KUGOU = "AppKugouUserCommand"
GARBAGE: tuple[object, ...] = (
    {},
    [],
    None,
    "songs",
    {"songs": 5},
    {"songs": [None, {}, 3]},
    {"songs": {}},
)


@pytest.fixture
def speaker(cloud: Cloud) -> Device:
    """Return the speaker of the demo home."""
    return find_device(cloud, "speaker_01")


@pytest.fixture
async def entity_id(hass: HomeAssistant, set_up: SetUp, speaker: Device) -> str:
    """Return the speaker's media player, set up."""
    await set_up()
    return entity_id_of(hass, "media_player", speaker, "pause_play")


class Panel:
    """What a person does in the media browser."""

    def __init__(
        self, hass: HomeAssistant, client: WebSocketGenerator, entity_id: str
    ) -> None:
        """Look at one player."""
        self._hass = hass
        self._client = client
        self._entity_id = entity_id

    async def ask(self, command: str, **data: Any) -> dict[str, Any]:
        """Return the answer to a message of the frontend."""
        socket = await self._client(self._hass)
        await socket.send_json_auto_id(
            {"type": f"media_player/{command}", "entity_id": self._entity_id, **data}
        )
        answer: dict[str, Any] = await socket.receive_json()
        return answer

    async def browse(self, item: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return what an item holds, the whole service without one."""
        answer = await self.ask("browse_media", **({} if item is None else of(item)))
        assert answer["success"], answer
        result: dict[str, Any] = answer["result"]
        return result

    async def open(self, *titles: str) -> dict[str, Any]:
        """Return what is behind one title after the other."""
        item = await self.browse()
        for title in titles:
            item = await self.browse(child(item, title))
        return item

    async def play(self, item: Mapping[str, Any]) -> None:
        """Play an item."""
        await call(self._hass, self._entity_id, "play_media", **of(item))


def of(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names an item."""
    return {name: item[name] for name in ("media_content_type", "media_content_id")}


def child(item: Mapping[str, Any], title: str) -> dict[str, Any]:
    """Return what has a title."""
    (found,) = (each for each in item["children"] if each["title"] == title)
    return dict(found)


def titles(item: Mapping[str, Any]) -> list[str]:
    """Return how the children of an item are called."""
    return [each["title"] for each in item["children"]]


@pytest.fixture
def panel(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, entity_id: str
) -> Panel:
    """Return the media browser of the speaker."""
    return Panel(hass, hass_ws_client, entity_id)


def put(cloud: Cloud, **fields: object) -> None:
    """Put fields into all answers of Kugou."""

    def change(answer: Any) -> Any:
        answer["data"] |= fields
        return answer

    cloud.alter(KUGOU, change)


def told(cloud: Cloud) -> list[dict[str, Any]]:
    """Return what the speaker was told; the list as what it says."""
    commands = [dict(values) for _, values in cloud.received]
    for each in commands:
        if "cur_play_list" in each:
            each["cur_play_list"] = json.loads(each["cur_play_list"])
    return commands


def play_list(play_type: str, **parameters: str | int) -> dict[str, Any]:
    """Return what tells a speaker which list to play."""
    return {"cur_play_list": {"play_type": play_type, "play_params": parameters}}


async def test_what_is_playing(
    hass: HomeAssistant, cloud: Cloud, speaker: Device, entity_id: str
) -> None:
    """A song is shown with all that Kugou knows of it, and asked for once."""
    await report(hass, cloud, speaker, entity_id, {"pause_play": 1})
    attributes = state_of(hass, entity_id).attributes
    assert attributes["media_title"] == "Harbour Lights"
    assert attributes["media_artist"] == "The Paper Boats"
    assert attributes["media_album_name"] == "First Tide"
    assert attributes["media_content_id"] == "1001"
    assert attributes["media_content_type"] == "music"
    assert attributes["media_duration"] == 4
    assert attributes["entity_picture"].startswith("/api/media_player_proxy/")
    cloud.report(speaker.device_id, {"cur_song_id": "1002"})
    await until(
        lambda: state_of(hass, entity_id).attributes.get("media_title") == "慢慢走"
    )
    asked = cloud.calls[KUGOU]
    state = await report(hass, cloud, speaker, entity_id, {"cur_song_id": "1001"})
    assert state.attributes["media_title"] == "Harbour Lights"
    assert cloud.calls[KUGOU] == asked


async def test_a_scene_plays_nothing_that_was_paused(
    hass: HomeAssistant, cloud: Cloud, speaker: Device, entity_id: str
) -> None:
    """Home Assistant plays a song that has an id, and pauses it then."""
    saved = state_of(hass, entity_id)
    assert (saved.state, saved.attributes["media_title"]) == (
        "paused",
        "Harbour Lights",
    )
    await report(hass, cloud, speaker, entity_id, {"pause_play": 1})
    cloud.received.clear()
    await async_reproduce_state(hass, [saved])
    await until(lambda: state_of(hass, entity_id).state == "paused")
    assert not [each for each in told(cloud) if "cur_song_id" in each]


async def test_rooms_that_play_the_same_song_ask_for_it_once(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, speaker: Device
) -> None:
    other = add_device_of(cloud, speaker.product, speaker.values)
    await set_up()
    asked = cloud.calls[KUGOU]
    players = []
    for each in (speaker, other):
        cloud.report(each.device_id, {"cur_song_id": "1002"})
        players.append(entity_id_of(hass, "media_player", each, "pause_play"))
    await until(
        lambda: all(
            state_of(hass, each).attributes.get("media_title") == "慢慢走"
            for each in players
        )
    )
    title_and_length = 2
    assert cloud.calls[KUGOU] - asked == title_and_length


async def test_only_the_last_songs_are_remembered(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    speaker: Device,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(now_playing, "REMEMBERED", 1)
    await set_up()
    entity_id = entity_id_of(hass, "media_player", speaker, "pause_play")
    for song_id in ("1002", "1001"):
        asked = cloud.calls[KUGOU]
        await report(hass, cloud, speaker, entity_id, {"cur_song_id": song_id})
        await hass.async_block_till_done(wait_background_tasks=True)
        assert state_of(hass, entity_id).attributes["media_title"]
        assert cloud.calls[KUGOU] > asked


async def cover(hass: HomeAssistant, entity_id: str) -> Any:
    """Return what a browser gets that asks Home Assistant for the cover."""
    player = hass.data["entity_components"]["media_player"].get_entity(entity_id)
    return await player.async_get_media_image()


async def test_the_cover_comes_from_home_assistant(
    hass: HomeAssistant, entity_id: str
) -> None:
    content, content_type = await cover(hass, entity_id)
    assert content.startswith(b"\x89PNG")
    assert content_type == "image/png"


@pytest.mark.parametrize(
    "picture",
    [
        "https://127.0.0.1:1/1.jpg",
        "http://192.0.2.1/1.jpg",
        "{origin}/simulator/codes",
        "{origin}/simulator/nowhere",
    ],
)
async def test_a_cover_that_is_none(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, speaker: Device, picture: str
) -> None:
    """Nothing is sent in the clear, and what is no picture is not handed on."""
    await set_up()
    image = picture.format(origin=cloud.origin)
    song = {"song_id": "1002", "song_name": "A", "album_img": image}
    put(cloud, Data={"songs": [song]})
    cloud.report(speaker.device_id, {"cur_song_id": "1002"})
    entity_id = entity_id_of(hass, "media_player", speaker, "pause_play")
    await until(lambda: state_of(hass, entity_id).attributes.get("media_title") == "A")
    attributes = state_of(hass, entity_id).attributes
    assert attributes["entity_picture"].startswith("/api/media_player_proxy/")
    assert "media_duration" not in attributes
    assert await cover(hass, entity_id) == (None, None)


@pytest.mark.parametrize("data", GARBAGE)
async def test_garbage_has_no_title(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    speaker: Device,
    caplog: pytest.LogCaptureFixture,
    data: object,
) -> None:
    put(cloud, Data=data)
    await set_up()
    state = state_of(hass, entity_id_of(hass, "media_player", speaker, "pause_play"))
    assert (state.state, state.attributes.get("media_title")) == ("paused", None)
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


async def test_a_refusal_has_no_title(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    speaker: Device,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The speaker works without Kugou; only debugging shows why there is no title."""
    cloud.fail(KUGOU, code="InternalError", times=99)
    await set_up()
    entity_id = entity_id_of(hass, "media_player", speaker, "pause_play")
    assert "media_title" not in state_of(hass, entity_id).attributes
    await call(hass, entity_id, "media_play")
    assert state_of(hass, entity_id).state == "playing"
    noted = [each for each in caplog.records if "has no title" in each.message]
    assert [each.levelno for each in noted] == [logging.DEBUG]


async def test_who_is_not_logged_in_sees_titles(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, speaker: Device
) -> None:
    cloud.without_music.add(cloud.home.users[0].user_id)
    await set_up()
    entity_id = entity_id_of(hass, "media_player", speaker, "pause_play")
    attributes = state_of(hass, entity_id).attributes
    assert attributes["media_title"] == "Harbour Lights"
    assert "media_duration" not in attributes


async def test_position(
    hass: HomeAssistant, cloud: Cloud, speaker: Device, entity_id: str
) -> None:
    """A position where the clock is anyway is no news; a jump and a pause are."""
    await report(
        hass, cloud, speaker, entity_id, {"pause_play": 1, "play_position": 100}
    )
    cloud.report(speaker.device_id, {"play_position": 101})
    state = await report(hass, cloud, speaker, entity_id, {"volume": 40})
    assert state.attributes["media_position"] == 100
    state = await report(hass, cloud, speaker, entity_id, {"play_position": 150})
    assert state.attributes["media_position"] == 150
    state = await report(
        hass, cloud, speaker, entity_id, {"play_position": 151, "pause_play": 0}
    )
    assert state.attributes["media_position"] == 151
    await call(hass, entity_id, "media_seek", seek_position=61.4)
    assert speaker.values["play_position"] == 61
    with pytest.raises(ServiceValidationError, match="7200"):
        await call(hass, entity_id, "media_seek", seek_position=10**6)
    assert speaker.values["play_position"] == 61


async def test_everything_can_be_browsed(panel: Panel) -> None:
    root = await panel.browse()
    assert root["title"] == "Kugou music"
    assert titles(root) == ["Recommended today", "New songs", "Playlists"]
    assert titles(await panel.open("Recommended today")) == [
        "Seven Streets – Mira Oake",
        "灯塔 – 北岸",
        "Harbour Lights – The Paper Boats",
    ]
    assert titles(await panel.open("New songs")) == [
        "Chinese songs",
        "Western songs",
        "Korean songs",
        "Japanese songs",
    ]
    assert titles(await panel.open("New songs", "Korean songs")) == []
    playlists = await panel.open("Playlists")
    assert titles(playlists) == ["Dinner", "在路上", "Everything"]
    assert all(each["thumbnail"] for each in playlists["children"])
    dinner = await panel.open("Playlists", "Dinner")
    assert dinner["title"] == "Dinner"
    assert all(each["thumbnail"] for each in dinner["children"])


async def test_in_chinese(hass: HomeAssistant, panel: Panel) -> None:
    await hass.config.async_update(language="zh-Hans")
    await hass.async_block_till_done()
    assert titles(await panel.browse()) == ["每日推荐", "新歌首发", "热门歌单"]
    nothing = {"media_content_type": "playlist", "media_content_id": "playlist/0"}
    answer = await panel.ask("browse_media", **nothing)
    assert answer["error"]["message"].startswith("音箱：云端返回：")


async def test_long_lists_have_pages(
    panel: Panel, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(music, "SHOWN_AT_ONCE", 3)
    page = await panel.open("Playlists", "Everything")
    assert page["title"] == "Everything"
    seen = titles(page)[:-1]
    while titles(page)[-1:] == ["Next page"]:
        page = await panel.browse(child(page, "Next page"))
        assert page["title"] == "Everything"
        seen += [each for each in titles(page) if each != "Next page"]
    assert len(seen) == len(set(seen)) == 8
    await panel.play(page["children"][-1])
    assert told(cloud)[-1] == {"cur_song_id": "1008", "song_index": 7}
    monkeypatch.setattr(music, "SHOWN_AT_ONCE", 2)
    assert titles(await panel.open("Playlists", "Next page")) == ["Everything"]


async def test_playing_a_song_of_a_list(
    hass: HomeAssistant, panel: Panel, cloud: Cloud, entity_id: str
) -> None:
    """The speaker is told the list, then the song; a list that it has, no more."""
    dinner = await panel.open("Playlists", "Dinner")
    await panel.play(child(dinner, "Kitchen Waltz – The Paper Boats"))
    await panel.play(child(dinner, "Seven Streets – Mira Oake"))
    assert told(cloud) == [
        play_list("playlist_song", playlist_id="5001"),
        {"cur_song_id": "1005", "song_index": 2},
        {"cur_song_id": "1003", "song_index": 1},
    ]
    state = state_of(hass, entity_id)
    assert (state.state, state.attributes["media_title"]) == (
        "playing",
        "Seven Streets",
    )
    await call(hass, entity_id, "media_next_track")
    assert state_of(hass, entity_id).attributes["media_title"] == "Kitchen Waltz"


@pytest.mark.parametrize(
    ("kind", "key", "commands"),
    [
        (
            "daily",
            "daily",
            [play_list("awesome_everyday"), {"cur_song_id": "1003", "song_index": 0}],
        ),
        (
            "new_songs",
            "western",
            [
                play_list("awesome_newsong", top_id=2),
                {"cur_song_id": "1007", "song_index": 0},
            ],
        ),
        (
            "playlist",
            "5002",
            [
                play_list("playlist_song", playlist_id="5002"),
                {"cur_song_id": "1002", "song_index": 0},
            ],
        ),
        (
            "album",
            "301",
            [
                play_list("album_info", album_id="301"),
                {"cur_song_id": "1001", "song_index": 0},
            ],
        ),
        (
            "music",
            "1005",
            [
                play_list("album_info", album_id="301"),
                {"cur_song_id": "1005", "song_index": 1},
            ],
        ),
    ],
)
async def test_playing_by_type_and_id(
    hass: HomeAssistant,
    cloud: Cloud,
    entity_id: str,
    kind: str,
    key: str,
    commands: list[Mapping[str, Any]],
) -> None:
    """What an automation says plays as the vendor's panel would have it."""
    await call(
        hass,
        entity_id,
        "play_media",
        media_content_type=kind,
        media_content_id=key,
    )
    assert told(cloud) == commands


@pytest.mark.parametrize("album", [{"album_id": ""}, {"album_id": "302"}])
async def test_a_song_in_no_album(
    hass: HomeAssistant, cloud: Cloud, entity_id: str, album: Mapping[str, str]
) -> None:
    """A song that stands in no list is told alone."""
    song = {"song_id": "1001", "song_name": "A", **album}

    def change(answer: Any) -> Any:
        if "album_id" not in answer["data"]["Data"]:
            answer["data"]["Data"] = {"songs": [song]}
        return answer

    cloud.alter(KUGOU, change)
    await call(
        hass,
        entity_id,
        "play_media",
        media_content_type="track",
        media_content_id="1001",
    )
    assert told(cloud) == [{"cur_song_id": "1001", "song_index": 0}]


async def test_songs_that_may_not_be_played(
    panel: Panel, cloud: Cloud, entity_id: str
) -> None:
    """They are shown, cannot be chosen, and a list begins after them."""

    def forbid(answer: Any) -> Any:
        songs = answer["data"]["Data"].get("songs", [])
        for song in songs[:1]:
            song["playable_code"] = 2
        return answer

    cloud.alter(KUGOU, forbid)
    daily = await panel.open("Recommended today")
    assert [each["can_play"] for each in daily["children"]] == [False, True, True]
    await panel.play(daily)
    assert told(cloud)[-1] == {"cur_song_id": "1006", "song_index": 1}


@pytest.mark.parametrize(
    ("kind", "key", "reason"),
    [
        ("new_songs", "korean", "nothing_to_play"),
        ("new_songs", "martian", "unknown_media"),
        ("music", "0", "unknown_media"),
        ("track", "1001?list=charts&key=x&index=-1", "unknown_media"),
        ("provider", "media-source://tts/demo", "unknown_media"),
        ("charts", "charts", "unknown_media"),
    ],
)
async def test_what_cannot_be_played(
    hass: HomeAssistant, cloud: Cloud, entity_id: str, kind: str, key: str, reason: str
) -> None:
    with pytest.raises(ServiceValidationError) as caught:
        await call(
            hass,
            entity_id,
            "play_media",
            media_content_type=kind,
            media_content_id=key,
        )
    assert caught.value.translation_key == reason
    assert told(cloud) == []


async def test_search(panel: Panel, cloud: Cloud) -> None:
    """Songs and their albums are found; what is found plays."""
    answer = await panel.ask("search_media", search_query="paper")
    found = answer["result"]["result"]
    assert [(each["media_class"], each["title"]) for each in found] == [
        ("track", "Harbour Lights – The Paper Boats"),
        ("track", "Kitchen Waltz – The Paper Boats"),
        ("album", "First Tide"),
    ]
    await panel.play(found[1])
    assert told(cloud)[-1] == {"cur_song_id": "1005", "song_index": 1}
    assert len(titles(await panel.browse(found[2]))) == 2
    answer = await panel.ask(
        "search_media", search_query="paper", media_filter_classes=["album"]
    )
    assert [each["title"] for each in answer["result"]["result"]] == ["First Tide"]


@pytest.mark.parametrize(
    ("command", "data"),
    [
        ("browse_media", {"media_content_type": "daily", "media_content_id": "daily"}),
        ("search_media", {"search_query": "paper"}),
    ],
)
async def test_who_is_not_logged_in_to_kugou_is_told(
    panel: Panel, cloud: Cloud, command: str, data: Mapping[str, str]
) -> None:
    put(cloud, ErrorCode=200003, ErrorMsg="no token")
    answer = await panel.ask(command, **data)
    assert answer["error"]["message"].startswith("音箱 is not logged in to Kugou")


async def test_playing_without_a_login(
    hass: HomeAssistant, cloud: Cloud, entity_id: str
) -> None:
    cloud.without_music.add(cloud.home.users[0].user_id)
    with pytest.raises(HomeAssistantError) as caught:
        await call(
            hass,
            entity_id,
            "play_media",
            media_content_type="daily",
            media_content_id="daily",
        )
    assert caught.value.translation_key == "music_login_missing"


async def test_garbage_is_an_empty_list(panel: Panel, cloud: Cloud) -> None:
    lists = ("playlists", "playlists"), ("playlist", "5001"), ("daily", "x")
    for data, (kind, key) in product(GARBAGE, lists):
        put(cloud, Data=data)
        item = {"media_content_type": kind, "media_content_id": key}
        assert titles(await panel.browse(item)) == [], (data, kind)


async def test_a_page_that_is_none(panel: Panel) -> None:
    for page in ("0", "-1", "x", "", "1.5", "²"):
        item = {"media_content_type": "playlists", "media_content_id": f"p?page={page}"}
        assert len(titles(await panel.browse(item))) == 3, page


async def test_unknown_things_cannot_be_browsed(panel: Panel) -> None:
    item = {"media_content_type": "app", "media_content_id": "x"}
    answer = await panel.ask("browse_media", **item)
    assert answer["error"]["message"] == 'There is no "app x" at Kugou'
    item = {"media_content_type": "playlist", "media_content_id": "0"}
    answer = await panel.ask("browse_media", **item)
    assert "no such list" in answer["error"]["message"]


async def test_what_players_ask_for(hass: HomeAssistant, entity_id: str) -> None:
    """The action that scripts call answers as the browser does."""
    with pytest.raises(BrowseError):
        await hass.services.async_call(
            "media_player",
            "browse_media",
            {
                ATTR_ENTITY_ID: entity_id,
                "media_content_type": "playlist",
                "media_content_id": "0",
            },
            blocking=True,
            return_response=True,
        )


async def test_a_speaker_with_the_names_of_the_platform(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, speaker: Device
) -> None:
    """Newer speakers have the same properties under other names."""
    template = speaker.product.data_template
    properties = [
        each | {"id": f"_sys_{each['id']}"} for each in template["properties"]
    ]
    values = {"_sys_volume": 35, "_sys_cur_song_id": "1001"}
    device = add_device(cloud, values, *properties)
    await set_up()
    entity_id = entity_id_of(hass, "media_player", device, "_sys_pause_play")
    state = state_of(hass, entity_id)
    assert state.attributes["media_title"] == "Harbour Lights"
    assert state.attributes["volume_level"] == 0.35
    await call(hass, entity_id, "media_next_track")
    await call(
        hass,
        entity_id,
        "play_media",
        media_content_type="daily",
        media_content_id="daily",
    )
    assert [[*values] for _, values in cloud.received] == [
        ["_sys_pre_next"],
        ["_sys_cur_play_list"],
        ["_sys_cur_song_id", "_sys_song_index"],
    ]


async def test_a_speaker_of_qq_music(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """It is controlled; its list and its song are there for who looks for them."""
    device = add_device(
        cloud,
        {"_sys_pause_play": 1, "_sys_song_id": "97773"},
        property_of("_sys_pause_play", "播放暂停", "bool"),
        property_of("_sys_song_list", "歌单", "string"),
        property_of("_sys_song_id", "歌曲", "string"),
    )
    await set_up()
    player = entity_id_of(hass, "media_player", device, "_sys_pause_play")
    assert state_of(hass, player).state == "playing"
    await call(hass, player, "media_pause")
    assert cloud.received == [(device.device_id, {"_sys_pause_play": 0})]
    for key in ("_sys_song_list", "_sys_song_id"):
        text = er.async_get(hass).async_get(entity_id_of(hass, "text", device, key))
        assert text
        assert text.disabled
