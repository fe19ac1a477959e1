import { useEffect, useRef } from 'react';
import { useSession } from './session';

/** Single keys, unless somebody types, a dialog is open, or they are switched off (WCAG 2.1.4). */
export function useKeys(keys: Record<string, () => void>) {
  const { shortcuts } = useSession();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!shortcuts) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target as HTMLElement;
      if (at.closest('input, textarea, select, [role=menu], [role=listbox], [role=dialog]')) return;
      const run = latest.current[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [shortcuts]);
}
