import { factsAtOnce, factsLater, type Facts } from './facts';

/** What the server gives to whoever is about to collect: it is used once. */
export interface Challenge {
  token: string;
  key: string;
  device: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

const KEPT = 'bonafide.device';
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const utf8 = new TextEncoder();

function text(bytes: Bytes): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytes(encoded: string): Bytes {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Seals what was collected so that the server alone can read it. */
async function seal(challenge: Challenge, content: object): Promise<string> {
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const server = await crypto.subtle.importKey('raw', bytes(challenge.key), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const token = utf8.encode(challenge.token);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: token, info: utf8.encode('bonafide blackbox 1') },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: token },
      key,
      utf8.encode(JSON.stringify(content)),
    ),
  );
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  return ['bb1', challenge.token, text(publicKey), text(iv) + text(sealed)].join('.');
}

function remembered(): string {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

function remember(device: string): void {
  try {
    localStorage.setItem(KEPT, device);
  } catch {
    // A browser that keeps nothing is a new device each time.
  }
}

/**
 * Collects in two steps: what is known at once, then everything.
 *
 * @param address where challenges are given out
 * @param wants what goes with the request for one
 * @param more what is told beside all else
 */
export async function collect(
  address: string,
  wants: Record<string, string>,
  told: (blackbox: string, complete: boolean) => void,
  trace: (message: string) => void = () => {},
  more?: Promise<Facts>,
): Promise<string> {
  if (!globalThis.crypto?.subtle) throw new Error('a blackbox needs a page served over HTTPS');
  const facts: Facts = factsAtOnce();
  trace('facts collected');
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ ...wants, device: remembered() }),
    headers: { Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`no challenge: ${answer.status}`);
  const challenge = (await answer.json()) as Challenge;
  remember(challenge.device);
  trace('challenge received');
  const box = (more: Facts) => seal(challenge, { v: 1, facts: { ...facts, ...more } });
  const later = factsLater();
  told(await box({}), false);
  const whole = await box({ ...(await later), ...(await more) });
  trace('blackbox complete');
  told(whole, true);
  return whole;
}
