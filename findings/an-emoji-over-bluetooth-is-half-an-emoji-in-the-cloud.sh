#!/usr/bin/env bash
# qcloud-iotexplorer-common-libs 3.0.115: how Tencent's apps write and read a text over Bluetooth (LLSync), from which they
# tell the cloud.
# Expected: a text is UTF-8 in both directions, as the package writes and reads Chinese; what was sent comes back.
# Seen: an emoji, or any other character of four bytes, is sent right, and two zeros at the end for each. A device that
# keeps what it gets tells them too. Read, it becomes another sign and half an emoji: the cloud is told half a character,
# which strict JSON refuses. Who reads such a text must leave the zeros out, and take the half for U+FFFD.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-common-libs@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const values = require('qcloud-iotexplorer-common-libs/dist/cjs/libs/bluetooth/tlvJson');
const model = { properties: [{ id: 'song', define: { type: 'string' } }] };
const sent = (song) => values.convertPropertiesChangeToTlv({ song }, model).tlvData.join('').toLowerCase();
const told = (hex) => JSON.stringify(values.convertPropertiesTlvToJsObject(hex.match(/../g), model));
const seen = ['晴天', '😀', 'a😀b'].map((song) => [song, sent(song), told(sent(song))]);
for (const [song, hex, json] of seen) console.log(`${song} is sent as ${hex}, and the cloud is told ${json}`);
assert.deepEqual(seen.map(([, ...rest]) => rest), [
  ['400006e699b4e5a4a9', '{"song":"晴天"}'],
  ['400006f09f98800000', '{"song":"\ud7fd\\ude00\\u0000\\u0000"}'],
  ['40000861f09f9880620000', '{"song":"a\ud7fd\\ude00b\\u0000\\u0000"}'],
]);
JAVASCRIPT
node try.js
