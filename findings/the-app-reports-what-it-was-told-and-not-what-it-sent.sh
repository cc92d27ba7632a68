#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps bring a command of the cloud to a Bluetooth device: a whole number as
# 25.7, an option as the text "10", and a number in 32 bits, each as an automation or another app may have written it.
# Expected: the device reports what it has become; or the app tells the cloud what it has sent to the device.
# Seen: a device that has taken a command reports nothing, so the app does, in its name and with the phone's clock, and tells
# what the command said: 25.7, where it has sent 25, and "10", where it has sent option 16. The cloud, its history and all other apps
# show what the device never was, until it reports by itself. Who carries commands has to report what he put on the air.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const DONE = { data: bytes('000100') };
const product = { properties: ['int', 'enum', 'float'].map((type) => ({ id: type, define: { type } })), actions: [], events: [] };
const reported = async (command) => {
  const { phone, asked, written } = await meet(product);
  const done = phone.controlDevice({ deviceData: command });
  await new Promise((resolve) => setTimeout(resolve, 100));
  phone.emit('CONTROL_REPLY', DONE);
  await done;
  const [[action, { Data }]] = asked;
  return { sent: written.join(), [action]: Data };
};
run(async () => {
  const seen = [await reported({ int: 25.7 }), await reported({ enum: '10' }), await reported({ float: 16777217 })];
  seen.forEach((each) => log(each));
  assert.deepEqual(seen, [
    { sent: '0000052000000019', AppReportDataAsDevice: '{"int":25.7}' },
    { sent: '000003810010', AppReportDataAsDevice: '{"enum":"10"}' },
    { sent: '000005620000804b', AppReportDataAsDevice: '{"float":16777217}' },
  ]);
});
JAVASCRIPT
node try.js
