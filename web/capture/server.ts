import type { Key } from '../parts/texts';

/** What the server says of a capture. */
export interface State {
  status: 'OPEN' | 'CHECKING' | 'DONE' | 'EXPIRED';
  client: string;
  logo: boolean;
  locale: string;
  direction: 'ltr' | 'rtl';
  until: string;
  consent: boolean | null;
  /** The texts of consent; the last one stands beside the box to tick. */
  consents: Key[];
  again: boolean;
  chooses: boolean;
  document: string | null;
  country: string | null;
  /** Whether the browser is asked to tell of its device. */
  device: boolean;
  /** Whether it is also asked where it is. */
  position: boolean;
  corrects: boolean;
  parts: Part[];
  next: string | null;
  error: string | null;
  handover: { number: string | null; phone: string | null; done: boolean } | null;
  texts?: Record<string, string>;
}

export interface Part {
  name: string;
  kind: 'DOCUMENT' | 'FRONT' | 'PASSPORT' | 'BACK' | 'SELFIE' | 'BUSINESS';
  text: Key;
  required: boolean;
  paper: boolean;
  handed: boolean;
  attempts: number;
  causes: string[];
}

export interface Seen {
  advice: string[];
  fields: Record<string, string>;
}

export interface Code {
  address: string;
  rows: string[];
  seconds: number;
}

/** The server refused; nothing was lost by it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const path = document.body.dataset.path ?? '';
const SOON = 1_000;
const LATEST = 15_000;

/** Told when the connection is lost and when it is back. */
let connection: (lost: boolean) => void = () => {};

export function watchConnection(watcher: (lost: boolean) => void): void {
  connection = watcher;
}

/** Asks until there is an answer: what is sent stays here as long as there is no connection. */
async function ask<T>(address: string, init: RequestInit = {}): Promise<T> {
  for (let wait = SOON, lost = false; ; wait = Math.min(LATEST, wait * 2)) {
    let answer: Response;
    try {
      answer = await fetch(path + address, {
        ...init,
        headers: { Accept: 'application/json', ...init.headers },
      });
    } catch {
      lost = true;
      connection(true);
      await Promise.race([
        new Promise((done) => setTimeout(done, wait)),
        new Promise((done) => addEventListener('online', done, { once: true })),
      ]);
      continue;
    }
    if (lost) connection(false);
    if (answer.ok) return (await answer.json()) as T;
    const message = await answer.text();
    throw new Refused(answer.status, message);
  }
}

function form(values: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(values) };
}

export const server = {
  path,
  state: (texts = false) => ask<State>(texts ? '/state?texts' : '/state'),
  consent: (agrees: boolean) =>
    ask('/consent', form(agrees ? { answer: 'yes', agreed: 'yes' } : { answer: 'no' })),
  choose: (document: string, country: string) => ask('/choice', form({ document, country })),
  hand(part: Part, file: Blob): Promise<unknown> {
    const body = new FormData();
    body.append('file', file, part.name);
    return ask(`/parts/${part.name}`, { method: 'POST', body });
  },
  look: (part: Part) => ask<Seen>(`/parts/${part.name}/look`, { method: 'POST' }),
  complete: (corrections: Record<string, string>) =>
    ask<{ status: string; next?: string }>('/complete', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ corrections }),
    }),
  code: () => ask<Code>('/handover', { method: 'POST' }),
};
