// Writes the parity vectors: what the networks' own libraries answer to one made-up image.
//   node record.mjs FOLDER > ../src/test/resources/bonafide/face/parity.json
// FOLDER holds node_modules with @vladmandic/human, @vladmandic/face-api and @tensorflow/tfjs and
// @tensorflow/tfjs-backend-wasm 4.22.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const folder = path.resolve(process.argv[2], 'node_modules');
const require = createRequire(path.join(folder, 'x.js'));
const tf = require('@tensorflow/tfjs');
console.warn = () => {};

/** Waves of another length in each colour, from 0 to 255; NHWC. */
function waves(side) {
  const values = new Float32Array(side * side * 3);
  let at = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < 3; c++) values[at++] = 127.5 + 127.5 * Math.sin((x * (c + 1) + 2 * y) / 17);
  return values;
}

function graph(file) {
  const model = JSON.parse(fs.readFileSync(file));
  const group = model.weightsManifest[0];
  const bytes = fs.readFileSync(path.join(path.dirname(file), group.paths[0]));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const artifacts = { modelTopology: model.modelTopology, weightSpecs: group.weights, weightData, format: 'graph-model' };
  return tf.loadGraphModel(tf.io.fromMemory(artifacts));
}

async function run(file, side, scale, shift, outputs) {
  const model = await graph(file);
  const input = tf.tensor4d(waves(side), [1, side, side, 3]).mul(scale).add(shift);
  const answers = {};
  for (const [name, node] of Object.entries(outputs))
    answers[name] = Array.from(model.execute(input, node).dataSync(), (v) => Number(v.toPrecision(7)));
  return answers;
}

const human = path.join(folder, '@vladmandic/human/models');
const all = {
  blazeface: await run(`${human}/blazeface.json`, 256, 1 / 127.5, -1,
    { scores512: 'Identity', scores384: 'Identity_1', boxes512: 'Identity_2', boxes384: 'Identity_3' }),
  facemesh: await run(`${human}/facemesh.json`, 192, 1 / 255, 0, { points: 'Identity_2', face: 'Identity_1' }),
  iris: await run(`${human}/iris.json`, 64, 1 / 255, 0, { points: 'Identity' }),
  faceres: await run(`${human}/faceres.json`, 224, 1, 0, { features: 'global_pooling/Mean' }),
};

const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');
await faceapi.tf.setBackend('cpu');
const model = path.join(folder, '@vladmandic/face-api/model');
const manifest = JSON.parse(fs.readFileSync(`${model}/face_recognition_model-weights_manifest.json`))[0];
const bytes = fs.readFileSync(path.join(model, manifest.paths[0]));
const tensors = faceapi.tf.io.decodeWeights(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), manifest.weights);
const net = new faceapi.FaceRecognitionNet();
net.loadFromWeightMap(tensors);
const batch = faceapi.tf.tensor4d(waves(150), [1, 150, 150, 3]);
const answer = net.forwardInput({ toBatchTensor: () => batch });
all.recognition = { descriptor: Array.from(answer.dataSync(), (v) => Number(v.toPrecision(7))) };

console.log(JSON.stringify(all).replaceAll('},', '},\n').replaceAll(':{', ':{\n'));
