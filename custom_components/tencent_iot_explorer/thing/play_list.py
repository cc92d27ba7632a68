"""What a Kugou speaker wants to be told to play a list of songs."""

from collections.abc import Mapping
import json


def write_play_list(play_type: str, parameters: Mapping[str, str | int]) -> str:
    """Return the value that names a list: the command that reads it, its parameters."""
    content = {"play_type": play_type, "play_params": dict(parameters)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
