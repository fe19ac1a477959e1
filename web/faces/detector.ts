import { run, type Network, type Tensor } from './network';

export interface Face {
  /** Shares of the picture's width and height. */
  x: number;
  y: number;
  width: number;
  height: number;
  score: number;
}

/** The picture is looked at this large: near faces are seen, and a phone keeps up. */
const SIDE = 128;
const LEAST = 0.5;
const SAME = 0.3;

/** Faces by BlazeFace, largest first: anchors on two grids, as on the server. */
export function faces(network: Network, image: ImageData): Face[] {
  const scale = SIDE / Math.max(image.width, image.height);
  const [small, large, smallBoxes, largeBoxes] = run(network, square(image, scale));
  if (!small || !large || !smallBoxes || !largeBoxes) return [];
  const found = [
    ...read(small, smallBoxes, 2, image, scale),
    ...read(large, largeBoxes, 6, image, scale),
  ].sort((a, b) => b.score - a.score);
  const kept: Face[] = [];
  for (const face of found) if (kept.every((other) => overlap(face, other) < SAME)) kept.push(face);
  return kept.sort((a, b) => b.width * b.height - a.width * a.height);
}

/** The picture in the middle of a black square, each point the mean of those it stands for. */
function square(image: ImageData, scale: number): Tensor {
  const data = new Float32Array(SIDE * SIDE * 3).fill(-1);
  const wide = Math.round(image.width * scale);
  const high = Math.round(image.height * scale);
  const left = (SIDE - wide) >> 1;
  const top = (SIDE - high) >> 1;
  for (let y = 0; y < high; y++) {
    const y0 = Math.floor(y / scale);
    const y1 = Math.max(y0 + 1, Math.min(image.height, Math.floor((y + 1) / scale)));
    for (let x = 0; x < wide; x++) {
      const x0 = Math.floor(x / scale);
      const x1 = Math.max(x0 + 1, Math.min(image.width, Math.floor((x + 1) / scale)));
      const sum = [0, 0, 0];
      for (let sy = y0; sy < y1; sy++)
        for (let sx = x0; sx < x1; sx++)
          for (let c = 0; c < 3; c++)
            sum[c] = (sum[c] ?? 0) + (image.data[(sy * image.width + sx) * 4 + c] ?? 0);
      const points = (y1 - y0) * (x1 - x0);
      for (let c = 0; c < 3; c++)
        data[((top + y) * SIDE + left + x) * 3 + c] = (sum[c] ?? 0) / points / 127.5 - 1;
    }
  }
  return { height: SIDE, width: SIDE, channels: 3, data };
}

function read(
  scores: Tensor,
  boxes: Tensor,
  anchors: number,
  image: ImageData,
  scale: number,
): Face[] {
  const found: Face[] = [];
  const cell = SIDE / scores.width;
  const left = (SIDE - Math.round(image.width * scale)) >> 1;
  const top = (SIDE - Math.round(image.height * scale)) >> 1;
  scores.data.forEach((logit, i) => {
    const score = 1 / (1 + Math.exp(-logit));
    if (score < LEAST) return;
    const place = Math.floor(i / anchors);
    const at = i * 16;
    const number = (offset: number) => boxes.data[at + offset] ?? 0;
    const centreX = ((place % scores.width) + 0.5) * cell + number(0);
    const centreY = (Math.floor(place / scores.width) + 0.5) * cell + number(1);
    found.push({
      x: (centreX - number(2) / 2 - left) / scale / image.width,
      y: (centreY - number(3) / 2 - top) / scale / image.height,
      width: number(2) / scale / image.width,
      height: number(3) / scale / image.height,
      score,
    });
  });
  return found;
}

function overlap(one: Face, other: Face): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (wide <= 0 || high <= 0) return 0;
  const both = wide * high;
  return both / (one.width * one.height + other.width * other.height - both);
}
