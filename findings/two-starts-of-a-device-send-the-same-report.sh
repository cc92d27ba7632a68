#!/usr/bin/env bash
# tencent-iot-device 1.0.0, Tencent's Python SDK for devices: a button on a battery wakes up, reports that it was
# pressed, and sleeps again.
# Expected: the clientToken tells one report from another, so that a client can drop what is delivered twice by it.
# Seen: the token is the product's id and a number that begins at 0 with every start, and a report is not dated. Two
# presses are the same bytes. Whoever drops a report that it knows loses the second press; a token tells reports apart
# between two starts only.
. "$(dirname "$0")/folder"
install tencent-iot-device==1.0.0 --no-deps
"$folder/tools/bin/uv" pip install --quiet --python "$python" paho-mqtt==1.5.1 pycryptodome==3.23.0
run <<'PYTHON'
import json

from explorer.services.template import template


class Hub:
    def __init__(self):
        self.hub, self.sent = self, []

    def publish(self, topic, payload, qos):
        self.sent.append(json.dumps(payload))
        return 0, len(self.sent)


def presses(count):
    """Return what a device sends between a start and the next."""
    hub = Hub()
    template.QcloudHub = lambda *_: hub
    device = template.Template("device.json", True, "PRODUCT", "button")
    for _ in range(count):
        device.template_report(device.template_json_construct_report_array("PRODUCT", {"key": 1}))
    return hub.sent


first, second = presses(2), presses(2)
print("\n".join(f"  start {start}: {each}" for start, sent in ((1, first), (2, second)) for each in sent))
assert first[0] != first[1]
assert first == second
assert not any("timestamp" in each for each in first)
PYTHON
