"""Actions that read messages, recordings and music."""

from collections.abc import Sequence
import math
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import now
import pytest
import voluptuous as vol

from simulator import Cloud

from ...conftest import SetUp
from .common import call, device_id

pytestmark = pytest.mark.devices("gw_01", "door_01", "speaker_01", "camera_01")

CAMERA = "CAMERA0000/camera_01"
SPEAKER = "SPEAKER000/speaker_01"
PROGRESS = {"version": "1.0.1", "state": "downloading"}


async def test_messages(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """What happened in the home is told and deleted."""
    entry = await set_up()
    cloud.post_event("DOORSENSOR/door_01", "hardware_fault", {})
    told = await call(
        hass, "get_messages", config_entry_id=entry.entry_id, category="device"
    )
    message = told["messages"][0]
    assert message["device_name"] == "door_01"
    assert message["category"] == "device"
    assert message["created_at"] == message["timestamp"]
    await call(hass, "delete_message", message_id=message["message_id"])
    told = await call(hass, "get_messages", category="device")
    assert message["message_id"] not in {
        each["message_id"] for each in told["messages"]
    }


async def test_recordings(hass: HomeAssistant, set_up: SetUp) -> None:
    """From the day to the address that plays."""
    entry = await set_up()
    camera = {"device_id": device_id(hass, entry, CAMERA)}
    days = (await call(hass, "get_recording_days", **camera))["days"]
    assert days
    recorded = await call(hass, "get_recordings", **camera, day=days[-1])
    assert recorded["recordings"]["spans"][0]["start_time"].startswith("20")
    events = (await call(hass, "get_recorded_events", **camera))["events"]
    assert events[0]["event_id"] == "motion_detected"
    picture = await call(
        hass, "get_recording_thumbnail", **camera, thumbnail=events[0]["thumbnail"]
    )
    assert picture["url"].startswith("http")
    signed = await call(
        hass, "get_recording_url", **camera, video_url=events[0]["video_url"]
    )
    assert signed["url"].startswith("http")
    assert signed["expires"] > now().isoformat()
    assert signed["expires"].endswith(f"{now():%:z}")
    streams = await call(
        hass, "get_recording_streams", **camera, start=events[0]["start_time"]
    )
    assert streams["streams"]["video_url"].startswith("http")


async def test_a_validity_beyond_the_change_to_summer_time(
    hass: HomeAssistant, set_up: SetUp, freezer: FrozenDateTimeFactory
) -> None:
    """It is as long as was asked for: the clock is changed, not the time."""
    await hass.config.async_set_time_zone("America/Los_Angeles")
    entry = await set_up()
    camera = {"device_id": device_id(hass, entry, CAMERA)}
    (event, *_) = (await call(hass, "get_recorded_events", **camera))["events"]
    asked = {**camera, "video_url": event["video_url"], "valid_for": {"hours": 2}}
    freezer.move_to("2027-03-14T09:30:00+00:00")
    signed = await call(hass, "get_recording_url", **asked)
    assert signed["expires"] == "2027-03-14T04:30:00-07:00"


async def test_recordings_of_a_recorder(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Each channel of a network video recorder has recordings of its own."""
    entry = await set_up()
    camera = {"device_id": device_id(hass, entry, CAMERA)}
    clips = cloud.devices[CAMERA].clips
    day = (await call(hass, "get_recording_days", **camera))["days"][-1]
    for clip in clips:
        clip.channel = 1
    max(clips, key=lambda clip: clip.start_time).channel = 2
    assert (await call(hass, "get_recording_days", **camera))["days"] == []
    asked = {**camera, "channel": 2}
    assert (await call(hass, "get_recording_days", **asked))["days"] == [day]
    recorded = (await call(hass, "get_recordings", **asked, day=day))["recordings"]
    assert len(recorded["spans"]) == 1
    (event,) = (await call(hass, "get_recorded_events", **asked))["events"]
    assert (event["upload_status"], event["data"]) == ("Finished", "")
    url = event["video_url"]
    signed = await call(hass, "get_recording_url", **asked, video_url=url)
    assert signed["url"].startswith(url)


MUSIC: Sequence[tuple[str, dict[str, Any], str]] = (
    ("get_playlists", {"limit": 2}, "playlists"),
    ("get_daily_songs", {}, "songs"),
    ("get_new_songs", {"chart": "western"}, "songs"),
    ("get_songs", {"song_ids": ["1001"]}, "songs"),
    ("get_song_url", {"song_id": "1001"}, "song"),
    ("get_music_user", {}, "user"),
)


async def test_music(
    hass: HomeAssistant, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """Every list of the music service has something in it."""
    speaker = device_id(hass, await set_up(), SPEAKER)
    for action, data, key in MUSIC:
        with subtests.test(action):
            assert (await call(hass, action, device_id=speaker, **data))[key]


async def test_songs_of_a_playlist(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A playlist leads to its songs; a logout is the last thing."""
    entry = await set_up()
    speaker = {"device_id": device_id(hass, entry, SPEAKER)}
    playlists = (await call(hass, "get_playlists", **speaker))["playlists"]
    told = await call(
        hass,
        "get_playlist_songs",
        **speaker,
        playlist_id=playlists[0]["playlist_id"],
        limit=1,
    )
    assert len(told["songs"]) == 1
    before = cloud.calls["AppKugouUserCommand"]
    await call(hass, "log_out_of_music", **speaker)
    assert cloud.calls["AppKugouUserCommand"] == before + 1


BEYOND_ALL_MEASURE: Sequence[tuple[str, dict[str, Any]]] = (
    ("get_recorded_events", {"end": "0001-01-01 00:00:00"}),
    ("get_recorded_events", {"start": "9999-12-31 23:59:59"}),
    ("get_recording_streams", {"start": "0001-01-01 00:00:00"}),
    ("get_recording_url", {"video_url": "x", "valid_for": {"days": 10**8}}),
    ("get_recording_url", {"video_url": "x", "valid_for": {"days": 10**18}}),
    ("get_recording_url", {"video_url": "x", "valid_for": math.inf}),
    ("create_scene", {"name": "Rest", "steps": [{"delay": math.inf}]}),
    ("get_recorded_events", {"limit": math.inf}),
    ("get_recorded_events", {"channel": -math.inf}),
    ("get_recording_days", {"channel": -3}),
    ("get_recording_days", {"channel": 1.7}),
    ("get_recording_days", {"channel": 129}),
    ("get_recorded_events", {"limit": 1.7}),
    ("get_event_history", {"limit": 1.7}),
    ("report_firmware_progress", {**PROGRESS, "percent": 1.7}),
    ("report_firmware_progress", {**PROGRESS, "result_code": 101}),
    ("get_event_history", {"limit": math.nan}),
    ("report_firmware_progress", {**PROGRESS, "percent": math.inf}),
    ("report_firmware_progress", {**PROGRESS, "result_code": math.inf}),
    ("get_playlists", {"limit": math.inf}),
)


async def test_beyond_all_measure(
    hass: HomeAssistant, set_up: SetUp, subtests: pytest.Subtests
) -> None:
    """A time or a number that the cloud cannot have known is refused before it is asked for."""
    camera = device_id(hass, await set_up(), CAMERA)
    for action, data in BEYOND_ALL_MEASURE:
        with subtests.test(action, **data), pytest.raises(vol.Invalid):
            await call(hass, action, device_id=camera, **data)
