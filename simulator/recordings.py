"""What cameras have recorded: pictures, playlists and signed addresses."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
import hmac

from . import h264
from .cloud import APP_SECRET
from .state import Clip
from .transport_stream import multiplex

COLUMNS, ROWS = 8, 6
PICTURES_PER_SECOND = 2
SEGMENT_SECONDS = 4
DARK, BRIGHT, BAR = 40, 160, 225
BLUE, RED = 110, 140


def segment(clip: Clip, number: int, time_zone: tzinfo) -> bytes:
    """Return one part of a recording; a bar moves over a sky as bright as the hour."""
    first = number * SEGMENT_SECONDS
    count = min(SEGMENT_SECONDS, clip.seconds - first) * PICTURES_PER_SECOND
    noon = abs(datetime.fromtimestamp(clip.start_time, time_zone).hour - 12)
    sky = BRIGHT - (BRIGHT - DARK) * noon // 12

    def picture(index: int) -> bytes:
        bar = (first * PICTURES_PER_SECOND + index) % COLUMNS
        return h264.access_unit(
            COLUMNS,
            ROWS,
            index,
            lambda column, row: (BAR if column == bar else sky + row, BLUE, RED),
        )

    return multiplex(map(picture, range(count)), PICTURES_PER_SECOND, first)


def playlist(clips: Iterable[Clip], query: str) -> str:
    """Return what a player needs to play recordings one after the other."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{SEGMENT_SECONDS}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
    ]
    for clip in clips:
        lines.append("#EXT-X-DISCONTINUITY")
        for number, first in enumerate(range(0, clip.seconds, SEGMENT_SECONDS)):
            lines += [
                f"#EXTINF:{min(SEGMENT_SECONDS, clip.seconds - first):.3f},",
                f"{clip.start_time}/{number}.ts?{query}",
            ]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def signature(device_id: str, expire_time: object) -> str:
    """Return what lets somebody see a camera's recordings until a time in s."""
    text = f"{device_id};{expire_time}"
    return hmac.digest(APP_SECRET.encode(), text.encode(), "sha256").hex()
