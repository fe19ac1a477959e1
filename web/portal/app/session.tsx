import { createContext, useContext } from 'react';

export type Role = 'VIEWER' | 'ANALYST' | 'APPROVER' | 'ADMIN';
export type Environment = 'DEVELOPMENT' | 'LIVE';

export interface Me {
  id: string;
  email: string;
  name: string;
  role: Role;
  client: string;
  environment: Environment;
  second_person: string[];
  people: { id: string; name: string; email: string; active: boolean }[];
}

export interface Session {
  me: Me;
  set: (me: Me) => void;
  leave: () => void;
  /** Whether single keys do something. */
  shortcuts: boolean;
  setShortcuts: (on: boolean) => void;
  locale: string;
  setLocale: (locale: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in');
  return session;
}

const ORDER: Role[] = ['VIEWER', 'ANALYST', 'APPROVER', 'ADMIN'];

/** Whether the person may do what the role may. */
export function useMay(role: Role): boolean {
  return ORDER.indexOf(useSession().me.role) >= ORDER.indexOf(role);
}

/** The name of somebody by id or address. */
export function usePerson(): (who: string | null | undefined) => string {
  const { people } = useSession().me;
  return (who) => people.find((p) => p.id === who || p.email === who)?.name ?? who ?? '';
}

const WANTED = 'bonafide.wanted';

/** Remembers the screen that was asked for while somebody signs in elsewhere. */
export function wantBack(): void {
  sessionStorage.setItem(WANTED, location.pathname + location.search);
}

/** Goes to it once they are in. */
export function goBack(): void {
  const wanted = sessionStorage.getItem(WANTED);
  sessionStorage.removeItem(WANTED);
  if (wanted?.startsWith('/compliance/') && !wanted.includes('refused='))
    history.replaceState(null, '', wanted);
}
