import { h } from '../parts/dom';
import { t, type Key } from '../parts/texts';
import { actions, button, show, text } from './screen';
import type { State } from './server';

/** Who asks, what for, and what is needed. */
export function welcome(state: State, start: () => void): void {
  show(
    t('title'),
    text(t('welcome.ask')),
    text(t(state.again ? 'welcome.again' : 'welcome.need')),
    h(
      'ul',
      { class: 'needs' },
      ...state.parts.map((part) =>
        h(
          'li',
          {},
          h('span', {}, t(part.text)),
          !part.required && h('span', { class: 'hint' }, ` (${t('optional')})`),
          ...part.causes.map((cause) => text(t(`advice.${cause}` as Key), 'no')),
        ),
      ),
    ),
    text(t('welcome.time'), 'hint'),
    actions(button('welcome.start', start, true)),
  );
}
