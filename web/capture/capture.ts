import { speak, t } from '../parts/texts';
import { confirmFields, type Read } from './confirm';
import { consent, refused } from './consent';
import { chooseDocument } from './document';
import { handover } from './handover';
import { actions, back, busy, connectionLost, button, onLeave, show, text } from './screen';
import { Refused, server, watchConnection, type Part, type State } from './server';
import { shoot } from './shoot';
import { chooseWay, type Way } from './way';
import { welcome } from './welcome';

const POLL = 1_500;
const PATIENCE = 5_000;
const PATIENCE_WITH_POSITION = 35_000;

/** What this browser remembers of the way; everything that matters is on the server. */
const skipped = new Set<string>();
const read: Read = {};
let way: Way | null = null;
let isBegun = false;
let reconsiders = false;
let telling: Promise<void> | null = null;

async function refresh(): Promise<State> {
  const state = await server.state();
  await step(state);
  return state;
}

/** Anything that breaks is said, and can be tried again. */
function guarded(work: () => Promise<unknown>): void {
  work().catch((problem: unknown) => {
    if (problem instanceof Refused && (problem.status === 404 || problem.status === 409)) {
      location.reload(); // The link is over, or another device has it: the server's page says so.
      return;
    }
    show(t('title'), text(t('broken.text'), 'no'), actions(button('broken.again', begin, true)));
  });
}

/** Shows the first step that is still to be taken. */
async function step(state: State): Promise<void> {
  if (state.status !== 'OPEN') return ended(state);
  if (state.handover?.done && way === 'phone') return follow(state);
  if (state.consent === false && !reconsiders)
    return refused(state, () => {
      reconsiders = true;
      guarded(() => step(state));
    });
  if (!isBegun && !state.consent && state.parts.length)
    return welcome(state, () => {
      isBegun = true;
      guarded(() => step(state));
    });
  if (!state.consent)
    return consent(state, (agrees) =>
      guarded(async () => {
        reconsiders = false;
        await server.consent(agrees);
        await refresh();
      }),
    );
  if (state.device) telling ??= tell(state.position);
  if (!state.parts.length) return guarded(() => send({}));
  way ??= onlyWay();
  if (way === null)
    return chooseWay((chosen) => {
      way = chosen;
      guarded(() => step(state));
    });
  if (way === 'phone') return follow(state);
  if (state.chooses && !state.document && state.parts.some(isFront))
    return chooseDocument(state, (document, country) =>
      guarded(async () => {
        await server.choose(document, country);
        await refresh();
      }),
    );
  const next = state.parts.find((part) => !part.handed && !skipped.has(part.name));
  if (next) return handIn(state, next);
  return confirmFields(state, read, {
    send: (corrections) => guarded(() => send(corrections)),
    again: (part) => handIn(state, part),
  });
}

/** The device tells of itself beside everything else, once it is agreed to. */
async function tell(asksPosition: boolean): Promise<void> {
  const here = new URL(import.meta.url);
  const script = new URL(`device.js${here.search}`, here).href;
  try {
    const { tellOfDevice } = (await import(script)) as typeof import('../device/device');
    await Promise.race([
      tellOfDevice(server.path, asksPosition),
      new Promise<void>((over) =>
        setTimeout(over, asksPosition ? PATIENCE_WITH_POSITION : PATIENCE),
      ),
    ]);
  } catch {
    // Without its word the order says so.
  }
}

function isFront(part: Part): boolean {
  return part.kind === 'DOCUMENT' || part.kind === 'FRONT' || part.kind === 'PASSPORT';
}

/** What is touched and small is a phone: it needs no other. */
const isPhone = navigator.maxTouchPoints > 0 && Math.min(screen.width, screen.height) < 600;

function onlyWay(): Way | null {
  return isPhone ? 'camera' : null;
}

function handIn(state: State, part: Part): void {
  shoot(state, part, way === 'upload', {
    done: (seen) => {
      read[part.name] = seen.fields;
      guarded(refresh);
    },
    skip: () => {
      skipped.add(part.name);
      guarded(() => step(state));
    },
    otherDocument: () => guarded(() => step({ ...state, document: null, chooses: true })),
    fail: (problem) =>
      guarded(async () => {
        throw problem;
      }),
  });
}

async function send(corrections: Record<string, string>): Promise<void> {
  show(t('send.sending'), busy(t('send.sending')));
  await telling;
  const sent = await server.complete(corrections);
  if (sent.next) {
    location.assign(sent.next);
    return;
  }
  await refresh();
}

/** A computer that follows what the phone does. */
function follow(state: State): void {
  handover(state, {
    code: () => server.code(),
    state: () => server.state(),
    ended: (last) => guarded(() => step(last)),
    back: () => {
      way = null;
      guarded(() => step({ ...state, handover: null }));
    },
    fail: (problem) =>
      guarded(async () => {
        throw problem;
      }),
  });
}

function ended(state: State): void {
  if (state.status === 'EXPIRED') {
    show(t('expired.title'), text(t('expired.text')), back(state.error));
    return;
  }
  if (state.status === 'DONE') {
    show(t('done.title'), text(t('done.text')), back(state.next));
    return;
  }
  show(t('checking.title'), busy(t('checking.text')), back(state.next));
  const timer = setTimeout(() => guarded(refresh), POLL);
  onLeave(() => clearTimeout(timer));
}

function begin(): void {
  guarded(async () => {
    const state = await server.state(true);
    const until = new Intl.DateTimeFormat(state.locale, { dateStyle: 'long', timeStyle: 'short' });
    speak(state.texts ?? {}, {
      client: state.client,
      date: until.format(new Date(state.until)),
    });
    isBegun ||= state.consent !== null;
    await step(state);
  });
}

watchConnection(connectionLost);
begin();
