import { createContext, useContext } from 'react';
import type en from '../text/en.json';

export type Key = keyof typeof en;
export type Texts = Record<string, string>;

export const LOCALES: Record<string, { name: string; load: () => Promise<{ default: Texts }> }> = {
  en: { name: 'English', load: () => import('../text/en.json') },
  id: { name: 'Bahasa Indonesia', load: () => import('../text/id.json') },
  'zh-TW': { name: '繁體中文', load: () => import('../text/zh-TW.json') },
  es: { name: 'Español', load: () => import('../text/es.json') },
  ar: { name: 'العربية', load: () => import('../text/ar.json') },
};

const KEPT = 'bonafide.locale';

export function preferredLocale(): string {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  for (const one of wanted) {
    if (one in LOCALES) return one;
    if (/^zh-(TW|HK|Hant)/.test(one)) return 'zh-TW';
    const short = one.split('-')[0] ?? '';
    if (short in LOCALES) return short;
  }
  return 'en';
}

export function keepLocale(locale: string) {
  localStorage.setItem(KEPT, locale);
}

export interface Words {
  locale: string;
  /** A text, with its places filled. */
  t: (key: Key, places?: Record<string, string | number>) => string;
  /** The text of a word of the server's; the word itself, made readable, where there is none. */
  word: (group: string, word: string) => string;
  when: (time: string | null | undefined) => string;
  day: (time: string) => string;
  ago: (time: string) => string;
  number: (value: number) => string;
}

/** `NOT_LIVE`, `not-live` and `notLive` as people write it. */
export function readable(word: string): string {
  const spaced = word
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export function wordsOf(locale: string, texts: Texts): Words {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const t = (key: string, places: Record<string, string | number> = {}) =>
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''));
  return {
    locale,
    t,
    word: (group, word) => texts[`${group}.${word}`] ?? readable(word),
    when: (at) => (at ? time.format(new Date(at)) : ''),
    day: (at) => day.format(new Date(at)),
    ago: (at) => {
      const minutes = Math.round((Date.parse(at) - Date.now()) / 60_000);
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      const hours = Math.round(minutes / 60);
      if (Math.abs(hours) < 48) return relative.format(hours, 'hour');
      return relative.format(Math.round(hours / 24), 'day');
    },
    number: (value) => number.format(value),
  };
}

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no language');
  return words;
}
