#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a remote whose two buttons were pressed
# while no phone was there, and that tells both events in one message, the second behind the length of the first.
# Expected: the app tells both to the cloud, and answers when it has. Its code looks for "more event data" behind the length.
# Seen: it tells the first, trips over the second, which it reads in another form than the first, and answers that the *first* has
# failed (ff): the second press is lost, and the device has to take the first for lost too and to tell it again. Who carries
# events has to read as far as the length says, and to answer each by itself.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const [EVENT, FIRST, SECOND] = ['03', '0006002000000001', '0006002000000002']; // length, event 0, head of a number, number
const product = { properties: [], actions: [], events: [{ id: 'pressed', params: [{ id: 'button', define: { type: 'int' } }] }] };
const told = async (...messages) => {
  const { phone, asked, written } = await meet(product);
  for (const message of messages) await phone.onEventReport(bytes(message)).catch(() => {});
  return { told: asked.map(([, { Params }]) => Params), answered: written };
};
run(async () => {
  const [apart, together] = [await told(FIRST, SECOND), await told(FIRST + EVENT + SECOND)];
  log({ apart, together });
  assert.deepEqual(apart, { told: ['{"button":1}', '{"button":2}'], answered: ['6000', '6000'] });
  assert.deepEqual(together, { told: ['{"button":1}'], answered: ['60ff'] });
});
JAVASCRIPT
node try.js
