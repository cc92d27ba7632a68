"""The files that answers point to: songs, pictures and recordings."""

import hmac
import time

from aiohttp import web

from . import music, pictures, recordings
from .http import CLOUD
from .state import Clip, Device

VIDEO = "/simulator/media/video/{product_id}/{device_name}"
CHIME = (12, 8, 5, 0)
# A player in a browser is on a page of another server.
FOR_ALL_PAGES = {"Access-Control-Allow-Origin": "*"}
FOREVER = 2**63


def add_routes(app: web.Application) -> None:
    """Serve what a player or a browser fetches."""
    app.add_routes(
        [
            web.get("/simulator/media/songs/{song_id}.wav", _song),
            web.get("/simulator/media/chime.wav", _chime),
            web.get("/simulator/media/covers/{name}.png", _cover),
            web.get("/simulator/firmware/{product_id}/{device}/{version}", _firmware),
            web.get(f"{VIDEO}/recording.m3u8", _recording),
            web.get(f"{VIDEO}/{{start_time:\\d+}}/{{number:\\d+}}.ts", _segment),
        ]
    )


async def _song(request: web.Request) -> web.Response:
    song = music.SONGS.get(request.match_info["song_id"])
    if song is None:
        raise web.HTTPNotFound
    return web.Response(body=music.play(song["notes"]), content_type="audio/wav")


async def _chime(_request: web.Request) -> web.Response:
    return web.Response(body=music.play(CHIME), content_type="audio/wav")


async def _cover(request: web.Request) -> web.Response:
    picture = pictures.cover(request.match_info["name"])
    return web.Response(body=picture, content_type="image/png")


async def _firmware(request: web.Request) -> web.Response:
    """Return a file that a phone brings to a Bluetooth device."""
    text = request.match_info["version"].encode()
    length = request.app[CLOUD].firmware_bytes
    return web.Response(body=(text * length)[:length])


async def _recording(request: web.Request) -> web.Response:
    """Return a playlist of all recordings, or of a span of them."""
    device = _seen_device(request)
    first, last = (
        _moment(request, "starttime_epoch", 0),
        _moment(request, "endtime_epoch", FOREVER),
    )
    clips = [each for each in device.clips if first <= each.start_time <= last]
    query = f"t={request.query['t']}&sign={request.query['sign']}"
    return web.Response(
        text=recordings.playlist(clips, query),
        content_type="application/vnd.apple.mpegurl",
        headers=FOR_ALL_PAGES,
    )


def _moment(request: web.Request, name: str, default: int) -> int:
    """Return a time in s of a query."""
    text = request.query.get(name, str(default))
    if not text.isdecimal():
        raise web.HTTPBadRequest
    return int(text)


async def _segment(request: web.Request) -> web.Response:
    clip = _clip(_seen_device(request), int(request.match_info["start_time"]))
    number = int(request.match_info["number"])
    if not 0 <= number * recordings.SEGMENT_SECONDS < clip.seconds:
        raise web.HTTPNotFound
    body = recordings.segment(clip, number, request.app[CLOUD].time_zone)
    return web.Response(body=body, content_type="video/mp2t", headers=FOR_ALL_PAGES)


def _seen_device(request: web.Request) -> Device:
    """Return the camera of an address whose signature is right and not too old."""
    names, query = request.match_info, request.query
    device_id = f"{names['product_id']}/{names['device_name']}"
    device = request.app[CLOUD].devices.get(device_id)
    if device is None:
        raise web.HTTPNotFound
    until = query.get("t", "0")
    expected = recordings.signature(device_id, until)
    signed = hmac.compare_digest(query.get("sign", ""), expected)
    if not signed or int(until) < time.time():
        raise web.HTTPForbidden
    return device


def _clip(device: Device, start_time: int) -> Clip:
    for clip in device.clips:
        if clip.start_time == start_time:
            return clip
    raise web.HTTPNotFound
