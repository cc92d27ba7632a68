#!/usr/bin/env bash
# tencent-iot-device 1.0.0, Tencent's Python SDK for devices: template_event_post.
# Expected, and documented for the protocol: one event, {"method": "event_post", "eventId": ..., "params": ...}.
# Seen: no eventId beside the method at all. One event travels as a list of one under "events" with the method
# "event_post", two or more as "events_post"; id, type, time and parameters are in the items. A client that reads
# eventId at the top hears of no event from such a device.
. "$(dirname "$0")/folder"
install tencent-iot-device==1.0.0 --no-deps
"$folder/tools/bin/uv" pip install --quiet --python "$python" paho-mqtt==1.5.1 pycryptodome==3.23.0
run <<'PYTHON'
import inspect
import json

from explorer.services.template import template

SMOKE = {"eventId": "smoke", "type": "alert", "timestamp": 1790000000000, "params": {"level": 2}}
LOW = {"eventId": "low_battery", "type": "info", "timestamp": 1790000000500, "params": {}}
sent = []


class Hub:
    def publish(self, topic, payload, qos):
        sent.append(payload)
        return 0, 1


poster = object.__new__(template.Template)
for name, value in {"hub": Hub(), "topic": type("T", (), {"template_event_topic_pub": "t"})}.items():
    setattr(poster, f"_Template__{name}", value)
poster._Template__assert = lambda value: None
poster._Template__build_empty_json = lambda pid, token: {"clientToken": "token"}
for events in ([SMOKE], [SMOKE, LOW]):
    poster.template_event_post("PRODUCT", {"events": events})
for payload in sent:
    print(json.dumps(payload))
one, two = sent
assert one["method"] == "event_post" and one["events"] == [SMOKE] and "eventId" not in one
assert two["method"] == "events_post" and two["events"] == [SMOKE, LOW] and "eventId" not in two
PYTHON
