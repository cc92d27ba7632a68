"""The answers that the documentation shows, and those that actions give."""

from collections.abc import Mapping
import json
import re
from typing import Any

import pytest

from scripts.documentation.actions import ANSWERS

MOST_LISTED = 2
ON_THIS_MACHINE = re.compile(r"http://127\.0\.0\.1:\d+")


def compare_answers(config: pytest.Config, answers: Mapping[str, Any]) -> None:
    """Expect the documentation to show such answers; with --snapshot-update, have it."""
    shown: dict[str, Any] = json.loads(ANSWERS.read_text("utf-8"))
    if config.option.update_snapshots:
        shown |= {action: as_shown(answer) for action, answer in answers.items()}
        written = json.dumps(shown, ensure_ascii=False, indent=1)
        ANSWERS.write_text(f"{written}\n", "utf-8")
    for action, answer in answers.items():
        assert shape(shown.get(action)) == shape(as_shown(answer)), action


def as_shown(answer: Any) -> Any:
    """Return an answer as the page shows it: the first of many, no port of ours."""
    match answer:
        case dict():
            return {key: as_shown(value) for key, value in answer.items()}
        case list():
            return [as_shown(each) for each in answer[:MOST_LISTED]]
        case str():
            return ON_THIS_MACHINE.sub("http://127.0.0.1", answer)
    return answer


def shape(answer: Any) -> Any:
    """Return the keys and kinds of an answer, whatever it tells at the moment."""
    match answer:
        case dict():
            return {key: shape(value) for key, value in answer.items()}
        case list():
            return [shape(each) for each in answer[:1]]
    return type(answer).__name__
