#!/usr/bin/env bash
# iotexplorer-ui-dev-config 3.0.118, with which Tencent's clients read a product's settings: initializeUIDevConfig, which
# adds what a vendor has not set.
# Expected: what a vendor has set stays, and a confirmation at the device that is wanted in hardwareGuide, which its
# comments call the one that counts, is wanted in the older bindingBootConfig, too.
# Seen: false counts as not set, so that a box for the password of an open hotspot that is hidden is shown again; and a
# bindingBootConfig beside hardwareGuide stays as it is, so that who reads it does not wait for the confirmation.
# Whether somebody has to confirm must be heard from the device itself.
. "$(dirname "$0")/folder"
cd "$folder"
npm install --silent --no-audit --no-fund iotexplorer-ui-dev-config@3.0.118 tslib@2.8.1
cat > try.js <<'JAVASCRIPT'
const assert = require('node:assert');
const { initializeUIDevConfig } = require('iotexplorer-ui-dev-config');
const box = (set) => initializeUIDevConfig({ WifiSoftAP: { connectApGuide: set } }).WifiSoftAP.connectApGuide.showPasswordBox;
const confirmed = (BleConfig) => initializeUIDevConfig({ BleConfig }).BleConfig.bindingBootConfig.confirmRequired;
const seen = {
  box: [box({ showPasswordBox: true }), box({ showPasswordBox: false })],
  alone: confirmed({ hardwareGuide: { confirmRequired: 1 } }),
  beside: confirmed({ hardwareGuide: { confirmRequired: 1 }, bindingBootConfig: { confirmRequired: '0' } }),
};
console.log(seen);
assert.deepEqual(seen, { box: [true, true], alone: '1', beside: '0' });
JAVASCRIPT
node try.js
