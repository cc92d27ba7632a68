"""The answers that the documentation shows are those that actions give."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from homeassistant.core import HomeAssistant, SupportsResponse
import pytest

from custom_components.tencent_iot_explorer.services.terms import TERMS
from simulator import Cloud
from simulator.routines import run_scene

from ...conftest import SetUp
from .answers import compare_answers
from .common import HOME, LAMP, SEASIDE, call, device_id

CAMERA = "CAMERA0000/camera_01"
SPEAKER = "SPEAKER000/speaker_01"
GATEWAY = "GATEWAY000/gw_01"
DOOR = "DOORSENSOR/door_01"
SOCKET = "METERPLUG0/plug_01"

type Answer = dict[str, Any]
# What an action is told that an earlier one has answered.
type Told = Callable[[Mapping[str, Answer]], Mapping[str, Any]]


def fixed(**data: Any) -> Told:
    """Return what is told whatever was answered before."""
    return lambda _: data


def first_event(field: str, told: str) -> Told:
    """Return a field of the first recorded event."""
    return lambda answers: {told: answers["get_recorded_events"]["events"][0][field]}


# Action -> what it is about, and what it is told; in this order.
EXAMPLES: Mapping[str, tuple[str, Told]] = {
    "call_action": (
        LAMP,
        fixed(action="light_blink", inputs={"time": 3, "color": 1, "total_time": 30}),
    ),
    "set_property": (
        LAMP,
        fixed(properties={"light_switch": True, "brightness": 30}),
    ),
    "send_rrpc": (LAMP, fixed(payload="ping")),
    "get_device_info": (LAMP, fixed()),
    "get_wechat_device_ticket": (LAMP, fixed()),
    "get_sub_devices": (GATEWAY, fixed()),
    "get_gateway_devices": (GATEWAY, fixed()),
    "create_share_token": (LAMP, fixed(note="for you")),
    "get_share_users": (LAMP, fixed()),
    "get_share_invitation": (
        "",
        lambda answers: {"share_token": answers["create_share_token"]["share_token"]},
    ),
    "create_timer": (
        LAMP,
        fixed(
            name="Morning",
            at="07:30",
            days=["mon", "fri"],
            properties={"light_switch": True},
        ),
    ),
    "get_timers": (LAMP, fixed()),
    "get_property_history": (LAMP, fixed(property="brightness", limit=2)),
    "get_event_history": (DOOR, fixed(event="hardware_fault")),
    "get_firmware_download": ("LIGHTSTRIP/strip_01", fixed()),
    "get_recording_days": (CAMERA, fixed()),
    "get_recordings": (
        CAMERA,
        lambda answers: {"day": answers["get_recording_days"]["days"][-1]},
    ),
    "get_recorded_events": (CAMERA, fixed()),
    "get_recording_thumbnail": (CAMERA, first_event("thumbnail", "thumbnail")),
    "get_recording_url": (CAMERA, first_event("video_url", "video_url")),
    "get_recording_streams": (CAMERA, first_event("start_time", "start")),
    "get_playlists": (SPEAKER, fixed(limit=2)),
    "get_playlist_songs": (
        SPEAKER,
        lambda answers: {
            "playlist_id": answers["get_playlists"]["playlists"][0]["playlist_id"]
        },
    ),
    "get_daily_songs": (SPEAKER, fixed()),
    "get_new_songs": (SPEAKER, fixed(chart="western")),
    "get_songs": (
        SPEAKER,
        lambda answers: {
            "song_ids": [answers["get_daily_songs"]["songs"][0]["song_id"]]
        },
    ),
    "get_song_url": (
        SPEAKER,
        lambda answers: {"song_id": answers["get_daily_songs"]["songs"][0]["song_id"]},
    ),
    "get_music_user": (SPEAKER, fixed()),
    "get_families": ("", fixed()),
    "get_family": (f"family_{SEASIDE}", fixed()),
    "create_family": ("", fixed(name="Cabin")),
    "create_room": (f"family_{SEASIDE}", fixed(name="Attic")),
    "get_family_members": (f"family_{HOME}", fixed()),
    "invite_family_member": (f"family_{SEASIDE}", fixed()),
    "create_scene": (
        f"family_{SEASIDE}",
        fixed(name="Reading", steps=[{"delay": "00:00:05"}, {"notification": "Enjoy"}]),
    ),
    "create_automation": (
        f"family_{HOME}",
        fixed(
            name="Evening",
            conditions=[{"at": "21:00", "days": ["sat"]}],
            steps=[{"notification": "Good night"}],
        ),
    ),
    "get_automations": (f"family_{HOME}", fixed()),
    "get_automation": (f"family_{HOME}", fixed(automation="Evening")),
    "get_run_log": (f"family_{SEASIDE}", fixed()),
    "get_messages": ("", fixed(category="device")),
}
# Tested where the past is that it needs.
ELSEWHERE = {"import_history"}


async def ask(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> dict[str, Answer]:
    """Run each action in the demo home, and return what it answers."""
    entry = await set_up()
    cloud.report(LAMP, {"brightness": 12})
    cloud.post_event(DOOR, "hardware_fault", {})
    movie = cloud.home.scenes["s_movie"]
    await run_scene(cloud, movie)
    cloud.devices[LAMP].shared_with[next(reversed(cloud.home.users)).user_id] = 1
    answers: dict[str, Answer] = {}
    for action, (subject, told) in EXAMPLES.items():
        target = {"device_id": device_id(hass, entry, subject)} if subject else {}
        answers[action] = await call(hass, action, **target, **told(answers))
    return answers


def test_every_answer_is_shown() -> None:
    answering = {
        name
        for name, terms in TERMS.items()
        if terms.response is not SupportsResponse.NONE
    }
    assert answering == EXAMPLES.keys() | ELSEWHERE


@pytest.mark.devices(
    "lamp_02", "gw_01", "door_01", "strip_01", "camera_01", "speaker_01"
)
async def test_answers_are_those_of_the_page(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, request: pytest.FixtureRequest
) -> None:
    """With --snapshot-update they are written anew; then write the pages anew, too."""
    answers = await ask(hass, cloud, set_up)
    compare_answers(request.config, answers)
    assert not [name for name in names_in(answers) if hasattr(dict, name)]


def names_in(answer: Any) -> Iterator[str]:
    """Return how the fields are called: "timer.values" would be a method of it."""
    if isinstance(answer, dict):
        yield from answer
        answer = list(answer.values())
    for each in answer if isinstance(answer, list) else ():
        yield from names_in(each)
