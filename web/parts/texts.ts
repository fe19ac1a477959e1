import type english from '../text/en.json';

/** A text of the catalogue; one that is not there does not compile. */
export type Key = keyof typeof english;

let texts: Record<string, string> = {};
let always: Record<string, string> = {};

/** @param values that any text may have a place for */
export function speak(catalogue: Record<string, string>, values: Record<string, string>): void {
  texts = catalogue;
  always = values;
}

/** A text with values in its places; each keeps its own direction of writing. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const all: Record<string, string | number> = { ...always, ...values };
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) =>
    name in all ? `\u2068${all[name]}\u2069` : place,
  );
}
