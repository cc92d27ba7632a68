"""What cameras have recorded."""

from dataclasses import dataclass

from ..decoding import Record
from ..wire import many, unknown, whole, words


@dataclass(frozen=True, kw_only=True)
class CloudStorageEvent:
    """A recorded event of a camera, with the file name of its picture.

    The address is that of the recording; it has to be signed to be played.
    """

    event_id: str = words("EventId")
    video_url: str = words("VideoURL")
    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")
    thumbnail: str = words("Thumbnail")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class CloudStorageSpan:
    """A time without gaps in a recording."""

    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class CloudStorageDay:
    """What a camera recorded in a day; the address has to be signed to be played."""

    video_url: str = words("VideoURL")
    spans: tuple[CloudStorageSpan, ...] = many(CloudStorageSpan, "TimeList")
    extra: Record = unknown()


@dataclass(frozen=True, kw_only=True)
class CloudStorageStream:
    """Where the pictures and the sound of a recorded time lie."""

    video_url: str = words("VideoStream")
    audio_url: str = words("AudioStream")
    extra: Record = unknown()
