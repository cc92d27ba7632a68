#!/usr/bin/env bash
# tencent-iot-device 1.0.0, Tencent's Python SDK for devices: a device that blinks, and has nothing to tell of it.
# Expected: the reply to an action without outputs has none: {"method": "action_reply", "code": 0, "response": {}}.
# Seen: template_action_reply raises ValueError for an empty response before anything is sent. Unless its maker thinks of
# an output that the thing model does not have, such a device never replies: the cloud calls that
# FailedOperation.Timeout, although the deed is done. The code of a reply is -1 where the maker sets none.
. "$(dirname "$0")/folder"
install tencent-iot-device==1.0.0 --no-deps
"$folder/tools/bin/uv" pip install --quiet --python "$python" paho-mqtt==1.5.1 pycryptodome==3.23.0
run <<'PYTHON'
import json

from explorer.explorer import QcloudExplorer
from explorer.services.template import template


class Hub:
    def __init__(self):
        self.hub, self.sent = self, []

    def publish(self, topic, payload, qos):
        self.sent.append(json.loads(json.dumps(payload)))
        return 0, len(self.sent)


hub = Hub()
template.QcloudHub = lambda *_: hub
device = template.Template("device.json", True, "PRODUCT", "lamp")
unset = QcloudExplorer.ReplyPara()
done = QcloudExplorer.ReplyPara()
done.code, done.status_msg = 0, "action execute success!"
outcomes = []
for response in ({"result": 0}, {}, None):
    try:
        device.template_action_reply("token", response, done)
        outcomes.append((response, hub.sent[-1]["response"]))
    except ValueError as error:
        outcomes.append((response, str(error)))
    print(f"  {outcomes[-1][0]}: {outcomes[-1][1]}")
assert outcomes == [({"result": 0}, {"result": 0}), ({}, "Invalid param."), (None, "Invalid param.")]
assert len(hub.sent) == 1
assert (unset.code, unset.status_msg) == (-1, None)
PYTHON
