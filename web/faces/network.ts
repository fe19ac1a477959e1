/**
 * Runs a small convolutional network, written by the build from the same weights the server uses.
 * The file: the length of a description in JSON (32 bits), the description, the weights (float16).
 */
export interface Tensor {
  height: number;
  width: number;
  channels: number;
  data: Float32Array;
}

/** One step; `input` and `other` are numbers of earlier steps, 0 being the picture. */
interface Step {
  kind: 'conv' | 'depthwise' | 'add' | 'relu' | 'pool' | 'pad';
  input: number;
  other?: number;
  size?: [number, number];
  from?: number;
  to?: number;
  stride?: number;
  same?: boolean;
  relu?: boolean;
  weights?: number;
  bias?: number;
}

export interface Network {
  steps: Step[];
  outputs: number[];
  weights: Float32Array;
}

export async function load(address: URL): Promise<Network> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const length = new DataView(bytes).getUint32(0, true);
  const description = JSON.parse(
    new TextDecoder().decode(new Uint8Array(bytes, 4, length)),
  ) as Omit<Network, 'weights'>;
  const halves = new Uint16Array(bytes.slice(4 + length));
  return { ...description, weights: Float32Array.from(halves, single) };
}

/** IEEE 754: sixteen bits to a number. */
function single(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function run(network: Network, picture: Tensor): Tensor[] {
  const done: Tensor[] = [picture];
  for (const step of network.steps) {
    const input = done[step.input] as Tensor;
    done.push(
      step.kind === 'conv'
        ? conv(network, step, input)
        : step.kind === 'depthwise'
          ? depthwise(network, step, input)
          : step.kind === 'add'
            ? add(input, done[step.other ?? 0] as Tensor)
            : step.kind === 'relu'
              ? { ...input, data: input.data.map((v) => (v > 0 ? v : 0)) }
              : step.kind === 'pool'
                ? pool(input)
                : pad(input, step.to ?? input.channels),
    );
  }
  return network.outputs.map((index) => done[index] as Tensor);
}

function empty(height: number, width: number, channels: number): Tensor {
  return { height, width, channels, data: new Float32Array(height * width * channels) };
}

/** How far the window starts before the picture: TensorFlow's "SAME". */
function before(size: number, window: number, stride: number, same: boolean | undefined): number {
  if (!same) return 0;
  return Math.floor(Math.max(0, (Math.ceil(size / stride) - 1) * stride + window - size) / 2);
}

function conv({ weights }: Network, step: Step, input: Tensor): Tensor {
  const [high, wide] = step.size ?? [1, 1];
  const stride = step.stride ?? 1;
  const from = input.channels;
  const to = step.to ?? 1;
  const out = empty(Math.ceil(input.height / stride), Math.ceil(input.width / stride), to);
  const top = before(input.height, high, stride, step.same);
  const left = before(input.width, wide, stride, step.same);
  const start = step.weights ?? 0;
  const bias = step.bias ?? 0;
  const sums = new Float32Array(to);
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      for (let o = 0; o < to; o++) sums[o] = weights[bias + o] as number;
      for (let dy = 0; dy < high; dy++) {
        const sy = y * stride + dy - top;
        if (sy < 0 || sy >= input.height) continue;
        for (let dx = 0; dx < wide; dx++) {
          const sx = x * stride + dx - left;
          if (sx < 0 || sx >= input.width) continue;
          const at = (sy * input.width + sx) * from;
          let w = start + (dy * wide + dx) * from * to;
          for (let i = 0; i < from; i++) {
            const value = input.data[at + i] as number;
            if (value === 0) {
              w += to;
              continue;
            }
            for (let o = 0; o < to; o++)
              sums[o] = (sums[o] as number) + value * (weights[w++] as number);
          }
        }
      }
      const at = (y * out.width + x) * to;
      for (let o = 0; o < to; o++) {
        const sum = sums[o] as number;
        out.data[at + o] = step.relu && sum < 0 ? 0 : sum;
      }
    }
  }
  return out;
}

function depthwise({ weights }: Network, step: Step, input: Tensor): Tensor {
  const [high, wide] = step.size ?? [3, 3];
  const stride = step.stride ?? 1;
  const channels = input.channels;
  const out = empty(Math.ceil(input.height / stride), Math.ceil(input.width / stride), channels);
  const top = before(input.height, high, stride, step.same);
  const left = before(input.width, wide, stride, step.same);
  const start = step.weights ?? 0;
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const at = (y * out.width + x) * channels;
      for (let dy = 0; dy < high; dy++) {
        const sy = y * stride + dy - top;
        if (sy < 0 || sy >= input.height) continue;
        for (let dx = 0; dx < wide; dx++) {
          const sx = x * stride + dx - left;
          if (sx < 0 || sx >= input.width) continue;
          const source = (sy * input.width + sx) * channels;
          const w = start + (dy * wide + dx) * channels;
          for (let c = 0; c < channels; c++)
            out.data[at + c] =
              (out.data[at + c] as number) +
              (input.data[source + c] as number) * (weights[w + c] as number);
        }
      }
    }
  }
  return out;
}

function add(one: Tensor, other: Tensor): Tensor {
  return { ...one, data: one.data.map((value, i) => value + (other.data[i] as number)) };
}

/** The greatest of each two by two. */
function pool(input: Tensor): Tensor {
  const { channels } = input;
  const out = empty(input.height >> 1, input.width >> 1, channels);
  for (let y = 0; y < out.height; y++)
    for (let x = 0; x < out.width; x++)
      for (let c = 0; c < channels; c++) {
        const at = (2 * y * input.width + 2 * x) * channels + c;
        const below = at + input.width * channels;
        out.data[(y * out.width + x) * channels + c] = Math.max(
          input.data[at] as number,
          input.data[at + channels] as number,
          input.data[below] as number,
          input.data[below + channels] as number,
        );
      }
  return out;
}

/** More channels, with nothing in them. */
function pad(input: Tensor, channels: number): Tensor {
  const out = empty(input.height, input.width, channels);
  for (let i = 0; i < input.height * input.width; i++)
    out.data.set(
      input.data.subarray(i * input.channels, (i + 1) * input.channels),
      i * channels,
    );
  return out;
}
