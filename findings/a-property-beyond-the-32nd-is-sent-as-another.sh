#!/usr/bin/env bash
# qcloud-iotexplorer-common-libs 3.0.115: how Tencent's apps send a property over Bluetooth (LLSync), where a property is
# its place in the thing model, in five bits.
# Expected: a thing model may have more properties (the cloud takes 100), and an app refuses to send one that has no place,
# as it refuses one that the model does not know.
# Seen: the place is cut to its five bits. The 33rd property, a child lock, is sent as the first one, the power switch of
# the same type: byte for byte the command that switches the heater off. A client must refuse what has no place of its
# own, and must not take what a device says at place 0 for the 33rd either.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-common-libs@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const values = require('qcloud-iotexplorer-common-libs/dist/cjs/libs/bluetooth/tlvJson');
const properties = Array.from({ length: 34 }, (_, place) => ({ id: `level_${place}`, define: { type: 'int' } }));
properties[0] = { id: 'power_switch', define: { type: 'bool' } };
properties[32] = { id: 'child_lock', define: { type: 'bool' } };
const sent = (value) => { try { return values.convertPropertiesChangeToTlv(value, { properties }).tlvData.join(''); } catch (error) { return error.code; } };
const read = (hex) => values.convertPropertiesTlvToJsObject(hex.match(/../g), { properties });
const seen = { power_switch: sent({ power_switch: 0 }), child_lock: sent({ child_lock: 0 }), level_33: sent({ level_33: 5 }), unknown: sent({ unknown: 1 }) };
console.log(seen, 'the device reads', read(seen.child_lock), read(seen.level_33));
assert.equal(seen.child_lock, seen.power_switch);
assert.equal(seen.level_33, sent({ level_1: 5 }));
assert.equal(seen.unknown, 'TEMPLATE_NOT_MATCH');
assert.deepEqual(read(seen.child_lock), { power_switch: 0 });
JAVASCRIPT
node try.js
