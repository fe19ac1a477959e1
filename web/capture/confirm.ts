import { h } from '../parts/dom';
import { t, type Key } from '../parts/texts';
import { actions, button, show, text } from './screen';
import type { Part, State } from './server';

/** What was read of each part. */
export type Read = Record<string, Record<string, string>>;

interface Paths {
  send: (corrections: Record<string, string>) => void;
  again: (part: Part) => void;
}

/** The last look: what was read, to be corrected, and what was handed in, to be replaced. */
export function confirmFields(state: State, read: Read, paths: Paths): void {
  const fields = Object.assign({}, ...state.parts.map((part) => read[part.name] ?? {})) as Record<
    string,
    string
  >;
  const inputs = state.corrects
    ? Object.entries(fields).map(([name, value]) => field(name, value))
    : [];
  const parts = state.parts.filter((part) => part.handed);
  show(
    inputs.length ? t('confirm.title') : t('title'),
    inputs.length > 0 && text(t('confirm.text')),
    ...inputs.map((input) => input.row),
    h(
      'ul',
      { class: 'parts' },
      ...parts.map((part) => {
        const replace = h('button', { type: 'button', class: 'small' }, t('upload.replace'));
        replace.setAttribute('aria-label', `${t('upload.replace')}: ${t(part.text)}`);
        replace.addEventListener('click', () => paths.again(part));
        return h(
          'li',
          {},
          h('span', {}, t(part.text)),
          h('span', { class: 'ok' }, t('upload.received')),
          replace,
        );
      }),
    ),
    actions(
      button(
        'send.all',
        () => {
          const corrections: Record<string, string> = {};
          for (const { name, input, value } of inputs)
            if (input.value.trim() && input.value.trim() !== value)
              corrections[name] = input.value.trim();
          paths.send(corrections);
        },
        true,
      ),
    ),
  );
}

function field(name: string, value: string) {
  const id = `field-${name}`;
  const input = h('input', { id, value, maxlength: 200, autocomplete: 'off', dir: 'auto' });
  return {
    name,
    value,
    input,
    row: h('div', { class: 'field' }, h('label', { for: id }, t(`field.${name}` as Key)), input),
  };
}
