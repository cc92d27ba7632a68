"""The image of a camera's last event, against the simulated cloud."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.image import async_get_image
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utc_from_timestamp
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from simulator import Cloud, pictures
from simulator.api import video
from simulator.state import Clip, Device, now_s

from ..conftest import SetUp
from ..waiting import until
from .common import entity_id, state_of

pytestmark = pytest.mark.devices("camera_01")

CAMERA = "CAMERA0000/camera_01"
IMAGE = "CAMERA0000_camera_01_:last_event"
EVENTS = "IotVideoDescribeCloudStorageEvents"
THUMBNAIL = "IotVideoDescribeCloudStorageThumbnail"


@pytest.fixture(autouse=True)
def only_images(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up no other entities, and let pictures arrive in the cloud at once."""
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.account.platforms.PLATFORMS",
        [Platform.IMAGE],
    )
    monkeypatch.setattr(
        "custom_components.tencent_iot_explorer.image.UPLOAD_SECONDS", 0.01
    )


@pytest.fixture
def camera(cloud: Cloud) -> Device:
    """Return the camera of the demo home."""
    return cloud.devices[CAMERA]


def moment_of(camera: Device) -> str:
    """Return when the newest event of a camera began, as a state."""
    newest = max(clip.start_time for clip in camera.clips)
    return utc_from_timestamp(newest).isoformat()


async def picture_of(hass: HomeAssistant) -> bytes:
    """Return the picture that the image shows."""
    image = await async_get_image(hass, entity_id(hass, "image", IMAGE))
    assert image.content_type == "image/png"
    return image.content


async def test_newest_event(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, camera: Device
) -> None:
    """The image is of the newest event; it is fetched when somebody looks, once."""
    await set_up()
    assert state_of(hass, "image", IMAGE).state == moment_of(camera)
    assert not cloud.calls[THUMBNAIL]
    newest = max(clip.start_time for clip in camera.clips)
    for _ in range(2):
        assert await picture_of(hass) == pictures.cover(str(newest))
    assert cloud.calls[THUMBNAIL] == 1


@pytest.mark.parametrize("ago", [60, 7200, 10 * 86400])
async def test_newest_event_that_is_told_last(
    hass: HomeAssistant,
    set_up: SetUp,
    camera: Device,
    monkeypatch: pytest.MonkeyPatch,
    ago: int,
) -> None:
    """The image is of the newest event, in whatever order the cloud tells them."""
    monkeypatch.setattr(video, "_start_time", lambda clip: -clip.start_time)
    camera.clips = [
        Clip(event_id="motion_detected", start_time=now_s() - ago - each, seconds=8)
        for each in range(0, 1000 * 60, 1000)
    ]
    await set_up()
    assert state_of(hass, "image", IMAGE).state == moment_of(camera)


async def test_pushed_event(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, camera: Device
) -> None:
    """An event is shown as soon as the camera tells it, with its own picture."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    before = await picture_of(hass)
    cloud.record_clip(CAMERA, "motion_detected", 5)
    await until(lambda: state_of(hass, "image", IMAGE).state == moment_of(camera))
    assert await picture_of(hass) != before


async def test_events_come_in_flocks(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, camera: Device
) -> None:
    """Many events of a moment are one question, also those of no thing model."""
    entry = await set_up()
    await until(lambda: entry.runtime_data.push.connected)
    before = cloud.calls[EVENTS]
    for _ in range(5):
        cloud.record_clip(CAMERA, "somebody_rang", 5)
    await until(lambda: state_of(hass, "image", IMAGE).state == moment_of(camera))
    assert cloud.calls[EVENTS] == before + 1


async def test_only_cameras_with_cloud_storage(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, camera: Device
) -> None:
    """Nobody is asked for recordings who keeps none in the cloud."""
    camera.values["_sys_cs_status"] = 0
    entry = await set_up()
    await entry.runtime_data.recordings.async_refresh()
    assert not cloud.calls[EVENTS]
    assert not any(
        each.domain == "image"
        for each in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
    )


async def test_cloud_storage_begins_and_ends(
    hass: HomeAssistant, set_up: SetUp, cloud: Cloud, camera: Device
) -> None:
    """The slow poll finds out who has cloud storage by now, and who has no longer."""
    camera.values["_sys_cs_status"] = 0
    account = (await set_up()).runtime_data
    device = account.devices[CAMERA]
    device.apply_report({"_sys_cs_status": 1}, 0)
    await account.recordings.async_refresh()
    await hass.async_block_till_done()
    assert state_of(hass, "image", IMAGE).state == moment_of(camera)
    device.apply_report({"_sys_cs_status": 0}, 0)
    await account.recordings.async_refresh()
    assert state_of(hass, "image", IMAGE).state == STATE_UNAVAILABLE


async def test_events_that_are_missing_once(
    hass: HomeAssistant,
    set_up: SetUp,
    cloud: Cloud,
    camera: Device,
    freezer: FrozenDateTimeFactory,
) -> None:
    """One empty answer takes no picture away, a second one an hour later does."""
    recordings = (await set_up()).runtime_data.recordings
    newest = moment_of(camera)
    camera.clips.clear()
    await recordings.async_refresh()
    assert state_of(hass, "image", IMAGE).state == newest
    freezer.tick(3600)
    await recordings.async_refresh()
    assert state_of(hass, "image", IMAGE).state == STATE_UNKNOWN


async def test_no_event_yet(hass: HomeAssistant, set_up: SetUp, camera: Device) -> None:
    """Without an event there is no picture."""
    camera.clips.clear()
    await set_up()
    assert state_of(hass, "image", IMAGE).state == STATE_UNKNOWN
    with pytest.raises(HomeAssistantError):
        await picture_of(hass)


def answer(change: Callable[[dict[str, Any]], object]) -> Callable[[Any], object]:
    """Return an alteration of each event that the cloud lists."""

    def alter(told: Any) -> object:
        for event in told["data"]["Events"]:
            change(event)
        return told

    return alter


@pytest.mark.parametrize(
    "alter",
    [
        answer(lambda event: event.update(StartTime=-1)),
        answer(lambda event: event.update(StartTime=10**15)),
        answer(lambda event: event.update(StartTime="soon")),
        answer(lambda event: event.update(Thumbnail="")),
        answer(lambda event: event.update(Thumbnail=None)),
        answer(lambda event: event.clear()),
        lambda told: {**told, "data": {"Events": None}},
        lambda told: {**told, "data": {"Events": [1, "x", None]}},
        lambda told: {**told, "data": {"Events": "none"}},
    ],
)
async def test_odd_events(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, alter: Callable[[Any], object]
) -> None:
    """What cannot be an event with a picture is none."""
    cloud.alter(EVENTS, alter)
    await set_up()
    assert state_of(hass, "image", IMAGE).state == STATE_UNKNOWN


async def test_refused_events(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, camera: Device
) -> None:
    """An event stays shown where the cloud cannot tell another one."""
    account = (await set_up()).runtime_data
    cloud.fail(EVENTS, code="UnauthorizedOperation", times=1)
    await account.recordings.async_refresh()
    assert state_of(hass, "image", IMAGE).state == moment_of(camera)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda told: told["data"].update(ThumbnailURL=""), "no ThumbnailURL came"),
        (lambda told: told["data"].update(ThumbnailURL="http://["), "No file"),
        (lambda told: told["data"].update(ThumbnailURL="ftp://x/y"), "No file"),
        (
            lambda told: told["data"].update(
                ThumbnailURL=told["data"]["ThumbnailURL"] + "/none"
            ),
            "Not Found",
        ),
        (
            lambda told: told["data"].update(
                ThumbnailURL=told["data"]["ThumbnailURL"].partition("media")[0]
                + "devices"
            ),
            "A picture is no application/json",
        ),
    ],
)
async def test_unreadable_picture(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    hass_client: ClientSessionGenerator,
    change: Callable[[Any], None],
    words: str,
) -> None:
    """A picture that does not arrive is an error that says why, and no more."""

    def alter(told: Any) -> object:
        change(told)
        return told

    await set_up()
    cloud.alter(THUMBNAIL, alter)
    with pytest.raises(HomeAssistantError) as error:
        await picture_of(hass)
    assert error.value.translation_key
    assert words in str(error.value.translation_placeholders)
    client = await hass_client()
    path = state_of(hass, "image", IMAGE).attributes["entity_picture"]
    assert (await client.get(path)).status == HTTPStatus.INTERNAL_SERVER_ERROR
    cloud.mend()
    assert (await client.get(path)).status == HTTPStatus.OK


async def test_refused_picture(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """The cloud's own words are told."""
    await set_up()
    cloud.fail(THUMBNAIL, code="UnauthorizedOperation", message="not yours", times=1)
    with pytest.raises(HomeAssistantError) as error:
        await picture_of(hass)
    assert "not yours" in str(error.value.translation_placeholders)
