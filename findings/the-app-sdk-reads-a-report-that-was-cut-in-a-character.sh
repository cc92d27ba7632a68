#!/usr/bin/env bash
# qcloud-iotexplorer-appdev-sdk 3.0.115, Tencent's JavaScript SDK for apps: a report whose text a device has cut after
# so many bytes, in the middle of a Chinese character (or sends in GBK). Beside it: orjson 3.13.0, Home Assistant's JSON.
# Expected: such a payload is no UTF-8 and so no JSON; the cloud would not pass it on, or the SDK would drop it.
# Seen: the payload travels as Base64, so nobody on the way looks into it, and the SDK's Base64 puts U+FFFD in the place
# of what is left of the character: the report arrives, its other properties whole. A client that parses the bytes
# strictly loses them all, with every report for as long as that song plays.
. "$(dirname "$0")/folder"
install orjson==3.13.0
cd "$folder"
npm install --silent --no-audit --no-fund qcloud-iotexplorer-appdev-sdk@3.0.115
cat > try.js <<'JAVASCRIPT'
const { base64 } = require('qcloud-iotexplorer-appdev-sdk/dist/cjs/utils');
for (const encoded of process.argv.slice(2)) console.log(JSON.stringify(JSON.parse(base64.decode(encoded).replace(/\x00/g, ''))));
JAVASCRIPT
run <<'PYTHON'
from base64 import b64encode
import json
import subprocess

import orjson

REPORT = b'{"method": "report", "params": {"power": 1, "song": "%s"}}'
songs = {"cut": "晴天".encode()[:-1], "GBK": "晴天".encode("gbk")}
payloads = [REPORT % song for song in songs.values()]
encoded = [b64encode(each).decode() for each in payloads]
printed = subprocess.run(["node", "try.js", *encoded], check=True, capture_output=True, encoding="utf-8").stdout
told = [json.loads(line)["params"] for line in printed.splitlines()]
refused = []
for payload in payloads:
    try:
        orjson.loads(payload)
    except orjson.JSONDecodeError as error:
        refused.append(str(error).partition(":")[0])
for name, seen, error in zip(songs, told, refused, strict=True):
    print(f"  {name}: the SDK reads {seen}; orjson: {error}")
assert told == [{"power": 1, "song": "晴\ufffd"}, {"power": 1, "song": "\ufffd" * 4}], told
assert refused == ["str is not valid UTF-8"] * 2, refused
PYTHON
