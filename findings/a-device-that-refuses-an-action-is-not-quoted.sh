#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a pet feeder whose hopper is empty. The
# cloud pushes the action "feed" of a scene or of another app to the phone beside it, and the device answers at once that it
# has refused (01).
# Expected: the phone tells the cloud so, as it tells what came of it otherwise: "action_reply" with a code that is not 0.
# Seen: it tells the cloud nothing. Its reply has one code, 0, and is sent for what succeeded only; the refusal goes to a report of
# errors of the maker. Whoever called the action waits until the cloud's time is up, and hears that the device did not answer: the
# same as of a feeder that is out of reach, or that did the deed without a word. Who carries actions has to carry refusals too.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const number = { type: 'int' };
const feed = { id: 'feed', input: [{ id: 'portions', define: number }], output: [{ id: 'left', define: number }] };
const call = { actionId: 'feed', clientToken: '1', params: { portions: 2 } };

// Return what the phone tells the cloud when the device answers so.
const told = async (answer) => {
  const { phone, asked } = await meet({ properties: [], events: [], actions: [feed] });
  phone.write = async () => setTimeout(() => phone.notifyMessage(phone.handleBLEMessage(bytes(answer))), 10);
  await phone.controlAction({ actionData: call }).catch(() => {});
  return asked.map(([, { Payload }]) => JSON.parse(Payload)).map(({ method, code, response }) => ({ method, code, response }));
};
run(async () => {
  const done = await told('0400070000' + '2000000003'); // done, action 0, a number at place 0: 3
  const refused = await told('0400020100'); // refused, action 0
  log(JSON.stringify({ done, refused }));
  assert.deepEqual(done, [{ method: 'action_reply', code: 0, response: { left: 3 } }]);
  assert.deepEqual(refused, []);
});
JAVASCRIPT
node try.js
