"""Songs, their lists and their listeners."""

from typing import NamedTuple

from ..wire import (
    Person,
    Structure,
    called,
    flag,
    identity,
    prose,
    web_address,
    whole,
    words,
)


class Song(Structure):
    """A song of Kugou.

    It can be heard for playable code 0; 1 not from here, 2 no rights, 3 members only,
    4 must be bought, 5 members under the device's scheme, 6 withdrawn, 9 unknown.
    """

    song_id: str = identity("song_id")
    name: str = called("song_name", "song_id")
    singer_id: str = words("singer_id")
    singer_name: str = called("singer_name")
    singer_image: str = web_address("singer_img")
    album_id: str = words("album_id")
    album_name: str = called("album_name")
    album_image: str = web_address("album_img_medium", "album_img", "album_img_small")
    playable_code: int = whole("playable_code")
    vip: bool = flag("is_vip_song")
    language: str = called("language")


class SongSource(Structure):
    """Where a song can be heard, in three qualities, or a trial of it; times in ms."""

    song_id: str = words("song_id")
    url: str = words("song_url")
    high_quality_url: str = words("song_url_hq")
    super_quality_url: str = words("song_url_sq")
    duration: int = whole("duration")
    playable_code: int = whole("playable_code")
    trial_url: str = words("try_url")
    trial_begin: int = whole("try_begin")
    trial_end: int = whole("try_end")


class Playlist(Structure):
    """A playlist of Kugou."""

    playlist_id: str = identity("playlist_id")
    name: str = called("playlist_name", "playlist_id")
    image: str = web_address("pic")
    introduction: str = prose("intro")


class Page[T](NamedTuple):
    """A page of a long list: what is on it, how much stands before it."""

    items: list[T]
    before: int = 0
    is_last: bool = True


class MusicUser(Person):
    """A user of Kugou; the ends of memberships as Kugou writes them."""

    user_id: str = words("userid")
    nick_name: str = called("nick_name")
    image: str = words("img")
    vip: bool = flag("is_vip")
    vip_end_time: str = words("vip_end_time")
