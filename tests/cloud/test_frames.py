"""What the frames of the push connection say."""

import json
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import DeviceChange
from custom_components.tencent_iot_explorer.cloud.frames import read_change, read_frame

from .fake_cloud import change, encode

FRAME_TIME = 1689229188999
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
        ("StatusChange", "Bind", {"UserId": "1"}, "bind", {"UserId": "1"}),
        ("StatusChange", "Unbind", None, "unbind", {}),
        ("Event", "Report", EVENT, "event", EVENT),
        ("Action", "Push", CALL, "action", CALL),
        ("Action", "Report", REPLY, "action_reply", REPLY),
        ("Gateway", "bind", [{"a": 1}], "sub_bind", {"items": [{"a": 1}]}),
        ("Gateway", "unbind", [{"a": 1}], "sub_unbind", {"items": [{"a": 1}]}),
    ],
)
def test_changes(
    type_: str, sub_type: str, payload: object, kind: str, content: dict[str, Any]
) -> None:
    found = read_change(change(type_, sub_type, payload))
    assert found is not None
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
        ("Property", "Report", {"method": "report", "params": "x"}),
        ("Property", "Report", {"method": "report"}),
        ("Property", "Report", {"method": ["report"], "params": {}}),
        ("Template", "Report", {"type": "update", "state": {"reported": None}}),
        ("Template", "Push", {"type": "delta", "payload": None}),
        ("Event", "Report", {"method": "event_reply"}),
        ("Action", "Report", {"method": "action"}),
        ("Property", "Report", NO_OBJECT),
        ("Property", "Report", None),
    ],
)
def test_what_is_of_no_interest(type_: Any, sub_type: Any, payload: object) -> None:
    assert read_change(change(type_, sub_type, payload)) is None


def test_params_as_text() -> None:
    frame = change("Property", "Report", REPORT)
    frame["params"] = json.dumps(frame["params"])
    assert read_change(frame) == DeviceChange(
        device_id="P1/lamp",
        kind="report",
        payload={"power": 1},
        timestamp=1689229188406,
    )


def test_payload_padded_with_nuls() -> None:
    padded = encode(json.dumps(REPORT).encode() + b"\x00\x00\x00")
    found = read_change(change("Property", "Report", Payload=padded))
    assert found is not None
    assert found.payload == {"power": 1}


@pytest.mark.parametrize("empty", ["", None, encode(b"\x00\x00"), encode(b" ")])
def test_empty_payload(empty: object) -> None:
    found = read_change(change("StatusChange", "Offline", Payload=empty))
    assert found is not None
    assert (found.kind, found.payload) == ("offline", {})


@pytest.mark.parametrize(
    ("payload", "time", "expected"),
    [
        ({"timestamp": 1689229188406}, None, 1689229188406),
        ({"timestamp": "1689229188406"}, None, 1689229188406),
        ({"timestamp": 1689229188}, None, 1689229188999),
        ({"timestamp": 0}, "2023-07-13T14:19:48+08:00", FRAME_TIME),
        ({"timestamp": "soon"}, "2023-07-13T06:19:48Z", FRAME_TIME),
        ({}, "2023-07-13T14:19:48+08:00", FRAME_TIME),
        ({}, "yesterday", 0),
        ({}, "0001-01-01T00:00:00", 0),
        ({}, None, 0),
        ({}, 5, 0),
    ],
)
def test_timestamp(payload: dict[str, Any], time: object, expected: int) -> None:
    frame = change("Property", "Report", REPORT | {"timestamp": None} | payload)
    frame["params"]["Time"] = time
    found = read_change(frame)
    assert found is not None
    assert found.timestamp == expected


@pytest.mark.parametrize(
    "parameters",
    [
        {"Payload": "äöü"},
        {"Payload": "abcde"},
        {"Payload": encode(b"{truncated")},
        {"Payload": encode(b"\xff\xfe")},
        {"Payload": 5},
        {"DeviceId": ""},
        {"DeviceId": None},
    ],
)
def test_broken_changes(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_change(change("Property", "Report", **parameters))


@pytest.mark.parametrize("params", [None, [], "no JSON", "[]"])
def test_broken_params(params: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_change({"action": "DeviceChange", "params": params})


@pytest.mark.parametrize("frame", ["", "no JSON", "[]", "5", b"\xff", "<html>"])
def test_broken_frames(frame: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"no JSON"):
        read_frame(frame)
