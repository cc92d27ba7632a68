"""Songs, their lists and their listeners."""

from typing import NamedTuple

from ..wire import (
    Person,
    Structure,
    address_field,
    flag_field,
    id_field,
    integer_field,
    name_field,
    prose_field,
    text_field,
)


class Song(Structure):
    """A song of Kugou.

    It can be heard for playable code 0; 1 not from here, 2 no rights, 3 members only,
    4 must be bought, 5 members under the device's scheme, 6 withdrawn, 9 unknown.
    """

    song_id: str = id_field("song_id")
    name: str = name_field("song_name", "song_id")
    singer_id: str = text_field("singer_id")
    singer_name: str = name_field("singer_name")
    singer_image: str = address_field("singer_img")
    album_id: str = text_field("album_id")
    album_name: str = name_field("album_name")
    album_image: str = address_field("album_img_medium", "album_img", "album_img_small")
    playable_code: int = integer_field("playable_code")
    vip: bool = flag_field("is_vip_song")
    language: str = name_field("language")


class SongSource(Structure):
    """Where a song can be heard, in three qualities, or a trial of it; times in ms."""

    song_id: str = text_field("song_id")
    url: str = text_field("song_url")
    high_quality_url: str = text_field("song_url_hq")
    super_quality_url: str = text_field("song_url_sq")
    duration: int = integer_field("duration")
    playable_code: int = integer_field("playable_code")
    trial_url: str = text_field("try_url")
    trial_begin: int = integer_field("try_begin")
    trial_end: int = integer_field("try_end")


class Playlist(Structure):
    """A playlist of Kugou."""

    playlist_id: str = id_field("playlist_id")
    name: str = name_field("playlist_name", "playlist_id")
    image: str = address_field("pic")
    introduction: str = prose_field("intro")


class Page[T](NamedTuple):
    """A page of a long list: what is on it, how much stands before it."""

    items: list[T]
    before: int = 0
    is_last: bool = True


class MusicUser(Person):
    """A user of Kugou; the ends of memberships as Kugou writes them."""

    user_id: str = text_field("userid")
    nick_name: str = name_field("nick_name")
    image: str = text_field("img")
    vip: bool = flag_field("is_vip")
    vip_end_time: str = text_field("vip_end_time")
