// How long face-api takes on Node for what the bench measures: find the face, its points, describe.
//   node peer.mjs FOLDER RAW WIDE HIGH
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [folder, raw, wide, high] = process.argv.slice(2);
const require = createRequire(path.resolve(folder, 'node_modules', 'x.js'));
console.warn = () => {};
const wasm = require('@tensorflow/tfjs-backend-wasm');
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');
wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + '/');
wasm.setThreadsCount(1);
await faceapi.tf.setBackend('wasm');
await faceapi.tf.ready();
const models = path.join(path.resolve(folder), 'node_modules/@vladmandic/face-api/model');
for (const net of [faceapi.nets.ssdMobilenetv1, faceapi.nets.faceLandmark68Net, faceapi.nets.faceRecognitionNet])
  await net.loadFromDisk(models);

const pixels = faceapi.tf.tensor3d(new Uint8Array(fs.readFileSync(raw)), [Number(high), Number(wide), 3], 'int32');
const describe = () =>
  faceapi.detectSingleFace(pixels, new faceapi.SsdMobilenetv1Options({ minConfidence: 0.3 })).withFaceLandmarks().withFaceDescriptor();
for (let i = 0; i < 3; i++) await describe();
const times = [];
for (let i = 0; i < 15; i++) {
  const start = performance.now();
  await describe(); // two faces are compared: this twice
  await describe();
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const found = await describe();
const most = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
console.log(
  `face-api on Node (WASM, decoded already): compare p50 ${times[7].toFixed(1)} ms, p95 ${times[14].toFixed(1)} ms, ` +
  `${most.toFixed(0)} MB resident at most, face ${found ? 'found' : 'not found'}`,
);
