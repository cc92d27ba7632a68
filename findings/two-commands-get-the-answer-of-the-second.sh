#!/usr/bin/env bash
# tencent-iot-device 1.0.0, Tencent's Python SDK for devices: a curtain is told to open, and while it is still on its way
# that its light is to go on. It answers each command when it has done it, with templateControlReply.
# Expected: the protocol's control_reply, with the clientToken of the command that it answers, so that one that fails is
# told from one that succeeds.
# Seen: the call takes no token; the SDK keeps that of the latest command, and of the latest answer to get_status. Both
# answers are to the second command, the first, a failure, too, and one after an asked status is to no command at all. None
# has a method. A client must not take an answer for done, nor one without a method for a report: only values tell.
. "$(dirname "$0")/folder"
install tencent-iot-device==1.0.0 --no-deps
"$folder/tools/bin/uv" pip install --quiet --python "$python" paho-mqtt==1.5.1 pycryptodome==3.23.0
run <<'PYTHON'
from types import SimpleNamespace

from explorer.services.template import template

DONE, STUCK = SimpleNamespace(code=0, status_msg=""), SimpleNamespace(code=1, status_msg="stuck")
COMMANDS = {"open": {"curtain": 1}, "light": {"switch": 1}}


class Hub:
    def __init__(self):
        self.hub, self.sent = self, []
        self.subscribe = self.register_explorer_callback = lambda *_: 0

    def publish(self, topic, payload, qos):
        self.sent.append(payload)
        return 0, len(self.sent)


hub = Hub()
template.QcloudHub = lambda *_: hub
device = template.Template("device.json", True, "PRODUCT", "curtain")
device.template_init(None, *[lambda *_: None] * 4)
topic = template.TopicProvider("PRODUCT", "curtain").template_property_topic_sub


def hear(method, token, **more):
    device.handle_template(topic, 0, {"method": method, "clientToken": token, **more}, None)


for token, values in COMMANDS.items():
    hear("control", token, params=values)
for outcome in (STUCK, DONE):
    device.template_control_reply(outcome)
hear("control", "third", params={"switch": 0})
hear("get_status_reply", "status", code=0, data={})
device.template_control_reply(DONE)
print("\n".join(f"  {each}" for each in hub.sent))
assert [each["clientToken"] for each in hub.sent] == ["light", "light", "status"]
assert [each["code"] for each in hub.sent] == [1, 0, 0]
assert not any("method" in each for each in hub.sent)
PYTHON
