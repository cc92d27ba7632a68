#!/usr/bin/env bash
# qcloud-iotexplorer-appdev-sdk 3.0.115, Tencent's JavaScript SDK for apps, in Node.js as a mini program.
# Expected: an answer that holds an error rejects the promise, in either of the cloud's two shapes, and only the code
# of an ended login makes the SDK log in again.
# Seen:
# - {"code": 0, "data": {"Error": {...}}}, the shape of Tencent's cloud behind its gateway, RESOLVES: only a code other
#   than 0 is looked at. Whoever copies the SDK's reading takes such a refusal for an empty answer.
# - any code that merely contains InvalidAccessToken logs in again (once) and sends the same request once more.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-appdev-sdk@3.0.115
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const answers = {
  AppGetUser: { code: 0, data: { Data: { UserID: '1' } } },
  Wrapped: { code: 0, data: { Error: { Code: 'UnauthorizedOperation', Message: 'no' }, RequestId: 'r' } },
  Plain: { code: 'UnauthorizedOperation', msg: 'no' },
  Token: { code: 'InvalidParameterValue.InvalidAccessTokenXyz', msg: 'ended' },
};
const asked = [];
let logins = 0;
let done = false;
process.on('exit', () => { if (!done) process.exitCode = 1; });
globalThis.wx = {
  connectSocket() {},
  request({ data, success }) {
    asked.push(data.Action);
    setImmediate(() => success({ statusCode: 200, header: {}, data: structuredClone(answers[data.Action]) }));
  },
  getStorage: ({ fail }) => fail({}), setStorage: ({ success }) => success && success({}), removeStorage: ({ success }) => success && success({}),
  getSystemInfoSync: () => ({ platform: 'devtools', system: '' }), onAppHide() {}, onAppShow() {},
};
require('qcloud-iotexplorer-logger').default.setDefaultConsoleTransportFilter(() => false);
const { AppDevSdk } = require('qcloud-iotexplorer-appdev-sdk');
const sdk = new AppDevSdk({
  appKey: 'key', apiUrl: 'http://127.0.0.1/', wsConfig: { connectWhenInit: false },
  getAccessToken: async () => ({ Token: `token ${(logins += 1)}`, ExpireAt: 4102444800 }),
});
const outcome = (action) => sdk.requestApi(action).then((data) => ['resolved', data], (error) => ['rejected', error.code]);
(async () => {
  await sdk.init();
  const wrapped = await outcome('Wrapped');
  const plain = await outcome('Plain');
  const before = logins;
  const token = await outcome('Token');
  const repeated = asked.filter((each) => each === 'Token').length;
  console.log({ wrapped, plain, token, repeated, newLogins: logins - before });
  assert.equal(wrapped[0], 'resolved');
  assert.equal(wrapped[1].Error.Code, 'UnauthorizedOperation');
  assert.deepEqual(plain, ['rejected', 'UnauthorizedOperation']);
  assert.deepEqual(token, ['rejected', 'VERIFY_LOGIN_FAIL']);
  assert.equal(repeated, 2);
  assert.equal(logins - before, 1);
  done = true;
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
JAVASCRIPT
node try.js
