"""Answers whose content is not what it should be."""

from collections.abc import Callable
from typing import Any

from .requests import MOST_IDS

type Change = Callable[[Any], object]
type ListChange = Callable[[list[Any]], list[Any]]


def rewrap(answer: dict[str, Any]) -> object:
    """Put the content where nobody looks for it."""
    return {"retcode": 0, "result": answer["data"]}


def lists(change: ListChange) -> Change:
    """Return what changes each list of an answer, and counts it anew."""

    def alter(answer: dict[str, Any]) -> object:
        content = answer["data"]
        for name, value in list(content.items()):
            if isinstance(value, list):
                content[name] = change(value)
                content["Total"] = len(content[name])
        return answer

    return alter


def cut(answer: dict[str, Any]) -> object:
    """Answer for the first of the ids that were asked for: such a list has no Total."""
    content = answer["data"]
    for name, value in content.items():
        if isinstance(value, list) and "Total" not in content:
            content[name] = value[:MOST_IDS]
    return answer


def miscount(answer: dict[str, Any]) -> object:
    """Count more than there is."""
    if "Total" in answer["data"]:
        answer["data"]["Total"] += 7
    return answer
