"""Recordings of cameras in the cloud."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from .. import recordings
from ..cloud import Cloud
from ..errors import Refusal
from ..routing import (
    Answer,
    Body,
    device_id_of,
    lets_pass,
    number,
    required,
    with_token,
)
from ..state import Clip, Device, User, now_s

DAY_SECONDS = 86_400
ONE_DAY = timedelta(days=1)


@with_token("IotVideoDescribeCloudStorageDate")
def describe_cloud_storage_date(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return the days with recordings."""
    device = cloud.rights.device(user, device_id_of(body))
    days = {f"{_moment(cloud, clip):%Y-%m-%d}" for clip in _clips(device, body)}
    return {"Data": sorted(days)}


@with_token("IotVideoDescribeCloudStorageTime")
def describe_cloud_storage_time(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return when there are recordings on a day, or on a part of it."""
    device = cloud.rights.device(user, device_id_of(body))
    day = _day(cloud, str(required(body, "Date")))
    first = number(body, "StartTime", 0) or int(day.timestamp())
    last = number(body, "EndTime", 0) or int((day + ONE_DAY).timestamp()) - 1
    spans = [
        {"StartTime": clip.start_time, "EndTime": clip.end_time}
        for clip in _clips(device, body)
        if first <= clip.start_time <= last
    ]
    return {"Data": {"VideoURL": _address(cloud, device), "TimeList": spans}}


@with_token("IotVideoDescribeCloudStorageEvents")
def describe_cloud_storage_events(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return what cameras noticed, the newest first; times in s."""
    device = cloud.rights.device(user, device_id_of(body))
    now = now_s()
    first = number(body, "StartTime", 0) or now - DAY_SECONDS
    last = number(body, "EndTime", 0) or now
    events = [
        _describe(clip)
        for clip in sorted(_clips(device, body), key=_start_time, reverse=True)
        if first <= clip.start_time <= last
        and lets_pass(body, "EventId", clip.event_id)
    ]
    start = number(body, "Context", 0)
    end = start + (number(body, "Size", 0) or 10)
    return {
        "Events": events[start:end],
        "Total": len(events[start:end]),
        "Context": str(end) if end < len(events) else "",
        "Listover": end >= len(events),
        "VideoURL": _address(cloud, device),
    }


@with_token("IotVideoDescribeCloudStorageThumbnail")
def describe_cloud_storage_thumbnail(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return where the picture of an event is."""
    device = cloud.rights.device(user, device_id_of(body))
    name = str(required(body, "Thumbnail"))
    if name not in {_thumbnail(clip) for clip in device.clips}:
        raise Refusal("InvalidParameterValue")
    return {"ThumbnailURL": f"{cloud.origin}/simulator/media/covers/{name}"}


@with_token("IotVideoGenerateSignedVideoURL")
def generate_signed_video_url(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return an address that plays until a time in s."""
    device = cloud.rights.device(user, device_id_of(body))
    address, expire_time = str(required(body, "VideoURL")), number(body, "ExpireTime")
    if urlsplit(address).path != _path(device):
        raise Refusal("InvalidParameterValue")
    joint = "&" if "?" in address else "?"
    sign = recordings.signature(device.device_id, expire_time)
    return {"SignedVideoURL": f"{address}{joint}t={expire_time}&sign={sign}"}


@with_token("IotVideoDescribeCloudStorageStreamData")
def describe_cloud_storage_stream_data(cloud: Cloud, user: User, body: Body) -> Answer:
    """Return where pictures and sound of a time in s are, ready to be played."""
    device = cloud.rights.device(user, device_id_of(body))
    moment = number(body, "StartTime")
    for clip in device.clips:
        if clip.start_time <= moment <= clip.end_time:
            until = now_s() + DAY_SECONDS
            sign = recordings.signature(device.device_id, until)
            span = f"starttime_epoch={clip.start_time}&endtime_epoch={clip.end_time}"
            address = _address(cloud, device)
            return {
                "VideoStream": f"{address}?{span}&t={until}&sign={sign}",
                "AudioStream": f"{cloud.origin}/simulator/media/chime.wav",
            }
    raise Refusal("InvalidParameterValue")


def _clips(device: Device, body: Body) -> list[Clip]:
    """Return what a camera recorded, a recorder on the channel that it is asked for."""
    return [each for each in device.clips if each.channel == body.get("ChannelId")]


def _address(cloud: Cloud, device: Device) -> str:
    return f"{cloud.origin}{_path(device)}"


def _path(device: Device) -> str:
    return f"/simulator/media/video/{device.device_id}/recording.m3u8"


def _start_time(clip: Clip) -> int:
    return clip.start_time


def _moment(cloud: Cloud, clip: Clip) -> datetime:
    return datetime.fromtimestamp(clip.start_time, cloud.time_zone)


def _day(cloud: Cloud, text: str) -> datetime:
    """Return the beginning of a day."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=cloud.time_zone)
    except ValueError:
        raise Refusal("InvalidParameterValue") from None


def _thumbnail(clip: Clip) -> str:
    return f"{clip.start_time}.png"


def _describe(clip: Clip) -> dict[str, Any]:
    return {
        "StartTime": clip.start_time,
        "EndTime": clip.end_time,
        "Thumbnail": _thumbnail(clip),
        "EventId": clip.event_id,
        "UploadStatus": "Finished",
        "Data": "",
    }
