// The Bluetooth client inside the SDK of H5 panels, which keeps it to itself.
const { readFileSync } = require('node:fs');

const BUNDLE = 'qcloud-iotexplorer-h5-panel-sdk/dist/release/qcloud-iotexplorer-h5-panel-sdk.js';
const ENTRY = 'var n={};return(()=>{"use strict";r.r(n)';
const MODULES = { adapter: 823, sdk: 668 };

const code = readFileSync(require.resolve(BUNDLE), 'utf8');
if (!code.includes(ENTRY)) throw new Error('another bundle');
globalThis.self = globalThis;
globalThis.window = globalThis;
globalThis.localStorage = { removeItem() {} };
globalThis.location = { href: 'http://127.0.0.1/', search: '' };
globalThis.document = { createElement: () => ({ style: {} }), addEventListener() {} };
const load = new Function('take', code.replace(ENTRY, `take(r);return {};${ENTRY}`));
let loadModule;
load((found) => { loadModule = found; });

module.exports = {
  LLSyncDeviceAdapter: loadModule(MODULES.adapter).LLSyncDeviceAdapter,
  utils: loadModule(MODULES.sdk).AppDevSdk.utils,
};
