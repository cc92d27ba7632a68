"""Recordings of cameras in the cloud."""

from collections.abc import AsyncIterator
from typing import Final

from ..decoding import inner, items, records, text
from ..models.video import CloudStorageDay, CloudStorageEvent, CloudStorageStream
from ..wire import parse, parse_all
from .caller import ActionGroup, granted
from .naming import device_parameters
from .paging import by_cursor

PAGE_SIZE: Final = 50


class VideoApi(ActionGroup):
    """Actions that read recordings.

    A device id is "ProductId/DeviceName", a channel that of a network video recorder,
    which wants one. All methods raise NotFound and PermissionDenied for a camera that
    the user does not have, and other CloudErrors.
    """

    async def describe_cloud_storage_date(
        self, device_id: str, *, channel_id: int | None = None
    ) -> list[str]:
        """Return the days with recordings, as "YYYY-MM-DD".

        Source: IotVideoDescribeCloudStorageDate.
        """
        answer = await self._caller.call(
            "IotVideoDescribeCloudStorageDate",
            {**device_parameters(device_id), "ChannelId": channel_id},
        )
        return [day for day in items(answer, "Data") if isinstance(day, str)]

    async def describe_cloud_storage_time(
        self,
        device_id: str,
        date: str,
        *,
        start_time: int | None = None,
        end_time: int | None = None,
        channel_id: int | None = None,
    ) -> CloudStorageDay:
        """Return what was recorded on a day.

        Parameters: the camera, the day as "YYYY-MM-DD", from when to when within it
        in Unix seconds. Source: IotVideoDescribeCloudStorageTime.
        """
        answer = await self._caller.call(
            "IotVideoDescribeCloudStorageTime",
            {
                **device_parameters(device_id),
                "Date": date,
                "StartTime": start_time,
                "EndTime": end_time,
                "ChannelId": channel_id,
            },
        )
        return parse(CloudStorageDay, inner(answer))

    async def describe_cloud_storage_events(
        self,
        device_id: str,
        *,
        start_time: int = 0,
        end_time: int = 0,
        event_id: str | None = None,
        channel_id: int | None = None,
    ) -> AsyncIterator[CloudStorageEvent]:
        """Yield the recorded events, each with the recording that it is in.

        Parameters: the camera; from when to when in Unix seconds, 0 for 24 hours ago
        and the present; one event.
        Source: IotVideoDescribeCloudStorageEvents.
        """
        pages = by_cursor(
            self._caller,
            "IotVideoDescribeCloudStorageEvents",
            {
                **device_parameters(device_id),
                "StartTime": start_time,
                "EndTime": end_time,
                "EventId": event_id,
                "ChannelId": channel_id,
                "Size": PAGE_SIZE,
            },
            "Events",
        )
        async for page in pages:
            video = {"VideoURL": text(page, "VideoURL")}
            found = [video | dict(record) for record in records(page, "Events")]
            for event in parse_all(CloudStorageEvent, found):
                yield event

    async def describe_cloud_storage_thumbnail(
        self, device_id: str, thumbnail: str
    ) -> str:
        """Return where the picture of an event lies, by the event's file name.

        Source: IotVideoDescribeCloudStorageThumbnail.
        """
        answer = await self._caller.call(
            "IotVideoDescribeCloudStorageThumbnail",
            {**device_parameters(device_id), "Thumbnail": thumbnail},
        )
        return granted("IotVideoDescribeCloudStorageThumbnail", answer, "ThumbnailURL")

    async def generate_signed_video_url(
        self,
        device_id: str,
        video_url: str,
        expire_time: int,
        *,
        channel_id: int | None = None,
    ) -> str:
        """Return the address with which a recording can be played.

        Parameters: the camera, the recording's address, until when in Unix seconds.
        Source: IotVideoGenerateSignedVideoURL.
        """
        answer = await self._caller.call(
            "IotVideoGenerateSignedVideoURL",
            {
                **device_parameters(device_id),
                "VideoURL": video_url,
                "ExpireTime": expire_time,
                "ChannelId": channel_id,
            },
        )
        return granted("IotVideoGenerateSignedVideoURL", answer, "SignedVideoURL")

    async def describe_cloud_storage_stream_data(
        self, device_id: str, start_time: int
    ) -> CloudStorageStream:
        """Return where the pictures and the sound of a time in Unix seconds lie.

        Source: IotVideoDescribeCloudStorageStreamData.
        """
        answer = await self._caller.call(
            "IotVideoDescribeCloudStorageStreamData",
            {**device_parameters(device_id), "StartTime": start_time},
        )
        return parse(CloudStorageStream, inner(answer))
