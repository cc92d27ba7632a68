// The mini-program environment that the SDK looks for when it is loaded.
const { WebSocket } = require('ws');

const storage = new Map();

function request({ url, data, method = 'GET', success, fail }) {
  fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' ? undefined : JSON.stringify(data),
  })
    .then(async (response) => success({
      statusCode: response.status,
      header: Object.fromEntries(response.headers),
      data: await response.json(),
    }))
    .catch((error) => fail({ errMsg: `request:fail ${error.message}` }));
}

function connectSocket({ url }) {
  const socket = new WebSocket(url);
  return {
    send: ({ data }) => socket.send(data),
    close: () => socket.close(),
    onOpen: (listener) => socket.on('open', () => listener({})),
    onClose: (listener) => socket.on('close', (code) => listener({ code })),
    onMessage: (listener) => socket.on('message', (data) => listener({ data: String(data) })),
    onError: (listener) => socket.on('error', (error) => listener({ errMsg: error.message })),
  };
}

// A file is its content: nothing is written.
function downloadFile({ url, success }) {
  fetch(url)
    .then((response) => response.arrayBuffer())
    .then((content) => success({ tempFilePath: content }));
  return { onProgressUpdate() {} };
}

function getFileSystemManager() {
  return { readFile: ({ filePath, success }) => success({ data: filePath }) };
}

globalThis.navigator ??= { userAgent: '' };
globalThis.wx = {
  request,
  downloadFile,
  getFileSystemManager,
  connectSocket,
  getStorage: ({ key, success, fail }) => (
    storage.has(key) ? success({ data: storage.get(key) }) : fail({ errMsg: 'getStorage:fail' })
  ),
  setStorage: ({ key, data, success }) => { storage.set(key, data); success({}); },
  removeStorage: ({ key, success }) => { storage.delete(key); success({}); },
  getSystemInfoSync: () => ({ platform: 'devtools' }),
  onAppHide() {},
  onAppShow() {},
  hideToast() {},
  showModal() {},
};
