"""Kugou's music in the media browser, for players of any kind."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import (
    Unresolvable,
    async_browse_media,
    async_resolve_media,
)
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.tencent_iot_explorer.cloud.api import music
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.media.music_source import mime_type
from simulator import Cloud

from ...conftest import SetUp
from ..platforms import find_device

pytestmark = pytest.mark.devices("speaker_01", "camera_01")

ROOT = f"media-source://{DOMAIN}"
KUGOU = "AppKugouUserCommand"
GUEST_HOME = "f_guest0000000000"


@pytest.fixture(autouse=True)
async def browser(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a media browser, and no entities."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.platforms.PLATFORMS", []
    )
    assert await async_setup_component(hass, "media_source", {})


@pytest.fixture
async def entry(set_up: SetUp) -> MockConfigEntry:
    """Return an account with a Kugou speaker that runs."""
    return await set_up()


async def open_titles(hass: HomeAssistant, *names: str) -> Any:
    """Return what is behind one title after the other."""
    item: Any = await async_browse_media(hass, ROOT)
    for name in names:
        place = child(item, name).media_content_id
        item = await async_browse_media(hass, place)
    return item


def child(item: Any, title: str) -> Any:
    """Return what has a title."""
    (found,) = (each for each in item.children if each.title == title)
    return found


def titles(item: Any) -> list[str]:
    """Return how the children are called."""
    return [each.title for each in item.children]


def place(entry: MockConfigEntry, rest: str) -> str:
    """Return the address of something in the account's music."""
    return f"{ROOT}/music/{entry.entry_id}/{rest}"


def put(cloud: Cloud, **fields: object) -> None:
    """Put fields into the data of all answers of Kugou."""

    def change(answer: Any) -> Any:
        answer["data"]["Data"] |= fields
        return answer

    cloud.alter(KUGOU, change)


def guest(cloud: Cloud, entry: MockConfigEntry) -> MockConfigEntry:
    """Return the account of the guest, who has a Kugou speaker too."""
    user = cloud.home.users[1]
    speaker = replace(
        find_device(cloud, "speaker_01"),
        device_name="speaker_02",
        owner=user.user_id,
        family_id=GUEST_HOME,
    )
    cloud.devices[speaker.device_id] = speaker
    login = {"phone": user.phone, "password": user.password, "access_token": None}
    family = ConfigSubentryData(
        data={}, subentry_type="family", title="Guest home", unique_id=GUEST_HOME
    )
    return MockConfigEntry(
        domain=DOMAIN,
        title=user.nick_name,
        unique_id=user.user_id,
        data={**entry.data, **login},
        subentries_data=[family],
    )


async def test_cameras_and_music(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Both are in one place; showing it asks the cloud for nothing."""
    asked = cloud.calls.total()
    assert titles(await open_titles(hass)) == ["Front door camera", "Kugou music"]
    assert cloud.calls.total() == asked


async def test_no_speaker(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """An account without a Kugou speaker has no music."""
    cloud.unbind(find_device(cloud, "speaker_01").device_id)
    entry = await set_up()
    assert titles(await open_titles(hass)) == ["Front door camera"]
    with pytest.raises(BrowseError):
        await async_browse_media(hass, place(entry, "daily/daily"))
    assert not cloud.calls[KUGOU]


async def test_two_accounts(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """The music of several accounts is told apart, and read by each for itself."""
    second = guest(cloud, entry)
    second.add_to_hass(hass)
    await hass.config_entries.async_setup(second.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    names = ["Kugou music – 小林", "Kugou music – Guest"]
    assert titles(await open_titles(hass))[1:] == names
    cloud.without_music.add(cloud.home.users[0].user_id)
    assert titles(await open_titles(hass, names[1], "Recommended today"))
    with pytest.raises(BrowseError):
        await open_titles(hass, names[0], "Recommended today")


async def test_what_there_is(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Folders lead to songs; only songs can be played."""
    assert titles(await open_titles(hass, "Kugou music")) == [
        "Recommended today",
        "New songs",
        "Playlists",
    ]
    assert len(titles(await open_titles(hass, "Kugou music", "New songs"))) == 4
    playlists = await open_titles(hass, "Kugou music", "Playlists")
    assert titles(playlists) == ["Dinner", "在路上", "Everything"]
    assert all(each.thumbnail and not each.can_play for each in playlists.children)
    dinner = await open_titles(hass, "Kugou music", "Playlists", "Dinner")
    assert dinner.title == "Dinner"
    song = child(dinner, "Kitchen Waltz – The Paper Boats")
    assert (song.can_play, song.can_expand) == (True, False)
    assert song.media_content_type == "audio/mpeg"


async def test_over_the_websocket(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    """The frontend browses and plays in Chinese, and is told what went wrong."""
    await hass.config.async_update(language="zh-Hans")
    await hass.async_block_till_done()
    # The server of a test takes no view any more; Home Assistant's does at any time.
    assert await async_browse_media(hass, ROOT)
    socket = await hass_ws_client(hass)

    async def ask(command: str, media_id: str) -> dict[str, Any]:
        await socket.send_json_auto_id(
            {"type": f"media_source/{command}_media", "media_content_id": media_id}
        )
        answer: dict[str, Any] = await socket.receive_json()
        return answer

    root = (await ask("browse", ROOT))["result"]
    assert root["children"][-1]["title"] == "酷狗音乐"
    daily = (await ask("browse", place(entry, "daily/daily")))["result"]
    assert daily["title"] == "每日推荐"
    song_id = daily["children"][0]["media_content_id"]
    played = (await ask("resolve", song_id))["result"]
    assert played["url"].endswith("/1003.wav")
    for command, said in (("browse", "云端返回"), ("resolve", "酷狗音乐中没有")):
        answer = await ask(command, place(entry, "playlist/0"))
        assert answer["error"]["code"] == f"{command}_media_failed"
        assert said in answer["error"]["message"]


async def test_pages(
    hass: HomeAssistant, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long list goes on behind its last child."""
    monkeypatch.setattr(music, "SHOWN_AT_ONCE", 3)
    way = ["Kugou music", "Playlists", "Everything"]
    seen: list[str] = []
    while len(titles(page := await open_titles(hass, *way))) > 3:
        assert page.title == "Everything"
        seen += titles(page)[:-1]
        way.append("Next page")
    seen += titles(page)
    assert len(seen) == len(set(seen)) == 8


async def test_playing(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A song is where the cloud says, and sounds."""
    daily = await open_titles(hass, "Kugou music", "Recommended today")
    media = await async_resolve_media(hass, daily.children[0].media_content_id, None)
    assert media.mime_type.startswith("audio/")
    async with async_get_clientsession(hass).get(media.url) as response:
        assert response.status == HTTPStatus.OK
        assert response.content_type == "audio/wav"


async def test_trial(hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry) -> None:
    """Of a song for members, everybody hears a part."""
    put(cloud, song_url="", try_url="https://kugou.test/part.mp3")
    media = await async_resolve_media(hass, place(entry, "track/1001"), None)
    assert (media.url, media.mime_type) == ("https://kugou.test/part.mp3", "audio/mpeg")


async def test_songs_that_may_not_be_played(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """They are shown, and cannot be chosen."""
    put(cloud, songs=[{"song_id": "1", "song_name": "A", "playable_code": 2}])
    daily = await open_titles(hass, "Kugou music", "Recommended today")
    assert [each.can_play for each in daily.children] == [False]


@pytest.mark.parametrize(
    "address", ["", None, [], 5, "/api/states", "file:///etc/passwd"]
)
async def test_no_address(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, address: object
) -> None:
    """A song without an address cannot be played."""
    put(cloud, song_url=address, try_url=None)
    with pytest.raises(Unresolvable) as error:
        await async_resolve_media(hass, place(entry, "track/1001"), None)
    assert error.value.translation_key == "nothing_to_play"


@pytest.mark.parametrize(
    ("url", "mime"),
    [
        ("https://kugou.test/1.mp3", "audio/mpeg"),
        ("https://kugou.test/1.flac?key=a.b/c", "audio/flac"),
        ("https://kugou.test/1.mp4", "audio/mpeg"),
        ("https://kugou.test/play?id=1", "audio/mpeg"),
        ("http://[", "audio/mpeg"),
    ],
)
def test_mime_type(url: str, mime: str) -> None:
    assert mime_type(url) == mime


@pytest.mark.parametrize(
    "rest",
    [
        "music/",
        "music/x",
        "music/x/daily/daily",
        "music/{entry}",
        "music/{entry}/daily",
        "music/{entry}/daily/",
        "music/{entry}/new_songs/martian",
        "music/{entry}/app/x",
        "music/{entry}/../..",
        "music/{entry}//x",
    ],
)
async def test_nothing_there(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, rest: str
) -> None:
    """What leads nowhere is told so without asking the cloud."""
    address = f"{ROOT}/{rest.format(entry=entry.entry_id)}"
    with pytest.raises(BrowseError) as browsing:
        await async_browse_media(hass, address)
    with pytest.raises(Unresolvable) as resolving:
        await async_resolve_media(hass, address, None)
    assert browsing.value.translation_key == "unknown_media"
    assert resolving.value.translation_key == "unknown_media"
    assert not cloud.calls[KUGOU]


@pytest.mark.parametrize("rest", ["daily/daily", "playlist/5001", "charts/charts"])
async def test_lists_are_not_played(
    hass: HomeAssistant, entry: MockConfigEntry, rest: str
) -> None:
    """A player of any kind plays one song at a time."""
    with pytest.raises(Unresolvable) as error:
        await async_resolve_media(hass, place(entry, rest), None)
    assert error.value.translation_key == "unknown_media"


async def test_a_song_cannot_be_opened(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    with pytest.raises(BrowseError) as error:
        await async_browse_media(hass, place(entry, "track/1001"))
    assert error.value.translation_key == "unknown_media"


async def test_refused(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """What the cloud refuses is quoted; then everything works again."""
    cloud.fail(KUGOU, code="InvalidParameterValue", message="no", times=2)
    with pytest.raises(BrowseError) as browsing:
        await async_browse_media(hass, place(entry, "daily/daily"))
    with pytest.raises(Unresolvable) as resolving:
        await async_resolve_media(hass, place(entry, "track/1001"), None)
    for error in (browsing.value, resolving.value):
        assert error.translation_key == "invalid_request"
        assert "no" in str((error.translation_placeholders or {})["message"])
    assert titles(await async_browse_media(hass, place(entry, "daily/daily")))


async def test_not_logged_in_to_kugou(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry
) -> None:
    """Who must log in to Kugou first is told so."""
    cloud.without_music.add(cloud.home.users[0].user_id)
    with pytest.raises(BrowseError) as browsing:
        await async_browse_media(hass, place(entry, "daily/daily"))
    with pytest.raises(Unresolvable) as resolving:
        await async_resolve_media(hass, place(entry, "track/1001"), None)
    assert browsing.value.translation_key == "music_login_missing"
    assert resolving.value.translation_key == "music_login_missing"
