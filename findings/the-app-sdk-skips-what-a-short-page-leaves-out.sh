#!/usr/bin/env bash
# qcloud-iotexplorer-appdev-sdk 3.0.115, Tencent's JavaScript SDK for apps: utils.fetchAllList, which reads a list to its end,
# on a list of 120 devices whose pages hold 50 at most, as the API documents it of families, rooms, devices and scenes.
# Expected: 120 devices; the next page begins behind the last one.
# Seen: it asks for 100 at a time, and begins the next page 100 further, however many came: devices 51 to 100 are skipped
# without a word, and it ends with 70. The offset must be what has come, and the size of a page what is documented.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-appdev-sdk@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const nothing = () => {};
globalThis.wx = { request: nothing, connectSocket: nothing, getSystemInfoSync: () => ({ platform: 'devtools', system: '' }), onAppHide: nothing, onAppShow: nothing };
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const { fetchAllList } = require('qcloud-iotexplorer-appdev-sdk').AppDevSdk.utils;
const devices = Array.from({ length: 120 }, (_, place) => place + 1);
const read = async (most) => {
  const asked = [];
  const list = await fetchAllList(async ({ offset, limit }) => {
    asked.push([offset, limit]);
    return { total: devices.length, list: devices.slice(offset, offset + Math.min(limit, most)) };
  });
  return { asked, missing: devices.filter((each) => !list.includes(each)) };
};
(async () => {
  const [roomy, short] = [await read(100), await read(50)];
  console.log({ roomy: roomy.missing.length, short: short.missing.length, asked: short.asked });
  assert.deepEqual(roomy, { asked: [[0, 100], [100, 100]], missing: [] });
  assert.deepEqual(short.asked, [[0, 100], [100, 100], [200, 100]]);
  assert.deepEqual(short.missing, devices.slice(50, 100));
})().catch((error) => { console.error(error); process.exit(1); });
JAVASCRIPT
node try.js
