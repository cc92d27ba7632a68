"""What cameras have recorded."""

from ..wire import Structure, integer_field, objects_field, prose_field, text_field


class CloudStorageEvent(Structure):
    """A recorded event of a camera, with the file name of its picture.

    The address is that of the recording; it has to be signed to be played. The upload is
    Finished, Partial or Failed; the data is what the camera says of the event.
    """

    event_id: str = text_field("EventId")
    video_url: str = text_field("VideoURL")
    start_time: int = integer_field("StartTime")
    end_time: int = integer_field("EndTime")
    thumbnail: str = text_field("Thumbnail")
    upload_status: str = text_field("UploadStatus")
    data: str = prose_field("Data")


class CloudStorageSpan(Structure):
    """A time without gaps in a recording."""

    start_time: int = integer_field("StartTime")
    end_time: int = integer_field("EndTime")


class CloudStorageDay(Structure):
    """What a camera recorded in a day; the address has to be signed to be played."""

    video_url: str = text_field("VideoURL")
    spans: tuple[CloudStorageSpan, ...] = objects_field(CloudStorageSpan, "TimeList")


class CloudStorageStream(Structure):
    """Where the pictures and the sound of a recorded time lie."""

    video_url: str = text_field("VideoStream")
    audio_url: str = text_field("AudioStream")
