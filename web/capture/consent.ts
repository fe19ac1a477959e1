import { h } from '../parts/dom';
import { t } from '../parts/texts';
import { actions, back, button, show, text } from './screen';
import type { State } from './server';

/** What is done with pictures and faces, in plain words; nothing is taken before. */
export function consent(state: State, answer: (agrees: boolean) => void): void {
  const box = h('input', { type: 'checkbox', id: 'agreed' });
  const untold = h('p', { class: 'no', role: 'alert', id: 'untold' });
  show(
    t('consent.title'),
    ...state.consents.slice(0, -1).map((key) => text(t(key))),
    untold,
    h('label', { class: 'box', for: 'agreed' }, box, h('span', {}, t(state.consents.at(-1) ?? 'consent.box'))),
    actions(
      button(
        'consent.yes',
        () => {
          if (box.checked) return answer(true);
          untold.textContent = t('consent.tick');
          box.setAttribute('aria-describedby', 'untold');
          box.focus();
        },
        true,
      ),
      button('consent.no', () => answer(false)),
    ),
  );
}

export function refused(state: State, reconsider: () => void): void {
  show(
    t('refused.title'),
    text(t('refused.text')),
    actions(button('refused.change', reconsider, true), back(state.error)),
  );
}
