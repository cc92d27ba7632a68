#!/usr/bin/env bash
# qcloud-iotexplorer-common-libs 3.0.115: how Tencent's apps bring a command of the cloud to a Bluetooth device (LLSync). The
# cloud pushes the JSON of whoever gave the command; apps and automations write numbers as text there, too.
# Expected: "10" is 10, as it is for numbers, floats and moments in the same package, or the command is refused.
# Seen: an option "10" is sent as option 16, "11" as 17: the text is taken for hexadecimal digits. Up to "9" nobody notices. A
# truth value "true" is sent as off. Both arrive as valid commands. A client must write options as numbers and truth values
# as 0 and 1, wherever it writes them down (scenes, timers, automations), and read them as decimal where it carries them.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-common-libs@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const values = require('qcloud-iotexplorer-common-libs/dist/cjs/libs/bluetooth/tlvJson');
const properties = ['enum', 'bool', 'int', 'float', 'timestamp'].map((type) => ({ id: type, define: { type } }));
const heard = (command) => values.convertPropertiesTlvToJsObject(values.convertPropertiesChangeToTlv(command, { properties }).tlvData, { properties });
const commands = [{ enum: 10 }, { enum: '9' }, { enum: '10' }, { enum: '11' }, { bool: true }, { bool: '1' }, { bool: 'true' }, { int: '10', float: '1.5', timestamp: '1790000000' }];
const seen = commands.map(heard);
commands.forEach((command, place) => console.log(JSON.stringify(command), 'arrives as', JSON.stringify(seen[place])));
assert.deepEqual(seen, [
  { enum: 10 }, { enum: 9 }, { enum: 16 }, { enum: 17 }, { bool: 1 }, { bool: 1 }, { bool: 0 }, { int: 10, float: 1.5, timestamp: 1790000000 },
]);
JAVASCRIPT
node try.js
