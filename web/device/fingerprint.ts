import { collect } from './blackbox';

interface Options {
  token: string;
  /** Tells the console what happens. */
  development?: boolean;
  /** There is one server; the word is told to the log and makes no difference. */
  datacenter?: string;
  logCallback?: (message: string) => unknown;
}

const own = (document.currentScript as HTMLScriptElement).src;

/** Collects, sends, and resolves with the session to hand in as `Session`. */
async function acquireDeviceFingerprint(options: Options): Promise<string> {
  const tell = (message: string) => {
    options.logCallback?.(message);
    if (options.development) console.info(message);
  };
  if (options.datacenter) tell(`datacenter ${options.datacenter}`);
  const blackbox = await collect(new URL('challenge', own).href, {}, () => {}, tell);
  const answer = await fetch(new URL('reports', own).href, {
    method: 'POST',
    body: new URLSearchParams({ token: options.token, blackbox }),
    headers: { Accept: 'application/json' },
  });
  const told = (await answer.json()) as { session?: string; message?: string };
  if (!answer.ok || !told.session) throw new Error(told.message ?? `refused: ${answer.status}`);
  tell('sent');
  return told.session;
}

Object.assign(globalThis, { acquireDeviceFingerprint });
