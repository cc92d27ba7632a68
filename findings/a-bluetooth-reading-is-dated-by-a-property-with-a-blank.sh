#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a thermometer that has
# measured while nobody listened, and reports it, with the time, once a phone is there. (h5-panel-sdk 1.2.11 does the same.)
# Expected: AppReportDataAsDevice takes a time, so the app sends when it got the report; no document says otherwise.
# Seen: a property called "_sys _timestamp", with a blank, dates the report, in seconds or ms, and is sent as a value as well.
# Any other spelling is a value and nothing more, and the reading is as old as its delivery. Who brings such reports to the
# cloud without a look at that property dates the readings of a whole night to one moment, in the history for good.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const REPORT = bytes('000a2000000017a16ab13b80');
const reported = async (id) => {
  const properties = [{ id: 'temperature', define: { type: 'int' } }, { id, define: { type: 'timestamp' } }];
  const { phone, asked } = await meet({ properties, actions: [], events: [] });
  await phone.onPropertyReport(REPORT);
  const [[action, { Data, DataTimeStamp }]] = asked;
  log(action, Data, 'is dated', new Date(DataTimeStamp).toISOString());
  return [JSON.parse(Data), DataTimeStamp];
};
run(async () => {
  const began = Date.now();
  for (const [id, dated] of [['_sys _timestamp', 1790000000000], ['_sys_timestamp', 'now'], ['measured_at', 'now']]) {
    const [data, moment] = await reported(id);
    assert.deepEqual(data, { temperature: 23, [id]: 1790000000 });
    assert.deepEqual(moment >= began ? 'now' : moment, dated);
  }
});
JAVASCRIPT
node try.js
