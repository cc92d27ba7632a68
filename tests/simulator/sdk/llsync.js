// Tencent's Bluetooth client as a phone, without a radio and without a cloud of its own.
// On stdin: {"id", "method", "args"} to call it, {"notify"} for what the device says,
// {"answer", "data"} for what the cloud says. On stdout: {"id", "result" or "error"},
// {"write": [characteristic, hex]} and {"ask", "action", "parameters"}.
require('./wx');
const { createInterface } = require('node:readline');
const { LLSyncDeviceAdapter } = require('qcloud-iotexplorer-bluetooth-adapter-llsync');

const { productId, userId } = JSON.parse(process.argv[2]);
const questions = [];

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function hex(value) {
  return Buffer.from(value).toString('hex');
}

console.log = () => {};
console.warn = () => {};
const ignore = () => {};
LLSyncDeviceAdapter.injectOptions({
  appDevSdk: {
    reporter: { info: ignore, error: ignore },
    loginManager: { userInfo: { UserID: userId } },
    on: ignore,
    off: ignore,
    requestApi: (action, parameters) => new Promise((resolve) => {
      tell({ ask: questions.push(resolve) - 1, action, parameters });
    }),
  },
});
const phone = new LLSyncDeviceAdapter({
  deviceId: 'C0:FF:EE:01:02:03',
  productId,
  name: 'device',
  extendInfo: { moduleVersion: 2 },
  actions: {},
  bluetoothAdapter: { init: async () => {} },
  bluetoothApi: {
    writeBLECharacteristicValue: async ({ characteristicId, value }) => {
      tell({ write: [characteristicId.slice(4, 8).toLowerCase(), hex(value)] });
    },
    closeBLEConnection: ignore,
    setBLEMTU: async () => {},
  },
});
phone.onBleConnectionStateChange({ connected: true });

async function take(line) {
  const { id, method, args, notify, answer, data } = JSON.parse(line);
  if (notify) {
    const value = new Uint8Array(Buffer.from(notify, 'hex')).buffer;
    phone.onBLECharacteristicValueChange({ serviceId: '', characteristicId: '', value });
  } else if (method) {
    try {
      tell({ id, result: (await phone[method](...args)) ?? null });
    } catch (error) {
      tell({ id, error: error.code ?? String(error.message ?? error) });
    }
  } else {
    questions[answer](data);
  }
}

createInterface({ input: process.stdin }).on('line', take).on('close', () => process.exit());
