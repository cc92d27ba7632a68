#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a lamp that was without power asks the
# phone what it was set to (get status). The cloud has kept a value of a property that its maker has taken out of the product since.
# Expected: the lamp gets the values of all that its product still has.
# Seen: it gets none. One value too many, and the app tells the lamp that it has failed, for good: the cloud keeps the value. The
# answer, 22ff as the protocol has it, is sent in two packets, "22" and "ff", of which neither is an answer. Who
# answers has to leave out what the product does not have.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { log, meet, run } = require('./phone');
const product = { properties: [{ id: 'power', define: { type: 'bool' } }, { id: 'level', define: { type: 'int' } }], actions: [], events: [] };
const status = async (values) => {
  const kept = Object.fromEntries(Object.entries(values).map(([id, Value]) => [id, { Value, LastUpdate: 1790000000000 }]));
  const { phone, written } = await meet(product, { AppGetDeviceData: { Data: JSON.stringify(kept) } });
  await phone.onGetStatus().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  return written;
};
run(async () => {
  const [known, more] = [await status({ power: 1, level: 25 }), await status({ power: 1, level: 25, scent: 2 })];
  log({ known, more });
  assert.deepEqual(known, ['220000070001' + '2100000019']);
  assert.deepEqual(more, ['22', 'ff']);
});
JAVASCRIPT
node try.js
