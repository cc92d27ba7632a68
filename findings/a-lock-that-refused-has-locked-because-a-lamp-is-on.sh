#!/usr/bin/env bash
# qcloud-iotexplorer-bluetooth-adapter-llsync 1.9.5, how Tencent's apps bring commands of the cloud to a Bluetooth device: a scene switches the
# lamp of a door on and locks it, two commands in one moment. The device takes the first and refuses the second. Then two actions at once.
# Expected: each command waits for its own answer, as the protocol gives answers no number by which to tell them apart.
# Seen: both are sent, and the first answer is that of both: the app reports to the cloud, in the name of the device, that the door is
# locked, and nobody hears the refusal. The second action is answered with the outputs of the first, and with its name. Who carries
# commands has to send one, wait for its answer, and send the next.
. "$(dirname "$0")/folder"
cd "$folder"
cp "$findings/phone.js" .
npm install --silent --no-audit --no-fund qcloud-iotexplorer-bluetooth-adapter-llsync@1.9.5
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { bytes, log, meet, run } = require('./phone');
const property = (id, type) => ({ id, define: { type } });
const product = {
  properties: [property('lamp', 'bool'), property('lock', 'bool')],
  actions: [{ id: 'measure', input: [], output: [property('level', 'int')] }, { id: 'name', input: [], output: [property('text', 'string')] }],
  events: [],
};
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));
const told = (call) => call.then(() => 'done', ({ code }) => code);
run(async () => {
  const { phone, asked, written } = await meet(product);
  const commands = [{ lamp: 1 }, { lock: 1 }].map((deviceData) => told(phone.controlDevice({ deviceData })));
  await pause();
  phone.emit('CONTROL_REPLY', { data: bytes('000100') }); // the lamp is on
  const results = await Promise.all(commands); // before the lock has said anything
  phone.emit('CONTROL_REPLY', { data: bytes('000101') }); // the lock refuses
  await pause();
  const reported = asked.map(([, { Data }]) => Data);
  log({ sent: written, results, reported });
  assert.deepEqual({ results, reported }, { results: ['done', 'done'], reported: ['{"lamp":1}', '{"lock":1}'] });
  asked.length = 0;
  const actions = ['measure', 'name'].map((actionId) => told(phone.controlAction({ actionData: { actionId, params: {}, clientToken: `of ${actionId}` } })));
  await pause();
  phone.emit('ACTION_REPLY', { data: bytes('000700002000000007') }); // a level of 7
  await Promise.all(actions);
  const answers = asked.map(([, { Payload }]) => JSON.parse(Payload)).map(({ clientToken, ActionId, response }) => ({ clientToken, ActionId, response }));
  log(answers);
  assert.deepEqual(answers, ['measure', 'name'].map((id) => ({ clientToken: `of ${id}`, ActionId: 'measure', response: { level: 7 } })));
});
JAVASCRIPT
node try.js
