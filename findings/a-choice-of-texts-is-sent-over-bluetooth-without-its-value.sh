#!/usr/bin/env bash
# qcloud-iotexplorer-common-libs 3.0.115: how Tencent's apps write and read values over Bluetooth (LLSync).
# Expected: a value of a type that Bluetooth has, or an error; and what a device said, as it said it.
# Seen:
# - a text of choices (stringenum) has no type, and the app sends it nevertheless: as the head of a truth value and
#   nothing after it, so that a device takes the next byte for it. A client must refuse to send one.
# - what is read as a float has three decimals: 0.00012 is 0 in the app, but not in the device.
# - lists are an eighth type, their items without heads. Device SDKs know it since 1.5.1; one before drops the whole
#   message with all its other values, unanswered.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-common-libs@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const values = require('qcloud-iotexplorer-common-libs/dist/cjs/libs/bluetooth/tlvJson');
const specs = [{ id: 'hour', dataType: { type: 'int' } }, { id: 'on', dataType: { type: 'bool' } }];
const model = {
  properties: [
    { id: 'levels', define: { type: 'array', arrayInfo: { type: 'int' } } },
    { id: 'plans', define: { type: 'array', arrayInfo: { type: 'struct', specs } } },
    { id: 'mode', define: { type: 'stringenum', mapping: { eco: 'Eco' } } },
    { id: 'ratio', define: { type: 'float' } },
  ],
};
const sent = (value) => values.convertPropertiesChangeToTlv(value, model).tlvData.map((each) => each.toLowerCase());
const read = (bytes) => { try { return values.convertPropertiesTlvToJsObject(bytes, model); } catch (error) { return error.code; } };
const cases = [{ levels: [1, -2] }, { plans: [{ hour: 7, on: 1 }] }, { mode: 'eco' }, { ratio: 0.00012 }];
const seen = cases.map((value) => [sent(value).join(''), read(sent(value))]);
cases.forEach((value, place) => console.log(JSON.stringify(value), 'is sent as', seen[place][0], 'and read as', JSON.stringify(seen[place][1])));
assert.deepEqual(seen, [
  ['e0000800000001fffffffe', cases[0]],
  ['e10009000720000000070101', cases[1]],
  ['02', 'TYPE_IN_MODULE_IS_WRONG'],
  ['6382a8fb38', { ratio: 0 }],
]);
JAVASCRIPT
node try.js
