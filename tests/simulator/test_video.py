"""Recordings in the cloud: listed, signed, and played by a browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
import io
import itertools
import json
from pathlib import Path
import shutil
import time
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from PIL import Image
import pytest
from yarl import URL

from simulator import Cloud, create_app
from simulator.state import Clip, Device

from .caller import Caller
from .conftest import DEMO_LOGIN

CAMERA = "CAMERA0000/camera_01"
CHROMIUM = shutil.which("chromium")
PACKET = 188
# Plays a recording to its end, fast, loads a song, and tells what it saw.
PAGE = """
<video id="video" muted src="{video}"></video>
<audio id="audio" preload="auto" src="{audio}"></audio>
<script>
const seen = {{}};
function tell(name, value) {{
  seen[name] = value;
  if (seen.video && seen.audio)
    fetch('/told', {{method: 'POST', body: JSON.stringify(seen)}});
}}
function look() {{
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  context.drawImage(video, 0, 0);
  return [...context.getImageData(100, 90, 1, 1).data];
}}
video.defaultPlaybackRate = video.playbackRate = 8;
video.onerror = () => tell('video', video.error.message);
video.onended = () => tell('video', [video.currentTime, video.videoWidth, look()]);
audio.onerror = () => tell('audio', audio.error.message);
audio.oncanplaythrough = () => tell('audio', audio.duration);
video.play();
</script>
"""


@pytest.fixture
def camera(cloud: Cloud) -> Device:
    """Return a camera with a short and a longer recording of noon."""
    noon = datetime.now(cloud.time_zone).replace(hour=12, minute=0, second=0)
    first = int(noon.timestamp())
    camera = cloud.devices[CAMERA]
    camera.clips = [
        Clip(event_id="motion", start_time=first, seconds=6),
        Clip(event_id="sound", start_time=first + 60, seconds=14),
    ]
    return camera


async def ask(demo: Caller, action: str, **parameters: object) -> dict[str, Any]:
    """Ask about the camera."""
    return await demo.call(f"IotVideo{action}", DeviceId=CAMERA, **parameters)


async def signed_address(demo: Caller, query: str = "") -> str:
    """Return an address that plays for ten minutes."""
    (day,) = (await ask(demo, "DescribeCloudStorageDate"))["Data"]
    listed = await ask(demo, "DescribeCloudStorageTime", Date=day)
    signed = await ask(
        demo,
        "GenerateSignedVideoURL",
        VideoURL=listed["Data"]["VideoURL"] + query,
        ExpireTime=int(time.time()) + 600,
    )
    return str(signed["SignedVideoURL"])


async def read(demo: Caller, address: str | URL) -> bytes:
    """Return the file at an address."""
    async with demo.session.get(address) as response:
        assert response.status == 200
        return await response.read()


async def segments(demo: Caller, address: str) -> list[tuple[float, bytes]]:
    """Return the parts of a recording with how long they are said to be."""
    lines = (await read(demo, address)).decode().splitlines()
    assert (lines[0], lines[-1]) == ("#EXTM3U", "#EXT-X-ENDLIST")
    return [
        (
            float(lengths.removeprefix("#EXTINF:").rstrip(",")),
            await read(demo, URL(address).join(URL(name))),
        )
        for lengths, name in itertools.pairwise(lines)
        if lengths.startswith("#EXTINF")
    ]


async def test_listed_by_day(demo: Caller, camera: Device, cloud: Cloud) -> None:
    (day,) = (await ask(demo, "DescribeCloudStorageDate"))["Data"]
    assert day == f"{datetime.now(cloud.time_zone):%Y-%m-%d}"
    spans = (await ask(demo, "DescribeCloudStorageTime", Date=day))["Data"]["TimeList"]
    assert [each["EndTime"] - each["StartTime"] for each in spans] == [6, 14]
    none = await ask(demo, "DescribeCloudStorageTime", Date="2020-01-01")
    assert none["Data"]["TimeList"] == []


async def test_events_with_pictures(demo: Caller, camera: Device) -> None:
    first = camera.clips[0].start_time
    span = {"StartTime": first, "EndTime": first + 600}
    newest = await ask(demo, "DescribeCloudStorageEvents", Size=1, **span)
    assert [each["EventId"] for each in newest["Events"]] == ["sound"]
    assert not newest["Listover"]
    oldest = await ask(
        demo, "DescribeCloudStorageEvents", Context=newest["Context"], **span
    )
    assert [each["EventId"] for each in oldest["Events"]] == ["motion"]
    assert oldest["Listover"]
    for event in (*newest["Events"], *oldest["Events"]):
        name = event["Thumbnail"]
        found = await ask(demo, "DescribeCloudStorageThumbnail", Thumbnail=name)
        picture = await read(demo, found["ThumbnailURL"])
        Image.open(io.BytesIO(picture)).verify()


@pytest.mark.parametrize(("position", "lengths"), [(0, [4, 2]), (1, [4, 4, 4, 2])])
async def test_one_recording(
    demo: Caller, camera: Device, position: int, lengths: list[float]
) -> None:
    clip = camera.clips[position]
    query = f"?starttime_epoch={clip.start_time}&endtime_epoch={clip.end_time}"
    parts = await segments(demo, await signed_address(demo, query))
    assert [seconds for seconds, _ in parts] == lengths
    for _, part in parts:
        assert len(part) % PACKET == 0
        assert set(part[::PACKET]) == {0x47}


async def test_stream_data(demo: Caller, camera: Device) -> None:
    moment = camera.clips[1].start_time + 3
    stream = await ask(demo, "DescribeCloudStorageStreamData", StartTime=moment)
    assert len(await segments(demo, stream["VideoStream"])) == 4
    assert (await read(demo, stream["AudioStream"]))[:4] == b"RIFF"


async def test_addresses_that_do_not_hold(demo: Caller, camera: Device) -> None:
    address = URL(await signed_address(demo))
    part = f"{camera.clips[0].start_time}/9.ts"
    for wrong, status in (
        (address.with_query({}), 403),
        (address.update_query(sign="0"), 403),
        (address.update_query(t=int(time.time()) - 1), 403),
        (address.update_query(t="soon"), 403),
        (address.update_query(starttime_epoch="noon"), 400),
        (address.join(URL(part)).with_query(address.query), 404),
        (address.join(URL("1/0.ts")).with_query(address.query), 404),
    ):
        async with demo.session.get(wrong) as response:
            assert response.status == status, wrong


async def test_new_recording_is_told(demo: Caller, cloud: Cloud) -> None:
    cloud.record_clip(CAMERA, "motion", 5)
    events = (await ask(demo, "DescribeCloudStorageEvents"))["Events"]
    assert events[0]["EndTime"] - events[0]["StartTime"] == 5


@asynccontextmanager
async def chromium(page: URL, profile: Path) -> AsyncIterator[None]:
    """Have a browser without a window open a page."""
    assert CHROMIUM
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"),
        *(f"--user-data-dir={profile}", str(page)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
async def test_a_browser_plays_it(
    cloud: Cloud, camera: Device, socket_enabled: None, tmp_path: Path
) -> None:
    """It finds length and size, and sees the sky of noon in the end.

    How long the last pictures of a recording last is told otherwise by each browser.
    """
    told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    addresses: dict[str, str] = {"audio": "/simulator/media/songs/1001.wav"}

    async def show(_request: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(**addresses), content_type="text/html")

    async def take(request: web.Request) -> web.Response:
        told.set_result(json.loads(await request.text()))
        return web.Response()

    app = create_app(cloud)
    app.add_routes([web.get("/page", show), web.post("/told", take)])
    async with TestServer(app, host="127.0.0.1") as server:
        async with ClientSession(server.make_url("/")) as session:
            demo = await Caller(session).log_in(DEMO_LOGIN)
            addresses["video"] = await signed_address(demo)
        async with chromium(server.make_url("/page"), tmp_path), asyncio.timeout(20):
            seen = await told
    seconds, width, colour = seen["video"]
    assert 16 <= seconds <= 20
    assert width == 128
    assert colour[0] > colour[2] > 90
    assert seen["audio"] == 4
