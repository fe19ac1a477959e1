import { collect } from './blackbox';

/** The settings of a page; docs/guides/device.md tells of each. */
interface Settings {
  bbout_element_id?: unknown;
  bb_callback?: unknown;
  enable_rip?: unknown;
  session?: unknown;
  loader?: { subkey?: unknown; trace_handler?: unknown };
}

const page = globalThis as unknown as Record<string, unknown>;
const settings = (page[String(page['io_global_object_name'] ?? 'IGLOO')] ?? {}) as Settings;
const own = (document.currentScript as HTMLScriptElement).src;

function trace(message: string): void {
  const handler = settings.loader?.trace_handler;
  if (typeof handler === 'function') handler(message);
}

function hand(blackbox: string, complete: boolean): void {
  if (typeof settings.bb_callback === 'function') {
    settings.bb_callback(blackbox, complete);
    return;
  }
  const field = document.getElementById(String(settings.bbout_element_id ?? ''));
  if (field) (field as HTMLInputElement).value = blackbox;
  else trace('no bb_callback, and no element of bbout_element_id');
}

function begin(): void {
  const wants: Record<string, string> = {};
  if (settings.enable_rip === false) wants['rip'] = 'false';
  if (typeof settings.session === 'string') wants['session'] = settings.session;
  if (typeof settings.loader?.subkey === 'string') wants['subkey'] = settings.loader.subkey;
  collect(new URL('challenge', own).href, wants, hand, trace).catch((problem: unknown) =>
    trace(`nothing was collected: ${String(problem)}`),
  );
}

// The field may stand below the script.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();
