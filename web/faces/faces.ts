/** A worker that finds faces in pictures of the camera; nothing leaves the device. */
import { faces } from './detector';
import { load, type Network } from './network';

let network: Promise<Network> | null = null;

addEventListener('message', (event: MessageEvent<ImageData>) => {
  network ??= load(new URL(`faces.bin${new URL(import.meta.url).search}`, import.meta.url));
  network.then(
    (ready) => postMessage(faces(ready, event.data)),
    () => {
      network = null;
      postMessage(null);
    },
  );
});
