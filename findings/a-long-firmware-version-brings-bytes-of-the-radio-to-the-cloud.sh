#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a lamp with firmware 1.2.3-release42,
# a version that the documents allow (up to 32 letters), connects. It was built with Tencent's device SDK 1.4.1, which cuts a
# long message and repeats its head in every part, as it does in events and in replies to actions (ble_event_notify2).
# Expected: AppReportFirmwareVersion tells the cloud "1.2.3-release42". The app joins the parts of events without their heads.
# Seen: of this message it does not: the second head stands in the version, with bytes that are no text. With device SDKs
# since 1.5, which repeat nothing here, all is well. The cloud offers an update for as long as versions differ. Who
# reads the message has to take a head in its second part for what it is, and must not wait for it.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const hex = (text) => Buffer.from(text).toString('hex');
const HEAD = '0280170f';
const PACKETS = {
  'SDK 1.4.1': ['084011' + HEAD + hex('1.2.3-release'), '08c006' + HEAD + hex('42')],
  'SDK 1.6.3': ['084011' + HEAD + hex('1.2.3-release'), '08c002' + hex('42')],
};
const version = async (packets) => {
  const { phone } = await meet({ properties: [], actions: [], events: [] });
  phone.writeData = async () => packets.forEach((each) => phone.notifyMessage(phone.handleBLEMessage(bytes(each))));
  return (await phone.protocol.getDeviceInfo()).otaVersion;
};
run(async () => {
  for (const [sdk, packets] of Object.entries(PACKETS)) {
    const told = await version(packets);
    log(sdk, JSON.stringify(told));
    assert.equal(told === '1.2.3-release42', sdk === 'SDK 1.6.3');
    assert.ok(told.startsWith('1.2.3-release') && told.endsWith('42'));
  }
});
JAVASCRIPT
node try.js
