"""Kugou's commands, and whether what they lead to can be heard and seen."""

import io
import itertools
from typing import Any
import wave

from PIL import Image
import pytest

from simulator import music
from simulator.api.music import COMMANDS

from .caller import Caller

SPEAKER = "SPEAKER000/speaker_01"
VIP_SONGS = [each["song_id"] for each in music.SONGS.values() if each["is_vip_song"]]


async def command(demo: Caller, name: str, **parameters: object) -> dict[str, Any]:
    """Return what Kugou answers."""
    return await demo.call(
        "AppKugouUserCommand",
        DeviceId=SPEAKER,
        KGCommand=name,
        KugouParams=parameters,
    )


async def content(demo: Caller, address: str) -> bytes:
    """Return the file at an address."""
    async with demo.session.get(address) as response:
        assert response.status == 200
        return await response.read()


@pytest.mark.parametrize("song_id", music.SONGS)
async def test_songs_can_be_heard(demo: Caller, song_id: str) -> None:
    source = (await command(demo, "song_url", song_id=song_id))["Data"]
    sound = await content(demo, source["song_url"] or source["try_url"])
    assert len(sound) == int(source["song_size"])
    with wave.open(io.BytesIO(sound)) as file:
        seconds = file.getnframes() / file.getframerate()
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    assert seconds * 1000 == source["duration"]
    assert max(samples) > 8000
    assert source["try_end"] <= source["duration"]


@pytest.mark.parametrize("song_id", VIP_SONGS)
async def test_songs_for_members_can_be_tried(demo: Caller, song_id: str) -> None:
    source = (await command(demo, "song_url", song_id=song_id))["Data"]
    assert (source["playable_code"], source["song_url"]) == (3, "")
    assert source["try_url"]


async def test_everything_leads_to_songs_with_covers(demo: Caller) -> None:
    lists = [
        (await command(demo, "awesome_everyday"))["Data"],
        *[
            (await command(demo, "awesome_newsong", top_id=number))["Data"]
            for number in range(1, 5)
        ],
        *[
            (await command(demo, "playlist_song", playlist_id=each))["Data"]
            for each in music.PLAYLISTS
        ],
    ]
    songs = {
        song["song_id"]: song for listed in lists for song in listed["songs"] or ()
    }
    assert songs.keys() == music.SONGS.keys()
    playlists = (await command(demo, "playlist_awesome"))["Data"]["playlists"]
    pictures = {song["album_img"] for song in songs.values()}
    for address in pictures | {each["pic"] for each in playlists}:
        Image.open(io.BytesIO(await content(demo, address))).verify()


async def test_pages(demo: Caller) -> None:
    playlist_id = next(iter(music.PLAYLISTS))
    found: list[str] = []
    for page in itertools.count(1):
        answer = await command(
            demo, "playlist_song", playlist_id=playlist_id, page=page, size=2
        )
        if not answer["Data"]["songs"]:
            break
        found += [each["song_id"] for each in answer["Data"]["songs"]]
    assert found == list(music.PLAYLISTS[playlist_id]["songs"])
    assert answer["Data"]["total"] == len(found)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("sing", {}),
        ("song_url", {"song_id": "0"}),
        ("playlist_song", {"playlist_id": "0"}),
    ],
)
async def test_kugou_refuses_in_its_own_way(
    demo: Caller, name: str, parameters: dict[str, str]
) -> None:
    answer = await command(demo, name, **parameters)
    assert answer["ErrorCode"]
    assert answer["ErrorMsg"]
    assert answer["Data"] == {}


async def test_logging_out_ends_what_needs_a_login(demo: Caller) -> None:
    assert (await command(demo, "user_info"))["Data"]["nick_name"]
    assert (await command(demo, "user_logout"))["ErrorCode"] == 0
    needing = [
        name
        for name in COMMANDS
        if (await command(demo, name, song_id="1001", songs_id=[]))["ErrorMsg"]
        == "not logged in to Kugou"
    ]
    assert needing == ["awesome_everyday", "song_url", "user_info"]


async def test_unknown_files(demo: Caller) -> None:
    async with demo.session.get("/simulator/media/songs/0.wav") as response:
        assert response.status == 404
