"""Recordings in the media browser, against the simulated cloud."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import (
    BrowseMediaSource,
    Unresolvable,
    async_browse_media,
    async_resolve_media,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import as_local, utc_from_timestamp
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tencent_iot_explorer.cloud.transport import Download
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.media.thumbnails import thumbnail_path
from simulator import Cloud, pictures
from simulator.state import Clip, Device, now_s

from ...conftest import SetUp
from ...repository import COMPONENT, load_json

pytestmark = pytest.mark.devices("lamp_02", "speaker_01", "camera_01")

ROOT = f"media-source://{DOMAIN}"
CAMERA = "CAMERA0000/camera_01"
DATE = "IotVideoDescribeCloudStorageDate"
TIME = "IotVideoDescribeCloudStorageTime"
EVENTS = "IotVideoDescribeCloudStorageEvents"
THUMBNAIL = "IotVideoDescribeCloudStorageThumbnail"
SIGN = "IotVideoGenerateSignedVideoURL"


@pytest.fixture
def camera(cloud: Cloud) -> Device:
    """Return the camera of the demo home, with recordings of two days."""
    device = cloud.devices[CAMERA]
    device.clips = [
        Clip(event_id="motion_detected", start_time=now_s() - ago, seconds=8)
        for ago in (3 * 86_400, 20, 60)
    ]
    return device


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    camera: Device,
    set_up: SetUp,
    monkeypatch: pytest.MonkeyPatch,
) -> MockConfigEntry:
    """Return an account without entities that runs, beside the media browser."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.platforms.PLATFORMS", []
    )
    assert await async_setup_component(hass, "media_source", {})
    return await set_up()


async def browse(hass: HomeAssistant, *place: str) -> Any:
    """Return what the media browser shows at a place."""
    return await async_browse_media(hass, "/".join((ROOT, *place)))


async def resolve(hass: HomeAssistant, *place: str) -> Any:
    """Return what the media browser plays at a place."""
    return await async_resolve_media(hass, "/".join((ROOT, *place)), None)


async def newest_day(hass: HomeAssistant) -> BrowseMediaSource:
    """Return the newest day of the camera with its recordings."""
    days = await browse(hass, CAMERA)
    return await async_browse_media(hass, days.children[0].media_content_id)  # type: ignore[return-value]


def titles(media: Any) -> list[str]:
    """Return how the children are called."""
    return [child.title for child in media.children]


def day_of(clip: Clip, cloud: Cloud) -> str:
    """Return the day on which the cloud files a recording."""
    return f"{utc_from_timestamp(clip.start_time).astimezone(cloud.time_zone):%Y-%m-%d}"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_it_is_called_as_the_integration_is(
    hass: HomeAssistant, set_up: SetUp, language: str
) -> None:
    hass.config.language = language
    assert await async_setup_component(hass, "media_source", {})
    await set_up()
    title = load_json(COMPONENT / "translations" / f"{language}.json")["title"]
    assert title in titles(await async_browse_media(hass, None))
    assert (await browse(hass)).title == title


async def test_cameras(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Only devices with cloud storage are shown, called as Home Assistant calls them."""
    registry = dr.async_get(hass)
    device = registry.async_get_device_by_identifier((DOMAIN, CAMERA), entry.entry_id)
    assert device
    assert titles(await browse(hass)) == ["Front door camera", "Kugou music"]
    registry.async_update_device(device.id, name_by_user="Porch")
    assert titles(await browse(hass)) == ["Porch", "Kugou music"]


async def test_from_the_camera_to_the_recording(
    hass: HomeAssistant, cloud: Cloud, camera: Device, entry: MockConfigEntry
) -> None:
    """Days and recordings are listed, the newest first, at the time of the home."""
    root = await browse(hass)
    days = await async_browse_media(hass, root.children[0].media_content_id)
    assert titles(days) == sorted(
        {day_of(clip, cloud) for clip in camera.clips}, reverse=True
    )
    clips = sorted(camera.clips, key=lambda clip: clip.start_time, reverse=True)
    newest = [clip for clip in clips if day_of(clip, cloud) == titles(days)[0]]
    assert titles(await newest_day(hass)) == [
        f"{as_local(utc_from_timestamp(clip.start_time)):%H:%M:%S} Motion"
        for clip in newest
    ]


async def test_events_are_called_as_their_entities(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """In the language of the home, or as the user calls them."""
    registry = er.async_get(hass)
    event = registry.async_get_or_create(
        "event",
        DOMAIN,
        "CAMERA0000_camera_01_event:motion_detected",
        original_name="人体移动",
    )
    assert titles(await newest_day(hass))[0].endswith(" 人体移动")
    registry.async_update_entity(event.entity_id, name="Visitor")
    assert titles(await newest_day(hass))[0].endswith(" Visitor")


async def test_recordings_without_an_event(
    hass: HomeAssistant, cloud: Cloud, camera: Device, entry: MockConfigEntry
) -> None:
    """What was recorded all day long is shown beside its events."""
    clip = camera.clips[1]
    day_long = {"StartTime": clip.start_time - 9000, "EndTime": clip.end_time + 50}

    def alter(told: Any) -> object:
        told["data"]["Data"]["TimeList"].append(day_long)
        return told

    cloud.alter(TIME, alter)
    recordings = (await newest_day(hass)).children or []
    assert len(recordings) == len({each.title for each in recordings})
    last = recordings[-1]
    assert last.media_content_id.endswith("{StartTime}-{EndTime}".format(**day_long))
    assert " - " in last.title


@pytest.mark.parametrize("end", [0, -5])
async def test_event_that_goes_on(
    hass: HomeAssistant, cloud: Cloud, camera: Device, entry: MockConfigEntry, end: int
) -> None:
    """An event without an end is played to the end of its recording."""

    def alter(told: Any) -> object:
        for event in told["data"]["Events"]:
            event["EndTime"] = end
        return told

    cloud.alter(EVENTS, alter)
    recording = ((await newest_day(hass)).children or [])[0]
    clip = camera.clips[1]
    assert recording.media_content_id.endswith(f"{clip.start_time}-{clip.end_time}")


async def test_play(
    hass: HomeAssistant, camera: Device, entry: MockConfigEntry
) -> None:
    """The address plays this recording only, and for some hours only."""
    recording = ((await newest_day(hass)).children or [])[0]
    assert (recording.can_play, recording.can_expand) == (True, False)
    media = await async_resolve_media(hass, recording.media_content_id, None)
    assert media.mime_type == "application/x-mpegURL"
    hours = (int(parse_qs(urlsplit(media.url).query)["t"][0]) - now_s()) / 3600
    assert 11 < hours <= 12
    async with async_get_clientsession(hass).get(media.url) as response:
        assert response.status == HTTPStatus.OK
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        playlist = await response.text()
    clips = {str(clip.start_time) for clip in camera.clips}
    assert {clip for clip in clips if clip in playlist} == {
        str(camera.clips[1].start_time)
    }


async def test_thumbnail(
    hass: HomeAssistant,
    cloud: Cloud,
    camera: Device,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """A picture is read from the cloud when it is shown, to those who are logged in."""
    recording = ((await newest_day(hass)).children or [])[0]
    assert recording.thumbnail
    assert not cloud.calls[THUMBNAIL]
    stranger = await hass_client_no_auth()
    answer = await stranger.get(recording.thumbnail)
    assert answer.status == HTTPStatus.UNAUTHORIZED
    client = await hass_client()
    answer = await client.get(recording.thumbnail)
    assert answer.content_type == "image/png"
    assert await answer.read() == pictures.cover(str(camera.clips[1].start_time))
    cloud.fail(THUMBNAIL, code="UnauthorizedOperation", times=1)
    assert (await client.get(recording.thumbnail)).status == HTTPStatus.BAD_GATEWAY
    elsewhere = recording.thumbnail.replace("camera_01", "camera_02")
    assert (await client.get(elsewhere)).status == HTTPStatus.NOT_FOUND
    drawn = Download(content=b"<svg/>", content_type="image/svg+xml")
    with patch.object(entry.runtime_data.client, "download", return_value=drawn):
        answer = await client.get(recording.thumbnail)
    assert answer.status == HTTPStatus.BAD_GATEWAY, "it might hold a script"
    nameless = recording.thumbnail.partition("&name=")[0]
    assert (await client.get(nameless)).status == HTTPStatus.BAD_GATEWAY


async def test_a_page_from_before_a_restart_still_has_its_pictures(
    hass: HomeAssistant,
    camera: Device,
    set_up: SetUp,
    hass_client: ClientSessionGenerator,
) -> None:
    """Home Assistant asks for our media no sooner than somebody browses them."""
    entry = await set_up()
    event = entry.runtime_data.recordings.data[CAMERA]
    path = thumbnail_path(entry.runtime_data.devices[CAMERA], event.thumbnail)
    assert path
    assert (await (await hass_client()).get(path)).status == HTTPStatus.OK


async def test_thumbnail_with_a_path(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A picture's name may be a path with anything in it."""
    name, asked = "/1000/AQ TV/é&name=1.jpg", []

    def alter(told: Any) -> object:
        for event in told["data"]["Events"]:
            event["Thumbnail"] = name
        return told

    async def describe(device_id: str, thumbnail: str) -> str:
        asked.append((device_id, thumbnail))
        return cloud.origin + "/simulator/media/covers/1.png"

    cloud.alter(EVENTS, alter)
    recording = ((await newest_day(hass)).children or [])[0]
    assert recording.thumbnail
    video = entry.runtime_data.client.video
    video.describe_cloud_storage_thumbnail = describe
    client = await hass_client()
    assert (await client.get(recording.thumbnail)).status == HTTPStatus.OK
    assert asked == [(CAMERA, name)]


@pytest.mark.parametrize("name", ["porch/camera", "/", "a//b", "a%2Fb/c", "门/口"])
async def test_a_camera_with_a_slash_in_its_name(
    hass: HomeAssistant,
    cloud: Cloud,
    camera: Device,
    set_up: SetUp,
    hass_client: ClientSessionGenerator,
    name: str,
) -> None:
    """All that it has recorded is found, with its pictures."""
    del cloud.devices[CAMERA]
    camera.device_name = name
    cloud.devices[camera.device_id] = camera
    assert await async_setup_component(hass, "media_source", {})
    await set_up()
    shown, *_ = (await browse(hass)).children
    client = await hass_client()
    assert (await client.get(shown.thumbnail)).status == HTTPStatus.OK
    day = await browse(hass, camera.device_id, day_of(camera.clips[2], cloud))
    recording, *_ = day.children
    assert (await client.get(recording.thumbnail)).status == HTTPStatus.OK
    assert (await async_resolve_media(hass, recording.media_content_id, None)).url


NOWHERE = (
    "x",
    "NOPRODUCT0/nobody",
    "COLOURLAMP/lamp_02",
    f"{CAMERA}/",
    f"{CAMERA}/yesterday",
    f"{CAMERA}/2026-11-21/",
    f"{CAMERA}/2026-11-21/1-2",
    f"{CAMERA}/2026-11-21/1-2/3",
    f"{CAMERA}/../..",
    f"{CAMERA}/٢٠٢٦-11-21",
    "%2e%2e/etc",
)


async def test_nothing_there(
    hass: HomeAssistant, entry: MockConfigEntry, subtests: pytest.Subtests
) -> None:
    """What leads nowhere is told so; a recording cannot be opened like a folder."""
    for place in NOWHERE:
        with subtests.test(place):
            with pytest.raises(BrowseError) as error:
                await browse(hass, place)
            assert error.value.translation_key == "unknown_recording"


@pytest.mark.parametrize(
    "place",
    ["", "x", CAMERA, f"{CAMERA}/2026-11-21", "NOPRODUCT0/nobody/2026-11-21/1-2"],
)
async def test_nothing_to_play(
    hass: HomeAssistant, entry: MockConfigEntry, place: str
) -> None:
    """A folder cannot be played."""
    with pytest.raises(Unresolvable) as error:
        await resolve(hass, *filter(None, [place]))
    assert error.value.translation_key == "unknown_recording"


async def test_no_account(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without an account that runs there is no camera."""
    await hass.config_entries.async_unload(entry.entry_id)
    assert titles(await browse(hass)) == []
    with pytest.raises(BrowseError):
        await browse(hass, CAMERA)


def refusals(cloud: Cloud, action: str) -> Iterator[Callable[[], None]]:
    """Yield ways in which the cloud does not answer as it should."""
    yield lambda: cloud.fail(action, code="UnauthorizedOperation", message="no")
    yield lambda: cloud.fail(action, code="InvalidParameterValue", message="no")
    yield lambda: cloud.fail(action, code="AppDeviceNotExist", message="no")
    yield lambda: cloud.garble(action, "<html>", times=3)
    yield lambda: cloud.garble(action, "", times=3, status=500)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again at once."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.cloud.client.RETRY_SECONDS", 0.001
    )


async def assert_failed(kind: type[HomeAssistantError], asking: Any) -> None:
    """Assert that something fails with words, and in the way that is expected."""
    with pytest.raises(kind) as error:
        await asking
    assert error.value.translation_domain == DOMAIN
    placeholders = error.value.translation_placeholders or {}
    assert placeholders["device"] == "Front door camera"
    assert placeholders["message"]


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("number", range(5))
async def test_refused(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, number: int
) -> None:
    """A cloud that refuses or talks nonsense is quoted, then everything works again."""
    day = await newest_day(hass)
    recording = (day.children or [])[0].media_content_id
    for action in (DATE, TIME, EVENTS, SIGN):
        list(refusals(cloud, action))[number]()
    await assert_failed(BrowseError, browse(hass, CAMERA))
    await assert_failed(BrowseError, async_browse_media(hass, day.media_content_id))
    await assert_failed(BrowseError, async_browse_media(hass, day.media_content_id))
    await assert_failed(Unresolvable, async_resolve_media(hass, recording, None))
    assert (await async_resolve_media(hass, recording, None)).url
    assert (await newest_day(hass)).children


async def test_days_in_another_spelling(
    hass: HomeAssistant, cloud: Cloud, camera: Device, entry: MockConfigEntry
) -> None:
    """A day without its zeros is in its place, and can be opened and played."""
    day, clip = "2026-2-1", camera.clips[0]
    days = ["2026-01-30", day, "2026-02-02", "2026-02"]
    span = {"StartTime": clip.start_time, "EndTime": clip.end_time}
    address = f"{cloud.origin}/simulator/media/{CAMERA}"
    stored = {"VideoURL": address, "TimeList": [span]}
    cloud.alter(DATE, lambda _: {"code": 0, "data": {"Data": days}})
    cloud.alter(TIME, lambda _: {"code": 0, "data": {"Data": stored}})
    cloud.alter(SIGN, lambda _: {"code": 0, "data": {"SignedVideoURL": address}})
    found = await browse(hass, CAMERA)
    assert titles(found) == ["2026-02-02", day, "2026-01-30"]
    (recording,) = (await browse(hass, CAMERA, day)).children
    played = await async_resolve_media(hass, recording.media_content_id, None)
    assert played.url == address


@pytest.mark.parametrize(
    ("action", "data"),
    [
        (DATE, {"Data": None}),
        (DATE, {"Data": "2026-11-21"}),
        (DATE, {"Data": [1, None, "x", "2026-99-99", "../..", {}]}),
    ],
)
async def test_odd_days(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
) -> None:
    """What is no day is not shown."""
    cloud.alter(action, lambda _: {"code": 0, "data": data})
    assert titles(await browse(hass, CAMERA)) == []


@pytest.mark.parametrize(
    ("action", "data"),
    [
        (TIME, {"Data": None}),
        (TIME, {"Data": {"TimeList": None}}),
        (TIME, {"Data": {"TimeList": [1, {}, {"StartTime": -1, "EndTime": 1e99}]}}),
    ],
)
async def test_odd_recordings(
    hass: HomeAssistant,
    cloud: Cloud,
    entry: MockConfigEntry,
    action: str,
    data: dict[str, Any],
) -> None:
    """What is no recording is not shown, and cannot be played."""
    place = (await newest_day(hass)).media_content_id
    cloud.alter(action, lambda _: {"code": 0, "data": data})
    assert titles(await async_browse_media(hass, place)) == []
    await assert_failed(Unresolvable, async_resolve_media(hass, f"{place}/1-2", None))


@pytest.mark.parametrize("data", [{}, {"SignedVideoURL": None}, {"SignedVideoURL": []}])
async def test_no_address(
    hass: HomeAssistant, cloud: Cloud, entry: MockConfigEntry, data: dict[str, Any]
) -> None:
    """An answer without an address is an error."""
    recording = ((await newest_day(hass)).children or [])[0].media_content_id
    cloud.alter(SIGN, lambda _: {"code": 0, "data": data})
    await assert_failed(Unresolvable, async_resolve_media(hass, recording, None))
