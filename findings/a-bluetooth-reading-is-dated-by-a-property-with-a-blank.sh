#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a thermometer that has
# measured while nobody listened, and reports it, with the time, once a phone is there. (h5-panel-sdk 1.2.11 does the same.)
# Expected: AppReportDataAsDevice takes a time, so the app sends when it got the report; no document says otherwise.
# Seen: a property called "_sys _timestamp", with a blank, dates the report, in seconds or ms, and is sent as a value as well.
# Any other spelling is a value and nothing more, and the reading is as old as its delivery. Who brings such reports to the
# cloud without a look at that property dates the readings of a whole night to one moment, in the history for good.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { log } = console;
for (const level of ['log', 'info', 'warn', 'error']) console[level] = () => {};
const nothing = () => {};
globalThis.navigator ??= { userAgent: '' };
globalThis.wx = { request: nothing, connectSocket: nothing, getSystemInfoSync: () => ({ platform: 'devtools' }), onAppHide: nothing, onAppShow: nothing };
const { LLSyncDeviceAdapter } = require('qcloud-iotexplorer-bluetooth-adapter-llsync');
const told = [];
const requestApi = async (action, { Data, DataTimeStamp }) => {
  if (action === 'AppReportDataAsDevice') told.push([Data, DataTimeStamp]);
  return { Data: '', Products: [{ DataTemplate: '{}' }] };
};
const silent = { info: nothing, error: nothing };
LLSyncDeviceAdapter.injectOptions({ appDevSdk: { requestApi, reporter: silent, loginManager: { userInfo: { UserID: '1' } }, on: nothing, off: nothing } });
const phone = new LLSyncDeviceAdapter({ deviceId: 'C0:FF:EE:01:02:03', productId: 'P', extendInfo: {}, bluetoothAdapter: { init: nothing }, bluetoothApi: {} });
const report = '000a2000000017a16ab13b80'.match(/../g);
(async () => {
  const began = Date.now();
  for (const id of ['_sys _timestamp', '_sys_timestamp', 'measured_at']) {
    phone.dataTemplate = { properties: [{ id: 'temperature', define: { type: 'int' } }, { id, define: { type: 'timestamp' } }] };
    await phone.onPropertyReport(report);
  }
  for (const [data, moment] of told) log(data, 'is dated', new Date(moment).toISOString());
  assert.deepEqual(told.map(([data]) => JSON.parse(data)), ['_sys _timestamp', '_sys_timestamp', 'measured_at'].map((id) => ({ temperature: 23, [id]: 1790000000 })));
  assert.deepEqual(told.map(([, moment]) => (moment >= began ? 'now' : moment)), [1790000000000, 'now', 'now']);
  process.exit();
})().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
JAVASCRIPT
node try.js
