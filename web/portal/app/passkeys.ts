import { call } from './api';
import type { Me } from './session';

export interface Passkey {
  id: string;
  name: string;
  created: string;
  used: string | null;
}

export const canUsePasskeys = 'credentials' in navigator && 'PublicKeyCredential' in window;

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function base64url(buffer: ArrayBuffer | null): string | undefined {
  if (!buffer) return undefined;
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** A credential as JSON (WebAuthn Level 3, 5.1), for browsers that cannot write it themselves. */
function json(credential: PublicKeyCredential): string {
  const answer = credential.response;
  const parts = {
    clientDataJSON: base64url(answer.clientDataJSON),
    ...('attestationObject' in answer
      ? {
          attestationObject: base64url((answer as AuthenticatorAttestationResponse).attestationObject),
          transports: (answer as AuthenticatorAttestationResponse).getTransports(),
        }
      : {
          authenticatorData: base64url((answer as AuthenticatorAssertionResponse).authenticatorData),
          signature: base64url((answer as AuthenticatorAssertionResponse).signature),
          userHandle: base64url((answer as AuthenticatorAssertionResponse).userHandle),
        }),
  };
  return JSON.stringify({
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: parts,
  });
}

/** Null where the person thought better of it. */
async function asked<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (wrong) {
    if (wrong instanceof DOMException) return null;
    throw wrong;
  }
}

export async function signInByPasskey(): Promise<Me | null> {
  const { challenge } = await call<{ challenge: string }>('POST', '/session/passkey/challenge');
  const credential = await asked(() =>
    navigator.credentials.get({
      publicKey: { challenge: bytes(challenge), userVerification: 'required', timeout: 120_000 },
    }),
  );
  if (!credential) return null;
  return call<Me>('POST', '/session/passkey', { answer: json(credential as PublicKeyCredential) });
}

export async function addPasskey(me: Me, name: string): Promise<boolean> {
  const { challenge } = await call<{ challenge: string }>('POST', '/me/passkeys/challenge');
  const credential = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { name: 'Bonafide' },
        user: { id: new TextEncoder().encode(me.id), name: me.email, displayName: me.name },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        timeout: 120_000,
      },
    }),
  );
  if (!credential) return false;
  await call('POST', '/me/passkeys', { name, answer: json(credential as PublicKeyCredential) });
  return true;
}
