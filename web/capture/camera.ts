import type { Face } from '../faces/detector';
import type { Key } from '../parts/texts';
import { measure, type Measures } from './measure';

export interface Camera {
  take: () => Promise<Blob>;
  close: () => void;
}

export type Guide = Extract<Key, `hint.${string}`>;

const EVERY = 250;
const SIDE = 320;

/** Below: too dark to read, of 255. */
const DARK = 45;
/** Below: blurred; the mean change from a point to its neighbours where print is. */
const SHARP = 9;
/** A lamp burns out a part of the middle; the server's limits. */
const GLARE = 0.04;
const PAPER = 0.35;
/** How much of the frame's width what is in it must fill. */
const CLOSE = 0.55;

/** Opens the back camera for a document and the front one for a face, and guides what is held. */
export async function openCamera(
  video: HTMLVideoElement,
  isFace: boolean,
  guide: (guide: Guide) => void,
): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      facingMode: isFace ? 'user' : { ideal: 'environment' },
      width: { ideal: 1920 },
      height: { ideal: 1440 },
    },
  });
  video.srcObject = stream;
  video.classList.toggle('mirrored', isFace);
  await video.play();
  const faces = isFace ? faceFinder() : null;
  let isOpen = true;

  async function watch(): Promise<void> {
    while (isOpen) {
      if (video.videoWidth > 0) {
        const small = draw(video, SIDE);
        const pixels = small.getContext('2d', { willReadFrequently: true });
        if (pixels) {
          const image = pixels.getImageData(0, 0, small.width, small.height);
          const found = faces ? await faces.find(image) : null;
          if (isOpen)
            guide(faces ? faceGuide(measure(image), found) : documentGuide(measure(image)));
        }
      }
      await new Promise((done) => setTimeout(done, EVERY));
    }
  }
  void watch();

  return {
    take: () =>
      new Promise((done, fail) =>
        draw(video, Math.max(video.videoWidth, video.videoHeight)).toBlob(
          (blob) => (blob ? done(blob) : fail(new Error('no picture'))),
          'image/jpeg',
          0.92,
        ),
      ),
    close() {
      isOpen = false;
      faces?.close();
      stream.getTracks().forEach((track) => track.stop());
    },
  };
}

function draw(video: HTMLVideoElement, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(
    video,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return canvas;
}

function documentGuide(seen: Measures): Guide {
  if (seen.light < DARK) return 'hint.dark';
  if (seen.print < 0.02) return 'hint.document';
  if (seen.glare > GLARE && seen.glare < PAPER) return 'hint.glare';
  if (seen.width < CLOSE) return 'hint.closer';
  if (seen.sharpness < SHARP) return 'hint.blur';
  return 'hint.ready';
}

/** @param found null while the network is not there: then only light and focus are judged */
function faceGuide(seen: Measures, found: Face[] | null): Guide {
  if (seen.light < DARK) return 'hint.dark';
  if (!found) return 'hint.face';
  const [face, other] = found;
  if (!face) return 'hint.face';
  if (other && other.width * other.height > 0.3 * face.width * face.height) return 'hint.alone';
  if (face.height < 0.25) return 'hint.closer';
  if (face.height > 0.75) return 'hint.away';
  const away = Math.max(
    Math.abs(face.x + face.width / 2 - 0.5),
    Math.abs(face.y + face.height / 2 - 0.5),
  );
  return away > 0.15 ? 'hint.middle' : 'hint.ready';
}

/** Finds faces beside the page, so that it stays quick. */
function faceFinder() {
  const here = new URL(import.meta.url);
  const worker = new Worker(new URL(`faces.js${here.search}`, here), { type: 'module' });
  let asked: ((faces: Face[] | null) => void) | null = null;
  worker.addEventListener('message', (event: MessageEvent<Face[]>) => {
    asked?.(event.data);
    asked = null;
  });
  worker.addEventListener('error', () => {
    asked?.(null);
    asked = null;
  });
  return {
    find: (image: ImageData) =>
      new Promise<Face[] | null>((done) => {
        asked = done;
        worker.postMessage(image);
      }),
    close() {
      worker.terminate();
      asked?.(null);
    },
  };
}
