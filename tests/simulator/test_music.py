"""Kugou's commands, and whether what they lead to can be heard and seen."""

import asyncio
import io
import itertools
import json
from typing import Any
import wave

from PIL import Image
import pytest

from simulator import Cloud, music
from simulator.api.music import COMMANDS

from .caller import Caller

SPEAKER = "SPEAKER000/speaker_01"
PAIR = {"ProductId": "SPEAKER000", "DeviceName": "speaker_01"}
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
    described = (await command(demo, "song_infos", songs_id=[*songs]))["Data"]
    pictures = {song["album_img"] for song in described["songs"]}
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
        ("album_info", {"album_id": "0"}),
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
        if (await command(demo, name, song_id="1001", songs_id=[], keyword=""))[
            "ErrorMsg"
        ]
        == "not logged in to Kugou"
    ]
    assert needing == ["awesome_everyday", "song_url", "user_info"]


async def test_unknown_files(demo: Caller) -> None:
    async with demo.session.get("/simulator/media/songs/0.wav") as response:
        assert response.status == 404


async def test_search(demo: Caller) -> None:
    answer = (await command(demo, "search_song", keyword="paper"))["Data"]
    assert [each["song_id"] for each in answer["songs"]] == ["1001", "1005"]
    assert answer["total"] == 2


async def test_a_speaker_plays_the_list_that_it_is_told(
    demo: Caller, cloud: Cloud
) -> None:
    async def tell(**values: object) -> None:
        await demo.call(
            "AppControlDeviceData", **PAIR, Data=json.dumps(values, ensure_ascii=False)
        )
        await asyncio.sleep(0.01)

    speaker = cloud.devices[SPEAKER]
    play_list = {"play_type": "album_info", "play_params": {"album_id": "301"}}
    await tell(cur_play_list=json.dumps(play_list))
    await tell(cur_song_id="1001", song_index=0)
    assert (speaker.values["pause_play"], speaker.values["cur_song_id"]) == (1, "1001")
    await tell(pre_next=2)
    assert (speaker.values["song_index"], speaker.values["cur_song_id"]) == (1, "1005")
    await tell(pre_next=2)
    assert speaker.values["cur_song_id"] == "1001"
    await tell(cur_play_list="{")
    await tell(pre_next=1)
    assert speaker.values["cur_song_id"] == "1001"
