import { h, symbol } from '../parts/dom';
import { t } from '../parts/texts';
import { actions, busy, button, onLeave, show, text } from './screen';
import type { Code, State } from './server';

const POLL = 1_500;

interface Paths {
  code: () => Promise<Code>;
  state: () => Promise<State>;
  ended: (state: State) => void;
  back: () => void;
  fail: (problem: unknown) => void;
}

/** Shows a code that changes, then the number the phone asks for, then follows what it does. */
export function handover(first: State, paths: Paths): void {
  const place = h('div', { class: 'handover' });
  show(t('hand.title'), place, actions(button('back', paths.back)));
  let stage = '';
  let left = false;
  let rotation: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setTimeout> | undefined;
  onLeave(() => {
    left = true;
    clearTimeout(rotation);
    clearTimeout(poll);
  });

  async function rotate(): Promise<void> {
    const code = await paths.code();
    if (left || stage !== 'code') return;
    place.replaceChildren(
      text(t('hand.scan', { seconds: code.seconds })),
      symbol(code.rows, t('hand.title')),
      busy(t('hand.waiting')),
    );
    rotation = setTimeout(() => rotate().catch(paths.fail), code.seconds * 1_000);
  }

  function enter(next: string, ...content: Node[]): void {
    if (stage === next) return;
    stage = next;
    clearTimeout(rotation);
    if (next === 'code') rotate().catch(paths.fail);
    else place.replaceChildren(...content);
  }

  function display(state: State): void {
    if (state.status !== 'OPEN') return paths.ended(state);
    if (state.handover?.done) enter('going', busy(t('hand.going')));
    else if (state.handover?.number)
      enter(
        'number',
        text(t('hand.code')),
        h('p', { class: 'number', role: 'status' }, state.handover.number),
      );
    else enter('code');
    poll = setTimeout(() => paths.state().then((next) => left || display(next), paths.fail), POLL);
  }

  display(first);
}
