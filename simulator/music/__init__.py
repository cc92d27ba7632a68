"""A small catalogue of songs, each with a melody that can be heard."""

from collections.abc import Mapping, Sequence
from functools import cache
import io
import json
import math
from pathlib import Path
import struct
from typing import Any
import wave

RATE = 8000
NOTE_SECONDS = 0.5
LOWEST_HERTZ = 220
LOUDNESS = 9000

CATALOGUE: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "catalogue.json").read_text("utf-8")
)
SONGS: Mapping[str, Mapping[str, Any]] = {
    each["song_id"]: each for each in CATALOGUE["songs"]
}
PLAYLISTS: Mapping[str, Mapping[str, Any]] = {
    each["playlist_id"]: each for each in CATALOGUE["playlists"]
}


def songs_of(command: str, parameters: Mapping[str, Any]) -> Sequence[str] | None:
    """Return the songs that a command lists; None where there is no such list."""
    match command:
        case "awesome_everyday":
            songs: Sequence[str] = CATALOGUE["everyday"]
        case "awesome_newsong":
            songs = CATALOGUE["new"].get(str(parameters.get("top_id")), ())
        case "playlist_song":
            playlist = PLAYLISTS.get(str(parameters.get("playlist_id")))
            return playlist["songs"] if playlist else None
        case "album_info":
            wanted = str(parameters.get("album_id"))
            songs = [key for key, song in SONGS.items() if song["album_id"] == wanted]
            return songs or None
        case _:
            return None
    return songs


def search(keyword: str) -> Sequence[str]:
    """Return the songs whose name or singer contains a word."""
    word = keyword.casefold()
    return [
        key
        for key, song in SONGS.items()
        if word in f"{song['song_name']} {song['singer_name']}".casefold()
    ]


def duration_ms(song: Mapping[str, Any]) -> int:
    """Return how long a song is."""
    return int(len(song["notes"]) * NOTE_SECONDS * 1000)


def play(notes: Sequence[int]) -> bytes:
    """Return a WAV file of a melody, given in semitones above the lowest note."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for note in notes:
            sound.writeframes(_tone(LOWEST_HERTZ * 2 ** (note / 12)))
    return file.getvalue()


@cache
def _tone(hertz: float) -> bytes:
    """Return the samples of one note that fades away."""
    count = int(RATE * NOTE_SECONDS)
    samples = (
        int(LOUDNESS * (1 - step / count) * math.sin(math.tau * hertz * step / RATE))
        for step in range(count)
    )
    return struct.pack(f"<{count}h", *samples)
