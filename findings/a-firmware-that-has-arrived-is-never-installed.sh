#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps speak with a Bluetooth device: a lamp gets its new firmware, 100 bytes of
# it here, and the phone goes out of reach. When it is back the device says that it can go on, and how much it has, as the
# protocol lets it: nothing; 83 bytes; or all of them, when the link was lost just before "that was the last one" (02).
# Expected: the phone sends what is missing, and then 02, at which the device checks the file and installs it.
# Seen: where nothing is missing it sends nothing, and waits for a word on what has arrived, which nobody has a reason for. Five
# times the device's patience later the update has failed (UPDATE_DATA_REPLAY_TIMEOUT), and so has each later one. Whoever
# brings firmware has to look at what is missing before it waits.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const FILE = new Uint8Array(100).fill(7);
const UPDATE = { AppGetDeviceOTAInfo: { TargetVersion: '2.0.0', FirmwareURL: 'https://firmware' } };
wx.downloadFile = ({ success }) => (setTimeout(success, 0, { tempFilePath: '' }), { onProgressUpdate: () => {} });
wx.getFileSystemManager = () => ({ readFile: ({ success }) => success({ data: FILE.buffer }) });
const hex = (number, digits) => number.toString(16).padStart(digits, '0');

// Return what becomes of an update, and the packets, of a device that has so many bytes already.
const update = async (kept) => {
  const { phone } = await meet({ properties: [], actions: [], events: [] }, UPDATE);
  Object.assign(phone, { mtu: 20, otaVersion: '1.0.0' });
  const packets = [];
  let has = kept;
  const say = (message) => setTimeout(() => phone.notifyMessage(phone.handleBLEMessage(bytes(message))), 10);
  const checked = new Promise((resolve) => {
    phone.write = async (packet) => {
      packets.push(packet);
      const [type, , number] = bytes(packet);
      if (type === '00') say(`090009030a140101${hex(kept, 8)}`); // may go on, 10 packets of 20 bytes, patience of 1 s
      if (type === '01') has += bytes(packet).length - 3;
      if (type === '01' && has === FILE.length) say(`0a0005${hex(parseInt(number, 16) + 1, 2)}${hex(has, 8)}`);
      if (type === '02') resolve('checked and installed');
    };
  });
  const failed = phone.startOta({}).then(() => 'done', ({ code }) => code);
  return [await Promise.race([checked, failed]), packets.length];
};
run(async () => {
  const seen = [];
  for (const kept of [0, 83, 100]) {
    const [outcome, packets] = await update(kept);
    log(`  ${kept} of 100 bytes have arrived: ${outcome}, after ${packets} packets`);
    seen.push(outcome, packets);
  }
  assert.deepEqual(seen, ['checked and installed', 8, 'checked and installed', 3, 'UPDATE_DATA_REPLAY_TIMEOUT', 1]);
});
JAVASCRIPT
node try.js
