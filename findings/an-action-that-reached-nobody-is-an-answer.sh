#!/usr/bin/env bash
# qcloud-iotexplorer-h5-panel-sdk 1.2.11, on which the panels of Tencent's app are made, and tccli 3.1.189.1, which holds the
# cloud's documented answers: an action of a device that is not connected.
# Expected: an error, FailedOperation.ActionUnreachable, as the list of errors says, and a promise that is rejected.
# Seen: the answer is none of an error. The code is the Status of a call that has succeeded, with its text behind a "|". The
# SDK knows that, but compares the whole Status with the bare code: the documented answer resolves, and a panel shows that
# the door is open. A device's own word for success ("succ", "suc", anything) stands in the same place; only what begins
# with the code tells.
. "$(dirname "$0")/folder"
install tccli==3.1.189.1 --no-deps
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-h5-panel-sdk@1.2.11 regenerator-runtime@0.13.11
cat > try.js <<'JAVASCRIPT'
const { log } = console;
for (const level of ['log', 'info', 'warn', 'error', 'time', 'timeEnd']) console[level] = () => {};
const anything = new Proxy(() => {}, { get: (_, name) => (name === 'then' ? undefined : anything), apply: () => anything });
const answers = { AppGetUser: { Data: { UserID: '1' } } };
class XMLHttpRequest {
  open() {}
  setRequestHeader() {}
  send(body) {
    const data = answers[JSON.parse(body).Action] || {};
    Object.assign(this, { readyState: 4, status: 200, response: { code: 0, data } });
    setImmediate(() => this.onreadystatechange());
  }
}
class WebSocket {
  addEventListener(name, call) { if (name === 'open') setImmediate(call); }
  set onopen(call) { setImmediate(call); }
  send() {}
  close() {}
}
Object.assign(globalThis, {
  XMLHttpRequest, WebSocket, window: globalThis, self: globalThis, document: anything, addEventListener() {},
  location: new URL('http://127.0.0.1/'), navigator: { userAgent: '' }, localStorage: { removeItem() {} },
  PANEL_DATA: { deviceId: 'P/d', productInfo: {} }, IOT_EXPLORER_ACCESS_TOKEN: 'token', regeneratorRuntime: require('regenerator-runtime'),
});
const panel = require('qcloud-iotexplorer-h5-panel-sdk').default;
(async () => {
  const outcomes = [];
  for (const Response of JSON.parse(process.argv[2])) {
    answers.AppCallDeviceActionSync = Response;
    outcomes.push(await panel.callDeviceAction({}, 'open').then(() => 'resolved', () => 'rejected'));
  }
  log(JSON.stringify(outcomes));
  process.exit();
})();
JAVASCRIPT
run <<'PYTHON'
from importlib.resources import files
import json
import subprocess

examples = json.loads(files("tccli").joinpath("services/iotexplorer/v20190423/examples.json").read_text("utf-8"))
documented = [json.loads(each["output"])["Response"] for each in examples["actions"]["CallDeviceActionSync"]]
answers = [each for each in documented if "Error" not in each]
answers.append({**answers[-1], "Status": "FailedOperation.ActionUnreachable"})
printed = subprocess.run(["node", "try.js", json.dumps(answers)], check=True, capture_output=True, encoding="utf-8").stdout
outcomes = [(each["Status"], outcome) for each, outcome in zip(answers, json.loads(printed), strict=True)]
for status, outcome in outcomes:
    print(f"  {status}: {outcome}")
assert [each["Error"]["Code"] for each in documented if "Error" in each] == ["FailedOperation.Timeout"]
assert outcomes == [
    ("succ", "resolved"),
    ("FailedOperation.ActionUnreachable|动作消息不可达", "resolved"),
    ("FailedOperation.ActionUnreachable", "rejected"),
], outcomes
PYTHON
