/** What a small picture of the camera tells. */
export interface Measures {
  /** The mean light, 0 to 255. */
  light: number;
  /** The share of the middle that is burnt out. */
  glare: number;
  /** The share of points with print or edges. */
  print: number;
  /** How strongly print changes from point to point: low when blurred. */
  sharpness: number;
  /** How much of the picture's width the print takes. */
  width: number;
}

const BURNT = 250;
const EDGE = 18;

export function measure(image: ImageData): Measures {
  const { width, height, data } = image;
  const grey = new Uint8Array(width * height);
  let light = 0;
  for (let i = 0, p = 0; i < grey.length; i++, p += 4) {
    const value = ((data[p] ?? 0) * 77 + (data[p + 1] ?? 0) * 150 + (data[p + 2] ?? 0) * 29) >> 8;
    grey[i] = value;
    light += value;
  }
  let edges = 0;
  let strength = 0;
  const columns = new Uint32Array(width);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const here = grey[i] ?? 0;
      const change = Math.max(
        Math.abs(here - (grey[i - 1] ?? 0)),
        Math.abs(here - (grey[i - width] ?? 0)),
      );
      if (change < EDGE) continue;
      edges++;
      // The second difference: an edge that is soft has a small one.
      strength += Math.abs(
        4 * here -
          (grey[i - 1] ?? 0) -
          (grey[i + 1] ?? 0) -
          (grey[i - width] ?? 0) -
          (grey[i + width] ?? 0),
      );
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  return {
    light: light / grey.length,
    glare: glare(image),
    print: edges / grey.length,
    sharpness: edges ? strength / edges / 4 : 0,
    width: spread(columns, edges),
  };
}

/** The part of the width that holds all but a twentieth of the edges. */
function spread(columns: Uint32Array, edges: number): number {
  const margin = edges / 40;
  let left = 0;
  let right = columns.length - 1;
  for (let sum = 0; left < right && (sum += columns[left] ?? 0) < margin; left++);
  for (let sum = 0; right > left && (sum += columns[right] ?? 0) < margin; right--);
  return (right - left + 1) / columns.length;
}

function glare({ width, height, data }: ImageData): number {
  let burnt = 0;
  let seen = 0;
  for (let y = Math.floor(height / 5); y < (height * 4) / 5; y += 2) {
    for (let x = Math.floor(width / 5); x < (width * 4) / 5; x += 2) {
      const p = (y * width + x) * 4;
      seen++;
      if (
        (data[p] ?? 0) >= BURNT &&
        (data[p + 1] ?? 0) >= BURNT &&
        (data[p + 2] ?? 0) >= BURNT
      )
        burnt++;
    }
  }
  return burnt / Math.max(1, seen);
}
