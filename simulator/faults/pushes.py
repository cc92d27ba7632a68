"""Pushes and echoes that are not what they should be."""

import base64
from collections.abc import Callable, Mapping
import copy
import json
from typing import Any

LATE_SECONDS = 1.0
MANY = 1000

type Frame = Mapping[str, Any]
type Frames = list[tuple[float, Frame]]
type Values = Mapping[str, Any]


def swallow(_frame: Frame) -> Frames:
    """Push nothing."""
    return []


def repeat(frame: Frame) -> Frames:
    """Push everything twice."""
    return [(0, frame), (0, frame)]


def delay(frame: Frame) -> Frames:
    """Push late."""
    return [(LATE_SECONDS, frame)]


def shuffle(frame: Frame) -> Frames:
    """Push every other report after the next one; a report takes two numbers."""
    return [(LATE_SECONDS if frame["params"]["Seq"] // 2 % 2 else 0, frame)]


def parameters(**fields: object) -> Callable[[Frame], Frames]:
    """Return what pushes with other parameters."""

    def change(frame: Frame) -> Frames:
        return [(0, {**frame, "params": {**frame["params"], **fields}})]

    return change


def payload(change: Callable[[Any], object]) -> Callable[[Frame], Frames]:
    """Return what pushes with another payload, where there is one."""

    def rewrite(frame: Frame) -> Frames:
        if not (encoded := frame["params"]["Payload"]):
            return [(0, frame)]
        changed = change(copy.deepcopy(json.loads(base64.b64decode(encoded))))
        text = json.dumps(changed, ensure_ascii=False).encode()
        return parameters(Payload=base64.b64encode(text).decode())(frame)

    return rewrite


def values(change: Callable[[Values], Values]) -> Callable[[Frame], Frames]:
    """Return what pushes other values, where there are any."""

    def rewrite(content: Any) -> object:
        if _is_report(content):
            content["params"] = change(content["params"])
        return content

    return payload(rewrite)


def _is_report(content: object) -> bool:
    """Return whether a payload reports values; that of a gateway lists devices."""
    return isinstance(content, dict) and content.get("method") == "report"


def corrupt(frame: Frame) -> Frames:
    """Lose a part of the payload."""
    encoded = frame["params"]["Payload"]
    return parameters(Payload=f"%{encoded[: len(encoded) // 3]}")(frame)


def pad(frame: Frame) -> Frames:
    """Fill the payload up with NULs, as firmware does that sends its whole buffer."""
    content = base64.b64decode(frame["params"]["Payload"])
    padded = b"\0" * 4 + content[:1] + b"\0" + content[1:] + b"\0" * 64
    return parameters(Payload=base64.b64encode(padded).decode())(frame)


def age(content: Any) -> object:
    """Write a report as old firmware does."""
    if not _is_report(content):
        return content
    return {"type": "update", "state": {"reported": content["params"]}, "version": 1}


def no_echo(_values: Values) -> list[Values]:
    """Take a command and say nothing of it."""
    return []


def other_echo(told: Values) -> list[Values]:
    """Take a command and do something else."""
    return [{key: 1 - told[key] if told[key] in (0, 1) else told[key] for key in told}]


def many_echoes(told: Values) -> list[Values]:
    """Take a command and say so again and again."""
    return [told] * MANY
