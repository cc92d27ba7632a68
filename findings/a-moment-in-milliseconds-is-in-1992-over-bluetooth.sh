#!/usr/bin/env bash
# qcloud-iotexplorer-common-libs 3.0.115: how Tencent's apps bring a command of the cloud to a Bluetooth device (LLSync). A moment is written
# in seconds or, as the apps themselves do elsewhere (convertToMs), in milliseconds; a number may stand where a text is wanted.
# Expected: what does not fit into the bytes of its type is converted or refused.
# Seen: it is cut to what fits, and arrives as a valid command: a moment of November 2026 in milliseconds is one of April 1992, a whole number
# of 2^31 is the lowest one, a truth value of 256 is off, and a text that is given as the number 22 is empty. Who carries commands has to
# bring milliseconds to seconds, to write numbers as texts, and to refuse what is beyond the bytes.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-common-libs@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const values = require('qcloud-iotexplorer-common-libs/dist/cjs/libs/bluetooth/tlvJson');
const properties = ['timestamp', 'int', 'bool', 'string'].map((type) => ({ id: type, define: { type } }));
const heard = (command) => values.convertPropertiesTlvToJsObject(values.convertPropertiesChangeToTlv(command, { properties }).tlvData, { properties });
const commands = [{ timestamp: 1796000000 }, { timestamp: 1796000000000 }, { int: 2147483648 }, { bool: 256 }, { string: '22' }, { string: 22 }];
const seen = commands.map(heard);
commands.forEach((command, place) => console.log(JSON.stringify(command), 'arrives as', JSON.stringify(seen[place])));
console.log('the second is', new Date(seen[1].timestamp * 1000).toISOString());
assert.deepEqual(seen, [{ timestamp: 1796000000 }, { timestamp: 703670272 }, { int: -2147483648 }, { bool: 0 }, { string: '22' }, { string: '' }]);
JAVASCRIPT
node try.js
