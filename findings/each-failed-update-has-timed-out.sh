#!/usr/bin/env bash
# tencent-iot-device 1.0.0, Tencent's Python SDK for devices: firmware that arrives with a wrong checksum, that the device may
# not fetch, that is not there, that cannot be burned, and that takes too long.
# Expected: the report of a failure says why in result_msg, as it does in result_code.
# Seen: result_msg is "time_out" whatever happened; only result_code tells the five apart, and it is a text, as the percent
# is. Whoever shows the message of a failed update sends people to look at their network, where the firmware was broken.
. "$(dirname "$0")/folder"
install tencent-iot-device==1.0.0 --no-deps
"$folder/tools/bin/uv" pip install --quiet --python "$python" paho-mqtt==1.5.1 pycryptodome==3.23.0
run <<'PYTHON'
import json
from types import SimpleNamespace

from hub.services.ota import ota

sent = []


def publish(topic, payload, qos):
    sent.append(json.loads(payload)["report"]["progress"])
    return 0, len(sent)


protocol = SimpleNamespace(publish=publish, subscribe=lambda *_: 0)
ota.ConnClientProvider = lambda *_, **__: SimpleNamespace(protocol=protocol)
device = ota.Ota("", "PRODUCT", "lamp", "")
device.ota_init("PRODUCT", "lamp", None)
device.ota_manager_init()
failures = [each for each in device.OtaReportType if each < 0]
for failure in failures:
    device._ota_report_upgrade_result("1.2.0", failure)
for failure, told in zip(failures, sent):
    print(f"  {failure.name}: {told}")
assert len(failures) == 5
assert {each["result_msg"] for each in sent} == {"time_out"}
assert [each["result_code"] for each in sent] == ["-1", "-2", "-3", "-4", "-5"]
PYTHON
