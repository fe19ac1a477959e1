import { h } from '../parts/dom';
import { t, type Key } from '../parts/texts';
import { openCamera, type Camera } from './camera';
import { actions, busy, button, onLeave, say, show, text } from './screen';
import { Refused, server, type Part, type Seen, type State } from './server';

const MOST_MEGABYTES = 15;
const PATIENT = 3;

export interface Paths {
  done: (seen: Seen) => void;
  skip: () => void;
  otherDocument: () => void;
  fail: (problem: unknown) => void;
}

/** One picture: from the camera or from a file, looked at here and by the server, and handed in. */
export function shoot(state: State, part: Part, uploads: boolean, paths: Paths): void {
  const steps = state.parts.length;
  const number = state.parts.findIndex((one) => one.name === part.name) + 1;
  const progress = text(t('step', { step: number, steps }), 'hint');
  const causes = part.causes.map((cause) => text(t(`advice.${cause}` as Key), 'no'));
  const skip = !part.required && !part.handed && button('continue', paths.skip);
  let tries = part.attempts;

  function upload(problem?: string): void {
    const input = h('input', {
      type: 'file',
      id: 'file',
      accept: part.paper ? 'image/jpeg,image/png,application/pdf' : 'image/jpeg,image/png',
    });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return;
      if (file.size > MOST_MEGABYTES << 20) return upload(t('advice.UNREADABLE'));
      review(file);
    });
    show(
      t(part.text),
      progress,
      ...causes,
      problem ? h('p', { class: 'no', role: 'alert' }, problem) : null,
      h('label', { for: 'file' }, t('upload.choose')),
      input,
      text(t(part.paper ? 'upload.paper' : 'upload.picture', { size: MOST_MEGABYTES }), 'hint'),
      actions(hasCamera() && !part.paper && button('way.camera', camera), skip),
    );
  }

  function camera(): void {
    const video = h('video', { playsinline: true, muted: true, autoplay: true });
    video.muted = true;
    const hint = h('p', { class: 'guide', role: 'status' }, t('camera.ask'));
    const shutter = button('camera.take', () => take(), true);
    shutter.disabled = true;
    const frame = h('div', { class: `frame ${shape(state, part)}`, 'aria-hidden': 'true' });
    show(
      t(part.text),
      progress,
      ...causes,
      h('div', { class: 'view' }, video, frame),
      hint,
      actions(shutter, button('way.upload', () => upload()), skip),
    );
    let opened: Camera | null = null;
    let left = false;
    onLeave(() => {
      left = true;
      opened?.close();
    });
    openCamera(video, part.kind === 'SELFIE', (guide) => {
      frame.classList.toggle('ready', guide === 'hint.ready');
      hint.textContent = t(guide);
    }).then(
      (fresh) => {
        opened = fresh;
        if (left) fresh.close();
        else shutter.disabled = false;
      },
      () => left || upload(t('camera.none')),
    );

    async function take(): Promise<void> {
      if (!opened) return;
      shutter.disabled = true;
      const picture = await opened.take();
      review(picture);
    }
  }

  function review(file: Blob): void {
    const isPaper = file.type === 'application/pdf';
    const address = URL.createObjectURL(file);
    const verdict = h('div', {}, busy(t('review.looking')));
    const choice = actions();
    show(
      t('review.title'),
      progress,
      isPaper ? null : h('img', { class: 'shot', src: address, alt: t(part.text) }),
      verdict,
      choice,
    );
    onLeave(() => URL.revokeObjectURL(address));
    look(file).then((seen) => {
      if (!verdict.isConnected) return;
      verdict.replaceChildren(
        ...seen.advice.map((one) => text(t(`advice.${one}` as Key), 'no')),
      );
      choice.append(...choices(seen));
      say(seen.advice.map((one) => t(`advice.${one}` as Key)).join(' '));
      if (seen.advice.length === 0) say(t('upload.received'));
    }, problem);
  }

  async function look(file: Blob): Promise<Seen> {
    tries++;
    await server.hand(part, file);
    return server.look(part);
  }

  function problem(cause: unknown): void {
    const isBadFile =
      cause instanceof Refused && [400, 413, 415, 429].includes(cause.status);
    if (isBadFile) upload(t('advice.UNREADABLE'));
    else paths.fail(cause);
  }

  /** A good picture goes on; for another one, trying again comes first, and a person is never far. */
  function choices(seen: Seen): Node[] {
    const again = (main: boolean) =>
      button('review.again', () => (uploads ? upload() : camera()), main);
    const use = () => paths.done(seen);
    if (seen.advice.length === 0) return [button('review.use', use, true), again(false)];
    const isOther = state.chooses && seen.advice.includes('WRONG_DOCUMENT');
    return [
      again(tries < PATIENT),
      ...(isOther ? [button('review.other', paths.otherDocument)] : []),
      button('review.anyway', use, tries >= PATIENT),
    ];
  }

  if (uploads || part.paper || !hasCamera()) upload();
  else camera();
}

function hasCamera(): boolean {
  return !!navigator.mediaDevices?.getUserMedia;
}

function shape(state: State, part: Part): string {
  if (part.kind === 'SELFIE') return 'oval';
  return part.kind === 'PASSPORT' || state.document === 'PASSPORT' ? 'page' : 'card';
}
