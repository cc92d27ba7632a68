#!/usr/bin/env bash
# qcloud-iotexplorer-appdev-sdk 3.0.115, Tencent's JavaScript SDK for apps, in Node.js as a mini program: the login ends
# while the WebSocket is open, and the cloud refuses what is sent there.
# Expected: as for a request over HTTP, the SDK logs in again; or subscribeDevices rejects, or an event says so.
# Seen: an error that comes over the WebSocket reaches nobody. subscribeDevices resolves, each heartbeat is refused, no
# event is fired, nobody logs in, and the connection stays open, over which nothing is pushed any more. Who copies the
# SDK must look into the answers of the registration and of each heartbeat himself.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-appdev-sdk@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const Code = 'InvalidParameterValue.InvalidAccessToken';
const refusals = { ActivePush: { error: Code, error_message: 'ended' }, YunApi: { data: { Response: { Error: { Code, Message: 'ended' } } } } };
const heard = [];
const sent = [];
let logins = 0;
let answer;
let done = false;
process.on('exit', () => { if (!done) process.exitCode = 1; });
globalThis.wx = {
  connectSocket() {
    setImmediate(() => answer.open());
    return {
      onOpen: (call) => { answer = { ...answer, open: call }; }, onMessage: (call) => { answer = { ...answer, message: call }; },
      onClose() {}, onError() {}, close() {},
      send({ data }) {
        const { action, reqId, params } = JSON.parse(data);
        sent.push(params.Action || action);
        setImmediate(() => answer.message({ data: JSON.stringify({ reqId, ...refusals[action] }) }));
      },
    };
  },
  request({ success }) {
    setImmediate(() => success({ statusCode: 200, header: {}, data: { code: 0, data: { Data: { UserID: '1' } } } }));
  },
  getStorage: ({ fail }) => fail({}), setStorage: ({ success }) => success && success({}), removeStorage: ({ success }) => success && success({}),
  getSystemInfoSync: () => ({ platform: 'devtools', system: '' }), onAppHide() {}, onAppShow() {},
};
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const { AppDevSdk } = require('qcloud-iotexplorer-appdev-sdk');
const sdk = new AppDevSdk({
  appKey: 'key', apiUrl: 'http://127.0.0.1/', wsConfig: { connectWhenInit: false, heartbeatInterval: 50 },
  getAccessToken: async () => ({ Token: `token ${(logins += 1)}`, ExpireAt: 4102444800 }),
});
const { emit } = sdk;
sdk.emit = function (name, ...rest) { heard.push(name); return emit.call(this, name, ...rest); };
(async () => {
  await sdk.init();
  heard.length = 0;
  const outcome = await sdk.subscribeDevices(['P/d']).then(() => 'resolved', () => 'rejected');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const refused = Object.fromEntries([...new Set(sent)].map((name) => [name, sent.filter((each) => each === name).length]));
  console.log({ outcome, refused, heard, logins, connected: sdk.ws.isConnected() });
  assert.equal(outcome, 'resolved');
  assert.equal(refused.ActivePush, 1);
  assert.ok(refused.AppDeviceTraceHeartBeat > 3);
  assert.deepEqual(heard, []);
  assert.equal(logins, 1);
  assert.ok(sdk.ws.isConnected());
  done = true;
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
JAVASCRIPT
node try.js
