"""What the platform's own identifiers mean: those of speakers of Kugou and QQ Music."""

from collections.abc import Mapping
from typing import Final

SYSTEM: Final = "_sys_"
# When a Bluetooth device made its report, in the spelling of Tencent's apps.
MADE_AT: Final = "_sys _timestamp"
SYSTEM_MEANINGS: Final[Mapping[str, str]] = {
    f"{SYSTEM}{each}": each
    for each in (
        "pause_play",
        "pre_next",
        "play_mode",
        "volume",
        "play_position",
        "recommend_quality",
        "cur_play_list",
        "cur_song_id",
        "song_index",
        "song_list",
        "song_id",
    )
}
