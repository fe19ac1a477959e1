import { h } from '../parts/dom';
import { t, type Key } from '../parts/texts';

const main = document.getElementById('main') as HTMLElement;
const status = h('p', { class: 'unseen', role: 'status' });
const lost = h('p', { class: 'lost', role: 'alert', hidden: true });
let leave: () => void = () => {};

/** Puts a step in the place of the last one, and leads the keyboard and the screen reader to it. */
export function show(title: string, ...content: (Node | string | null | undefined | false)[]): void {
  leave();
  leave = () => {};
  main.classList.remove('plain');
  const heading = h('h1', { tabindex: -1 }, title);
  main.replaceChildren(
    lost,
    heading,
    ...content.filter((one): one is Node | string => !!one),
    status,
  );
  document.title = title;
  say('');
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

/** What is to be put away before the next step. */
export function onLeave(then: () => void): void {
  leave = then;
}

/** Says something to those who do not see it. */
export function say(text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

export function connectionLost(isLost: boolean): void {
  lost.textContent = isLost ? t('lost.text') : '';
  lost.hidden = !isLost;
}

export function button(key: Key, then: () => void, main = false): HTMLButtonElement {
  const element = h('button', { type: 'button', class: main ? 'main' : '' }, t(key));
  element.addEventListener('click', then);
  return element;
}

/** A list of buttons, each a way to go on. */
export function actions(...buttons: (Node | null | undefined | false)[]): HTMLElement {
  return h('div', { class: 'actions' }, ...buttons);
}

export function text(content: string, kind = ''): HTMLParagraphElement {
  return h('p', { class: kind }, content);
}

/** Work goes on; the words say what. */
export function busy(content: string): HTMLElement {
  return h('p', { class: 'busy', role: 'status' }, h('span', { class: 'dot' }), content);
}

/** The way back to whoever asked; nothing where there is none. */
export function back(address: string | null): HTMLElement | null {
  return address ? h('a', { class: 'button', href: address }, t('return')) : null;
}
