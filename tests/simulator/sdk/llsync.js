// A Bluetooth client of Tencent's as a phone, without a radio and without a cloud of its own.
// On stdin: {"id", "method", "args"} to call it, {"notify"} for what the device says,
// {"lost"} when the link is gone, {"answer", "data"} for what the cloud says. On stdout:
// {"id", "result" or "error"}, {"write": [characteristic, hex]}, {"ask", "action",
// "parameters"}, and {"progress"} of an update.
require('./wx');
const { createInterface } = require('node:readline');

const CLIENTS = {
  llsync: () => require('qcloud-iotexplorer-bluetooth-adapter-llsync').LLSyncDeviceAdapter,
  combo: () => require('qcloud-iotexplorer-appdev-plugin-wificonf-blecombo').BleComboLLSyncDeviceAdapter,
  h5: () => require('./h5').LLSyncDeviceAdapter,
};
const { client, productId, userId, ...extendInfo } = JSON.parse(process.argv[2]);
const questions = [];

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function hex(value) {
  return Buffer.from(value).toString('hex');
}

function bytes(text) {
  return new Uint8Array(Buffer.from(text, 'hex')).buffer;
}

for (const level of ['log', 'info', 'warn', 'error']) console[level] = () => {};
const ignore = () => {};
const Client = CLIENTS[client]();
Client.injectOptions({
  appDevSdk: {
    utils: client === 'h5' ? require('./h5').utils : undefined,
    reporter: { info: ignore, error: ignore },
    loginManager: { userInfo: { UserID: userId } },
    on: ignore,
    off: ignore,
    requestApi: (action, parameters) => new Promise((resolve, reject) => {
      tell({ ask: questions.push({ resolve, reject }) - 1, action, parameters });
    }),
  },
});
const phone = new Client({
  deviceId: 'C0:FF:EE:01:02:03',
  productId,
  name: 'device',
  extendInfo,
  actions: {},
  bluetoothAdapter: { init: async () => {} },
  bluetoothApi: {
    writeBLECharacteristicValue: async ({ characteristicId, value }) => {
      tell({ write: [characteristicId.slice(4, 8).toLowerCase(), hex(value)] });
    },
    createBLEConnection: async () => {},
    getBLEDeviceServices: async () => ({ services: [{ uuid: Client.serviceId }] }),
    getBLEDeviceCharacteristics: async () => ({ characteristics: [] }),
    notifyBLECharacteristicValueChange: async () => {},
    closeBLEConnection: ignore,
    setBLEMTU: async () => {},
  },
});
phone.onBleConnectionStateChange({ connected: true });

// What takes more than JSON.
const methods = {
  deviceFilter: (advertised, wanted) => Client.deviceFilter({
    advertisServiceUUIDs: [Client.serviceId16],
    advertisData: bytes(`e7fe${advertised}`),
  }, wanted),
  startOta: () => phone.startOta({ onProgress: ({ code }) => tell({ progress: code }) }),
};

async function take(line) {
  const { id, method, args, notify, lost, answer, data, error } = JSON.parse(line);
  if (notify) {
    phone.onBLECharacteristicValueChange({
      serviceId: '', characteristicId: '', value: bytes(notify),
    });
  } else if (lost) {
    phone.onBleConnectionStateChange({ connected: false });
  } else if (method) {
    try {
      const call = methods[method] ?? phone[method].bind(phone);
      tell({ id, result: (await call(...args)) ?? null });
    } catch (failure) {
      tell({ id, error: String(failure.code ?? failure.message ?? failure) });
    }
  } else if (error) {
    questions[answer].reject({ code: error });
  } else {
    questions[answer].resolve(data);
  }
}

createInterface({ input: process.stdin }).on('line', take).on('close', () => process.exit());
