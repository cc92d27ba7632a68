"""What the frames of the push connection say."""

from collections.abc import Callable
import json
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    ChangeKind,
    DeviceChange,
    Repeats,
)
from custom_components.tencent_iot_explorer.cloud.push_frames import (
    read_changes,
    read_frame,
)

from .fake_cloud import change, encode

FRAME_TIME = 1689229188000
NO_OBJECT = ["no", "object"]

REPORT = {"method": "report", "timestamp": 1689229188406, "params": {"power": 1}}
EVENT = {"method": "event_post", "eventId": "low_voltage", "params": {"voltage": 2.2}}
REPLY = {
    "method": "action_reply",
    "clientToken": "136947493::req_1",
    "code": 0,
    "status": "succ",
    "response": {"result": 1},
}
OLD_REPORT = {"type": "update", "state": {"reported": {"power": 1}}, "version": 155}
OLD_CONTROL = {"type": "delta", "payload": {"state": {"power": 0}, "version": 0}}
CONTROL = {"method": "control", "clientToken": "1", "params": {"power": 0}}
CALL = {"method": "action", "actionId": "blink", "timestamp": 1620912845, "params": {}}


@pytest.mark.parametrize(
    ("type_", "sub_type", "payload", "kind", "content"),
    [
        ("Property", "Report", REPORT, "report", {"power": 1}),
        ("Template", "Report", REPORT, "report", {"power": 1}),
        ("Template", "Report", OLD_REPORT, "report", {"power": 1}),
        ("Shadow", "Report", OLD_REPORT, "report", {"power": 1}),
        ("Template", "Push", CONTROL, "control", {"power": 0}),
        ("Template", "Push", OLD_CONTROL, "control", {"power": 0}),
        ("Shadow", "Push", OLD_CONTROL, "control", {"power": 0}),
        ("Property", "Push", CONTROL, "control", {"power": 0}),
        ("StatusChange", "Online", None, "online", {}),
        ("StatusChange", "Offline", None, "offline", {}),
        ("statuschange", "OFFLINE", None, "offline", {}),
        ("StatusMessage", "Online", None, "online", {}),
        ("StatusMessage", "Offline", None, "offline", {}),
        ("property", "report", REPORT, "report", {"power": 1}),
        ("Event", "Report", EVENT | {"params": '{"voltage":2.2}'}, "event", EVENT),
        ("Action", "Push", CALL | {"params": "{}"}, "action", CALL),
        ("Property", "Report", REPORT | {"params": '{"power":1}'}, "report", {"power": 1}),
        ("Property", "Report", REPORT | {"params": {"power": 1, "level": None}}, "report",
         {"power": 1}),
        ("Property", "Report", REPORT | {"params": '{"level":null}'}, "report", {}),
        ("StatusChange", "Bind", {"UserId": "1"}, "bind", {"UserId": "1"}),
        ("StatusChange", "Unbind", None, "unbind", {}),
        ("Event", "Report", EVENT, "event", EVENT),
        ("Action", "Push", CALL, "action", CALL),
        ("Action", "Report", REPLY, "action_reply", REPLY),
        ("Gateway", "bind", [{"a": 1}], "sub_bind", {"items": [{"a": 1}]}),
        ("Gateway", "unbind", [{"a": 1}], "sub_unbind", {"items": [{"a": 1}]}),
    ],
)  # fmt: skip
def test_changes(
    type_: str, sub_type: str, payload: object, kind: str, content: dict[str, Any]
) -> None:
    (found,) = read_changes(change(type_, sub_type, payload))
    assert (found.device_id, found.kind) == ("P1/lamp", kind)
    assert found.payload == content


@pytest.mark.parametrize(
    ("type_", "sub_type", "payload"),
    [
        ("UserDefined", "Report", {"anything": 1}),
        ("Property", "Delete", REPORT),
        (None, ["Report"], REPORT),
        ("Property", "Push", {"method": "report_reply", "code": 0}),
        ("Property", "Report", {"method": "report_info", "params": {}}),
        ("Property", "Report", {"method": "control_reply", "code": 0}),
        ("Property", "Report", {"clientToken": "light", "code": 0}),
        ("Property", "Report", {"method": "report", "params": "x"}),
        ("Property", "Report", {"method": "report"}),
        ("Property", "Report", {"method": ["report"], "params": {}}),
        ("Template", "Report", {"type": "update", "state": {"reported": None}}),
        ("Template", "Push", {"type": "delta", "payload": None}),
        ("Event", "Report", {"method": "event_reply"}),
        ("Event", "Report", {"method": "event_post", "params": {}}),
        ("Event", "Report", {"method": "event_post", "events": []}),
        ("Event", "Report", {"method": "events_post", "events": [None, "x", {}]}),
        ("Action", "Report", {"method": "action"}),
        ("Property", "Report", NO_OBJECT),
        ("Property", "Report", None),
    ],
)
def test_what_is_of_no_interest(type_: Any, sub_type: Any, payload: object) -> None:
    assert read_changes(change(type_, sub_type, payload)) == []


@pytest.mark.parametrize("method", ["event_post", "events_post"])
def test_events_in_a_list(method: str) -> None:
    events: list[dict[str, Any]] = [
        {"eventId": "smoke", "type": "alert", "timestamp": 1689229188406},
        {"eventId": "battery", "type": "info", "timestamp": 5, "params": {"left": 9}},
        {"eventId": "undated", "params": {}},
    ]
    payload = {"method": method, "clientToken": "t", "events": [*events, "broken"]}
    found = read_changes(change("Event", "Report", payload))
    assert [each.kind for each in found] == [ChangeKind.EVENT] * 3
    assert [each.timestamp for each in found] == [1689229188406, 5000, FRAME_TIME]
    for each, event in zip(found, events, strict=True):
        assert event.items() <= each.payload.items()
        assert each.payload["clientToken"] == "t"


@pytest.mark.parametrize(
    ("payload", "sequences", "messages"),
    [
        (REPORT, (1, 2), 1),
        ({"method": "report", "params": {"power": 1}}, (1, 1), 1),
        ({"method": "report", "params": {"power": 1}}, (1, 2), 2),
        ({"method": "report", "params": {"power": 1}, "timestamp": 1689}, (1, 2), 2),
        ({"method": "report", "params": {"power": 1}, "clientToken": "t"}, (1, 2), 1),
        ({"method": "report", "params": {"power": 1}, "clientToken": ""}, (1, 2), 2),
    ],
    ids=[
        "dated",
        "same number",
        "other number",
        "dated to the second",
        "token",
        "empty token",
    ],
)
def test_what_comes_again_is_known(
    payload: dict[str, Any], sequences: tuple[int, ...], messages: int
) -> None:
    repeats = Repeats()
    found = [
        read_changes(change("Property", "Report", payload, Seq=each))[0]
        for each in sequences
    ]
    assert [repeats.note(each) for each in found].count(False) == messages


def test_who_was_not_subscribed_has_not_started_since() -> None:
    payload = {"method": "report", "params": {"power": 1}, "clientToken": "t"}
    frame = change("Property", "Report", payload)
    (before,) = read_changes(frame)
    (after,) = read_changes(frame, {"P1/lamp": 0})
    assert before.start == after.start


def test_params_as_text() -> None:
    frame = change("Property", "Report", REPORT)
    frame["params"] = json.dumps(frame["params"])
    expected = DeviceChange(
        device_id="P1/lamp",
        kind=ChangeKind.REPORT,
        payload={"power": 1},
        timestamp=1689229188406,
        pushed_at=1689229188000,
    )
    (found,) = read_changes(frame)
    assert found == expected


@pytest.mark.parametrize("where", [0, 5, 20, None])
def test_payload_with_nuls(where: int | None) -> None:
    content = json.dumps(REPORT).encode()
    head, tail = (content, b"") if where is None else (content[:where], content[where:])
    padded = encode(head + b"\x00\x00" + tail)
    (found,) = read_changes(change("Property", "Report", Payload=padded))
    assert found.payload == {"power": 1}


CUT = "晴天".encode()[:-1]


@pytest.mark.parametrize(
    ("song", "shown"),
    [
        (CUT, "晴\ufffd"),
        (CUT + b"\x00", "晴\ufffd"),
        ("晴天".encode("gbk"), "\ufffd" * 4),
        (rb"\ud83d", "\ufffd"),
        (rb"\ude00 \ud83d\ude00", "\ufffd 😀"),
        (rb"\\ud83d \ud83d", r"\ud83d" + " \ufffd"),
    ],
)
def test_text_that_was_cut_within_a_character(song: bytes, shown: str) -> None:
    """Nothing else of the report is lost, as in Tencent's own apps."""
    payload = b'{"method": "report", "params": {"on": 1, "song": "%s"}}' % song
    (found,) = read_changes(change("Property", "Report", Payload=encode(payload)))
    assert found.payload == {"on": 1, "song": shown}


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.rstrip("="),
        lambda text: text.replace("+", "-").replace("/", "_"),
        lambda text: text[:40] + "\r\n" + text[40:],
    ],
    ids=["no padding", "letters of addresses", "lines"],
)
def test_payload_in_base64_that_the_official_sdk_reads(
    written: Callable[[str], str],
) -> None:
    content = {"method": "report", "params": {"name": "»??>>~~客厅"}}
    text = encode(json.dumps(content, ensure_ascii=False).encode())
    assert {"+", "/", "="} <= set(text)
    (found,) = read_changes(change("Property", "Report", Payload=written(text)))
    assert found.payload == content["params"]


@pytest.mark.parametrize("empty", ["", None, encode(b"\x00\x00"), encode(b" ")])
def test_empty_payload(empty: object) -> None:
    (found,) = read_changes(change("StatusChange", "Offline", Payload=empty))
    assert (found.kind, found.payload) == ("offline", {})


@pytest.mark.parametrize(
    ("payload", "time", "expected", "precision"),
    [
        ({"timestamp": 1689229188406}, None, 1689229188406, 1),
        ({"timestamp": 1689229188000}, None, FRAME_TIME, 1),
        ({"timestamp": "1689229188406"}, None, 1689229188406, 1),
        ({"timestamp": 1689229188}, None, FRAME_TIME, 1000),
        ({"timestamp": 0}, "2023-07-13T14:19:48+08:00", FRAME_TIME, 1000),
        ({"timestamp": -1}, "2023-07-13T14:19:48+08:00", FRAME_TIME, 1000),
        ({"timestamp": "soon"}, "2023-07-13T06:19:48Z", FRAME_TIME, 1000),
        ({}, "2023-07-13T14:19:48+08:00", FRAME_TIME, 1000),
        ({}, "yesterday", 0, 1000),
        ({}, "0001-01-01T00:00:00", 0, 1000),
        ({}, "1969-12-31T00:00:00Z", 0, 1000),
        ({}, None, 0, 1000),
        ({}, 5, 0, 1000),
    ],
)
def test_timestamp(
    payload: dict[str, Any], time: object, expected: int, precision: int
) -> None:
    frame = change("Property", "Report", REPORT | {"timestamp": None} | payload)
    frame["params"]["Time"] = time
    (found,) = read_changes(frame)
    assert (found.timestamp, found.precision) == (expected, precision)


@pytest.mark.parametrize(
    "parameters",
    [
        {"Payload": "äöü"},
        {"Payload": "abcde"},
        {"Payload": encode(b"{truncated")},
        {"Payload": encode(b"\xff\xfe")},
        {"Payload": 5},
        {"Payload": encode(b'{"method": "event_post", "events": 1}')},
        {"DeviceId": ""},
        {"DeviceId": None},
    ],
)
def test_broken_changes(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_changes(change("Property", "Report", **parameters))


@pytest.mark.parametrize("params", [None, [], "no JSON", "[]"])
def test_broken_params(params: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_changes({"action": "DeviceChange", "params": params})


@pytest.mark.parametrize("frame", ["", "no JSON", "[]", "5", b"\xff", "<html>"])
def test_broken_frames(frame: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"no JSON"):
        read_frame(frame)
