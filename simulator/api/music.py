"""Kugou's music service, command by command."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .. import music
from ..cloud import Cloud
from ..errors import Refusal
from ..routing import (
    Answer,
    Body,
    as_object,
    device_id_of,
    number,
    required,
    texts,
    with_token,
)
from ..state import User

type Command = Callable[[Cloud, User, Mapping[str, Any]], Answer]

UNKNOWN_COMMAND, NOT_FOUND, NOT_LOGGED_IN = 200_005, 200_001, 200_003
PLAYABLE, MEMBERS_ONLY = 0, 3
SONG_PROPERTIES = frozenset({"cur_song_id", "_sys_cur_song_id"})
OF_A_SONG_IN_A_PLAYLIST = (
    "song_id",
    "song_name",
    "singer_id",
    "singer_name",
    "album_id",
    "album_name",
    "playable_code",
    "is_vip_song",
)
TRIAL_MS = 2000


class KugouError(Exception):
    """What Kugou refuses: its own code and message."""


@with_token("AppKugouUserCommand")
def kugou_user_command(cloud: Cloud, user: User, body: Body) -> Answer:
    """Pass a command on to Kugou; its errors are no errors of the cloud."""
    device = cloud.rights.device(user, device_id_of(body))
    if SONG_PROPERTIES.isdisjoint(device.product.definitions()):
        raise Refusal("UnsupportedOperation.DeviceType")
    command = COMMANDS.get(str(required(body, "KGCommand")), _unknown)
    try:
        data = command(cloud, user, as_object(body.get("KugouParams") or {}))
    except KugouError as error:
        code, message = error.args
        return {"ErrorCode": code, "ErrorMsg": message, "Data": {}}
    return {"ErrorCode": 0, "ErrorMsg": "", "Data": data}


def _unknown(_cloud: Cloud, _user: User, _parameters: Body) -> Answer:
    raise KugouError(UNKNOWN_COMMAND, "unknown command")


def _awesome_everyday(cloud: Cloud, user: User, _parameters: Body) -> Answer:
    _require_login(cloud, user)
    return {"songs": _songs(cloud, _listed("awesome_everyday", {}))}


def _awesome_newsong(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    return _page(parameters, _songs(cloud, _listed("awesome_newsong", parameters)))


def _playlist_awesome(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    playlists = [
        {
            "playlist_id": each["playlist_id"],
            "playlist_name": each["playlist_name"],
            "pic": _cover(cloud, each["playlist_id"]),
            "intro": each["intro"],
            "create_time": "2026-01-01 00:00:00",
            "update_time": "2026-01-01 00:00:00",
        }
        for each in music.PLAYLISTS.values()
    ]
    return {"playlists": _cut(parameters, playlists)}


def _playlist_song(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    """List songs; their pictures must be asked for with song_infos."""
    songs = _songs(cloud, _listed("playlist_song", parameters))
    bare = [{name: song[name] for name in OF_A_SONG_IN_A_PLAYLIST} for song in songs]
    return _page(parameters, bare)


def _album_info(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    songs = _songs(cloud, _listed("album_info", parameters))
    described = {
        name: songs[0][name]
        for name in ("album_name", "album_img", "singer_id", "singer_name")
    }
    return {
        "album_id": int(songs[0]["album_id"]),
        **described,
        **_page(parameters, songs),
    }


def _search_song(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    keyword = str(required(parameters, "keyword"))
    songs = _songs(cloud, music.search(keyword))
    return {"keyword": keyword, **_page(parameters, songs)}


def _song_infos(cloud: Cloud, _user: User, parameters: Body) -> Answer:
    """Describe songs; those that do not exist are left out."""
    known = [each for each in texts(parameters, "songs_id") if each in music.SONGS]
    return {"songs": _songs(cloud, known)}


def _song_url(cloud: Cloud, user: User, parameters: Body) -> Answer:
    song = music.SONGS.get(str(parameters.get("song_id")))
    if song is None:
        raise KugouError(NOT_FOUND, "no such song")
    _require_login(cloud, user)
    address = f"{cloud.origin}/simulator/media/songs/{song['song_id']}.wav"
    heard = "" if song["is_vip_song"] else address
    size = str(len(music.play(song["notes"])))
    return {
        "song_id": song["song_id"],
        "song_name": song["song_name"],
        "singer_name": song["singer_name"],
        "song_url": heard,
        "song_size": size,
        "song_url_hq": heard,
        "song_size_hq": size,
        "song_url_sq": heard,
        "song_size_sq": size,
        "duration": music.duration_ms(song),
        "playable_code": _playable_code(song),
        "try_url": address,
        "try_size": int(size),
        "try_begin": 0,
        "try_end": TRIAL_MS,
    }


def _user_info(cloud: Cloud, user: User, _parameters: Body) -> Answer:
    _require_login(cloud, user)
    return {
        "userid": user.user_id[-9:],
        "nick_name": user.nick_name,
        "img": user.avatar,
        "is_vip": 0,
        "vip_end_time": "",
        "car_vip_end_time": "",
        "svip_end_time": "",
    }


def _user_logout(cloud: Cloud, user: User, _parameters: Body) -> Answer:
    cloud.without_music.add(user.user_id)
    return {}


COMMANDS: Mapping[str, Command] = {
    "album_info": _album_info,
    "awesome_everyday": _awesome_everyday,
    "awesome_newsong": _awesome_newsong,
    "playlist_awesome": _playlist_awesome,
    "playlist_song": _playlist_song,
    "search_song": _search_song,
    "song_infos": _song_infos,
    "song_url": _song_url,
    "user_info": _user_info,
    "user_logout": _user_logout,
}


def _require_login(cloud: Cloud, user: User) -> None:
    if user.user_id in cloud.without_music:
        raise KugouError(NOT_LOGGED_IN, "not logged in to Kugou")


def _listed(command: str, parameters: Body) -> Sequence[str]:
    songs = music.songs_of(command, parameters)
    if songs is None:
        raise KugouError(NOT_FOUND, "no such list")
    return songs


def _songs(cloud: Cloud, song_ids: Sequence[str]) -> list[Answer]:
    return [_describe(cloud, music.SONGS[song_id]) for song_id in song_ids]


def _describe(cloud: Cloud, song: Mapping[str, Any]) -> Answer:
    cover = _cover(cloud, song["album_id"])
    described = {name: value for name, value in song.items() if name != "notes"}
    return described | {
        "playable_code": _playable_code(song),
        "singer_img": _cover(cloud, song["singer_id"]),
        "album_img": cover,
        "album_img_mini": cover,
        "album_img_small": cover,
        "album_img_medium": cover,
        "mv_id": "",
        "has_accompany": 0,
        "try_playable": 1,
        "topic_url": "",
    }


def _playable_code(song: Mapping[str, Any]) -> int:
    return MEMBERS_ONLY if song["is_vip_song"] else PLAYABLE


def _cover(cloud: Cloud, picture_id: str) -> str:
    return f"{cloud.origin}/simulator/media/covers/{picture_id}.png"


def _page(parameters: Body, songs: list[Answer]) -> Answer:
    return {"total": len(songs), "songs": _cut(parameters, songs)}


def _cut(parameters: Body, items: list[Answer]) -> list[Answer]:
    """Return one page of a list; the first page is 1."""
    page, size = number(parameters, "page", 0) or 1, number(parameters, "size", 0) or 30
    return items[(page - 1) * size : page * size]
