import { useCallback, useEffect, useState } from 'react';

/** A request the server refused, in its own words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly fields: { path: string; message: string }[],
  ) {
    super(message);
  }

  /** What is wrong with each field, or the whole where no field is named. */
  get sentences(): string[] {
    return this.fields.length ? this.fields.map((f) => `${f.path} ${f.message}`) : [this.message];
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Told when the session is over. */
let signedOut = () => {};

export function onSignedOut(what: () => void) {
  signedOut = what;
}

export async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/compliance/api${path}`, {
      method,
      headers: {
        'X-Portal': '1',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, 'offline', []);
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const told = await answer.json().catch(() => ({}));
  if (answer.status === 401) signedOut();
  throw new Problem(answer.status, told.title ?? `HTTP ${answer.status}`, told.errors ?? []);
}

export interface Loaded<T> {
  data: T | undefined;
  problem: Problem | undefined;
  reload: () => void;
}

/** What is at a path; the last of it stays while it is loaded again. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [state, set] = useState<{ path: string | null; data?: T; problem?: Problem }>({ path });
  const [turn, again] = useState(0);
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    call<T>('GET', path).then(
      (data) => wanted && set({ path, data }),
      (problem) => wanted && set((before) => ({ ...before, path, problem })),
    );
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  const reload = useCallback(() => again((n) => n + 1), []);
  const current = state.path === path || state.data !== undefined;
  return { data: current ? state.data : undefined, problem: state.problem, reload };
}
