"""The samples of the documents: of every page, as real JSON.

documents.json has names, nesting and types as printed, values of our own, and what the
table of a page requires. Each entry notes what had to be repaired to make its samples JSON.
"""

from collections.abc import Iterator, Mapping
import json
from pathlib import Path
import re
from typing import Any

DOCUMENTS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("documents.json").read_text("utf-8")
)

SAMPLES = {
    document.get("command", document["action"]): answer.get("Response", answer)
    for document in DOCUMENTS
    for answer in document["answers"]
}

# Where real clients, or other pages, contradict a sample.
KNOWN_DIFFERENCES: Mapping[str, str] = {
    r"\.RoomId is a str, not a int": "an id, printed as a number by mistake",
    r"AppDeviceInfo\.(Create|Update)Time is a str": "so the page of structures",
    r"Users\[\]\.UserId is missing": "clients read UserID",
    r"(Actions|Conditions)\[\]\..* is missing": "left out where it says nothing",
    r"AppListEventHistory\.(ClientToken|OutputParams) is": "of another action",
}


def differences_from_sample(
    body: Mapping[str, Any], answer: Mapping[str, Any]
) -> set[str]:
    """Return in what an answer differs from what the documents print for a request."""
    sample = SAMPLES.get(body.get("KGCommand", body["Action"]), {})
    return {
        difference
        for difference in _differences(answer, sample, body["Action"])
        if not any(re.search(known, difference) for known in KNOWN_DIFFERENCES)
    }


def _differences(answer: Any, sample: Any, path: str) -> Iterator[str]:
    """Yield where an answer lacks a sample's field, or has it in another type."""
    if isinstance(answer, dict) and isinstance(sample, dict):
        for name in sample.keys() - {"RequestId"}:
            if name in answer:
                yield from _differences(answer[name], sample[name], f"{path}.{name}")
            else:
                yield f"{path}.{name} is missing"
    elif isinstance(answer, list) and isinstance(sample, list):
        for each in answer:
            yield from _differences(each, sample[0], f"{path}[]")
    elif type(answer) is not type(sample):
        yield f"{path} is a {type(answer).__name__}, not a {type(sample).__name__}"
