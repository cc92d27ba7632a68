// The official SDK, told what to do by lines of JSON on stdin: {"id", "method", "args"}.
// It answers {"id", "result"} or {"id", "error"}, and tells what the SDK emits as {"event", "data"}.
require('./wx');
const { createHmac, randomUUID } = require('node:crypto');
const { createInterface } = require('node:readline');
const { AppDevSdk } = require('qcloud-iotexplorer-appdev-sdk');
const logger = require('qcloud-iotexplorer-logger').default;

const EVENTS = [
  'wsReport', 'wsControl', 'wsStatusChange', 'wsEventReport', 'wsActionPush', 'wsActionReport',
  'wsDeviceBind', 'wsDeviceUnbind', 'wsSubDeviceBind', 'wsSubDeviceUnbind', 'wsClose', 'wsError',
];
const { apiUrl, wsUrl, appKey, appSecret, login } = JSON.parse(process.argv[2]);

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function sign(body) {
  const text = Object.keys(body).sort().map((key) => `${key}=${body[key]}`).join('&');
  return createHmac('sha1', appSecret).update(text).digest('base64');
}

async function getAccessToken() {
  const body = {
    ...login,
    AppKey: appKey,
    RequestId: randomUUID(),
    Timestamp: Math.floor(Date.now() / 1000),
    Nonce: 7,
  };
  const response = await fetch(`${apiUrl}appapi`, {
    method: 'POST',
    body: JSON.stringify({ ...body, Signature: sign(body) }),
  });
  const { code, msg, data } = await response.json();
  if (code !== 0) throw new Error(msg);
  return data.Data;
}

async function serve(sdk, line) {
  const { id, method, args } = JSON.parse(line);
  try {
    tell({ id, result: (await sdk[method](...args)) ?? null });
  } catch (error) {
    tell({ id, error: { code: error.code, msg: error.msg ?? error.message } });
  }
}

logger.setDefaultConsoleTransportFilter(() => false);
const sdk = new AppDevSdk({ appKey, apiUrl, getAccessToken, wsConfig: { url: wsUrl } });
EVENTS.forEach((event) => sdk.on(event, (data) => tell({ event, data: data ?? null })));
createInterface({ input: process.stdin })
  .on('line', (line) => serve(sdk, line))
  .on('close', () => process.exit());
