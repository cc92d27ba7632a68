"""What cameras have recorded."""

from ..wire import Structure, many, whole, words


class CloudStorageEvent(Structure):
    """A recorded event of a camera, with the file name of its picture.

    The address is that of the recording; it has to be signed to be played.
    """

    event_id: str = words("EventId")
    video_url: str = words("VideoURL")
    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")
    thumbnail: str = words("Thumbnail")


class CloudStorageSpan(Structure):
    """A time without gaps in a recording."""

    start_time: int = whole("StartTime")
    end_time: int = whole("EndTime")


class CloudStorageDay(Structure):
    """What a camera recorded in a day; the address has to be signed to be played."""

    video_url: str = words("VideoURL")
    spans: tuple[CloudStorageSpan, ...] = many(CloudStorageSpan, "TimeList")


class CloudStorageStream(Structure):
    """Where the pictures and the sound of a recorded time lie."""

    video_url: str = words("VideoStream")
    audio_url: str = words("AudioStream")
