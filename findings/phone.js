// A phone that speaks with a Bluetooth device (LLSync), without the radio and the cloud, for the findings.
const { log } = console;
for (const level of ['log', 'info', 'warn', 'error']) console[level] = () => {};
const nothing = () => {};
globalThis.navigator ??= { userAgent: '' };
globalThis.wx = { request: nothing, connectSocket: nothing, getSystemInfoSync: () => ({ platform: 'devtools' }), onAppHide: nothing, onAppShow: nothing };
const { LLSyncDeviceAdapter } = require('qcloud-iotexplorer-bluetooth-adapter-llsync');

// Return a phone once it has read the product, with all that it asks of the cloud and writes to the device from then on.
exports.meet = async (product, answers = {}) => {
  const asked = [];
  const written = [];
  const known = { AppGetProducts: { Products: [{ DataTemplate: JSON.stringify(product) }] }, AppGetProductsConfig: { Data: [] }, ...answers };
  const requestApi = async (action, parameters) => {
    asked.push([action, parameters]);
    return known[action] ?? { Data: '{"code":0}' };
  };
  const reporter = { info: nothing, error: nothing };
  LLSyncDeviceAdapter.injectOptions({ appDevSdk: { requestApi, reporter, loginManager: { userInfo: { UserID: '1' } }, on: nothing, off: nothing } });
  const phone = new LLSyncDeviceAdapter({ deviceId: 'C0:FF:EE:01:02:03', productId: 'P', extendInfo: {}, bluetoothAdapter: { init: nothing }, bluetoothApi: {} });
  phone.write = async (packet) => written.push(packet);
  await phone.init();
  asked.length = 0;
  return { phone, asked, written };
};
exports.bytes = (text) => text.match(/../g);
exports.log = log;
// Run what is tried, and end with an error if it fails.
exports.run = (tried) => tried().then(() => process.exit()).catch((error) => { process.stderr.write(`${error.stack ?? JSON.stringify(error)}\n`); process.exit(1); });
